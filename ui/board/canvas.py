"""The page under the pens. It holds no truth: what is drawn is told by signals and stays until the book says otherwise.

So that no motion is lost the application switches the compression of events off (see `ui.program.application`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.board.ink import PAGE, Box, Kind, Point, Stroke
from copdesk.board.shape import bounds_of_all
from copdesk.words import tr
from ui.board.editing import Editing
from ui.board.editor import Writing
from ui.board.live import LiveInk, Trace
from ui.board.paper import Paper
from ui.board.pens import Pens, Tool
from ui.board.pointing import Pointing, cursor_of
from ui.board.selecting import Selector, top_of
from ui.board.sheet import Sheet
from ui.board.view import View

_NUDGE, _SHOWN_EVERY = 5, 12
_OVER = 8.0  # half the width of a thick pen may lie beyond what is seen; no page is painted anew for that


class BoardCanvas(QWidget):
    """Shows strokes and lets people draw. `new_id` gives ids to new marks.

    Signals: `stroke_finished(Stroke)`, `strokes_removed(list of ids)`, `strokes_changed(list of Stroke)` (same ids),
    `strokes_replaced(ids gone, strokes in their place)`, `picture_requested(Point)` where a picture shall lie,
    `selection_changed(int)`, `pens_changed(Pens)`, `view_changed()`, `undo_requested()`, `redo_requested()`,
    `paste_requested()` where no marks were copied here, `settled()` when a page is painted.
    """

    stroke_finished = Signal(object)
    strokes_removed = Signal(object)
    strokes_changed = Signal(object)
    strokes_replaced = Signal(object, object)
    picture_requested = Signal(object)
    selection_changed = Signal(int)
    pens_changed = Signal(object)
    view_changed = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    paste_requested = Signal()
    settled = Signal()

    def __init__(self, new_id: Callable[[], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_canvas")
        self.setAccessibleName(tr("Drawing"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 100)
        self.setMouseTracking(False)
        self.new_id = new_id
        self.pens = Pens()
        self.unsaved: set[bytes] = set()
        self._photos: dict[bytes, QImage] = {}
        self.sheet = Sheet(self._photos.get)
        self.live = LiveInk()
        self.selector = Selector(self)
        self.editing = Editing(self)
        self.pointing = Pointing(self, self.selector)
        self.writing = Writing(self)
        self._fitted = True
        self._arriving = False  # a page that is drawn on never moves by itself, one whose strokes come may
        self._seen_whole = PAGE
        self._painted, self._slice = QRect(), 0
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)

    # what the room says

    @property
    def view(self) -> View:
        return self.sheet.view

    def show_strokes(
        self,
        strokes: Iterable[Stroke],
        picture: QImage | None = None,
        *,
        more: int | None = None,
        extent: Box = PAGE,
    ) -> None:
        """Show another drawing; `picture` is its page as last painted, seen until the strokes are there.

        With `more`, the height of the topmost stroke, others follow by `bring`; `extent` is where all of them lie.
        """
        self.cancel()
        self.unsaved.clear()
        self.selector.choose(())
        if self._fitted and picture is not None:
            self.look(View.fitting(self._pixels().size(), extent), fitted=True)
        self.sheet.show(strokes, picture, more=more, extent=extent)
        self._arriving = True
        if self._fitted:
            self.fit_page()
        self.go_on()
        self.update()

    def bring(self, strokes: Iterable[Stroke], *, last: bool) -> None:
        """More of the strokes of the drawing, in painting order."""
        self.sheet.bring(strokes, last=last)
        self.go_on()

    def add(self, stroke: Stroke) -> None:
        """A mark is on the drawing, or is now so."""
        self.refresh(self.sheet.put(stroke))

    def remove(self, keys: Iterable[bytes]) -> None:
        """Marks are no longer on the drawing."""
        gone = list(keys)
        self.unsaved.difference_update(gone)
        self.refresh(self.sheet.remove(gone))
        self.selector.forget(gone)

    def mark_saved(self, keys: Iterable[bytes]) -> None:
        """The book has kept these marks."""
        self.unsaved.difference_update(keys)

    def set_picture(self, key: bytes, image: QImage) -> None:
        """The photo of an image mark has come."""
        self._photos[key] = image
        if any(stroke.picture == key for stroke in self.sheet.strokes()):
            self.sheet.repaint()
            self.go_on()
            self.update()

    def pictures(self, key: bytes) -> QImage | None:
        return self._photos.get(key)

    def set_pens(self, pens: Pens) -> None:
        """Take another tool, or the same set otherwise."""
        if pens == self.pens:
            return
        changed = pens.tool != self.pens.tool
        if changed:
            self.cancel()
            if self.pens.tool == "select":
                self.selector.choose(())
        self.pens = pens
        self.pointing.fingers.hand_tool = pens.tool == "hand"
        self.setCursor(cursor_of(pens.tool))
        self.pens_changed.emit(pens)

    def take_tool(self, tool: Tool) -> None:
        self.set_pens(replace(self.pens, tool=tool))

    def set_paper(self, paper: Paper) -> None:
        if paper == self.sheet.paper:
            return
        self.sheet.set_paper(paper)
        self.go_on()
        self.update()

    def fit_page(self) -> None:
        """The whole page, in the middle."""
        self._fitted = True
        self.look(View.fitting(self._pixels().size(), self.sheet.extent()), fitted=True)

    def zoom(self, by: float, about: QPointF | None = None) -> None:
        """Larger or smaller about a place in pixels of the screen, else about the middle."""
        self.look(self.view.zoomed(by, about or QPointF(self._pixels().center())))

    def look(self, view: View, *, fitted: bool = False) -> None:
        self._fitted = fitted
        self._seen_whole = self.sheet.extent() if fitted else PAGE
        if view == self.view:
            return
        self.writing.keep()
        self.sheet.look(view)
        self.live.look(view)
        self.go_on()
        self.update()
        self.view_changed.emit()

    def cancel(self) -> None:
        """Whatever is being drawn never happened; what is being written is kept."""
        self.pointing.cancel()
        self.writing.keep()

    @property
    def drawing_now(self) -> bool:
        return bool(self.pointing)

    def new_stroke(self, kind: Kind, colour: str, width: float, points: Iterable[Point], *, text: str = "") -> Stroke:
        """A new mark in front of all others."""
        return Stroke.of(self.new_id(), kind, colour, width, points, text=text, z=self.sheet.top)

    def keep(self, stroke: Stroke, trace: Trace | None = None) -> None:
        """Show a finished mark, as the pen left it where that is known, and tell it."""
        self._arriving = False
        self.unsaved.add(stroke.id)
        self.refresh(self.sheet.put(stroke, trace))
        self.stroke_finished.emit(stroke)

    def removed(self, keys: list[bytes]) -> None:
        self.selector.forget(keys)
        self.strokes_removed.emit(keys)

    def replaced(self, gone: list[bytes], added: list[Stroke]) -> None:
        self.unsaved.update(stroke.id for stroke in added)
        self.strokes_replaced.emit(gone, added)

    def changed(self, strokes: list[Stroke]) -> None:
        """Show marks as they have become and tell them."""
        for stroke in strokes:
            self.refresh(self.sheet.put(stroke))
        if strokes:
            self.unsaved.update(stroke.id for stroke in strokes)
            self.strokes_changed.emit(strokes)
        self.update()

    def lift_off(self, keys: list[bytes]) -> None:
        """Hide marks while they are carried."""
        self.sheet.remove(keys)
        self.update()

    def put_down(self, strokes: list[Stroke], *, tell: bool) -> None:
        for stroke in strokes:
            self.sheet.put(stroke)
        if strokes:
            self.selector.choose(stroke.id for stroke in strokes)
        if tell and strokes:
            self.unsaved.update(stroke.id for stroke in strokes)
            self.strokes_changed.emit(strokes)
        self.update()

    def top_at(self, place: Point) -> Stroke | None:
        reach = 6.0 / self.view.scale
        near = self.sheet.meeting(Box(place.x, place.y, place.x, place.y).grown(reach + 20))
        return top_of(near, place, reach)

    def words_at(self, place: Point) -> Stroke | None:
        """The text or sticky at a place that may be written anew."""
        top = self.top_at(place)
        return top if top is not None and top.kind in ("text", "sticky") and not top.locked else None

    def write(self, stroke: Stroke) -> None:
        """Open the editor on a text or sticky, one that is there or one to come."""
        self.writing.open(stroke)

    def refresh(self, rect: QRect) -> None:
        """Show pixels of the sheet anew, and paint on what it still lacks."""
        self.go_on()
        if rect.isEmpty():
            return
        ratio = self.devicePixelRatioF()
        if ratio == 1.0:
            self.update(rect)
        else:
            self.update(QRectF(QPointF(rect.topLeft()) / ratio, rect.size().toSizeF() / ratio).toAlignedRect())

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if ratio != 1.0:
            painter.scale(1 / ratio, 1 / ratio)
        for rect in event.region():  # type: ignore[attr-defined]
            pixels = rect if ratio == 1.0 else QRectF(rect.topLeft() * ratio, rect.size() * ratio).toAlignedRect()
            painter.drawImage(pixels, self.sheet.image, pixels)
            if self.live:
                self.live.show(painter, pixels)
        if not self.pointing.only_inks:
            self.pointing.show(painter)
        if self.pens.tool == "select" and not self.pointing.holds(self.selector):
            self.selector.show(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._pixels().size()
        self.sheet.resize(size)
        self.live.resize(size)
        before = event.oldSize()
        same_width = before.width() == self.width() and abs(before.height() - self.height()) < self.height() / _NUDGE
        if self._fitted and not same_width:  # a line that comes and goes above the page moves nothing on it
            self.fit_page()
        self.go_on()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent | QPaintEvent):  # first and cheap: ink under the pen comes by here
            return super().event(event)
        if isinstance(event, QTouchEvent):
            self.pointing.touched(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position() * self.devicePixelRatioF())
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.editing.takes(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.writing.keep()
        self._slices.stop()
        self.pointing.mouse_pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.mouse_moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.mouse_released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.view.to_page(event.position() * self.devicePixelRatioF())
        words = self.words_at(Point(at.x(), at.y())) if self.pens.tool == "select" else None
        if words is not None:
            self.cancel()
            self.write(words)
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._slices.stop()
        self.pointing.tablet(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        ratio = self.devicePixelRatioF()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y(), event.position() * ratio)
        else:
            way = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            across = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            dx, dy = (way.y(), way.x()) if across else (way.x(), way.y())
            self.look(self.view.panned(dx * ratio, dy * ratio))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.editing.key(event):
            super().keyPressEvent(event)

    # within

    def go_on(self, after_ms: int = 0) -> None:
        """Paint on what is still missing, now that no pen is down."""
        if not self.sheet.idle and not self.pointing:
            self._slices.start(after_ms)

    def _on_slice(self) -> None:
        if self.pointing:
            self._slices.stop()
            return
        self._slices.setInterval(0)
        self._painted |= self.sheet.step()
        self._slice = (self._slice + 1) % _SHOWN_EVERY
        if self.sheet.idle or not self._slice:  # showing a page that grows all over costs as much as painting it
            shown, self._painted = self._painted, QRect()
            self.sheet.cover(shown)
            self.refresh(shown)
        if self.sheet.idle:
            self._slices.stop()
        if self.sheet.idle and not self.sheet.busy:
            arriving, self._arriving = self._arriving, False
            if arriving and self._fitted and not self._seen_whole.grown(_OVER).holds(self.sheet.extent()):
                self.fit_page()
            self.settled.emit()

    def page_picture(self) -> QImage | None:
        """The page as it is seen; a null picture while it is being painted or drawn on, None where a part is hidden."""
        page = self.view.rect_of(self.sheet.extent()).adjusted(1, 1, -1, -1)
        if self.sheet.busy or not self.sheet.idle or self.pointing:
            return QImage()
        over, seen = round(_OVER * self.view.scale) + 1, self._pixels()
        if self.sheet.paper != "blank" or not seen.adjusted(-over, -over, over, over).contains(page):
            return None
        return self.sheet.image.copy(page & seen)

    def _pixels(self) -> QRect:
        """The canvas in pixels of the screen; the sheet's picture may be larger."""
        return QRect(QPoint(0, 0), self.size() * self.devicePixelRatioF())

    def middle(self) -> Point:
        """The place in the middle of what is seen."""
        place = self.view.to_page(QPointF(self._pixels().center()))
        return Point(place.x(), place.y())

    def chosen_box(self) -> Box | None:
        return bounds_of_all(self.selector.free())
