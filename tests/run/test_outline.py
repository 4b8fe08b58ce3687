import pytest

from copdesk.clock import hh_mm
from copdesk.run.outline import outline


@pytest.fixture
def told(desk, clock, example):
    clock.advance(2 * 3600)

    def rows():
        found = outline(desk.plan.session(example), desk.run.state(example), clock.now())
        return [(row.text, row.state, hh_mm(row.planned), hh_mm(row.shown) if row.shown else "") for row in found]

    return rows


def test_before_the_start_each_activity_is_one_line_with_its_planned_time(told):
    assert told() == [
        ("Draw your CoP", "next", "11:00", "11:00"),
        ("Good CoP / bad CoP", "next", "11:30", "11:30"),
        ("Troika consulting", "next", "11:55", "11:55"),
        ("Popcorn debrief", "next", "12:25", "12:25"),
    ]


def test_the_running_turn_is_open_and_the_others_are_folded(desk, clock, example, told):
    clock.advance(180)
    desk.run.start(example)
    state = desk.run.state(example)
    for cue in state.order[1:11]:
        clock.advance(state.lengths[state.order[state.order.index(cue) - 1].key] / 1000)
        desk.run.next(example)
    rows = told()
    assert [row[0] for row in rows] == [
        "Draw your CoP", "Good CoP / bad CoP", "Troika consulting", "Reflect", "Turn 1 · client A",
        "Turn 2 · client B", "Question", "Clarifying", "Advice", "Turn 3 · client C", "Popcorn debrief",
    ]  # fmt: skip
    assert rows[7] == ("Clarifying", "now", "12:07", "12:10")
    assert rows[9] == ("Turn 3 · client C", "next", "12:15", "12:18")
    assert rows[5][1] == "now"


def test_what_was_jumped_over_is_told_as_skipped(desk, clock, example, told):
    desk.run.start(example)
    last = desk.run.state(example).order[-1]
    desk.run.go_to(example, *last.key)
    assert [row[1] for row in told()] == ["done", "skipped", "skipped", "now"]
