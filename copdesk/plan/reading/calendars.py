"""Calendars (.ics): each event an activity, in the order of their starts; one event alone may hold its agenda."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from copdesk.plan.reading.clocks import DAY, hh_mm
from copdesk.plan.reading.marks import kind_of
from copdesk.plan.reading.values import ActivityRead
from copdesk.words import Refused, tr

MOST_EVENTS = 2_000


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """`alone` is the description of a single event, in which an agenda may stand."""

    title: str
    activities: tuple[ActivityRead, ...]
    day: str
    space: str
    convener: str
    alone: str
    warnings: tuple[str, ...]


def read_calendar(text: str) -> CalendarRead:
    """Raises Refused for what is no calendar."""
    import icalendar  # slow to load, and only for those who bring a calendar

    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError) as exc:
        raise Refused("plan.calendar") from exc
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise Refused("plan.large")
    warnings = []
    kept = []
    for event in events:
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            warnings.append(tr("Cancelled and left out: {title}.").format(title=_text(event, "SUMMARY")))
        elif isinstance(_when(event, "DTSTART"), datetime):
            kept.append(event)
        else:
            warnings.append(tr("Without a time of day, left out: {title}.").format(title=_text(event, "SUMMARY")))
        if event.get("RRULE"):
            warnings.append(tr("{title} repeats; it was read once.").format(title=_text(event, "SUMMARY")))
    kept.sort(key=lambda event: _wall(_when(event, "DTSTART")))
    if not kept:
        raise Refused("plan.nothing")
    name = next((_text(calendar, "X-WR-CALNAME") or _text(calendar, "NAME") for calendar in calendars), "")
    first = kept[0]
    days = sorted({_wall(_when(event, "DTSTART")).date() for event in kept})
    if len(days) > 1:
        warnings.append(tr("The events stand on {n} days.").format(n=len(days)))
    return CalendarRead(
        title=name or (_text(first, "SUMMARY") if len(kept) == 1 else ""),
        activities=tuple(_activity(event, at) for at, event in enumerate(kept, 1)),
        day=days[0].isoformat(),
        space=_text(first, "LOCATION"),
        convener=_person(first),
        alone=str(first.get("DESCRIPTION", "")) if len(kept) == 1 else "",
        warnings=tuple(warnings),
    )


def _activity(event: Any, line: int) -> ActivityRead:
    start, end = _when(event, "DTSTART"), _when(event, "DTEND")
    length = event.get("DURATION")
    minutes: float | None = None
    if isinstance(start, datetime) and isinstance(end, datetime):
        same = (start.tzinfo is None) == (end.tzinfo is None)
        minutes = ((end - start) if same else _wall(end) - _wall(start)).total_seconds() / 60
    elif length is not None and isinstance(length.dt, timedelta):
        minutes = length.dt.total_seconds() / 60
    if minutes is not None and not 0 <= minutes <= DAY:
        minutes = None  # it ends before it begins, or goes on for days
    if minutes is not None:
        minutes = int(minutes) if minutes == int(minutes) else round(minutes, 4)
    at = _wall(start)
    begins = at.hour * 60 + at.minute
    return ActivityRead(
        title=_text(event, "SUMMARY"),
        minutes=minutes,
        start=hh_mm(begins),
        end="" if minutes is None else hh_mm(begins + round(minutes)),
        kind=kind_of(_text(event, "SUMMARY")),
        note=str(event.get("DESCRIPTION", "")).strip(),
        line=line,
    )


def _when(event: Any, name: str) -> date | datetime | None:
    try:
        when = getattr(event.get(name), "dt", None)
    except ValueError:  # what stands there is no date
        return None
    return when if isinstance(when, date) else None


def _wall(when: date | datetime | None) -> datetime:
    """The time as written in the calendar, without its zone."""
    if isinstance(when, datetime):
        return when.replace(tzinfo=None)
    return datetime(1, 1, 1)  # noqa: DTZ001 (as written, zoneless)


def _text(component: Any, name: str) -> str:
    return " ".join(str(component.get(name, "")).split())


def _person(event: Any) -> str:
    organizer = event.get("ORGANIZER")
    return str(organizer.params.get("CN", "")) if organizer is not None and hasattr(organizer, "params") else ""
