"""The newsletter: what happened, what was promised, what is next; one page or two, between sessions."""

from copdesk.report import look, parts
from copdesk.report.blocks import Text, paragraphs
from copdesk.report.flow import Block
from copdesk.report.gallery import plates
from copdesk.report.logo import headed
from copdesk.report.parts import Desk
from copdesk.report.values import Meeting, ReportContent

POINTS, PICTURES, TOPICS = 5, 2, 6


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    title = content.community or content.title
    made: list[Block] = [
        desk.text(" · ".join(part for part in (desk.say("Newsletter"), content.day) if part), look.CAPTION),
        Text(desk.type, title, look.TITLE, 0.0, "H1", outline=(title, 0)),
    ]
    made = headed(desk, made)
    for heading, text in content.letter:
        made.append(desk.heading(heading))
        for line in text.splitlines():
            made += paragraphs(desk.type, line)
    made += _next(desk, content)
    made.append(desk.heading(content.title))
    for text in (content.purpose, *content.outcomes[:1]):
        made += paragraphs(desk.type, text)
    made += parts.key_points(desk, parts.shortened(content, POINTS))
    ideas = desk.notes_shown(content.ideas)[:POINTS]
    if ideas:
        made.append(desk.heading(desk.say("Raised ideas")))
        made += desk.bullets([note.text for note in ideas])
    if content.gallery:
        made.append(desk.heading(desk.say("Gallery")))
        made += plates(desk.type, content.gallery[:PICTURES], desk.options, desk.say)
    made += parts.commitments(desk, [item for item in content.promises if not item.done] or content.commitments)
    made += topics(desk, content)
    return made


def _next(desk: Desk, content: ReportContent) -> list[Block]:
    coming = [meeting for meeting in content.sessions if not meeting.held and meeting.title != content.title]
    if not coming:
        return []
    return [desk.heading(desk.say("Next session")), *paragraphs(desk.type, told(coming[0]))]


def told(meeting: Meeting) -> str:
    return " · ".join(part for part in (meeting.title, meeting.day, meeting.slot, meeting.space) if part)


def topics(desk: Desk, content: ReportContent) -> list[Block]:
    if not content.topics:
        return []
    rows = [
        desk.say("{topic} ({n} want it)").format(topic=topic, n=wanted) if wanted > 1 else topic
        for topic, wanted in content.topics[:TOPICS]
    ]
    return [desk.heading(desk.say("What members want to learn about")), *desk.bullets(rows)]
