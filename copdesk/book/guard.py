"""Before opening: is this file a whole book that this copdesk may write to? Nothing is written to find out."""

import shutil
import sqlite3
import struct
import urllib.parse
from pathlib import Path

from copdesk.book import schema
from copdesk.book.seal import seal
from copdesk.words import Refused

_MAGIC = b"SQLite format 3\x00"
_STEPS = 20_000_000  # of SQLite's virtual machine; a hostile schema must not hang the opening


def look(path: Path, spares: Path | None = None) -> int:
    """The book's `user_version`; raises Refused with the first thing that is wrong."""
    head = _head(path)
    page, found = _header(path, head)
    beside = [path.with_name(path.name + end) for end in ("-journal", "-wal")]
    hot = [other for other in beside if other.is_file() and other.stat().st_size > 0]
    if hot:
        copy_aside(path, spares, *hot)
    else:
        _shape(path, page, found)
    _writable(path)
    return found


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Refused("book.missing", path=path) from None
    except IsADirectoryError:
        raise Refused("book.foreign", path=path) from None
    except PermissionError:
        raise Refused("book.readonly", path=path) from None
    if not head:
        raise Refused("book.empty", path=path)
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise Refused("book.foreign", path=path)
    return head


def _header(path: Path, head: bytes) -> tuple[int, int]:
    (page,) = struct.unpack(">H", head[16:18])
    page = 65536 if page == 1 else page
    (pages,) = struct.unpack(">I", head[28:32])
    (found,) = struct.unpack(">I", head[60:64])
    (application,) = struct.unpack(">I", head[68:72])
    if application != schema.APPLICATION_ID:
        raise Refused("book.foreign", path=path)
    if found > schema.version():
        raise Refused("book.newer", path=path, found=found, known=schema.version())
    missing = page * pages - path.stat().st_size
    if missing > 0:
        raise Refused("book.cut", path=path, missing=missing)
    return page, found


def _shape(path: Path, page: int, found: int) -> None:
    uri = "file:" + urllib.parse.quote(str(path.absolute())) + "?mode=ro&immutable=1"
    conn = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        conn.execute("PRAGMA trusted_schema=OFF")
        steps = [0]

        def tired() -> int:
            steps[0] += 100_000
            return int(steps[0] > _STEPS * 50)

        conn.set_progress_handler(tired, 100_000)
        _schema(path, conn, found)
        damage = _integrity(conn)
        if damage:
            raise Refused("book.damaged", path=path, detail=damage, spares="~")
    except sqlite3.Error as exc:
        raise Refused("book.damaged", path=path, detail=str(exc), spares="~") from exc
    finally:
        conn.close()


def _schema(path: Path, conn: sqlite3.Connection, found: int) -> None:
    ours, once = schema.expected(), schema.once() if found < schema.version() else set()
    for kind, name, sql in conn.execute("select type, name, sql from sqlite_master where sql is not null").fetchall():
        if kind in ("trigger", "view"):
            raise Refused("book.altered", path=path, detail=f"{kind} {name}")
        if kind == "index" and name not in ours and name not in once:
            raise Refused("book.altered", path=path, detail=f"{kind} {name}")
        if found == schema.version() and name in ours and sql != ours[name]:
            raise Refused("book.altered", path=path, detail=f"{kind} {name}")
    have = {name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")}
    if found == schema.version() and (lacking := set(schema.TABLES) - have):
        raise Refused("book.altered", path=path, detail=f"no table {sorted(lacking)[0]}")


def _integrity(conn: sqlite3.Connection) -> str:
    verdict = str(conn.execute("PRAGMA integrity_check(1)").fetchone()[0])
    return "" if verdict == "ok" else verdict


def broken_seals(conn: sqlite3.Connection) -> list[str]:
    """Rows whose fields do not give their seal, as 'table key': bits that changed by themselves."""
    bad: list[str] = []
    for table in schema.TABLES:
        cursor = conn.execute(f"select * from {table}")
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            if row["seal"] != seal(row):
                bad.append(f"{table} {row['id'].hex()}")
    return bad


def _writable(path: Path) -> None:
    try:
        with path.open("r+b"):
            pass
    except OSError:
        raise Refused("book.readonly", path=path) from None


def copy_aside(path: Path, spares: Path | None, *more: Path) -> Path:
    """Copies the file (and what stands beside it) before something may change it; the copy's folder."""
    folder = (spares or path.parent) / f"{path.stem}-before-opening"
    folder.mkdir(parents=True, exist_ok=True)
    for one in (path, *more):
        shutil.copy2(one, folder / one.name)
    return folder
