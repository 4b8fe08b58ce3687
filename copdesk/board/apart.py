"""Photos are decoded in a process of their own, with a limit on memory and time where the system allows it.

Whatever a broken or hostile file does there, the desk goes on, and all that comes back is three pictures or a reason.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from copdesk.words import Refused

if TYPE_CHECKING:  # what decodes photos takes long to load: only where one is read
    from copdesk.board.photos import Corner, Photo

SECONDS, MEMORY = 20.0, 1_500_000_000
_BLOBS = ("original", "screen", "thumb")
_ROOT = str(Path(__file__).parents[2])


class Reader(Protocol):
    """What makes photos of what cameras and phones write."""

    def read(self, source: Path | bytes, name: str = "") -> Photo:
        """A photo in its three sizes; raises Refused("photo.…")."""

    def straighten(self, photo: bytes, corners: Sequence[Corner], whiten: bool, name: str) -> Photo:
        """The paper on a photo, upright; raises Refused("photo.…")."""

    def stop(self) -> None:
        """From another thread: give up the photo under way, which is then refused as "photo.stopped"."""


class ReaderHere:
    """Reads in this very process: for the command line and for tests."""

    def read(self, source: Path | bytes, name: str = "") -> Photo:
        from copdesk.board.photos import read_photo

        return read_photo(source, name)

    def straighten(self, photo: bytes, corners: Sequence[Corner], whiten: bool, name: str) -> Photo:
        from copdesk.board.photos import straighten

        return straighten(photo, corners, whiten=whiten, name=name)

    def stop(self) -> None:
        return


class ReaderApart:
    """Reads in a process that is begun for each photo and ended after `seconds`."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def read(self, source: Path | bytes, name: str = "") -> Photo:
        from copdesk.board.photos import bytes_of

        name = name or (source.name if isinstance(source, Path) else "photo")
        data = source if isinstance(source, bytes) else bytes_of(source, name)
        return self._ask({"name": name}, data)

    def straighten(self, photo: bytes, corners: Sequence[Corner], whiten: bool, name: str) -> Photo:
        return self._ask({"name": name, "corners": [list(corner) for corner in corners], "whiten": whiten}, photo)

    def stop(self) -> None:
        child, self._stopped = self._child, True
        if child is not None:
            child.kill()

    def _ask(self, wanted: dict[str, Any], data: bytes) -> Photo:
        self._stopped = False
        asked = json.dumps({**wanted, "memory": self._memory, "seconds": self._seconds}).encode() + b"\n" + data
        with _begun() as child:
            self._child = child
            try:
                answer, _ = child.communicate(asked, timeout=self._seconds)
            except subprocess.TimeoutExpired:
                child.kill()
                answer = b""
            finally:
                self._child = None
        if self._stopped:
            raise Refused("photo.stopped", name=wanted["name"])
        return _understood(answer, str(wanted["name"]))


def _begun() -> subprocess.Popen[bytes]:
    """-P and an own path: nothing that lies in the current folder is ever imported."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "copdesk.board.apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _ROOT},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _understood(answer: bytes, name: str) -> Photo:
    """A process that was ended, by the system or by its limits, says nothing or stops in mid-sentence."""
    head, _, rest = answer.partition(b"\n")
    try:
        told = json.loads(head)
        sizes = [int(told[blob]) for blob in _BLOBS] if "refused" not in told else []
    except (ValueError, KeyError, TypeError):
        raise Refused("photo.costly", name=name) from None
    if not sizes:
        raise Refused(str(told["refused"]), **told["facts"])
    if len(rest) != sum(sizes):
        raise Refused("photo.costly", name=name)
    from copdesk.board.photos import Photo

    original, screen = rest[: sizes[0]], rest[sizes[0] : sizes[0] + sizes[1]]
    return Photo(name, original, screen, rest[sizes[0] + sizes[1] :], int(told["width"]), int(told["height"]))


# in the process apart


def serve(asked: IO[bytes], answer: IO[bytes]) -> None:
    """Reads one photo, under the limits that come with it."""
    wanted = json.loads(asked.readline())
    _limit(int(wanted["memory"]), float(wanted["seconds"]))
    from copdesk.board.photos import read_photo, straighten

    name, data = str(wanted["name"]), asked.read()
    try:
        if "corners" in wanted:
            photo = straighten(data, [(x, y) for x, y in wanted["corners"]], whiten=wanted["whiten"], name=name)
        else:
            photo = read_photo(data, name)
    except Refused as refusal:
        answer.write(json.dumps({"refused": refusal.code, "facts": refusal.facts}).encode() + b"\n")
        return
    except MemoryError:
        return
    told = {key: len(value) if isinstance(value, bytes) else value for key, value in asdict(photo).items()}
    answer.write(json.dumps(told).encode() + b"\n")
    for blob in _BLOBS:
        answer.write(getattr(photo, blob))


def _limit(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limits; the time is kept by whoever asked
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(seconds) + 1)):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(what, (most, hard))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
