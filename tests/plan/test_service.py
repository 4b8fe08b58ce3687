"""Planning a session by hand."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.values import running_order
from copdesk.words import Refused


def test_the_example_is_ninety_minutes_in_four_activities(desk: Desk, example: Id) -> None:
    session = desk.plan.session(example)
    assert [activity.planned_s // 60 for activity in session.activities] == [30, 25, 30, 5]
    assert session.planned_s == session.slot_s == 90 * 60
    assert (session.day_text, session.starts, session.ends, session.space) == ("Tuesday 26", "11:00", "12:30", "TBD")


def test_a_troika_runs_its_block_once_for_each_client(desk: Desk, example: Id) -> None:
    troika = [cue for cue in running_order(desk.plan.session(example)) if cue.activity.method == "troika"]
    assert [(cue.turn, cue.client_seat, cue.step.planned_s) for cue in troika] == [
        (0, "", 90),
        *((turn, seat, seconds) for turn, seat in ((1, "A"), (2, "B"), (3, "C")) for seconds in (90, 90, 390)),
    ]


def test_troika_may_take_longer_than_its_box(desk: Desk, example: Id) -> None:
    troika = desk.plan.session(example).activities[2]
    assert troika.most_s > troika.planned_s == 30 * 60


def test_a_step_changes_and_undo_brings_it_back(desk: Desk, example: Id) -> None:
    step = desk.plan.session(example).activities[0].steps[0]
    desk.plan.set_step(step.id, "planned_s", 900)
    desk.plan.set_step(step.id, "prompts", ("Who is in it?", "Who is not?"))
    assert desk.plan.step(step.id).planned_s == 900
    assert desk.plan.step(step.id).prompts == ("Who is in it?", "Who is not?")
    desk.undo()
    desk.undo()
    assert desk.plan.step(step.id) == step


def test_a_step_moves_within_its_activity_and_stays_at_the_ends(desk: Desk, example: Id) -> None:
    first, second, third = desk.plan.session(example).activities[1].steps
    desk.plan.move_step(example, first.id, +1)
    assert [one.id for one in desk.plan.session(example).activities[1].steps] == [second.id, first.id, third.id]
    desk.plan.move_step(example, second.id, -1)
    assert [one.id for one in desk.plan.session(example).activities[1].steps] == [second.id, first.id, third.id]


def test_steps_and_activities_are_added_removed_and_brought_back(desk: Desk, example: Id) -> None:
    first = desk.plan.session(example).activities[0]
    desk.plan.add_step(example, first.id, "Put it on the wall", 60, after=first.steps[0].id)
    assert [one.title for one in desk.plan.session(example).activities[0].steps][1] == "Put it on the wall"
    desk.plan.remove_activity(example, first.id)
    assert len(desk.plan.session(example).activities) == 3
    desk.undo()
    desk.undo()
    assert desk.plan.session(example).activities[0] == first


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "  ", "plan.untitled"),
        ("starts", "half past", "plan.clock"),
        ("colour", "red", "plan.field"),
    ],
)
def test_a_head_refuses_what_it_cannot_hold(desk: Desk, example: Id, field: str, value: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.plan.set_head(example, field, value)
    assert refused.value.code == code


def test_times_of_day_are_read_with_dots_too(desk: Desk, example: Id) -> None:
    desk.plan.set_head(example, "ends", "13.05")
    assert desk.plan.session(example).ends == "13:05"


def test_the_categories_of_a_session_are_those_of_its_steps_once(desk: Desk, example: Id) -> None:
    keys = [category.key for category in desk.plan.categories(example)]
    assert len(keys) == len(set(keys))
    assert {"my-cop-plus", "my-cop-minus", "facilitation-plus", "facilitation-minus"} <= set(keys)
