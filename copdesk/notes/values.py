"""Notes and the signs they are written with."""

import re
import unicodedata
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.plan.values import Category

LONGEST = 20_000  # characters of one note

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
"""What every community can write; a step's own categories come before these."""


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


_SIGN = {"+": "+", "-": "-", "−": "-", "–": "-", "?": "?", "!": "!", '"': '"', "“": '"', "„": '"', "«": '"'}
_SIGN |= {">": ">", "=": "=", "*": "*", "^": "^", "~": "~"}
_WHO = re.compile(r"(?:^|\s)@(\w[\w.'’-]*)")
_TAG = re.compile(r"(?:^|\s)#(\w[\w-]*)")
_TRIO = re.compile(r"(?:^|\s)/t(\d{1,2})(?=\s|$)", re.IGNORECASE)


def read(line: str) -> Written:
    """A typed line's signs taken apart: `+ text @name #tag /t4`. A sign counts before a space or a letter."""
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
    return Written(body, sign, who.group(1) if who else "", tags, int(trio.group(1)) if trio else 0, starred, mode)


def kept(text: str) -> str:
    """A text as typed: NFC, controls removed but line ends kept, no lone surrogates, ends trimmed."""
    whole = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) != "Cc").strip()
