"""A recap of the day before: what was starred, promised and photographed, and an activity that brings it back."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copdesk.book.ids import Id, new_id
from copdesk.plan.events import day_before
from copdesk.plan.library import method
from copdesk.plan.values import Activity, Session
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.desk import Desk

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Recap:
    """What to bring back. `starred` may be shown to the room, in its own words; `photos` are pictures' keys."""

    sessions: tuple[Session, ...] = ()
    starred: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    photos: tuple[Id, ...] = ()


def recap_of(desk: "Desk", session_id: Id) -> Recap:
    """The recap for a session; empty where nothing came before it."""
    before = day_before(desk.plan.session(session_id), desk.plan.sessions())
    starred: list[str] = []
    promises: list[str] = []
    photos: list[Id] = []
    for session in before:
        starred += [note.body for note in desk.notes.of_session(session.id) if note.starred and note.for_room]
        promises += [each.what for each in desk.notes.promises.of_session(session.id) if not each.done_at]
        photos += [one.picture for one in desk.board.drawings(session.id) if one.picture is not None]
    return Recap(before, tuple(starred), tuple(promises), tuple(photos))


def recap_activity(recap: Recap, session_id: Id) -> Activity:
    """The library's recap, with what was starred as prompts of its last step: the room sees them last."""
    found = method("recap")
    assert found is not None
    activity = found.placed(session_id, 0, new_id)
    if not recap.starred:
        return activity
    last = activity.steps[-1]
    shown = replace(last, prompts=recap.starred[:MOST_SHOWN], hint=tr("These were starred: {titles}.").format(
        titles=", ".join(session.title for session in recap.sessions)))  # fmt: skip
    return replace(activity, steps=(*activity.steps[:-1], shown))
