"""Tables of people: attendance reports, survey answers, ticket lists, address books, lists without a header."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from copdesk.people.progress import READING, Tell, untold
from copdesk.people.reading.addresses import addresses_in
from copdesk.people.reading.columns import guessed, header_of, header_row, score_of, yes_or_no
from copdesk.people.reading.names import LONGEST_NAME, Named, given_first, read_name, tidy
from copdesk.people.reading.values import FIELDS, Decision, PersonRead, Skipped
from copdesk.people.reading.vocabulary import entries, plain, says, words

_ANSWERS = entries("answers")
_HEADINGS = entries("headings")
_ACTIVITIES = words("headings", "activities")
_MANY_VALUED = ("passions", "expertise", "languages")


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


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    first: int
    columns: dict[str, int]
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


def read_people(
    rows: list[tuple[str, ...]], tell: Tell = untold, columns: Mapping[str, int] | None = None
) -> GridPeople:
    """Every person in a table; rows count from 1 as they stand in the file. `columns` are a person's choice."""
    sections = _sections(rows)
    if columns is not None:
        at = max(header_row(rows)[0], 0 if _names_columns(rows, columns) else -1)
        sections = [_Section("", at + 2, dict(columns), rows[at] if at >= 0 else (), rows[at + 1 :])]
    if not sections:
        return GridPeople()
    host = _host(rows, sections[0].first)
    kept, again, skipped, decisions = [], [], [], []
    title = ""
    for section in sections:
        options = _options(section)
        for number, row in enumerate(section.rows, section.first):
            if not number % 100:
                tell(number / len(rows) * READING)
            read = _entry(section, row, number, host, options)
            if says(section.title, _ACTIVITIES):
                title = section.title
                if isinstance(read, Entry):
                    again.append(read)
            elif isinstance(read, Entry):
                kept.append(read)
            elif isinstance(read, Skipped):
                skipped.append(read)
            elif read is not None:
                decisions.append(read)
    first = sections[0]
    return GridPeople(
        entries=tuple(kept),
        again=tuple(again),
        again_in=title,
        skipped=tuple(skipped),
        decisions=tuple(decisions),
        header_row=first.first - 1 if first.header else 0,
        columns=tuple(first.columns.items()),
        kind=_kind(first),
    )


def _names_columns(rows: list[tuple[str, ...]], columns: Mapping[str, int]) -> bool:
    """A first row without an address in the column of addresses, where the next one has it."""
    at = columns.get("email", -1)
    cells = [row[at] if 0 <= at < len(row) else "" for row in rows[:2]]
    return len(cells) == 2 and "@" not in cells[0] and "@" in cells[1]


def _sections(rows: list[tuple[str, ...]]) -> list[_Section]:
    """The table of people, and further tables below it that have a header of their own."""
    at, columns = header_row(rows)
    if at > 0:
        enough = score_of(columns) * 0.5
        at = next((n for n in range(at) if _is_header(rows[n]) and score_of(header_of(rows[n])) >= enough), at)
        columns = header_of(rows[at])
    if at < 0:
        columns = guessed(rows)
        return [_Section("", 1, columns, (), rows)] if columns else []
    sections = []
    title = _title_above(rows, at)
    while at < len(rows):
        end = next((n for n in range(at + 1, len(rows)) if _ends(rows, n)), len(rows))
        sections.append(_Section(title, at + 2, columns, rows[at], rows[at + 1 : end]))
        following = next((n for n in range(end, len(rows)) if _is_header(rows[n])), None)
        if following is None:
            break
        at, title = following, _title_above(rows, following)
        columns = header_of(rows[at])
    return sections


def _is_header(row: tuple[str, ...]) -> bool:
    if any("@" in cell for cell in row):
        return False
    found = header_of(row)
    return ("name" in found or "given" in found) and len(found) > 1


def _ends(rows: list[tuple[str, ...]], at: int) -> bool:
    """A blank row ends a table where a title or a header follows, not where the list simply goes on."""
    if any(cell.strip() for cell in rows[at]):
        return _is_header(rows[at])
    following = next((row for row in rows[at:] if any(cell.strip() for cell in row)), None)
    if following is None:
        return True
    title = [cell for cell in following if cell.strip()]
    alone = len(title) == 1 and (len(following) <= 2 or plain(title[0]) in _HEADINGS["roles"])
    return alone or _is_header(following)


def _title_above(rows: list[tuple[str, ...]], at: int) -> str:
    for row in reversed(rows[max(0, at - 2) : at]):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) == 1:
            return cells[0]
    return ""


def _host(rows: list[tuple[str, ...]], first: int) -> str:
    """The address in a block of facts about the meeting, above the list."""
    above = [address for row in rows[: max(0, first - 2)] for cell in row for address in addresses_in(cell)]
    return above[0] if len(set(above)) == 1 else ""


def _entry(
    section: _Section, row: tuple[str, ...], number: int, host: str, options: dict[int, set[str]]
) -> Entry | Skipped | Decision | None:
    cells = {what: row[at].strip() if at < len(row) else "" for what, at in section.columns.items()}
    filled = [cell for cell in row if cell.strip(" :-")]
    if not filled:
        return None
    if len(filled) == 1 and plain(filled[0]) in (*_HEADINGS["people"], *_HEADINGS["roles"]):
        return Skipped(filled[0], "heading", number)
    written = cells.get("name") or ""
    parts = [cells.get(part, "") for part in ("given", "middle", "family")]
    joined_parts = " ".join(part for part in parts if part)
    addresses = addresses_in(cells.get("email", ""))
    if joined_parts and any(plain(part) in _ANSWERS["nothing"] for part in parts if part):
        return Skipped(joined_parts, "placeholder", number)
    status = plain(cells.get("status", ""))
    name = joined_parts or written
    if any(status == word or status.startswith(word + " ") for word in _ANSWERS["gone"]):
        return Skipped(name, f"{section.header[section.columns['status']]} = {cells['status']}", number)
    if not name and not addresses:
        return Skipped(" ".join(cell for cell in row if cell.strip())[:80], "no name", number)
    if plain(name) in words("answers", "placeholder") or plain(name) in _ANSWERS["nothing"]:
        return Skipped(name, "placeholder", number)
    if not name:
        return Decision(addresses[0], "no name", number, email=addresses[0])
    original = "original" in plain(section.header[section.columns["name"]]) if section.header and written else False
    if not tidy(name) or len(name) > 2 * LONGEST_NAME:
        return Skipped(name[:80], "no name", number)
    named = Named(_family_last(section, parts, name)) if joined_parts else read_name(name, original)
    if named.what == "bot":
        return Skipped(name, "bot", number)
    if named.what != "person":
        return Decision(name, named.what, number, named.guess, addresses[0] if addresses else "")
    return Entry(
        _person(cells, named, name, addresses, number, host, options, section),
        joined=cells.get("joined_at", "") or (cells.get("stamp", "") if cells.get("action") else ""),
        left=cells.get("left_at", ""),
        stamp=cells.get("stamp", ""),
    )


def _family_last(section: _Section, parts: list[str], name: str) -> str:
    """Vietnamese lists have family and given name in columns; the family name is said first."""
    header = plain(section.header[section.columns["family"]]) if "family" in section.columns else ""
    if header == "họ":
        return " ".join(part for part in (parts[2], parts[1], parts[0]) if part)
    return tidy(name)


def _person(
    cells: dict[str, str],
    named: Named,
    written: str,
    addresses: tuple[str, ...],
    number: int,
    host: str,
    options: dict[int, set[str]],
    section: _Section,
) -> PersonRead:
    values = {what: cells.get(what, "") for what in FIELDS if what in cells}
    for what in _MANY_VALUED:
        if values.get(what):
            values[what] = "; ".join(split_choices(values[what], options.get(section.columns[what], set())))
    for what in ("directory", "photo_ok", "email_ok"):
        if what in values:
            values[what] = yes_or_no(values[what])
    attended = yes_or_no(cells.get("attended", ""))
    if plain(cells.get("status", "")) in _ANSWERS["here"]:
        attended = "yes"
    values["attended"] = attended
    empty = (*_ANSWERS["nothing"], "")
    values = {what: "" if plain(value) in empty else value for what, value in values.items()}
    email = addresses[0] if addresses else ""
    if not values.get("role") and plain(section.title) in _HEADINGS["roles"]:
        values["role"] = plain(section.title).removesuffix(" details").removesuffix("s")
    if not values.get("role") and ((host and email == host) or named.host):
        values["role"] = "host"
    also = next(iter((*addresses[1:], *addresses_in(cells.get("email_2", "")))), "")
    organisation = cells.get("organisation", "") or named.organisation
    changed = written if given_first(tidy(written)) != tidy(written) or tidy(written) != written.strip() else ""
    person = PersonRead(
        name=named.name,
        email=email,
        also_email=also,
        organisation="" if plain(organisation) in _ANSWERS["nothing"] else organisation,
        as_written=changed if changed != named.name else "",
        row=number,
    )
    return with_fields(person, values)


def with_fields(person: PersonRead, values: dict[str, str]) -> PersonRead:
    """`person` with further fields; line breaks inside an answer become semicolons."""
    known: dict[str, Any] = {
        what: "; ".join(part.strip() for part in value.split("\n") if part.strip())
        for what, value in values.items()
        if what in FIELDS and value
    }
    return replace(person, **known)


def _options(section: _Section) -> dict[int, set[str]]:
    """Answers of several choices are joined by commas, and one choice may hold a comma itself: what always stands
    together is one choice."""
    found = {}
    for what in _MANY_VALUED:
        if (at := section.columns.get(what)) is not None:
            found[at] = _joined_choices([row[at] for row in section.rows if at < len(row)])
    return found


def _joined_choices(cells: list[str]) -> set[str]:
    pairs: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for cell in cells:
        parts = [part.strip() for part in cell.split(",")]
        alone.update(parts)
        pairs.update(pairwise(parts))
    return {
        f"{one}, {two}"
        for (one, two), times in pairs.items()
        if times > 1 and two[:1].islower() and times == alone[one] == alone[two]
    }


def split_choices(cell: str, together: set[str]) -> list[str]:
    """The single answers in a cell; those of `together` keep their comma. Line breaks and semicolons split too."""
    held = cell
    for at, choice in enumerate(sorted(together, key=len, reverse=True)):
        held = held.replace(choice, f"\x00{at}\x00")
    choices = sorted(together, key=len, reverse=True)
    parts = [part.strip() for part in re.split(r"[,;\n]", held)]
    return [re.sub(r"\x00(\d+)\x00", lambda m: choices[int(m[1])], part) for part in parts if part]


def _kind(section: _Section) -> str:
    names = " ".join(plain(cell) for cell in section.header)
    if "original name" in names:
        return "zoom"
    if "user action" in names or "in-meeting duration" in names or "participant id (upn)" in names:
        return "teams"
    if "attendee status" in names or "order #" in names:
        return "tickets"
    return "form" if "stamp" in section.columns else "table"
