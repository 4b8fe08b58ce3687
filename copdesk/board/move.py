"""A stroke elsewhere, larger, turned, in front: each a new value with the same id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from copdesk.board.ink import BOXED, Point, Stroke
from copdesk.board.shape import box_of, turned


def moved(stroke: Stroke, dx: float, dy: float) -> Stroke:
    return stroke.moved_to((p.x + dx, p.y + dy, p.pressure) for p in stroke.points)


def scaled(stroke: Stroke, about: Sequence[float], by: float) -> Stroke:
    """Larger or smaller about a place; the pen's width and the letters grow along."""
    points = [
        Point(about[0] + (p.x - about[0]) * by, about[1] + (p.y - about[1]) * by, p.pressure) for p in stroke.points
    ]
    return replace(stroke.moved_to(points), width=round(stroke.width * by, 2))


def rotated(stroke: Stroke, about: Point, degrees: float) -> Stroke:
    points = stroke.points
    if stroke.kind not in BOXED:
        return stroke.moved_to(turned(points, about, degrees))
    middle = box_of(points).middle
    there = turned([middle], about, degrees)[0]
    return replace(
        moved(stroke, there.x - middle.x, there.y - middle.y), angle=round((stroke.angle + degrees) % 360, 2)
    )


def raised(strokes: Iterable[Stroke], among: Iterable[Stroke]) -> list[Stroke]:
    """The strokes in front of all others, in the order they had."""
    top = max((other.z for other in among), default=0)
    return [
        replace(stroke, z=top + 1 + at) for at, stroke in enumerate(sorted(strokes, key=lambda stroke: stroke.order))
    ]


def lowered(strokes: Iterable[Stroke], among: Iterable[Stroke]) -> list[Stroke]:
    """The strokes behind all others, in the order they had."""
    chosen = sorted(strokes, key=lambda stroke: stroke.order)
    low = min((other.z for other in among), default=0)
    return [replace(stroke, z=low - len(chosen) + at) for at, stroke in enumerate(chosen)]
