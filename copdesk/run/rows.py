"""The rows of facts."""

import json
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.clock import Reading
from copdesk.run.facts import CueKey, Fact


def of_session(book: Book, session_id: Id) -> list[Fact]:
    """All facts of a session that were not undone, in the order they happened."""
    rows = book.rows("select * from fact where session_id = ? and not removed order by rowid", [session_id])
    return [_fact(row) for row in rows]


def sessions_begun(book: Book) -> list[Id]:
    """Sessions with at least one fact, the latest touched first."""
    rows = book.rows("select session_id, max(rowid) as last from fact where not removed group by session_id")
    return [row["session_id"] for row in sorted(rows, key=lambda row: -row["last"])]


def last_heard(book: Book) -> int:
    """When anything was last kept in the book, ms UTC: the program was alive then."""
    row = book.row("select max(at) as at from journal")
    return int(row["at"]) if row and row["at"] is not None else 0


def row_of(
    session_id: Id, kind: str, at: Reading, cue: CueKey | None = None, key: Id | None = None, **more: Any
) -> Row:
    """A row for a fact that happens now; `key` is its id, a new one where none is given."""
    detail = more.pop("detail", None)
    return {
        "id": key or new_id(),
        "session_id": session_id,
        "kind": kind,
        "step_id": cue[0] if cue else None,
        "turn": cue[1] if cue else None,
        "utc": at.utc,
        "boot": at.boot,
        "boot_id": at.boot_id,
        "detail": json.dumps(detail) if detail else None,
        **more,
    }


def _fact(row: Row) -> Fact:
    return Fact(
        id=row["id"],
        kind=row["kind"],
        at=Reading(row["utc"], row["boot"], row["boot_id"]),
        cue=(row["step_id"], row["turn"] or 0) if row["step_id"] else None,
        amount_ms=row["amount_ms"] or 0,
        reason=row["reason"] or "",
        about=row["about_id"],
        detail=json.loads(row["detail"]) if row["detail"] else {},
    )
