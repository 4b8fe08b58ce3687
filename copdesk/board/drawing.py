"""A drawing and what is known about it; a photo of one counts as a drawing too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from copdesk.board.ink import PAGE, Box, Stroke

FIELDS = ("title", "whose", "members", "governance", "numbers", "focus", "activity", "keywords")
PAPERS = ("blank", "grid", "ruled")
KEEP_FROM = 60
MAX_WORDS, MAX_MEMBERS = 2000, 1_000_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What a group says about its drawing, in the words of the session plan.

    `numbers` are all but that of the members: "3 working groups, 2 meetings a year".
    """

    title: str = ""
    whose: str = ""
    members: int | None = None
    governance: str = ""
    numbers: str = ""
    focus: str = ""
    activity: str = ""
    keywords: tuple[str, ...] = ()


class Owner(NamedTuple):
    """Whose a drawing is: a name, and the member or the group that is called so, where it is one."""

    name: str
    member_id: bytes | None = None
    trio_id: bytes | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a session.

    `picture` is the id of the photo it is, or None where it is drawn with the pen. `author_id` is a member, or None
    where `facts.whose` alone says whose it is. `place` orders the gallery from 1. `notes` counts what was said about
    it, `strokes` its marks. `changed_at` is when a stroke or a fact last changed, ms UTC.
    """

    id: bytes
    session_id: bytes
    facts: Facts = field(default_factory=Facts)
    author_id: bytes | None = None
    trio_id: bytes | None = None
    step_id: bytes | None = None
    picture: bytes | None = None
    place: int = 0
    notes: int = 0
    strokes: int = 0
    visited: bool = False
    changed_at: int = 0
    paper: str = "blank"

    @property
    def edition(self) -> tuple[int, int, bytes]:
        """Differs between two states of the drawing that do not look the same."""
        return self.changed_at, self.strokes, self.picture or b""

    @property
    def is_photo(self) -> bool:
        return self.picture is not None

    @property
    def is_bare_photo(self) -> bool:
        """A photo that nobody has drawn on."""
        return self.picture is not None and not self.strokes


@dataclass(frozen=True, slots=True)
class Page:
    """All that a canvas needs of one drawing.

    `strokes` start with the photo, where there is one, as a locked image under everything. `sizes` holds the width and
    height of each picture on the page. `rendering` is the JPEG or PNG of the page as it was last painted, None where it
    was never painted or has changed since; it shows `extent` of the page. A heavy drawing comes without its strokes:
    `keys` names them in painting order, `top` is the height of the topmost.
    """

    drawing: Drawing
    strokes: tuple[Stroke, ...]
    sizes: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    rendering: bytes | None = None
    keys: tuple[bytes, ...] = ()
    top: int = 0
    extent: Box = PAGE


@dataclass(frozen=True, slots=True)
class Look:
    """What it takes to show a drawing small: one of `picture` (PNG or JPEG of all of it) and `strokes`.

    `photos` are the JPEGs that the strokes show. `keep` says that painting the strokes is worth remembering.
    """

    drawing: Drawing
    picture: bytes | None = None
    strokes: tuple[Stroke, ...] = ()
    photos: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def keep(self) -> bool:
        return len(self.strokes) > KEEP_FROM


def photo_box(width: int, height: int) -> Box:
    """Where a photo lies on the page: whole, in the middle."""
    scale = min(PAGE.width / max(width, 1), PAGE.height / max(height, 1))
    wide, high = width * scale, height * scale
    return Box((PAGE.width - wide) / 2, (PAGE.height - high) / 2, (PAGE.width + wide) / 2, (PAGE.height + high) / 2)


def photo_stroke(picture: bytes, width: int, height: int) -> Stroke:
    """The photo of a drawing as the lowest, locked mark of its page; it has the photo's id and is never kept."""
    box = photo_box(width, height)
    return Stroke.of(
        picture,
        "image",
        "#000000",
        1.0,
        [(box.left, box.top), (box.right, box.bottom)],
        picture=picture,
        locked=True,
        z=-1000,
    )
