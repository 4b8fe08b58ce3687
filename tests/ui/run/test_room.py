import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from copdesk.stage import scenes
from ui.run.pulse import Pulse
from ui.run.room import RunRoom


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_without_a_session_the_room_says_so_and_offers_a_plan(desk, bridge, clock, projector, qtbot, heard):
    room = RunRoom(desk, bridge, clock, Pulse(desk, bridge, clock), projector)
    qtbot.addWidget(room)
    wanted = heard(room.room_requested)
    room.empty.button.click()
    assert wanted.all == ["plan"]
    assert room.pages.currentWidget().isAncestorOf(room.empty)


def test_before_the_start_it_says_what_will_happen_and_one_button_starts_it(room, qtbot, desk, example):
    assert room.pages.currentWidget() is room.before
    told = room.before.sentences.texts()
    assert told[:3] == [
        "4 activities, 90 min planned", "11:00 – 12:30: the plan fills the time exactly",
        "First: Make a drawing of your CoP, 20:00",
    ]  # fmt: skip
    click(qtbot, room.before.start)
    assert desk.run.live() == example
    assert room.clock.digits.text() == "20:00"


def test_desk_preview_and_projector_show_the_same_digits(room, pulse, projector, eleven):
    pulse.start()
    for seconds in (0.4, 1, 59.2, 600):
        eleven.advance(seconds)
        pulse.look()
        shown = room.clock.digits.text()
        assert shown == projector.live.clock.digits == room.projector.preview.view().clock.digits


def test_a_step_over_time_counts_on_at_the_desk(room, pulse, eleven):
    pulse.start()
    eleven.advance(20 * 60 + 42)
    pulse.look()
    assert room.clock.digits.text() == "+0:42"
    assert room.clock.mark.text() == "Time’s up"


def test_a_turn_names_client_consultants_and_what_comes(room, go):
    go("Advice", 2)
    said = words_of(room)
    for words in (
        "turn 2 of 3",
        "Client: seat B",
        "Consultants: A and C",
        "What would you try? What have you seen work?",
    ):
        assert words in said
    assert room.transport.coming.text() == "Turn 3: Client shares the question · client: seat C"


def test_the_hint_is_marked_as_private_and_is_not_on_the_projector(room, go, projector):
    go("Advice", 2)
    assert room.step.hint.text().startswith("Only for you: This phase is for advice.")
    assert "phase is for advice" not in repr(projector.live)


def test_minutes_are_given_and_taken_back_by_undo(room, qtbot, pulse, desk):
    pulse.start()
    click(qtbot, room.clock.more)
    assert room.clock.digits.text() == "21:00"
    desk.undo()
    assert room.clock.digits.text() == "20:00"


def test_pause_turns_into_go_on_and_becomes_the_primary_button(room, qtbot, pulse, eleven):
    pulse.start()
    click(qtbot, room.transport.pause)
    eleven.advance(300)
    pulse.look()
    assert (room.clock.digits.text(), room.clock.mark.text()) == ("20:00", "Paused since 11:00")
    assert (room.transport.pause.text(), room.transport.pause.kind, room.transport.next.kind) == (
        "Go on", "primary", "plain",
    )  # fmt: skip
    click(qtbot, room.transport.pause)
    assert room.clock.mark.text() == "Running"


def test_after_the_last_step_next_ends_the_session_and_says_what_now(room, qtbot, go, heard):
    go("Popcorn")
    assert room.transport.next.text() == "End the session"
    click(qtbot, room.transport.next)
    assert room.pages.currentWidget() is room.after
    wanted = heard(room.room_requested)
    click(qtbot, room.after.report)
    assert wanted.all == ["report"]
    click(qtbot, room.after.back)
    assert room.pages.currentWidget() is not room.after


def test_what_is_refused_is_said_in_place(room, pulse):
    pulse.start()
    pulse.stretch(-30 * 60_000)
    assert room.refusal.text() == "A step keeps at least five seconds."
    assert room.refusal.isVisible()


def test_the_agenda_says_when_it_all_ends_against_the_slot(room, pulse, eleven):
    eleven.advance(180)
    pulse.start()
    assert room.agenda.ends.text() == "ends 12:33"
    spoken = room.agenda.model.data(room.agenda.model.index(3), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Good CoP / bad CoP, to come, planned 11:30, expected 11:33"


def test_a_scene_is_shown_by_one_press_and_a_second_press_follows_the_step_again(room, qtbot, pulse, projector):
    pulse.start()
    grid = room.projector.scenes
    click(qtbot, grid.findChild(type(room.transport.next), "scene_agenda"))
    assert isinstance(projector.live.scene, scenes.Agenda)
    click(qtbot, grid.findChild(type(room.transport.next), "scene_agenda"))
    assert isinstance(projector.live.scene, scenes.Timer)


def test_a_message_is_typed_below_the_scenes_and_shown_on_enter(room, qtbot, pulse, projector):
    pulse.start()
    click(qtbot, room.projector.scenes.findChild(type(room.transport.next), "scene_message"))
    qtbot.keyClicks(room.projector.message, "Back at 11:45")
    assert isinstance(projector.live.scene, scenes.Timer)
    qtbot.keyClick(room.projector.message, Qt.Key.Key_Return)
    assert projector.live.scene.text == "Back at 11:45"


def test_the_next_scene_can_be_looked_at_without_the_room_seeing_it(room, qtbot, pulse, projector):
    pulse.start()
    click(qtbot, room.projector.peek)
    assert isinstance(room.projector.preview.view().scene, scenes.GalleryGrid)
    assert isinstance(projector.live.scene, scenes.Timer)
    assert room.projector.pill.text() == "Preview"


def test_blank_hides_the_picture_and_a_scene_brings_it_back(room, qtbot, pulse, projector):
    pulse.start()
    click(qtbot, room.projector.blank)
    assert projector.live.scene == scenes.Blank()
    click(qtbot, room.projector.scenes.findChild(type(room.transport.next), "scene_clock"))
    assert isinstance(projector.live.scene, scenes.WallClock)


@pytest.mark.parametrize("width", [855, 1278, 1832])
def test_nothing_overlaps_and_the_buttons_keep_their_words_at_every_width(room, go, qtbot, width):
    go("Advice", 2)
    room.resize(width, 460 if width < 1000 else 600)
    QApplication.processEvents()
    for button in (room.transport.back, room.transport.pause, room.transport.next, room.transport.land):
        assert button.width() >= button.sizeHint().width()
    assert room.clock.geometry().bottom() < room.transport.geometry().top()
    assert room.transport.geometry().bottom() <= room.pages.height()


def test_in_a_narrow_window_agenda_and_projector_share_one_column(room, qtbot):
    room.resize(855, 460)
    assert room.agenda.isVisible()
    assert not room.projector.isVisible()
    room.switch.chosen.emit(1)
    assert room.projector.isVisible()
    assert not room.agenda.isVisible()
