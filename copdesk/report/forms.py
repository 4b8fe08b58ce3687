"""Every document there is, in the order of the list at the left of the Report room."""

from collections.abc import Callable
from dataclasses import dataclass

from copdesk.report import (
    attendance,
    badges,
    blanks,
    book,
    cards,
    certificates,
    discussion,
    newsletter,
    onepage,
    packing,
    proceedings,
    runsheet,
    signs,
    stations,
    story,
    survey,
    timing,
    triocards,
)
from copdesk.report.flow import Block
from copdesk.report.parts import Desk
from copdesk.report.values import SECTIONS, ReportContent
from copdesk.words import Refused

Blocks = Callable[[Desk, ReportContent], list[Block]]
AFTER, BEFORE, COMMUNITY = "After the session", "Before and during", "For the community"


@dataclass(frozen=True, slots=True)
class Form:
    """One document. `title` and `group` are English, for `tr`; `sections` are those a person may leave out."""

    key: str
    title: str
    group: str
    icon: str
    blocks: Blocks
    sections: tuple[str, ...] = ()
    furniture: bool = True
    """Running head and foot; cards and badges have none."""
    whole: bool = False
    """Sheets without margins, to be cut or folded."""
    wide: bool = False
    """Sheets that lie on their side."""
    in_room: bool = False
    """Handed out in the room, where everybody knows everybody's name."""


FORMS: tuple[Form, ...] = (
    Form("discussion", "Discussion report", AFTER, "report", discussion.blocks, SECTIONS),
    Form("onepage", "One page for the wall", AFTER, "report", onepage.blocks),
    Form("proceedings", "Full proceedings", AFTER, "book", proceedings.blocks, SECTIONS),
    Form("story", "Blog story", AFTER, "notes", story.blocks),
    Form("timing", "Timing report", AFTER, "clock", timing.blocks),
    Form("runsheet", "Run sheet", BEFORE, "plan", runsheet.blocks),
    Form("packing", "Packing list", BEFORE, "check", packing.blocks),
    Form("cards", "Step cards", BEFORE, "copy", cards.blocks, furniture=False, whole=True),
    Form("triocards", "Trio cards", BEFORE, "trios", triocards.blocks, furniture=False, whole=True, in_room=True),
    Form("signs", "Table signs", BEFORE, "flag", signs.blocks, furniture=False, whole=True, in_room=True),
    Form("stations", "Station sheets", BEFORE, "photo", stations.blocks, furniture=False, in_room=True),
    Form("blanks", "Blank report forms", BEFORE, "edit", blanks.blocks),
    Form("attendance", "Attendance sheet", BEFORE, "people", attendance.blocks, in_room=True),
    Form("badges", "Badges", BEFORE, "person_add", badges.blocks, furniture=False, in_room=True),
    Form(
        "certificates",
        "Certificates",
        BEFORE,
        "star",
        certificates.blocks,
        furniture=False,
        whole=True,
        wide=True,
        in_room=True,
    ),
    Form("newsletter", "Newsletter", COMMUNITY, "mail", newsletter.blocks),
    Form("survey", "Interest survey", COMMUNITY, "edit", survey.form),
    Form("answers", "Survey answers", COMMUNITY, "people", survey.answers),
    Form("book", "Community book", COMMUNITY, "community", book.blocks),
)


def form_of(key: str) -> Form:
    """Raises Refused("report.unknown_form")."""
    for form in FORMS:
        if form.key == key:
            return form
    raise Refused("report.unknown_form", form=key)
