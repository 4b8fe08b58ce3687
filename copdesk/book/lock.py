"""One writer per book. The operating system's lock tells the truth; the file beside it says who."""

import contextlib
import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from copdesk.words import Refused

_here: set[tuple[int, int]] = set()  # files open in this process: a second opening must not fool the lock


class Lock:
    """The lock on one book's file, `.~lock.NAME#` beside it."""

    def __init__(self, lock: FileLock | None, mark: tuple[int, int], note: Path) -> None:
        self._lock = lock
        self._mark = mark
        self._note = note

    @classmethod
    def take(cls, path: Path) -> "Lock":
        """Takes the lock, or raises Refused("book.locked"). On a folder that cannot be written: no lock file."""
        stat = path.stat()
        mark = (stat.st_dev, stat.st_ino)
        if mark in _here:
            raise Refused("book.locked", path=path, who="this copdesk")
        beside = path.with_name(f".~lock.{path.name}#")
        lock: FileLock | None = FileLock(beside)
        note = beside.with_name(beside.name + "who")
        try:
            assert lock is not None
            lock.acquire(timeout=0)
        except Timeout:
            raise Refused("book.locked", path=path, who=_who(note)) from None
        except OSError:
            lock = None
        if lock is not None:
            with contextlib.suppress(OSError):
                note.write_text(json.dumps({"host": socket.gethostname(), "pid": os.getpid()}), encoding="utf-8")
        _here.add(mark)
        return cls(lock, mark, note)

    def release(self) -> None:
        """Gives the lock back and takes its files away."""
        _here.discard(self._mark)
        if self._lock is not None:
            self._note.unlink(missing_ok=True)
            self._lock.release()
            with contextlib.suppress(OSError):
                Path(self._lock.lock_file).unlink(missing_ok=True)


def _who(note: Path) -> str:
    try:
        facts = json.loads(note.read_text(encoding="utf-8"))
        return f"{facts['host']}, process {facts['pid']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another program"
