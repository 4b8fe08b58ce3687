"""The charter and the health of a community, as sections of its book."""

from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Text, paragraphs
from copdesk.report.flow import Block
from copdesk.report.labels import number_in
from copdesk.report.parts import Desk
from copdesk.report.values import Health, ReportContent

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

NAME_WIDTH, SCORE_WIDTH, GAP, TALL, FULL = 170.0, 110.0, 12.0, 5.0, 5.0
MOST = 12
"""Lessons of one session; the rest stands in its report."""


def charter(desk: Desk, content: ReportContent) -> list[Block]:
    """Every question that the community has answered; those that come with the program in the document's language."""
    if not content.charter:
        return []
    made: list[Block] = [desk.heading(desk.say("Charter"))]
    for at, one in enumerate(content.charter):
        question = Text(desk.type, desk.say(one.question), look.SUBHEADING, 10.0 if at else 4.0, "H3", keep_next=True)
        made += [question, *paragraphs(desk.type, one.answer, look.BODY, 2.0)]
    return made


class Score(Block):
    """One dimension: a bar of 1 to 5, a tick where it was the time before, the score and where it goes."""

    def __init__(self, desk: Desk, one: Health, before: float) -> None:
        self.rtl, self.before = desk.rtl, before
        self.now = one.scores[-1][1]
        self.then = one.scores[-2][1] if len(one.scores) > 1 else None
        self.name = desk.text(desk.say(one.dimension), look.TABLE)
        ways = {"up": desk.say("better"), "falling": desk.say("worse"), "steady": desk.say("as before")}
        words = " · ".join(
            part for part in (number_in(desk.options.language, self.now, 1), ways.get(one.trend, "")) if part
        )
        tone = look.ACCENT_TEXT if one.trend == "falling" else look.MUTED
        self.score = desk.text(words, look.TABLE.tinted(tone))

    def height(self, width: float) -> float:
        return max(self.name.height(NAME_WIDTH), self.score.height(SCORE_WIDTH))

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        room = width - NAME_WIDTH - SCORE_WIDTH - 2 * GAP
        places = (x, x + NAME_WIDTH + GAP, x + width - SCORE_WIDTH)
        if self.rtl:
            places = (x + width - NAME_WIDTH, x + SCORE_WIDTH + GAP, x)
        with pen.tag("TR"):
            with pen.tag("TH"):
                self.name.draw(pen, places[0], top, NAME_WIDTH)
            with pen.tag("TD"):
                self.score.draw(pen, places[2], top, SCORE_WIDTH)
        pen.rect(places[1], top + 4, room, TALL, look.TINT)
        wide = room * self.now / FULL
        pen.rect(places[1] + (room - wide if self.rtl else 0.0), top + 4, wide, TALL, look.PRIMARY)
        if self.then is not None:
            at = room * self.then / FULL
            pen.rect(places[1] + (room - at if self.rtl else at) - 0.5, top + 2, 1.25, TALL + 4, look.INK)


def health(desk: Desk, content: ReportContent) -> list[Block]:
    """What the last check said, against the one before."""
    if not content.health:
        return []
    days = sorted({day for one in content.health for day, _ in one.scores})
    told = desk.say("Last check: {day}. The tick is the time before.").format(day=desk.day(days[-1]))
    if len(days) < 2:
        told = desk.say("Checked on {day}").format(day=desk.day(days[-1]))
    rows: list[Block] = [Score(desk, one, 5.0 if at else 6.0) for at, one in enumerate(content.health)]
    return [desk.heading(desk.say("How the community feels")), *rows, desk.text(told, look.CAPTION, 6.0)]


def lessons(desk: Desk, content: ReportContent) -> list[Block]:
    """What stood out in this session: its themes, its key points, its ideas."""
    texts = [one.name for one in content.themes if desk.notes_shown(one.notes)]
    texts += [note.text for one in content.key_points for note in desk.notes_shown(one.notes)]
    texts += [note.text for note in desk.notes_shown(content.ideas)]
    wanted = list(dict.fromkeys(texts))[:MOST]
    if not wanted:
        return []
    title = desk.say("Lessons of {session}").format(session=content.title)
    return [desk.heading(title), *desk.bullets(wanted)]
