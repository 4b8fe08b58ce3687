"""Address cards (.vcf, versions 2.1 to 4.0), many in one file. Pictures, keys and sounds are left out."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import vobject

from copdesk.people.progress import READING, Tell, untold
from copdesk.people.reading.addresses import address_in, name_from
from copdesk.people.reading.values import Decision, PersonRead, Skipped
from copdesk.tables import decode
from copdesk.words import Refused

MOST_CARDS = 20_000
logging.getLogger("vobject.base").disabled = True  # it writes every line it skips to the terminal
_BEGIN = re.compile(r"^BEGIN:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TELLS = re.compile(r"^(?:[\w-]+\.)?(?:FN|N|EMAIL)\b", re.IGNORECASE | re.MULTILINE)
_HEAVY = re.compile(r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-[\w-]*PHOTO)[;:].*\n?", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")


def is_cards(data: bytes) -> bool:
    """True for a file of cards."""
    return b"BEGIN:VCARD" in data[:300].replace(b"\x00", b"").upper()


def read_cards(data: bytes, tell: Tell = untold) -> tuple[list[PersonRead], list[Skipped], list[Decision], str]:
    """People, what was left out, what is to decide, and the encoding. Folded lines are joined as bytes, because
    programs fold inside a letter."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = decode(data if wide else _FOLD.sub(b"", data))
    body = re.sub(r"\n[ \t]", "", text.text) if wide else text.text
    cards = list(_cards_of(body))
    if len(cards) > MOST_CARDS:
        raise Refused("table.rows", most=MOST_CARDS)
    people: list[PersonRead] = []
    skipped: list[Skipped] = []
    decisions: list[Decision] = []
    for number, card in enumerate(cards, 1):
        if not number % 50:
            tell(number / len(cards) * READING)
        try:
            component = vobject.readOne(_HEAVY.sub("", card), ignoreUnreadable=True, allowQP=True)
        except (vobject.base.VObjectError, ValueError, IndexError, AttributeError, KeyError, TypeError):
            skipped.append(Skipped(card.split("\n")[1][:80], "damaged", number))
            continue
        if kind := _no_person(component):
            skipped.append(Skipped(next(iter(_all(component, "fn")), kind), kind, number))
            continue
        person = _person(component, number)
        if person.name:
            people.append(person)
        elif person.email:
            decisions.append(Decision(person.email, "no name", number, email=person.email))
        else:
            skipped.append(Skipped("", "no name", number))
    if not cards:
        raise Refused("people.cards")
    return people, skipped, decisions, text.encoding


def _cards_of(body: str) -> Iterator[str]:
    """Each card; one that was cut off ends where the next begins, if it says anything of a person."""
    starts = [match.start() for match in _BEGIN.finditer(body)]
    for start, following in pairwise([*starts, len(body)]):
        card = body[start:following]
        if end := _END.search(card):
            yield card[: end.end()]
        elif _TELLS.search(card):
            yield f"{card.rstrip()}\nEND:VCARD"


def _no_person(card: Any) -> str:
    """'group', 'organisation' or 'device' for a card that says so."""
    name, structured = next(iter(_all(card, "fn")), ""), card.contents.get("n")
    named = structured and any(getattr(structured[0].value, part, "") for part in ("given", "family"))
    if name and not named and name.casefold() == _organisation(card).casefold():
        return "organisation"
    kind = next(iter(_all(card, "kind") + _all(card, "x-addressbookserver-kind")), "").lower()
    if "company" in " ".join(_all(card, "x-abshowas")).lower():
        return "organisation"
    return {"group": "group", "org": "organisation", "location": "several", "device": "device"}.get(kind, "")


def _preferred(card: Any, name: str) -> list[str]:
    """Values of one kind, those marked as preferred first."""

    def order(each: Any) -> int:
        params = {key.upper(): [str(value).lower() for value in held] for key, held in each.params.items()}
        rank = next(iter(params.get("PREF", [])), "")
        if rank.isdigit():
            return int(rank)
        marked = "PREF" in params or any("pref" in value.split(",") for value in params.get("TYPE", []))
        return 1 if marked or any(str(each_).lower() == "pref" for each_ in each.singletonparams) else 101

    return [line for each in sorted(card.contents.get(name, []), key=order) if (line := _joined(each.value))]


def _person(card: Any, number: int) -> PersonRead:
    name, prefix = _all(card, "fn"), ""
    structured = card.contents.get("n")
    if structured and hasattr(structured[0].value, "prefix"):
        held = structured[0].value
        prefix = _joined(held.prefix)
        name = name or [" ".join(filter(None, map(_joined, (held.given, held.additional, held.family))))]
    organisation = _organisation(card)
    doubts: tuple[str, ...] = ()
    if name and address_in(name[0])[0]:
        name, doubts = [name_from(address_in(name[0])[0])], ("name-from-address",)
    emails = [address for text in _preferred(card, "email") if (address := address_in(text)[0])]
    nick, native = (next(iter(_all(card, kind)), "") for kind in ("nickname", "x-native-name"))
    if nick and not native and _script(nick) != _script(next(iter(name), "")):
        nick, native = "", nick
    return PersonRead(
        name=next(iter(name), ""),
        email=next(iter(emails), ""),
        also_email=next((each for each in emails[1:] if each != emails[0]), ""),
        organisation=organisation,
        called=nick,
        native=native,
        honorific=prefix,
        role=next(iter(_all(card, "title")), "") or next(iter(_all(card, "role")), ""),
        phone=next(iter(_preferred(card, "tel")), "").removeprefix("tel:"),
        languages="; ".join(_all(card, "lang")),
        categories="; ".join(_each(card, "categories")),
        about="; ".join(_all(card, "note")),
        doubts=doubts,
        row=number,
    )


def _organisation(card: Any) -> str:
    """The first unit of the first organisation."""
    units = card.contents.get("org")
    if not units:
        return ""
    value = units[0].value
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, list):  # a comma that should have been escaped
        return ", ".join(filter(None, map(_joined, first)))
    return _joined(first)


def _all(card: Any, name: str) -> list[str]:
    values = [each.value for each in card.contents.get(name, [])]
    return [line for value in values if (line := _joined(value))]


def _each(card: Any, name: str) -> list[str]:
    """Values of a kind of which one line may hold several."""
    held = [each.value for each in card.contents.get(name, [])]
    parts = [part for value in held for part in (value if isinstance(value, list) else [value])]
    return [line for part in parts if (line := _line(str(part)))]


def _joined(value: object) -> str:
    if isinstance(value, list):
        return _line(" ".join(_joined(part) for part in value if part))
    return _line(str(value))


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _script(text: str) -> str:
    """The script of the first letter, by the first word of its Unicode name."""
    first = next((c for c in text if c.isalpha()), "")
    return unicodedata.name(first, "").split(" ")[0] if first else ""
