"""Where tables stand in a room: laid out by hand on a simple plan, or in rows as long as nobody did."""

from collections.abc import Sequence
from math import ceil, hypot, sqrt
from typing import TypeAlias

Spot: TypeAlias = tuple[float, float]
"""The middle of a table, from 0 (left, front) to 1 (right, back) of the room."""


def in_rows(count: int) -> list[Spot]:
    """Tables in rows, the first at the front left."""
    columns = max(1, ceil(sqrt(count)))
    lines = max(1, ceil(count / columns))
    return [((place % columns + 0.5) / columns, (place // columns + 0.5) / lines) for place in range(count)]


def spots_for(count: int, laid: Sequence[Spot | None]) -> list[Spot]:
    """A spot for each of `count` tables: as laid out, else in rows."""
    return [
        laid[place] or row if place < len(laid) else row for place, row in enumerate(in_rows(max(count, len(laid))))
    ][:count]


def steps_between(spots: Sequence[Spot], one: int, other: int) -> int:
    """How far two tables are apart, in hundredths of the room; tables count from 1."""
    (x, y), (u, v) = spots[one - 1], spots[other - 1]
    return round(100 * hypot(x - u, y - v))


def inside(x: float, y: float) -> Spot:
    """The spot within the room that is next to (x, y)."""
    return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
