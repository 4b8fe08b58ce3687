"""Scribbled words by the thousand, always the same for a seed: for measuring a heavy page."""

from math import cos, sin
from random import Random

from copdesk.board.ink import PAGE_HEIGHT, PAGE_WIDTH, Point, Stroke
from copdesk.book.ids import new_id

COLOURS = ("#C3CBD0", "#A9CFC7", "#B3C6E6", "#EBCBA6", "#D3BCE0", "#E3B9C3")
WIDTHS = (1.5, 2.5, 4.0)


def scribble(strokes: int, points: int, seed: int) -> list[Stroke]:
    """`strokes` pen strokes of `points` points each, spread over the page; pale, so that new ink is seen on them."""
    chance = Random(seed)
    return [_stroke(chance, points) for _ in range(strokes)]


def _stroke(chance: Random, points: int) -> Stroke:
    """A word about sixty units long: the pen turns a little at each point."""
    x, y = chance.uniform(40, PAGE_WIDTH - 40), chance.uniform(40, PAGE_HEIGHT - 40)
    turn, step = chance.uniform(0, 6.28), chance.uniform(0.6, 1.6)
    way: list[Point] = []
    for _ in range(points):
        way.append(Point(x, y))
        turn += chance.gauss(0, 0.35)
        x = min(max(x + step * cos(turn), 0), PAGE_WIDTH)
        y = min(max(y + step * sin(turn), 0), PAGE_HEIGHT)
    return Stroke.of(new_id(), "pen", chance.choice(COLOURS), chance.choice(WIDTHS), way)
