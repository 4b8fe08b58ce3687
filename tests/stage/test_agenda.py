import pytest

from copdesk.stage.agenda import folded, folded_steps
from copdesk.stage.scenes import AgendaRow, AgendaStep
from copdesk.stage.texts import RoomWords

WORDS = RoomWords()


def day(count, now):
    """So many activities, of which the one at `now` runs."""
    kinds = [
        "done" if at < now else "now" if at == now else "next" if at == now + 1 else "later" for at in range(count)
    ]
    return [AgendaRow(f"{9 + at}:00", f"Activity {at}", "30 min", kind) for at, kind in enumerate(kinds)]


def texts(count, now):
    return [row.text for row in folded(day(count, now), "17:30", WORDS)]


def test_seven_activities_stand_as_they_are_with_the_end():
    assert texts(7, 3) == [*(f"Activity {at}" for at in range(7)), "End"]


def test_of_more_what_is_done_becomes_one_line():
    assert texts(9, 4) == ["4 done", *(f"Activity {at}" for at in range(4, 9)), "End"]


def test_and_where_that_is_not_enough_what_is_last_does_too():
    assert texts(15, 2) == ["2 done", *(f"Activity {at}" for at in range(2, 8)), "7 more until 17:30"]


@pytest.mark.parametrize("now", range(-1, 16))
def test_what_runs_and_what_is_next_always_stay_in_sight(now):
    rows = folded(day(15, now), "17:30", WORDS)
    kinds = [row.progress for row in rows]
    assert len(rows) <= 8
    assert [kind for kind in kinds if kind in ("now", "next")] == [
        kind for kind, at in (("now", now), ("next", now + 1)) if 0 <= at < 15
    ]


def test_the_many_steps_of_what_runs_fold_in_the_same_way():
    steps = [AgendaStep(f"Step {at}", "", "done" if at < 4 else "now" if at == 4 else "later") for at in range(11)]
    assert [step.text for step in folded_steps(steps, WORDS)] == ["4 done", "Step 4", "Step 5", "Step 6", "4 more"]
    assert len(folded_steps(steps[:5], WORDS)) == 5
