"""Invitations from a calendar (.ics): who calls it, who is asked to come, and what they answered."""

from typing import Any

from copdesk.people.reading.addresses import address_in, name_from
from copdesk.people.reading.names import read_name
from copdesk.people.reading.values import Decision, PersonRead, Skipped
from copdesk.words import Refused

Read = PersonRead | Decision | Skipped
MOST_INVITED = 20_000


def is_invitation(text: str) -> bool:
    """True for a calendar."""
    return text.lstrip("\ufeff \t\n")[:40].upper().startswith("BEGIN:VCALENDAR")


def read_invitation(text: str) -> tuple[list[PersonRead], list[Skipped], list[Decision]]:
    """Everybody in any of the calendar's events; who declined is told, rooms are to be decided."""
    import icalendar  # slow to load, and only for those who bring a calendar

    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        found = [read for each in calendars for event in each.walk("VEVENT") for read in _of_event(event)]
    except (ValueError, KeyError, IndexError, AttributeError) as exc:
        raise Refused("people.calendar") from exc
    if len(found) > MOST_INVITED:
        raise Refused("table.rows", most=MOST_INVITED)
    once = list(dict.fromkeys(found))
    return (
        [each for each in once if isinstance(each, PersonRead)],
        [each for each in once if isinstance(each, Skipped)],
        [each for each in once if isinstance(each, Decision)],
    )


def _of_event(event: Any) -> list[Read]:
    return [_invited(each, "host") for each in _listed(event, "ORGANIZER")] + [
        _invited(each, "") for each in _listed(event, "ATTENDEE")
    ]


def _listed(event: Any, name: str) -> list[Any]:
    held = event.get(name)
    return held if isinstance(held, list) else [] if held is None else [held]


def _invited(each: Any, role: str) -> Read:
    params = getattr(each, "params", {})
    address = address_in(str(each))[0]
    written = str(params.get("CN", "")).strip().strip('"')
    named = read_name(written) if written and not address_in(written)[0] else None
    name = named.name if named else name_from(address)
    if str(params.get("PARTSTAT", "")).upper() == "DECLINED":
        return Skipped(name or address, "not attending")
    if str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE", "GROUP") or (named and named.what != "person"):
        return Decision(written or address, "several", guess=named.guess if named else "", email=address)
    if not name:
        return Decision(written or str(each)[:80], "no name", email=address)
    doubts = () if named else ("name-from-address",)
    return PersonRead(name, address, named.organisation if named else "", role=role, doubts=doubts)
