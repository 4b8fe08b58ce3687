"""Draws as a book keeps them: who sits where, with which letter."""

from dataclasses import dataclass

from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's seat. In turn n of an activity the n-th letter is client."""

    id: Id
    member_id: Id
    name: str
    letter: str
    scribe: bool = False


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


@dataclass(frozen=True, slots=True)
class Held:
    """One draw of a session. `facts` are what the planning said: repeats, unavoidable, problems as sentences."""

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
