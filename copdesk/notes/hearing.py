"""What was heard elsewhere, matched with a session: its categories, its people, its steps, its clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from copdesk.book.ids import Id
from copdesk.notes.incoming import Heard, moments
from copdesk.notes.values import SIGNS, meant
from copdesk.people.values import Member, folded
from copdesk.plan.values import Category, Session, Step
from copdesk.run.state import RunState
from copdesk.words import Refused, tr

_ROLES = {"convener": "convener", "convenor": "convener", "process coach": "coach", "coach": "coach"}
_ROLES |= {"facilitator": "facilitator", "note-taker": "note-taker", "notetaker": "note-taker"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What incoming notes are matched against."""

    session: Session
    categories: tuple[Category, ...]
    members: tuple[Member, ...]
    hosts: tuple[tuple[Member, str], ...]
    state: RunState


def matched(heard: Sequence[Heard], ground: Ground, start_utc: int, midnight_utc: int) -> list[dict[str, Any]]:
    """The fields of each note. Raises Refused("notes.line") for a category or a confidential step nobody may fill."""
    found = []
    for one, said_at in zip(heard, moments(heard, start_utc, midnight_utc), strict=True):
        step = _step(one, ground, said_at)
        who_id = _who(one.who, ground)
        found.append(
            {
                "body": one.body,
                "said_at": said_at,
                "category": _category(one, ground),
                "who_id": who_id,
                "who": "" if who_id else one.who,
                "step_id": step.id if step else None,
                "tags": one.tags,
                "starred": one.starred,
                "source": "import",
                "language": one.lang,
            }
        )
    return found


def _category(one: Heard, ground: Ground) -> str:
    known = (*ground.categories, *SIGNS)
    if one.sign:
        return meant(known, one.sign, "")
    if not one.category:
        return ""
    wanted = folded(one.category)
    key = next((each.key for each in known if wanted in (folded(each.key), folded(each.name))), None)
    if key is None:
        detail = tr("there is no category “{category}”").format(category=one.category)
        raise Refused("notes.line", line=one.line, detail=detail)
    return key


def _who(name: str, ground: Ground) -> Id | None:
    wanted = folded(name.replace(".", " ")).strip()
    if not wanted:
        return None
    for members in (
        [one for one in ground.members if folded(one.name) == wanted],
        [one for one in ground.members if folded(one.short) == wanted],
        [one for one, role in ground.hosts if role == _ROLES.get(wanted)],
    ):
        if len(members) == 1:
            return members[0].id
    return None


def _step(one: Heard, ground: Ground, said_at: int) -> Step | None:
    steps = [step for activity in ground.session.activities for step in activity.steps]
    if one.step:
        wanted = folded(one.step)
        named = next((step for step in steps if wanted in (folded(step.title), folded(step.short))), None)
        if named is not None and named.confidential:
            detail = tr("“{step}” is confidential").format(step=named.title)
            raise Refused("notes.line", line=one.line, detail=detail)
        return named
    leg = next(
        (
            leg
            for leg in ground.state.legs
            if leg.began.utc <= said_at and (leg.ended is None or said_at < leg.ended.utc)
        ),
        None,
    )
    ran = next((step for step in steps if leg is not None and step.id == leg.cue[0]), None)
    return None if ran is None or ran.confidential else ran
