import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.board.cells import Cells
from copdesk.board.ink import Box, Point, Stroke
from copdesk.board.move import lowered, moved, raised, rotated, scaled
from copdesk.board.rub import rubbed
from copdesk.board.shape import bounds, bounds_of_all, crossed, distance, hits, outline, within_ring
from copdesk.board.smooth import finished, meant, simplified, smoothed


def stroke(kind="pen", points=((0, 0), (100, 0)), width=4.0, **more):
    return Stroke.of(more.pop("key", b"s" * 16), kind, "#1F2A2E", width, points, **more)


def test_the_box_of_a_line_takes_in_half_its_width():
    assert bounds(stroke()) == Box(-2, -2, 102, 2)


def test_the_box_of_an_arrow_takes_in_its_head():
    assert bounds(stroke("arrow")).top < -6


def test_the_box_of_a_turned_note_is_that_of_its_corners():
    box = bounds(stroke("sticky", [(0, 0), (100, 100)], angle=45))
    assert box.width == pytest.approx(100 * math.sqrt(2))
    assert box.middle[:2] == pytest.approx((50, 50))


def test_nothing_has_no_box():
    assert bounds_of_all([]) is None


def test_a_pen_line_is_hit_near_its_way_only():
    line = stroke()
    assert hits(line, (50, 5), 4)
    assert not hits(line, (50, 9), 4)
    assert hits(stroke(points=[(5, 5)]), (6, 6), 1)


def test_a_rectangle_is_hit_at_its_edge_and_a_note_all_over():
    corners = [(0, 0), (200, 200)]
    assert not hits(stroke("rectangle", corners), (100, 100), 3)
    assert hits(stroke("rectangle", corners), (200, 100), 3)
    assert hits(stroke("sticky", corners), (100, 100), 3)


def test_a_fast_eraser_touches_what_lies_between_two_of_its_places():
    assert crossed(stroke(), [(50, -300), (50, 300)], 3)


def test_a_lasso_takes_what_lies_more_than_half_inside():
    ring = [(-10, -10), (60, -10), (60, 10), (-10, 10)]
    assert within_ring(stroke(), ring)
    assert not within_ring(stroke(points=[(0, 0), (300, 0)]), ring)


def test_a_symbol_is_drawn_inside_its_box():
    symbol = stroke("symbol", [(100, 100), (200, 200)], text="person")
    xs = [p.x for line in outline(symbol) for p in line]
    assert min(xs) >= 100
    assert max(xs) <= 200


def test_rubbing_the_middle_leaves_two_ends():
    left = rubbed(stroke(), [(50, -20), (50, 20)], 5)
    assert left is not None
    assert len(left) == 2
    assert left[0][0][:2] == (0, 0)
    assert left[1][-1][:2] == (100, 0)
    assert 38 < left[0][-1].x < 46 < 54 < left[1][0].x < 62


def test_rubbing_beside_a_stroke_leaves_it_alone():
    assert rubbed(stroke(), [(50, 30)], 5) is None


def test_rubbing_all_of_it_leaves_nothing():
    assert rubbed(stroke(), [(0, 0), (100, 0)], 8) == []


def test_rubbing_a_ring_leaves_an_open_line():
    left = rubbed(stroke("ellipse", [(0, 0), (100, 100)]), [(50, 0)], 6)
    assert left is not None
    assert all(math.hypot(p.x - 50, p.y) > 5 for line in left for p in line)


def test_a_rubber_takes_nothing_from_words():
    assert rubbed(stroke("text", [(0, 0), (100, 40)], text="link?"), [(50, 20)], 9) is None


PATH = st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=3, max_size=60)


@given(PATH)
def test_a_simplified_line_stays_within_its_tolerance(path):
    points = [Point(*p) for p in path]
    kept = simplified(points, 2.0)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    pairs = list(pairwise(kept))
    assert all(min(distance(p, a, b) for a, b in pairs) <= 2.0 + 1e-6 for p in points)


@given(PATH)
def test_a_smoothed_line_keeps_its_ends_and_stays_in_its_box(path):
    points = [Point(*p) for p in path]
    for level in ("none", "some", "more"):
        line = smoothed(points, level)
        assert (line[0], line[-1]) == (points[0], points[-1])
        assert Box(-1e-6, -1e-6, 500 + 1e-6, 500 + 1e-6).holds(
            Box(min(p.x for p in line), min(p.y for p in line), max(p.x for p in line), max(p.y for p in line))
        )


def test_no_smoothing_changes_nothing():
    points = [Point(k, k % 3) for k in range(20)]
    assert finished(points, "none") == (points, 0.0)


def test_more_smoothing_calms_a_shaky_line_more():
    shaky = [Point(k * 2, (1, 1, -1, -1)[k % 4] * 0.8) for k in range(40)]

    def shake(points):
        return sum(abs(p.y) for p in points[5:-5]) / len(points)

    assert shake(smoothed(shaky, "more")) < shake(smoothed(shaky, "some")) < shake(shaky)


def test_a_sharp_corner_survives_smoothing():
    corner = [Point(k * 10, 0) for k in range(6)] + [Point(50, k * 10) for k in range(1, 6)]
    assert Point(50, 0) in smoothed(corner, "more")


def test_a_quick_line_of_few_points_stays_where_it_was_drawn():
    quick = [Point(125, 125), Point(300, 225), Point(500, 125)]
    assert math.dist(smoothed(quick, "more")[1][:2], (300, 225)) < 6.1
    assert math.dist(smoothed(quick, "some")[1][:2], (300, 225)) < 1.51


def ring(rx, ry, wobble=0.0):
    return [
        Point(300 + (rx + wobble * math.sin(7 * a)) * math.cos(a), 300 + (ry + wobble * math.sin(5 * a)) * math.sin(a))
        for a in (k * 2 * math.pi / 60 for k in range(60))
    ]


def test_a_held_line_becomes_the_shape_it_was_meant_to_be():
    assert meant(ring(100, 80, 4))[0] == "ellipse"
    frame = [Point(x, y) for x, y in [(k, 0) for k in range(0, 200, 8)] + [(200, k) for k in range(0, 120, 8)]]
    frame += [Point(200 - x, 120) for x in range(0, 200, 8)] + [Point(1, 120 - y) for y in range(0, 110, 8)]
    assert meant(frame)[0] == "rectangle"
    assert meant([Point(k, k / 2 + (k % 3)) for k in range(0, 200, 5)])[0] == "line"


def test_a_held_line_with_a_head_becomes_an_arrow_and_a_hook_does_not():
    shaft = [Point(k, 1 + k % 3) for k in range(0, 200, 5)]
    one = [Point(200 - 4 * k, -3 * k) for k in range(9)]
    other = [Point(200 - 4 * k, 3 * k) for k in range(9)]
    assert meant([*shaft, *one, *reversed(one), *other]) == ("arrow", [shaft[0], Point(200, 1)])
    assert meant([*shaft, *one, *reversed(one)]) is None


def test_a_nearly_level_line_becomes_level():
    assert meant([Point(k, k * 0.03) for k in range(0, 200, 5)]) == ("line", [Point(0, 0), Point(195, 0)])


def test_a_scribble_stays_a_scribble():
    assert meant([Point(300 + 90 * math.sin(k * 1.7), 300 + 80 * math.sin(k * 2.3)) for k in range(60)]) is None


def test_moving_turning_and_scaling_there_and_back_is_nothing():
    for kind in ("pen", "sticky"):
        mark = stroke(kind, [(100, 100), (300, 180)])
        assert moved(moved(mark, 30, -20), -30, 20) == mark
        assert scaled(scaled(mark, (0, 0), 2), (0, 0), 0.5) == mark
        about = Point(500, 500)
        back = rotated(rotated(mark, about, 90), about, -90)
        assert back == mark


def test_bringing_to_the_front_keeps_the_order_among_those_brought():
    marks = [stroke(key=bytes([k]) * 16) for k in range(4)]
    front = raised(marks[:2], marks)
    assert [mark.id for mark in sorted([*front, *marks[2:]], key=lambda mark: mark.order)] == [
        marks[k].id for k in (2, 3, 0, 1)
    ]
    back = lowered(marks[2:], marks)
    assert [mark.id for mark in sorted([*back, *marks[:2]], key=lambda mark: mark.order)] == [
        marks[k].id for k in (2, 3, 0, 1)
    ]


BOX = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-500, 2000),
    st.floats(-500, 2000),
    st.floats(0, 400),
    st.floats(0, 400),
)


@given(st.lists(BOX, max_size=20), BOX, st.sets(st.integers(0, 19), max_size=6))
def test_the_cells_find_exactly_what_meets_a_box(boxes, where, dropped):
    cells = Cells()
    for at, box in enumerate(boxes):
        cells.put(bytes([at]), box)
    for at in dropped:
        cells.drop(bytes([at]))
    left = {bytes([at]): box for at, box in enumerate(boxes) if at not in dropped}
    assert cells.meeting(where) == {key for key, box in left.items() if box.meets(where)}
    assert len(cells) == len(left)


def test_a_stroke_across_the_world_is_still_found():
    cells = Cells()
    cells.put(b"wide", Box(-1e6, -1e6, 1e6, 1e6))
    assert cells.meeting(Box(0, 0, 1, 1)) == {b"wide"}
    cells.drop(b"wide")
    assert cells.meeting(Box(0, 0, 1, 1)) == set()
