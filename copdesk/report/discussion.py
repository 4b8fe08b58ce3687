"""The discussion report: what a session talked about, in the form communities have used for years.

Title and convenors, participants, agenda planned and actual, key points by category, the problem,
raised ideas, drivers; then trios, gallery, notes, commitments and, on request, every note.
"""

from collections.abc import Callable, Iterable, Mapping

from copdesk.report import communities, parts, said
from copdesk.report.flow import Block
from copdesk.report.gallery import plates
from copdesk.report.logo import headed
from copdesk.report.parts import Desk
from copdesk.report.values import SECTIONS, Picture, ReportContent
from copdesk.report.votes import votes

Section = Callable[[Desk, ReportContent], list[Block]]


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    return headed(desk, parts.title_block(desk, content, desk.say("Discussion report"))) + body(desk, content, SECTIONS)


def body(
    desk: Desk, content: ReportContent, sections: Iterable[str], own: Mapping[str, Section] | None = None
) -> list[Block]:
    """Those of `sections` that are wanted, in the order that was chosen; `own` are a document's own ways of making."""
    allowed, made = set(sections) & desk.options.sections, {**MADE, **(own or {})}
    return [block for key in desk.options.order if key in allowed for block in made[key](desk, content)]


def _agenda(desk: Desk, content: ReportContent) -> list[Block]:
    return parts.agenda(desk, content.agenda)


def _points(desk: Desk, content: ReportContent) -> list[Block]:
    return [*parts.key_points(desk, content), *parts.themes(desk, content)]


def _ideas(desk: Desk, content: ReportContent) -> list[Block]:
    return [*parts.problem(desk, content), *parts.ideas_and_drivers(desk, content)]


def _commitments(desk: Desk, content: ReportContent) -> list[Block]:
    return parts.commitments(desk, content.commitments)


def _trios(desk: Desk, content: ReportContent) -> list[Block]:
    return parts.trios(desk, content.draws)


def _gallery(desk: Desk, content: ReportContent) -> list[Block]:
    return [*communities.table(desk, content.gallery, short=True), *hung(desk, content.gallery)]


def hung(desk: Desk, pictures: tuple[Picture, ...]) -> list[Block]:
    """The gallery, as far as anything hangs in it."""
    if not pictures:
        return []
    return [desk.heading(desk.say("Gallery")), *plates(desk.type, pictures, desk.options, desk.say)]


def _categories(desk: Desk, content: ReportContent) -> list[Block]:
    return said.by_category(desk, content.categories)


def _verbatim(desk: Desk, content: ReportContent) -> list[Block]:
    return said.verbatim(desk, content.verbatim)


MADE: dict[str, Section] = {
    "short": parts.in_short,
    "purpose": parts.purpose,
    "people": parts.people,
    "agenda": _agenda,
    "points": _points,
    "ideas": _ideas,
    "votes": votes,
    "commitments": _commitments,
    "trios": _trios,
    "gallery": _gallery,
    "categories": _categories,
    "verbatim": _verbatim,
}
