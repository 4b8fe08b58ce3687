"""One page for the wall: what a passer-by should take away, large, and never more than one page."""

from copdesk.report import look, parts
from copdesk.report.blocks import Barred, Columns, Text, paragraphs
from copdesk.report.flow import Block, Stack
from copdesk.report.furniture import numbers
from copdesk.report.gallery import plates
from copdesk.report.labels import minutes
from copdesk.report.lines import Style
from copdesk.report.logo import headed
from copdesk.report.parts import Desk
from copdesk.report.values import Category, ReportContent

LARGE = Style(12, 17, "Regular", look.INK)
MOST = 6


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    """As many points and pictures as fit on the page."""
    paper = look.sheet(desk.options.paper)
    for points in range(MOST, 0, -1):
        for pictures in (2, 0):
            made = _page(desk, content, points, pictures)
            if Stack(made).height(paper.inner) <= paper.room:
                return made
    return _page(desk, content, 0, 0)


def _page(desk: Desk, content: ReportContent, points: int, pictures: int) -> list[Block]:
    made = headed(desk, parts.title_block(desk, content, desk.say("One page for the wall")))
    facts = counts(desk, content)
    if facts:
        made.append(numbers(desk.type, facts, 16.0))
    made += _quote(desk, content)
    made += _points(desk, content, points)
    if pictures and content.gallery:
        made.append(desk.heading(desk.say("Gallery")))
        made += plates(desk.type, content.gallery[:pictures], desk.options, desk.say)
    promised = content.commitments[:points]
    if promised:
        made.append(desk.heading(desk.say("Commitments")))
        for item in promised:
            who = " · ".join(part for part in (desk.name(item.who), item.due) if part)
            body = Stack([desk.text(item.text, LARGE), *([desk.text(who, look.CAPTION)] if who else [])])
            made.append(Barred(body, look.ACCENT, 6.0, desk.rtl))
    return made


def counts(desk: Desk, content: ReportContent) -> list[tuple[str, str]]:
    """People, notes, drawings and minutes, as far as there are any."""
    spent = sum(row.actual_ms or 0 for row in content.agenda)
    rows = (
        (len(content.participants), desk.say("participants")),
        (len(desk.notes_shown(content.verbatim)), desk.say("notes")),
        (len(content.gallery), desk.say("pictures")),
        (int(minutes(spent)) if spent >= 300_000 else 0, desk.say("minutes")),
    )
    return [(str(number), name) for number, name in rows if number]


def _quote(desk: Desk, content: ReportContent) -> list[Block]:
    if content.quote is None or not desk.notes_shown([content.quote]):
        return []
    quoted = desk.say("“{text}”").format(text=content.quote.text.strip("“”\"'"))
    body: list[Block] = [*paragraphs(desk.type, quoted, look.QUOTE)]
    who = desk.name(content.quote.author)
    if who:
        body.append(desk.text(who, look.CAPTION, 2.0))
    return [Barred(Stack(body), look.PRIMARY, 16.0, desk.rtl)]


def _points(desk: Desk, content: ReportContent, most: int) -> list[Block]:
    made: list[Block] = []
    shown = [one for one in content.key_points if desk.notes_shown(one.notes)]
    if shown and most:
        title = desk.say("Key points")
        if content.key_title:
            title = desk.say("Key points: {about}").format(about=content.key_title)
        made.append(desk.heading(title))
        for at, pair in enumerate(parts.paired(shown)):
            cells = [_column(desk, one, most) if one else Stack([]) for one in pair]
            made.append(Columns(cells, (1, 1), 24.0, 10.0 if at else 6.0, rtl=desk.rtl))
    ideas = desk.notes_shown(content.ideas)[:most]
    if ideas:
        made.append(desk.heading(desk.say("Raised ideas")))
        made += desk.bullets([note.text for note in ideas])
    return made


def _column(desk: Desk, category: Category, most: int) -> Stack:
    notes = desk.notes_shown(category.notes)[:most]
    style = look.SUBHEADING.tinted(parts.readable(category.colour))
    head = Text(desk.type, parts.signed(category), style, tag="H3", keep_next=True)
    texts: list[Block] = [
        Barred(Stack(paragraphs(desk.type, note.text, LARGE)), category.colour, 6.0) for note in notes
    ]
    return Stack([head, *texts])
