"""Somebody's part in the community, as their card lists it: sessions, groups, notes and promises, the newest first."""

from dataclasses import dataclass

from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Attended:
    """A session somebody was at. Times are ms UTC; `left_at` where they left early."""

    session_id: Id
    title: str
    day: str
    arrived_at: int | None = None
    left_at: int | None = None


@dataclass(frozen=True, slots=True)
class Sat:
    """A group somebody sat in: its table's number and place, and the names of the others.

    Without a session it is a meeting from before this file: `title` then says where, if anybody knows.
    """

    session_id: Id | None
    title: str
    day: str
    number: int = 0
    place: str = ""
    activity_id: Id | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A note that carries somebody's name."""

    id: Id
    session_id: Id
    body: str
    day: str


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody promised, and whether it is done."""

    id: Id
    session_id: Id | None
    what: str
    due: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """All of it. `of_sessions` is how many were held, `met` with how many people they sat in a group so far."""

    sessions: tuple[Attended, ...] = ()
    of_sessions: int = 0
    groups: tuple[Sat, ...] = ()
    met: int = 0
    said: tuple[Said, ...] = ()
    promises: tuple[Promised, ...] = ()

    @property
    def open(self) -> tuple[Promised, ...]:
        """What is not done yet."""
        return tuple(one for one in self.promises if not one.done)

    @property
    def due(self) -> str:
        """When the first open one is due, '' where none says."""
        return min((one.due for one in self.open if one.due), default="")
