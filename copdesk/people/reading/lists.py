"""Lists as people paste them: a name a line with or without bullet, an address anywhere in it, headings between."""

import re
from dataclasses import dataclass, replace

from copdesk.people.progress import READING, Tell, untold
from copdesk.people.reading.addresses import address_in, is_recipients, name_from, recipients
from copdesk.people.reading.answers import is_placeholder, is_total
from copdesk.people.reading.columns import column_named
from copdesk.people.reading.lines import Line, lines_of
from copdesk.people.reading.names import is_body, looks_like_name, name_key, read_name, tidy, without_marks
from copdesk.people.reading.values import Decision, PersonRead, Skipped
from copdesk.people.reading.vocabulary import alternatives, plain, words

_AND = re.compile(r"\s*[,;]\s*(?![^()]*\))|\s(?:and|et|y|e|und|và|&)\s(?![^()]*\))")
_PHONE = re.compile(
    r"(?:(?:tel|phone|mob|cell|tél|móvil|handy|whatsapp)[.:]*\s*)?(\+?\(?\d[\d ().-]{6,}\d)", re.IGNORECASE
)
_STRONGER = re.compile(r"\t+|\s{3,}|\s*[|;]\s*")
_PARTS = re.compile(r"\t+|\s{3,}|\s[|;]\s|;\s*|,\s+(?=\S)")
_SHARED = set(words("machines", "mailboxes"))
_PEOPLE = words("headings", "people")
_ROLES = words("headings", "roles")
_ABSENT = set(words("headings", "absent"))
_GREETINGS, _FAREWELLS = set(words("headings", "greetings")), set(words("headings", "farewells"))
_MAIL = set(words("headings", "mail"))
_LABELS = ("name", "email", "organisation", "role", "phone", "country")
_NAME_OF = re.compile(
    r"^(?:names? of (?:the )?|noms? (?:de la |de l['’]|du |des |de )|nombres? (?:de la |del |de los |de las |de )|"
    r"nomes? (?:da |do |dos |das )|name (?:der |des )|họ tên |tên )"
)
_DOING = re.compile(rf"(?:{alternatives([*_ROLES, *words('machines', 'titles')])})", re.IGNORECASE)
_END = re.compile(r"(?<=\w{3})\.$")
Read = PersonRead | Decision | Skipped


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a list we are: under which role or organisation, whether lines count as people, and why not.

    `brief` is set behind a heading with names in its own line: there the list ends at the next gap.
    """

    counts: bool
    role: str = ""
    organisation: str = ""
    why: str = "other section"
    brief: bool = False


def read_list(text: str, tell: Tell = untold) -> tuple[list[PersonRead], list[Skipped], list[Decision]]:
    """People of a list. Once a heading names participants, only what stands under such headings counts."""
    lines = lines_of(text)
    bulleted = _is_bulleted(lines)
    sectioned = any(_heads_people(line) is not None for line in lines)
    place = _Place(not sectioned)
    found: list[Read] = []
    for at, line in enumerate(lines):
        if not at % 100:
            tell(at / len(lines) * READING)
        heads = _heads_people(line) or _heads_absent(line)
        if place.brief and line.gap and heads is None:
            place = _Place(False)
        if heads is not None:
            place, rest = heads
            found.append(Skipped(line.text, "heading", line.number))
            found.extend(_under(place, name, line) for name in rest)
        elif _is_heading(line, bulleted):
            found.append(Skipped(line.text, "heading", line.number))
            place = _below(line, place, sectioned)
        elif not place.counts:
            found.append(Skipped(line.text, place.why, line.number))
        elif _is_of_mail(line) or column_named(line.text) in _LABELS or is_total(line.text):
            found.append(Skipped(line.text, "heading", line.number))
        elif is_placeholder(line.text):
            found.append(Skipped(line.text, "placeholder", line.number))
        elif plain(line.text) in _FAREWELLS and not line.bullet:
            place = _Place(False)  # what stands below is who wrote
            found.append(Skipped(line.text, "heading", line.number))
        elif (plain(line.text) in _GREETINGS and not line.bullet) or _are_initials(line.text, lines[at + 1 : at + 2]):
            found.append(Skipped(line.text, "heading", line.number))
        elif place.brief:
            found.extend(_under(place, name, line) for name in _names(line.text))
        else:
            found.extend(_placed(read, place) for read in _read(line, place.role))
    return (
        [each for each in found if isinstance(each, PersonRead)],
        [each for each in found if isinstance(each, Skipped)],
        [each for each in found if isinstance(each, Decision)],
    )


def _is_bulleted(lines: list[Line]) -> bool:
    """True where people stand behind bullets, so that a line without one is a heading."""
    bullets = sum(line.bullet for line in lines)
    addressed = [line.bullet for line in lines if address_in(line.text)[0]]
    return bullets * 2 > len(lines) or bullets > 3 or (bullets > 1 and bool(addressed) and all(addressed))


def _heads_people(line: Line) -> tuple[_Place, list[str]] | None:
    """For a heading of people: the place it opens, and names in the same line."""
    label, rest = _label(line)
    label = _NAME_OF.sub("", label) if label not in _PEOPLE else label
    if label not in _PEOPLE and label not in _ROLES:
        return None
    if is_recipients(line.text) and label not in _PEOPLE:
        return None
    role = label.removesuffix("s") if label in _ROLES else ""
    return _Place(True, role, brief=bool(rest)), rest


def _heads_absent(line: Line) -> tuple[_Place, list[str]] | None:
    label, rest = _label(line)
    return (_Place(False, why="not attending", brief=bool(rest)), rest) if label in _ABSENT else None


def _are_initials(text: str, following: list[Line]) -> bool:
    """The letters of somebody without a picture, where the name itself is on the next line."""
    if not (1 <= len(text) <= 3 and text.isupper() and following):
        return False
    named = [word[:1].upper() for word in tidy(following[0].text).split() if word[:1].isalpha()]
    return len(named) > 1 and all(letter in named for letter in text) and text[0] == named[0]


def _is_of_mail(line: Line) -> bool:
    """Sent:, Subject: and what else heads a mail that somebody pasted."""
    label, colon, _ = line.text.partition(":")
    return bool(colon) and plain(label) in _MAIL


def _label(line: Line) -> tuple[str, list[str]]:
    """What a line heads, and the names behind its colon; '' for a line that heads nothing."""
    label, colon, rest = line.text.partition(":")
    if line.bullet or (rest.strip() and not colon):
        return "", []
    return plain(re.sub(r"\([^)]*\)|\d+", "", label)), _names(rest)


def _names(text: str) -> list[str]:
    return [name for part in _AND.split(text) if (name := _END.sub("", part.strip(" .–-") or "").strip())]


def _is_heading(line: Line, bulleted: bool) -> bool:
    if line.bullet or address_in(line.text)[0]:
        return False
    if bulleted or line.text.endswith(":"):
        return True
    return (line.text.startswith("#") and not looks_like_name(line.text)) or (line.number == 1 and _is_title(line.text))


def _is_title(text: str) -> bool:
    return is_body(text) and not re.search(r"[,(|]", text) and "-" not in text


def _below(line: Line, place: _Place, sectioned: bool) -> _Place:
    """Under a heading in a list by organisations people are of that organisation."""
    named = line.text.strip("#: *")
    if is_body(named) and len(named.split()) < 7 and line.number > 1:
        return replace(place, organisation=named)
    return _Place(place.counts and not sectioned)


def _under(place: _Place, text: str, line: Line) -> Read:
    if not place.counts:
        return Skipped(text, place.why, line.number)
    address, rest = address_in(text)
    named = read_name(rest or name_from(address))
    if named.what != "person":
        return Decision(tidy(text), named.what, line.number, named.guess, address)
    if not looks_like_name(named.name) or (place.brief and is_placeholder(text)):
        return Skipped(text, "no name", line.number)
    return PersonRead(tidy(named.name), address, named.organisation, role=place.role, row=line.number)


def _placed(read: Read, place: _Place) -> Read:
    if isinstance(read, PersonRead) and place.organisation and not read.organisation:
        return replace(read, organisation=place.organisation)
    return read


def _read(line: Line, role: str) -> list[Read]:
    if is_recipients(line.text):
        return [_recipient(name, address, line.number) for name, address in recipients(line.text)]
    address, rest = address_in(line.text)
    rest = without_marks(rest)
    phone = _PHONE.search(rest)
    if phone and looks_like_name(rest[: phone.start()].strip(" ,;|–-\t:")):
        rest = f"{rest[: phone.start()].rstrip(' ,;|–-:')} {rest[phone.end() :]}".strip()
    names = [part.strip() for part in rest.split(",") if part.strip()]
    if not address and len(names) > 2 and all(looks_like_name(name) and not is_body(name) for name in names):
        return [PersonRead(tidy(name), role=role, row=line.number) for name in names]
    stronger = _STRONGER.search(rest) or (address and "<" in line.text and rest.count(",") == 1)
    name, *others = (_STRONGER if stronger else _PARTS).split(rest, maxsplit=3) if rest else [""]
    if (
        others
        and not stronger
        and rest.count(",") >= 1
        and _is_turned(name, others[0], address, alone=len(others) == 1)
    ):
        name, others = f"{name}, {others[0]}", others[1:]
    if not tidy(name) and address:
        return [_recipient("", address, line.number)]
    named = read_name(name)
    if named.what == "bot":
        return [Skipped(line.text, "bot", line.number)]
    if named.what == "several" and named.guess and looks_like_name(named.guess):
        person = PersonRead(named.guess, address, role=role, row=line.number)
        return [person, Decision(tidy(name), "several", line.number)]
    if named.what != "person":
        return [Decision(tidy(name), named.what, line.number, named.guess, address)]
    if not looks_like_name(named.name) if not address else not re.search(r"[^\W\d_]", named.name):
        return [_recipient("", address, line.number) if address else Skipped(line.text, "no name", line.number)]
    if not address and line.text.endswith((".", "?", "!")) and len(line.text.split()) > 5:
        return [Skipped(line.text, "no name", line.number)]
    further = [tidy(part) for part in (named.organisation, *others) if tidy(part)]
    doing = next((part for part in further if _DOING.fullmatch(plain(part))), "")
    bodies = [part for part in further if part != doing and not is_placeholder(part)]
    doing = role or plain(doing) or (bodies[1] if len(bodies) > 1 else "")
    said = PersonRead(
        tidy(named.name),
        address,
        bodies[0] if bodies else "",
        role=doing,
        row=line.number,
        phone=phone[1] if phone else "",
    )
    return [said]


def _is_turned(family: str, given: str, address: str, alone: bool) -> bool:
    """'Okafor, Emeka' is one name; 'Emeka Okafor, FAO' is a name and where they work. Before an address in the same
    breath, or with the given name in that address, it is a name as well."""
    if len(family.split()) > 3 or len(given.split()) > 3 or not looks_like_name(given) or is_body(given):
        return False
    if given.isupper() and not family.isupper():
        return False
    if not address:
        return alone and (len(family.split()) == 1 and len(given.split()) <= 2)
    local, _, host = address.partition("@")
    first = (name_key(given.split()[0]) or ("",))[0]
    if first and first in "".join(name_key(host)):
        return False
    return len(first) > 1 and first in "".join(name_key(local))


def _recipient(name: str, address: str, number: int) -> PersonRead | Decision:
    named = read_name(name) if name else None
    shared = address.partition("@")[0] in _SHARED
    if named is not None and named.what == "person" and not (shared and is_body(named.name)):
        return PersonRead(named.name, address, named.organisation, row=number)
    guess = name_from(address)
    if named is None and guess and not shared:
        return PersonRead(guess, address, doubts=("name-from-address",), row=number)
    why = "no name" if named is None or named.what == "person" else named.what
    return Decision(name or address, why, number, "" if shared else guess, address)
