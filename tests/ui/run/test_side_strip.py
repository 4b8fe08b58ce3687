import pytest
from PySide6.QtCore import Qt

from copdesk.stage import scenes
from ui.run.chime import Chime
from ui.run.pulse import Pulse


@pytest.fixture
def side(room, pulse):
    pulse.start()
    assert not room.side.isVisible()
    pulse.start_side(120_000)
    return room.side


def test_a_second_clock_runs_beside_the_step_and_never_touches_it(side, room, pulse, eleven, desk):
    before = desk.book.row("select count(*) as n from journal")["n"]
    eleven.advance(30)
    pulse.look()
    assert (side.digits.text(), room.clock.digits.text()) == ("1:30", "19:30")
    side.again.click()
    assert side.digits.text() == "2:00"
    assert desk.book.row("select count(*) as n from journal")["n"] == before


def test_the_room_sees_it_on_request_and_the_step_again_when_it_goes(side, pulse, projector, eleven):
    side.room.click()
    eleven.advance(5)
    pulse.look()
    assert isinstance(projector.live.scene, scenes.Timer)
    assert (projector.live.clock.digits, projector.live.header.step) == ("1:55", "Round 1")
    side.away.click()
    assert projector.live.clock.digits == "19:55"
    assert not side.isVisible()


def test_its_end_is_heard_once(side, pulse, eleven):
    played = []

    class Player:
        trouble = ""

        def play(self, path, loudness):
            played.append(path.stem)

    chime = Chime(pulse, Player())
    for _ in range(4):
        eleven.advance(60)
        pulse.look()
    assert played == ["bowl-last"]
    assert side.digits.text() == "+2:00"
    assert chime.parent() is None


def test_it_can_stand_still(side, pulse, eleven, qtbot):
    qtbot.mouseClick(side.pause, Qt.MouseButton.LeftButton)
    eleven.advance(60)
    pulse.look()
    assert (side.digits.text(), side.pause.text()) == ("2:00", "Go on")


def test_groups_report_in_turn_and_the_room_sees_who_is_still_to_come(side, room, pulse, projector, desk, example):
    for one in desk.people.attendance(example)[:9]:
        desk.people.check_in(example, one.member.id)
        desk.people.take_part(example, one.member.id, True)
    drawn = desk.trios.draw(example, desk.trios.occasions(example)[0].activity_id, seed=3)
    names = [trio.label for trio in desk.trios.draws(example)[0].trios]
    assert drawn is not None
    pulse.start_reports(60_000)
    side.room.click()
    assert projector.live.header.step == names[0]
    assert projector.live.upcoming.line == f"Not yet heard: {', '.join(names[1:])}"
    side.again.click()
    assert side.waiting.text() == f"Not yet heard: {', '.join(names[2:])}"


def test_it_is_there_again_after_a_restart(side, pulse, eleven, desk, bridge, example, qtbot):
    eleven.advance(20)
    again = Pulse(desk, bridge, eleven)
    again.show_session(example)
    assert again.side.digits(eleven.now()) == "1:40"
    again.drop_side()
    third = Pulse(desk, bridge, eleven)
    third.show_session(example)
    assert third.side is None


def test_a_break_in_the_middle_pauses_the_run_and_ends_with_it(side, pulse, projector, eleven):
    pulse.start_break(600_000)
    assert pulse.material.state.held
    assert isinstance(projector.live.scene, scenes.Transition)
    assert projector.live.scene.note == "back at 11:10"
    eleven.advance(60)
    pulse.toggle()
    assert pulse.side is None
    assert isinstance(projector.live.scene, scenes.Timer)


def test_a_stopwatch_runs_outside_of_any_session(room, pulse, projector, eleven):
    pulse.show_session(None)
    pulse.start_side(0)
    pulse.ask_scene("side")
    eleven.advance(61)
    pulse.look()
    assert room.side.isVisible()
    assert (room.side.digits.text(), projector.live.clock.digits) == ("1:01", "1:01")
