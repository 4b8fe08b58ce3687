"""Several lines of a plan at once."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.arranging import picked, pieces_of, pieces_text
from copdesk.plan.values import Activity
from copdesk.words import Refused


def titles_of(activity: Activity) -> list[str]:
    return [activity.title, *(step.short or step.title for step in activity.steps)]


def titles(desk: Desk, session: Id) -> list[list[str]]:
    return [titles_of(one) for one in desk.plan.session(session).activities]


def test_steps_move_into_another_activity_in_their_order_and_come_back_with_one_undo(desk: Desk, example: Id) -> None:
    before = titles(desk, example)
    first, second, *_ = desk.plan.session(example).activities
    keys = [second.steps[1].id, second.steps[0].id]
    desk.plan.several.place_steps(example, keys, first.id, first.steps[1].id)
    moved = titles(desk, example)
    assert moved[0] == [before[0][0], before[0][1], before[1][1], before[1][2], before[0][2]]
    assert moved[1] == [before[1][0], *before[1][3:]]
    desk.undo()
    assert titles(desk, example) == before


def test_a_step_dropped_before_itself_stays_and_before_its_neighbour_moves(desk: Desk, example: Id) -> None:
    second = desk.plan.session(example).activities[1]
    keys = [step.id for step in second.steps]
    desk.plan.several.place_steps(example, [keys[0]], second.id, keys[0])
    assert [step.id for step in desk.plan.session(example).activities[1].steps] == keys
    desk.plan.several.place_steps(example, [keys[2]], second.id, keys[0])
    assert [step.id for step in desk.plan.session(example).activities[1].steps] == [keys[2], keys[0], keys[1]]


def test_activities_move_before_another_or_to_the_end(desk: Desk, example: Id) -> None:
    keys = [one.id for one in desk.plan.session(example).activities]
    desk.plan.several.place_activities(example, [keys[3], keys[2]], keys[1])
    assert [one.id for one in desk.plan.session(example).activities] == [keys[0], keys[2], keys[3], keys[1]]
    desk.plan.several.place_activities(example, [keys[0]])
    assert [one.id for one in desk.plan.session(example).activities] == [keys[2], keys[3], keys[1], keys[0]]


def test_a_step_goes_with_its_activity_when_both_are_chosen(desk: Desk, example: Id) -> None:
    first, second = desk.plan.session(example).activities[:2]
    gone = desk.plan.several.remove(example, [first.id, first.steps[0].id, second.steps[0].id])
    assert gone == 2
    assert desk.plan.session(example).activities[0].title == second.title
    assert len(desk.plan.session(example).activities[0].steps) == len(second.steps) - 1
    desk.undo()
    assert desk.plan.session(example).activities[:2] == (first, second)


def test_a_duplicate_stands_below_what_was_chosen_with_keys_of_its_own(desk: Desk, example: Id) -> None:
    before = desk.plan.session(example)
    troika = before.activities[2]
    keys = desk.plan.several.duplicate(example, [troika.id])
    after = desk.plan.session(example)
    assert [one.title for one in after.activities].count(troika.title) == 2
    assert after.activities[3].id == keys[0] != troika.id
    assert not {step.id for step in after.activities[3].steps} & {step.id for step in troika.steps}
    assert after.activities[3].planned_s == troika.planned_s
    desk.undo()
    assert desk.plan.session(example) == before


def test_what_was_copied_is_pasted_into_another_session_as_it_was(desk: Desk, example: Id) -> None:
    session = desk.plan.session(example)
    troika, popcorn = session.activities[2:4]
    text = pieces_text(picked(session, [troika.id, popcorn.steps[0].id]))
    other = desk.plan.add_session("Another one")
    desk.plan.several.paste(other, pieces_of(text))
    made = desk.plan.session(other).activities
    assert [one.title for one in made] == [troika.title, "New activity"]
    assert [step.prompts for step in made[0].steps] == [step.prompts for step in troika.steps]
    assert made[1].steps[0].title == popcorn.steps[0].title
    desk.undo()
    assert desk.plan.session(other).activities == ()


def test_nothing_and_strange_words_are_refused(desk: Desk, example: Id) -> None:
    with pytest.raises(Refused):
        pieces_of("Buy milk")
    with pytest.raises(Refused):
        desk.plan.several.duplicate(example, [])
    with pytest.raises(Refused):
        desk.plan.several.place_steps(example, [b"x" * 16], desk.plan.session(example).activities[0].id)


def test_an_activity_moves_into_another_session_with_its_steps_and_one_undo_brings_it_back(
    desk: Desk, example: Id
) -> None:
    before = desk.plan.session(example)
    first, second, *_ = before.activities
    other = desk.plan.add_session("Second day")
    lunch = desk.plan.add_plain(other, "Lunch", "Lunch", 3600)
    (moved,) = desk.plan.several.move_to_session(example, [first.id], other, lunch)
    assert titles(desk, other)[0] == [first.title, *(step.short or step.title for step in first.steps)]
    assert [one.id for one in desk.plan.session(other).activities] == [moved, lunch]
    assert first.title not in [one.title for one in desk.plan.session(example).activities]
    desk.undo()
    assert desk.plan.session(example) == before
    assert [one.id for one in desk.plan.session(other).activities] == [lunch]
    assert desk.plan.several.move_to_session(example, [second.id], example, first.id) == (second.id,)
    assert [one.id for one in desk.plan.session(example).activities][:2] == [second.id, first.id]
    with pytest.raises(Refused):
        desk.plan.several.move_to_session(example, [first.steps[0].id], other)


def test_an_activity_becomes_steps_of_the_one_above_and_steps_an_activity(desk: Desk, example: Id) -> None:
    before = desk.plan.session(example)
    first, second, troika, _ = before.activities
    several = desk.plan.several
    several.join(example, [second.id])
    assert titles(desk, example)[0] == [*titles_of(first), *titles_of(second)[1:]]
    assert [one.position for one in desk.plan.session(example).activities] == [0, 1, 2]
    several.split_off(example, [step.id for step in second.steps])
    changed = desk.plan.session(example)
    assert [one.steps for one in changed.activities[1:2]] != [second.steps]
    assert titles_of(changed.activities[1]) == [second.steps[0].title, *titles_of(second)[1:]]
    desk.undo()
    desk.undo()
    assert desk.plan.session(example) == before
    for refused in ((several.join, first.id), (several.join, troika.id), (several.split_off, first.id)):
        with pytest.raises(Refused):
            refused[0](example, [refused[1]])
