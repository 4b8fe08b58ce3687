"""A plan that was read, kept: its sessions, the event that holds them, and the people it names as hosts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.people.values import folded
from copdesk.plan.reading.values import PlanReading
from copdesk.plan.values import Session
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.desk import Desk


def host_new(desk: "Desk", session_id: Id, name: str, role: str) -> None:
    """A person whom the community does not know yet hosts a session; they and their role are one undo step."""
    with desk.book.one_step("plan.host_new", tr("{name} hosts").format(name=name)):
        desk.people.host(session_id, desk.people.add(name), role)


def take_read(desk: "Desk", sessions: Sequence[Session], reading: PlanReading) -> Id:
    """Keeps what was read, corrected or not, as one undo step; the first session's key. Several sessions become one
    event; hosts are found by their whole names among the members, or added to them."""
    title = sessions[0].title or tr("A plan")
    with desk.book.one_step("plan.take_read", tr("take in {title}").format(title=title)):
        days = sorted(session.day for session in sessions if session.day)
        named = (reading.title or title, *days[:1], *days[-1:])
        event = desk.plan.events.add(*named) if len(sessions) > 1 else None
        keys = [desk.plan.take(session) for session in sessions]
        for key, session in zip(keys, sessions, strict=True):
            if event is not None:
                desk.plan.events.place(key, event, session.day)
        known = {folded(one.name): one.id for one in desk.people.members()}
        hosts = [(name, "convener") for name in reading.convener]
        hosts += [(name, "coach") for name in reading.process_coach]
        for name, role in (*hosts, *reading.hosts):
            if (member := known.get(folded(name))) is None:
                member = known[folded(name)] = desk.people.add(name)
            for key in keys:
                desk.people.host(key, member, role)
    return keys[0]
