"""What a person can do in the Plan room."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.people.values import clean
from copdesk.plan import rows
from copdesk.plan.arranging import Arranging
from copdesk.plan.events import Events
from copdesk.plan.lengths import range_text
from copdesk.plan.own import OwnMethods
from copdesk.plan.values import COLOURS, Activity, Category, Session, Step, clock_of, iso_day
from copdesk.words import Refused, tr


class Plan:
    """Sessions of one book, with their activities and steps."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.several = Arranging(book, self.session)
        self.events = Events(book, self.sessions, self.plans)
        self.own = OwnMethods(book, self.session)

    def sessions(self) -> list[Session]:
        """All sessions, oldest first, without their activities."""
        return [rows.head_of(row) for row in rows.sessions(self._book)]

    def plans(self) -> list[Session]:
        """All sessions, oldest first, with their whole plans."""
        return rows.plans(self._book)

    def session(self, key: Id) -> Session:
        """A session with its whole plan; raises Refused("plan.unknown_session")."""
        found = rows.session(self._book, key)
        if found is None:
            raise Refused("plan.unknown_session")
        return found

    def newest(self) -> Id:
        """The session planned last; raises Refused("plan.session_none")."""
        found = rows.sessions(self._book)
        if not found:
            raise Refused("plan.session_none")
        return bytes(found[-1]["id"])

    def add_session(self, title: str, **fields: str) -> Id:
        """A new session without activities."""
        if not clean(title):
            raise Refused("plan.untitled")
        _known(fields, rows.SESSION_FIELDS)
        key = new_id()
        place = len(rows.sessions(self._book))
        with self._book.turn("plan.add_session", tr("new session {title}").format(title=clean(title))) as turn:
            turn.insert("session", {"id": key, "title": clean(title), "position": place, **fields})
        return key

    def take(self, session: Session) -> Id:
        """Keeps a whole session that was read or copied, with keys of its own, as one undo step."""
        with self._book.one_step("plan.take", tr("take in {title}").format(title=session.title or tr("a plan"))):
            fields = {name: getattr(session, name) for name in rows.SESSION_FIELDS if name != "title"}
            key = self.add_session(session.title or tr("A plan"), **fields)
            if session.expected:
                self.expect_people(key, session.expected)
            for activity in session.activities:
                self.add_activity(key, activity)
        return key

    def mend(self, session_id: Id, label: str, calls: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
        """Does what a remark of the plan check offers, as one undo step."""
        verbs: dict[str, Callable[..., Any]] = {
            "set_step": self.set_step,
            "set_head": self.set_head,
            "move_step": self.move_step,
            "add_step_before": self._add_step_before,
            "add_activity": self.add_activity,
            "set_activity": self.set_activity,
        }
        with self._book.one_step("plan.mend", label):
            for name, arguments in calls:
                verbs[name](*arguments)

    def set_head(self, key: Id, field: str, value: str) -> None:
        """Changes one field of a session's head. Times of day are hh:mm or empty."""
        _known({field: value}, rows.SESSION_FIELDS)
        if field == "title" and not clean(value):
            raise Refused("plan.untitled")
        if field in ("starts", "ends"):
            value = clock_of(value)
        if field == "day" and value:
            value = iso_day(value)
        if field == "zone" and value and value.strip() not in available_timezones():
            raise Refused("plan.zone", text=value)
        with self._book.turn("plan.set_head", tr("change the session's {field}").format(field=_called(field))) as turn:
            turn.update("session", key, {field: value.strip()})

    def expect_people(self, key: Id, count: int | None) -> None:
        """How many people the plan is made for; None leaves it to those who are listed."""
        if count is not None and not 1 <= count <= 5000:
            raise Refused("plan.expected")
        settings = self._with_setting(key, "expected", count)
        with self._book.turn("plan.expect_people", tr("expected people")) as turn:
            turn.update("session", key, {"settings": settings})

    def pack(self, key: Id, thing: str, packed: bool = True) -> None:
        """Ticks a thing of the packing list, by its name, or takes the tick away."""
        there = set(self.session(key).packed) - {thing.casefold()}
        settings = self._with_setting(key, "packed", sorted(there | {thing.casefold()} if packed else there))
        label = tr("{thing} is packed") if packed else tr("{thing} is not packed")
        with self._book.turn("plan.pack", label.format(thing=thing)) as turn:
            turn.update("session", key, {"settings": settings})

    def from_template(self, template_id: Id) -> Id:
        """A new session with a template's plan."""
        return self.take(self.own.template(template_id))

    def again(self, key: Id, title: str = "") -> Id:
        """The same plan once more, with the same hosts; without day, run, notes or people of the first time."""
        first = self.session(key)
        title = clean(title) or first.title
        fresh = replace(first, title=title, day="", day_text="", event_id=None, expected=None)
        with self._book.one_step("plan.again", tr("{title} again").format(title=first.title)):
            made = self.take(fresh)
            with self._book.turn("plan.again_hosts") as turn:
                for row in rows.hosts(self._book, key):
                    turn.insert("host", {**row, "id": new_id(), "session_id": made})
                    seen = {"session_id": made, "member_id": row["member_id"], "status": "expected"}
                    turn.insert("attendance", {"id": new_id(), **seen, "takes_part": 0})
        return made

    def remove_session(self, key: Id) -> None:
        """Takes a session out of the lists; undo brings it back with all that hangs on it."""
        title = self.session(key).title
        with self._book.turn("plan.remove_session", tr("remove {title}").format(title=title)) as turn:
            turn.remove("session", key)

    def add_activity(self, session_id: Id, activity: Activity, at: int | None = None) -> Id:
        """Adds an activity with its steps (keys are made anew), at a place or at the end."""
        there = list(self.session(session_id).activities)
        place = len(there) if at is None else max(0, min(at, len(there)))
        key = new_id()
        with self._book.turn("plan.add_activity", tr("add {title}").format(title=activity.title)) as turn:
            for index, other in enumerate(there[place:], place + 1):
                turn.update("activity", other.id, {"position": index})
            fresh = replace(activity, id=key, session_id=session_id, position=place)
            turn.insert("activity", rows.activity_row(fresh))
            for index, step in enumerate(activity.steps):
                turn.insert("step", rows.step_row(replace(step, id=new_id(), activity_id=key, position=index)))
        return key

    def add_plain(self, session_id: Id, title: str, step: str, planned_s: int) -> Id:
        """A plain activity with one step: a break, or something of one's own."""
        fresh = Step(id=new_id(), activity_id=b"", position=0, title=step, planned_s=planned_s)
        before = self.session(session_id).activities  # another colour than the one above it, so that the bar shows both
        colour = COLOURS[(COLOURS.index(before[-1].colour) + 1) % len(COLOURS)] if before else COLOURS[0]
        return self.add_activity(session_id, Activity(new_id(), session_id, 0, title, colour=colour, steps=(fresh,)))

    def set_activity(self, session_id: Id, key: Id, field: str, value: Any) -> None:
        """Changes an activity's title, purpose, colour or number of turns."""
        activity = self._activity(session_id, key)
        _known({field: value}, rows.ACTIVITY_FIELDS)
        if field == "title" and not clean(value):
            raise Refused("plan.untitled")
        if field == "fixed_at":
            value = clock_of(value)
        if field == "turns" and not 1 <= int(value) <= 12:
            raise Refused("plan.turns")
        with self._book.turn("plan.set_activity", tr("change {title}").format(title=activity.title)) as turn:
            turn.update("activity", key, {field: value})

    def move_activity(self, session_id: Id, key: Id, by: int) -> None:
        """Moves an activity up (-1) or down (+1) in its session."""
        there = list(self.session(session_id).activities)
        self._shift("activity", "plan.move_activity", there, key, by)

    def remove_activity(self, session_id: Id, key: Id) -> None:
        """Takes an activity with its steps out of the plan."""
        title = self._activity(session_id, key).title
        with self._book.turn("plan.remove_activity", tr("remove {title}").format(title=title)) as turn:
            turn.remove("activity", key)

    def add_step(
        self,
        session_id: Id,
        activity_id: Id,
        title: str,
        planned_s: int = 300,
        after: Id | None = None,
        before: Id | None = None,
    ) -> Id:
        """A new step at the end of an activity, or after or before one of its steps."""
        if not clean(title):
            raise Refused("plan.untitled")
        steps = list(self._activity(session_id, activity_id).steps)
        place = next((i + (step.id == after) for i, step in enumerate(steps) if step.id in (after, before)), len(steps))
        key = new_id()
        with self._book.turn("plan.add_step", tr("add {title}").format(title=clean(title))) as turn:
            for index, other in enumerate(steps[place:], place + 1):
                turn.update("step", other.id, {"position": index})
            step = Step(id=key, activity_id=activity_id, position=place, title=clean(title), planned_s=planned_s)
            turn.insert("step", rows.step_row(step))
        return key

    def _add_step_before(
        self, session_id: Id, activity_id: Id, other: Id, title: str, planned_s: int, fields: dict[str, Any]
    ) -> None:
        key = self.add_step(session_id, activity_id, title, planned_s, before=other)
        for name, value in fields.items():
            self.set_step(key, name, value)

    def set_step(self, key: Id, field: str, value: Any) -> None:
        """Changes one field of a step. Durations are whole seconds, 5 to 86,400."""
        step = self.step(key)
        _known({field: value}, rows.STEP_FIELDS)
        if field == "title" and not clean(value):
            raise Refused("plan.untitled")
        if field == "planned_s" and not 5 <= int(value) <= 86_400:
            raise Refused("plan.range")
        with self._book.turn("plan.set_step", tr("change {title}").format(title=step.title)) as turn:
            turn.update("step", key, {field: rows.stored(field, value)})

    def set_range(self, key: Id, least_s: int | None = None, most_s: int | None = None) -> None:
        """The shortest and the longest that a step may be made; 0 for none, None leaves it as it is."""
        step = self.step(key)
        least_s, most_s = step.min_s if least_s is None else least_s, step.max_s if most_s is None else most_s
        if (least_s and most_s and least_s > most_s) or max(least_s, most_s) > 86_400:
            raise Refused("plan.span", text=range_text(least_s, most_s))
        with self._book.turn("plan.set_range", tr("change {title}").format(title=step.title)) as turn:
            turn.update("step", key, {"min_s": least_s, "max_s": most_s})

    def move_step(self, session_id: Id, key: Id, by: int) -> None:
        """Moves a step up (-1) or down (+1) within its activity."""
        activity = self._activity(session_id, self.step(key).activity_id)
        self._shift("step", "plan.move_step", list(activity.steps), key, by)

    def remove_step(self, key: Id) -> None:
        """Takes a step out of the plan."""
        title = self.step(key).title
        with self._book.turn("plan.remove_step", tr("remove {title}").format(title=title)) as turn:
            turn.remove("step", key)

    def step(self, key: Id) -> Step:
        """One step; raises Refused("plan.unknown_step")."""
        row = self._book.row("select * from step where id = ?", [key])
        if row is None:
            raise Refused("plan.unknown_step")
        return rows.step_of(row)

    def categories(self, session_id: Id) -> tuple[Category, ...]:
        """Every category that the session's steps name, once, in order."""
        seen: dict[str, Category] = {}
        for activity in self.session(session_id).activities:
            for step in activity.steps:
                for category in step.categories:
                    seen.setdefault(category.key, category)
        return tuple(seen.values())

    def _with_setting(self, key: Id, name: str, value: Any) -> str | None:
        """A session's settings with one of them anew; what says nothing is left out."""
        row = self._book.row("select settings from session where id = ?", [key])
        if row is None:
            raise Refused("plan.unknown_session")
        settings = {**rows.settings_of(row), name: value}
        kept = {each: told for each, told in settings.items() if told}
        return json.dumps(kept, sort_keys=True, ensure_ascii=False) if kept else None

    def _activity(self, session_id: Id, key: Id) -> Activity:
        for activity in self.session(session_id).activities:
            if activity.id == key:
                return activity
        raise Refused("plan.unknown_activity")

    def _shift(self, table: str, verb: str, there: list[Any], key: Id, by: int) -> None:
        old = next((i for i, one in enumerate(there) if one.id == key), None)
        if old is None:
            raise Refused("plan.unknown_step" if table == "step" else "plan.unknown_activity")
        one = there.pop(old)
        there.insert(max(0, min(old + by, len(there))), one)
        with self._book.turn(verb, tr("move {title}").format(title=one.title)) as turn:
            for index, other in enumerate(there):
                turn.update(table, other.id, {"position": index})


def _known(fields: dict[str, Any], names: tuple[str, ...]) -> None:
    for field in fields:
        if field not in names:
            raise Refused("plan.field", field=field)


def _called(field: str) -> str:
    """A field of a session's head, as the journal tells of it."""
    return {
        "title": tr("title"), "day": tr("date"), "day_text": tr("day"), "starts": tr("start"), "ends": tr("end"),
        "zone": tr("time zone"), "space": tr("place"), "purpose": tr("purpose"), "outcomes": tr("outcomes"),
        "outline": tr("outline"), "problem": tr("problem"),
    }[field]  # fmt: skip
