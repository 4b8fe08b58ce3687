"""Draws as a book keeps them: who sits where, with which letter."""

from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.trios.options import USUAL, Options


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's seat. In turn n of an activity the n-th letter is client. Who is `locked` stays at the table."""

    id: Id
    member_id: Id
    name: str
    letter: str
    scribe: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Trio:
    """One group of a draw, of three or of what three leaves over. `place` is its table's name or ''."""

    id: Id
    number: int
    place: str
    seats: tuple[Seat, ...]
    locked: bool = False

    @property
    def label(self) -> str:
        """The one name of this place everywhere: T4, or T4 · Garden."""
        return f"T{self.number} · {self.place}" if self.place else f"T{self.number}"

    @property
    def people(self) -> tuple[Id, ...]:
        """Who sits here, in the order of the letters."""
        return tuple(seat.member_id for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Held:
    """One draw of a session. `repeats` to `problems` are what the planning said, problems as sentences."""

    id: Id
    session_id: Id
    activity_id: Id | None
    title: str
    seed: int
    sizes: str
    drawn_at: int
    trios: tuple[Trio, ...]
    repeats: int = 0
    unavoidable: int = 0
    same_organisation: int = 0
    problems: tuple[str, ...] = ()
    options: Options = USUAL
    group: int = 3
    typed: bool = False

    @property
    def people(self) -> int:
        """How many people sit in this draw."""
        return sum(len(trio.seats) for trio in self.trios)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An activity that needs groups. `size` is its group size."""

    activity_id: Id
    title: str
    size: int
    turns: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two people who sat together: how often, and in which session last."""

    a_id: Id
    b_id: Id
    times: int
    session: str
    here: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Two people who are to be kept 'apart' or 'together' whenever groups are drawn."""

    id: Id
    kind: str
    a_id: Id
    a_name: str
    b_id: Id
    b_name: str
