"""A plan that is in no book yet: its lines taken out, moved and added, and each of that taken back again."""

from collections.abc import Sequence
from dataclasses import replace

from copdesk.book.ids import Id, new_id
from copdesk.plan.arranging import Pieces, Place, landing, neighbour, picked
from copdesk.plan.shaping import counted
from copdesk.plan.values import Activity, Session, Step
from copdesk.words import tr

NEW_STEP_S = 300


class Draft:
    """Sessions that a person corrects before they are kept."""

    def __init__(self, sessions: Sequence[Session] = ()) -> None:
        self.sessions = tuple(sessions)
        self._past: list[tuple[Session, ...]] = []
        self._future: list[tuple[Session, ...]] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def change(self, at: int, session: Session) -> None:
        """Puts another session in the place of one."""
        if session == self.sessions[at]:
            return
        self._past.append(self.sessions)
        self._future.clear()
        self.sessions = (*self.sessions[:at], session, *self.sessions[at + 1 :])

    def undo(self) -> None:
        """The sessions as they were before the last change."""
        if self._past:
            self._future.append(self.sessions)
            self.sessions = self._past.pop()

    def redo(self) -> None:
        """What `undo` took back, once more."""
        if self._future:
            self._past.append(self.sessions)
            self.sessions = self._future.pop()


def without(session: Session, keys: Sequence[Id]) -> Session:
    """The session without some lines; an activity goes with its last step."""
    gone = set(keys)
    staying = [one for one in session.activities if one.id not in gone]
    fewer = [(one, tuple(step for step in one.steps if step.id not in gone)) for one in staying]
    return counted(session, [replace(one, steps=steps) for one, steps in fewer if steps or not one.steps])


def moved(session: Session, keys: Sequence[Id], by: int) -> Session:
    """The session with some lines one place up (-1) or down (+1)."""
    pieces = picked(session, keys)
    return _placed(session, pieces, neighbour(session, pieces, by))


def dropped(session: Session, keys: Sequence[Id], row: int) -> Session:
    """The session with some lines before a row."""
    pieces = picked(session, keys)
    return _placed(session, pieces, landing(session, pieces, row))


def _placed(session: Session, pieces: Pieces, where: Place | None) -> Session:
    if where is None:
        return session
    into, before = where
    if into is None:
        rest = [one for one in session.activities if one not in pieces.activities]
        cut = next((at for at, one in enumerate(rest) if one.id == before), len(rest))
        return counted(session, [*rest[:cut], *pieces.activities, *rest[cut:]])
    made: list[Activity] = []
    for activity in session.activities:
        steps = [step for step in activity.steps if step not in pieces.steps]
        if activity.id == into:
            cut = next((at for at, step in enumerate(steps) if step.id == before), len(steps))
            steps[cut:cut] = [replace(step, activity_id=into) for step in pieces.steps]
        if steps or not activity.steps:
            made.append(replace(activity, steps=tuple(steps)))
    return counted(session, made)


def with_step_below(session: Session, activity_id: Id, after: Id | None) -> tuple[Session, Id]:
    """The session with a new step below one of an activity's, or before them all; and that step's key."""
    fresh = Step(new_id(), activity_id, 0, tr("New step"), planned_s=NEW_STEP_S)
    made: list[Activity] = []
    for activity in session.activities:
        steps = list(activity.steps)
        if activity.id == activity_id:
            steps.insert(next((at + 1 for at, step in enumerate(steps) if step.id == after), 0), fresh)
        made.append(replace(activity, steps=tuple(steps)))
    return counted(session, made), fresh.id
