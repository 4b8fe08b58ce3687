"""Who is no person in a list of people: machines that take notes, and devices, with whose they may be."""

import re

from copdesk.people.reading.vocabulary import alternatives, plain, words

_BOT = re.compile(rf"(?<!\w)(?:{alternatives(words('machines', 'bots'))}|\w+\.ai)(?!\w)", re.IGNORECASE)
_BOT_NAMES = set(words("machines", "bot_names"))
_NOTE_TAKING = {"notetaker", "note taker", "note-taker"}
_DEVICES = alternatives(words("machines", "devices"))
_MODEL_WORD = r"[A-Za-z]{0,4}-?\d[\w+-]*|(?:SM|DESKTOP|LAPTOP|CPH|RMX|TECNO|MX|VR)-[\w-]+"
_DEVICE = re.compile(
    rf"^(?:{_DEVICES})"
    rf"(?:[\s_-]+(?:{_DEVICES}|{_MODEL_WORD}|pro|max|plus|ultra|mini|lite|note|air|se|fe|play|power|edge|prime|core|neo|go|pad|user|gen|[a-z]|\d+))*$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"^(?:SM|DESKTOP|LAPTOP|CPH|RMX|M2|V2|TECNO)-?[A-Z0-9]{3,}(?:[A-Z0-9-]*)$")
_OWNED = re.compile(
    rf"^(?P<owner>.+?)['’]s?\s+(?:{_DEVICES})\b.*$"
    rf"|^(?:{_DEVICES})(?:\s[\w+-]*\d[\w+-]*|\spro|\sair|\smini)*\s+(?:de|del|d['’]|von|di|của|of|do|da|dos|van)\s*(?P<of>.+)$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"^\+?[\d\s().*x-]{6,}$")
_ANY = re.compile(rf"(?<!\w)(?:{_DEVICES}|{'|'.join(_BOT_NAMES)}|{_BOT.pattern})(?!\w)", re.IGNORECASE)


def may_be_machine(text: str) -> bool:
    """False for a text without any word that machines and devices go by; quick to ask."""
    return _ANY.search(text) is not None


def is_bot(whole: str, outside: str) -> bool:
    """True for a machine's name; `outside` is what stands outside brackets, where a person may only take notes."""
    if plain(whole) in _BOT_NAMES:
        return True
    found = _BOT.search(whole)
    if found is None:
        return False
    return plain(found[0]) not in _NOTE_TAKING or _BOT.search(outside) is not None


def is_device(text: str) -> bool:
    """True for a model, a maker or a telephone number, and nothing else."""
    bare = text.strip()
    return bool(_DEVICE.match(bare) or _MODEL.match(bare) or _PHONE.match(bare))


def owner_of(text: str) -> str:
    """The name in 'Anna's iPhone' or 'iPhone de Marie'; '' where there is none."""
    match = _OWNED.match(text)
    return (match["owner"] or match["of"] or "").strip() if match else ""
