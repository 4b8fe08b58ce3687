"""Rows to people: who came twice, who shares a name, who shares an address."""

import re
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import lru_cache

from rapidfuzz import fuzz

from copdesk.people.reading.grid import Entry
from copdesk.people.reading.names import better_spelling, includes_name, name_key, same_name
from copdesk.people.reading.values import Duplicate, PersonRead

_STAMP = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4}),?[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.]\d+)?\s?([AaPp][Mm])?"
    r"(?:\s?(?:UTC|GMT|Z)?[+-]?[\d:]*)?"
)


def merge(entries: list[Entry]) -> tuple[list[PersonRead], list[Duplicate]]:
    """Unique people in the order of the list, and everything that looked like one person."""
    people: list[Entry] = []
    known_by = _Known({}, {})
    duplicates: list[Duplicate] = []
    for entry in entries:
        at, kind = _match(people, known_by, entry)
        if at is None or kind in ("shared-email", "same-name"):
            known_by.add(len(people), entry.person)
        if at is None:
            people.append(entry)
            continue
        known = people[at]
        rows = (known.person.row, entry.person.row)
        emails = tuple(dict.fromkeys((known.person.email, entry.person.email)))
        if kind == "shared-email":
            owner, other = _owner(known, entry)
            people[at] = owner if owner is known else _bare(known)
            people.append(entry if owner is entry else _bare(other))
            duplicates.append(Duplicate(kind, owner.person.name, rows, emails[:1], merged=False))
        elif kind == "same-name":
            people.append(entry)
            duplicates.append(Duplicate(kind, entry.person.name, rows, emails, merged=False))
        else:
            people[at] = _joined(known, entry)
            known_by.add(at, people[at].person)
            duplicates.append(Duplicate(kind, people[at].person.name, rows, emails))
    return [_doubted(each.person) for each in people], _together(duplicates)


def repeated(entries: tuple[Entry, ...], where: str) -> list[Duplicate]:
    """Who stands more than once in a section that lists each coming and going."""
    rows: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[entry.person.name, entry.person.email].append(entry)
    return [
        Duplicate("rejoin", name, tuple(each.person.row for each in found), (email,), where=where)
        for (name, email), found in rows.items()
        if len(found) > 1
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """Where people stand in the list, by address and by name."""

    by_email: dict[str, int]
    by_name: dict[tuple[str, ...], list[int]]

    def add(self, at: int, person: PersonRead) -> None:
        for email in (person.email, person.also_email):
            if email:
                self.by_email.setdefault(email, at)
        places = self.by_name.setdefault(name_key(person.name), [])
        if at not in places:
            places.append(at)


def _match(people: list[Entry], known_by: _Known, entry: Entry) -> tuple[int | None, str]:
    """The known entry this one may repeat, and how: same address before same name."""
    mine = entry.person
    if mine.email and (at := known_by.by_email.get(mine.email)) is not None:
        theirs = people[at].person
        if _only_address(mine) or _only_address(theirs):
            return at, "same-email"
        if same_name(mine.name, theirs.name):
            return at, "rejoin" if entry.joined else "same-email"
        if not includes_name(mine.name, theirs.name):
            return at, "shared-email"
        return at, "rejoin" if entry.joined and people[at].joined else "same-email"
    for at in known_by.by_name.get(name_key(mine.name), ()):
        known = people[at]
        theirs = known.person
        if not mine.email and not theirs.email:
            if entry.joined and known.joined:
                return at, "same-name" if _overlap(known, entry) else "rejoin"
            return at, "same-name-merged" if " " in mine.name and not _elsewhere(mine, theirs) else "same-name"
        if mine.email and theirs.email and not entry.joined and _one_person(known, entry):
            return at, "same-name-different-email"
        return at, "same-name"
    return None, ""


def _only_address(person: PersonRead) -> bool:
    return "name-from-address" in person.doubts


def _one_person(known: Entry, entry: Entry) -> bool:
    """Two addresses under one name: of one person who answered a form again, or whose addresses are alike.

    Addresses that differ by a number only were given to two people of that name.
    """
    one, two = known.person, entry.person
    (first, host), (second, other) = (each.email.split("@")[:2] for each in (one, two))
    if host == other and re.sub(r"\d", "", first) == re.sub(r"\d", "", second):
        return False
    if known.stamp and entry.stamp and " " in two.name:
        return not _elsewhere(one, two)
    return _alike(one, two)


def _elsewhere(one: PersonRead, two: PersonRead) -> bool:
    """They work in places that do not sound the same."""
    one_, two_ = one.organisation.casefold(), two.organisation.casefold()
    return bool(one_ and two_) and fuzz.token_set_ratio(one_, two_) < 80


def _alike(one: PersonRead, two: PersonRead) -> bool:
    """Two addresses of one person: the same organisation, or the same word before the @."""
    if one.organisation and one.organisation.casefold() == two.organisation.casefold():
        return True
    locals_ = [re.sub(r"[\W_\d]", "", each.email.partition("@")[0]) for each in (one, two)]
    return fuzz.partial_ratio(*locals_) > 90 and min(map(len, locals_)) > 3


def _overlap(one: Entry, two: Entry) -> bool:
    times = [when_of(each) for each in (one.joined, one.left, two.joined, two.left)]
    if any(time is None for time in times):
        return False
    first, until, second, then = (time for time in times if time is not None)
    return first < then and second < until


@lru_cache(maxsize=4096)
def when_of(text: str) -> datetime | None:
    """The moment as written that a list's time stamp means, month before day where slashes leave both open; None
    where it is none."""
    match = _STAMP.fullmatch(" ".join(text.replace("\u202f", " ").split()))
    if not match:
        return None
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    hours, minutes, seconds = int(match[5]), int(match[6]), int(match[7] or 0)
    if match[8]:
        hours = hours % 12 + (12 if match[8][0] in "pP" else 0)
    if len(match[1]) == 4:
        dates = [(one, two, three)]
    else:
        year = three + 2000 if three < 100 else three
        dates = [(year, one, two), (year, two, one)] if match[2] == "/" else [(year, two, one)]
    for year, month, day in dates:
        try:
            return datetime(year, month, day, hours, minutes, seconds)  # noqa: DTZ001 (only compared with its like)
        except ValueError:
            continue
    return None


def _joined(known: Entry, entry: Entry) -> Entry:
    """One person of two rows: the newer answer counts, gaps are filled from the older."""
    one, two = known.person, entry.person
    times = when_of(known.stamp), when_of(entry.stamp)
    newer_known = times[0] is not None and times[1] is not None and times[0] > times[1]
    older, newer = (two, one) if newer_known else (one, two)
    values = {
        field.name: getattr(newer, field.name) or getattr(older, field.name)
        for field in fields(PersonRead)
        if field.name not in ("name", "email", "also_email", "row", "as_written", "role")
    }
    name = better_spelling(one.name, two.name)
    if _only_address(one) != _only_address(two):
        name = two.name if _only_address(one) else one.name
    email = one.email or two.email
    also = next((each for each in (one.also_email, two.email, two.also_email) if each and each != email), "")
    person = replace(one, **values, name=name, email=email, also_email=also, role=one.role or two.role)
    return Entry(person, known.joined, entry.left or known.left, entry.stamp or known.stamp)


def _owner(known: Entry, entry: Entry) -> tuple[Entry, Entry]:
    """Whose address a shared one is: the name it resembles, else the first."""
    local = known.person.email.partition("@")[0]
    scores = [fuzz.token_set_ratio(re.sub(r"[\W_]", " ", local), each.person.name.lower()) for each in (known, entry)]
    return (entry, known) if scores[1] > scores[0] + 10 else (known, entry)


def _bare(entry: Entry) -> Entry:
    return replace(entry, person=replace(entry.person, email="", doubts=(*entry.person.doubts, "shared-address")))


def _together(found: list[Duplicate]) -> list[Duplicate]:
    """One entry for each kind and name, with all rows."""
    groups: dict[tuple[str, str, bool], list[Duplicate]] = {}
    for each in found:
        kind = "same-name" if each.kind == "same-name-merged" else each.kind
        groups.setdefault((kind, each.name, each.merged), []).append(each)
    return [
        Duplicate(
            kind,
            name,
            tuple(dict.fromkeys(row for each in group for row in each.rows)),
            tuple(dict.fromkeys(email for each in group for email in each.emails)),
            merged,
            group[-1].where,
        )
        for (kind, name, merged), group in groups.items()
    ]


def _doubted(person: PersonRead) -> PersonRead:
    doubts = list(person.doubts)
    first = person.name[:1]
    if first.islower():
        doubts.append("small-letter")
    if person.email and _nearly(person.name, person.email):
        doubts.append("address-differs")
    return replace(person, doubts=tuple(doubts)) if len(doubts) > len(person.doubts) else person


def _nearly(name: str, email: str) -> bool:
    """A word of the name stands in the address with one letter added, lost or changed."""
    local = re.sub(r"[\W_\d]", "", email.partition("@")[0].lower())
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if len(word) > 5]
    if any(word in local for word in words) or len(local) < 6:
        return False
    return any(80 <= fuzz.partial_ratio(word, local) < 100 for word in words)
