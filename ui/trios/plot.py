"""Where groups and seats stand in the centre of the Trios room: arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from copdesk.trios.held import Seat, Trio

LEAST_WIDTH = 200
MOST_COLUMNS = 4
GAP = 12
HEAD = 36
ROW = 36
FOOT = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A seat's line within its card."""

    seat: Seat
    box: QRect


@dataclass(frozen=True, slots=True)
class Card:
    """A group's card and the lines of its seats."""

    trio: Trio
    box: QRect
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """All cards at a width; `spare` is what the last line of cards leaves free, empty where it is full."""

    cards: tuple[Card, ...]
    height: int
    columns: int
    spare: QRect

    def card_at(self, point: QPoint) -> Card | None:
        return next((card for card in self.cards if card.box.contains(point)), None)

    def row_at(self, point: QPoint) -> Row | None:
        card = self.card_at(point)
        return next((row for row in card.rows if row.box.contains(point)), None) if card else None


def plotted(trios: Sequence[Trio], width: int, unit: float, more: int = -1) -> Plot:
    """Cards side by side, as many as have room; card `more` has one line to spare, for who is dragged there."""

    def px(measure: float) -> int:
        return round(measure * unit)

    gap = px(GAP)
    columns = max(1, min(MOST_COLUMNS, (width + gap) // (px(LEAST_WIDTH) + gap)))
    wide = (width - (columns - 1) * gap) // columns
    cards: list[Card] = []
    top = bottom = 0
    spare = QRect()
    for first in range(0, len(trios), columns):
        line = trios[first : first + columns]
        lines = max(len(trio.seats) + (first + place == more) for place, trio in enumerate(line))
        height = px(HEAD) + max(3, lines) * px(ROW) + px(FOOT)
        for place, trio in enumerate(line):
            box = QRect(place * (wide + gap), top, wide, height)
            rows = tuple(
                Row(seat, QRect(box.left(), top + px(HEAD) + number * px(ROW), wide, px(ROW)))
                for number, seat in enumerate(trio.seats)
            )
            cards.append(Card(trio, box, rows))
        bottom = top + height
        left = len(line) * (wide + gap)
        spare = QRect(left, top, width - left, height) if len(line) < columns else QRect()
        top = bottom + gap
    return Plot(tuple(cards), bottom, columns, spare)
