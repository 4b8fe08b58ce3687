"""Full proceedings: a cover, the contents, everything that was planned, said, drawn and promised."""

from copdesk.report import communities, discussion, look, onepage, parts, said, timing
from copdesk.report.blocks import Barred, Table, Text, paragraphs
from copdesk.report.flow import Block, Break, Stack
from copdesk.report.fullpage import most_talked_about, pages
from copdesk.report.furniture import Contents, numbers
from copdesk.report.logo import headed
from copdesk.report.naming import email, shown
from copdesk.report.parts import Desk
from copdesk.report.values import SECTIONS, ReportContent


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    body = discussion.body(desk, content, SECTIONS[:-1], {"gallery": _gallery})
    body += people(desk, content)
    body += timing.steps(desk, content)
    if "verbatim" in desk.options.sections:
        body += said.verbatim(desk, content.verbatim)
    titles = [title for block in body for title in block.sections()]
    made = cover(desk, content)
    if titles:
        made += [desk.heading(desk.say("Contents"), 24.0), Contents(desk.type, titles, desk.places)]
    return [*made, Break(), *body]


def cover(desk: Desk, content: ReportContent) -> list[Block]:
    """Title, who convened it, four numbers, one quote."""
    eyebrow = " · ".join(part for part in (desk.say("Proceedings"), content.community) if part)
    made: list[Block] = [
        desk.text(eyebrow, look.CAPTION),
        Text(desk.type, content.title, look.COVER, 6.0, "H1", outline=(content.title, 0)),
    ]
    facts = parts.facts_of(desk, content)
    if facts:
        made.append(desk.text(" · ".join(facts), look.BODY.tinted(look.MUTED), 6.0))
    made = headed(desk, made)
    counts = onepage.counts(desk, content)
    if counts:
        made.append(numbers(desk.type, counts, 28.0))
    if content.quote and desk.notes_shown([content.quote]):
        body: list[Block] = [*paragraphs(desk.type, f"“{content.quote.text.strip('“”')}”", look.QUOTE)]
        who = desk.name(content.quote.author)
        if who:
            body.append(desk.text(who, look.CAPTION, 3.0))
        made.append(Barred(Stack(body), look.PRIMARY, 24.0, desk.rtl))
    return made


def _gallery(desk: Desk, content: ReportContent) -> list[Block]:
    """What was drawn as a table, the pictures that were talked about on pages of their own, then the others."""
    large = most_talked_about(content.gallery, desk.options)
    made = communities.table(desk, content.gallery) + pages(desk, large)
    return made + discussion.hung(desk, tuple(one for one in content.gallery if one not in large))


def people(desk: Desk, content: ReportContent) -> list[Block]:
    """Everybody who may be named, with where they work; addresses only inside the house."""
    named = [one for one in content.participants if shown(one, desk.options)]
    if not named or desk.options.names != "full":
        return []
    columns = [desk.say("Name"), desk.say("Organisation")]
    columns += [] if desk.options.public else [desk.say("E-mail")]
    head = [desk.text(word, look.TABLE_HEAD) for word in columns]
    rows = []
    for one in named:
        full = shown(one, desk.options) == one.name
        row: list[Block] = [
            desk.text(desk.name(one), look.TABLE),
            desk.text(one.organisation if full else "", look.TABLE),
        ]
        if not desk.options.public:
            row.append(desk.text(email(one, desk.options), look.TABLE.tinted(look.MUTED)))
        rows.append(row)
    shares = (3, 3) if desk.options.public else (3, 3, 3)
    return [desk.heading(desk.say("Who took part")), Table(head, rows, shares, 8.0, desk.rtl, padding=3.0)]
