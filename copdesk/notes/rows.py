"""The rows of notes and commitments."""

import json
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.notes.values import Note

FIELDS = (
    "body", "category", "who_id", "who", "consent", "starred", "for_room", "step_id", "turn", "trio_id", "drawing_id",
    "tags", "cluster_id", "x", "y", "parked", "source",
)  # fmt: skip


def of_session(book: Book, session_id: Id) -> list[Note]:
    """All notes of a session as they were said."""
    rows = book.rows("select * from note where session_id = ? and not removed order by said_at, id", [session_id])
    return [note_of(row) for row in rows]


def of_step(book: Book, step_id: Id) -> list[Note]:
    """All notes of a step as they were said."""
    rows = book.rows("select * from note where step_id = ? and not removed order by said_at, id", [step_id])
    return [note_of(row) for row in rows]


def note(book: Book, key: Id) -> Note | None:
    """One note, also a removed one; None for an unknown key."""
    row = book.row("select * from note where id = ?", [key])
    return note_of(row) if row else None


def note_of(row: Row) -> Note:
    """A note from its row."""
    return Note(
        id=row["id"],
        session_id=row["session_id"],
        body=row["body"],
        said_at=row["said_at"],
        step_id=row["step_id"],
        turn=row["turn"] or 0,
        trio_id=row["trio_id"],
        drawing_id=row["drawing_id"],
        category=row["category"] or "",
        who_id=row["who_id"],
        who=row["who"] or "",
        consent=row["consent"] or "",
        starred=bool(row["starred"]),
        for_room=row["for_room"] is None or bool(row["for_room"]),
        source=row["source"] or "",
        tags=tuple(json.loads(row["tags"] or "[]")),
        cluster_id=row["cluster_id"],
        x=row["x"],
        y=row["y"],
        parked=bool(row["parked"]),
    )


def stored(field: str, value: Any) -> Any:
    """A note's field as its column holds it."""
    if field == "tags":
        return json.dumps(list(value), ensure_ascii=False) if value else None
    if isinstance(value, bool):
        return int(value)
    return None if value in ("", 0) else value
