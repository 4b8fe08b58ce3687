import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.run.pulse import Pulse
from ui.run.room import RunRoom
from ui.shell import theme
from ui.stage.canvas import StageCanvas
from ui.stage.projector import Projector
from ui.stage.screens import ScreenKeeper
from ui.stage.theme import load_themes
from ui.stage.window import StageWindow


def no_screens() -> list:
    return []


def no_desk() -> None:
    return None


class Heard:
    """Collects what a signal said."""

    def __init__(self, signal) -> None:
        self.all: list = []
        signal.connect(self.take)

    def take(self, *said: object) -> None:
        self.all.append(said[0] if len(said) == 1 else said)


@pytest.fixture
def heard():
    return Heard


@pytest.fixture
def eleven(clock: FakeClock) -> FakeClock:
    """The clock at 11:00, when the example's slot begins."""
    clock.advance(2 * 3600)
    return clock


@pytest.fixture
def pulse(desk: Desk, bridge, eleven: FakeClock, example: Id, qtbot) -> Pulse:
    pulse = Pulse(desk, bridge, eleven)
    pulse.show_session(example)
    return pulse


@pytest.fixture
def projector(pulse: Pulse, qtbot) -> Projector:
    window = StageWindow(StageCanvas(load_themes()))
    qtbot.addWidget(window)
    projector = Projector(ScreenKeeper(no_screens, no_desk), window, no_screens)
    pulse.stage_view.connect(projector.feed)
    pulse.look()
    return projector


@pytest.fixture(scope="session")
def dressed(qapp) -> None:
    """The application in the desk's light look; dressing it anew for each test would cost a second."""
    theme.apply(qapp, theme.load("desk-light"), unit=1.0)


@pytest.fixture
def room(desk: Desk, bridge, eleven: FakeClock, pulse: Pulse, projector: Projector, dressed: None, qtbot) -> RunRoom:
    room = RunRoom(desk, bridge, eleven, pulse, projector)
    theme.dress(room)
    qtbot.addWidget(room)
    room.resize(1278, 600)
    room.show()
    return room


@pytest.fixture
def go(desk: Desk, example: Id):
    """Moves to a step by its short title, in a turn."""

    def to(short: str, turn: int = 0) -> None:
        if desk.run.live() is None:
            desk.run.start(example)
        order = desk.run.state(example).order
        cue = next(one for one in order if one.step.short == short and one.turn == turn)
        desk.run.go_to(example, *cue.key)

    return to
