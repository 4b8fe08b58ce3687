"""Dots and hands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Refused

CHOICES: list[tuple[str, Id | None]] = [("Time", None), ("Money", None), ("Trust", None)]


def test_counted_dots_add_up_and_never_fall_below_none(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "Where do we begin?", CHOICES)
    time, money, trust = desk.notes.ballots.ballot(key).choices
    for choice, by in ((time, 5), (money, 5), (trust, 1), (trust, -3)):
        desk.notes.ballots.count(key, choice.id, by)
    ballot = desk.notes.ballots.ballot(key)
    assert [choice.count for choice in ballot.choices] == [5, 5, 0]
    assert ballot.top == {time.id, money.id}
    assert ballot.total == 10
    desk.undo()
    assert [choice.count for choice in desk.notes.ballots.ballot(key).choices] == [5, 5, 1]


def test_a_persons_vote_replaces_what_they_gave_before_and_keeps_to_their_dots(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "Where?", CHOICES, dots=3)
    time, money, _ = desk.notes.ballots.ballot(key).choices
    desk.notes.ballots.cast(key, "seat 1", {time.id: 3})
    desk.notes.ballots.cast(key, "seat 1", {time.id: 1, money.id: 2})
    desk.notes.ballots.cast(key, "seat 2", {money.id: 3})
    ballot = desk.notes.ballots.ballot(key)
    assert [choice.count for choice in ballot.choices] == [1, 5, 0]
    assert ballot.voters == 2
    for amounts in ({time.id: 4}, {time.id: -1}, {b"\0" * 16: 1}):
        with pytest.raises(Refused):
            desk.notes.ballots.cast(key, "seat 3", amounts)
    assert desk.notes.ballots.ballot(key).voters == 2


def test_hands_are_one_for_each_choice(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "Who can?", CHOICES, kind="hands")
    time, money, trust = desk.notes.ballots.ballot(key).choices
    desk.notes.ballots.cast(key, "a", {time.id: 1, money.id: 1, trust.id: 1})
    with pytest.raises(Refused):
        desk.notes.ballots.cast(key, "b", {time.id: 2})


def test_a_closed_vote_counts_no_more_and_may_be_revealed(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "Where?", CHOICES)
    choice = desk.notes.ballots.ballot(key).choices[0]
    desk.notes.ballots.close(key)
    with pytest.raises(Refused) as refused:
        desk.notes.ballots.count(key, choice.id, 1)
    assert refused.value.code == "notes.ballot_closed"
    assert not desk.notes.ballots.ballot(key).revealed
    desk.notes.ballots.reveal(key, True)
    assert desk.notes.ballots.ballot(key).revealed
    desk.notes.ballots.remove(key)
    assert desk.notes.ballots.of_session(example) == []


@pytest.mark.parametrize(
    ("question", "choices", "dots"),
    [("", CHOICES, 3), ("Where?", CHOICES[:1], 3), ("Where?", [("x", None)] * 13, 3), ("Where?", CHOICES, 0)],
)
def test_a_vote_that_cannot_be_is_refused(
    desk: Desk, example: Id, question: str, choices: list[tuple[str, Id | None]], dots: int
) -> None:
    with pytest.raises(Refused):
        desk.notes.ballots.begin(example, question, choices, dots=dots)
    assert desk.notes.ballots.of_session(example) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-3, 5)), max_size=20))
def test_the_total_is_the_sum_of_what_was_counted(steps: list[tuple[int, int]]) -> None:
    clock = FakeClock()
    book = Book.memory(clock)
    desk = Desk(book, clock)
    session = desk.plan.add_session("s")
    key = desk.notes.ballots.begin(session, "Where?", CHOICES)
    ids = [choice.id for choice in desk.notes.ballots.ballot(key).choices]
    expected = [0, 0, 0]
    for place, by in steps:
        desk.notes.ballots.count(key, ids[place], by)
        expected[place] = max(0, expected[place] + by)
    ballot = desk.notes.ballots.ballot(key)
    book.close()
    assert [choice.count for choice in ballot.choices] == expected
    assert ballot.total == sum(expected)
    assert bool(ballot.top) == bool(sum(expected))


def test_a_fist_asks_for_fingers_and_knows_their_mean(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "How sure are we?", [], "fist")
    fingers = [choice.id for choice in desk.notes.ballots.ballot(key).choices]
    assert len(fingers) == 6
    assert desk.notes.ballots.ballot(key).mean is None
    desk.notes.ballots.cast(key, "a", {fingers[5]: 1})
    desk.notes.ballots.count(key, fingers[2], 2)
    assert desk.notes.ballots.ballot(key).mean == 3.0
    with pytest.raises(Refused):
        desk.notes.ballots.cast(key, "a", {fingers[5]: 1, fingers[4]: 1})


def test_a_ranking_gives_points_by_place_and_names_a_tie(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "What first?", [(name, None) for name in "ABC"], "rank")
    a, b, c = (choice.id for choice in desk.notes.ballots.ballot(key).choices)
    desk.notes.ballots.rank(key, "one", [a, b, c])
    desk.notes.ballots.rank(key, "two", [b, a, c])
    ballot = desk.notes.ballots.ballot(key)
    assert [choice.count for choice in ballot.choices] == [3, 3, 0]
    assert ballot.top == {a, b}
    assert ballot.voters == 2
    desk.notes.ballots.rank(key, "two", [c, b, a])
    assert [choice.count for choice in desk.notes.ballots.ballot(key).choices] == [2, 2, 2]
    for order in ([a, b], [a, a, b]):
        with pytest.raises(Refused):
            desk.notes.ballots.rank(key, "three", order)


def test_dots_are_heaped_on_one_choice_only_where_that_is_the_rule(desk: Desk, example: Id) -> None:
    heaped = desk.notes.ballots.begin(example, "Heaped?", [("A", None), ("B", None)], "dots", 3)
    each = desk.notes.ballots.begin(example, "One each?", [("A", None), ("B", None)], "one_each", 3)
    desk.notes.ballots.cast(heaped, "a", {desk.notes.ballots.ballot(heaped).choices[0].id: 3})
    choices = desk.notes.ballots.ballot(each).choices
    desk.notes.ballots.cast(each, "a", {choices[0].id: 1, choices[1].id: 1})
    with pytest.raises(Refused):
        desk.notes.ballots.cast(each, "b", {choices[0].id: 2})


def test_a_count_from_a_sheet_leaves_what_people_gave_at_the_laptop(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "What first?", [("A", None), ("B", None)])
    first = desk.notes.ballots.ballot(key).choices[0]
    desk.notes.ballots.cast(key, "v1", {first.id: 2})
    desk.notes.ballots.count_to(key, first.id, 7)
    assert desk.notes.ballots.ballot(key).choices[0].count == 7
    desk.notes.ballots.count_to(key, first.id, 1)
    assert desk.notes.ballots.ballot(key).choices[0].count == 2
    for total in (-1, 10_000):
        with pytest.raises(Refused):
            desk.notes.ballots.count_to(key, first.id, total)


def test_only_what_is_even_is_asked_again(desk: Desk, example: Id) -> None:
    key = desk.notes.ballots.begin(example, "What first?", [("A", None), ("B", None)], dots=5)
    with pytest.raises(Refused):
        desk.notes.ballots.ask_again(key)
