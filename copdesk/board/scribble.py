"""Scribbled strokes by the thousand, always the same for a seed: for measuring a heavy page."""

from math import cos, sin
from random import Random

from copdesk.board.ink import PAGE_HEIGHT, PAGE_WIDTH, Point, Stroke
from copdesk.book.ids import new_id

COLOURS = ("ink", "teal", "blue", "amber", "violet", "crimson")


def scribble(strokes: int, points: int, seed: int) -> list[Stroke]:
    """`strokes` pen strokes of `points` points each, spread over the page."""
    chance = Random(seed)
    return [_stroke(chance, points) for _ in range(strokes)]


def _stroke(chance: Random, points: int) -> Stroke:
    x, y = chance.uniform(40, PAGE_WIDTH - 40), chance.uniform(40, PAGE_HEIGHT - 40)
    turn, bend = chance.uniform(0, 6.28), chance.uniform(-0.2, 0.2)
    way: list[Point] = []
    for _ in range(points):
        way.append(Point(x, y))
        turn += bend + chance.uniform(-0.15, 0.15)
        x = min(max(x + 4 * cos(turn), 0), PAGE_WIDTH)
        y = min(max(y + 4 * sin(turn), 0), PAGE_HEIGHT)
    return Stroke.of(new_id(), "pen", chance.choice(COLOURS), 4.0, way)
