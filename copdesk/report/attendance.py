"""The attendance sheet: names to sign beside, and empty rows for those nobody expected."""

from copdesk.report import look, parts
from copdesk.report.blocks import Gap, Table
from copdesk.report.flow import Block, Stack
from copdesk.report.lines import isolated
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent
from copdesk.report.who import counted

SPARE, FEWEST = 14, 5
"""Rows for those who are not on the list: as many as fill the sheet."""
ROW = 14.0
SHARES = (0.5, 4, 3, 1, 3)


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = parts.title_block(desk, content, desk.say("Attendance sheet")) + _counts(desk, content)
    words = ("", desk.say("Name"), desk.say("Organisation"), desk.say("Came"), desk.say("Signature"))
    head = [desk.text(word, look.TABLE_HEAD) for word in words]
    people = [person for person in content.invited or content.participants if desk.name(person)]
    arrived = {person.name: person.arrived for person in content.participants}
    rows: list[list[Block]] = [
        [
            desk.text(str(number), look.TABLE.tinted(look.MUTED)),
            desk.text(desk.name(person), look.BODY),
            desk.text(person.organisation if desk.options.names == "full" else "", look.TABLE),
            desk.text(arrived.get(person.name, ""), look.TABLE),
            Gap(ROW),
        ]
        for number, person in enumerate(people, 1)
    ]
    paper, most = look.sheet(desk.options.paper), len(rows) + SPARE
    while True:
        table = Table(head, [*rows, *_spare(desk, len(rows), most)], SHARES, 16.0, desk.rtl, padding=6.0)
        if most <= len(rows) + FEWEST or Stack([*made, table]).height(paper.inner) <= paper.room:
            return [*made, table]
        most -= 1


def _spare(desk: Desk, last: int, most: int) -> list[list[Block]]:
    """Numbered rows for those who come without being on the list."""
    return [
        [desk.text(str(number), look.TABLE.tinted(look.MUTED)), *(Gap(ROW) for _ in range(4))]
        for number in range(last + 1, most + 1)
    ]


def _counts(desk: Desk, content: ReportContent) -> list[Block]:
    """How many came, in all and by the categories that somebody asked to be counted."""
    came = content.participants
    if not came:
        return []
    told = [desk.say("{n} people came").format(n=len(came))]
    told += [f"{isolated(name)} {number}" for name, number in counted(came)]
    return [desk.text(" · ".join(told), look.BODY.bold(), 8.0)]
