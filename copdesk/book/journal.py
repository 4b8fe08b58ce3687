"""The memory of a book: what each turn changed, and the one stack of undo and redo.

An image names one row, its changed fields before and after, and its seal before and after. An inserted
row is an image of its `removed` mark, so that undo is always an update and never a deletion, and so that
strokes and photos are named by key only. A turn of nothing but new rows, as drawing is, is written as their
keys and half their seals alone, which is enough to see that a row is not as it was.
"""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from copdesk.book.ids import Id
from copdesk.words import Refused, deed

Row = dict[str, Any]
_GONE, _THERE = {"removed": 1}, {"removed": 0}
_NEW_ROWS, _NEW_ROWS_BEFORE = b"*", b"+"
_KEY, _HALF, _WHOLE = 16, 4, 8
_SHORT = {"stroke": "s", "picture": "p"}  # the tables whose rows are many


@dataclass(frozen=True, slots=True)
class Image:
    """One row's change. `before` and `after` hold the changed fields only.

    `seal_before` is empty for a new row: it follows from the row itself. Of `seal_after` the first half may do.
    """

    table: str
    key: Id
    before: Row
    after: Row
    seal_before: bytes
    seal_after: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One turn as the journal keeps it. `state` is 'done', 'undone' or 'past' (redo no longer offered)."""

    seq: int
    verb: str
    label: str
    at: int
    state: str
    undoable: bool
    images: tuple[Image, ...]


def pack(images: list[Image]) -> bytes:
    """Images as compressed JSON; new rows of one table as its name, their keys and their seals."""
    if len({image.table for image in images}) == 1 and all(map(_is_new, images)):
        columns = zip(*(image.key + image.seal_after[:_HALF] for image in images), strict=True)
        cells = b"".join(map(bytes, columns))
        packed = zlib.compress(cells, 9)
        body = b"~" + packed if len(packed) < len(cells) else b"=" + cells
        table = images[0].table
        return _NEW_ROWS + _SHORT.get(table, table).encode() + body
    rows = [
        [i.table, i.key.hex(), _plain(i.before), _plain(i.after), i.seal_before.hex(), i.seal_after.hex()]
        for i in images
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(packed: bytes) -> tuple[Image, ...]:
    """What `pack` packed."""
    if packed.startswith(_NEW_ROWS):
        return _new_rows(packed, _HALF)
    if packed.startswith(_NEW_ROWS_BEFORE):
        return _new_rows(packed, _WHOLE)
    rows = json.loads(zlib.decompress(packed))
    return tuple(
        Image(t, bytes.fromhex(k), _whole(b), _whole(a), bytes.fromhex(sb), bytes.fromhex(sa))
        for t, k, b, a, sb, sa in rows
    )


def _is_new(image: Image) -> bool:
    return not image.seal_before and image.before == _GONE and image.after == _THERE


def _new_rows(packed: bytes, seal: int) -> tuple[Image, ...]:
    end = next(at for at, byte in enumerate(packed) if byte in b"~=")
    cells = packed[end + 1 :]
    if packed[end : end + 1] == b"~":
        cells = zlib.decompress(cells)
    count, name = len(cells) // (_KEY + seal), packed[1:end].decode()
    table = next((table for table, short in _SHORT.items() if short == name), name)
    rows = (cells[at::count] for at in range(count))
    return tuple(Image(table, row[:_KEY], dict(_GONE), dict(_THERE), b"", row[_KEY:]) for row in rows)


def write(db: Database, verb: str, label: str, at: int, undoable: bool, images: list[Image]) -> None:
    """Adds one entry; what had been undone can no longer be redone after a new undoable one."""
    if undoable:
        db.execute("update journal set state = 'past' where state = 'undone'")
    db.execute(
        "insert into journal (verb, label, at, state, undoable, images) values (?, ?, ?, 'done', ?, ?)",
        [verb, label, at, int(undoable), pack(images)],
    )


def next_undo(db: Database, past_facts: bool = False) -> Entry:
    """The entry that undo would take back now.

    Raises Refused("undo.nothing"), or Refused("undo.fact") when a fact that spends time came after it
    and `past_facts` is False: the person must not lose something older than what they just did.
    """
    row = _one(db, "select * from journal where state = 'done' and undoable = 1 order by seq desc limit 1")
    if row is None:
        raise Refused("undo.nothing")
    fact = _one(db, "select * from journal where undoable = 0 and seq > ? order by seq desc limit 1", [row.seq])
    if fact is not None and not past_facts:
        raise Refused("undo.fact", label=fact.label, older=row.label)
    return row


def next_redo(db: Database) -> Entry:
    """The entry that redo would bring back; raises Refused("redo.nothing")."""
    row = _one(db, "select * from journal where state = 'undone' order by seq limit 1")
    if row is None:
        raise Refused("redo.nothing")
    return row


def mark(db: Database, entry: Entry, state: str) -> None:
    """Sets an entry's state."""
    db.execute("update journal set state = ? where seq = ?", [state, entry.seq])


def _one(db: Database, sql: str, args: list[Any] | None = None) -> Entry | None:
    rows = list(db.query(sql, args or []))
    if not rows:
        return None
    row = rows[0]
    images = unpack(row["images"])
    label = row["label"] or deed(row["verb"])
    return Entry(row["seq"], row["verb"], label, row["at"], row["state"], bool(row["undoable"]), images)


def _plain(row: Row) -> Row:
    return {name: {"x": value.hex()} if isinstance(value, bytes) else value for name, value in row.items()}


def _whole(row: Row) -> Row:
    return {name: bytes.fromhex(value["x"]) if isinstance(value, dict) else value for name, value in row.items()}
