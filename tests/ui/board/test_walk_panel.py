import pytest
from PySide6.QtCore import Qt

from copdesk.board.drawing import Drawing, Facts
from ui.board.walk_panel import WalkPanel
from ui.parts.label import PlainLabel

DRAWINGS = [
    Drawing(bytes([k]) * 16, b"s", Facts(title=name), place=k) for k, name in enumerate(("FAO", "ILO", "SDC"), 1)
]


@pytest.fixture
def panel(qtbot, clock):
    panel = WalkPanel(clock)
    qtbot.addWidget(panel)
    panel.show_walk(DRAWINGS, ("T1", "T2", "T3"), 270_000)
    panel.show()
    return panel


def words(panel):
    return [label.text() for label in panel.findChildren(PlainLabel) if label.text()]


def press(qtbot, panel, name):
    qtbot.mouseClick(panel.findChild(object, name), Qt.MouseButton.LeftButton)


def test_it_says_who_stands_where_and_who_comes_next(panel):
    said = words(panel)
    assert "3 stations, 3 groups" in said
    assert "1:30" in said
    at = said.index("FAO")
    assert said[at + 1 : at + 3] == ["T1", "→ T3"]


def test_all_move_on_and_what_was_seen_is_told(qtbot, panel, clock):
    seen = []
    panel.turned.connect(seen.append)
    press(qtbot, panel, "walk_next")
    clock.advance(30)
    panel._show()
    assert "1:00" in words(panel)
    press(qtbot, panel, "walk_next")
    assert seen == [[drawing.id for drawing in DRAWINGS]]
    said = words(panel)
    assert "turn 2 of 3 · 1:30 each" in said
    assert said[said.index("FAO") + 1] == "T3"


def test_a_walk_is_held_and_goes_on(qtbot, panel, clock):
    press(qtbot, panel, "walk_next")
    clock.advance(10)
    press(qtbot, panel, "walk_hold")
    clock.advance(100)
    press(qtbot, panel, "walk_hold")
    panel._show()
    assert "1:20" in words(panel)


def test_after_the_last_station_the_walk_is_over_and_can_begin_again(qtbot, panel):
    for _ in range(4):
        press(qtbot, panel, "walk_next")
    assert "All stations are seen" in words(panel)
    press(qtbot, panel, "walk_next")
    assert not panel.walk().begun


def test_the_time_at_each_station_is_set_before_the_start(qtbot, panel):
    press(qtbot, panel, "walk_less")
    assert "1:15" in words(panel)
    press(qtbot, panel, "walk_more")
    press(qtbot, panel, "walk_more")
    assert "1:45" in words(panel)


def test_without_a_drawing_there_is_nowhere_to_walk(panel):
    panel.show_walk([], ("T1",), 0)
    assert not panel.findChild(object, "walk_next").isEnabled()


def test_the_bell_rings_once_at_each_station(qtbot, panel, clock):
    rang = []
    panel.rang.connect(lambda: rang.append(True))
    press(qtbot, panel, "walk_next")
    clock.advance(90)
    panel._show()
    panel._show()
    assert len(rang) == 1
    press(qtbot, panel, "walk_next")
    assert len(rang) == 1
    press(qtbot, panel, "walk_next")
    assert len(rang) == 2
    panel.bell.click()
    press(qtbot, panel, "walk_next")
    assert len(rang) == 2
