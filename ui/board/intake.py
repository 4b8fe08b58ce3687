"""Photos on their way into the book, one after the other, so that a note never waits for more than one of them."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from copdesk.board.ink import Point, Stroke
from copdesk.board.service import Board
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge

SUFFIXES = frozenset({".jpg", ".jpeg", ".heic", ".heif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
Source = Path | bytes


class PhotoIntake(QObject):
    """`went_on(done, all)` after each photo; `ended(fact, comfort)` says how it went; `placed` gives an image mark."""

    went_on = Signal(int, int)
    ended = Signal(str, str)
    placed = Signal(object)

    def __init__(self, board: Board, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board, self._bridge = board, bridge
        self._waiting: deque[Source] = deque()
        self._session: bytes = b""
        self._done, self._all, self._added = 0, 0, 0
        self._refusals: list[str] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        return self._busy

    def add(self, session_id: bytes, sources: list[Source]) -> None:
        """Photos as drawings of a session; a bad one stops no other."""
        if not sources:
            return
        self._session = session_id
        self._waiting.extend(sources)
        self._all += len(sources)
        if not self._busy:
            self._next()

    def stop(self) -> None:
        """What is added stays; what waits is let go."""
        self._waiting.clear()

    def place(self, drawing_id: bytes, source: Source, at: Point) -> None:
        """A photo onto a drawing, its middle at a place of the page."""
        self._bridge.do(
            self._board.place_photo_file,
            drawing_id,
            source,
            at.x,
            at.y,
            then=self._on_placed,
            refused=self._on_not_placed,
        )

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        self._busy = True
        self._bridge.do(
            self._board.add_photo_file,
            self._session,
            self._waiting.popleft(),
            then=self._on_added,
            refused=self._on_refused,
        )

    def _on_added(self, _key: bytes) -> None:
        self._added += 1
        self._go_on()

    def _on_refused(self, error: Exception) -> None:
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
        self.ended.emit(fact, " ".join(refusals[:3]))

    def _on_placed(self, stroke: Stroke) -> None:
        self.placed.emit(stroke)

    def _on_not_placed(self, error: Exception) -> None:
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
