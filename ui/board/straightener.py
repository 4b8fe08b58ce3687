"""From a photo at an angle to paper that lies straight: its corners are shown, the errand is sent, the book told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from copdesk.board.apart import Reader
from copdesk.board.service import Board
from copdesk.book.ids import Id
from ui.board.straightening import StraighteningPanel
from ui.bridge import Bridge
from ui.parts.overlay import Overlay

if TYPE_CHECKING:
    from copdesk.board.photos import Photo


SEEN = QSize(1600, 1200)
Found = tuple[tuple[float, float], ...] | None


class Straightener(QObject):
    """`refused(exception)` where the corners frame nothing, or the drawing is no photo."""

    refused = Signal(object)

    def __init__(self, host: QWidget, board: Board, bridge: Bridge, reader: Reader) -> None:
        super().__init__(host)
        self._board, self._bridge, self._reader = board, bridge, reader
        self._drawing: Id | None = None
        self._photo: tuple[str, bytes] = ("", b"")

    def begin(self, drawing_id: Id) -> None:
        """Show the photo of a drawing with its corners."""
        self._drawing = drawing_id
        self._bridge.ask(self._board.original, drawing_id, then=self._on_photo, refused=self._on_refused)

    def _on_photo(self, photo: tuple[str, bytes]) -> None:
        self._photo = photo
        self._bridge.errand(_looked_at, photo[1], then=self._on_looked_at)

    def _on_looked_at(self, seen: tuple[QImage, Found]) -> None:
        panel = StraighteningPanel(*seen)
        host = self.parent()
        assert isinstance(host, QWidget)
        overlay = Overlay(host, panel, "fill")
        panel.left.connect(overlay.close_panel)
        panel.accepted.connect(self._on_corners)
        panel.accepted.connect(overlay.close_panel)

    def _on_corners(self, corners: list[tuple[float, float]], whiten: bool) -> None:
        name, photo = self._photo
        self._bridge.errand(
            self._reader.straighten, photo, corners, whiten, name, then=self._on_straight, refused=self._on_refused
        )

    def _on_straight(self, straight: Photo) -> None:
        if self._drawing is not None:
            self._bridge.do(self._board.straighten_photo, self._drawing, straight, refused=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error)


def _looked_at(photo: bytes) -> tuple[QImage, Found]:
    """The photo as large as a screen, and where its paper seems to lie."""
    from copdesk.board.corners import found_corners

    image = QImage.fromData(photo)
    small = image.scaled(SEEN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small, found_corners(photo)
