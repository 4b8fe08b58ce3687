"""A drawing in one sentence, put together from its facts: for the gallery, the report and a screen reader."""

from __future__ import annotations

from copdesk.board.drawing import Facts
from copdesk.words import tr


def describe(facts: Facts) -> str:
    """ "CoP of 45 members, 3 working groups, multi-organizational. Focus: …"; empty where nothing is known."""
    numbers, governance = _open(facts.numbers), _open(facts.governance)
    if facts.members is not None:
        many = tr("CoP of {members} members").format(members=facts.members)
        parts = [", ".join(part for part in (many, numbers, governance) if part)]
    else:
        parts = [numbers, tr("Governance: {governance}").format(governance=governance) if governance else ""]
    parts += [
        tr("Focus: {focus}").format(focus=_open(facts.focus)) if facts.focus.strip() else "",
        tr("Activity: {activity}").format(activity=_open(facts.activity)) if facts.activity.strip() else "",
        tr("Key words: {keywords}").format(keywords=", ".join(facts.keywords)) if facts.keywords else "",
    ]
    return " ".join(f"{part}." for part in parts if part)


def title_of(facts: Facts) -> str:
    """What the drawing is called, without naming anybody who drew it."""
    return facts.title.strip() or tr("Untitled drawing")


def caption(facts: Facts, number: int | None = None) -> str:
    """ "3 · CoPs in Ethiopia and Malawi"; a drawing without a title is called by whose it is."""
    title = facts.title.strip() or facts.whose.strip() or tr("Untitled drawing")
    return title if number is None else tr("{number} · {title}").format(number=number, title=title)


def byline(facts: Facts) -> str:
    """Whose it is, where the caption does not say so already."""
    return facts.whose if facts.title.strip() else ""


def _open(text: str) -> str:
    """Without a full stop of its own, on one line."""
    return " ".join(text.split()).rstrip(".")
