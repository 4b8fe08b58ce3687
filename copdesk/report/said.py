"""What was said, note by note: under its category, or all of it as it was written."""

from collections.abc import Sequence
from dataclasses import replace

from copdesk.report import look
from copdesk.report.blocks import Barred, Table, Text, paragraphs
from copdesk.report.flow import Block, Stack
from copdesk.report.lines import Span, Style
from copdesk.report.parts import Desk, readable, signed
from copdesk.report.twoup import GAP, in_two
from copdesk.report.values import PARKED, Category, Note

MANY, TALL = 150, 160.0
"""More notes than this are set small, in two columns; a note taller than that stands across both."""


def byline(desk: Desk, note: Note, category: Category | None = None) -> list[Span]:
    spans = []
    if category and category.name:
        spans.append(Span(signed(category), look.CAPTION.bold().tinted(readable(category.colour))))
    times = desk.say("said {n} times").format(n=note.times) if note.times > 1 else ""
    facts = [desk.name(note.author), note.group, note.at, note.step, times]
    rest = " · ".join(fact for fact in facts if fact)
    if rest:
        spans.append(Span(("  " if spans else "") + rest, look.CAPTION))
    return spans


def by_category(desk: Desk, categories: Sequence[Category]) -> list[Block]:
    blocks: list[Block] = []
    many = sum(len(desk.notes_shown(category.notes)) for category in categories) > MANY
    sheet = look.sheet(desk.options.paper)
    for category in categories:
        notes = desk.notes_shown(category.notes)
        if not notes:
            continue
        if not blocks:
            blocks.append(desk.heading(desk.say("Notes by category")))
        title = [
            Span(_title(desk, category), look.SUBHEADING.tinted(readable(category.colour))),
            Span(f"  {len(notes)}", look.BODY.tinted(look.MUTED)),
        ]
        blocks.append(Text(desk.type, title, look.SUBHEADING, 12.0, "H3", keep_next=True))
        if many:
            cards = [note_card(desk, note, None, category.colour, look.TABLE) for note in notes]
            blocks += in_two(cards, sheet.inner / 2 - GAP, TALL, 2.0, desk.rtl)
        else:
            blocks += [note_card(desk, note, category, category.colour) for note in notes]
    return blocks


def _title(desk: Desk, category: Category) -> str:
    name = desk.say(PARKED) if category.name == PARKED else signed(category)
    return name or desk.say("Other notes")


def note_card(desk: Desk, note: Note, category: Category | None, colour: str, style: Style = look.BODY) -> Block:
    body: list[Block] = paragraphs(desk.type, note.text, style)
    spans = byline(desk, note, category)
    rtl = bool(desk.type.direction(note.text))
    if spans:
        small = replace(look.CAPTION, align="right" if rtl else "left")
        if body:
            body[-1].keep_next = True
        body.append(Text(desk.type, spans, small, 1.0))
    return Barred(Stack(body), colour, 7.0, rtl)


def verbatim(desk: Desk, notes: Sequence[Note]) -> list[Block]:
    shown_notes = desk.notes_shown(notes)
    if not shown_notes:
        return []
    head = [desk.text(word, look.TABLE_HEAD) for word in (desk.say("Time"), desk.say("Note"), desk.say("Who"))]
    rows = [
        [
            desk.text(note.at, look.TABLE.tinted(look.MUTED)),
            Stack(paragraphs(desk.type, note.text, look.TABLE)),
            Text(desk.type, _who(desk, note), look.TABLE),
        ]
        for note in shown_notes
    ]
    return [
        desk.heading(desk.say("All notes, as they were written")),
        Table(head, rows, (0.7, 5, 2.2), 8.0, desk.rtl, padding=2.5),
    ]


def _who(desk: Desk, note: Note) -> list[Span]:
    who = " · ".join(part for part in (desk.name(note.author), note.category) if part)
    return [Span(who, look.TABLE.tinted(look.MUTED))]
