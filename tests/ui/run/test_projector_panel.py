import pytest
from PySide6.QtCore import Qt

from copdesk.stage.material import Drawn, Group
from copdesk.stage.scenes import Agenda, Seat
from copdesk.stage.service import StageRoom
from ui.run.projector_panel import ProjectorPanel
from ui.run.stage_options import StageOptionsPanel


@pytest.fixture
def crowd(room, pulse, go):
    """Nineteen tables in the Troika, shown by name and place."""
    go("Question", 1)
    cue = pulse.material.state.cue
    groups = tuple(
        Group(n, f"T{n}", tuple(Seat(letter, f"Person {n}{letter}") for letter in "ABC"), (b"", b"", b""))
        for n in range(1, 20)
    )
    object.__setattr__(pulse.material, "draws", (Drawn(cue.activity.id, groups),))
    return room.projector


def test_a_long_list_is_turned_by_hand(crowd, pulse):
    pulse.ask_scene("places")
    pages = crowd.preview.canvas.pages
    assert pages > 1
    assert crowd.pages.words.text() == f"page 1 of {pages}"
    crowd.pages.after.click()
    assert crowd.pages.words.text() == f"page 2 of {pages}"
    crowd.pages.before.click()
    assert crowd.pages.words.text() == f"page 1 of {pages}"


def test_pages_turn_by_themselves_from_where_they_were_turned_to_until_they_are_stopped(crowd, pulse, clock):
    def page():
        return crowd.preview.view().page

    pulse.ask_scene("places")
    clock.advance(12)
    pulse.look()
    assert page() == 1
    crowd.pages.after.click()
    assert page() == 2
    crowd.pages.still.click()
    clock.advance(60)
    pulse.look()
    assert (page(), pulse.asked.still) == (2, True)
    pulse.hold_pages()
    assert not crowd.pages.still.isChecked()
    clock.advance(13)
    pulse.look()
    assert page() == 3


def test_a_scene_is_looked_at_on_the_desk_and_then_shown(crowd, pulse, projector):
    crowd.peek.click()
    crowd.scenes.chosen.emit("agenda")
    assert isinstance(crowd.preview.view().scene, Agenda)
    assert not isinstance(projector.live.scene, Agenda)
    assert crowd.pill.text() == "Preview"
    crowd.take.click()
    assert isinstance(projector.live.scene, Agenda)
    assert not crowd.take.isVisibleTo(crowd)
    assert not crowd.peek.isChecked()


def test_what_comes_with_the_next_step_is_looked_at_and_shown_by_going_on(room, pulse, projector, go):
    panel = room.projector
    go("Silent")
    panel.peek.click()
    assert panel.preview.view().header.step.startswith("Generate ideas")
    assert not panel.take.isEnabled()
    go("Trios")
    assert not panel.peek.isChecked()


def test_tables_are_shown_one_after_another(crowd, pulse, projector):
    pulse.ask_scene("trios")
    crowd.pages.reveal.click()
    assert projector.live.scene.revealed == 0
    crowd.pages.reveal.click()
    assert (projector.live.scene.revealed, crowd.pages.reveal.text()) == (1, "Next table (1 of 19)")
    crowd.pages.all.click()
    assert projector.live.scene.revealed is None


def test_a_panel_that_is_built_late_tells_what_the_next_step_brings(dressed, pulse, projector, qtbot):
    assert pulse.material.session is not None
    late = ProjectorPanel(pulse, projector)
    qtbot.addWidget(late)
    assert late._coming.text() == "Timer"


def test_a_scene_of_one_page_needs_no_row(room, pulse):
    pulse.start()
    assert not room.projector.pages.isVisible()


def test_after_a_message_no_button_waits_for_a_space(room, pulse, qtbot):
    pulse.start()
    panel = room.projector
    panel.scenes.chosen.emit("message")
    qtbot.keyClicks(panel.message, "Lunch is served")
    qtbot.keyClick(panel.message, Qt.Key.Key_Return)
    assert pulse.asked.about == "Lunch is served"
    assert not panel.message.isVisible()
    assert panel.window().focusWidget() is None


@pytest.fixture
def options(desk, bridge, dressed, qtbot):
    panel = StageOptionsPanel(desk, bridge)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_theme_side_and_counting_on_are_kept_at_once_and_seen(options, desk, pulse, projector, qtbot):
    options.theme.chosen.emit(1)
    options.direction.chosen.emit(1)
    qtbot.mouseClick(options.count_on, Qt.MouseButton.LeftButton)
    kept = StageRoom(desk.book).options()
    assert (kept.theme, kept.direction, kept.count_on) == ("paper", "rtl", True)
    assert (projector.live.theme, projector.live.direction) == ("paper", "rtl")


def test_it_lights_up_once_when_time_is_up_and_not_where_nothing_may_move(options, pulse, projector, eleven, qtbot):
    qtbot.mouseClick(options.flash, Qt.MouseButton.LeftButton)
    pulse.start()
    for seconds, lit in ((1199.5, False), (1, True), (3, False)):
        eleven.advance(seconds)
        pulse.look()
        assert projector.live.clock.flash is lit
    pulse.keep_calm(True)
    pulse.next()
    assert projector.live.motion == "cut"
    eleven.advance(600.5)
    pulse.look()
    assert (projector.live.clock.state, projector.live.clock.flash) == ("over", False)


def test_the_room_can_read_another_language_than_the_desk_speaks(options, desk, pulse, projector, qtbot):
    pulse.start()
    options.language.setCurrentIndex(options.language.findData("fr"))
    options.language.activated.emit(options.language.currentIndex())
    assert projector.live.clock.state_words == "En cours"
    assert options.words["Running"].placeholderText() == "En cours"
    assert StageOptionsPanel(desk, options._bridge).language.currentData() == "fr"


def test_the_projector_can_say_it_in_the_rooms_language(options, desk, pulse, projector, qtbot):
    field = options.words["Running"]
    field.insert("በመካሄድ ላይ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    pulse.start()
    assert projector.live.clock.state_words == "በመካሄድ ላይ"


def test_words_without_their_fields_are_refused_in_place_and_stay_typed(options, desk, qtbot):
    field = options.words["since {time}"]
    qtbot.keyClicks(field, "depuis")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert options.refusal.isVisible()
    assert field.text() == "depuis"
    assert StageRoom(desk.book).options().words == {}
