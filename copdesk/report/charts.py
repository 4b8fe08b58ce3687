"""Planned against actual: two bars a step, grey for the plan, colour for what happened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block
from copdesk.report.labels import Say, minutes
from copdesk.report.lines import Typesetter
from copdesk.report.values import AgendaRow

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

TITLE_WIDTH, FACT_WIDTH, GAP = 150.0, 92.0, 10.0
PLANNED_TALL, ACTUAL_TALL, BETWEEN = 3.5, 5.0, 1.25


class Bars(Block):
    """One step of the agenda. `longest` is the time that fills the width, in milliseconds."""

    def __init__(self, type_: Typesetter, row: AgendaRow, longest: int, say: Say, before: float = 5.0) -> None:
        self.row, self.longest, self.before = row, max(1, longest), before
        self.rtl = bool(type_.base)
        style = replace(look.TABLE, align="page", colour=look.MUTED if row.depth else look.INK)
        self.title = Text(type_, row.title, style)
        self.fact = Text(type_, fact(row, say), look.TABLE.tinted(look.MUTED))

    def height(self, width: float) -> float:
        return max(self.title.height(self._title_width()), self.fact.height(FACT_WIDTH))

    def _title_width(self) -> float:
        return TITLE_WIDTH - self._indent()

    def _indent(self) -> float:
        return 10.0 * self.row.depth

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        bars = width - TITLE_WIDTH - FACT_WIDTH - 2 * GAP
        places = (x + self._indent(), x + TITLE_WIDTH + GAP, x + width - FACT_WIDTH)
        if self.rtl:
            places = (x + width - TITLE_WIDTH, x + FACT_WIDTH + GAP, x)
        with pen.tag("TR"):
            with pen.tag("TH"):
                self.title.draw(pen, places[0], top, self._title_width())
            with pen.tag("TD"):
                self.fact.draw(pen, places[2], top, FACT_WIDTH)
        lower = top + 1.6
        self._bar(pen, places[1], lower, bars, self.row.planned_ms, PLANNED_TALL, look.PLANNED)
        if self.row.actual_ms is not None:
            colour = look.ACCENT if late(self.row) else look.PRIMARY
            lower += PLANNED_TALL + BETWEEN
            self._bar(pen, places[1], lower, bars, self.row.actual_ms, ACTUAL_TALL, colour)

    def _bar(self, pen: "Pen", x: float, top: float, room: float, time: int, tall: float, colour: str) -> None:
        wide = room * min(time, self.longest) / self.longest
        pen.rect(x + room - wide if self.rtl else x, top, wide, tall, colour)


def late(row: AgendaRow) -> bool:
    return row.actual_ms is not None and row.actual_ms > row.planned_ms * look.LATE_RATIO


def fact(row: AgendaRow, say: Say) -> str:
    planned = minutes(row.planned_ms)
    if row.actual_ms is None:
        return say("{planned} min").format(planned=planned)
    return say("{planned} min, took {actual}").format(planned=planned, actual=minutes(row.actual_ms))
