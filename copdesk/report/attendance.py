"""The attendance sheet: names to sign beside, and empty rows for those nobody expected."""

from copdesk.report import look, parts
from copdesk.report.blocks import Gap, Table
from copdesk.report.flow import Block
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent

SPARE = 10
ROW = 14.0


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = parts.title_block(desk, content, desk.say("Attendance sheet"))
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
    for number in range(len(rows) + 1, len(rows) + 1 + SPARE):
        rows.append([desk.text(str(number), look.TABLE.tinted(look.MUTED)), *(Gap(ROW) for _ in range(4))])
    made.append(Table(head, rows, (0.5, 4, 3, 1, 3), 16.0, desk.rtl, padding=6.0))
    return made
