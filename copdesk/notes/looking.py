"""Ways of looking at the notes of a session: which ones, in what order, under which headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.notes.values import Line, Part, Shown
from copdesk.people.values import folded
from copdesk.words import tr

ORDERS = ("time", "step", "category", "trio", "person", "tag")


@dataclass(frozen=True, slots=True)
class Look:
    """`order` is one of ORDERS; `only` is '', 'starred' or 'parked'; a search is `text`."""

    order: str = "time"
    activity_id: Id | None = None
    only: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the sessions of a book, but for one, hold of a searched text: lines, each session under its heading."""

    text: str
    rows: "tuple[Line | Heading, ...]" = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the notes that belong under it; `count` says how many these are."""

    text: str
    count: int


def seen(shown: Shown, look: Look) -> list[Line]:
    """The notes that a look leaves, as they were said."""
    if look.activity_id is None and not look.only and not look.text:
        return list(shown.lines)
    steps = {part.step_id for part in shown.parts if part.activity_id == look.activity_id}
    words = folded(look.text).split()
    return [line for line in shown.lines if _fits(line, look, steps, words)]


def arranged(shown: Shown, look: Look) -> list[Line | Heading]:
    """The notes that a look leaves in its order; headings stand where the order has kinds.

    A note with two tags stands under both.
    """
    lines = seen(shown, look)
    if look.order == "time":
        return list(lines)
    kinds: dict[str, list[Line]] = {}
    steps = {part.step_id: _step_name(part) for part in shown.parts}
    for name in _kinds_first(shown, look.order):
        kinds[name] = []
    for line in lines:
        for name in _kinds_of(line, look.order, steps):
            kinds.setdefault(name, []).append(line)
    rest = kinds.pop("", [])
    if look.order in ("person", "tag"):
        kinds = dict(sorted(kinds.items(), key=lambda each: folded(each[0])))
    found: list[Line | Heading] = []
    for name, group in [*kinds.items(), (_nothing(look.order), rest)]:
        if group:
            found.append(Heading(name, len(group)))
            found.extend(group)
    return found


def _fits(line: Line, look: Look, steps: set[Id], words: Sequence[str]) -> bool:
    note = line.note
    if look.activity_id is not None and note.step_id not in steps:
        return False
    if (look.only == "starred" and not note.starred) or (look.only == "parked" and not note.parked):
        return False
    return all(word in line.found_by for word in words)


def _kinds_first(shown: Shown, order: str) -> list[str]:
    if order == "step":
        return [_step_name(part) for part in shown.parts]
    if order == "category":
        return [_side(category.sign, category.name) for category in shown.categories]
    if order == "trio":
        return list(dict.fromkeys(f"T{group.number}" for group in sorted(shown.groups, key=lambda one: one.number)))
    return []


def _kinds_of(line: Line, order: str, steps: dict[Id, str]) -> tuple[str, ...]:
    if order == "step":
        return (steps.get(line.note.step_id or b"", ""),)
    if order == "category":
        return (_side(line.kind.sign, line.kind.name) if line.kind else "",)
    if order == "trio":
        return (line.trio,)
    if order == "person":
        return (line.who,)
    return line.note.tags or ("",)


def _side(sign: str, name: str) -> str:
    side = {"+": "+", "-": "−"}.get(sign, "")
    return f"{side} {name}" if side else name


def _step_name(part: Part) -> str:
    return part.title if part.title == part.activity else f"{part.activity} · {part.title}"


def _nothing(order: str) -> str:
    return {
        "step": tr("Outside of steps"),
        "category": tr("Without a category"),
        "trio": tr("Without a trio"),
        "person": tr("Nobody named"),
        "tag": tr("Without a tag"),
    }[order]
