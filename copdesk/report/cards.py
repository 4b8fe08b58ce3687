"""Step cards: what a step asks and how it goes, A5, to be read from a table's middle. Two on a sheet, to be cut."""

from dataclasses import replace

from copdesk.report import look
from copdesk.report.blocks import Bullet, Columns, Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import CutCard, card_rows, pressed
from copdesk.report.labels import minutes
from copdesk.report.lines import Span, Style
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, ReportContent

DOWN = 2
TITLE = Style(20, 26, "Bold", look.PRIMARY)
ASKED = Style(19, 26, "Bold", look.INK)
TOLD = Style(13, 18.5, "Regular", look.INK)
ROLE = Style(12, 17, "Regular", look.INK)
TIME = Style(20, 26, "Bold", look.INK, "end")


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    paper = look.sheet(desk.options.paper, whole=True)
    width, tall = paper.inner - 2 * CutCard.PADDING, paper.room / DOWN
    made: list[tuple[_Made, Block]] = []
    activity = ""
    for row in content.steps:
        if not row.depth:
            activity = row.title
        elif row.prompts or row.detail:
            made.append((_Made(desk, row), _foot(desk, activity, row)))
    room = tall - 2 * CutCard.PADDING - max((foot.height(width) for _, foot in made), default=0.0) - 8
    bodies = pressed([make for make, _ in made], width, room)
    cards: list[Block] = [CutCard(body, tall, foot) for body, (_, foot) in zip(bodies, made, strict=True)]
    if not cards:
        return [CutCard(desk.text(desk.say("No step has a prompt yet."), look.BODY), tall)]
    return card_rows(cards, 1)


class _Made:
    """The body of one card at any share of its sizes."""

    def __init__(self, desk: Desk, row: AgendaRow) -> None:
        self.desk, self.row = desk, row

    def __call__(self, share: float) -> Block:
        desk, row = self.desk, self.row
        planned = desk.say("{planned} min").format(planned=minutes(row.planned_ms // max(1, row.turns)))
        if row.turns > 1:
            planned = f"{row.turns} × {planned}"
        time = Text(desk.type, planned, smaller(TIME, min(1.0, share)))
        title = Text(desk.type, row.title, smaller(TITLE, share), tag="H2")
        made: list[Block] = [Columns([title, time], (5, 2), 12.0, rtl=desk.rtl)]
        asked = smaller(ASKED if row.prompts else TOLD, share)
        for at, prompt in enumerate(row.prompts):
            made.append(Text(desk.type, prompt, asked, 6.0 if at else 14.0))
        if row.detail:
            made.append(Text(desk.type, row.detail, smaller(TOLD if row.prompts else ASKED, share), 12.0))
        for at, (role, does) in enumerate(row.roles):
            style = smaller(ROLE, share)
            spans = [Span(role, style.bold()), Span(f"  {does}", style)]
            made.append(Bullet(desk.type, Text(desk.type, spans, style), 2.0 if at else 10.0))
        return Stack(made)


def _foot(desk: Desk, activity: str, row: AgendaRow) -> Block:
    code = desk.text(row.code, look.CAPTION.bold().tinted(look.PRIMARY))
    needs = " · ".join(part for part in (row.materials, row.room) if part)
    words = Text(desk.type, " · ".join(part for part in (activity, needs) if part), look.CAPTION)
    return Columns([code, words], (1, 14), 6.0, rtl=desk.rtl)


def smaller(style: Style, share: float) -> Style:
    return replace(style, size=style.size * share, leading=style.leading * share)
