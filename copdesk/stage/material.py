"""All that the projector may draw from, as one frozen snapshot, asked from the book whenever something changed."""

from dataclasses import dataclass, field

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot
from copdesk.notes.sheets import Sheet
from copdesk.plan.values import Activity, Category, Session
from copdesk.run.state import RunState, begin
from copdesk.stage.options import Options
from copdesk.stage.scenes import Seat


@dataclass(frozen=True, slots=True)
class Group:
    """One table of a draw. `members` are the keys of those who sit there, in the order of `seats`."""

    number: int
    name: str
    seats: tuple[Seat, ...]
    members: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw: the groups of an activity. Larger ones have shorter turns of their own, or keep the common bell."""

    activity_id: Id | None
    groups: tuple[Group, ...]
    own_turns: bool = True

    @property
    def people(self) -> int:
        """How many people sit in it."""
        return sum(len(group.seats) for group in self.groups)


@dataclass(frozen=True, slots=True)
class RoomNote:
    """A note that the room may read. `author` is already what its consent allows, often ''."""

    id: Id
    text: str
    author: str = ""
    category: str = ""
    activity_id: Id | None = None
    cluster_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A drawing that may be shown, with what is said about it: (label, text) in the order of the session plan."""

    id: Id
    number: int
    title: str = ""
    author: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """`session` is None where a book has none. Everything here is for one session at one moment of the book."""

    session: Session | None = None
    state: RunState = field(default_factory=lambda: begin(()))
    community: str = ""
    hosts: tuple[tuple[str, str], ...] = ()
    here: int = 0
    draws: tuple[Drawn, ...] = ()
    drawings: tuple[Shown, ...] = ()
    notes: tuple[RoomNote, ...] = ()
    categories: tuple[Category, ...] = ()
    clusters: tuple[tuple[Id, str], ...] = ()
    ballots: tuple[Ballot, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    options: Options = field(default_factory=Options)

    @property
    def activity(self) -> Activity | None:
        """The activity that runs now."""
        return self.state.cue.activity if self.state.cue else None

    @property
    def silent(self) -> bool:
        """Whether people think in silence now: nothing that others wrote may be shown."""
        return self.state.cue is not None and self.state.cue.step.silent

    def drawn(self, activity_id: Id | None = None) -> Drawn | None:
        """The draw of that activity, or of the live one where none is named; else the latest one."""
        wanted = activity_id or (self.activity.id if self.activity else None)
        own = [draw for draw in self.draws if wanted is not None and draw.activity_id == wanted]
        found = own or list(self.draws)
        return found[-1] if found else None
