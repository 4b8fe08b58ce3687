"""Blank report forms: the paper twin of note-taking. Each sheet bears the code of its step, to type it in later."""

from dataclasses import replace

from copdesk.report import look, parts
from copdesk.report.blocks import Bullet, Columns, Text
from copdesk.report.flow import Block, Break, Stack
from copdesk.report.furniture import Ruled
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, Category, ReportContent

CODE = Style(40, 46, "Bold", look.PRIMARY, "end")
TITLE = Style(17, 22, "Bold", look.INK)
FIELD = 96.0
FOOT = 44.0


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    """A page for each step in which notes are taken; what is confidential has none."""
    made: list[Block] = []
    activity = ""
    for row in content.steps:
        if not row.depth:
            activity = row.title
        elif not row.confidential and (row.asks or row.prompts):
            made += [*_page(desk, activity, row), Break()]
    return made or [desk.text(desk.say("No step takes notes yet."), look.BODY)]


def _page(desk: Desk, activity: str, row: AgendaRow) -> list[Block]:
    paper = look.sheet(desk.options.paper)
    words = Stack(
        [
            desk.text(activity, look.CAPTION),
            Text(desk.type, row.title, TITLE, tag="H1", outline=(f"{row.code} {row.title}", 0)),
        ]
    )
    head = Columns([words, Text(desk.type, row.code, CODE)], (4, 1), 12.0, whole=True, rtl=desk.rtl)
    fields = Columns(
        [_field(desk, word) for word in (desk.say("Group"), desk.say("Who speaks"), desk.say("Who writes"))],
        (1, 3, 2),
        16.0,
        10.0,
        rtl=desk.rtl,
    )
    asked = [
        Bullet(desk.type, desk.text(prompt, look.BODY), 3.0 if at else 14.0) for at, prompt in enumerate(row.prompts)
    ]
    above = Stack([head, fields, *asked])
    told = desk.say("Type these lines in later, under {code}.").format(code=row.code)
    foot = desk.text(told, look.CAPTION, 10.0)
    room = paper.room - above.height(paper.inner) - FOOT
    return [above, *_lines(desk, row.asks, room), foot]


def _field(desk: Desk, word: str) -> Block:
    return Stack([desk.text(word, look.CAPTION), Ruled(Ruled.STEP)])


def _lines(desk: Desk, asks: tuple[Category, ...], room: float) -> list[Block]:
    """A column for each category, two side by side, with as many lines as the page has left."""
    rows = parts.paired(asks) if asks else [(Category(""), None)]
    tall = room / len(rows) - 34.0
    tall -= tall % Ruled.STEP
    made: list[Block] = []
    for pair in rows:
        cells = [_column(desk, one, tall) for one in pair if one]
        made.append(Columns(cells, [1] * len(cells), 20.0, 14.0, whole=True, rtl=desk.rtl))
    return made


def _column(desk: Desk, one: Category, tall: float) -> Block:
    style = replace(look.SUBHEADING, colour=parts.readable(one.colour))
    title = parts.signed(one) or desk.say("What was said")
    return Stack([Text(desk.type, title, style), Ruled(tall)], keep=True)
