import pytest
from PySide6.QtCore import Qt

from copdesk.stage import scenes
from ui.run.chime import Chime


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

        def play(self, path):
            played.append(path.stem)

    chime = Chime(pulse, Player())
    for _ in range(4):
        eleven.advance(60)
        pulse.look()
    assert played == ["last"]
    assert side.digits.text() == "+2:00"
    assert chime.parent() is None


def test_it_can_stand_still(side, pulse, eleven, qtbot):
    qtbot.mouseClick(side.pause, Qt.MouseButton.LeftButton)
    eleven.advance(60)
    pulse.look()
    assert (side.digits.text(), side.pause.text()) == ("2:00", "Go on")
