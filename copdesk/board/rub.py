"""What an eraser leaves of a stroke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from copdesk.board.ink import FREEHAND, OUTLINED, Point, Stroke
from copdesk.board.shape import crossed, dense, distance, outline


def rubbed(stroke: Stroke, way: Sequence[Sequence[float]], reach: float) -> list[list[Point]] | None:
    """The lines left of a stroke after a tip of that radius went along the way; None where nothing was touched.

    An empty list means that nothing is left. A shape loses its outline bit by bit and what is left is
    freehand; of a text, sticky, symbol or image a rubber takes nothing away.
    """
    if stroke.kind not in FREEHAND and stroke.kind not in OUTLINED:
        return None
    cut = reach + stroke.width / 4
    if not crossed(stroke, way, reach):
        return None
    left: list[list[Point]] = []
    for line in outline(stroke):
        piece: list[Point] = []
        for point in dense(line, max(cut / 4, 0.5)):
            if _on(point, way, cut):
                _close(left, piece)
                piece = []
            else:
                piece.append(point)
        _close(left, piece)
    return left


def _close(left: list[list[Point]], piece: list[Point]) -> None:
    """A crumb shorter than a point is wide is gone with the rest."""
    if sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(piece)) >= 2.0:
        left.append(piece)


def _on(point: Point, way: Sequence[Sequence[float]], reach: float) -> bool:
    if len(way) == 1:
        return hypot(point.x - way[0][0], point.y - way[0][1]) <= reach
    return any(distance(point, a, b) <= reach for a, b in pairwise(way))
