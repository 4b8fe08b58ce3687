"""What has to be brought for a session, and how its room has to be: from its steps, each thing once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from copdesk.plan.values import Activity, Session, Step


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to bring, or a way in which the room has to be, with the activities that want it so."""

    name: str
    wanted_by: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is ticked by: the same thing in capitals is no other."""
        return self.name.casefold()


def to_bring(session: Session) -> tuple[Thing, ...]:
    """All materials; they part at commas."""
    return _things(session, _materials)


def to_set_up(session: Session) -> tuple[Thing, ...]:
    """All that is said of the room, as it is said."""
    return _things(session, _room)


def _materials(step: Step) -> Iterable[str]:
    return re.split(r"[,;\n]", step.materials)


def _room(step: Step) -> Iterable[str]:
    return (step.room,)


def _things(session: Session, told: Callable[[Step], Iterable[str]]) -> tuple[Thing, ...]:
    names: dict[str, str] = {}
    wanted: dict[str, list[Activity]] = {}
    for activity in session.activities:
        for step in activity.steps:
            for name in filter(None, (" ".join(one.split()) for one in told(step))):
                key = name.casefold()
                names.setdefault(key, name)
                by = wanted.setdefault(key, [])
                if activity not in by:
                    by.append(activity)
    return tuple(Thing(name, tuple(one.title for one in wanted[key])) for key, name in names.items())
