"""A reading as plain data, for looking at and for comparing."""

from dataclasses import asdict
from typing import Any

from copdesk.people.reading.values import Decision, Duplicate, PeopleReading, PersonRead, Skipped


def as_json(reading: PeopleReading) -> dict[str, Any]:
    """The reading as nested dicts and lists; what the list does not give is left out, name and address never."""
    made: dict[str, Any] = {
        "schema": "participants-expected/1",
        "format": reading.format,
        "encoding": reading.encoding,
        "people": [_person(person) for person in reading.people],
        "duplicates": [_duplicate(each) for each in reading.duplicates],
        "skipped": [_skipped(each) for each in reading.skipped],
        "needs_decision": [_decision(each) for each in reading.needs_decision],
        "warnings": list(reading.warnings),
        "people_count": len(reading.people),
    }
    if reading.delimiter:
        made["delimiter"] = reading.delimiter
    if reading.header_row:
        made["header_row"] = reading.header_row
    return made


def _person(person: PersonRead) -> dict[str, Any]:
    held = {name: value for name, value in asdict(person).items() if value and name not in ("row", "doubts")}
    if held.get("directory") == "yes":
        del held["directory"]
    return {"name": person.name, "email": person.email, "organisation": person.organisation} | held


def _duplicate(each: Duplicate) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": each.kind, "name": each.name, "rows": list(each.rows)}
    if len(each.emails) > 1:
        made["emails"] = list(each.emails)
    if each.where:
        made["where"] = each.where
    return made | {"action": "merge" if each.merged else "keep both, ask"}


def _skipped(each: Skipped) -> dict[str, Any]:
    return {"name": each.text, "why": each.why, "row": each.row}


def _decision(each: Decision) -> dict[str, Any]:
    made = {"name": each.name, "why": each.why, "row": each.row, "guess": each.guess, "email": each.email}
    return {name: value for name, value in made.items() if value}
