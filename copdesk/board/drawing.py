"""A drawing and what is known about it; a photo of one counts as a drawing too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What a group says about its drawing, in the words of the session plan."""

    title: str = ""
    whose: str = ""
    members: int | None = None
    governance: str = ""
    focus: str = ""
    activity: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a session.

    `picture` is the id of the photo it is, or None where it is drawn with the pen. `author_id` is a member, or None
    where `facts.whose` alone says whose it is. `place` orders the gallery from 1. `notes` counts what was said about
    it. `changed_at` is when a stroke or a fact last changed: a thumbnail older than that is painted anew.
    """

    id: bytes
    session_id: bytes
    facts: Facts = field(default_factory=Facts)
    author_id: bytes | None = None
    picture: bytes | None = None
    template: str = "blank"
    place: int = 0
    shared: bool = False
    notes: int = 0
    strokes: int = 0
    changed_at: datetime | None = None

    @property
    def is_photo(self) -> bool:
        return self.picture is not None
