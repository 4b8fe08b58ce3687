"""Spare copies: a whole second file, made while the book is open, checked before it takes the old one's place."""

import os
import sqlite3
import urllib.parse
from pathlib import Path

from copdesk.book.book import Book, trouble_of
from copdesk.book.ids import Id


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


def drop_copies(folder: Path, community: Id) -> int:
    """Takes away the copies of a community's file that were made before it was opened: they still hold whoever is

    to be forgotten. How many there were.
    """
    mine = [path for path in folder.glob("*-before-opening/*") if path.is_file() and _is_of(path, community)]
    for path in mine:
        for one in (path, *path.parent.glob(f"{path.name}-*")):
            one.unlink(missing_ok=True)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    return len(mine)


def _is_of(path: Path, community: Id) -> bool:
    uri = "file:" + urllib.parse.quote(str(path.absolute())) + "?mode=ro&immutable=1"
    try:
        conn = sqlite3.connect(uri, uri=True)
        try:
            return conn.execute("select 1 from community where id = ?", [community]).fetchone() is not None
        finally:
            conn.close()
    except sqlite3.Error:
        return False


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
