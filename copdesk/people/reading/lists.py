"""Lists as people paste them: a name a line with or without bullet, an address anywhere in it, headings between."""

import re
from dataclasses import dataclass

from copdesk.people.reading.addresses import address_in, is_recipients, name_from, recipients
from copdesk.people.reading.names import given_first, looks_like_name, read_name, tidy
from copdesk.people.reading.values import Decision, PersonRead, Skipped
from copdesk.people.reading.vocabulary import plain, words

_BULLET = re.compile(r"^\s*(?:[•◦▪‣·*+–—-]|\(?\d{1,3}[.)])\s+(?P<text>\S.*)$")
_AND = re.compile(r"[,;]|\s(?:and|et|y|e|und|và)\s")
_SHARED = set(words("machines", "mailboxes"))
_PLACEHOLDERS = words("answers", "placeholder")
_PEOPLE = words("headings", "people")
_ROLES = words("headings", "roles")
_COLUMNS = (*words("columns", "name"), *words("columns", "email"))
_ROLE_NAMES = {"name of convenor": "convenor", "name of convener": "convener", "name of convenors": "convenor"}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    bullet: bool


def read_list(text: str) -> tuple[list[PersonRead], list[Skipped], list[Decision]]:
    """People of a list. Once a heading names participants, only what stands under such headings counts."""
    lines = _lines(text)
    bullets = sum(line.bullet for line in lines)
    bulleted = bullets * 2 > len(lines) or bullets > 3
    sectioned = any(_heads_people(line, bulleted) for line in lines)
    people: list[PersonRead] = []
    skipped: list[Skipped] = []
    decisions: list[Decision] = []
    role, counts = "", not sectioned
    for line in lines:
        heads = _heads_people(line, bulleted)
        if heads is not None:
            role, counts, rest = heads
            skipped.append(Skipped(line.text, "heading", line.number))
            people.extend(_named(name, role, line.number) for name in rest)
        elif _is_heading(line, bulleted):
            counts = counts and not sectioned
            skipped.append(Skipped(line.text, "heading", line.number))
        elif not counts:
            skipped.append(Skipped(line.text, "other section", line.number))
        elif plain(line.text) in _COLUMNS:
            skipped.append(Skipped(line.text, "heading", line.number))
        elif _is_placeholder(line.text):
            skipped.append(Skipped(line.text, "placeholder", line.number))
        else:
            for read in _read(line, role):
                if isinstance(read, PersonRead):
                    people.append(read)
                elif isinstance(read, Decision):
                    decisions.append(read)
                else:
                    skipped.append(read)
    return people, skipped, decisions


def _lines(text: str) -> list[_Line]:
    made = []
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip(" \t\u00a0\u200b\ufeff")
        if bare:
            match = _BULLET.match(raw)
            made.append(_Line(number, match["text"].strip() if match else bare, bool(match)))
    return made


def _heads_people(line: _Line, bulleted: bool) -> tuple[str, bool, list[str]] | None:
    """For a heading of people: the role it gives, that its lines count, and names in the same line."""
    if line.bullet:
        return None
    label, colon, rest = line.text.partition(":")
    asked = plain(re.sub(r"\([^)]*\)", "", label))
    if asked not in _PEOPLE and asked not in _ROLES:
        return None
    names = [] if not rest.strip() else [part for part in _AND.split(rest) if part.strip()]
    if (rest.strip() and not colon) or (is_recipients(line.text) and asked not in _PEOPLE):
        return None
    role = _ROLE_NAMES.get(asked, asked.removesuffix("s")) if asked in _ROLES else ""
    return role, True, names


def _is_heading(line: _Line, bulleted: bool) -> bool:
    if line.bullet:
        return False
    if address_in(line.text)[0]:
        return False
    return bulleted or line.text.endswith(":") or (line.text.startswith("#") and not looks_like_name(line.text))


def _is_placeholder(text: str) -> bool:
    asked = plain(text)
    return not asked or any(asked == word or (" " in word and word in asked) for word in _PLACEHOLDERS)


def _named(text: str, role: str, number: int) -> PersonRead:
    address, rest = address_in(text)
    name = given_first(tidy(rest)) or name_from(address)
    return PersonRead(name, address, role=role, row=number)


def _read(line: _Line, role: str) -> list[PersonRead | Decision | Skipped]:
    if is_recipients(line.text):
        return [_recipient(name, address, line.number) for name, address in recipients(line.text)]
    address, rest = address_in(line.text)
    names = [part.strip() for part in rest.split(",") if part.strip()]
    if not address and len(names) > 2 and all(looks_like_name(name) for name in names):
        return [PersonRead(tidy(name), role=role, row=line.number) for name in names]
    name, *others = re.split(r"\t+|\s{3,}|\s[|;]\s|;\s*|,\s+(?=\S)", rest, maxsplit=3) if rest else [""]
    if others and not address and rest.count(",") == 1 and _is_turned(name, others[0]):
        name, others = given_first(rest), []
    if not tidy(name) and address:
        return [_recipient("", address, line.number)]
    named = read_name(name)
    if named.what == "bot":
        return [Skipped(line.text, "bot", line.number)]
    if named.what != "person":
        return [Decision(tidy(name), named.what, line.number, named.guess, address)]
    if not address and not looks_like_name(named.name):
        return [Skipped(line.text, "no name", line.number)]
    further = [tidy(part) for part in others if tidy(part)]
    organisation = named.organisation or (further[0] if further else "")
    doing = further[1] if len(further) > 1 and not role else role
    return [PersonRead(tidy(named.name), address, organisation, role=doing, row=line.number)]


def _is_turned(family: str, given: str) -> bool:
    """'Okafor, Emeka' is one name; 'Emeka Okafor, FAO' is a name and where they work."""
    return len(family.split()) == 1 and len(given.split()) <= 2 and looks_like_name(given) and not given.isupper()


def _recipient(name: str, address: str, number: int) -> PersonRead | Decision:
    named = read_name(name) if name else None
    if named is not None and named.what == "person":
        return PersonRead(named.name, address, named.organisation, row=number)
    guess = name_from(address)
    if named is None and guess and address.partition("@")[0] not in _SHARED:
        return PersonRead(guess, address, doubts=("name-from-address",), row=number)
    return Decision(name or address, "no name" if named is None else named.what, number, guess, address)
