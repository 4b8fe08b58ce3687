"""What a page can start with: strokes in pale ink, locked, behind everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from copdesk.board.ink import Kind, Stroke
from copdesk.words import tr

TEMPLATES = ("blank", "circles", "river", "network", "canvas")
_PALE, _WORD = "#9CC4BD", "#56666B"
_HEIGHT = 30.0

NewId = Callable[[], bytes]
Rows = list[tuple[Kind, list[Sequence[float]], str]]


def template_label(name: str) -> str:
    return {
        "blank": tr("Blank page"),
        "circles": tr("Three circles"),
        "river": tr("River of life"),
        "network": tr("Network"),
        "canvas": tr("Canvas of questions"),
    }[name]


def template_strokes(name: str, new_id: NewId) -> list[Stroke]:
    """The strokes of a template; KeyError for an unknown name."""
    rows = {"blank": list, "circles": _circles, "river": _river, "network": _network, "canvas": _canvas}[name]()
    return [
        Stroke.of(
            new_id(),
            kind,
            _WORD if kind == "text" else _PALE,
            _HEIGHT if kind == "text" else 4.0,
            points,
            text=text,
            locked=True,
            z=-1,
        )
        for kind, points, text in rows
    ]


def _word(text: str, x: float, y: float, wide: float = 320.0) -> tuple[Kind, list[Sequence[float]], str]:
    return "text", [(x, y), (x + wide, y + _HEIGHT * 1.4)], text


def _circles() -> Rows:
    rings: Rows = [
        ("ellipse", [(800 - rx, 500 - ry), (800 + rx, 500 + ry)], "") for rx, ry in ((180, 120), (400, 270), (640, 430))
    ]
    return [*rings, _word(tr("Core"), 760, 400), _word(tr("Active"), 755, 250), _word(tr("Periphery"), 735, 90)]


def _river() -> Rows:
    def bank(y: float) -> list[Sequence[float]]:
        return [(100 + 14 * k, y + 90 * sin(k / 9) - k) for k in range(101)]

    return [
        ("pen", bank(470), ""),
        ("pen", bank(620), ""),
        _word(tr("Beginning"), 90, 780),
        _word(tr("Turning points"), 680, 250),
        _word(tr("Where we are going"), 1240, 620),
    ]


def _network() -> Rows:
    rows: Rows = []
    for k in range(8):
        x, y = 800 + 520 * cos(2 * pi * k / 8), 500 + 350 * sin(2 * pi * k / 8)
        near, far = 120 / 520, 1 - 70 / 520
        ends = [(800 + (x - 800) * t, 500 + (y - 500) * t) for t in (near, far)]
        rows.append(("line", [*ends], ""))
        rows.append(("ellipse", [(x - 70, y - 50), (x + 70, y + 50)], ""))
    rows.append(("ellipse", [(690, 420), (910, 580)], ""))
    return [*rows, _word(tr("Our community"), 695, 480, 260.0)]


def _canvas() -> Rows:
    questions = (
        tr("Who are the members?"),
        tr("How is it governed?"),
        tr("What is its focus?"),
        tr("What does it do together?"),
    )
    frames: Rows = [("line", [(800, 60), (800, 940)], ""), ("line", [(60, 500), (1540, 500)], "")]
    places = ((90, 70), (830, 70), (90, 520), (830, 520))
    return frames + [_word(words, x, y, 660.0) for words, (x, y) in zip(questions, places, strict=True)]
