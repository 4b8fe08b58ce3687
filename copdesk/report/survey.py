"""The interest survey: as a form for paper, and what all answers came to."""

from copdesk.report import look
from copdesk.report.blocks import Columns, Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import Box, Ruled
from copdesk.report.parts import Desk
from copdesk.report.values import Asked, ReportContent
from copdesk.report.votes import Dots

LINES = 2
"""For an answer in words."""
MOST_WORDS = 60


def form(desk: Desk, content: ReportContent) -> list[Block]:
    """One form, to be copied for each person and typed in later."""
    made: list[Block] = [_title(desk, content, desk.say("Interest survey"))]
    who = (desk.say("Name"), desk.say("Organisation"), desk.say("E-mail"))
    fields = [Stack([desk.text(word, look.CAPTION), Ruled(Ruled.STEP)]) for word in who]
    made.append(Columns(fields, (3, 2, 3), 16.0, 12.0, rtl=desk.rtl))
    return made + [_question(desk, number, one) for number, one in enumerate(content.survey, 1)]


def answers(desk: Desk, content: ReportContent) -> list[Block]:
    """What was ticked, as bars, and what was written, without who wrote it."""
    made: list[Block] = [_title(desk, content, desk.say("Survey answers"))]
    told = [one for one in content.survey if one.answered]
    for one in told:
        head = Text(desk.type, one.question, look.SUBHEADING, 12.0, "H3", keep_next=True)
        most = max((count for _, count in one.counts), default=0)
        bars: list[Block] = [Dots(desk, label, count, most, 4.0) for label, count in one.counts]
        count = desk.text(desk.say("{n} people answered").format(n=one.answered), look.CAPTION, 4.0)
        made += [head, *bars, *(() if one.counts else desk.bullets(one.words[:MOST_WORDS])), count]
    return made if told else [*made, desk.text(desk.say("Nobody has answered yet."), look.BODY, 8.0)]


def _title(desk: Desk, content: ReportContent, kind: str) -> Block:
    name = content.community or content.title
    title = Text(desk.type, name, look.TITLE, 0.0, "H1", outline=(name, 0))
    return Stack([desk.text(kind, look.CAPTION), title], keep=True)


def _question(desk: Desk, number: int, one: Asked) -> Block:
    head = Text(desk.type, f"{number}. {one.question}", look.SUBHEADING, 0.0, "H3", keep_next=True)
    if one.kind == "words":
        return Stack([head, Ruled(LINES * Ruled.STEP)], 14.0, keep=True)
    if one.kind == "yes":
        choices: tuple[str, ...] = (desk.say("Yes"), desk.say("No"))
    else:
        choices = (*one.choices, desk.say("Other:"))
    hint = [desk.text(desk.say("Tick as many as fit."), look.CAPTION)] if one.kind == "many" else []
    ticks: list[Block] = [_tick(desk, choice) for choice in choices]
    ticks += [Stack([])] * (len(ticks) % 2)
    pairs = [ticks[at : at + 2] for at in range(0, len(ticks), 2)]
    rows = [Columns(pair, (1, 1), 16.0, 4.0, whole=True, rtl=desk.rtl) for pair in pairs]
    return Stack([head, *hint, *rows], 14.0, keep=True)


def _tick(desk: Desk, choice: str) -> Block:
    return Columns([Box(), desk.text(choice, look.BODY)], (1, 16), 4.0, whole=True, rtl=desk.rtl)
