"""Undo from anywhere."""

from typing import Any

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.shell.notices import Notices
from ui.undoing import Undoing


@pytest.fixture
def notices(qtbot: Any) -> Notices:
    notices = Notices()
    qtbot.addWidget(notices)
    return notices


@pytest.fixture
def undoing(desk: Desk, bridge: Any, clock: FakeClock, notices: Notices) -> Undoing:
    return Undoing(desk, bridge, clock, notices)


def bodies(desk: Desk, session: Id) -> list[str]:
    return [note.body for note in desk.notes.of_session(session)]


def test_what_was_undone_is_named_and_can_be_done_again(
    undoing: Undoing, desk: Desk, notices: Notices, example: Id
) -> None:
    desk.notes.write(example, "+ too loud near the door")
    undoing.undo()
    assert bodies(desk, example) == []
    assert notices.fact() == "Undone: note “too loud near the door”"
    undoing.redo()
    assert bodies(desk, example) == ["too loud near the door"]


def test_a_step_that_has_run_since_is_not_passed_over_in_silence(
    undoing: Undoing, desk: Desk, notices: Notices, example: Id, clock: FakeClock
) -> None:
    desk.notes.write(example, "+ too loud")
    desk.run.start(example)
    undoing.undo()
    assert bodies(desk, example) == ["too loud"]
    assert "start the session" in notices.fact()
    clock.advance(2)
    undoing.undo()
    assert bodies(desk, example) == []
    assert desk.run.state(example).index == 0


def test_a_second_press_much_later_asks_again(undoing: Undoing, desk: Desk, example: Id, clock: FakeClock) -> None:
    desk.notes.write(example, "+ too loud")
    desk.run.start(example)
    undoing.undo()
    clock.advance(60)
    undoing.undo()
    assert bodies(desk, example) == ["too loud"]
