"""The sections that several documents share: title block, people, agenda, points, groups, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from copdesk.report import look
from copdesk.report.blocks import Bullet, Columns, Heading, Table, Text, paragraphs
from copdesk.report.charts import Bars, late
from copdesk.report.flow import Block, Stack
from copdesk.report.labels import Say, day_in, minutes
from copdesk.report.lines import Span, Style, Typesetter, isolated
from copdesk.report.naming import email, named, shown
from copdesk.report.unsettled import answers
from copdesk.report.values import (
    AgendaRow,
    Answer,
    Category,
    Commitment,
    Draw,
    Note,
    Options,
    Person,
    ReportContent,
    Seat,
)
from copdesk.report.who import counted


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section needs: the type, the words and the choices of one document."""

    type: Typesetter
    say: Say
    options: Options
    places: dict[str, int] = field(default_factory=dict)
    """The page of each section, filled once the pages are laid out."""
    in_room: bool = False
    """Handed out in the room, not published."""

    @property
    def rtl(self) -> bool:
        return bool(self.type.base)

    def text(self, text: str, style: Style = look.BODY, before: float = 0.0) -> Text:
        return Text(self.type, text, style, before)

    def heading(self, text: str, before: float = 16.0) -> Heading:
        return Heading(self.type, text, before)

    def subheading(self, text: str, before: float = 10.0) -> Text:
        return Text(self.type, text, look.SUBHEADING, before, "H3", keep_next=True)

    def bullets(self, texts: Sequence[str]) -> list[Block]:
        return [
            Bullet(self.type, Stack(paragraphs(self.type, text)), 2.0 if at else 4.0)
            for at, text in enumerate(texts)
            if text.strip()
        ]

    def notes_shown(self, notes: Sequence[Note]) -> list[Note]:
        return [note for note in notes if not (note.private and self.options.public)]

    def day(self, day: str) -> str:
        """A day as this document's language writes it."""
        return day_in(self.options.language, day)

    def name(self, person: Person | None) -> str:
        return isolated(self.bare_name(person))

    def bare_name(self, person: Person | None) -> str:
        """The same without marks of direction, for measuring and comparing."""
        return shown(person, self.options, self.in_room)


def title_block(desk: Desk, content: ReportContent, kind: str) -> list[Block]:
    facts = facts_of(desk, content)
    eyebrow = " · ".join(part for part in (kind, content.community) if part)
    title = Text(desk.type, content.title, look.TITLE, 0.0, "H1", outline=(content.title, 0))
    blocks: list[Block] = [desk.text(eyebrow, look.CAPTION), title]
    if facts:
        blocks.append(desk.text(" · ".join(facts), look.CAPTION, 4.0))
    return [Stack(blocks, keep=True)]


def facts_of(desk: Desk, content: ReportContent) -> list[str]:
    """Day and slot, place, conveners, coach: as far as they are known and may be named."""
    facts = [part for part in (day_and_slot(content), content.space) if part]
    convenors = [desk.name(person) for person in content.convenors if desk.name(person)]
    if convenors:
        label = desk.say("Convener: {names}") if len(convenors) == 1 else desk.say("Conveners: {names}")
        facts.append(label.format(names=", ".join(convenors)))
    coach = desk.name(content.coach)
    if coach:
        facts.append(desk.say("Process coach: {name}").format(name=coach))
    return facts


def shortened(content: ReportContent, most: int) -> ReportContent:
    """The same with at most so many key points a category."""
    points = tuple(replace(category, notes=category.notes[:most]) for category in content.key_points)
    return replace(content, key_points=points)


def day_and_slot(content: ReportContent) -> str:
    return ", ".join(part for part in (content.day, content.slot) if part)


def purpose(desk: Desk, content: ReportContent) -> list[Block]:
    blocks: list[Block] = []
    if content.purpose:
        blocks += [desk.heading(desk.say("Purpose")), *paragraphs(desk.type, content.purpose)]
    if content.outcomes:
        blocks.append(desk.heading(desk.say("Outcomes")))
        for one in answers(content):
            told = paragraphs(desk.type, one.question)
            told += paragraphs(desk.type, came_to(desk.say, one), look.BODY.tinted(look.MUTED), 2.0)
            blocks.append(Bullet(desk.type, Stack(told), 4.0))
    return blocks


def in_short(desk: Desk, content: ReportContent) -> list[Block]:
    """What the facilitator made of it: the messages, a line for each activity, what one leaves with."""
    made = desk.bullets(content.messages)
    for title, line in content.headlines:
        spans = [Span(f"{title}  ", look.BODY.bold()), Span(line, look.BODY)]
        made.append(Text(desk.type, spans, look.BODY, 4.0))
    if content.closing:
        made += paragraphs(desk.type, content.closing, look.QUOTE, 8.0)
    return [desk.heading(desk.say("In short")), *made] if made else []


def came_to(say: Say, outcome: Answer) -> str:
    """Whether it came to that: so many hands, and the line somebody wrote."""
    hands = ""
    if outcome.hands is not None:
        hands = say("{hands} of {present} say that it came to this.").format(
            hands=outcome.hands, present=outcome.present or outcome.hands
        )
    return " ".join(part for part in (hands, outcome.answer) if part)


def people(desk: Desk, content: ReportContent) -> list[Block]:
    if not content.participants:
        return []
    names, silent = named(content.participants, desk.options)
    addresses = {shown(person, desk.options): email(person, desk.options) for person in content.participants}
    shown_names = [isolated(f"{name} {addresses[name]}".strip()) for name in names]
    if not shown_names:
        line = desk.say("{n} people took part").format(n=silent)
    elif silent == 1:
        line = desk.say("{names} and one other").format(names=", ".join(shown_names))
    elif silent:
        line = desk.say("{names} and {n} others").format(names=", ".join(shown_names), n=silent)
    else:
        line = ", ".join(shown_names)
    made: list[Block] = [desk.heading(desk.say("Participants")), *paragraphs(desk.type, line)]
    counts = counted(content.participants)
    if counts:
        words = ", ".join(f"{isolated(name)} {number}" for name, number in counts)
        made.append(desk.text(desk.say("Counted: {counts}").format(counts=words), look.CAPTION, 4.0))
    return made


def agenda(desk: Desk, rows: Sequence[AgendaRow]) -> list[Block]:
    if not rows:
        return []
    longest = max(max(row.planned_ms, row.actual_ms or 0) for row in rows)
    run = any(row.actual_ms is not None for row in rows)
    title = desk.say("Agenda, planned and actual") if run else desk.say("Agenda")
    blocks: list[Block] = [desk.heading(title)]
    blocks += [Bars(desk.type, row, longest, desk.say, 4.0 if at else 6.0) for at, row in enumerate(rows)]
    blocks.append(_total(desk, [row for row in rows if not row.depth]))
    return blocks


def _total(desk: Desk, rows: Sequence[AgendaRow]) -> Block:
    planned = sum(row.planned_ms for row in rows)
    actual = sum(row.actual_ms or 0 for row in rows) if all(row.actual_ms is not None for row in rows) else None
    words = desk.say("Planned {planned} min").format(planned=minutes(planned))
    if actual is not None:
        words = desk.say("Planned {planned} min, took {actual}").format(
            planned=minutes(planned), actual=minutes(actual)
        )
    over = sum(1 for row in rows if late(row))
    if over:
        words += ". " + desk.say("Steps in amber took more than 115 % of their time.")
    return desk.text(words, look.CAPTION, 6.0)


def key_points(desk: Desk, content: ReportContent) -> list[Block]:
    shown_points = [one for one in content.key_points if desk.notes_shown(one.notes)]
    if not shown_points:
        return []
    title = desk.say("Key points")
    if content.key_title:
        title = desk.say("Key points: {about}").format(about=content.key_title)
    blocks: list[Block] = [desk.heading(title)]
    for at, pair in enumerate(paired(shown_points)):
        cells = [_points(desk, one) if one else Stack([]) for one in pair]
        blocks.append(Columns(cells, (1, 1), 24.0, 10.0 if at else 6.0, rtl=desk.rtl))
    return blocks


def themes(desk: Desk, content: ReportContent) -> list[Block]:
    """What the wall's clusters say, two by two."""
    shown_themes = [one for one in content.themes if desk.notes_shown(one.notes)]
    blocks: list[Block] = [desk.heading(desk.say("Themes"))] if shown_themes else []
    for at in range(0, len(shown_themes), 2):
        cells = [_points(desk, one) for one in shown_themes[at : at + 2]]
        cells += [Stack([])] * (2 - len(cells))
        blocks.append(Columns(cells, (1, 1), 24.0, 10.0 if at else 6.0, rtl=desk.rtl))
    return blocks


def _points(desk: Desk, category: Category) -> Stack:
    texts = [note.text for note in desk.notes_shown(category.notes)]
    return Stack([desk.subheading(signed(category)), *desk.bullets(texts)])


def signed(category: Category) -> str:
    """The en dash is the minus that has a bold cut."""
    return f"{category.sign.replace('−', '–')} {category.name}".strip()


def paired(categories: Sequence[Category]) -> list[tuple[Category | None, Category | None]]:
    """Plus beside the minus of the same name; the others two by two as they come."""
    rows: list[tuple[Category | None, Category | None]] = []
    waiting = list(categories)
    loose: list[Category] = []
    while waiting:
        one = waiting.pop(0)
        other = next(
            (two for two in waiting if one.sign and two.sign and two.sign != one.sign and two.name == one.name), None
        )
        if other is None:
            loose.append(one)
            if len(loose) == 2:
                rows.append((loose[0], loose[1]))
                loose = []
            continue
        waiting.remove(other)
        rows.append((one, other) if one.sign == "+" else (other, one))
    if loose:
        rows.append((loose[0], None))
    return rows


def problem(desk: Desk, content: ReportContent) -> list[Block]:
    if not content.problem:
        return []
    return [desk.heading(desk.say("Problem")), *paragraphs(desk.type, content.problem)]


def ideas_and_drivers(desk: Desk, content: ReportContent) -> list[Block]:
    """Side by side as long as both fit on one page, else one after the other."""
    sides = [
        (desk.say("Raised ideas"), [note.text for note in desk.notes_shown(content.ideas)]),
        (desk.say("Drivers"), [note.text for note in desk.notes_shown(content.drivers)]),
    ]
    sides = [(title, texts) for title, texts in sides if texts]
    if len(sides) < 2:
        return [block for title, texts in sides for block in (desk.heading(title), *desk.bullets(texts))]
    stacks = [Stack([desk.heading(title), *desk.bullets(texts)]) for title, texts in sides]
    return [Columns(stacks, (3, 2), 24.0, 16.0, rtl=desk.rtl)]


def trios(desk: Desk, draws: Sequence[Draw]) -> list[Block]:
    blocks: list[Block] = []
    for draw in draws:
        if not draw.groups:
            continue
        letters = sorted({seat.letter for group in draw.groups for seat in group.seats})
        head = [desk.text(desk.say("Group"), look.TABLE_HEAD)]
        head += [desk.text(letter, look.TABLE_HEAD) for letter in letters]
        rows = []
        for group in draw.groups:
            by_letter = {seat.letter: seat for seat in group.seats}
            place = " · ".join(part for part in (group.label, group.place) if part)
            row: list[Block] = [desk.text(place, look.TABLE.bold())]
            row += [_seat(desk, by_letter.get(letter)) for letter in letters]
            rows.append(row)
        blocks.append(
            desk.heading(desk.say("Trios: {draw}").format(draw=draw.name) if draw.name else desk.say("Trios"))
        )
        blocks.append(Table(head, rows, [1.1, *[1.4] * len(letters)], 8.0, desk.rtl))
        if draw.turns > 1:
            turns = desk.say("A is client in the first turn, B in the second, and so on.")
            blocks.append(desk.text(turns, look.CAPTION, 4.0))
    return blocks


def _seat(desk: Desk, seat: Seat | None) -> Block:
    if seat is None:
        return desk.text("", look.TABLE)
    spans = [Span(desk.name(seat.person) or "–", look.TABLE)]
    if seat.client:
        spans.append(Span("  " + desk.say("client"), look.TABLE.tinted(look.ACCENT_TEXT)))
    elif seat.role:
        spans.append(Span("  " + seat.role, look.TABLE.tinted(look.MUTED)))
    return Text(desk.type, spans, look.TABLE)


def readable(colour: str) -> str:
    """Amber is too light for small letters on white: its text has a darker one."""
    return look.ACCENT_TEXT if colour.upper() == look.ACCENT.upper() else colour


def commitments(desk: Desk, items: Sequence[Commitment]) -> list[Block]:
    """What was promised; columns that nobody filled are left out."""
    if not items:
        return []
    whose = any(desk.name(item.who) for item in items)
    dated = any(item.due for item in items)
    words = [desk.say("What"), *([desk.say("Who")] if whose else []), *([desk.say("By")] if dated else [])]
    rows = []
    for item in items:
        row: list[Block] = [Stack(paragraphs(desk.type, item.text, look.TABLE))]
        if whose:
            row.append(desk.text(desk.name(item.who), look.TABLE))
        if dated:
            row.append(desk.text(item.due, look.TABLE.tinted(look.MUTED)))
        rows.append(row)
    shares = [5.0, *([2.0] if whose else []), *([1.2] if dated else [])]
    head = [desk.text(word, look.TABLE_HEAD) for word in words]
    return [desk.heading(desk.say("Commitments")), Table(head, rows, shares, 8.0, desk.rtl)]
