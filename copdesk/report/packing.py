"""The packing list: what the plan's steps need, how the room has to be, what is printed before."""

from collections.abc import Iterable

from copdesk.report import look, parts
from copdesk.report.blocks import Columns, Table
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import Box
from copdesk.report.parts import Desk
from copdesk.report.values import AgendaRow, ReportContent
from copdesk.report.who import listed

SHORT = 5
"""A remark as short as × 13 stands in a narrow column."""


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = parts.title_block(desk, content, desk.say("Packing list"))
    people = len(content.invited or content.participants)
    if people:
        made.append(desk.text(desk.say("For {n} people").format(n=people), look.BODY.bold(), 10.0))
    made += _list(desk, desk.say("What the steps need"), needed(content.steps))
    made += _list(desk, desk.say("How the room has to be"), rooms(content.steps))
    printed = _list(desk, desk.say("On paper, in case the power fails"), _paper(desk, content, people))
    brought = _list(desk, desk.say("Always"), [(word, "") for word in always(desk)])
    return [*made, Columns([Stack(printed), Stack(brought)], (1, 1), 24.0, 16.0, rtl=desk.rtl)]


def needed(steps: Iterable[AgendaRow]) -> list[tuple[str, str]]:
    """Each material once, with the activities that need it."""
    found: dict[str, tuple[str, list[str]]] = {}
    activity = ""
    for row in steps:
        if not row.depth:
            activity = row.title
            continue
        for one in listed(row.materials, ";" if ";" in row.materials else ","):
            _, wanting = found.setdefault(one.casefold(), (one, []))
            if activity not in wanting:
                wanting.append(activity)
    return [(word, ", ".join(wanting)) for word, wanting in found.values()]


def rooms(steps: Iterable[AgendaRow]) -> list[tuple[str, str]]:
    """How the room has to be, with the step that wants it so."""
    found: dict[str, str] = {}
    for row in steps:
        if row.depth and row.room:
            found.setdefault(row.room, row.title)
    return list(found.items())


def _paper(desk: Desk, content: ReportContent, people: int) -> list[tuple[str, str]]:
    groups = len({group.label for draw in content.draws for group in draw.groups})
    rows = [
        (desk.say("Run sheet"), 1),
        (desk.say("Attendance sheet"), 1),
        (desk.say("Badges"), people),
        (desk.say("Trio cards"), people if content.draws else 0),
        (desk.say("Table signs"), groups),
        (desk.say("Blank report forms"), max(1, groups)),
        (desk.say("Station sheets"), len(content.gallery)),
    ]
    return [(word, f"× {number}") for word, number in rows if number]


def always(desk: Desk) -> tuple[str, ...]:
    """What a workshop never goes without."""
    return (
        desk.say("Laptop with its charger"),
        desk.say("Projector with the right cable"),
        desk.say("Extension lead"),
        desk.say("Clicker, with spare batteries"),
        desk.say("A stick for the report"),
        desk.say("Flipchart paper and markers"),
        desk.say("Tape"),
        desk.say("Sticky notes and pens"),
    )


def _list(desk: Desk, title: str, rows: list[tuple[str, str]]) -> list[Block]:
    if not rows:
        return []
    noted = any(why for _, why in rows)
    table: list[list[Block]] = [
        [Box(), desk.text(what, look.TABLE), *([desk.text(why, look.TABLE.tinted(look.MUTED))] if noted else [])]
        for what, why in rows
    ]
    shares = ((0.35, 5, 4) if len(rows[0][1]) > SHORT else (0.5, 5, 1)) if noted else (0.5, 6)
    return [desk.heading(title), Table([], table, shares, 6.0, desk.rtl, padding=3.0)]
