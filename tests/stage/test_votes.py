"""A vote as the room sees it."""

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.stage.gather import gather
from copdesk.stage.scenes import Ballot, Blank


@pytest.fixture
def vote(desk: Desk, example: Id) -> Id:
    choices = [(name, None) for name in ("Time", "Money", "Trust")]
    return desk.notes.ballots.begin(example, "Where do we begin?", choices)


def scene(desk: Desk, example: Id, clock: FakeClock, about: Id | None = None) -> object:
    return compose(gather(desk, example), Asked("ballot", about), clock.now()).scene


def test_counts_stay_hidden_until_they_are_revealed(desk: Desk, example: Id, clock: FakeClock, vote: Id) -> None:
    money = desk.notes.ballots.ballot(vote).choices[1]
    desk.notes.ballots.count(vote, money.id, 5)
    seen = scene(desk, example, clock, vote)
    assert isinstance(seen, Ballot)
    assert [option.text for option in seen.options] == ["Time", "Money", "Trust"]
    assert not seen.revealed
    assert {option.count for option in seen.options} == {0}
    assert "5" not in repr(seen)


def test_revealed_the_most_stand_first_and_ties_are_named(desk: Desk, example: Id, clock: FakeClock, vote: Id) -> None:
    time, money, trust = desk.notes.ballots.ballot(vote).choices
    for choice, by in ((time, 1), (money, 3), (trust, 3)):
        desk.notes.ballots.count(vote, choice.id, by)
    desk.notes.ballots.reveal(vote, True)
    seen = scene(desk, example, clock)
    assert isinstance(seen, Ballot)
    assert [(option.text, option.count, option.top) for option in seen.options] == [
        ("Money", 3, True), ("Trust", 3, True), ("Time", 1, False),
    ]  # fmt: skip
    assert seen.verdict == "2 are even with 3 dots"
    assert seen.total.endswith("7 dots")
    desk.notes.ballots.count(vote, money.id, 1)
    again = scene(desk, example, clock)
    assert isinstance(again, Ballot)
    assert again.verdict == "Money: 4 dots"


def test_no_vote_shows_nothing_and_silence_shows_none(desk: Desk, example: Id, clock: FakeClock, vote: Id) -> None:
    silent = next(p for p in desk.notes.shown(example).parts if desk.plan.step(p.step_id).silent)
    desk.run.start(example)
    desk.run.go_to(example, silent.step_id)
    assert not isinstance(scene(desk, example, clock, vote), Ballot)
    desk.run.next(example)
    assert isinstance(scene(desk, example, clock, vote), Ballot)
    desk.notes.ballots.remove(vote)
    assert isinstance(scene(desk, example, clock, vote), Blank)
