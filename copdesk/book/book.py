"""A book: one community's file, opened once, written by one thread."""

import os
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from copdesk.book import guard, journal, schema
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.book.lock import Lock
from copdesk.book.turn import Turn
from copdesk.clock import Clock
from copdesk.words import Refused, Trouble, deed, language_now

PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "locking_mode=NORMAL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=OFF",
    "secure_delete=ON",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a verb changed, for those who watch. `label` names it for undo, in the book's words."""

    verb: str
    tables: frozenset[str]
    ids: frozenset[Id]
    label: str = ""


class Book:
    """One open file. Not thread-safe: whoever opens it is the only one to use it."""

    def __init__(self, db: Database, clock: Clock, path: Path | None, lock: Lock | None = None) -> None:
        self.db = db
        self.path = path
        self._clock = clock
        self._lock = lock
        self._watchers: list[Callable[[Changes], None]] = []
        self._depth = 0
        self._step: Turn | None = None
        self._waiting: list[Changes] = []
        self._mark = _file_mark(path)
        self.last_kept: int = 0
        self.before_commit: Callable[[], None] | None = None

    @classmethod
    def memory(cls, clock: Clock) -> "Book":
        """A book that lives in memory: for tests, rehearsals and drawing without a file."""
        db = Database(_connect(":memory:"), recursive_triggers=False, execute_plugins=False)
        schema.build(db)
        return cls(db, clock, None)

    def copied(self, clock: Clock) -> "Book":
        """A book in memory with everything that is in this one now."""
        conn = _connect(":memory:")
        self.db.conn.backup(conn)
        return Book(Database(conn, recursive_triggers=False, execute_plugins=False), clock, None)

    @classmethod
    def create(cls, path: Path, name: str, clock: Clock, language: str = "") -> "Book":
        """A new file, whose documents speak `language` (or the desk's).

        Raises Refused("book.exists") and never writes over anything.
        """
        if not name.strip():
            raise Refused("book.name")
        try:
            with path.open("xb"):
                pass
        except FileExistsError:
            raise Refused("book.exists", path=path) from None
        except OSError as exc:
            raise trouble_of(exc) from exc
        lock = Lock.take(path)
        try:
            db = _database(path)
            schema.build(db)
            book = cls(db, clock, path, lock)
            with book.turn("community.begin", undoable=False) as turn:
                turn.insert("community", {"id": new_id(), "name": name.strip(), "language": language or language_now()})
        except (sqlite3.Error, Trouble) as exc:
            lock.release()
            path.unlink(missing_ok=True)
            raise trouble_of(exc) from exc
        return book

    @classmethod
    def open(cls, path: Path, clock: Clock, spares: Path | None = None) -> "Book":
        """Opens a file after `guard` said yes; migrates an older one after a spare was made.

        Raises Refused with the reason; what is refused is not written to.
        """
        found = guard.look(path, spares)
        lock = Lock.take(path)
        try:
            if found < schema.version():
                guard.copy_aside(path, spares)
            db = _database(path)
            if found < schema.version():
                schema.build(db)
        except sqlite3.Error as exc:
            lock.release()
            raise trouble_of(exc) from exc
        except BaseException:
            lock.release()
            raise
        return cls(db, clock, path, lock)

    def close(self) -> None:
        """Closes the file and gives the lock back."""
        self.db.close()
        if self._lock:
            self._lock.release()

    def watch(self, watcher: Callable[[Changes], None]) -> None:
        """`watcher` is called after each commit that changed something, on the book's thread."""
        self._watchers.append(watcher)

    def rows(self, sql: str, args: list[Any] | None = None) -> list[Row]:
        """The rows of a query, all of them: an unfinished cursor would hold a lock."""
        try:
            return [dict(row) for row in self.db.query(sql, args or [])]
        except sqlite3.Error as exc:
            raise trouble_of(exc) from exc

    def tuples(self, sql: str, args: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a query as they come: for those of which there are thousands."""
        try:
            return self.db.conn.execute(sql, args or []).fetchall()
        except sqlite3.Error as exc:
            raise trouble_of(exc) from exc

    def row(self, sql: str, args: list[Any] | None = None) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, args)
        return found[0] if found else None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Verbs inside share one commit; if it fails, none of them is kept."""
        with self._transaction():
            yield

    @contextmanager
    def turn(self, verb: str, label: str = "", *, undoable: bool = True) -> Iterator[Turn]:
        """All changes of one verb and their journal row, in one transaction.

        `label` names what undo would take back, else the verb's usual words do. Raises Trouble when the disk says no.
        """
        with self._transaction():
            turn = Turn(self.db, self._clock.now().utc)
            yield turn
            if self._step is not None and self._step is not turn:
                self._step.join(turn)
            elif turn.images:
                journal.write(self.db, verb, label, turn.at, undoable, turn.images)
                self._waiting.append(Changes(verb, frozenset(turn.tables), frozenset(turn.ids), label or deed(verb)))

    @contextmanager
    def one_step(self, verb: str, label: str) -> Iterator[None]:
        """Turns inside become one: one journal entry, one undo. One step inside another belongs to it."""
        with self.turn(verb, label) as turn:
            outer = self._step
            self._step = outer or turn
            try:
                yield
            finally:
                self._step = outer

    def undo(self, *, past_facts: bool = False) -> Changes:
        """Takes the newest undoable turn back; see `journal.next_undo` for what it refuses."""
        return self._travel(forward=False, past_facts=past_facts)

    def redo(self) -> Changes:
        """Brings the oldest undone turn back."""
        return self._travel(forward=True)

    def draft(self, key: str) -> str:
        """A half-typed text kept under `key`; '' where there is none. Outside journal and undo."""
        row = self.row("select body from draft where key = ?", [key])
        return str(row["body"]) if row else ""

    def keep_draft(self, key: str, body: str) -> None:
        """Keeps a half-typed text, or forgets it when `body` is empty."""
        with self._transaction():
            if body:
                at = self._clock.now().utc
                self.db.execute("insert or replace into draft (key, body, at) values (?, ?, ?)", [key, body, at])
            else:
                self.db.execute("delete from draft where key = ?", [key])

    def _travel(self, *, forward: bool, past_facts: bool = False) -> Changes:
        with self._transaction():
            entry = journal.next_redo(self.db) if forward else journal.next_undo(self.db, past_facts)
            turn = Turn(self.db, self._clock.now().utc)
            for image in entry.images if forward else reversed(entry.images):
                turn.restore(image, forward=forward, label=entry.label)
            journal.mark(self.db, entry, "done" if forward else "undone")
            verb = ("redo:" if forward else "undo:") + entry.verb
            changes = Changes(verb, frozenset(turn.tables), frozenset(turn.ids), entry.label)
            self._waiting.append(changes)
            return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        level = self._depth
        name = f"level_{level}"
        told = len(self._waiting)
        self._execute(f"SAVEPOINT {name}" if level else "BEGIN IMMEDIATE")
        self._depth = level + 1
        try:
            yield
            if not level:
                self._check_file()
                if self.before_commit is not None:
                    self.before_commit()
            self._execute(f"RELEASE {name}" if level else "COMMIT")
        except BaseException as exc:
            del self._waiting[told:]
            self._back(name if level else None)
            if isinstance(exc, sqlite3.Error):
                raise trouble_of(exc) from exc
            raise
        finally:
            self._depth = level
        if not level:
            self.last_kept = self._clock.now().utc
            self._tell_watchers()

    def _tell_watchers(self) -> None:
        waiting, self._waiting = self._waiting, []
        for changes in waiting:
            for watcher in self._watchers:
                watcher(changes)

    def _execute(self, sql: str) -> None:
        try:
            self.db.conn.execute(sql)
        except sqlite3.Error as exc:
            raise trouble_of(exc) from exc

    def _back(self, name: str | None) -> None:
        conn = self.db.conn
        if not conn.in_transaction:  # SQLite rolled back by itself (a full disk does that)
            return
        try:
            conn.execute("ROLLBACK" if name is None else f"ROLLBACK TO {name}")
            if name is not None:
                conn.execute(f"RELEASE {name}")
        except sqlite3.Error:  # the disk is gone: the connection forgets by itself when it closes
            return

    def _check_file(self) -> None:
        if self.path is not None and _file_mark(self.path) != self._mark:
            raise Trouble("book.replaced", path=self.path)


def _file_mark(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        stat = os.stat(path)  # noqa: PTH116 (device and inode, nothing else)
    except OSError:
        return (0, 0)
    return stat.st_dev, stat.st_ino


def _connect(where: str, *, uri: bool = False) -> sqlite3.Connection:
    # No hidden transactions: with Python's default level one stray write opens one that is never committed.
    conn = sqlite3.connect(where, uri=uri, isolation_level=None, timeout=5, check_same_thread=False)
    conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for pragma in PRAGMAS:
        conn.execute("PRAGMA " + pragma)
    return conn


def _database(path: Path) -> Database:
    uri = "file:" + urllib.parse.quote(str(path.absolute())) + "?mode=rw"
    conn = _connect(uri, uri=True)
    return Database(conn, recursive_triggers=False, execute_plugins=False)


def trouble_of(exc: BaseException) -> Trouble:
    """The Trouble that stands for an error of the disk or of SQLite."""
    if isinstance(exc, Trouble):
        return exc
    if isinstance(exc, OSError):
        full = exc.errno == 28
        return Trouble("disk.full" if full else "disk.readonly" if exc.errno in (13, 30) else "disk.gone")
    name = getattr(exc, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL":
        return Trouble("disk.full")
    if name.startswith("SQLITE_READONLY"):
        return Trouble("book.replaced" if name.endswith("DBMOVED") else "disk.readonly")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Trouble("book.busy")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return Trouble("disk.gone")
    return Trouble("book.broken", detail=str(exc))
