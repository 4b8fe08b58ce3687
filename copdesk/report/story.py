"""The blog story: the session told to somebody who was not there."""

from copdesk.report import look, parts
from copdesk.report.blocks import Barred, Text, paragraphs
from copdesk.report.flow import Block, Stack
from copdesk.report.gallery import plates
from copdesk.report.lines import Style
from copdesk.report.logo import headed
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent

TELLING = Style(11, 17, "Regular", look.INK)
QUOTES, POINTS = 3, 5


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made: list[Block] = [
        Text(desk.type, content.title, look.TITLE, 0.0, "H1", outline=(content.title, 0)),
        desk.text(" · ".join(part for part in (content.day, content.community) if part), look.CAPTION, 4.0),
    ]
    made = headed(desk, made)
    for text in opening(desk, content):
        made += paragraphs(desk.type, text, TELLING, 10.0)
    if content.gallery:
        made += plates(desk.type, content.gallery[:2], desk.options, desk.say)
    for title, texts in chapters(desk, content):
        made.append(desk.heading(title))
        made += desk.bullets(texts)
    if content.quote and desk.notes_shown([content.quote]):
        quoted = paragraphs(desk.type, f"“{content.quote.text.strip('“”')}”", look.QUOTE)
        made.append(Barred(Stack(quoted), look.PRIMARY, 18.0, desk.rtl))
    if content.closing:
        made += paragraphs(desk.type, content.closing, look.QUOTE, 18.0)
    return made


def opening(desk: Desk, content: ReportContent) -> list[str]:
    """What the session was about, who met, what they did: a paragraph each."""
    told = [content.purpose, *content.messages]
    people = len(content.participants)
    where = content.space
    if people and where:
        told.append(desk.say("{n} people met at {place}.").format(n=people, place=where))
    elif people:
        told.append(desk.say("{n} people met.").format(n=people))
    done = [row.title for row in content.agenda if row.actual_ms is not None] or [row.title for row in content.agenda]
    if done:
        told.append(desk.say("We did, in this order: {activities}.").format(activities=", ".join(done)))
    if content.problem:
        told.append(content.problem)
    return [text for text in told if text]


def chapters(desk: Desk, content: ReportContent) -> list[tuple[str, list[str]]]:
    """Headings with what was said under each; only what the room may see."""
    made = [
        (parts.signed(category), [note.text for note in desk.notes_shown(category.notes)[:POINTS]])
        for category in content.key_points
    ]
    made.append((desk.say("Raised ideas"), [note.text for note in desk.notes_shown(content.ideas)]))
    made.append((desk.say("Drivers"), [note.text for note in desk.notes_shown(content.drivers)]))
    promised = [
        " – ".join(part for part in (item.text, desk.name(item.who), item.due) if part) for item in content.commitments
    ]
    made.append((desk.say("What comes next"), promised))
    return [(title, texts) for title, texts in made if texts]
