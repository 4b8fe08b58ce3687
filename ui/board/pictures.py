"""Drawings as small pictures, painted when first looked for, and as large ones for the projector.

What is asked for is read through the bridge, one drawing at a time, the latest wish first, and painted in slices, so
that a gallery of two hundred drawings holds nobody up. A picture that was worth some time is kept in the book. The
large picture asked for last lives: each mark that is kept appears on it alone.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from copdesk.board.drawing import Drawing, Look
from copdesk.board.ink import Stroke
from copdesk.board.service import Board
from copdesk.book.book import Changes
from ui.board.render import page_of, png
from ui.board.sheet import Sheet
from ui.board.view import View
from ui.bridge import Bridge

SMALL, LARGE = QSize(480, 300), QSize(1600, 1000)
CHECK_MS = 200
_SMALL_KEPT, _LARGE_KEPT, _WATCHED = 160, 8, 24
_Wish = tuple[bytes, bool]
_Edition = tuple[int, int, bytes]


class DrawingPictures(QObject):
    """`changed` gives the id of a drawing whose picture is new."""

    changed = Signal(object)

    def __init__(self, board: Board, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board, self._bridge = board, bridge
        self._known: dict[bytes, _Edition] = {}
        self._small: OrderedDict[bytes, tuple[_Edition, QImage]] = OrderedDict()
        self._large: OrderedDict[bytes, tuple[_Edition, QImage]] = OrderedDict()
        self._wishes: list[_Wish] = []
        self._now: _Wish | None = None
        self._look: Look | None = None
        self._sheet = Sheet()
        self._live: tuple[bytes, Sheet] | None = None
        self._wished: OrderedDict[bytes, None] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECK_MS)
        self._soon.timeout.connect(self._on_soon)
        bridge.changed.connect(self._on_changed)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)

    def set_drawings(self, drawings: list[Drawing]) -> None:
        """What is there now; a picture older than its drawing is painted anew when it is looked for."""
        self._known |= {drawing.id: drawing.edition for drawing in drawings}

    def rest(self) -> None:
        """Nobody looks any more: what has changed is found when somebody does again."""
        self._soon.stop()

    def small(self, key: bytes) -> QImage | None:
        """The drawing at 480 by 300 (a photo in its own shape): the last one painted, or None while there is none."""
        return self._wish(key, large=False)

    def pixmap(self, key: bytes, size: QSize) -> QImage | None:
        """The picture at about that size, for the projector."""
        large = size.width() > SMALL.width() or size.height() > SMALL.height()
        if large and self._live is not None and self._live[0] == key:
            return self._live[1].image
        return self._wish(key, large=large) or (self._wish(key, large=False) if large else None)

    def _wish(self, key: bytes, *, large: bool) -> QImage | None:
        kept = self._large if large else self._small
        now = self._known.get(key)
        self._wished[key] = None
        self._wished.move_to_end(key)
        while len(self._wished) > _WATCHED:
            self._wished.popitem(last=False)
        found = kept.get(key)
        if found is not None:
            kept.move_to_end(key)
        stale = found is None or (now is not None and found[0] != now)
        if stale:
            self._want((key, large))
        return found[1] if found else None

    def _want(self, wish: _Wish) -> None:
        """The latest wish comes first."""
        if wish == self._now:
            return
        if wish in self._wishes:
            self._wishes.remove(wish)
        self._wishes.append(wish)
        self._next()

    def _next(self) -> None:
        if self._now is not None or not self._wishes:
            return
        self._now = self._wishes.pop()
        self._bridge.ask(self._board.look_or_none, self._now[0], self._now[1], then=self._on_look)

    def _on_look(self, look: Look | None) -> None:
        if self._now is None:
            return
        if look is not None:
            self._known[look.drawing.id] = look.drawing.edition
        if look is None:
            self._done(QImage(), (0, 0, b""))
            return
        if look.picture is not None:
            image = QImage.fromData(look.picture)
            self._done(image, look.drawing.edition)
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
        if self._now[1]:
            self._live = self._now[0], self._sheet
        image = self._sheet.image.copy()
        if look.keep and not self._now[1]:
            self._bridge.do(self._board.keep_rendering, look.drawing, png(image))
        self._done(image, look.drawing.edition)

    def _done(self, image: QImage, edition: _Edition) -> None:
        if self._now is None:
            return
        (key, large), self._now = self._now, None
        if not image.isNull():
            kept, most = (self._large, _LARGE_KEPT) if large else (self._small, _SMALL_KEPT)
            kept[key] = edition, image
            while len(kept) > most:
                kept.popitem(last=False)
            self.changed.emit(key)
        self._next()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.tables & {"stroke", "drawing"} or not self._wished:
            return
        if self._live is not None and "stroke" in changes.tables:
            self._bridge.ask(self._board.strokes_now, self._live[0], tuple(sorted(changes.ids)), then=self._on_live)
        self._soon.start()

    def _on_live(self, now: tuple[bytes, list[Stroke], list[bytes]]) -> None:
        """Marks have come or gone on the picture that lives."""
        key, strokes, gone = now
        if self._live is None or self._live[0] != key:
            return
        sheet = self._live[1]
        seen = sheet.view.box_of(sheet.image.rect())
        rects = [sheet.put(stroke) for stroke in strokes]
        if not all(seen.holds(sheet.mark(stroke.id).box) for stroke in strokes):
            self._live = None  # the page has grown: all of it is painted anew
            self._want((key, True))
            return
        rects.append(sheet.remove(gone))
        if any(not rect.isEmpty() for rect in rects):
            self.changed.emit(key)

    def _on_soon(self) -> None:
        self._bridge.ask(self._board.editions, tuple(self._wished), then=self._on_editions)

    def _on_editions(self, editions: dict[bytes, _Edition]) -> None:
        """Those of the pictures looked for lately that are no longer like their drawings are painted anew."""
        for key, edition in editions.items():
            photo_changed = key in self._known and self._known[key][2] != edition[2]
            if self._live is not None and self._live[0] == key and photo_changed:
                self._live = None
            self._known[key] = edition
            for large, kept in ((False, self._small), (True, self._large)):
                if key in kept and kept[key][0] != edition and not (large and self._live and self._live[0] == key):
                    self._wish(key, large=large)
