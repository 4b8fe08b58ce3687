"""A draw as its cards show it, and what letting go of a person would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from copdesk.book.ids import Id
from copdesk.trios.hand import NOTHING, Memory, Price
from copdesk.trios.held import Held, Seat, Trio
from copdesk.words import tr


@dataclass(frozen=True, slots=True)
class Offer:
    """What letting go here would do: `move` is None within one's own group, `swap` without anybody to swap with."""

    name: str
    to: Trio
    move: Price | None
    swap: Price | None
    partner: Seat | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A draw with everything its cards tell. `clients` has for each group the letter that is client now, or ''."""

    held: Held
    memory: Memory = NOTHING
    clients: Mapping[Id, str] = field(default_factory=dict)
    repeats: Mapping[Id, tuple[str, ...]] = field(default_factory=dict)
    remarks: Mapping[Id, str] = field(default_factory=dict)
    left: frozenset[Id] = frozenset()


def seat_words(shown: Shown | None, trio: Trio, seat: Seat) -> str:
    """'Noy: T1 · Window, seat C, client', for tool tips and screen readers."""
    parts = [tr("{name}: {place}, seat {letter}").format(name=seat.name, place=trio.label, letter=seat.letter)]
    if shown and seat.letter == shown.clients.get(trio.id):
        parts.append(tr("client"))
    if seat.scribe:
        parts.append(tr("writes"))
    if seat.locked or trio.locked:
        parts.append(tr("locked"))
    if shown and seat.member_id in shown.left:
        parts.append(tr("has left"))
    return ", ".join(parts)
