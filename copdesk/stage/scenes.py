"""The scenes that the projector can show, one frozen value each; see `view` for what surrounds them."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["", "plus", "minus"]
Progress = Literal["done", "now", "next", "later", "end"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact ("Space", "TBD"); a fact that is not known is left out, never empty."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a question; `category` (1 to 5) colours its sign. `again` says the line before once more,
    in another language.
    """

    text: str
    sign: Sign = ""
    category: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One or more sentences that belong together; the same question in a second language is more lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing or photo. `key` is what the picture source is asked for; `number` and `dots` are shown if above zero:
    dots of a vote that is still blind are not told. A `photo` needs no paper to lie on.
    """

    key: bytes
    number: int = 0
    caption: str = ""
    author: str = ""
    dots: int = 0
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at a table. `short` is a form unique in the room, used where the grid is dense."""

    letter: str
    name: str = ""
    client: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One group. `number` is 0 where tables have only names; dense pages show the number instead."""

    name: str
    number: int
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Welcome:
    title: str
    facts: tuple[Fact, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Timer:
    """The countdown alone; in the style of words the questions stand above them."""

    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    name: str
    length: str
    progress: Progress = "later"


@dataclass(frozen=True, slots=True)
class Role:
    """What a role does in this phase ("Client", "answers"), and the seats that hold it."""

    name: str
    does: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Troika:
    """One phase of one turn. `turn` counts from 1; `fours` is the line for tables that run four turns."""

    phase: str
    turn: int
    turns: int
    turn_words: str
    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    fours: str = ""


@dataclass(frozen=True, slots=True)
class Trios:
    """The draw. `legend` explains the filled square ("is the first client") that holds `legend_letter`.

    `revealed` is how many tables show their names; None shows all.
    """

    title: str
    tables: tuple[Table, ...]
    subtitle: str = ""
    count: str = ""
    legend_letter: str = ""
    legend: str = ""
    then: str = ""
    revealed: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    table: str


@dataclass(frozen=True, slots=True)
class Places:
    """Everyone in alphabetical order, with their table, in pages that can be read at ten metres."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LateComer:
    """One person who finds a place. Texts in order: "Welcome", name, "Table", "Teak", "seat D", "with"."""

    lead: str
    name: str
    table_lead: str
    table: str
    seat: Seat
    seat_words: str
    with_lead: str
    partners: tuple[str, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A drawing while it is being made; the source gives the live picture for its key."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class GalleryGrid:
    pictures: tuple[Picture, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class GallerySingle:
    picture: Picture
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class WalkRow:
    table: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class GalleryWalk:
    instruction: str
    heads: tuple[str, str, str]
    rows: tuple[WalkRow, ...]
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class WallColumn:
    name: str
    cards: tuple[Card, ...]
    sign: Sign = ""
    category: int = 1


@dataclass(frozen=True, slots=True)
class WallHead:
    """A super-head over its columns; an empty name leaves the line out."""

    name: str
    columns: tuple[WallColumn, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    heads: tuple[WallHead, ...]


@dataclass(frozen=True, slots=True)
class AgendaStep:
    text: str
    end: str
    progress: Progress = "later"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One activity. `mark` is "Now" (in a frame) or "next"; only the row of now has steps."""

    time: str
    text: str
    length: str
    progress: Progress = "later"
    mark: str = ""
    steps: tuple[AgendaStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class BallotOption:
    text: str
    count: int = 0
    top: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """`revealed` false hides every count and shows `voted` ("31 of 31 have voted").

    `rest` is the line for options that are left out.
    """

    question: str
    options: tuple[BallotOption, ...]
    revealed: bool = False
    voted: str = ""
    verdict: str = ""
    total: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    author: str = ""
    category: int = 3


@dataclass(frozen=True, slots=True)
class WallClock:
    """The time of day. `until` and `ends` are phrases split into lead and time, the lead being muted."""

    time: str
    doing: str = ""
    until_lead: str = ""
    until: str = ""
    ends_lead: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """Between activities, or a break. With over nine tables the picture becomes that of `Trios`."""

    title: str
    note: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing but the ground."""


Scene = (
    Welcome | Timer | Prompt | Troika | Trios | Places | LateComer | Board | GalleryGrid | GallerySingle
    | GalleryWalk | Wall | Agenda | Ballot | Message | WallClock | Transition | Blank
)  # fmt: skip
