"""Certificates of participation: a sheet on its side for each person who took part, to be signed by the hosts."""

from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import fitted
from copdesk.report.labels import minutes
from copdesk.report.lines import Style
from copdesk.report.logo import Logo
from copdesk.report.parts import Desk
from copdesk.report.values import Person, ReportContent

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

KIND = Style(18, 24, "Regular", look.MUTED, "centre")
NAME = Style(44, 57, "Bold", look.PRIMARY, "centre")
TOLD = Style(15, 22, "Regular", look.INK, "centre")
TITLE = Style(26, 34, "Bold", look.INK, "centre")
SIGN = Style(9, 12.6, "Regular", look.MUTED, "centre")
EDGE, LINE, WIDE_LINE = 34.0, 1.5, 190.0


class Certificate(Block):
    """A framed sheet with its words in the middle and a line to sign for each host."""

    def __init__(self, desk: Desk, body: Block, signers: list[str], tall: float) -> None:
        self.desk, self.body, self.tall = desk, body, tall
        self.signs = [Text(desk.type, name, SIGN) for name in signers]
        image = desk.options.logo
        self.logo = Logo(image, desk.say("Logo"), desk.rtl) if image else None

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        pen.frame(x + EDGE, top + EDGE, width - 2 * EDGE, self.tall - 2 * EDGE, look.PRIMARY, LINE)
        inner = width - 4 * EDGE
        if self.logo:
            self.logo.draw(pen, x + 2 * EDGE, top + 2 * EDGE - 8, inner)
        lower = self.tall - 2 * EDGE - 62
        down = max(2 * EDGE, (lower - self.body.height(inner)) / 2 + EDGE / 2)
        self.body.draw(pen, x + 2 * EDGE, top + down, inner)
        gap = (inner - WIDE_LINE * len(self.signs)) / (len(self.signs) + 1)
        left = x + 2 * EDGE + gap
        for sign in self.signs:
            pen.rule(left, top + self.tall - 2 * EDGE - 26, WIDE_LINE, look.MUTED, 0.75)
            sign.draw(pen, left, top + self.tall - 2 * EDGE - 20, WIDE_LINE)
            left += WIDE_LINE + gap


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    paper = look.sheet(desk.options.paper, whole=True, wide=True)
    hosts = [desk.name(one) for one in (*content.convenors, *([content.coach] if content.coach else []))]
    signers = [name for name in hosts if name][:3] or [desk.say("Signature")]
    people = [one for one in (content.participants or content.invited) if desk.name(one)]
    width = paper.inner - 4 * EDGE
    made: list[Block] = [
        Certificate(desk, _body(desk, content, person, width), signers, paper.room) for person in people
    ]
    return made or [desk.text(desk.say("Nobody is on the list yet."), replace(look.BODY, align="centre"), 200.0)]


def _body(desk: Desk, content: ReportContent, person: Person, width: float) -> Block:
    name = desk.bare_name(person)
    spent = sum(row.actual_ms or 0 for row in content.agenda) or sum(row.planned_ms for row in content.agenda)
    facts = [content.day, content.space]
    facts.append(desk.say("{n} minutes").format(n=minutes(spent)) if spent >= 300_000 else "")
    made: list[Block] = [
        Text(desk.type, desk.say("Certificate of participation"), KIND),
        Text(desk.type, name, fitted(desk.type, name, NAME, width), 16.0, "H1"),
        Text(desk.type, desk.say("took part in"), TOLD, 14.0),
        Text(desk.type, content.title, fitted(desk.type, content.title, TITLE, width, 2), 6.0),
        Text(desk.type, " · ".join(fact for fact in facts if fact), TOLD, 8.0),
    ]
    if content.community:
        made.append(Text(desk.type, content.community, TOLD.tinted(look.MUTED), 4.0))
    return Stack(made)
