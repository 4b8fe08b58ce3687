"""What a session was for, and whether it came to that."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.words import Refused


def test_the_plans_outcomes_are_counted_and_answered_and_others_added(desk: Desk, example: Id) -> None:
    desk.plan.set_head(example, "outcomes", "- A list of questions\n\nWe feel better about our CoPs")
    outcomes = desk.notes.outcomes
    assert [one.body for one in outcomes.of_session(example)] == [
        "A list of questions",
        "We feel better about our CoPs",
    ]
    for member in desk.people.members()[:5]:
        desk.people.check_in(example, member.id)
    outcomes.count(example, "A list of questions", 4)
    outcomes.answer(example, "A list of questions", "twelve of them ")
    outcomes.add(example, "New friends")
    outcomes.add(example, "new FRIENDS")
    first, second, third = outcomes.of_session(example)
    assert (first.hands, first.present, first.answered) == (4, 5, "twelve of them")
    assert (second.hands, second.present) == (None, None)
    assert third.body == "New friends"
    desk.undo()
    assert len(outcomes.of_session(example)) == 2
    desk.undo()
    assert outcomes.of_session(example)[0].answered == ""


def test_more_hands_than_people_are_believed_and_fewer_than_none_refused(desk: Desk, example: Id) -> None:
    desk.plan.set_head(example, "outcomes", "Trust")
    desk.notes.outcomes.count(example, "Trust", 3)
    assert desk.notes.outcomes.of_session(example)[0].present == 3
    for hands in (-1, 5001):
        with pytest.raises(Refused):
            desk.notes.outcomes.count(example, "Trust", hands)
    with pytest.raises(Refused):
        desk.notes.outcomes.add(example, "  ")


def test_notes_answer_what_was_wanted_and_can_be_taken_away_from_it(desk: Desk, example: Id) -> None:
    desk.plan.set_head(example, "outcomes", "A list of questions")
    keys = [desk.notes.write(example, "one"), desk.notes.write(example, "two")]
    outcomes = desk.notes.outcomes
    assert outcomes.of_session(example)[0].open
    outcomes.attach(example, keys, "a LIST of questions")
    assert outcomes.of_session(example)[0].notes == ("one", "two")
    assert not outcomes.of_session(example)[0].open
    outcomes.attach(example, keys[:1], "")
    assert outcomes.of_session(example)[0].notes == ("two",)
    desk.undo()
    desk.undo()
    assert outcomes.of_session(example)[0].open
