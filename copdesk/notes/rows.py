"""The rows of notes and commitments."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from copdesk.book.book import Book, trouble_of
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.notes.values import Cluster, Group, Note, Promise

FIELDS = (
    "body", "category", "who_id", "who", "consent", "starred", "for_room", "step_id", "turn", "trio_id", "drawing_id",
    "tags", "cluster_id", "x", "y", "parked", "source", "language",
)  # fmt: skip


_COLUMNS = (
    "id, body, said_at, step_id, turn, trio_id, drawing_id, category, who_id, who, consent, starred, for_room, source,"
    " tags, cluster_id, x, y, parked, language, apart, session_id, outcome_id"
)


def of_session(book: Book, session_id: Id) -> list[Note]:
    """All notes of a session as they were said."""
    return _notes(book, "session_id = ? and not removed order by said_at, id", [session_id])


def of_step(book: Book, step_id: Id) -> list[Note]:
    """All notes of a step as they were said."""
    return _notes(book, "step_id = ? and not removed order by said_at, id", [step_id])


def newest(book: Book, session_id: Id, count: int) -> list[Note]:
    """The notes written last, whenever they were said, the newest at the end."""
    return _notes(book, "session_id = ? and not removed order by id desc limit ?", [session_id, count])[::-1]


def note(book: Book, key: Id) -> Note | None:
    """One note, also a removed one; None for an unknown key."""
    found = _notes(book, "id = ?", [key])
    return found[0] if found else None


def of_keys(book: Book, keys: Iterable[Id]) -> list[Note]:
    """The notes with these keys that are not removed; at most some hundreds of keys."""
    wanted = list(keys)
    return _notes(book, f"id in ({', '.join('?' * len(wanted))}) and not removed", wanted)


def keys(book: Book) -> dict[Id, bool]:
    """The keys of all notes of the book, with whether each was taken out; what was merged is not."""
    found = _fetch(book, "select id, removed and merged_into is null from note", [])
    return {key: bool(gone) for key, gone in found}


def bodies(book: Book, after: Id, count: int) -> list[tuple[Id, str]]:
    """The words of `count` notes of the whole book in the order of their keys, those after one key."""
    sql = "select id, body from note where id > ? and not removed order by id limit ?"
    return [(row[0], row[1]) for row in _fetch(book, sql, [after, count])]


def _fetch(book: Book, sql: str, args: list[Any]) -> list[tuple[Any, ...]]:
    """Rows as tuples: five thousand notes are read in a quarter of the time that rows by name take."""
    try:
        return book.db.conn.execute(sql, args).fetchall()
    except sqlite3.Error as exc:
        raise trouble_of(exc) from exc


def _notes(book: Book, where: str, args: list[Any]) -> list[Note]:
    merged = _fetch(
        book,
        "select merged_into, count(*) from note where merged_into is not null and removed group by merged_into",
        [],
    )
    times: dict[Id, int] = dict(merged)
    return [_note(row, times) for row in _fetch(book, f"select {_COLUMNS} from note where {where}", args)]


def _note(row: tuple[Any, ...], times: dict[Id, int]) -> Note:
    """A note from its columns; `times` counts the notes merged into it, and itself."""
    (key, body, said_at, step_id, turn, trio_id, drawing_id, category, who_id, who, consent, starred, for_room, source,
     tags, cluster_id, x, y, parked, language, apart, session_id, outcome_id) = row  # fmt: skip
    return Note(
        key,
        session_id,
        body,
        said_at,
        step_id,
        turn or 0,
        trio_id,
        drawing_id,
        category or "",
        who_id,
        who or "",
        consent or "",
        bool(starred),
        for_room is None or bool(for_room),
        source or "",
        tuple(json.loads(tags)) if tags else (),
        cluster_id,
        x,
        y,
        bool(parked),
        language or "",
        1 + times.get(key, 0),
        tuple(bytes.fromhex(each) for each in json.loads(apart)) if apart else (),
        outcome_id,
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


_PROMISES = (
    "select c.*, m.name as member, coalesce(n.said_at, c.changed_at) as said_at from commitment c"
    " left join member m on m.id = c.who_id left join note n on n.id = c.note_id"
)


def promises(book: Book, session_id: Id) -> list[Promise]:
    """What was promised in a session, open ones first, as they were said."""
    rows = book.rows(
        f"{_PROMISES} where c.session_id = ? and not c.removed order by c.done_at is not null, c.id",
        [session_id],
    )
    return [promise_of(row) for row in rows]


def promises_before(book: Book, session_id: Id) -> list[Promise]:
    """What the sessions planned before this one left open."""
    rows = book.rows(
        f"{_PROMISES} join session s on s.id = c.session_id"
        " where not c.removed and c.done_at is null and not s.removed"
        " and coalesce(s.position, 0) < (select coalesce(position, 0) from session where id = ?) order by c.id",
        [session_id],
    )
    return [promise_of(row) for row in rows]


def promise_of_note(book: Book, key: Id) -> Promise | None:
    """What a note promised, as it stands now."""
    row = book.row(f"{_PROMISES} where c.note_id = ? and not c.removed order by c.id", [key])
    return promise_of(row) if row else None


def promise_of(row: Row) -> Promise:
    """A promise from its row, with the member's name where it is known."""
    who = row["member"] or row["who"] or ""
    head = (row["id"], row["what"], who, row["who_id"], row["due"] or "", row["done_at"], row["note_id"])
    return Promise(*head, row["said_at"])
