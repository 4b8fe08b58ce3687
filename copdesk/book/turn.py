"""One turn: everything that one verb changes, kept together or not at all."""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from copdesk.book.ids import Id
from copdesk.book.journal import Image, Row
from copdesk.book.schema import TABLES
from copdesk.book.seal import seal
from copdesk.words import Refused

WHERE = {"stroke": "id = ? and drawing_id in (select id from drawing)"}
"""How a row is found by its key where a table is not in the order of its keys."""


class Turn:
    """Writes rows and remembers their images. Made by `Book.turn`, alive only inside its `with`."""

    def __init__(self, db: Database, at: int) -> None:
        self._db = db
        self.at = at
        self.images: list[Image] = []
        self.tables: set[str] = set()
        self.ids: set[Id] = set()

    def insert(self, table: str, row: Row) -> None:
        """Adds a row; `row` has its `id` and leaves `changed_at`, `removed`, `seal` to the turn."""
        self.insert_sealed(table, (sealed(row),))

    def insert_sealed(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows that `sealed` made."""
        _known(table)
        if not rows:
            return
        names = list(dict.fromkeys(name for row in rows for name in row))
        marks = ", ".join("?" * (len(names) + 1))
        statement = f"insert into {table} ({', '.join(names)}, changed_at) values ({marks})"
        self._db.conn.executemany(statement, ([*map(row.get, names), self.at] for row in rows))
        for row in rows:
            self._note(table, row["id"], {"removed": 1}, {"removed": 0}, b"", row["seal"])

    def update(self, table: str, key: Id, new: Row) -> bool:
        """Changes fields of a row; False where nothing differs. Raises Refused("book.row") for no such row."""
        _known(table)
        old = self._row(table, key)
        before = {name: old[name] for name in new if old[name] != new[name]}
        if not before:
            return False
        after = {name: new[name] for name in before}
        becomes = seal({**old, **after})
        self._set(table, key, after, becomes)
        self._note(table, key, before, after, old["seal"], becomes)
        return True

    def remove(self, table: str, key: Id) -> bool:
        """Marks a row as removed; undo takes the mark away."""
        return self.update(table, key, {"removed": 1})

    def join(self, other: "Turn") -> None:
        """Takes over what another turn changed within this one."""
        self.images += other.images
        self.tables |= other.tables
        self.ids |= other.ids

    def restore(self, image: Image, *, forward: bool, label: str) -> None:
        """Puts an image's row back (or forth); raises Refused("undo.changed") if it has changed since."""
        old = self._row(image.table, image.key)
        wanted = image.after if forward else image.before
        found, wanted_seal = (image.seal_before, image.seal_after) if forward else (image.seal_after, image.seal_before)
        becomes = seal({**old, **wanted})
        if not (old["seal"].startswith(found) and becomes.startswith(wanted_seal)):
            raise Refused("undo.changed", label=label)
        self._set(image.table, image.key, wanted, becomes)
        self.tables.add(image.table)
        self.ids.add(image.key)

    def _row(self, table: str, key: Id) -> Row:
        # Not by `query`, which asks SQLite three times: a turn may hold thousands of rows.
        cursor = self._db.conn.execute(f"select * from {table} where {WHERE.get(table, 'id = ?')}", [key])
        rows = cursor.fetchall()
        if not rows:
            raise Refused("book.row")
        return {column[0]: cell for column, cell in zip(cursor.description, rows[0], strict=True)}

    def _set(self, table: str, key: Id, fields: Row, becomes: bytes) -> None:
        full: dict[str, Any] = {**fields, "changed_at": self.at, "seal": becomes}
        setters = ", ".join(f"{name} = ?" for name in full)
        where = WHERE.get(table, "id = ?")
        self._db.execute(f"update {table} set {setters} where {where}", [*full.values(), key])

    def _note(self, table: str, key: Id, before: Row, after: Row, old: bytes, new: bytes) -> None:
        self.images.append(Image(table, key, before, after, old, new))
        self.tables.add(table)
        self.ids.add(key)


def sealed(row: Row) -> Row:
    """A new row with its seal: where there are thousands, that is made before the turn that inserts them begins."""
    whole = {**row, "removed": 0}
    return {**whole, "seal": seal(whole)}


def _known(table: str) -> None:
    if table not in TABLES:
        raise ValueError(f"no table of the book: {table}")
