"""The run sheet: the session on paper, for when the power fails. It shows hints and stays inside the house."""

from copdesk.report import look, parts
from copdesk.report.blocks import Bullet, Table, Text
from copdesk.report.flow import Block, Stack
from copdesk.report.labels import minutes
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, ReportContent

CLOCK = Style(12, 16, "Bold", look.PRIMARY)
STEP = Style(10.5, 15, "Bold", look.INK)


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = parts.title_block(desk, content, desk.say("Run sheet"))
    head = [
        desk.text(word, look.TABLE_HEAD)
        for word in (desk.say("Starts"), desk.say("Min"), desk.say("What happens"), desk.say("What is needed"))
    ]
    rows = [_row(desk, row) for row in content.steps]
    if rows:
        made.append(Table(head, rows, (1, 0.8, 6, 2), 16.0, desk.rtl, padding=5.0))
    made.append(desk.text(desk.say("Planned {planned} min").format(planned=_whole(content)), look.CAPTION, 8.0))
    return made


def _whole(content: ReportContent) -> str:
    return minutes(sum(row.planned_ms for row in content.agenda))


def _row(desk: Desk, row: AgendaRow) -> list[Block]:
    if not row.depth:
        return [
            desk.text(row.starts, CLOCK),
            desk.text(minutes(row.planned_ms), CLOCK),
            desk.text(row.title, CLOCK),
            desk.text(row.lead, look.TABLE),
        ]
    told: list[Block] = [desk.text(row.title, STEP)]
    if row.detail:
        told.append(desk.text(row.detail, look.TABLE, 2.0))
    told += [Bullet(desk.type, desk.text(prompt, look.TABLE), 2.0) for prompt in row.prompts]
    if row.hint:
        told.append(Text(desk.type, row.hint, look.TABLE.tinted(look.ACCENT_TEXT), 2.0))
    needs = "\n".join(part for part in (row.needs, row.lead) if part)
    return [
        desk.text(row.starts, look.TABLE),
        desk.text(minutes(row.planned_ms), look.TABLE),
        Stack(told),
        desk.text(needs, look.TABLE.tinted(look.MUTED)),
    ]
