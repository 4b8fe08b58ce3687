from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import new_id
from copdesk.clock import FakeClock, hh_mm
from copdesk.plan.values import Activity, Session, Step, running_order
from copdesk.run.facts import Fact
from copdesk.run.landing import applied, detail, landing
from copdesk.run.state import fold
from copdesk.words import Refused


@pytest.fixture
def late(desk, clock, example):
    """The example, `minutes` late in one of its steps, with all ways."""

    def ways(short, minutes, turn=0):
        clock.advance(2 * 3600)
        desk.run.start(example)
        for cue in desk.run.state(example).order:
            if (cue.step.short, cue.turn) == (short, turn):
                break
            clock.advance(cue.planned_ms / 1000)
            desk.run.next(example)
        clock.advance(minutes * 60)
        session, state = desk.plan.session(example), desk.run.state(example)
        return landing(session, state, clock.now())

    return ways


def lengths(way):
    return {(change.cue.step.short, change.cue.turn): change.to for change in way.changes}


def test_on_time_there_is_nothing_to_land(late):
    assert late("Walk", 3).ways == ()


def test_what_remains_shrinks_in_half_minutes_and_turns_stay_equally_long(late):
    found = late("Reflect", 1.5 + 7)
    shrink = found.ways[0]
    assert (found.late_ms, shrink.key, shrink.lands, hh_mm(shrink.ends)) == (7 * 60_000, "shrink", True, "12:30")
    changed = lengths(shrink)
    for short in ("Question", "Clarifying", "Advice"):
        assert len({changed.get((short, turn)) for turn in (1, 2, 3)}) == 1
    assert all(length % 30_000 == 0 for length in changed.values())


def test_some_seconds_do_not_cost_a_half_minute_of_every_turn(late):
    shrink = late("Reflect", 1.5 + 7 + 0.1).ways[0]
    assert (hh_mm(shrink.ends), shrink.late_ms, shrink.lands) == ("12:30", 6_000, True)


def test_what_may_be_skipped_goes_before_a_clients_turn(late):
    ways = late("Reflect", 1.5 + 4).ways
    assert [way.key for way in ways] == ["shrink", "skip", "turn", "ask"]
    assert lengths(ways[1]) == {("Popcorn", 0): None}
    assert {key for key, to in lengths(ways[2]).items() if to is None} == {
        ("Question", 3), ("Clarifying", 3), ("Advice", 3),
    }  # fmt: skip
    assert ways[2].late_ms == -(9 * 60 + 30 - 4 * 60) * 1000


def test_a_turn_that_runs_or_is_the_only_one_is_never_taken_away(late):
    assert "turn" not in [way.key for way in late("Question", 12, 3).ways]


def test_where_even_the_minimums_are_too_long_it_says_how_late_it_will_be(late):
    found = late("Popcorn", 9)
    assert [way.key for way in found.ways] == ["ask"]


def test_asking_for_ten_more_minutes_moves_the_end(late, desk, clock, example):
    found = late("Reflect", 1.5 + 7)
    ask = found.ways[-1]
    assert (ask.changes, ask.extra_ms, hh_mm(ask.ends)) == ((), 600_000, "12:37")
    desk.run.fit(example, detail(ask), ask.extra_ms)
    again = landing(desk.plan.session(example), desk.run.state(example), clock.now())
    assert hh_mm(again.target) == "12:40"
    assert again.ways[0].key in ("grow", "last")


def test_ahead_time_is_given_back_up_to_what_a_step_may_take(desk, clock, example):
    clock.advance(2 * 3600)
    desk.run.start(example)
    clock.advance(600)
    desk.run.next(example)
    found = landing(desk.plan.session(example), desk.run.state(example), clock.now())
    assert found.late_ms == -600_000
    grow = found.ways[0]
    assert grow.key == "grow"
    assert all(change.was < change.to <= change.cue.step.most_s * 1000 for change in grow.changes)
    assert [way.key for way in found.ways] == ["grow", "last", "early"]


def test_a_fixed_time_holds_and_what_follows_it_is_left_alone(late, desk, clock, example):
    popcorn = desk.plan.session(example).activities[-1]
    desk.plan.set_activity(example, popcorn.id, "fixed_at", "12:25")
    found = late("Reflect", 1.5 + 4)
    assert (found.fixed, hh_mm(found.target)) == ("Popcorn debrief", "12:25")
    assert all(change.cue.activity.id != popcorn.id for way in found.ways for change in way.changes)
    with pytest.raises(Refused):
        desk.plan.set_activity(example, popcorn.id, "fixed_at", "noon")


def test_a_way_that_was_taken_is_undone_by_one_undo(late, desk, clock, example):
    way = late("Reflect", 1.5 + 7).ways[0]
    before = desk.run.state(example).lengths
    desk.run.fit(example, detail(way))
    assert hh_mm(desk.run.state(example).ends_utc(clock.now())) == "12:30"
    desk.undo()
    assert desk.run.state(example).lengths == before


def test_a_way_that_the_run_has_overtaken_is_refused(late, desk, example):
    way = late("Reflect", 1.5 + 7).ways[0]
    desk.run.next(example)
    with pytest.raises(Refused) as refused:
        desk.run.fit(example, detail(way))
    assert refused.value.code == "run.moved"


def timed(planned, least, most, skippable, each_turn):
    return planned * 30, min(planned, least) * 30, (planned + most) * 30, skippable, each_turn


halves = st.integers(1, 40)
steps = st.builds(timed, halves, halves, st.integers(0, 10), st.booleans(), st.booleans())


def session_of(plan):
    key, activities = new_id(), []
    for number, (turns, parts) in enumerate(plan):
        own = new_id()
        made = tuple(
            Step(
                new_id(),
                own,
                place,
                f"{number}.{place}",
                min_s=least,
                planned_s=planned,
                max_s=most,
                skippable=skip,
                each_turn=each,
            )
            for place, (planned, least, most, skip, each) in enumerate(parts)
        )
        activities.append(Activity(own, key, number, str(number), turns=turns, steps=made))
    return Session(key, "plan", starts="09:00", activities=tuple(activities))


@given(
    plan=st.lists(st.tuples(st.integers(1, 4), st.lists(steps, min_size=1, max_size=4)), min_size=1, max_size=4),
    at=st.integers(0, 30), off=st.integers(-1800, 3600), slack=st.integers(-40, 20),
)  # fmt: skip
def test_no_way_breaks_a_minimum_touches_the_running_step_or_promises_another_end(plan, at, off, slack):
    session = session_of(plan)
    ends = 9 * 60 + max(1, session.planned_s // 60 + slack)
    session = replace(session, ends=f"{ends // 60 % 24:02d}:{ends % 60:02d}")
    order = running_order(session)
    clock = FakeClock()
    start = clock.now()
    live = order[at % len(order)]
    gone = sum(cue.planned_ms for cue in order[: at % len(order)])
    facts = [
        Fact(new_id(), "go", start, order[0].key),
        Fact(new_id(), "go", start.plus(max(0, gone + off * 1000)), live.key),
    ]
    state = fold(order, facts)
    now = facts[-1].at.plus(1000)
    found = landing(session, state, now)
    for way in found.ways:
        for change in way.changes:
            assert change.cue is not live
            if change.to is not None and change.to < change.was:
                assert change.to >= change.cue.step.least_s * 1000
            assert change.to is None or (change.to - change.was) % 30_000 == 0
        after = applied(state, way)
        assert after.length_ms(live) == state.length_ms(live)
        assert after.ends_utc(now) == way.ends
        assert way.ends - found.target - way.extra_ms == way.late_ms
        if way.key == "shrink" and not way.lands:
            ahead = order[at % len(order) + 1 :]
            assert all(after.lengths[cue.key] - 30_000 < cue.step.least_s * 1000 for cue in ahead)
