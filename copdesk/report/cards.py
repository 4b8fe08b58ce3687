"""Prompt cards: what each step asks, large enough to be read from a table's middle."""

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import CARD_PADDING, Card, card_rows, fitted
from copdesk.report.labels import minutes
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, ReportContent

ACROSS, DOWN = 1, 3
ASKED = Style(19, 26, "Bold", look.INK)
TOLD = Style(13, 18, "Regular", look.INK)


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    paper = look.sheet(desk.options.paper)
    width = paper.inner / ACROSS - 2 * CARD_PADDING
    cards: list[Block] = []
    activity = ""
    for row in content.steps:
        if not row.depth:
            activity = row.title
        elif row.prompts or row.detail:
            cards.append(Card(_body(desk, activity, row, width), paper.room / DOWN, look.PRIMARY))
    return card_rows(cards, ACROSS) or [desk.text(desk.say("No step has a prompt yet."), look.BODY)]


def _body(desk: Desk, activity: str, row: AgendaRow, width: float) -> Block:
    time = desk.say("{planned} min").format(planned=minutes(row.planned_ms))
    made: list[Block] = [desk.text(" · ".join(part for part in (activity, row.title, time) if part), look.CAPTION, 4.0)]
    if row.prompts:
        made += [Text(desk.type, prompt, fitted(desk.type, prompt, ASKED, width, 3), 10.0) for prompt in row.prompts]
        if row.detail:
            made.append(desk.text(row.detail, TOLD, 10.0))
    else:
        made.append(Text(desk.type, row.detail, fitted(desk.type, row.detail, ASKED, width, 4), 10.0))
    return Stack([Text(desk.type, "", Style(4, 6)), *made])
