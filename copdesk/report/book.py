"""The community book: charter, members, sessions and their lessons, promises, topics, health."""

from copdesk.report import look, parts
from copdesk.report.blocks import Table, Text
from copdesk.report.flow import Block, Break
from copdesk.report.furniture import Contents, numbers
from copdesk.report.living import charter, health, lessons
from copdesk.report.logo import headed
from copdesk.report.naming import email, shown
from copdesk.report.newsletter import topics
from copdesk.report.parts import Desk
from copdesk.report.values import Person, ReportContent


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    body = [*charter(desk, content), *directory(desk, content), *meetings(desk, content)]
    body += lessons(desk, content)
    body += parts.commitments(desk, content.promises)
    body += [*topics(desk, content), *health(desk, content)]
    title = content.community or content.title
    facts = [
        (len(content.members), desk.say("members")),
        (sum(1 for one in content.sessions if one.held), desk.say("sessions held")),
        (sum(1 for one in content.promises if not one.done), desk.say("open commitments")),
    ]
    head: list[Block] = [
        desk.text(desk.say("Community book"), look.CAPTION),
        Text(desk.type, title, look.COVER, 6.0, "H1", outline=(title, 0)),
    ]
    made: list[Block] = [
        *headed(desk, head),
        numbers(desk.type, [(str(number), name) for number, name in facts], 20.0),
    ]
    titles = [one for block in body for one in block.sections()]
    if titles:
        made += [desk.heading(desk.say("Contents"), 24.0), Contents(desk.type, titles, desk.places)]
    return [*made, Break(), *body]


def directory(desk: Desk, content: ReportContent) -> list[Block]:
    """Those who agreed to be named, and what one may ask them about."""
    named = [person for person in content.members if shown(person, desk.options)]
    if not named:
        return []
    head = [
        desk.text(word, look.TABLE_HEAD) for word in (desk.say("Name"), desk.say("Organisation"), desk.say("Ask about"))
    ]
    rows = [_member(desk, person) for person in named]
    made: list[Block] = [desk.heading(desk.say("Members")), Table(head, rows, (3, 2, 3), 8.0, desk.rtl, padding=3.0)]
    silent = len(content.members) - len(named)
    if silent:
        made.append(desk.text(desk.say("Not named here: {n}").format(n=silent), look.CAPTION, 6.0))
    return made


def _member(desk: Desk, person: Person) -> list[Block]:
    full = shown(person, desk.options) == person.name
    address = email(person, desk.options)
    name = f"{desk.name(person)}\n{address}" if address else desk.name(person)
    return [
        desk.text(name, look.TABLE),
        desk.text(person.organisation if full else "", look.TABLE),
        desk.text(", ".join(person.topics) if full else "", look.TABLE.tinted(look.MUTED)),
    ]


def meetings(desk: Desk, content: ReportContent) -> list[Block]:
    if not content.sessions:
        return []
    head = [desk.text(word, look.TABLE_HEAD) for word in (desk.say("Session"), desk.say("Day"), desk.say("People"))]
    rows: list[list[Block]] = [
        [
            desk.text(meeting.title, look.TABLE),
            desk.text(" ".join(part for part in (meeting.day, meeting.slot) if part), look.TABLE.tinted(look.MUTED)),
            desk.text(str(meeting.present) if meeting.held else desk.say("to come"), look.TABLE),
        ]
        for meeting in content.sessions
    ]
    return [desk.heading(desk.say("Sessions")), Table(head, rows, (4, 3, 1), 8.0, desk.rtl, padding=3.0)]
