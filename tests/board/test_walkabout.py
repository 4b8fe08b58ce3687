import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.board.walkabout import (
    LEAST_MS,
    STALE_MS,
    USUAL_MS,
    Walk,
    as_text,
    free_walk,
    from_text,
    stops,
    usual_each,
)


def test_all_move_one_station_on_at_each_turn():
    drawings, groups = ["Ethiopia", "FAO", "ILO"], ["T1", "T2", "T3"]
    assert [(stop.number, stop.now, stop.then) for stop in stops(drawings, groups, 0)] == [
        (1, "T1", "T3"),
        (2, "T2", "T1"),
        (3, "T3", "T2"),
    ]
    assert [stop.now for stop in stops(drawings, groups, 1)] == [stop.then for stop in stops(drawings, groups, 0)]


@given(st.integers(1, 12), st.integers(0, 12))
def test_every_group_stands_before_every_drawing_once_and_never_two_together(stations, count):
    titles, groups = [str(k) for k in range(stations)], [f"T{k}" for k in range(count)]
    ring = max(stations, count)
    seen = []
    for turn in range(ring):
        here = [stop.now for stop in stops(titles, groups, turn) if stop.now]
        assert len(set(here)) == len(here)
        seen += [(stop.number, stop.now) for stop in stops(titles, groups, turn) if stop.now]
    assert sorted(seen) == sorted((k + 1, group) for k in range(stations) for group in groups)


def test_a_walk_can_be_held_and_goes_on_where_it_was(clock):
    walk = Walk(3, 60_000).go(clock.now())
    clock.advance(20)
    walk = walk.hold(clock.now())
    clock.advance(500)
    assert walk.remaining_ms(clock.now()) == 40_000
    walk = walk.go(clock.now())
    clock.advance(50)
    assert walk.remaining_ms(clock.now()) == -10_000


def test_the_next_station_begins_with_all_its_time_and_the_last_ends_the_walk(clock):
    walk = Walk(2, 60_000).go(clock.now())
    clock.advance(90)
    walk = walk.next(clock.now())
    assert (walk.turn, walk.remaining_ms(clock.now()), walk.over) == (1, 60_000, False)
    walk = walk.next(clock.now())
    assert walk.over
    assert walk.next(clock.now()) is walk
    assert walk.go(clock.now()) is walk


@pytest.mark.parametrize(
    ("step", "turns", "each"), [(600_000, 7, 75_000), (60_000, 9, LEAST_MS), (0, 5, USUAL_MS), (600_000, 0, USUAL_MS)]
)
def test_the_time_of_the_step_is_shared_out(step, turns, each):
    assert usual_each(step, turns) == each


@pytest.mark.parametrize("walk", [Walk(5, 60_000), Walk(5, 60_000, shown=True), free_walk()])
def test_a_walk_that_was_kept_goes_on_after_a_restart(walk, clock):
    walk = walk.go(clock.now())
    text = as_text(walk)
    clock.advance(20)
    clock.restart(10)
    again = from_text(text, clock.now())
    assert again == walk
    assert again.remaining_ms(clock.now()) == walk.each_ms - 30_000


def test_what_has_not_begun_or_is_over_or_long_ago_is_not_kept(clock):
    walk = Walk(1, 60_000)
    assert as_text(walk) == as_text(walk.next(clock.now())) == ""
    text = as_text(walk.go(clock.now()))
    clock.advance(STALE_MS / 1000 + 1)
    assert from_text(text, clock.now()) is None
    assert from_text("{}", clock.now()) is None
    assert from_text("", clock.now()) is None
