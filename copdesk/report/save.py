"""Files that leave the house: written whole or not at all, under names that every system takes."""

import errno
import os
import re
import tempfile
import threading
import unicodedata
from contextlib import suppress
from pathlib import Path

from copdesk.words import Refused, Trouble

LONGEST = 120
TRIES, PAUSE = 10, 0.1
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
LOCKED = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


def atomic_write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`; on any failure what was there before is untouched.

    Raises Trouble("report.disk_full" | "report.disk_failed" | "report.folder_missing") and
    Refused("report.read_only" | "report.file_open").
    """
    folder = path.parent
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        _replace(temporary, path)
        temporary = None
        _settle(folder)
    except OSError as problem:
        raise _explained(problem, path) from problem
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()


def _mode(path: Path) -> int:
    """The rights of the file replaced; for a new one what the system gives by default."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o644


def _replace(temporary: str, path: Path) -> None:
    """Virus scanners and sync clients hold files for a moment on Windows: try for a second."""
    for _ in range(TRIES if os.name == "nt" else 1):
        try:
            Path(temporary).replace(path)
            return
        except PermissionError as problem:
            held = problem
            threading.Event().wait(PAUSE if os.name == "nt" else 0)
    raise held


def _settle(folder: Path) -> None:
    """The new name survives a power cut only once its folder is on the disk too."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks cannot
            raise
    finally:
        os.close(handle)


def _explained(problem: OSError, path: Path) -> Refused | Trouble:
    if problem.errno in FULL:
        return Trouble("report.disk_full", name=path.name)
    if problem.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV):
        return Trouble("report.folder_missing", folder=str(path.parent))
    if isinstance(problem, PermissionError) and os.name == "nt" and path.exists():
        return Refused("report.file_open", name=path.name)
    if problem.errno in LOCKED:
        return Refused("report.read_only", name=path.name)
    return Trouble("report.disk_failed", detail=problem.strerror or str(problem))


def file_name(title: str, suffix: str = ".pdf") -> str:
    """A file name from a title that Windows, macOS, Linux and old sticks accept; never empty."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    text = re.sub(r"\s+", " ", FORBIDDEN.sub(" ", text)).strip().lstrip(".- ")
    room = LONGEST - len(suffix.encode())
    while len(text.encode("utf-8", "ignore")) > room:
        text = text[:-1]
    text = text.encode("utf-8", "ignore").decode().rstrip(". ")
    if text.split(".")[0].strip().lower() in RESERVED:
        text = "_" + text
    return (text or "report") + suffix


def new_folder(inside: Path, name: str) -> Path:
    """An empty folder, numbered where there is one of that name already, so that many files lie together.

    Raises as `atomic_write`.
    """
    try:
        folder = free_path(inside, file_name(name, ""))
        folder.mkdir()
    except OSError as problem:
        raise _explained(problem, inside) from problem
    return folder


def free_path(folder: Path, name: str) -> Path:
    """`folder/name`, numbered where such a file is there already, whatever its capitals."""
    taken = {entry.name.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} {number}{suffix}"
    return folder / name
