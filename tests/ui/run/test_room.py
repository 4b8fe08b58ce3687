import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from copdesk.run.learning import Learned, likeness
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


def test_who_leads_a_step_and_its_roles_outside_turns_are_told(room, pulse, desk, example):
    step = desk.plan.session(example).activities[0].steps[0]
    desk.plan.set_step(step.id, "leader", "Ewen Le Borgne")
    desk.plan.set_step(step.id, "roles", (("scribe", "writes on the flipchart"),))
    pulse.start()
    assert room.step.who.text() == "Led by Ewen Le Borgne\nscribe: writes on the flipchart"
    assert room.step.who.isVisible()
    desk.plan.set_step(step.id, "leader", "")
    desk.plan.set_step(step.id, "roles", ())
    assert not room.step.who.isVisible()


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


def test_the_next_scene_can_be_looked_at_without_the_room_seeing_it(room, qtbot, pulse, projector, desk, example):
    desk.board.new_drawing(example)
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


def test_a_pause_can_say_why(room, pulse, qtbot, desk, example):
    pulse.start()
    assert not room.clock.reason.isVisible()
    pulse.toggle()
    qtbot.keyClicks(room.clock.reason, "fire alarm")
    qtbot.keyClick(room.clock.reason, Qt.Key.Key_Return)
    assert desk.run.state(example).leg.reason == "fire alarm"
    pulse.toggle()
    assert not room.clock.reason.isVisible()


def test_after_sleep_it_asks_once_and_does_not_wait_for_the_answer(room, pulse, eleven, qtbot):
    pulse.start()
    eleven.advance(600)
    pulse.look()
    assert room.ask.question() == "This computer slept for 10 min. Does that time count?"
    assert [button.text() for button in room.ask.buttons if button.isVisible()] == ["Count it", "Do not count it"]
    assert room.clock.digits.text() == "10:00"
    click(qtbot, room.ask.buttons[1])
    assert (room.clock.digits.text(), room.ask.question()) == ("19:59", "")


def test_sleeping_again_before_anybody_answered_asks_about_both_times_together(room, pulse, eleven, qtbot):
    pulse.start()
    for _ in range(2):
        eleven.advance(300)
        pulse.look()
    assert room.ask.question() == "This computer slept for 10 min. Does that time count?"
    click(qtbot, room.ask.buttons[1])
    assert room.clock.digits.text() == "19:58"


def test_where_the_step_would_be_over_after_sleep_not_counting_is_offered_first(room, pulse, eleven, qtbot):
    pulse.start()
    eleven.advance(3600)
    pulse.look()
    assert room.ask.buttons[0].text() == "Do not count it"
    click(qtbot, room.ask.buttons[1])
    assert room.clock.digits.text() == "+40:00"


def test_a_computer_that_was_off_asks_when_the_session_is_opened_again(room, pulse, eleven, qtbot, example):
    pulse.start()
    eleven.advance(120)
    eleven.restart(300)
    pulse.show_session(example)
    assert room.ask.question().startswith("This computer was off for 7 min")
    click(qtbot, room.ask.buttons[1])
    assert room.clock.digits.text() == "20:00"


def test_the_next_step_makes_the_question_pointless(room, pulse, eleven):
    pulse.start()
    eleven.advance(600)
    pulse.look()
    pulse.next()
    assert room.ask.question() == ""


def test_a_line_of_the_agenda_can_be_jumped_to_left_out_and_brought_back(room, pulse, go, desk, example):
    from PySide6.QtWidgets import QMenu

    go("Silent")
    later = [desk.run.state(example).order[-1].key]

    def entries(keys):
        menu = QMenu()
        room._menus.fill_line(menu, keys)
        return {action.text(): action for action in menu.actions()}, menu

    found, _menu = entries(later)
    assert list(found) == ["Go to this step now", "Leave it out"]
    room._menus.do(found["Leave it out"])
    found, _menu = entries(later)
    room._menus.do(found["Bring it back"])
    found, _menu = entries(later)
    room._menus.do(found["Go to this step now"])
    assert desk.run.state(example).cue.step.short == "Popcorn"
    found, _menu = entries(later)
    assert list(found) == [
        "It began earlier",
        "This step once more",
        "A break now",
        "A break after this activity",
        "A step after this one …",
        "A second clock, for the room",
        "Bell and volume …",
    ]


def test_any_step_of_a_folded_activity_can_be_jumped_to_and_the_whole_be_left_out(room, go, desk, example, heard):
    from PySide6.QtWidgets import QMenu

    go("Silent")
    told = heard(room.agenda.menu_requested)
    row = next(number for number, one in enumerate(room.agenda.model.rows) if one.text == "Troika consulting")
    room.agenda.list.clicked.emit(room.agenda.model.index(row))
    keys = told.all[0][0]
    menu = QMenu()
    room._menus.fill_line(menu, keys)
    steps, leave = menu.actions()
    assert [action.text() for action in steps.menu().actions()][:3] == [
        "Reflect", "Turn 1: Question", "Turn 1: Clarifying",
    ]  # fmt: skip
    room._menus.do(leave)
    assert desk.run.state(example).skipped == set(keys)
    room._menus.do(steps.menu().actions()[1])
    assert desk.run.state(example).cue.turn == 1


def test_what_a_step_took_at_other_times_is_said_where_it_differs_from_the_plan(room, go):
    go("Walk")
    assert not room.step.learned.isVisible()
    cue = room._pulse.material.state.cue
    room._on_learned({likeness(cue.activity, cue.step): Learned(600, 840, 5)})
    assert room.step.learned.text() == "Planned 10 min, took 14 min the last 5 times."
    assert room.step.learned.isVisible()


def test_started_late_it_asks_whether_the_room_began_on_time(room, pulse, eleven, qtbot):
    eleven.advance(240)
    pulse.start()
    assert room.ask.question() == "Started 4 min after 11:00. Did the room begin before you pressed Start?"
    click(qtbot, room.ask.buttons[1])
    assert room.clock.digits.text() == "16:00"
    assert room.agenda.ends.text() == "ends 12:30"


def test_the_question_about_the_start_goes_by_itself(room, pulse, eleven):
    eleven.advance(240)
    pulse.start()
    for _ in range(20):
        assert room.ask.question()
        eleven.advance(9)
        pulse.look()
    assert room.ask.question() == ""


def test_on_time_or_hours_off_nothing_is_asked(room, pulse, eleven, desk, example):
    pulse.start()
    assert room.ask.question() == ""
    pulse.back()
    eleven.advance(3600)
    pulse.start()
    assert room.ask.question() == ""


def test_when_the_hour_has_come_and_people_are_here_it_is_said_once(room, pulse, eleven, desk, example, heard):
    said = heard(room.said)
    eleven.advance(90)
    pulse.look()
    assert said.all == []
    desk.people.check_in(example, desk.people.members()[0].id)
    pulse.look()
    assert [fact for fact, *_ in said.all] == ["Facilitating communities of practice (CoPs) was to start at 11:00."]


def test_a_screen_reader_hears_milestones_and_not_every_second(room, pulse, eleven):
    pulse.start()
    heard = set()
    for _ in range(90):
        eleven.advance(1)
        pulse.look()
        heard.add(room.clock.digits.accessibleName())
    assert heard == {"about 20 minutes left", "about 19 minutes left"}
