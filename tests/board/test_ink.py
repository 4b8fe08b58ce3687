import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.board.ink import GRID, MAX_POINTS, Box, Point, Stroke, on_grid, pack, unpack

NEAR = st.floats(-3000, 3000, allow_nan=False)
FAR = st.floats(-1e8, 1e8, allow_nan=False)
PRESS = st.floats(0, 1)


@given(st.lists(st.tuples(NEAR, NEAR, PRESS), min_size=1, max_size=80))
def test_points_come_back_exactly_as_the_grid_holds_them(points):
    assert unpack(pack(points)) == on_grid(points)


@given(st.lists(st.tuples(FAR, FAR), min_size=1, max_size=20))
def test_points_far_beyond_the_page_come_back_too(points):
    assert unpack(pack(points)) == on_grid(points)


@given(st.lists(st.tuples(NEAR, NEAR, PRESS), min_size=1, max_size=40))
def test_packing_what_was_unpacked_gives_the_same_bytes(points):
    ink = pack(points)
    assert pack(unpack(ink)) == ink


@pytest.mark.parametrize("count", [1, 2, 127, 128, 129, 4095, 4096, 4097])
def test_small_steps_with_a_leap_among_them_come_back_at_any_length(count):
    points = [(k % 7 / 2 + (900 if k == count // 2 else 0), k % 5 / 4) for k in range(count)]
    assert unpack(pack(points)) == on_grid(points)


@given(st.lists(st.tuples(NEAR, NEAR), min_size=1, max_size=40))
def test_no_point_moves_by_more_than_an_eighth_of_a_unit(points):
    for (x, y), kept in zip(points, unpack(pack(points)), strict=True):
        assert abs(x - kept.x) <= 0.1251
        assert abs(y - kept.y) <= 0.1251
        assert kept.pressure == 1.0


def handwriting(count=50, pressed=True):
    """A wavy word about 60 units long."""
    return [
        Point(400 + k * 1.2 + 3 * math.sin(k / 2.1), 300 + 9 * math.sin(k / 3.3), 0.6 + 0.2 * math.sin(k / 9) * pressed)
        for k in range(count)
    ]


def test_fifty_points_of_handwriting_take_at_most_a_hundred_bytes():
    assert len(pack(handwriting())) <= 100
    assert len(pack([p[:2] for p in handwriting()])) <= 70


@pytest.mark.parametrize(
    "ink", [b"", b"\0", b"\0" * 9, b"\0" * 40, pack(handwriting())[:-6], b"\1" + pack([(1, 1)])[1:]]
)
def test_bytes_that_are_no_ink_are_refused(ink):
    with pytest.raises(ValueError, match="ink"):
        unpack(ink)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_more_than_fail(data):
    try:
        assert len(unpack(data)) <= MAX_POINTS * 10
    except ValueError:
        return


@pytest.mark.parametrize("points", [[], [(0, 0)] * (MAX_POINTS + 1), [(1e12, 0)]])
def test_what_cannot_be_kept_is_not_packed(points):
    with pytest.raises(ValueError):
        pack(points)


def test_a_stroke_is_equal_to_one_with_the_same_points():
    one = Stroke.of(b"1" * 16, "pen", "#1F2A2E", 4, [(1, 2), (3, 4, 0.5)])
    assert one == Stroke.of(b"1" * 16, "pen", "#1F2A2E", 4, one.points)
    assert one.moved_to([(9, 9)]).points == [Point(9, 9)]


def test_boxes_meet_grow_and_unite():
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(10, 10, 20, 20))
    assert not box.meets(Box(11, 0, 20, 20))
    assert box.grown(2) == Box(-2, -2, 12, 12)
    assert box.united(Box(5, -5, 6, 30)) == Box(0, -5, 10, 30)
    assert box.holds(Box(1, 1, 9, 9))
    assert not box.holds(Box(1, 1, 11, 9))


@given(st.lists(st.tuples(st.integers(-40_000, 40_000), st.integers(-40_000, 40_000)), min_size=1, max_size=60))
def test_lines_with_short_and_long_steps_come_back_on_the_grid(points):
    line = [(x / GRID, y / GRID) for x, y in points]
    assert [(point.x, point.y) for point in unpack(pack(line))] == line
