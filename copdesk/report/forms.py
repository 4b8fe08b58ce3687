"""Every document there is, in the order of the list at the left of the Report room."""

from collections.abc import Callable
from dataclasses import dataclass

from copdesk.report import discussion
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


FORMS: tuple[Form, ...] = (Form("discussion", "Discussion report", AFTER, "report", discussion.blocks, SECTIONS),)


def form_of(key: str) -> Form:
    """Raises Refused("report.unknown_form")."""
    for form in FORMS:
        if form.key == key:
            return form
    raise Refused("report.unknown_form", form=key)
