import pytest

from copdesk.clock import hh_mm
from copdesk.run.agenda import behind_ms, lines
from copdesk.run.outline import outline


@pytest.fixture
def lunch(desk, clock, example):
    """The example at 11:00, whose last activity must not begin before 12:25."""
    clock.advance(2 * 3600)
    popcorn = desk.plan.session(example).activities[-1]
    desk.plan.set_activity(example, popcorn.id, "fixed_at", "12:25")
    desk.run.start(example)
    return popcorn


def expected(desk, clock, example, activity):
    state = desk.run.state(example)
    told = lines(desk.plan.session(example), state, clock.now())
    return next(line for line in told if line.cue.activity.id == activity.id)


def test_who_is_early_waits_and_ends_when_planned(desk, clock, example, lunch):
    clock.advance(600)
    desk.run.next(example)
    line = expected(desk, clock, example, lunch)
    assert (hh_mm(line.expected), line.wait_ms) == ("12:25", 600_000)
    session, state, now = desk.plan.session(example), desk.run.state(example), clock.now()
    assert hh_mm(state.ends_utc(now)) == "12:30"
    assert behind_ms(session, state, now) == 0
    assert outline(session, state, now)[-1].text == "Popcorn debrief · after 10 min wait"


def test_who_is_late_does_not_wait(desk, clock, example, lunch):
    clock.advance(1_200 + 300)
    line = expected(desk, clock, example, lunch)
    assert (hh_mm(line.expected), line.wait_ms) == ("12:30", 0)
    assert hh_mm(desk.run.state(example).ends_utc(clock.now())) == "12:35"


def test_a_plan_that_is_run_at_another_hour_does_not_wait_for_half_a_day(desk, clock, example):
    popcorn = desk.plan.session(example).activities[-1]
    desk.plan.set_activity(example, popcorn.id, "fixed_at", "12:25")
    desk.run.start(example)  # at 9
    assert expected(desk, clock, example, popcorn).wait_ms == 0
