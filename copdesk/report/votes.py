"""What the room voted on: a bar for each choice, the one with most in colour."""

from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent, Vote

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

LABEL_SHARE, NUMBER_WIDTH, GAP, TALL = 0.46, 28.0, 10.0, 6.0


class Dots(Block):
    """One choice: its words, a bar, its number. `most` fills the width."""

    def __init__(self, desk: Desk, label: str, count: int, most: int, before: float) -> None:
        self.count, self.most, self.rtl, self.before = count, max(1, most), desk.rtl, before
        self.colour = look.PRIMARY if count == most and count else look.PLANNED
        style = look.TABLE.bold() if count == most and count else look.TABLE
        self.label = desk.text(label, replace(style, align="page"))
        self.number = desk.text(str(count), style)

    def height(self, width: float) -> float:
        return self.label.height(width * LABEL_SHARE)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        words = width * LABEL_SHARE
        room = width - words - NUMBER_WIDTH - 2 * GAP
        places = (x, x + words + GAP, x + width - NUMBER_WIDTH)
        if self.rtl:
            places = (x + width - words, x + NUMBER_WIDTH + GAP, x)
        wide = room * self.count / self.most
        left = places[1] + (room - wide if self.rtl else 0.0)
        with pen.tag("TR"):
            with pen.tag("TH"):
                self.label.draw(pen, places[0], top, words)
            with pen.tag("TD"):
                self.number.draw(pen, places[2], top, NUMBER_WIDTH)
        pen.rect(left, top + 3.5, wide, TALL, self.colour)


def votes(desk: Desk, content: ReportContent) -> list[Block]:
    """Every vote whose counts the room has seen; inside the house also those it has not."""
    shown = [vote for vote in content.votes if vote.open or not desk.options.public]
    if not shown:
        return []
    made: list[Block] = [desk.heading(desk.say("Votes"))]
    for vote in shown:
        made.append(_vote(desk, vote))
    return made


def _vote(desk: Desk, vote: Vote) -> Block:
    most = max(count for _, count in vote.choices)
    total = sum(count for _, count in vote.choices)
    words = desk.say("{n} hands") if vote.kind == "hands" else desk.say("{n} dots")
    told = words.format(n=total)
    if vote.voters:
        told += " · " + desk.say("{n} people voted").format(n=vote.voters)
    bars: list[Block] = [Dots(desk, label, count, most, 4.0) for label, count in vote.choices]
    head = Text(desk.type, vote.question, look.SUBHEADING, tag="H3", keep_next=True)
    return Stack([head, *bars, desk.text(told, look.CAPTION, 4.0)], 8.0, keep=True)
