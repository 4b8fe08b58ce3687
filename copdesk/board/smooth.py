"""A hand's line made calmer and lighter once the pen is up; and the shape a hand meant.

Nothing here runs while the pen is down: ink under the pen is where the pen was, at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, sin, sqrt
from typing import Literal

from copdesk.board.ink import Kind, Point
from copdesk.board.shape import box_of, distance

Smoothing = Literal["none", "some", "more"]
_PASSES: dict[Smoothing, int] = {"none": 0, "some": 1, "more": 4}
_SHARP, _FARTHEST, _TOLERANCE = pi / 3, 1.5, 0.2


def finished(points: Sequence[Point], smoothing: Smoothing) -> tuple[list[Point], float]:
    """What is kept of a line drawn by hand: smoothed, and without the points that nobody would miss.

    And how far from where it was drawn any of it lies at most.
    """
    if len(points) < 3 or smoothing == "none":
        return list(points), 0.0
    calm = smoothed(points, smoothing)
    far = max(hypot(a.x - b.x, a.y - b.y) for a, b in zip(points, calm, strict=True))
    return simplified(calm, _TOLERANCE), far + _TOLERANCE


def smoothed(points: Sequence[Point], smoothing: Smoothing) -> list[Point]:
    """Each point drawn half way to the middle of its neighbours, but never far; ends and sharp corners stay."""
    line = list(points)
    for _ in range(_PASSES[smoothing]):
        if len(line) < 3:
            break
        line = [line[0], *(_calmed(*line[i - 1 : i + 2]) for i in range(1, len(line) - 1)), line[-1]]
    return line


def _calmed(before: Point, here: Point, after: Point) -> Point:
    turn = atan2(after.y - here.y, after.x - here.x) - atan2(here.y - before.y, here.x - before.x)
    if abs((turn + pi) % (2 * pi) - pi) > _SHARP and hypot(here.x - before.x, here.y - before.y) > 3:
        return here
    there = Point(
        (before.x + 2 * here.x + after.x) / 4,
        (before.y + 2 * here.y + after.y) / 4,
        (before.pressure + 2 * here.pressure + after.pressure) / 4,
    )
    far = hypot(there.x - here.x, there.y - here.y)
    if far <= _FARTHEST:
        return there
    part = _FARTHEST / far
    return Point(here.x + (there.x - here.x) * part, here.y + (there.y - here.y) * part, there.pressure)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Ramer-Douglas-Peucker without recursion: no point left out lies farther off than the tolerance.

    A point whose pressure differs by more than a tenth from the line's is kept too.
    """
    last = len(points) - 1
    if last < 2:
        return list(points)
    pressed = any(point.pressure != points[0].pressure for point in points)
    xs, ys = [point.x for point in points], [point.y for point in points]
    keep, spans = {0, last}, [(0, last)]
    while spans:
        low, high = spans.pop()
        ax, ay = xs[low], ys[low]
        dx, dy = xs[high] - ax, ys[high] - ay
        square = dx * dx + dy * dy
        farthest, at = tolerance * tolerance, 0
        for i in range(low + 1, high):  # hot: whoever draws on waits for this
            x, y = xs[i] - ax, ys[i] - ay
            along = x * dx + y * dy
            if along <= 0:
                off = x * x + y * y
            elif along >= square:
                off = (x - dx) * (x - dx) + (y - dy) * (y - dy)
            else:
                cross = x * dy - y * dx
                off = cross * cross / square
            if pressed:
                off = (sqrt(off) + _pressed_off(points, low, i, high) * tolerance) ** 2
            if off > farthest:
                farthest, at = off, i
        if at:
            keep.add(at)
            spans += [(low, at), (at, high)]
    return [points[i] for i in sorted(keep)]


def _pressed_off(points: Sequence[Point], low: int, at: int, high: int) -> float:
    share = (at - low) / (high - low)
    press = points[low].pressure * (1 - share) + points[high].pressure * share
    return max(abs(points[at].pressure - press) - 0.1, 0.0) * 10


def meant(points: Sequence[Point]) -> tuple[Kind, list[Point]] | None:
    """The line, arrow, rectangle or ellipse that a held freehand line stands for, with its two ends or corners."""
    if len(points) < 3:
        return None
    box = box_of(points)
    size = hypot(box.width, box.height)
    if size < 12:
        return None
    a, b = points[0], points[-1]
    if max(distance(p, a, b) for p in points) < 0.06 * hypot(b.x - a.x, b.y - a.y):
        return "line", _squared(a, b)
    tip = _tip(points)
    if tip is not None:
        return "arrow", _squared(a, tip)
    if hypot(b.x - a.x, b.y - a.y) > 0.3 * size or min(box.width, box.height) < 0.12 * size:
        return None
    two = [Point(box.left, box.top), Point(box.right, box.bottom)]
    middle, rx, ry = box.middle, box.width / 2, box.height / 2
    ring = [Point(middle.x + rx * cos(2 * pi * k / 48), middle.y + ry * sin(2 * pi * k / 48)) for k in range(49)]
    four = [two[0], Point(box.right, box.top), two[1], Point(box.left, box.bottom), two[0]]
    off_ring, off_frame = _mean_distance(points, ring), _mean_distance(points, four)
    if min(off_ring, off_frame) > 0.06 * size:
        return None
    return ("ellipse" if off_ring < off_frame else "rectangle"), two


def _tip(points: Sequence[Point]) -> Point | None:
    """Where an arrow drawn in one go has its tip: a straight shaft with something on both sides behind its end."""
    tail = points[0]
    at = max(range(len(points)), key=lambda i: hypot(points[i].x - tail.x, points[i].y - tail.y))
    tip, head = points[at], points[at + 1 :]
    dx, dy = tip.x - tail.x, tip.y - tail.y
    long = hypot(dx, dy)
    if not head or max(distance(p, tail, tip) for p in points[: at + 1]) > 0.06 * long:
        return None
    aside = [((p.y - tip.y) * dx - (p.x - tip.x) * dy) / long for p in head]
    far = max(hypot(p.x - tip.x, p.y - tip.y) for p in head)
    return tip if far < 0.5 * long and min(aside) < -0.04 * long and max(aside) > 0.04 * long else None


def _squared(a: Point, b: Point) -> list[Point]:
    """Level or upright where it was nearly so."""
    slope = abs(degrees(atan2(b.y - a.y, b.x - a.x))) % 180
    if slope < 4 or slope > 176:
        return [a, Point(b.x, a.y)]
    return [a, Point(a.x, b.y)] if abs(slope - 90) < 4 else [a, b]


def _mean_distance(points: Sequence[Point], line: Sequence[Point]) -> float:
    return sum(min(distance(p, u, v) for u, v in pairwise(line)) for p in points) / len(points)
