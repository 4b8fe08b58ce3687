import pytest
from PySide6.QtCore import Qt

from ui.run.insert import InsertPanel


@pytest.fixture
def panel(desk, bridge, example, pulse, dressed, qtbot):
    pulse.start()
    panel = InsertPanel(desk, bridge, example, in_turns=False)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_a_title_and_enter_add_a_step_after_the_running_one(panel, pulse, qtbot, heard):
    left = heard(panel.left)
    qtbot.keyClicks(panel.title.edit, "Stretch")
    qtbot.keyClick(panel.title.edit, Qt.Key.Key_Return)
    assert pulse.material.state.order[1].step.title == "Stretch"
    assert (pulse.material.state.index, len(left.all)) == (0, 1)


def test_it_can_begin_now(panel, pulse, qtbot):
    qtbot.keyClicks(panel.title.edit, "Sing")
    panel.length.edit.setText("2")
    panel.now.click()
    assert (pulse.material.state.cue.step.title, pulse.face().digits) == ("Sing", "2:00")


@pytest.mark.parametrize(("title", "length"), [("", "5"), ("Sing", "some")])
def test_what_is_lacking_is_said_and_nothing_typed_is_lost(panel, pulse, title, length):
    before = pulse.material.state.order
    panel.title.edit.setText(title)
    panel.length.edit.setText(length)
    panel.later.click()
    assert panel._refusal.isVisible()
    assert panel._refusal.text()
    assert panel.length.edit.text() == length
    assert pulse.material.state.order == before
