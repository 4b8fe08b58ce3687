"""Name badges: what one is called, large; ten on a page, to be cut."""

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import CARD_PADDING, Card, card_rows, fitted
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import Person, ReportContent

ACROSS, DOWN = 2, 5
FIRST = Style(28, 33, "Bold", look.INK, "centre")
REST = Style(15, 20, "Regular", look.INK, "centre")
WORK = Style(10, 14, "Regular", look.MUTED, "centre")


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    hosts = [*content.convenors, *([content.coach] if content.coach else [])]
    people = [one for one in (*hosts, *(content.invited or content.participants)) if desk.name(one)]
    paper = look.sheet(desk.options.paper)
    width = paper.inner / ACROSS - 2 * CARD_PADDING
    cards: list[Block] = [
        Card(_body(desk, content, person, width), paper.room / DOWN, look.PRIMARY) for person in people
    ]
    return card_rows(cards, ACROSS, rtl=desk.rtl) or [desk.text(desk.say("Nobody is on the list yet."), look.BODY)]


def _body(desk: Desk, content: ReportContent, person: Person, width: float) -> Block:
    name = desk.bare_name(person)
    first, _, rest = name.partition(" ")
    full = name == person.name
    if not full:
        first, rest = name, ""
    elif person.called and person.called != first:
        first, rest = person.called, name
    made: list[Block] = [Text(desk.type, first, fitted(desk.type, first, FIRST, width), 6.0)]
    if rest:
        made.append(Text(desk.type, rest, fitted(desk.type, rest, REST, width)))
    if person.native and full:
        made.append(Text(desk.type, person.native, fitted(desk.type, person.native, REST, width)))
    if person.organisation and full:
        made.append(Text(desk.type, person.organisation, fitted(desk.type, person.organisation, WORK, width), 4.0))
    if not (person.native and full):  # ten badges of one height have no room for both
        made.append(Text(desk.type, content.community or content.title, WORK, 8.0))
    return Stack([Text(desk.type, "", Style(6, 8)), *made])
