"""Photos on their way into the book, one after the other. Reading one is an errand: no note waits for it."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from copdesk.board.apart import Reader
from copdesk.board.ink import Point, Stroke
from copdesk.board.service import Board
from copdesk.words import Refused, sentence, tr, tr_many
from ui.bridge import Bridge

if TYPE_CHECKING:
    from copdesk.board.photos import Photo

SUFFIXES = frozenset({".jpg", ".jpeg", ".heic", ".heif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
MOST_REASONS = 3
Source = Path | bytes


class PhotoIntake(QObject):
    """`went_on(done, all)` after each photo; `ended(fact, comfort)` says how it went; `placed` gives an image mark."""

    went_on = Signal(int, int)
    ended = Signal(str, str)
    placed = Signal(object)

    def __init__(self, board: Board, bridge: Bridge, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board, self._bridge, self._reader = board, bridge, reader
        self._waiting: deque[tuple[bytes, Source]] = deque()
        self._session: bytes = b""
        self._places: deque[tuple[bytes, Point]] = deque()
        self._done, self._all, self._added = 0, 0, 0
        self._refusals: list[str] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        return self._busy

    def add(self, session_id: bytes, sources: list[Source]) -> None:
        """Photos as drawings of a session; a bad one stops no other."""
        self._waiting.extend((session_id, source) for source in sources)
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
        self._session, source = self._waiting.popleft()
        self._bridge.errand(self._reader.read, source, then=self._on_read, refused=self._on_refused)

    def _on_read(self, photo: Photo) -> None:
        self._bridge.do(self._board.add_photo, self._session, photo, then=self._on_added, refused=self._on_refused)

    def _on_added(self, _key: bytes) -> None:
        self._added += 1
        self._go_on()

    def _on_refused(self, error: Exception) -> None:
        if not (isinstance(error, Refused) and error.code == "photo.stopped"):
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


def sources_of(data: QMimeData) -> list[Source]:
    """The pictures in what was dropped or pasted: files, all files of folders, or a picture itself."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return files_of(paths)
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            store = QByteArray()
            device = QBuffer(store)
            device.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(device, "PNG")  # type: ignore[call-overload]
            return [bytes(store.data())]
    return []


def files_of(paths: list[Path]) -> list[Source]:
    """The files themselves, whatever they are called; of a folder those that look like photos, by name."""
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.iterdir(), key=lambda one: one.name.casefold())
            found += [one for one in inside if one.suffix.lower() in SUFFIXES and not one.name.startswith(".")]
        else:
            found.append(path)
    return found
