"""Several steps and activities at once: moved, copied, pasted and removed, each as one undo step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.book.turn import Turn
from copdesk.plan import rows
from copdesk.plan.shaping import joined, split_off
from copdesk.plan.values import Activity, Session, Step
from copdesk.words import Refused, tr, tr_many

One = TypeVar("One", Step, Activity)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What was chosen of a plan: whole activities, and steps of other ones."""

    activities: tuple[Activity, ...] = ()
    steps: tuple[Step, ...] = ()

    def __len__(self) -> int:
        return len(self.activities) + len(self.steps)


def picked(session: Session, keys: Iterable[Id]) -> Pieces:
    """What stands under `keys`, in the plan's order; a step goes with its activity where both are chosen."""
    wanted = set(keys)
    whole = tuple(activity for activity in session.activities if activity.id in wanted)
    steps = tuple(
        step
        for activity in session.activities
        if activity.id not in wanted
        for step in activity.steps
        if step.id in wanted
    )
    return Pieces(whole, steps)


def pieces_text(pieces: Pieces) -> str:
    """Pieces as text for a clipboard; `pieces_of` gives them back. Loose steps stand in an activity without title."""
    from copdesk.plan.writing import plan_toml  # with its calendar library only when wanted

    loose = (Activity(b"", b"", 0, "", steps=pieces.steps),) if pieces.steps else ()
    return plan_toml(Session(id=b"", title="", activities=(*pieces.activities, *loose)))


def pieces_of(text: str) -> Pieces:
    """What `pieces_text` wrote. Raises Refused("plan.toml") for anything else."""
    from copdesk.plan.writing import plan_from_toml

    found = plan_from_toml(text, new_id).activities
    steps = tuple(step for activity in found if not activity.title for step in activity.steps)
    return Pieces(tuple(activity for activity in found if activity.title), steps)


class Arranging:
    """What a person can do with several lines of a plan. `read` gives a session with its whole plan."""

    def __init__(self, book: Book, read: Callable[[Id], Session]) -> None:
        self._book = book
        self._read = read

    def pieces(self, session_id: Id, keys: Sequence[Id]) -> Pieces:
        """What stands under `keys`."""
        return picked(self._read(session_id), keys)

    def place_steps(self, session_id: Id, keys: Sequence[Id], activity_id: Id, before: Id | None = None) -> None:
        """Moves steps into an activity, before one of its steps or to its end; from other activities too."""
        session = self._read(session_id)
        target = _activity(session, activity_id)
        moving = Pieces(steps=tuple(s for a in session.activities for s in a.steps if s.id in set(keys)))
        if not moving.steps:
            raise Refused("plan.unknown_step")
        gone = {step.id for step in moving.steps}
        order = _inserted([s for s in target.steps if s.id not in gone], moving.steps, _staying(target, before, gone))
        with self._book.turn("plan.place_steps", _label(tr("move {title}"), moving)) as turn:
            _number(turn, order, activity_id)
            for activity in session.activities:
                if activity.id != activity_id and any(step.id in gone for step in activity.steps):
                    _number(turn, [s for s in activity.steps if s.id not in gone], activity.id)

    def place_activities(self, session_id: Id, keys: Sequence[Id], before: Id | None = None) -> None:
        """Moves activities before another one, or to the end."""
        session = self._read(session_id)
        moving = Pieces(tuple(activity for activity in session.activities if activity.id in set(keys)))
        if not moving.activities:
            raise Refused("plan.unknown_activity")
        staying = [one for one in session.activities if one.id not in set(keys)]
        order = _inserted(staying, moving.activities, before)
        with self._book.turn("plan.place_activities", _label(tr("move {title}"), moving)) as turn:
            for place, one in enumerate(order):
                turn.update("activity", one.id, {"position": place})

    def move_to_session(
        self, session_id: Id, keys: Sequence[Id], target_id: Id, before: Id | None = None
    ) -> tuple[Id, ...]:
        """Moves activities into another session's plan, before one of its own or to its end; the keys they have there.
        What was noted while they ran stays with the session in which it was said."""
        if target_id == session_id:
            self.place_activities(session_id, keys, before)
            return tuple(keys)
        moving = Pieces(self.pieces(session_id, keys).activities)
        if not moving.activities:
            raise Refused("plan.unknown_activity")
        fresh = [_fresh(one, target_id) for one in moving.activities]
        order = _inserted(list(self._read(target_id).activities), fresh, before)
        with self._book.turn("plan.move_to_session", _label(tr("move {title}"), moving)) as turn:
            for one in moving.activities:
                turn.remove("activity", one.id)
            for place, one in enumerate(order):
                if one in fresh:
                    _insert(turn, replace(one, position=place))
                else:
                    turn.update("activity", one.id, {"position": place})
        return tuple(one.id for one in fresh)

    def join(self, session_id: Id, keys: Sequence[Id]) -> None:
        """Makes activities steps of the one above."""
        self._reshape(session_id, "plan.join", joined(self._read(session_id), keys), keys)

    def split_off(self, session_id: Id, keys: Sequence[Id]) -> None:
        """Makes steps an activity of their own."""
        self._reshape(session_id, "plan.split_off", split_off(self._read(session_id), keys), keys)

    def _reshape(self, session_id: Id, verb: str, after: Session, keys: Sequence[Id]) -> None:
        before = self._read(session_id)
        if after == before:
            raise Refused("plan.same_shape")
        with self._book.turn(verb, _label(tr("change {title}"), picked(before, keys))) as turn:
            _keep(turn, before, after)

    def remove(self, session_id: Id, keys: Sequence[Id]) -> int:
        """Takes steps and activities out of the plan; how many lines went."""
        gone = self.pieces(session_id, keys)
        if not gone:
            raise Refused("plan.unknown_step")
        with self._book.turn("plan.remove_lines", _label(tr("remove {title}"), gone)) as turn:
            for activity in gone.activities:
                turn.remove("activity", activity.id)
            for step in gone.steps:
                turn.remove("step", step.id)
        return len(gone)

    def duplicate(self, session_id: Id, keys: Sequence[Id]) -> tuple[Id, ...]:
        """The same once more, right below the last of what was chosen; the new keys."""
        pieces = self.pieces(session_id, keys)
        return self._put(session_id, pieces, keys, "plan.duplicate", _label(tr("duplicate {title}"), pieces))

    def paste(self, session_id: Id, pieces: Pieces, after: Id | None = None) -> tuple[Id, ...]:
        """Adds copied pieces below a step or an activity, or at the end; the new keys."""
        chosen = [after] if after is not None else []
        return self._put(session_id, pieces, chosen, "plan.paste", _label(tr("paste {title}"), pieces))

    def _put(self, session_id: Id, pieces: Pieces, keys: Sequence[Id], verb: str, label: str) -> tuple[Id, ...]:
        if not pieces:
            raise Refused("plan.nothing_copied")
        session = self._read(session_id)
        last = _last(session, keys)
        whole = tuple(_fresh(one, session_id) for one in pieces.activities)
        steps = pieces.steps
        if steps and last is None:  # an empty plan: loose steps need an activity to stand in
            whole = (*whole, _fresh(Activity(b"", b"", 0, tr("New activity"), steps=steps), session_id))
            steps = ()
        with self._book.turn(verb, label) as turn:
            fresh = self._put_steps(turn, steps, last[0], last[1]) if steps and last is not None else []
            self._put_activities(turn, session, whole, last[0] if last is not None else None)
        return (*(one.id for one in whole), *fresh)

    def _put_steps(self, turn: Turn, steps: Sequence[Step], target: Activity, after: Id | None) -> list[Id]:
        place = next((at + 1 for at, one in enumerate(target.steps) if one.id == after), len(target.steps))
        fresh = [replace(s, id=new_id(), activity_id=target.id, position=place + at) for at, s in enumerate(steps)]
        for at, other in enumerate(target.steps[place:], place + len(fresh)):
            turn.update("step", other.id, {"position": at})
        for step in fresh:
            turn.insert("step", rows.step_row(step))
        return [step.id for step in fresh]

    def _put_activities(self, turn: Turn, session: Session, whole: Sequence[Activity], after: Activity | None) -> None:
        if not whole:
            return
        there = list(session.activities)
        place = there.index(after) + 1 if after is not None else len(there)
        for at, other in enumerate(there[place:], place + len(whole)):
            turn.update("activity", other.id, {"position": at})
        for at, activity in enumerate(whole, place):
            _insert(turn, replace(activity, position=at))


def _insert(turn: Turn, activity: Activity) -> None:
    turn.insert("activity", rows.activity_row(activity))
    for step in activity.steps:
        turn.insert("step", rows.step_row(step))


def _keep(turn: Turn, before: Session, after: Session) -> None:
    """Writes what differs between two shapes of one plan."""
    for table, old, new in (
        ("activity", _activity_rows(before), _activity_rows(after)),
        ("step", _step_rows(before), _step_rows(after)),
    ):
        for key in old.keys() - new.keys():
            turn.remove(table, key)
        for key, row in new.items():
            if key not in old:
                turn.insert(table, row)
            elif row != old[key]:
                turn.update(table, key, {name: value for name, value in row.items() if name != "id"})


def _activity_rows(session: Session) -> dict[Id, Row]:
    return {one.id: rows.activity_row(one) for one in session.activities}


def _step_rows(session: Session) -> dict[Id, Row]:
    return {step.id: rows.step_row(step) for one in session.activities for step in one.steps}


def _last(session: Session, keys: Sequence[Id]) -> tuple[Activity, Id | None] | None:
    """The activity and the step of the last chosen line; the plan's last activity where nothing is chosen."""
    wanted = set(keys)
    for activity in reversed(session.activities):
        for step in reversed(activity.steps):
            if step.id in wanted:
                return activity, step.id
        if activity.id in wanted:
            return activity, None
    return (session.activities[-1], None) if session.activities else None


def _fresh(activity: Activity, session_id: Id) -> Activity:
    key = new_id()
    steps = tuple(replace(s, id=new_id(), activity_id=key, position=at) for at, s in enumerate(activity.steps))
    return replace(activity, id=key, session_id=session_id, steps=steps)


def _staying(target: Activity, before: Id | None, gone: set[Id]) -> Id | None:
    """`before`, or the next step after it that does not move itself."""
    at = next((place for place, step in enumerate(target.steps) if step.id == before), len(target.steps))
    return next((step.id for step in target.steps[at:] if step.id not in gone), None)


def _inserted(there: list[One], pieces: Sequence[One], before: Id | None) -> list[One]:
    places = [place for place, one in enumerate(there) if one.id == before]
    cut = places[0] if places else len(there)
    return there[:cut] + list(pieces) + there[cut:]


def _number(turn: Turn, steps: Sequence[Step], activity_id: Id) -> None:
    for place, step in enumerate(steps):
        turn.update("step", step.id, {"position": place, "activity_id": activity_id})


def _activity(session: Session, key: Id) -> Activity:
    for activity in session.activities:
        if activity.id == key:
            return activity
    raise Refused("plan.unknown_activity")


def _label(words: str, pieces: Pieces) -> str:
    titles = [one.title for one in pieces.activities] + [one.title for one in pieces.steps]
    many = tr_many("{n} line", "{n} lines", len(titles))
    return words.format(title=titles[0] if len(titles) == 1 else many)


Place = tuple[Id | None, Id | None]
"""Where lines go: into which activity, before which of its steps. For whole activities None, before which of them."""


def neighbour(session: Session, pieces: Pieces, by: int) -> Place | None:
    """Where pieces go that move up (-1) or down (+1) by one line; None at an end. Steps pass into the next activity at
    the edge of theirs."""
    if pieces.activities:
        places = [at for at, one in enumerate(session.activities) if one in pieces.activities]
        target = places[0] - 1 if by < 0 else places[-1] + 2
        if not 0 <= target <= len(session.activities):
            return None
        return None, session.activities[target].id if target < len(session.activities) else None
    return _step_beside(session, pieces.steps, by) if pieces.steps else None


def _step_beside(session: Session, steps: Sequence[Step], by: int) -> Place | None:
    keys = {step.id for step in steps}
    edge = steps[0] if by < 0 else steps[-1]
    at = next(place for place, one in enumerate(session.activities) if one.id == edge.activity_id)
    there = session.activities[at].steps
    rest = [step for step in there if step.id not in keys]
    place = sum(1 for step in rest if step.position < edge.position)
    if by < 0 and place:
        return there[0].activity_id, rest[place - 1].id
    if by > 0 and place < len(rest):
        return there[0].activity_id, rest[place + 1].id if place + 1 < len(rest) else None
    if not 0 <= at + by < len(session.activities):
        return None
    other = session.activities[at + by]
    return (other.id, None) if by < 0 else (other.id, other.steps[0].id if other.steps else None)


def landing(session: Session, pieces: Pieces, row: int) -> Place | None:
    """Where pieces go that are dropped before a row of the plan's lines; None where there are none."""
    lines = [(activity, step) for activity in session.activities for step in (None, *activity.steps)]
    if pieces.activities:
        below = (one.id for one, step in lines[row:] if step is None and one not in pieces.activities)
        return None, next(below, None)
    if not pieces.steps:
        return None
    above = lines[max(0, row - 1)][0]
    here = lines[row][1] if row < len(lines) and lines[row][0] is above else None
    before = here or (above.steps[0] if not row and above.steps else None)
    gone = {step.id for step in pieces.steps}
    return above.id, _staying(above, before.id, gone) if before else None


def read_pieces(text: str) -> Pieces:
    """Pieces from a clipboard: what `pieces_text` wrote, else any plan in words. Raises Refused."""
    from copdesk.plan.reading.planned import session_of  # with its readers only when wanted
    from copdesk.plan.reading.read import read

    try:
        return pieces_of(text)
    except Refused:
        found = session_of(read(text.encode("utf-8", "replace"), "pasted.txt"), new_id).activities
    if not found:
        raise Refused("plan.nothing_copied")
    return Pieces(found)
