"""The rows of notes and commitments."""

import json
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.notes.values import Cluster, Group, Note, Promise

FIELDS = (
    "body", "category", "who_id", "who", "consent", "starred", "for_room", "step_id", "turn", "trio_id", "drawing_id",
    "tags", "cluster_id", "x", "y", "parked", "source", "language",
)  # fmt: skip


def of_session(book: Book, session_id: Id) -> list[Note]:
    """All notes of a session as they were said."""
    rows = book.rows("select * from note where session_id = ? and not removed order by said_at, id", [session_id])
    return _notes_of(book, rows)


def of_step(book: Book, step_id: Id) -> list[Note]:
    """All notes of a step as they were said."""
    rows = book.rows("select * from note where step_id = ? and not removed order by said_at, id", [step_id])
    return _notes_of(book, rows)


def newest(book: Book, session_id: Id, count: int) -> list[Note]:
    """The notes written last, whenever they were said, the newest at the end."""
    rows = book.rows(
        "select * from note where session_id = ? and not removed order by id desc limit ?", [session_id, count]
    )
    return _notes_of(book, rows[::-1])


def note(book: Book, key: Id) -> Note | None:
    """One note, also a removed one; None for an unknown key."""
    rows = book.rows("select * from note where id = ?", [key])
    return _notes_of(book, rows)[0] if rows else None


def _notes_of(book: Book, rows: list[Row]) -> list[Note]:
    merged = book.rows(
        "select merged_into, count(*) as times from note where merged_into is not null and removed group by merged_into"
    )
    times = {row["merged_into"]: row["times"] for row in merged}
    return [note_of(row, 1 + times.get(row["id"], 0)) for row in rows]


def note_of(row: Row, times: int = 1) -> Note:
    """A note from its row; `times` counts the notes merged into it, and itself."""
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
        tags=tuple(json.loads(row["tags"])) if row["tags"] else (),
        cluster_id=row["cluster_id"],
        x=row["x"],
        y=row["y"],
        parked=bool(row["parked"]),
        language=row["language"] or "",
        times=times,
        apart=tuple(bytes.fromhex(each) for each in json.loads(row["apart"])) if row["apart"] else (),
    )


def clusters(book: Book, session_id: Id) -> list[Cluster]:
    """A session's clusters in the order of the wall."""
    rows = book.rows(
        "select * from cluster where session_id = ? and not removed order by coalesce(position, 0), id", [session_id]
    )
    return [cluster_of(row) for row in rows]


def cluster(book: Book, key: Id) -> Cluster | None:
    """One cluster that is not removed."""
    row = book.row("select * from cluster where id = ? and not removed", [key])
    return cluster_of(row) if row else None


def cluster_of(row: Row) -> Cluster:
    """A cluster from its row."""
    return Cluster(row["id"], row["name"] or "", row["position"] or 0, row["step_id"])


def groups(book: Book, session_id: Id) -> list[Group]:
    """The groups of all draws of a session, those of the newest draw first."""
    rows = book.rows(
        "select t.id, t.position, t.place, d.activity_id from trio t join draw d on d.id = t.draw_id"
        " where d.session_id = ? and not d.removed and not t.removed order by d.drawn_at desc, d.id desc, t.position",
        [session_id],
    )
    return [Group(row["id"], row["position"], row["place"] or "", row["activity_id"]) for row in rows]


def stored(field: str, value: Any) -> Any:
    """A note's field as its column holds it."""
    if field == "tags":
        return json.dumps(list(value), ensure_ascii=False) if value else None
    if field == "apart":
        return json.dumps(sorted(key.hex() for key in value)) if value else None
    if field == "for_room":
        return int(bool(value))
    if isinstance(value, bool):
        return int(value)
    return None if value in ("", 0) else value


def promises(book: Book, session_id: Id) -> list[Promise]:
    """What was promised in a session, open ones first, as they were said."""
    rows = book.rows(
        "select c.*, m.name as member from commitment c left join member m on m.id = c.who_id"
        " where c.session_id = ? and not c.removed order by c.done_at is not null, c.id",
        [session_id],
    )
    return [promise_of(row) for row in rows]


def promise_of(row: Row) -> Promise:
    """A promise from its row, with the member's name where it is known."""
    who = row["member"] or row["who"] or ""
    return Promise(row["id"], row["what"], who, row["who_id"], row["due"] or "", row["done_at"], row["note_id"])
