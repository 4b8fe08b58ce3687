"""Select: catch marks with a lasso or a frame, carry, scale and turn them."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Literal
from weakref import proxy

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from copdesk.board.ink import Box, Point, Stroke
from copdesk.board.move import moved, rotated, scaled
from copdesk.board.shape import bounds_of_all, box_of, hits, within_ring
from ui.board.render import float_picture
from ui.shell.theme import theme_now

if TYPE_CHECKING:
    from ui.board.canvas import BoardCanvas

Deed = Literal["catch", "move", "scale", "turn"]
HANDLE, GRIP, TURN_AWAY = 10.0, 14.0, 28.0


class Selector:
    """`chosen` holds the ids of what is caught; a change of it is told by the canvas's `selection_changed`."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self.chosen: frozenset[bytes] = frozenset()
        self._deed: Deed | None = None
        self._pen: object = None
        self._start = self._now = Point(0, 0)
        self._ring: list[Point] = []
        self._carried: list[Stroke] = []
        self._picture = QImage()
        self._picture_at = QPointF()
        self._about = Point(0, 0)
        self._beside = False  # whether it began within the box of what is chosen, but on none of it

    # what is chosen

    def strokes(self) -> list[Stroke]:
        """The chosen marks that are still there, in painting order."""
        sheet = self._canvas.sheet
        found = [sheet.stroke(key) for key in self.chosen if key in sheet]
        return sorted(found, key=lambda stroke: stroke.order)

    def free(self) -> list[Stroke]:
        """Those of them that are not locked."""
        return [stroke for stroke in self.strokes() if not stroke.locked]

    def choose(self, keys: Iterable[bytes]) -> None:
        """Choose these marks and all that are grouped with one of them."""
        keys = set(keys)
        sheet = self._canvas.sheet
        groups = {sheet.stroke(key).group for key in keys if key in sheet} - {None}
        if groups:
            keys |= {stroke.id for stroke in sheet.strokes() if stroke.group in groups}
        chosen = frozenset(keys)
        if chosen != self.chosen:
            self.chosen = chosen
            self._canvas.selection_changed.emit(len(chosen))
        self._canvas.update()

    def forget(self, gone: Iterable[bytes]) -> None:
        if self.chosen.intersection(gone):
            self.choose(self.chosen.difference(gone))

    # between press and lift

    def press(self, pen: object, place: Point, shift: bool) -> None:
        if self._deed is not None:
            return
        self._pen, self._start, self._now, self._beside = pen, place, place, False
        box = bounds_of_all(self.free())
        if box is not None and (grip := self._grip_at(place, box)) is not None:
            self._carry(*grip)
            return
        top = self._canvas.top_at(place)
        if top is not None and top.id in self.chosen and not top.locked:
            self._carry("move", place)
        elif top is not None and not top.locked:
            self.choose(self.chosen ^ {top.id} if shift else {top.id})
            if self.free() and not shift:
                self._carry("move", place)
        elif box is not None and not shift and box.meets(Box(place.x, place.y, place.x, place.y)):
            self._beside = True
            self._carry("move", place)
        else:
            if not shift:
                self.choose(() if top is None else {top.id})
            self._deed, self._ring = "catch", [place]

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        if self._deed is None or pen != self._pen:
            return
        self._now = place
        if self._deed == "catch":
            self._ring.append(place)
        self._canvas.update()

    def lift(self, pen: object, shift: bool) -> None:
        if self._deed is None or pen != self._pen:
            return
        deed, self._deed = self._deed, None
        if deed == "catch":
            self._catch(shift)
            return
        carried, self._carried = self._carried, []
        still = hypot(self._now.x - self._start.x, self._now.y - self._start.y) * self._canvas.view.scale < 2
        changed = carried if still else [self._changed(stroke, deed) for stroke in carried]
        self._canvas.put_down(changed, tell=not still)
        if still and self._beside:
            self.choose(())

    def drop(self, pen: object) -> None:
        if self._deed is None:
            return
        carried, self._carried, self._deed, self._ring = self._carried, [], None, []
        self._canvas.put_down(carried, tell=False)

    @property
    def carrying(self) -> bool:
        return bool(self._carried)

    # painting

    def show(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._carried:
            painter.save()
            painter.setTransform(self._way(), True)
            painter.drawImage(self._picture_at, self._picture)
            painter.restore()
        elif self._deed == "catch" and len(self._ring) > 1:
            self._show_ring(painter)
        elif (box := bounds_of_all(self.strokes())) is not None:
            self._show_box(painter, box, locked=not self.free())
        painter.restore()

    def _show_ring(self, painter: QPainter) -> None:
        colour = theme_now().colour("primary")
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        fill = QColor(colour)
        fill.setAlphaF(0.06)
        painter.setBrush(QBrush(fill))
        to_pixels = self._canvas.view.to_pixels
        painter.drawPolygon(QPolygonF([to_pixels(p.x, p.y) for p in self._fence()]))

    def _show_box(self, painter: QPainter, box: Box, *, locked: bool) -> None:
        theme = theme_now()
        view = self._canvas.view
        rect = QRectF(view.to_pixels(box.left, box.top), view.to_pixels(box.right, box.bottom)).adjusted(-4, -4, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if locked else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("muted" if locked else "primary"), 1.5, style))
        painter.drawRect(rect)
        if locked:
            return
        top = QPointF(rect.center().x(), rect.top() - TURN_AWAY)
        painter.drawLine(QPointF(rect.center().x(), rect.top()), top)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(top, HANDLE / 2, HANDLE / 2)
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawRect(QRectF(corner.x() - HANDLE / 2, corner.y() - HANDLE / 2, HANDLE, HANDLE))

    # within

    def _grip_at(self, place: Point, box: Box) -> tuple[Deed, Point] | None:
        """What the knob or the corner there does, and about where: the corner opposite stays."""
        view = self._canvas.view
        at = view.to_pixels(place.x, place.y)
        a, b = view.to_pixels(box.left, box.top), view.to_pixels(box.right, box.bottom)
        top = QPointF((a.x() + b.x()) / 2, a.y() - 4 - TURN_AWAY)
        if hypot(at.x() - top.x(), at.y() - top.y()) <= GRIP:
            return "turn", box.middle
        for x, across in ((a.x() - 4, box.right), (b.x() + 4, box.left)):
            for y, along in ((a.y() - 4, box.bottom), (b.y() + 4, box.top)):
                if hypot(at.x() - x, at.y() - y) <= GRIP:
                    return "scale", Point(across, along)
        return None

    def _carry(self, deed: Deed, about: Point) -> None:
        """Take the marks off the page; their picture goes along with the pen."""
        self._deed, self._about = deed, about
        self._carried = self.free()
        sheet = self._canvas.sheet
        marks = [sheet.mark(stroke.id) for stroke in self._carried]
        self._picture, self._picture_at = float_picture(marks, self._canvas.view, self._canvas.pictures)
        self._canvas.lift_off([stroke.id for stroke in self._carried])

    def _factor(self) -> float:
        """How far the pen has come along the way from the place that stays to where it began."""
        dx, dy = self._start.x - self._about.x, self._start.y - self._about.y
        square = dx * dx + dy * dy
        along = (self._now.x - self._about.x) * dx + (self._now.y - self._about.y) * dy
        return min(max(along / square, 0.05), 20.0) if square > 1e-6 else 1.0

    def _angle(self) -> float:
        middle = self._about
        before = atan2(self._start.y - middle.y, self._start.x - middle.x)
        turned = degrees(atan2(self._now.y - middle.y, self._now.x - middle.x) - before)
        near = round(turned / 45) * 45
        return float(near) if abs(turned - near) < 4 else turned

    def _changed(self, stroke: Stroke, deed: Deed) -> Stroke:
        if deed == "move":
            return moved(stroke, self._now.x - self._start.x, self._now.y - self._start.y)
        if deed == "scale":
            return scaled(stroke, self._about, self._factor())
        return rotated(stroke, self._about, self._angle())

    def _way(self) -> QTransform:
        """The way of the carried picture, in pixels."""
        view = self._canvas.view
        about = view.to_pixels(self._about.x, self._about.y)
        way = QTransform()
        if self._deed == "move":
            dx, dy = self._now.x - self._start.x, self._now.y - self._start.y
            return way.translate(dx * view.scale, dy * view.scale)
        way.translate(about.x(), about.y())
        if self._deed == "scale":
            way.scale(self._factor(), self._factor())
        else:
            way.rotate(self._angle())
        return way.translate(-about.x(), -about.y())

    def _fence(self) -> list[Point]:
        """The lasso, or the frame from where it began to where it is."""
        if self._canvas.pens.catching == "lasso":
            return self._ring
        a, b = self._start, self._now
        return [a, Point(b.x, a.y), b, Point(a.x, b.y)]

    def _catch(self, shift: bool) -> None:
        fence, self._ring = self._fence(), []
        caught: set[bytes] = set()
        if len(fence) > 2:
            near = self._canvas.sheet.meeting(box_of(fence))
            caught = {stroke.id for stroke in near if not stroke.locked and within_ring(stroke, fence)}
        if caught or shift:
            self.choose(caught | (self.chosen if shift else frozenset()))
        self._canvas.update()


def top_of(strokes: Iterable[Stroke], place: Point, reach: float) -> Stroke | None:
    """The topmost of strokes in painting order that the place touches; a locked one only if there is no other."""
    locked: Stroke | None = None
    for stroke in reversed(list(strokes)):
        if hits(stroke, place, reach):
            if not stroke.locked:
                return stroke
            locked = locked or stroke
    return locked
