"""Trio cards: one for each person, A6, with every group of the day. Four on a sheet, to be cut."""

from copdesk.report import look
from copdesk.report.blocks import Rule, Text
from copdesk.report.cards import smaller
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import CutCard, card_rows, fitted, pressed
from copdesk.report.lines import Span, Style
from copdesk.report.parts import Desk
from copdesk.report.values import Draw, Group, Person, ReportContent, Seat

ACROSS, DOWN = 2, 2
NAME = Style(21, 27, "Bold", look.INK)
PLACE = Style(17, 22, "Bold", look.PRIMARY)
WITH = Style(10.5, 15, "Regular", look.INK)
Places = list[tuple[Draw, Group, Seat]]


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    places: dict[Person, Places] = {}
    for draw in content.draws:
        for group in draw.groups:
            for seat in group.seats:
                places.setdefault(seat.person, []).append((draw, group, seat))
    paper = look.sheet(desk.options.paper, whole=True)
    width, tall = paper.inner / ACROSS - 2 * CutCard.PADDING, paper.room / DOWN
    people = sorted(places, key=lambda person: (places[person][0][1].label.zfill(8), places[person][0][2].letter))
    foot = desk.text(" · ".join(part for part in (content.community, content.day) if part), look.CAPTION)
    room = tall - 2 * CutCard.PADDING - foot.height(width) - 8
    bodies = pressed([_Made(desk, person, places[person], width) for person in people], width, room)
    cards: list[Block] = [CutCard(body, tall, foot) for body in bodies]
    if not cards:
        return [CutCard(desk.text(desk.say("No groups have been drawn yet."), look.BODY), tall)]
    return card_rows(cards, ACROSS, rtl=desk.rtl)


class _Made:
    """The body of one card at any share of its sizes."""

    def __init__(self, desk: Desk, person: Person, seats: Places, width: float) -> None:
        self.desk, self.person, self.seats, self.width = desk, person, seats, width

    def __call__(self, share: float) -> Block:
        desk = self.desk
        name = desk.bare_name(self.person) or self.seats[0][2].letter
        made: list[Block] = [Text(desk.type, name, fitted(desk.type, name, smaller(NAME, share), self.width, 2))]
        for draw, group, seat in self.seats:
            made += self._place(draw, group, seat, share)
        return Stack(made)

    def _place(self, draw: Draw, group: Group, seat: Seat, share: float) -> list[Block]:
        desk, told = self.desk, smaller(WITH, share)
        place = " · ".join(part for part in (group.label, group.place) if part)
        large = smaller(PLACE, share)
        spans = [Span(place, large), Span(f"   {seat.letter}", large.tinted(look.ACCENT_TEXT))]
        made: list[Block] = [
            Rule(10.0),
            Text(desk.type, draw.name, smaller(look.CAPTION, share), 7.0),
            Text(desk.type, spans, large),
        ]
        others = [desk.name(other.person) for other in group.seats if other is not seat]
        met = ", ".join(other for other in others if other)
        if met:
            made.append(Text(desk.type, desk.say("with {names}").format(names=met), told, 2.0))
        if seat.role:
            made.append(Text(desk.type, seat.role, told.tinted(look.MUTED), 2.0))
        if seat.scribe:
            made.append(Text(desk.type, desk.say("You write for the group."), told.bold(), 2.0))
        if draw.turns > 1:
            turn = ord(seat.letter[:1] or "A") - ord("A") + 1
            words = desk.say("You are the client in turn {turn} of {turns}.")
            if not 1 <= turn <= draw.turns:
                words = desk.say("You consult in every turn.")
            made.append(Text(desk.type, words.format(turn=turn, turns=draw.turns), told.bold(), 4.0))
        return made
