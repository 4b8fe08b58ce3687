"""Spare copies: a whole second file, made while the book is open, checked before it takes the old one's place."""

import os
import sqlite3
from pathlib import Path

from copdesk.book.book import Book, trouble_of


def spare(book: Book, target: Path) -> Path:
    """Copies `book` to `target`: whole, checked and on the disk before the name changes. Raises Trouble."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            book.db.conn.backup(copy)
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise sqlite3.DatabaseError(str(verdict))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as exc:
        part.unlink(missing_ok=True)
        raise trouble_of(exc) from exc
    return target


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
