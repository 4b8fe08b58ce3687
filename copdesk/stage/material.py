"""All that the projector may draw from, as one frozen snapshot, asked from the book whenever something changed."""

from dataclasses import dataclass, field

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot
from copdesk.notes.sheets import Sheet
from copdesk.plan.recap import brings_back
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
    """A drawing that may be shown, with what is said about it: (label, text) in the order of the session plan. `photo`
    says that it is one and nobody has drawn on it."""

    id: Id
    number: int
    title: str = ""
    author: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    photo: bool = False


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
    before: tuple[Shown, ...] = ()  # photos of the day before, where the plan has a recap that shows them
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
    def hung(self) -> tuple[Shown, ...]:
        """What the gallery shows now: the session's own drawings, or those that a recap brings back."""
        cue = self.state.cue
        return self.before if cue is not None and brings_back(cue.activity, cue.step) else self.drawings

    @property
    def silent(self) -> bool:
        """Whether people think in silence now: nothing that others wrote may be shown."""
        return self.state.cue is not None and self.state.cue.step.silent

    def drawn(self, activity_id: Id | None = None) -> Drawn | None:
        """The draw of that activity, or of the live one where none is named.

        An activity that forms groups has its own or none: people must not look for the seats of another. One that
        does not may show those of the next activity that has some, else those of the last.
        """
        activities = self.session.activities if self.session else ()
        here = next((one for one in activities if one.id == activity_id), None) or self.activity
        own = [draw for draw in self.draws if here is not None and draw.activity_id == here.id]
        if own or (here is not None and here.group_size is not None):
            return own[-1] if own else None
        after = [one.id for one in activities if here is None or one.position > here.position]
        coming = [draw for key in after for draw in self.draws if draw.activity_id == key]
        if coming and not self.state.finished:
            return coming[0]
        return self.draws[-1] if self.draws else None
