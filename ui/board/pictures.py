"""Drawings as small pictures, painted when first looked for, and as large ones for the projector.

What is asked for is read through the bridge, one drawing at a time, the latest wish first, and painted in slices, so
that a gallery of two hundred drawings holds nobody up. Pictures that were worth some time are kept in the book. The
large picture asked for last lives: each mark that is kept appears on it alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from copdesk.board.drawing import KEEP_FROM, Drawing, Look
from copdesk.board.ink import PAGE, Box, Stroke
from copdesk.board.looking import LIGHT
from copdesk.board.service import Board
from copdesk.book.book import Changes
from ui.board.render import jpeg, page_of
from ui.board.sheet import AT_ONCE, SLICE, Sheet
from ui.board.view import View
from ui.bridge import Bridge

SMALL, LARGE = QSize(480, 300), QSize(1600, 1000)
CHECK_MS, HEAVY_MS = 200, 1_500
_BEYOND = 20.0
_SMALL_KEPT, _LARGE_KEPT, _WATCHED = 72, 6, 24
_Wish = tuple[bytes, bool]
_Edition = tuple[int, int, bytes]
Borrow = Callable[[bytes], tuple[QImage | None, Box]]


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
        self._unkept: list[tuple[bytes, _Edition, bytes]] = []
        self._now: _Wish | None = None
        self._look: Look | None = None
        self._photos: dict[bytes, QImage] = {}
        self._shrinking: _Edition = (0, 0, b"")
        self._extent = PAGE
        self._sheet = Sheet()
        self._live: tuple[bytes, Sheet] | None = None
        self._lender: WeakMethod[Borrow] | None = None
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

    def borrow_from(self, page: Borrow) -> None:
        """`page(id)`, a method that is not held on to, gives a drawing as it is seen on a canvas, or None; and where.

        A null picture says that the canvas will have it soon: then `look_again`.
        """
        self._lender = WeakMethod(page)

    def look_again(self, key: bytes) -> None:
        """A drawing that was looked for may be borrowed now."""
        if key in self._wished:
            self._wish(key, large=False)

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
        if self._now is not None:
            return
        if not self._wishes:
            self._keep()
            return
        self._now = self._wishes.pop()
        if self._borrowed():
            return
        self._bridge.ask(self._board.look_or_none, self._now[0], self._now[1], then=self._on_look)

    def _keep(self) -> None:
        """What was painted is kept together once nobody waits for a picture: each commit would hold up the next."""
        if self._unkept:
            self._bridge.do(self._board.keep_renderings, tuple(self._unkept))
            self._unkept.clear()

    def _borrowed(self) -> bool:
        """A drawing that is being drawn on is not painted once more: its picture is taken from the canvas."""
        assert self._now is not None
        key, large = self._now
        edition = self._known.get(key)
        if edition is not None and edition[2] and not edition[1]:
            return False  # a photo alone fills its card; on the canvas it lies on a page
        lend = self._lender() if self._lender is not None else None
        page, extent = lend(key) if lend is not None and not large and edition is not None else (None, PAGE)
        if page is None or edition is None:
            return False
        if page.isNull():
            self._bridge.ask(self._board.kept_look, key, then=self._on_look)
            return True
        self._shrinking, self._extent = edition, extent
        self._bridge.errand(_shrunk, page, edition[1] > KEEP_FROM, edition[1] > LIGHT, then=self._on_shrunk)
        return True

    def _on_shrunk(self, shrunk: tuple[QImage, bytes, bytes]) -> None:
        image, data, large = shrunk
        if self._now is not None and data:
            self._unkept.append((self._now[0], self._shrinking, data))
        if self._now is not None and large:
            self._bridge.do(self._board.keep_page, self._now[0], self._shrinking, self._extent, large)
        self._done(image, self._shrinking)

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
        heavy = len(look.strokes) > AT_ONCE
        self._paint(look, photos, PAGE if heavy else page_of(look.strokes))

    def _paint(self, look: Look, photos: dict[bytes, QImage], page: Box) -> None:
        assert self._now is not None
        size = LARGE if self._now[1] else SMALL
        size = QSize(round(page.width), round(page.height)).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        self._look, self._photos = look, photos
        self._sheet = Sheet(photos.get, SLICE)
        self._sheet.resize(size)
        self._sheet.look(View.fitting(size, page))
        self._sheet.show(look.strokes)
        if self._sheet.busy:
            self._slices.start()
        else:
            self._painted()

    def _on_slice(self) -> None:
        if self._live is not None and not self._live[1].step().isEmpty():
            self.changed.emit(self._live[0])
        if self._look is not None:
            self._sheet.step()
            if not self._sheet.busy:
                self._painted()
        if self._look is None and (self._live is None or self._live[1].idle):
            self._slices.stop()

    def _painted(self) -> None:
        look, self._look = self._look, None
        if look is None or self._now is None:
            return
        whole = self._sheet.extent()
        if not self._sheet.view.box_of(self._sheet.image.rect()).grown(_BEYOND).holds(whole):
            self._paint(look, self._photos, whole)
            return
        if self._now[1]:
            self._live = self._now[0], self._sheet
        image, edition = self._sheet.image.copy(), look.drawing.edition
        if look.keep and not self._now[1]:
            self._shrinking = edition
            self._bridge.errand(_shrunk, image, True, False, then=self._on_shrunk)
        else:
            self._done(image, edition)

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
        heavy = any(self._known.get(key, (0, 0, b""))[1] > KEEP_FROM for key in self._wished)
        self._soon.start(HEAVY_MS if heavy else CHECK_MS)

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
        if not sheet.idle:
            self._slices.start()
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


def _shrunk(image: QImage, keep: bool, heavy: bool) -> tuple[QImage, bytes, bytes]:
    """A page as small as it is shown in the gallery, and where it is to be kept the bytes for that.

    Of a heavy one also the bytes to show it with at once, about as large as it is seen now.
    """
    keeps, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(SMALL, keeps, smooth)
    whole = image.scaled(LARGE, keeps, smooth) if heavy and image.width() > LARGE.width() else image
    return small, jpeg(small) if keep else b"", jpeg(whole, 85) if heavy else b""
