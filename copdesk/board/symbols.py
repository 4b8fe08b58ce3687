"""The five symbols that a community draws most: a person, a group, a link, a house, a question."""

from __future__ import annotations

from functools import cache
from math import cos, radians, sin

from copdesk.board.ink import Box, Point
from copdesk.words import tr

Place = tuple[float, float]
Line = tuple[Place, ...]
NAMES = ("person", "group", "link", "house", "question")


def label(name: str) -> str:
    """What people call the symbol."""
    return {
        "person": tr("Person"),
        "group": tr("Group"),
        "link": tr("Link"),
        "house": tr("House"),
        "question": tr("Question"),
    }.get(name, name)


def symbol_lines(name: str, box: Box) -> list[list[Point]]:
    """The lines of a symbol inside the box; an unknown name gives the question mark."""
    lines = _lines(name if name in NAMES else "question")
    return [[Point(box.left + x * box.width / 100, box.top + y * box.height / 100) for x, y in line] for line in lines]


def symbol_width(box: Box) -> float:
    """How wide the lines of a symbol of that size are."""
    return max(min(box.width, box.height) * 0.07, 1.5)


@cache
def _lines(name: str) -> tuple[Line, ...]:
    if name == "person":
        return _person(50, 50, 1.0)
    if name == "group":
        return (*_person(22, 58, 0.62), *_person(78, 58, 0.62), *_person(50, 44, 0.72))
    if name == "link":
        return (_arc(28, 50, 22, 22, 0, 360), _arc(72, 50, 22, 22, 0, 360), ((42, 50), (58, 50)))
    if name == "house":
        return (
            ((8, 48), (50, 10), (92, 48)),
            ((18, 40), (18, 92), (82, 92), (82, 40)),
            ((42, 92), (42, 62), (58, 62), (58, 92)),
        )
    return (
        (*_arc(50, 32, 22, 22, 180, 420), (50, 60), (50, 68)),
        _arc(50, 86, 3, 3, 0, 360),
    )


def _person(x: float, y: float, size: float) -> tuple[Line, ...]:
    shoulders = _arc(x, y + 24 * size, 26 * size, 26 * size, 180, 360)
    head = _arc(x, y - 26 * size, 18 * size, 18 * size, 0, 360)
    foot = y + 44 * size
    return head, ((x - 26 * size, foot), *shoulders, (x + 26 * size, foot))


def _arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Line:
    """Degrees clockwise from the right."""
    sides = max(round(abs(end - start) / 15), 2)
    angles = [radians(start + (end - start) * k / sides) for k in range(sides + 1)]
    ring = tuple((x + rx * cos(a), y + ry * sin(a)) for a in angles)
    return (*ring[:-1], ring[0]) if abs(end - start) == 360 else ring
