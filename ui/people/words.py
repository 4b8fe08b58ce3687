"""How people at a session are said on the desk."""

from copdesk.clock import hh_mm
from copdesk.people.values import Attendance
from copdesk.words import tr

ROLES = ("convener", "facilitator", "coach", "note-taker")


def role_words(role: str) -> str:
    """A host's role in a facilitator's language; one that the community named itself stands as it is."""
    known = {
        "convener": tr("convener"),
        "facilitator": tr("facilitator"),
        "coach": tr("process coach"),
        "note-taker": tr("note-taker"),
    }
    return known.get(role, role)


def state_words(one: Attendance) -> str:
    """Whether somebody is here, in words: `here since 09:58`."""
    if one.status == "here":
        return tr("here since {time}").format(time=hh_mm(one.arrived_at)) if one.arrived_at else tr("here")
    if one.status == "left":
        return tr("left at {time}").format(time=hh_mm(one.left_at)) if one.left_at else tr("left early")
    return tr("not here yet")


def host_words(one: Attendance) -> str:
    """`convener, not in groups` for a host; '' for everyone else who takes part."""
    parts = [role_words(one.host_role)] if one.host_role else []
    if not one.takes_part:
        parts.append(tr("not in groups"))
    return ", ".join(parts)
