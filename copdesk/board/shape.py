"""Where a stroke lies on the page: its box, its line, and whether a place hits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from math import atan2, ceil, cos, hypot, pi, radians, sin

from copdesk.board.ink import FREEHAND, Box, Point, Stroke
from copdesk.board.symbols import symbol_lines

ARROW_HEAD = 4.0
_ELLIPSE_SIDES = 64


def box_of(points: Iterable[Sequence[float]]) -> Box:
    """The smallest box around the points; ValueError without any."""
    rows = list(points)
    xs, ys = [p[0] for p in rows], [p[1] for p in rows]
    return Box(min(xs), min(ys), max(xs), max(ys))


def bounds(stroke: Stroke, points: list[Point] | None = None) -> Box:
    """The box around all that is painted of a stroke, half its width included.

    Whoever has unpacked the points already gives them along.
    """
    points = stroke.points if points is None else points
    if stroke.kind in FREEHAND or stroke.kind == "line":
        return box_of(points).grown(stroke.width / 2)
    if stroke.kind == "arrow":
        return box_of(points + arrow_head(points[0], points[-1], stroke.width)).grown(stroke.width / 2)
    line = stroke.width / 2 if stroke.kind in ("rectangle", "ellipse") else 0.0
    return box_of(corners(stroke, points)).grown(line)


def bounds_of_all(strokes: Iterable[Stroke]) -> Box | None:
    """The box around all the strokes; None where there is none."""
    boxes = [bounds(stroke) for stroke in strokes]
    return reduce(Box.united, boxes) if boxes else None


def corners(stroke: Stroke, points: Sequence[Point] | None = None) -> list[Point]:
    """The four corners of a stroke in a box, turned by its angle, from the upper left clockwise."""
    box = box_of(stroke.points if points is None else points)
    four = [
        Point(box.left, box.top),
        Point(box.right, box.top),
        Point(box.right, box.bottom),
        Point(box.left, box.bottom),
    ]
    return turned(four, box.middle, stroke.angle)


def turned(points: Iterable[Point], about: Point, degrees: float) -> list[Point]:
    if not degrees:
        return list(points)
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return [
        Point(
            about.x + (p.x - about.x) * c - (p.y - about.y) * s,
            about.y + (p.x - about.x) * s + (p.y - about.y) * c,
            p.pressure,
        )
        for p in points
    ]


def arrow_head(tail: Point, tip: Point, width: float) -> list[Point]:
    """The two ends and the tip of an arrow's head, as one line."""
    length = max(width * ARROW_HEAD, 14.0)
    way = atan2(tip.y - tail.y, tip.x - tail.x)
    sides = [Point(tip.x - length * cos(way + turn), tip.y - length * sin(way + turn)) for turn in (pi / 7, -pi / 7)]
    return [sides[0], tip, sides[1]]


def outline(stroke: Stroke, points: list[Point] | None = None) -> list[list[Point]]:
    """The lines that a pen would go to draw the stroke; for a text, sticky or image its frame."""
    points = stroke.points if points is None else points
    if stroke.kind in FREEHAND or stroke.kind == "line":
        return [points]
    if stroke.kind == "arrow":
        return [points, arrow_head(points[0], points[-1], stroke.width)]
    if stroke.kind == "ellipse":
        box = box_of(points)
        middle, rx, ry = box.middle, box.width / 2, box.height / 2
        ring = [
            Point(middle.x + rx * cos(2 * pi * k / _ELLIPSE_SIDES), middle.y + ry * sin(2 * pi * k / _ELLIPSE_SIDES))
            for k in range(_ELLIPSE_SIDES + 1)
        ]
        return [turned(ring, middle, stroke.angle)]
    if stroke.kind == "symbol":
        box = box_of(points)
        return [turned(line, box.middle, stroke.angle) for line in symbol_lines(stroke.text, box)]
    four = corners(stroke, points)
    return [[*four, four[0]]]


def hits(stroke: Stroke, place: Sequence[float], reach: float) -> bool:
    """Whether a tip of that radius at that place touches what is painted of the stroke."""
    if stroke.kind in ("text", "sticky", "symbol", "image"):
        return inside(place, corners(stroke)) or _near(place, outline(stroke), reach)
    return _near(place, outline(stroke), reach + stroke.width / 2)


def crossed(stroke: Stroke, way: Sequence[Sequence[float]], reach: float) -> bool:
    """Whether a tip that went along the way touched the stroke."""
    return any(hits(stroke, place, reach) for place in dense(way, max(reach, 1.0)))


def inside(place: Sequence[float], ring: Sequence[Sequence[float]]) -> bool:
    """Whether the place lies within the ring (even-odd)."""
    within = False
    x, y = place[0], place[1]
    before = ring[-1]
    for corner in ring:
        if (corner[1] > y) != (before[1] > y):
            at = (before[0] - corner[0]) * (y - corner[1]) / (before[1] - corner[1]) + corner[0]
            within ^= x < at
        before = corner
    return within


def within_ring(stroke: Stroke, ring: Sequence[Sequence[float]]) -> bool:
    """Whether a lasso took the stroke: more than half of what is drawn lies inside."""
    places = [p for line in outline(stroke) for p in dense(line, 12.0)]
    return 2 * sum(inside(p, ring) for p in places) > len(places)


def distance(place: Sequence[float], a: Sequence[float], b: Sequence[float]) -> float:
    """From the place to the nearest of the line between a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = 0.0 if not square else min(max(((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / square, 0.0), 1.0)
    return hypot(place[0] - a[0] - t * dx, place[1] - a[1] - t * dy)


def dense(points: Sequence[Sequence[float]], step: float) -> list[Point]:
    """The same line with points no farther apart than the step."""
    first = points[0]
    thick = [Point(*first[:3])]
    for after in points[1:]:
        a, b = thick[-1], Point(*after[:3])
        parts = min(max(ceil(hypot(b.x - a.x, b.y - a.y) / step), 1), 4096)
        thick += [Point(*(u + (v - u) * k / parts for u, v in zip(a, b, strict=True))) for k in range(1, parts)]
        thick.append(b)
    return thick


def _near(place: Sequence[float], lines: Iterable[Sequence[Point]], reach: float) -> bool:
    for line in lines:
        if len(line) == 1 and hypot(place[0] - line[0].x, place[1] - line[0].y) <= reach:
            return True
        before = line[0]
        for point in line[1:]:
            if distance(place, before, point) <= reach:
                return True
            before = point
    return False
