"""What a document says, as frozen values: filled from the book or written by hand in a test.

Nothing here knows of pages. Texts are people's own words, unescaped; colours are `#RRGGBB`.
"""

from dataclasses import dataclass, field
from typing import Literal

from copdesk.board.ink import Stroke as Mark
from copdesk.book.ids import Id

PARKED = "Parked for later"
"""The name of a category that the document says in its own language."""

Consent = Literal["full", "initials", "none", ""]
Names = Literal["full", "initials", "none"]
Paper = Literal["A4", "Letter"]

SECTIONS = (
    "short",
    "purpose",
    "people",
    "agenda",
    "points",
    "ideas",
    "votes",
    "commitments",
    "trios",
    "gallery",
    "categories",
    "verbatim",
)
"""In the order of the form that communities have used for years."""

FORM_KEYS = (
    "discussion",
    "onepage",
    "proceedings",
    "story",
    "timing",
    "runsheet",
    "packing",
    "cards",
    "triocards",
    "signs",
    "stations",
    "blanks",
    "attendance",
    "badges",
    "certificates",
    "newsletter",
    "survey",
    "answers",
    "book",
)
"""Every document by its key; here so that naming them loads nothing that sets pages."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a document may name them; `consent` is their own wish ('' when nobody asked) and is never widened."""

    name: str
    consent: Consent = "full"
    email: str = ""
    email_shown: bool = False
    organisation: str = ""
    arrived: str = ""
    topics: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """As which they are counted where a donor asks: women, youth."""
    called: str = ""
    native: str = ""
    """What they wish to be called, and their name in its own letters: for a badge."""


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    author: Person | None = None
    category: str = ""
    at: str = ""
    step: str = ""
    group: str = ""
    private: bool = False
    """Not for the room: left out of every public document."""
    times: int = 1
    """How often it was said: notes that were merged count."""


@dataclass(frozen=True, slots=True)
class Category:
    """Notes under one heading; `sign` is +, − or empty and pairs a category with its opposite."""

    name: str
    notes: tuple[Note, ...] = ()
    sign: str = ""
    colour: str = "#0B5D57"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An activity (`depth` 0) or one of its steps (1). `actual_ms` is None while it has not been run."""

    title: str
    planned_ms: int
    actual_ms: int | None = None
    starts: str = ""
    began: str = ""
    detail: str = ""
    prompts: tuple[str, ...] = ()
    hint: str = ""
    needs: str = ""
    depth: int = 0
    lead: str = ""
    code: str = ""
    """What names it on paper: 2 for the second activity, 2.3 for its third step."""
    materials: str = ""
    room: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    asks: tuple[Category, ...] = ()
    """The categories that its notes have, without notes."""
    confidential: bool = False
    scene: str = ""
    turns: int = 1


@dataclass(frozen=True, slots=True)
class Seat:
    letter: str
    person: Person
    role: str = ""
    client: bool = False
    scribe: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    place: str
    seats: tuple[Seat, ...]
    label: str = ""
    """The group's short name, such as T4."""


@dataclass(frozen=True, slots=True)
class Draw:
    """One drawing of groups; with more than one turn each seat is client in its own, A first."""

    name: str
    groups: tuple[Group, ...]
    turns: int = 1


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of ink; `points` are x0, y0, x1, y1 … in the picture's own units, y downwards."""

    points: tuple[float, ...]
    colour: str = "#1F2A2E"
    width: float = 3.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """Letters on a picture, in a box of the picture's units; `paper` is a sticky note's colour."""

    text: str
    left: float
    top: float
    width: float
    height: float
    size: float
    colour: str = "#1F2A2E"
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A photo that lies on a drawing, in a box of the picture's units."""

    image: bytes
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing or photo: either one `image` (PNG or JPEG, upright, without metadata) or `marks` in painting order.

    `width` and `height` are the picture's own units, in which the marks lie.
    """

    number: int
    caption: str = ""
    author: Person | None = None
    facts: tuple[tuple[str, str], ...] = ()
    image: bytes = b""
    marks: tuple[Stroke | Words | Pasted, ...] = ()
    width: float = 1600.0
    height: float = 1000.0
    notes: tuple[Note, ...] = ()
    drawn: tuple[Mark, ...] = ()
    """A drawing as the board keeps it, in place of `marks`; to be opened where it is printed."""
    photos: tuple[tuple[Id, bytes], ...] = ()
    """What lies on such a drawing."""
    visited: bool = False
    """A group has stood before it."""


@dataclass(frozen=True, slots=True)
class Commitment:
    text: str
    who: Person | None = None
    due: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the charter, or an outcome that was planned, with what was answered or ''.

    `hands` of `present` people said that it came to that; None where nobody was asked.
    """

    question: str
    answer: str = ""
    hands: int | None = None
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """One dimension of the health check: (ISO day, mean of 1 to 5), oldest first; `trend` up, falling, steady or ''."""

    dimension: str
    scores: tuple[tuple[str, float], ...]
    trend: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the interest survey (`kind`: words, many, one or yes) with what all answers came to."""

    question: str
    kind: str = "words"
    choices: tuple[str, ...] = ()
    answered: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A question with its choices and their dots or hands. `open` once the room has seen the counts."""

    question: str
    choices: tuple[tuple[str, int], ...]
    kind: str = "dots"
    voters: int = 0
    open: bool = True


@dataclass(frozen=True, slots=True)
class Unsettled:
    """So many photos, notes, people, outcomes or actions wait for something; `room` is where it is done."""

    kind: str
    count: int
    room: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the facilitator chose at the right of the page."""

    paper: Paper = "A4"
    names: Names = "full"
    public: bool = True
    language: str = "en"
    sections: frozenset[str] = frozenset(SECTIONS[:-1])
    order: tuple[str, ...] = SECTIONS
    """Every section once, as they follow each other; those left out keep their place."""
    colour: str = "#0B5D57"
    """Of titles, bars and numbers."""
    logo: bytes = b""
    """PNG or JPEG at the head of the first page."""


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One session (or, for the community's documents, what its sessions left)."""

    title: str
    community: str = ""
    day: str = ""
    slot: str = ""
    space: str = ""
    convenors: tuple[Person, ...] = ()
    coach: Person | None = None
    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    participants: tuple[Person, ...] = ()
    invited: tuple[Person, ...] = ()
    """Everybody who is or may come, for lists and badges printed before a session."""
    key_title: str = ""
    """What the key points are about ("good CoP / bad CoP"); may be empty."""
    key_points: tuple[Category, ...] = ()
    themes: tuple[Category, ...] = ()
    """The clusters of the wall, as far as they have a name."""
    problem: str = ""
    ideas: tuple[Note, ...] = ()
    drivers: tuple[Note, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    steps: tuple[AgendaRow, ...] = ()
    """The same, with every step under its activity."""
    draws: tuple[Draw, ...] = ()
    gallery: tuple[Picture, ...] = ()
    categories: tuple[Category, ...] = ()
    verbatim: tuple[Note, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    quote: Note | None = None
    members: tuple[Person, ...] = ()
    sessions: tuple["Meeting", ...] = ()
    promises: tuple[Commitment, ...] = ()
    """All that the community's people promised, not only in this session."""
    letter: tuple[tuple[str, str], ...] = ()
    """The newsletter as the community has written it so far: each part's heading and its text."""
    topics: tuple[tuple[str, int], ...] = ()
    """What members want to learn about, and how many do."""
    answers: tuple[Answer, ...] = ()
    """What the session gave for its outcomes, as far as somebody wrote it down."""
    messages: tuple[str, ...] = ()
    """The session in short, as the facilitator wrote it."""
    headlines: tuple[tuple[str, str], ...] = ()
    """An activity's title with its line."""
    closing: str = ""
    """What one leaves with: often a question."""
    votes: tuple[Vote, ...] = ()
    charter: tuple[Answer, ...] = ()
    health: tuple[Health, ...] = ()
    survey: tuple[Asked, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    earlier: tuple["Earlier", ...] = ()
    """What the activities took in sessions that were finished before this one."""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One past or coming session of the community; `present` is 0 for one that has not been."""

    title: str
    day: str
    slot: str = ""
    space: str = ""
    present: int = 0
    held: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """One earlier time that an activity was run."""

    session: str
    day: str
    planned_ms: int
    took_ms: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """An activity, or those of one method, with its last times, the newest first; `times` is never empty."""

    title: str
    times: tuple[Time, ...]

    @property
    def planned_ms(self) -> int:
        """The mean plan."""
        return round(sum(time.planned_ms for time in self.times) / len(self.times))

    @property
    def took_ms(self) -> int:
        """The mean time it took."""
        return round(sum(time.took_ms for time in self.times) / len(self.times))


@dataclass(frozen=True, slots=True)
class Missing:
    """A letter that no bundled face can show."""

    letter: str
    name: str
    where: str
