"""Bricks for covers and cards: numbers that say how much, a list of contents, boxes to cut out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Columns, Text
from copdesk.report.flow import Block, Stack
from copdesk.report.lines import Span, Style, Typesetter

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
PRESSED = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
CARD_PADDING = 14.0


def numbers(type_: Typesetter, facts: Sequence[tuple[str, str]], before: float = 0.0) -> Block:
    """Large numbers side by side, each over what it counts."""
    cells = [
        Stack([Text(type_, number, look.NUMBER), Text(type_, name, look.CAPTION)], keep=True) for number, name in facts
    ]
    return Columns(cells, [1] * len(cells), 18.0, before, whole=True, rtl=bool(type_.base))


def fitted(type_: Typesetter, text: str, style: Style, width: float, lines: int = 1) -> Style:
    """`style`, smaller where `text` would take more than so many lines; never below half its size."""
    smaller = style
    for share in SHARES:
        smaller = replace(style, size=style.size * share, leading=style.leading * share)
        set_lines = type_.lines([Span(text, smaller)], width)
        wide = max((type_.width_of(word, smaller) for word in text.split()), default=0.0)
        if len(set_lines) <= lines and wide <= width:
            break
    return smaller


class Card(Block):
    """A box of one height with a hairline to cut along. What does not fit is pressed together, never cut."""

    def __init__(self, body: Block, tall: float, band: str = "") -> None:
        self.body, self.tall, self.band = body, tall, band

    def height(self, width: float) -> float:
        return max(self.tall, self.body.height(width - 2 * CARD_PADDING) + 2 * CARD_PADDING)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        tall = self.height(width)
        pen.frame(x, top, width, tall, look.PLANNED, 0.5)
        if self.band:
            pen.rect(x, top, width, 5.0, self.band)
        self.body.draw(pen, x + CARD_PADDING, top + CARD_PADDING, width - 2 * CARD_PADDING)


def card_rows(cards: Sequence[Block], across: int, gap: float = 0.0, rtl: bool = False) -> list[Block]:
    """Cards side by side, row after row; edges touch, so that one cut serves two."""
    rows: list[Block] = []
    for at in range(0, len(cards), across):
        row = [*cards[at : at + across], *[Stack([])] * across][:across]
        rows.append(Columns(row, [1] * across, gap, gap if at else 0.0, whole=True, rtl=rtl))
    return rows


class CutCard(Block):
    """A part of a whole sheet, with ticks where it is cut. `foot` stands at its lower edge."""

    PADDING, TICK = 30.0, 22.0

    def __init__(self, body: Block, tall: float, foot: Block | None = None) -> None:
        self.body, self.tall, self.foot = body, tall, foot

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        for left in (x, x + width):
            for upper in (top, top + self.tall):
                pen.rule(max(x, left - self.TICK), upper, self.TICK, look.PLANNED, 0.5)
                pen.rect(left, max(top, upper - self.TICK), 0.5, self.TICK, look.PLANNED)
        inner = width - 2 * self.PADDING
        self.body.draw(pen, x + self.PADDING, top + self.PADDING, inner)
        if self.foot:
            lower = top + self.tall - self.PADDING - self.foot.height(inner)
            self.foot.draw(pen, x + self.PADDING, lower, inner)


def pressed(makes: Sequence[Callable[[float], Block]], width: float, tall: float) -> list[Block]:
    """What `makes` give at the largest share of their type sizes at which every one fits into `tall`."""
    for share in PRESSED:
        bodies = [make(share) for make in makes[:1]]
        if bodies and bodies[0].height(width) > tall:
            continue
        bodies += [make(share) for make in makes[1:]]
        if all(body.height(width) <= tall for body in bodies):
            return bodies
    return [make(PRESSED[-1]) for make in makes]


class Box(Block):
    """A small square to tick."""

    SIDE = 9.0

    def height(self, width: float) -> float:
        return self.SIDE + 3

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        pen.frame(x + 0.5, top + 2, self.SIDE, self.SIDE, look.MUTED, 0.75)


class Ruled(Block):
    """Lines to write on by hand."""

    STEP = 24.0

    def __init__(self, tall: float, before: float = 0.0) -> None:
        self.tall, self.before = tall, before

    def height(self, width: float) -> float:
        return max(self.STEP, self.tall)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        lower = top + self.STEP
        while lower <= top + self.height(width) + 0.01:
            pen.rule(x, lower, width, look.PLANNED, 0.5)
            lower += self.STEP


class Contents(Block):
    """Section titles with their pages; the pages are known when it is drawn."""

    def __init__(self, type_: Typesetter, titles: Sequence[str], places: dict[str, int]) -> None:
        self.type, self.titles, self.places = type_, list(titles), places
        self.before = 8.0

    ROW = 20.0

    def height(self, width: float) -> float:
        return self.ROW * len(self.titles)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        rtl = bool(self.type.base)
        with pen.tag("TOC"):
            for title in self.titles:
                with pen.tag("TOCI"):
                    Text(self.type, title, look.BODY).draw(pen, x + 30 if rtl else x, top, width - 30)
                    page = Text(self.type, str(self.places.get(title, "")), look.BODY.tinted(look.MUTED))
                    wide = self.type.width_of(str(self.places.get(title, "")), look.BODY)
                    page.draw(pen, x if rtl else x + width - wide, top, wide + 1)
                pen.rule(x, top + self.ROW - 3, width, look.RULE, 0.5)
                if title in self.places:
                    pen.link(title, x, top - 2, width, self.ROW)
                top += self.ROW
