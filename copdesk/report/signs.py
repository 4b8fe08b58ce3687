"""Table signs: the name of each group's place, readable from both sides once the sheet is folded."""

from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import fitted
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

LABEL = Style(150, 180, "Bold", look.PRIMARY, "centre")
PLACE = Style(54, 68, "Bold", look.INK, "centre")
PADDING = 40.0
FOLD = 26.0


class Tent(Block):
    """A whole sheet: the sign upright on its lower half and on its head on the upper one, a fold between."""

    def __init__(self, body: Block, tall: float) -> None:
        self.body, self.tall = body, tall

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        half, inner = self.tall / 2, width - 2 * PADDING
        down = max(PADDING, (half - self.body.height(inner)) / 2)
        self.body.draw(pen, x + PADDING, top + half + down, inner)
        with pen.upside_down(x, top, width, half):
            self.body.draw(pen, x + PADDING, top + down, inner)
        for left in (x, x + width - FOLD):
            pen.rule(left, top + half, FOLD, look.PLANNED, 0.5)


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    """One sheet for each place that any draw uses."""
    paper = look.sheet(desk.options.paper, whole=True)
    width = paper.inner - 2 * PADDING
    names = [(group.label, group.place) for draw in content.draws for group in draw.groups]
    signs: list[Block] = []
    for label, place in dict.fromkeys(names):
        large = place or label
        rest = label if place else ""
        made: list[Block] = [Text(desk.type, large, fitted(desk.type, large, LABEL, width))]
        if rest:
            made.append(Text(desk.type, rest, fitted(desk.type, rest, PLACE, width)))
        signs.append(Tent(Stack(made), paper.room))
    if not signs:
        words = desk.say("No groups have been drawn yet.")
        return [Tent(Text(desk.type, words, replace(look.BODY, align="centre")), paper.room)]
    return signs
