"""Tables of people: attendance reports, survey answers, ticket lists, address books, lists without a header."""

import re
from dataclasses import dataclass, replace
from typing import Any

from copdesk.people.progress import READING, Tell, untold
from copdesk.people.reading.addresses import addresses_in
from copdesk.people.reading.answers import gone, is_placeholder, is_total, yes_or_no
from copdesk.people.reading.choices import joined_choices, split_choices
from copdesk.people.reading.columns import family_first, is_original
from copdesk.people.reading.machines import is_device, owner_of
from copdesk.people.reading.names import LONGEST_NAME, Named, name_key, read_name, tidy
from copdesk.people.reading.sections import Chosen, Section, chosen_section, sections_of
from copdesk.people.reading.values import FIELDS, Decision, PersonRead, Skipped
from copdesk.people.reading.vocabulary import entries, plain, says, words

_ANSWERS = entries("answers")
_HEADINGS = entries("headings")
_ACTIVITIES = words("headings", "activities")
_MANY_VALUED = ("passions", "expertise", "languages")
_GENERATION = re.compile(r"(?:jr|sr|junior|senior|i{2,3}|iv|v|filho|neto)\.?", re.IGNORECASE)
_TITLES = {*_HEADINGS["people"], *_HEADINGS["roles"]}
_PARTS = ("given", "middle", "family")
_EMPTY = {*_ANSWERS["nothing"], ""}
REPEATED = 0.8
"""A later table where so many stand above already only lists their comings and goings."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that may be a person, with when they came and went ('' where the list does not say)."""

    person: PersonRead
    joined: str = ""
    left: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class GridPeople:
    """What a table holds, before duplicates are joined; `again` are rows of a later section that only repeats."""

    entries: tuple[Entry, ...] = ()
    again: tuple[Entry, ...] = ()
    again_in: str = ""
    skipped: tuple[Skipped, ...] = ()
    decisions: tuple[Decision, ...] = ()
    header_row: int = 0
    columns: tuple[tuple[str, int], ...] = ()
    kind: str = "list"


Read = Entry | Skipped | Decision


def read_people(rows: list[tuple[str, ...]], tell: Tell = untold, chosen: Chosen | None = None) -> GridPeople:
    """Every person in a table; rows count from 1 as they stand in the file."""
    sections = sections_of(rows) if chosen is None else [chosen_section(rows, chosen)]
    if not sections:
        return GridPeople()
    first = sections[0]
    host = _host(rows, first.first)
    kept: list[Read] = []
    again: list[Entry] = []
    title = ""
    for section in sections:
        read = _section(section, host, tell, len(rows))
        found = [each for each in read if isinstance(each, Entry)]
        if section is not first and _repeats(section, found, kept):
            again += found
            title = section.title or title
        else:
            kept += read
    return GridPeople(
        entries=tuple(each for each in kept if isinstance(each, Entry)),
        again=tuple(again),
        again_in=title,
        skipped=tuple(each for each in kept if isinstance(each, Skipped)),
        decisions=tuple(each for each in kept if isinstance(each, Decision)),
        header_row=first.first - 1 if first.header else 0,
        columns=tuple(first.columns.items()),
        kind=_kind(first),
    )


def _section(section: Section, host: str, tell: Tell, of_rows: int) -> list[Read]:
    options = {
        at: joined_choices([row[at] for row in section.rows if at < len(row)])
        for what in _MANY_VALUED
        if (at := section.columns.get(what)) is not None
    }
    found = []
    for number, row in enumerate(section.rows, section.first):
        if not number % 100:
            tell(number / of_rows * READING)
        if (read := _read(section, row, number, host, options)) is not None:
            found.append(read)
    return found


def _repeats(section: Section, found: list[Entry], kept: list[Read]) -> bool:
    if says(section.title, _ACTIVITIES):
        return True
    known = {name_key(each.person.name) for each in kept if isinstance(each, Entry)}
    again = sum(name_key(each.person.name) in known for each in found)
    return "joined_at" in section.columns and bool(found) and again >= REPEATED * len(found)


def _host(rows: list[tuple[str, ...]], first: int) -> str:
    """The address in a block of facts about the meeting, above the list."""
    above = [address for row in rows[: max(0, first - 2)] for cell in row for address in addresses_in(cell)]
    return above[0] if len(set(above)) == 1 else ""


def _read(section: Section, row: tuple[str, ...], number: int, host: str, options: dict[int, set[str]]) -> Read | None:
    cells = {what: row[at].strip() if at < len(row) else "" for what, at in section.columns.items()}
    filled = [cell for cell in row if cell.strip(" :-")]
    if not filled:
        return None
    if len(filled) == 1 and plain(filled[0]) in _TITLES:
        return Skipped(filled[0], "heading", number)
    parts = [cell if any(map(str.isalpha, cell := cells.get(part, ""))) else "" for part in _PARTS]
    split_name = " ".join(part for part in parts if part)
    name = split_name or cells.get("name", "") or cells.get("name_2", "")
    addresses = addresses_in(cells.get("email", "")) or addresses_in(cells.get("email_2", ""))
    if (why := _why_not(section, cells, name, parts)) and (name or addresses):
        return Skipped(name or addresses[0], why, number)
    if not name and not addresses:
        told = cells.get("organisation", "")
        return Skipped(told or " ".join(cell for cell in row if cell.strip())[:80], "no name", number)
    if is_total(filled[0]) and not addresses:
        return Skipped(" ".join(filled)[:80], "heading", number)
    if not name:
        return Decision(addresses[0], "no name", number, email=addresses[0])
    if len(name) > 2 * LONGEST_NAME:
        return Skipped(name[:80], "no name", number)
    named = _named(section, cells, parts, name)
    if not named.name or (named.what == "person" and not any(map(str.isalpha, named.name))):
        return (
            Skipped(name[:80], "no name", number)
            if not addresses
            else Decision(name, "no name", number, email=addresses[0])
        )
    if named.what == "bot":
        return Skipped(name, "bot", number)
    if named.what != "person":
        return Decision(name, named.what, number, named.guess, addresses[0] if addresses else "")
    person = _person(cells, named, addresses, number, options, section)
    if not person.role and ((host and person.email == host) or named.host):
        person = replace(person, role="host")
    if not split_name and named.name != name:
        person = replace(person, as_written=name)
    return Entry(
        person,
        joined=cells.get("joined_at", "") or (cells.get("stamp", "") if cells.get("action") else ""),
        left=cells.get("left_at", ""),
        stamp=cells.get("stamp", ""),
    )


def _why_not(section: Section, cells: dict[str, str], name: str, parts: list[str]) -> str:
    """Why a row is nobody who takes part; '' where it is somebody."""
    written = [part for part in parts if part]
    if is_placeholder(name) or (written and all(map(is_placeholder, written))):
        return "placeholder"
    if is_total(name):
        return "heading"
    if gone(cells.get("status", "")):
        return f"{section.header[section.columns['status']]} = {cells['status']}"
    away = cells.get("cancelled", "")
    if away and yes_or_no(away) != "no" and plain(away) not in _ANSWERS["nothing"]:
        return f"{section.header[section.columns['cancelled']]} = {away}"
    return ""


def _named(section: Section, cells: dict[str, str], parts: list[str], name: str) -> Named:
    if not any(parts):
        at = section.columns.get("name", -1)
        header = section.header[at] if 0 <= at < len(section.header) else ""
        return read_name(name, is_original(header))
    given, middle, family = parts
    suffix = cells.get("suffix", "")
    words_ = [given, middle, family]
    if section.header and "family" in section.columns and family_first(section.header[section.columns["family"]]):
        words_ = [family, middle, given]
    gap = "" if all("\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in given + family) else " "
    whole = gap.join(word for word in words_ if word)
    if is_device(whole) or owner_of(whole):
        return Named(whole, "device", guess=owner_of(whole))
    return Named(tidy(f"{whole} {suffix}" if _GENERATION.fullmatch(suffix) else whole))


def _person(
    cells: dict[str, str],
    named: Named,
    addresses: tuple[str, ...],
    number: int,
    options: dict[int, set[str]],
    section: Section,
) -> PersonRead:
    values = {what: cells.get(what, "") for what in FIELDS if what in cells}
    for what in _MANY_VALUED:
        if values.get(what):
            values[what] = "; ".join(split_choices(values[what], options.get(section.columns[what], set())))
    for what in ("directory", "photo_ok", "email_ok"):
        if what in values:
            values[what] = yes_or_no(values[what])
    here = plain(cells.get("status", "")) in _ANSWERS["here"]
    values["attended"] = "yes" if here else yes_or_no(cells.get("attended", ""))
    empty = _EMPTY
    values = {what: "" if plain(value) in empty else value for what, value in values.items()}
    if gender := cells.get("gender", ""):
        values["categories"] = "; ".join(part for part in (values.get("categories", ""), f"gender={gender}") if part)
    if not values.get("role") and plain(section.title) in _HEADINGS["roles"]:
        values["role"] = plain(section.title).removesuffix(" details").removesuffix("s")
    others = (*addresses[1:], *addresses_in(cells.get("email_2", "")))
    also = next((other for other in others if other != addresses[0]), "")
    organisation = cells.get("organisation", "") or named.organisation
    return PersonRead(
        name=named.name,
        email=addresses[0] if addresses else "",
        also_email=also,
        organisation="" if plain(organisation) in empty else " ".join(organisation.split()),
        row=number,
        **_on_one_line(values),
    )


def _on_one_line(values: dict[str, str]) -> dict[str, Any]:
    """Fields that say something; line breaks inside an answer become semicolons."""
    return {
        what: "; ".join(part.strip() for part in value.split("\n") if part.strip()) if "\n" in value else value
        for what, value in values.items()
        if value and what in FIELDS
    }


def _kind(section: Section) -> str:
    names = " ".join(plain(cell) for cell in section.header)
    at = section.columns.get("name", -1)
    if 0 <= at < len(section.header) and is_original(section.header[at]):
        return "zoom"
    if "user action" in names or "(upn)" in names or "in-meeting duration" in names:
        return "teams"
    if "attendee status" in names or "order #" in names or "order id" in names:
        return "tickets"
    return "form" if "stamp" in section.columns else "table"
