"""Trio cards: one for each person, with every group of the day. Eight on a page, to be cut."""

from copdesk.report import look
from copdesk.report.blocks import Text
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import CARD_PADDING, Card, card_rows, fitted
from copdesk.report.lines import Span, Style
from copdesk.report.parts import Desk
from copdesk.report.values import Draw, Group, Person, ReportContent, Seat

ACROSS, DOWN = 2, 4
NAME = Style(17, 22, "Bold", look.INK)
PLACE = Style(13, 17, "Bold", look.PRIMARY)


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    places: dict[Person, list[tuple[Draw, Group, Seat]]] = {}
    for draw in content.draws:
        for group in draw.groups:
            for seat in group.seats:
                places.setdefault(seat.person, []).append((draw, group, seat))
    paper = look.sheet(desk.options.paper)
    width = paper.inner / ACROSS - 2 * CARD_PADDING
    people = sorted(places, key=lambda person: (places[person][0][1].label.zfill(8), places[person][0][2].letter))
    cards: list[Block] = [Card(_body(desk, person, places[person], width), paper.room / DOWN) for person in people]
    if not cards:
        return [desk.text(desk.say("No groups have been drawn yet."), look.BODY)]
    return card_rows(cards, ACROSS, rtl=desk.rtl)


def _body(desk: Desk, person: Person, seats: list[tuple[Draw, Group, Seat]], width: float) -> Block:
    name = desk.bare_name(person) or seats[0][2].letter
    made: list[Block] = [Text(desk.type, name, fitted(desk.type, name, NAME, width))]
    for draw, group, seat in seats:
        place = " · ".join(part for part in (group.label, group.place) if part)
        made.append(desk.text(draw.name, look.CAPTION, 7.0))
        spans = [Span(place, PLACE), Span(f"   {seat.letter}", PLACE.tinted(look.ACCENT_TEXT))]
        made.append(Text(desk.type, spans, PLACE))
        others = [desk.name(other.person) for other in group.seats if other is not seat]
        met = ", ".join(other for other in others if other)
        if met:
            made.append(desk.text(desk.say("with {names}").format(names=met), look.TABLE))
    return Stack(made)
