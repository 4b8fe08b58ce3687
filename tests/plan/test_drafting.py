"""Lines of a plan that is in no book yet."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.drafting import Draft, dropped, moved, with_step_below, without
from copdesk.plan.values import Session


@pytest.fixture
def plan(desk: Desk, example: Id) -> Session:
    return desk.plan.session(example)


def names(session: Session) -> list[list[str]]:
    return [[one.title, *(step.title for step in one.steps)] for one in session.activities]


def test_a_draft_moves_lines_as_the_book_does(desk: Desk, plan: Session) -> None:
    second = plan.activities[1]
    step, first = second.steps[0], plan.activities[0]
    desk.plan.several.place_steps(plan.id, [step.id], first.id, None)
    assert names(moved(plan, [step.id], -1)) == names(desk.plan.session(plan.id))
    desk.undo()
    desk.plan.several.place_activities(plan.id, [second.id], first.id)
    assert names(moved(plan, [second.id], -1)) == names(dropped(plan, [second.id], 0))
    assert names(moved(plan, [second.id], -1)) == names(desk.plan.session(plan.id))


def test_nothing_moves_past_the_ends(plan: Session) -> None:
    first, last = plan.activities[0], plan.activities[-1]
    assert moved(plan, [first.id], -1) == moved(plan, [last.id], 1) == moved(plan, [], 1) == plan
    assert moved(plan, [first.steps[0].id], -1) == plan


def test_an_activity_goes_with_its_last_step(plan: Session) -> None:
    first = plan.activities[0]
    assert names(without(plan, [first.steps[0].id]))[0] == [first.title, first.steps[1].title]
    assert names(without(plan, [step.id for step in first.steps])) == names(plan)[1:]
    assert names(without(plan, [first.id])) == names(plan)[1:]


def test_a_new_step_stands_below_a_step_or_first(plan: Session) -> None:
    first = plan.activities[0]
    below, key = with_step_below(plan, first.id, first.steps[0].id)
    assert [step.id for step in below.activities[0].steps].index(key) == 1
    assert [step.position for step in below.activities[0].steps] == [0, 1, 2]
    above, key = with_step_below(plan, first.id, None)
    assert above.activities[0].steps[0].id == key


def test_each_change_of_a_draft_is_taken_back_and_done_again(plan: Session) -> None:
    draft = Draft([plan])
    fewer = without(plan, [plan.activities[0].id])
    draft.change(0, plan)
    assert not draft.can_undo
    draft.change(0, fewer)
    draft.undo()
    draft.undo()
    assert (draft.sessions, draft.can_undo, draft.can_redo) == ((plan,), False, True)
    draft.redo()
    draft.redo()
    assert (draft.sessions, draft.can_undo, draft.can_redo) == ((fewer,), True, False)
    draft.undo()
    draft.change(0, moved(plan, [plan.activities[0].id], 1))
    assert not draft.can_redo
