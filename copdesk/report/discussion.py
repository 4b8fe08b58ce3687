"""The discussion report: what a session talked about, in the form communities have used for years.

Title and convenors, participants, agenda planned and actual, key points by category, the problem,
raised ideas, drivers; then trios, gallery, notes, commitments and, on request, every note.
"""

from copdesk.report import parts
from copdesk.report.flow import Block
from copdesk.report.gallery import plates
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    made = parts.title_block(desk, content, desk.say("Discussion report")) + body(desk, content)
    if "verbatim" in desk.options.sections:
        made += parts.verbatim(desk, content.verbatim)
    return made


def body(desk: Desk, content: ReportContent) -> list[Block]:
    """Everything under the title, without the verbatim notes."""
    wanted = desk.options.sections
    made = parts.purpose(desk, content)
    made += parts.people(desk, content)
    if "agenda" in wanted:
        made += parts.agenda(desk, content.agenda)
    made += parts.key_points(desk, content)
    made += parts.themes(desk, content)
    made += parts.problem(desk, content)
    made += parts.ideas_and_drivers(desk, content)
    if "commitments" in wanted:
        made += parts.commitments(desk, content.commitments)
    if "trios" in wanted:
        made += parts.trios(desk, content.draws)
    if "gallery" in wanted and content.gallery:
        made.append(desk.heading(desk.say("Gallery")))
        made += plates(desk.type, content.gallery, desk.options, desk.say)
    if "categories" in wanted:
        made += parts.by_category(desk, content.categories)
    return made
