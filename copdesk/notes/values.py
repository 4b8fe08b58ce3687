"""Notes and the signs they are written with."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from copdesk.book.ids import Id
from copdesk.people.values import folded
from copdesk.plan.values import Category
from copdesk.words import tr

LONGEST = 20_000  # characters of one note
KEPT_OUT = "out"  # the consent of a note that no report has
CONSENTS = ("", "full", "initials", "none", KEPT_OUT)
"""How a note may be quoted: as its speaker's card says, with the name, with initials, without a name, not at all."""

SIGNS: tuple[Category, ...] = (
    Category("positive", "Positive", "+", "teal"),
    Category("negative", "Negative", "-", "crimson"),
    Category("question", "Question", "?", "blue"),
    Category("idea", "Idea", "!", "blue"),
    Category("quote", "Quote", '"', "violet"),
    Category("action", "Action", ">", "amber"),
    Category("decision", "Decision", "=", "teal"),
    Category("problem", "Problem", "", "crimson"),
    Category("driver", "Driver", "", "teal"),
)
"""What every community can write, named in English."""


def signs() -> tuple[Category, ...]:
    """What every community can write, in the desk's language; a step's own categories come before these."""
    return tuple(replace(one, name=tr(one.name)) for one in SIGNS)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was said. `category` is a category's key or ''; `said_at` is ms UTC."""

    id: Id
    session_id: Id
    body: str
    said_at: int
    step_id: Id | None = None
    turn: int = 0
    trio_id: Id | None = None
    drawing_id: Id | None = None
    category: str = ""
    who_id: Id | None = None
    who: str = ""
    consent: str = ""
    starred: bool = False
    for_room: bool = True
    source: str = ""
    tags: tuple[str, ...] = ()
    cluster_id: Id | None = None
    x: float | None = None
    y: float | None = None
    parked: bool = False
    language: str = ""
    times: int = 1
    apart: tuple[Id, ...] = ()
    outcome_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Notes that belong together on the wall, under a name; `position` orders the wall."""

    id: Id
    name: str
    position: int = 0
    step_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a draw, as notes refer to it: T4, or T4 · Garden."""

    id: Id
    number: int
    place: str = ""
    activity_id: Id | None = None

    @property
    def label(self) -> str:
        """The name that the card and the projector say."""
        return f"T{self.number} · {self.place}" if self.place else f"T{self.number}"


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody will do: `due` as it was said at `said_at`, or an ISO date; `done_at` once it is done."""

    id: Id
    what: str
    who: str = ""
    who_id: Id | None = None
    due: str = ""
    done_at: int | None = None
    note_id: Id | None = None
    said_at: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What the capture line offers in a step: `chips` to choose from, all `known` categories, lines that wait.

    `asked` are the keys of the categories that the step asks every group for.
    """

    step_id: Id | None
    title: str
    chips: tuple[Category, ...]
    known: tuple[Category, ...]
    confidential: bool = False
    silent: bool = False
    waiting: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A note as a list shows it: its trio's short name, the speaker's name and its category beside it."""

    note: Note
    trio: str = ""
    who: str = ""
    kind: Category | None = None

    @property
    def found_by(self) -> str:
        """What a search looks through: all of it, folded. The words of notes are folded once, for every search."""
        kind = self.kind.name if self.kind else ""
        return f"{folded(self.note.body)} {folded(' '.join((self.who, self.trio, kind, *self.note.tags)))}"


@dataclass(frozen=True, slots=True)
class Part:
    """A step of the session by which notes are looked at; `activity` is the activity's title."""

    step_id: Id
    title: str
    activity_id: Id
    activity: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the Notes room shows of a session, read at once; `people` are those who may have said something."""

    lines: tuple[Line, ...] = ()
    categories: tuple[Category, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    parts: tuple[Part, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[tuple[Id, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """One typed line, read. `mode` is 'new', 'goes_on' (`^`) or 'corrects' (`~`)."""

    body: str
    sign: str = ""
    who: str = ""
    tags: tuple[str, ...] = ()
    trio: int = 0
    starred: bool = False
    mode: str = "new"


def groups_of(shown: Shown, activity_id: Id | None = None) -> list[Group]:
    """The groups of an activity's draw, of the newest draw without an activity, by their numbers."""
    own = [group for group in shown.groups if group.activity_id == activity_id]
    newest = [group for group in shown.groups if group.activity_id == shown.groups[0].activity_id]
    return sorted(own or newest, key=lambda group: group.number)


def not_yet_heard(shown: Shown, activity_id: Id | None = None) -> list[Group]:
    """Those of `groups_of` that no note stands for."""
    spoken = {line.note.trio_id for line in shown.lines}
    return [group for group in groups_of(shown, activity_id) if group.id not in spoken]


def invited(groups: Sequence[Group], seed: int) -> Group | None:
    """One of the groups by lot, always the same for a seed; None of none."""
    return Random(seed).choice(sorted(groups, key=lambda group: group.number)) if groups else None


_SIGN = {"+": "+", "-": "-", "−": "-", "–": "-", "?": "?", "!": "!", '"': '"', "“": '"', "„": '"', "«": '"'}
_SIGN |= {">": ">", "=": "=", "*": "*", "^": "^", "~": "~"}
# Not \w: the vowels of Thai, Khmer or Devanagari are marks, and a name must not end at the first of them.
_WHO = re.compile(r"(?:^|\s)@(?=[^\W_])([^\s@#,;:!?()…]+)")
_TAG = re.compile(r"(?:^|\s)#(?=[^\W\d_])([^\s@#,;:.!?()…]+)")
_TRIO = re.compile(r"(?:^|\s)/t(\d{1,2})(?=\s|$)", re.IGNORECASE)
_DOT = re.compile(r"^\s*[•‣◦·●▪]\s*")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")
_LISTED = re.compile(r"^\s*(?:[-–*]|\d{1,3}[.)])\s+")


def read(line: str) -> Written:
    """A typed line's signs taken apart: `+ text @name #tag /t4`. A sign before a digit is a number's: `-5 °C`."""
    body, sign, starred, mode = kept(line), "", False, "new"
    while body[:1] in _SIGN and (len(body) == 1 or not body[1].isdigit()):
        mark = _SIGN[body[0]]
        if mark == "*":
            starred = True
        elif mark == "^":
            mode = "goes_on"
        elif mark == "~":
            mode = "corrects"
        elif sign:
            break
        else:
            sign = mark
        body = body[1:].lstrip()
        if mark == '"':
            body = body.rstrip('"”“»')
    who, trio = _WHO.search(body), _TRIO.search(body)
    tags = tuple(dict.fromkeys(_TAG.findall(body)))
    for pattern in (_WHO, _TRIO, _TAG):
        body = pattern.sub(" ", body, count=1 if pattern is not _TAG else 0)
    body = "\n".join(" ".join(part.split(" ")) for part in body.strip().split("\n"))
    body = re.sub(r" {2,}", " ", body)
    name = who.group(1).rstrip(".") if who else ""
    return Written(body, sign, name, tags, int(trio.group(1)) if trio else 0, starred, mode)


def is_plain(body: str) -> bool:
    """Whether the words of a note hold nothing that a typed line would read as a sign, a name or a tag."""
    return read(body) == Written(body)


def bare(lines: Sequence[str]) -> list[str]:
    """Lines without what a list puts before its entries: dots always, dashes and numbers where most lines have them.

    Where a line begins with `+`, a dash is the sign of something negative.
    """
    filled = [line for line in lines if line.strip()]
    listed = 2 * sum(bool(_LISTED.match(line) or _DOT.match(line)) for line in filled) > len(filled)
    signed = any(line.lstrip().startswith("+") for line in filled)
    plain = [_DOT.sub("", line) for line in lines]
    if not listed:
        return plain
    return [_NUMBER.sub("", line) if signed else _LISTED.sub("", line) for line in plain]


def meant(known: Sequence[Category], sign: str, chosen: str) -> str:
    """The key of the category that a sign and a chosen one make together; '' for none.

    A sign wins over what is chosen, but stays with its name: with "− Facilitation" chosen, `+` means "+ Facilitation".
    """
    one = next((each for each in known if each.key == chosen), None)
    if not sign or (one is not None and one.sign == sign):
        return one.key if one else ""
    same = [each for each in known if each.sign == sign]
    near = [each for each in same if one is not None and each.name == one.name]
    return (near or same)[0].key if same else (one.key if one else "")


def completing(line: str, caret: int) -> tuple[int, str] | None:
    """Where the `@` of a name that is being typed stands, and what follows it up to the caret; None elsewhere."""
    before = line[:caret]
    at = before.rfind("@")
    if at < 0 or (at and not before[at - 1].isspace()) or any(c.isspace() for c in before[at:]):
        return None
    return at, before[at + 1 :]


def kept(text: str) -> str:
    """A text as typed: NFC, controls removed but line ends kept, no lone surrogates, ends trimmed."""
    whole = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) != "Cc").strip()
