"""What is a name, what belongs to it, and what is no person at all: devices, rooms, machines."""

import re
import unicodedata
from dataclasses import dataclass

from copdesk.people.reading.vocabulary import alternatives, plain, words

LONGEST_NAME = 120
_MARKS = set(words("machines", "marks")) | set(words("machines", "pronouns"))
_PRONOUNS = rf"(?:{alternatives(words('machines', 'pronouns'))})"
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_BOT = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'bots'))})(?!\w)", re.IGNORECASE)
_DEVICES = alternatives(words("machines", "devices"))
_DEVICE = re.compile(
    rf"^(?:{_DEVICES})"
    rf"(?:\s+(?:{_DEVICES}|[a-z]{{0,3}}-?\d[\w+-]*|pro|max|plus|ultra|mini|lite|note|air|se|x|s|user|\d+))*$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"^(?:SM|DESKTOP|LAPTOP|CPH|RMX|M2|V2|TECNO)-?[A-Z0-9]{3,}(?:[A-Z0-9-]*)$")
_OWNED = re.compile(
    rf"^(?P<owner>.+?)['’]s?\s+(?:{_DEVICES})\b.*$|^(?:{_DEVICES})\s+(?:de|von|di|của|of)\s+(?P<of>.+)$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"^\+?[\d\s().*x-]{6,}$")
_MANY = re.compile(rf"\b\d{{1,3}}\s*(?:{alternatives(words('machines', 'many'))})\b|\+\s?\d{{1,2}}\)?$", re.IGNORECASE)
_ROOM = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'rooms'))})(?!\w)", re.IGNORECASE)
_TWO = re.compile(r"\s(?:&|\+|/|and|et|y|und|và)\s", re.IGNORECASE)
_TITLES = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'titles'))})(?!\w)", re.IGNORECASE)
_GROUP = re.compile(r"^(?:(?:[A-Z]|\d{1,2})\s*[-–:|_]\s+|\d{1,2}[.)]\s*)(?=[^\W\d_]{2})")
_EAST = set(words("names", "family_first"))
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|uang|iong|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|"
    r"ie|iu|ua|uo|ui|ue|üe|er|a|o|e|i|u|ü)"
)
_PINYIN = re.compile(rf"^(?:{_SYLLABLE}){{1,2}}(?:[- ](?:{_SYLLABLE}){{1,2}})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name read from one field. `what` is person, bot, device or several; `organisation` stood behind a dash or
    in brackets; `host` says that a word like Host stood beside it."""

    name: str
    what: str = "person"
    organisation: str = ""
    guess: str = ""
    host: bool = False


def read_name(text: str, original_inside: bool = False) -> Named:
    """A display name. With `original_inside`, brackets hold the name under which someone registered."""
    whole = tidy(text)
    if _BOT.search(whole):
        return Named(whole, "bot")
    if (owner := owner_of(whole)) or _PHONE.match(whole):
        return Named(whole, "device", guess=owner)
    if _MANY.search(whole):
        return Named(whole, "several")
    outside, inside = _apart(whole)
    if _is_device(outside) or _is_device(whole):
        return _from_device(whole, outside, inside)
    if _ROOM.search(outside) and not any(_is_person(part) for part in inside):
        return Named(whole, "several")
    host = bool(_TITLES.search(outside) or any(_TITLES.search(part) for part in inside))
    name, organisation = _dashed(_GROUP.sub("", outside))
    fuller = [part for part in inside if _is_person(part) and len(part.split()) > len(name.split())]
    if original_inside and inside:
        if fuller or (_TITLES.search(name) and _is_person(inside[0])):
            name = (fuller or inside)[0]
    elif inside and not organisation and _is_acronym(inside[0]):
        organisation = inside[0]
    elif inside and _TITLES.search(name) and _is_person(inside[0]):
        name = inside[0]
    if _TWO.search(name) and len(name.split()) <= 7:
        return Named(whole, "several")
    turned = given_first(name)
    return Named(turned, "person", organisation, host=host)


def tidy(text: str) -> str:
    """One line, single spaces, no marks such as (External) or (she/her), no signs around it."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    line = _BRACKET.sub(lambda match: "" if plain(match[1]) in _MARKS else match[0], line)
    line = re.sub(rf"\s*[-–,|/(]\s*{_PRONOUNS}\)?\s*$", "", line, flags=re.IGNORECASE)
    return line.strip(" \t,;|•*–-")


def given_first(name: str) -> str:
    """'Family, Given' as people say it: given name first, family first where it is written so; titles after the
    comma such as PhD stay."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not given or "," in given or _is_degree(given) or len(given.split()) > 4:
        return name
    if family.casefold() in _EAST and (_PINYIN.match(given) or not given.isascii()):
        return f"{family} {given}"
    return f"{given} {family}"


def looks_like_name(text: str) -> bool:
    """True for up to six words of letters with at most a bracket, no sentence."""
    bare = _BRACKET.sub("", text).strip()
    if not bare or len(bare) > LONGEST_NAME or bare[-1:] in "?!:" or re.search(r"\d{3}|https?:|www\.", bare):
        return False
    parts = bare.replace(",", " ").split()
    if not 1 <= len(parts) <= 6 or not all(re.search(r"[^\W\d_]", part) for part in parts):
        return False
    small = [part for part in parts if part.islower() and len(part) > 3]
    return len(small) <= max(0, len(parts) - 2) or len(parts) == 1


def same_name(one: str, two: str) -> bool:
    """The same words, whatever their order, case and accents."""
    return name_key(one) == name_key(two)


def includes_name(one: str, two: str) -> bool:
    """Every word of one stands in the other."""
    first, second = set(name_key(one)), set(name_key(two))
    return bool(first and second) and (first <= second or second <= first)


def better_spelling(one: str, two: str) -> str:
    """The spelling that is not all capitals or all small letters, then the longer one."""
    plain_one, plain_two = one.isupper() or one.islower(), two.isupper() or two.islower()
    if plain_one != plain_two:
        return two if plain_one else one
    return two if len(two) > len(one) else one


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: without case, accents and order."""
    wide = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in wide if not unicodedata.combining(c) or ord(c) > 0x0900)
    return tuple(sorted(re.findall(r"[^\W_]+", bare)))


def _apart(text: str) -> tuple[str, list[str]]:
    inside = [match[1].strip() for match in _BRACKET.finditer(text) if match[1].strip()]
    return _BRACKET.sub(" ", text).strip() or text, inside


def _is_device(text: str) -> bool:
    bare = text.strip()
    return bool(_DEVICE.match(bare) or _MODEL.match(bare) or _PHONE.match(bare))


def _is_person(text: str) -> bool:
    return looks_like_name(text) and not _is_device(text) and not _ROOM.search(text) and not _is_acronym(text)


def _is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Z&.-]{1,9}(?:[ -][A-Z]{2,})?", text.strip()))


def _is_degree(text: str) -> bool:
    return bool(re.fullmatch(r"(?:Ph\.?D|M\.?D|M\.?[AS]c?|B\.?[AS]c?|Dr|Jr|Sr|I{2,3}|IV|MPH|MBA|Esq|CPA|RN)\.?", text))


def _from_device(whole: str, outside: str, inside: list[str]) -> Named:
    people = [part for part in inside if _is_person(part)]
    if people and _is_device(outside):
        return Named(given_first(people[0]))
    if not _is_device(outside):
        return Named(given_first(outside))
    return Named(whole, "device")


def owner_of(text: str) -> str:
    """The name in 'Anna's iPhone' or 'iPhone de Marie'; '' where there is none."""
    match = _OWNED.match(tidy(text))
    return (match["owner"] or match["of"] or "").strip() if match else ""


def _dashed(name: str) -> tuple[str, str]:
    """'Name - Organisation' and 'Name | Organisation'."""
    for sign in (" - ", " – ", " — ", " | ", " / ", " @ "):
        before, found, after = name.partition(sign)
        if found and before.strip() and after.strip() and looks_like_name(before):
            return before.strip(), after.strip()
    return name, ""
