"""Photos on their way into the book, one after the other. Reading one is an errand: no note waits for it."""

from __future__ import annotations

import os
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from copdesk.board.apart import Reader
from copdesk.board.ink import Point, Stroke
from copdesk.board.service import Board
from copdesk.words import Refused, sentence, tr, tr_many
from ui.board.render import png
from ui.bridge import Bridge

if TYPE_CHECKING:
    from copdesk.board.photos import Photo

SUFFIXES = frozenset({".jpg", ".jpeg", ".heic", ".heif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
MOST_REASONS = 3
CUT_SHORT = frozenset({"photo.broken", "photo.missing", "photo.unknown"})
Source = Path | bytes


class PhotoIntake(QObject):
    """`went_on(done, all)` after each photo; `ended(fact, comfort)` says how it went; `placed` gives an image mark.

    `spoilt(path)` when a file that was to come whole (see `add`) has not: nobody is told of that here.
    """

    went_on = Signal(int, int)
    ended = Signal(str, str)
    placed = Signal(object)
    spoilt = Signal(object)

    def __init__(self, board: Board, bridge: Bridge, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board, self._bridge, self._reader = board, bridge, reader
        self._waiting: deque[tuple[bytes, Source, bool]] = deque()
        self._session: bytes = b""
        self._growing: Path | None = None
        self._places: deque[tuple[bytes, Point]] = deque()
        self._done, self._all, self._added = 0, 0, 0
        self._refusals: list[str] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        return self._busy

    def add(self, session_id: bytes, sources: list[Source], *, growing: bool = False) -> None:
        """Photos as drawings of a session; a bad one stops no other. Those that may be `growing` still will come again
        when they are whole."""
        self._waiting.extend((session_id, source, growing) for source in sources)
        self._all += len(sources)
        if self._waiting and not self._busy:
            self._next()

    def stop(self) -> None:
        """What is added stays; what waits, and the photo that is being read, is let go."""
        if self._busy:
            self._waiting.clear()
            self._reader.stop()

    def place(self, drawing_id: bytes, source: Source, at: Point) -> None:
        """A photo onto a drawing, its middle at a place of the page."""
        self._places.append((drawing_id, at))
        self._bridge.errand(self._reader.read, source, then=self._on_read_to_place, refused=self._on_not_placed)

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        self._busy = True
        self._session, source, growing = self._waiting.popleft()
        self._growing = source if growing and isinstance(source, Path) else None
        self._bridge.errand(self._reader.read, source, then=self._on_read, refused=self._on_refused)

    def _on_read(self, photo: Photo) -> None:
        self._bridge.do(self._board.add_photo, self._session, photo, then=self._on_added, refused=self._on_refused)

    def _on_added(self, _key: bytes) -> None:
        self._added += 1
        self._go_on()

    def _on_refused(self, error: Exception) -> None:
        code = error.code if isinstance(error, Refused) else ""
        if self._growing is not None and code in CUT_SHORT:
            self.spoilt.emit(self._growing)
        elif code != "photo.stopped":
            self._refusals.append(sentence(error))
        self._go_on()

    def _go_on(self) -> None:
        self._done += 1
        self.went_on.emit(self._done, self._all)
        self._next()

    def _end(self) -> None:
        added, refusals = self._added, self._refusals
        self._busy = False
        self._done = self._all = self._added = 0
        self._refusals = []
        if not added and not refusals and self._growing is not None:
            self.ended.emit("", "")  # what was cut short comes again
            return
        fact = tr_many("{n} photo added.", "{n} photos added.", added) if added else tr("No photo added.")
        more = len(refusals) - MOST_REASONS
        if more > 0:
            refusals = [*refusals[:MOST_REASONS], tr_many("{n} more was refused.", "{n} more were refused.", more)]
        self.ended.emit(fact, " ".join(refusals))

    def _on_read_to_place(self, photo: Photo) -> None:
        drawing, at = self._places.popleft()
        self._bridge.do(
            self._board.place_photo, drawing, photo, at.x, at.y, then=self._on_placed, refused=self._on_not_kept
        )

    def _on_placed(self, stroke: Stroke) -> None:
        self.placed.emit(stroke)

    def _on_not_placed(self, error: Exception) -> None:
        self._places.popleft()
        self._on_not_kept(error)

    def _on_not_kept(self, error: Exception) -> None:
        self.ended.emit(tr("No photo added."), sentence(error))


def holds_photos(data: QMimeData) -> bool:
    """Whether what was dropped or copied may be photos: files, or a picture itself."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def picture_in(data: QMimeData) -> QImage | None:
    """The picture itself, as another program copied it."""
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def sources_in(paths: list[Path], picture: QImage | None) -> list[Source]:
    """Files, the photos of folders, or a picture itself. Takes long, on a phone or for a large picture."""
    return files_of(paths) + ([png(picture)] if picture is not None else [])


def files_of(paths: list[Path]) -> list[Source]:
    """The files themselves, whatever they are called; of a folder and those in it what looks like a photo, by name."""
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            for folder, inside, names in os.walk(path):
                inside[:] = sorted((name for name in inside if not name.startswith(".")), key=str.casefold)
                found += [Path(folder, name) for name in sorted(names, key=str.casefold) if looks_like_photo(name)]
        else:
            found.append(path)
    return found


def looks_like_photo(name: str) -> bool:
    """By its name; what is hidden is a copy under way or a system's own."""
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
