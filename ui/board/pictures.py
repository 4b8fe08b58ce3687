"""Drawings as small pictures, painted when first looked for, and as large ones for the projector.

What is asked for is read through the bridge, one drawing at a time, the latest wish first, and painted in slices, so
that a gallery of two hundred drawings holds nobody up. A picture that was worth some time is kept in the book.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from copdesk.board.drawing import Drawing, Look
from copdesk.board.service import Board
from ui.board.render import page_of, png
from ui.board.sheet import Sheet
from ui.board.view import View
from ui.bridge import Bridge

SMALL, LARGE = QSize(480, 300), QSize(1600, 1000)
_SMALL_KEPT, _LARGE_KEPT = 160, 8
_Wish = tuple[bytes, bool]


class DrawingPictures(QObject):
    """`changed` gives the id of a drawing whose picture is new."""

    changed = Signal(object)

    def __init__(self, board: Board, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board, self._bridge = board, bridge
        self._known: dict[bytes, Drawing] = {}
        self._small: OrderedDict[bytes, tuple[int, QImage]] = OrderedDict()
        self._large: OrderedDict[bytes, tuple[int, QImage]] = OrderedDict()
        self._wishes: list[_Wish] = []
        self._now: _Wish | None = None
        self._look: Look | None = None
        self._sheet = Sheet()
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)

    def set_drawings(self, drawings: list[Drawing]) -> None:
        """What is there now; a picture older than its drawing is painted anew when it is looked for."""
        self._known |= {drawing.id: drawing for drawing in drawings}

    def small(self, key: bytes) -> QImage | None:
        """The drawing at 480 by 300 (a photo in its own shape): the last one painted, or None while there is none."""
        return self._wish(key, large=False)

    def pixmap(self, key: bytes, size: QSize) -> QImage | None:
        """The picture at about that size, for the projector."""
        large = size.width() > SMALL.width() or size.height() > SMALL.height()
        return self._wish(key, large=large) or (self._wish(key, large=False) if large else None)

    def _wish(self, key: bytes, *, large: bool) -> QImage | None:
        kept = self._large if large else self._small
        drawing = self._known.get(key)
        found = kept.get(key)
        if found is not None:
            kept.move_to_end(key)
        stale = found is None or (drawing is not None and found[0] < drawing.changed_at)
        wish = key, large
        if stale and wish != self._now:
            if wish in self._wishes:
                self._wishes.remove(wish)
            self._wishes.append(wish)
            self._next()
        return found[1] if found else None

    def _next(self) -> None:
        if self._now is not None or not self._wishes:
            return
        self._now = self._wishes.pop()
        self._bridge.ask(self._board.look_or_none, self._now[0], self._now[1], then=self._on_look)

    def _on_look(self, look: Look | None) -> None:
        if self._now is None:
            return
        if look is None:
            self._done(QImage(), 0)
            return
        if look.picture is not None:
            image = QImage.fromData(look.picture)
            self._done(image, look.drawing.changed_at)
            return
        photos = {key: QImage.fromData(data) for key, data in look.photos.items()}
        page = page_of(look.strokes)
        size = LARGE if self._now[1] else SMALL
        size = QSize(round(page.width), round(page.height)).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        self._look = look
        self._sheet = Sheet(photos.get)
        self._sheet.resize(size)
        self._sheet.look(View.fitting(size, page))
        self._sheet.show(look.strokes)
        if self._sheet.busy:
            self._slices.start()
        else:
            self._painted()

    def _on_slice(self) -> None:
        self._sheet.step()
        if not self._sheet.busy:
            self._slices.stop()
            self._painted()

    def _painted(self) -> None:
        look, self._look = self._look, None
        if look is None or self._now is None:
            return
        image = self._sheet.image.copy()
        if look.keep and not self._now[1]:
            self._bridge.do(self._board.keep_rendering, look.drawing.id, look.drawing.changed_at, png(image))
        self._done(image, look.drawing.changed_at)

    def _done(self, image: QImage, at: int) -> None:
        if self._now is None:
            return
        (key, large), self._now = self._now, None
        if not image.isNull():
            kept, most = (self._large, _LARGE_KEPT) if large else (self._small, _SMALL_KEPT)
            kept[key] = at, image
            while len(kept) > most:
                kept.popitem(last=False)
            self.changed.emit(key)
        self._next()
