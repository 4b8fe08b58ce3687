"""The timing report: every step, planned against actual, so that the next plan is better."""

from collections.abc import Sequence

from copdesk.report import look, parts
from copdesk.report.blocks import Table, Text
from copdesk.report.charts import late
from copdesk.report.flow import Block
from copdesk.report.furniture import numbers
from copdesk.report.labels import minutes
from copdesk.report.lines import Style
from copdesk.report.logo import headed
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, Earlier, ReportContent


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = headed(desk, parts.title_block(desk, content, desk.say("Timing report")))
    made += summary(desk, content.agenda)
    made += parts.agenda(desk, content.agenda)
    return made + steps(desk, content) + before(desk, content.earlier)


def summary(desk: Desk, rows: Sequence[AgendaRow]) -> list[Block]:
    planned = sum(row.planned_ms for row in rows)
    run = [row for row in rows if row.actual_ms is not None]
    if not run:
        return []
    actual = sum(row.actual_ms or 0 for row in run)
    facts = [
        (minutes(planned), desk.say("minutes planned")),
        (minutes(actual), desk.say("minutes taken")),
        (signed(actual - sum(row.planned_ms for row in run)), desk.say("minutes more or less")),
        (str(sum(1 for row in run if late(row))), desk.say("activities much longer than planned")),
    ]
    return [numbers(desk.type, facts, 16.0)]


def signed(difference_ms: int) -> str:
    whole = round(difference_ms / 60_000)
    return f"+{whole}" if whole > 0 else f"–{-whole}" if whole < 0 else "0"


def steps(desk: Desk, content: ReportContent) -> list[Block]:
    """One row a step, under its activity."""
    if not content.steps:
        return []
    words = (desk.say("Step"), desk.say("Began"), desk.say("Planned"), desk.say("Took"), desk.say("Difference"))
    head: list[Block] = [Text(desk.type, word, _aligned(look.TABLE_HEAD, at)) for at, word in enumerate(words)]
    rows = [_row(desk, row) for row in content.steps]
    return [desk.heading(desk.say("Every step")), Table(head, rows, (5, 1, 1, 1, 1.3), 8.0, desk.rtl, padding=3.0)]


def _row(desk: Desk, row: AgendaRow) -> list[Block]:
    style = look.TABLE if row.depth else look.TABLE.bold()
    took = minutes(row.actual_ms) if row.actual_ms is not None else "–"
    difference = signed(row.actual_ms - row.planned_ms) if row.actual_ms is not None else ""
    tone = look.ACCENT_TEXT if late(row) else look.MUTED
    cells = (
        ("\u2003" * row.depth + row.title, style),
        (row.began, look.TABLE.tinted(look.MUTED)),
        (minutes(row.planned_ms), style),
        (took, style),
        (difference, style.tinted(tone)),
    )
    return [Text(desk.type, text, _aligned(style, at)) for at, (text, style) in enumerate(cells)]


def _aligned(style: Style, at: int) -> Style:
    return Style(style.size, style.leading, style.cut, style.colour, "end") if at else style


def before(desk: Desk, earlier: Sequence[Earlier]) -> list[Block]:
    """What each activity took in earlier sessions: its mean in bold, every time under it."""
    if not earlier:
        return []
    words = (desk.say("Activity"), desk.say("Planned"), desk.say("Took"), desk.say("Difference"))
    head: list[Block] = [Text(desk.type, word, _aligned(look.TABLE_HEAD, at)) for at, word in enumerate(words)]
    rows: list[list[Block]] = []
    for one in earlier:
        title = one.title
        if len(one.times) > 1:
            title = desk.say("{activity}, mean of {n} times").format(activity=one.title, n=len(one.times))
        rows.append(_compared(desk, title, one.planned_ms, one.took_ms, look.TABLE.bold()))
        for time in one.times:
            told = " · ".join(part for part in (time.session, desk.day(time.day)) if part)
            rows.append(_compared(desk, "\u2003" + told, time.planned_ms, time.took_ms, look.TABLE))
    heading = desk.heading(desk.say("In earlier sessions"))
    return [heading, Table(head, rows, (6, 1, 1, 1.3), 8.0, desk.rtl, padding=3.0)]


def _compared(desk: Desk, title: str, planned_ms: int, took_ms: int, style: Style) -> list[Block]:
    tone = look.ACCENT_TEXT if took_ms > planned_ms * look.LATE_RATIO else look.MUTED
    cells = (
        (title, style),
        (minutes(planned_ms), style),
        (minutes(took_ms), style),
        (signed(took_ms - planned_ms), style.tinted(tone)),
    )
    return [Text(desk.type, text, _aligned(cut, at)) for at, (text, cut) in enumerate(cells)]
