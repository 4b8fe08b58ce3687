"""What is a name, what belongs to it, and what is no person at all: devices, rooms, machines."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from copdesk.people.reading.machines import is_bot, is_device, may_be_machine, owner_of
from copdesk.people.reading.vocabulary import alternatives, plain, says, words

LONGEST_NAME = 120
LONGEST_PARTICLE = 3  # letters of de, la, von, bin: words that join names
LONGEST_EAST = 4  # letters of a name in Chinese or Japanese letters
_MARKS = set(words("machines", "marks")) | set(words("machines", "pronouns"))
_PRONOUNS = rf"(?:{alternatives(words('machines', 'pronouns'))})"
_SPOKEN = re.compile(
    rf"\s*[-–,|/(]\s*{_PRONOUNS}\)?\s*$|\s+(?:she/her|he/him|they/them|elle/la|él/el|ella/la)(?:/\w+)?$", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_PICTURES = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u2190-\u2bff\ufe0f\u200b\ufeff\U0001f000-\U0001faff\U000e0000-\U000e007f]"
)
_SIGNS_BEFORE = re.compile(r"^(?:@|[+=]+(?=[^\W\d_]))")
_MANY = re.compile(
    rf"\d{{1,3}}\s*(?:{alternatives(words('machines', 'many'))})(?!\w)|\+\s?\d{{1,2}}\)?$", re.IGNORECASE
)
_ROOM = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'rooms'))})(?!\w)", re.IGNORECASE)
_TWO = re.compile(r"\s(?:/|and|et|und|và|y|e)\s|(?<=\w)\s?[&+]\s?(?=\w)", re.IGNORECASE)
_HOSTS = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'hosts'))})(?!\w)", re.IGNORECASE)
_TITLES = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'titles'))})(?!\w)", re.IGNORECASE)
_GROUP_WORD = r"(?:room|group|table|breakout|br|groupe|grupo|gruppe|team|salle|sala|mesa|tisch|raum)"
_GROUP = re.compile(
    rf"^(?:(?:[A-Z]\d?|\d{{1,2}})\s*[-–:|_]\s+|\d{{1,2}}[.)]\s*|[\[(#]\s*\d{{1,2}}[\])]?\s*[-–:|_]?\s*|"
    rf"{_GROUP_WORD}\s*#?\d{{1,2}}\s*[-–:|_]?\s+)(?=[^\W\d_]{{2}})",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:[^\W\d_]|['’.´` \u0300-\u036f]|(?<=\S)-(?=\S))+(?<![.]ai)")
_UNLIKELY = re.compile(
    "|".join(each.pattern for each in (_ROOM, _HOSTS, _TITLES, _TWO)),
    re.IGNORECASE,
)
_TYPED = str.maketrans({"ð": "d", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})
"""Letters that no accent makes, as people without them on their keys type them."""
_ORGANISED = words("bodies", "words")
_EAST = set(words("names", "family_first"))
_HONORIFICS = set(words("names", "honorifics"))
_DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|M\.?[AS]c?|B\.?[AS]c?|Dr|Jr|Sr|I{2,3}|IV|MPH|MPA|MBA|LLM|LLB|Esq|CPA|RN|DVM|MSW|Ing|Lic)\.?",
    re.IGNORECASE,
)
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
    if "(" not in text and _LETTERS.fullmatch(whole) and not _UNLIKELY.search(whole) and not may_be_machine(whole):
        return Named(whole)
    host = any(_HOSTS.search(part) for part in (whole, *_apart(text)[1]))
    outside, inside = _apart(whole)
    people = [part for part in inside if _is_person(part)]
    if people and outside == whole and whole[:1] in "([（":
        return Named(given_first(people[0]), host=host)  # an address stood before the bracket
    if is_bot(whole, outside):
        return Named(whole, "bot")
    if is_device(outside) or is_device(whole) or owner_of(outside):
        return Named(given_first(people[0])) if people else Named(whole, "device", guess=owner_of(outside))
    if _MANY.search(whole):
        return Named(whole, "several", guess=re.sub(r"\s*\(?\+\s?\d{1,2}\)?$", "", whole) if "+" in whole else "")
    if _ROOM.search(outside) and not people:
        return Named(whole, "several")
    name, organisation = apart_from_body(_GROUP.sub("", outside))
    fuller = [part for part in people if _is_fuller(part, name)]
    if original_inside and inside:
        if fuller or (_TITLES.search(name) and people):
            name = (fuller or people)[0]
        elif not organisation:
            organisation = next((part for part in inside if is_body(part)), "")
    elif inside and _TITLES.search(name) and people:
        name = people[0]
    elif fuller and len(name.split()) == 1 and set(name_key(name)) < set(name_key(fuller[0])):
        name = fuller[0]
    elif inside and not organisation:
        organisation = next((part for part in inside if _may_be_body(part, name)), "")
    if _are_two(name):
        return Named(whole, "several")
    return Named(given_first(name), "person", organisation, host=host)


def tidy(text: str) -> str:
    """One line, single spaces, no marks such as (External) or (she/her), no pictures, no signs around it."""
    line = " ".join(_PICTURES.sub(" ", unicodedata.normalize("NFC", text)).split())
    line = without_marks(line)
    line = _SPOKEN.sub("", line)
    if line.count('"') % 2 or re.fullmatch(r'"[^"]*"|“[^”]*”|\'[^\']*\'', line):
        line = line.strip("\"“”'")
    return _SIGNS_BEFORE.sub("", line.strip(" \t,;:|•*–-/")).strip()


def without_marks(text: str) -> str:
    """`text` without brackets that only say (Host, me) or (External)."""
    return _BRACKET.sub(lambda match: "" if _is_mark(match[1]) else match[0], text)


def _is_mark(inside: str) -> bool:
    """A mark, or several: (Host, me), (she/her; online)."""
    parts = [part for part in re.split(r"\s*[,;]\s*", plain(inside)) if part]
    return all(part in _MARKS for part in parts)


def given_first(name: str) -> str:
    """'Family, Given' as people say it: given name first, family first where it is written so; titles after the
    comma such as PhD stay."""
    before, _, title = (part.strip() for part in name.rpartition(","))
    if "," in before and (is_degree(title) or all(part.strip(".").casefold() in _HONORIFICS for part in title.split())):
        return f"{given_first(before)}, {title}"
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not given or "," in given or is_degree(given) or len(given.split()) > 4:
        return name
    if is_body(given) and not family.isupper():
        return name
    if family.casefold() in _EAST and (_PINYIN.match(given) or not given.isascii()):
        return f"{family} {given}"
    return f"{given} {family}"


def apart_from_body(name: str) -> tuple[str, str]:
    """'Name - Organisation', 'Name | Organisation', 'Name, ORG', 'ORG - Name': the name, and where they work."""
    for sign in (" - ", " – ", " — ", " | ", " / ", " @ ", " // ", " : ", "| ", " _ "):
        before, found, after = (part.strip() for part in name.partition(sign))
        if not found or not before or not after:
            continue
        if (
            sign == " / "
            and len(before.split()) == len(after.split()) < 3
            and not is_body(before)
            and not is_body(after)
        ):
            continue
        if is_body(before) and looks_like_name(after) and not is_body(after):
            return after, before
        if looks_like_name(before):
            return before, after if after[:1].isupper() or not after[:1].islower() else ""
    before, found, after = (part.strip() for part in name.rpartition(","))
    if found and is_body(after) and not is_degree(after) and not before.isupper():
        return before, after
    return name, ""


def is_body(text: str) -> bool:
    """True for what is the name of an organisation or a group rather than a person's: FAO, Lake Trust."""
    return is_acronym(text) or says(text, _ORGANISED)


def looks_like_name(text: str) -> bool:
    """True for up to six words of letters, and what joins them, with at most a bracket; no sentence."""
    bare = _BRACKET.sub("", text).strip()
    if not bare or len(bare) > LONGEST_NAME or bare[-1:] in "?!:" or re.search(r"\d{3}|https?:|www\.", bare):
        return False
    parts = bare.replace(",", " ").split()
    told = [part for part in parts if not (part.islower() and len(part) <= LONGEST_PARTICLE)]
    if not (1 <= len(parts) <= 6 or len(parts) / 2 <= len(told) <= 6) or not all(
        re.search(r"[^\W\d_]", part) for part in parts
    ):
        return False
    small = [part for part in parts if part.islower() and len(part) > 3]
    if small == parts[:1] and len(parts) > 1 and all(part[:1].isupper() for part in parts[1:]):
        return True  # laila Haddad: a sentence goes on in small letters
    return len(small) <= max(0, len(parts) - 2) or len(parts) == 1


def same_name(one: str, two: str) -> bool:
    """The same words, whatever their order, case and accents."""
    return name_key(one) == name_key(two)


def includes_name(one: str, two: str) -> bool:
    """Every word of one stands in the other, whole or as its first letter: Layla H., Layla Haddad."""
    first, second = sorted((name_key(one), name_key(two)), key=lambda key: len("".join(key)))
    letters = [word for word in first if len(word) == 1]
    whole = set(first) - set(letters) <= set(second) and len(letters) < len(first)
    return bool(first) and whole and all(any(word.startswith(each) for word in second) for each in letters)


def better_spelling(one: str, two: str) -> str:
    """The spelling with the fewest words all in capitals or small letters, then with more words, then the first."""
    careless_one, careless_two = _careless(one), _careless(two)
    if careless_one != careless_two:
        return two if careless_one > careless_two else one
    whole_one, whole_two = (sum(len(word) > 1 for word in name_key(name)) for name in (one, two))
    return two if whole_two > whole_one else one


def _careless(name: str) -> int:
    """2 where all is in capitals or all in small letters, 1 where one word is in capitals, else 0."""
    if name.isupper() or name.islower():
        return 2
    return int(any(word.isupper() and len(word) > 3 for word in name.split()))


@lru_cache(maxsize=20_000)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: without case, accents, order and titles such as Dr."""
    bare = name.lower()
    if not name.isascii():
        wide = unicodedata.normalize("NFKD", name.casefold()).translate(_TYPED)
        bare = "".join(c for c in wide if not unicodedata.combining(c) or ord(c) > 0x0900)
    found = re.findall(r"[^\W_]+", bare)
    untitled = [word for word in found if word not in _HONORIFICS]
    return tuple(sorted(untitled if len(untitled) > 1 else found))


def _apart(text: str) -> tuple[str, list[str]]:
    inside = [match[1].strip() for match in _BRACKET.finditer(text) if match[1].strip()]
    return " ".join(_BRACKET.sub(" ", text).split()) or text, inside


def _is_person(text: str) -> bool:
    return (
        looks_like_name(text)
        and not is_device(text)
        and not _ROOM.search(text)
        and not is_body(text)
        and plain(text) not in _MARKS
        and not _TITLES.fullmatch(text)
    )


def _is_fuller(part: str, name: str) -> bool:
    """More words, or whole ones for first letters; where names have no spaces, more letters."""
    lengths = [len(each.split()) for each in (part, name)]
    if lengths[0] == lengths[1] > 1 and includes_name(name, part):
        return len("".join(name_key(part))) > len("".join(name_key(name)))
    if " " in part or " " in name or part.isascii():
        return len(part.split()) > len(name.split())
    return len(part) > len(name) and "\u3040" <= part[0] <= "\u9fff"


def _may_be_body(inside: str, name: str) -> bool:
    """Words in brackets behind a name: where someone works, unless it is what they are called."""
    if is_body(inside) or ("\u3040" <= inside[:1] <= "\u9fff" and len(inside) > LONGEST_EAST):
        return True
    called = set(name_key(inside)) & set(name_key(name))
    return len(inside.split()) > 1 and inside[:1].isupper() and not called and not _TITLES.search(inside)


def _are_two(name: str) -> bool:
    """Two people on one line. 'y' and 'e' also stand inside names: José Ortega y Gasset, Ana Silva e Costa."""
    match = _TWO.search(name)
    if match is None or len(name.split()) > 7:
        return False
    before, after = name[: match.start()].split(), name[match.end() :].split()
    return match[0].strip().lower() not in ("y", "e") or len(before) <= len(after)


def is_acronym(text: str) -> bool:
    """FAO, M&E, UN-HABITAT: capitals that are no name."""
    return bool(re.fullmatch(r"[A-Z][A-Z0-9&.-]{1,9}(?:[ -][A-Z]{2,})?", text.strip()))


def is_degree(text: str) -> bool:
    """True for what stands behind a name and is no given name: PhD, Jr., MPH."""
    return all(_DEGREE.fullmatch(part) for part in text.split()) and bool(text.strip())
