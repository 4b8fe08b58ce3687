"""What earlier sessions promised is told at the start of the next one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.stage.gather import gather
from ui.in_place import InPlaceBridge
from ui.notes.reminding import Reminding


class Notices:
    def __init__(self) -> None:
        self.told: dict[int, tuple[str, str]] = {}
        self.then: Callable[[], None] | None = None

    def say(self, fact: str, comfort: str, _button: str, *, then: Callable[[], None], **_more: object) -> int:
        self.told[len(self.told) + 1], self.then = (fact, comfort), then
        return len(self.told)

    def drop(self, key: int) -> None:
        del self.told[key]


class Window:
    def __init__(self) -> None:
        self.notices, self.shown = Notices(), ""

    def show_room(self, key: str) -> None:
        self.shown = key

    def room_widget(self, _key: str) -> None:
        return None


class Heart(QObject):
    session_changed = Signal()
    step_changed = Signal(object)

    def __init__(self, desk: Desk, session: Id) -> None:
        super().__init__()
        self.session_id, self.material = session, gather(desk, session)


@pytest.fixture
def following(desk: Desk, example: Id, clock: FakeClock) -> Id:
    """The next session, a fortnight later; of three commitments one is done and one is late."""
    for line in ("send the list by Friday", "ask the donor", "write to all"):
        desk.notes.promise(example, line)
    desk.notes.promises.tick(desk.notes.promises.of_session(example)[2].id, True)
    clock.advance(14 * 24 * 3600)
    return desk.plan.add_session("Second day")


def test_they_are_told_until_somebody_looks(desk: Desk, bridge: InPlaceBridge, following: Id) -> None:
    window, heart, owner = Window(), Heart(desk, following), QObject()
    Reminding(window, desk, bridge, heart, owner)  # type: ignore[arg-type]
    heart.session_changed.emit()
    assert list(window.notices.told.values()) == [("2 commitments of earlier sessions are open.", "1 is overdue.")]
    assert window.notices.then is not None
    window.notices.then()
    assert (window.shown, window.notices.told) == ("notes", {})


def test_they_are_in_sight_during_the_first_step_and_gone_in_the_second(
    desk: Desk, bridge: InPlaceBridge, following: Id, example: Id
) -> None:
    window, heart, owner = Window(), Heart(desk, following), QObject()
    Reminding(window, desk, bridge, heart, owner)  # type: ignore[arg-type]
    heart.session_changed.emit()
    heart.step_changed.emit((b"1", 0))
    assert window.notices.told
    heart.step_changed.emit((b"2", 0))
    assert window.notices.told == {}
    heart.session_id, heart.material = example, gather(desk, example)
    heart.session_changed.emit()
    assert window.notices.told == {}
