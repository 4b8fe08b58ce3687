"""A recap of the day before: what was starred, promised and photographed, and an activity that brings it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copdesk.book.ids import Id, new_id
from copdesk.plan.events import day_before
from copdesk.plan.library import method
from copdesk.plan.values import Activity, Session, Step
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.board.drawing import Drawing
    from copdesk.desk import Desk

METHOD = "recap"
GALLERY = "gallery"
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
        photos += [one.picture for one in _photographed(desk, [session]) if one.picture is not None]
    return Recap(before, tuple(starred), tuple(promises), tuple(photos))


def photos_before(desk: "Desk", session: Session) -> "list[Drawing]":
    """The photos that a session's plan brings back; none where no step of a recap shows the gallery."""
    if not any(brings_back(activity, step) for activity in session.activities for step in activity.steps):
        return []
    return _photographed(desk, day_before(session, desk.plan.sessions()))


def brings_back(activity: Activity, step: Step) -> bool:
    """Whether the gallery of this step is that of the day before."""
    return activity.method == METHOD and step.scene == GALLERY


def _photographed(desk: "Desk", sessions: Sequence[Session]) -> "list[Drawing]":
    return [one for session in sessions for one in desk.board.drawings(session.id) if one.picture is not None]


def recap_activity(recap: Recap, session_id: Id) -> Activity:
    """The library's recap; with the photos of that day before its last step, and what was starred as prompts of the
    last: the room remembers first, and sees them after."""
    found = method(METHOD)
    assert found is not None
    activity = found.placed(session_id, 0, new_id)
    if recap.photos:
        look = _look(activity)
        last = replace(activity.steps[-1], position=look.position + 1)
        activity = replace(activity, steps=(*activity.steps[:-1], look, last))
    if not recap.starred:
        return activity
    last = activity.steps[-1]
    shown = replace(last, prompts=recap.starred[:MOST_SHOWN], hint=tr("These were starred: {titles}.").format(
        titles=", ".join(session.title for session in recap.sessions)))  # fmt: skip
    return replace(activity, steps=(*activity.steps[:-1], shown))


def _look(activity: Activity) -> Step:
    title, told = tr("What we made"), tr("Look at the photos. What do they bring back?")
    return Step(
        new_id(), activity.id, activity.steps[-1].position, title, told, min_s=60, planned_s=120, max_s=180,
        skippable=True, scene=GALLERY, short=tr("Photos"),
    )  # fmt: skip
