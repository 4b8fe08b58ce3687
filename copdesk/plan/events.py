"""Events: one or more days that hold sessions, and the order in which a person sees all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.people.values import clean
from copdesk.plan.values import Session, iso_day, minutes_of
from copdesk.words import Refused, tr

FIELDS = ("title", "first_day", "last_day", "about")
MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Event:
    """Days that belong together. Days are ISO dates or ''."""

    id: Id
    title: str
    first_day: str = ""
    last_day: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its sessions by their start; `day` '' holds those without a date."""

    day: str
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An event with its days, or (`event` None) the days of sessions outside of any."""

    event: Event | None
    days: tuple[Day, ...]


class Events:
    """The events of one book. `heads` gives all sessions without their plans, `plans` with them."""

    def __init__(self, book: Book, heads: Callable[[], list[Session]], plans: Callable[[], list[Session]]) -> None:
        self._book = book
        self._heads, self._plans = heads, plans

    def events(self) -> list[Event]:
        """All events, the earliest first."""
        rows = self._book.rows("select * from event where not removed order by coalesce(first_day, ''), id")
        return [
            Event(row["id"], row["title"], row["first_day"] or "", row["last_day"] or "", row["about"] or "")
            for row in rows
        ]

    def programme(self) -> tuple[Part, ...]:
        """Every event with its days, then the sessions outside of any; each session with its plan."""
        heads = self._plans()
        events = self.events()
        known = {event.id for event in events}
        parts = [Part(event, _days(event, [one for one in heads if one.event_id == event.id])) for event in events]
        alone = [one for one in heads if one.event_id not in known]
        return (*parts, Part(None, _days(None, alone)))

    def add(self, title: str, first_day: str = "", last_day: str = "") -> Id:
        """A new event without sessions."""
        if not clean(title):
            raise Refused("plan.untitled")
        first = iso_day(first_day) if first_day else ""
        last = iso_day(last_day) if last_day else first
        _in_order(first, last)
        key = new_id()
        with self._book.turn("plan.add_event", tr("add {title}").format(title=clean(title))) as turn:
            turn.insert("event", {"id": key, "title": clean(title), "first_day": first, "last_day": last})
        return key

    def change(self, key: Id, field: str, value: str) -> None:
        """Changes an event's title, first or last day, or what it is about."""
        event = self._event(key)
        if field not in FIELDS:
            raise Refused("plan.field", field=field)
        if field == "title" and not clean(value):
            raise Refused("plan.untitled")
        if field in ("first_day", "last_day"):
            value = iso_day(value) if value.strip() else ""
            first = value if field == "first_day" else event.first_day
            _in_order(first, value if field == "last_day" else event.last_day)
        with self._book.turn("plan.change_event", tr("change {title}").format(title=event.title)) as turn:
            turn.update("event", key, {field: value.strip()})

    def remove(self, key: Id) -> None:
        """Takes an event away; its sessions stay, outside of any event."""
        event = self._event(key)
        with self._book.turn("plan.remove_event", tr("remove {title}").format(title=event.title)) as turn:
            for session in self._heads():
                if session.event_id == key:
                    turn.update("session", session.id, {"event_id": None})
            turn.remove("event", key)

    def place(self, session_id: Id, event_id: Id | None, day: str = "") -> None:
        """Moves a session into an event (None: out of any) and to a day ('' for none yet)."""
        if event_id is not None:
            self._event(event_id)
        session = next((one for one in self._heads() if one.id == session_id), None)
        if session is None:
            raise Refused("plan.unknown_session")
        kept = iso_day(day) if day else ""
        fields: dict[str, object] = {"event_id": event_id, "day": kept}
        if kept != session.day:  # what was written of the old day would contradict the new one
            fields["day_text"] = ""
        with self._book.turn("plan.place_session", tr("move {title}").format(title=session.title)) as turn:
            turn.update("session", session_id, fields)

    def _event(self, key: Id) -> Event:
        for event in self.events():
            if event.id == key:
                return event
        raise Refused("plan.unknown_event")


def day_before(session: Session, heads: list[Session]) -> tuple[Session, ...]:
    """The sessions of the last earlier day of a session's event; outside of events, of the whole book.

    Without a date it is the session before it in the list.
    """
    others = [one for one in heads if one.id != session.id and one.event_id == session.event_id]
    if session.day:
        days = [one.day for one in others if one.day and one.day < session.day]
        return tuple(one for one in others if days and one.day == max(days))
    at = next((place for place, one in enumerate(heads) if one.id == session.id), 0)
    return tuple(heads[at - 1 : at]) if at else ()


def _days(event: Event | None, sessions: list[Session]) -> tuple[Day, ...]:
    days = {one.day for one in sessions}
    if event is not None and event.first_day:
        first, last = date.fromisoformat(event.first_day), date.fromisoformat(event.last_day or event.first_day)
        length = min((last - first).days + 1, MOST_DAYS)
        days |= {(first + timedelta(days=number)).isoformat() for number in range(length)}
    found = []
    for day in sorted(days, key=lambda one: (not one, one)):
        held = [one for one in sessions if one.day == day]
        held.sort(key=lambda one: (minutes_of(one.starts) is None, minutes_of(one.starts) or 0))
        found.append(Day(day, tuple(held)))
    return tuple(found)


def _in_order(first: str, last: str) -> None:
    if first and last and last < first:
        raise Refused("plan.day_order")
