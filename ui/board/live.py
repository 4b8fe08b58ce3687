"""Ink while pens are down: each step is painted once, on a layer of its own over the page, and only its place shown.

Several pens and fingers draw at the same time. Marker and highlighter lie on layers that are laid over the page at one
strength as a whole, so that a mark does not darken itself where it crosses itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from copdesk.board.ink import Kind, Point
from ui.board.render import pen_for, pressed_width, see_through
from ui.board.view import View


@dataclass(slots=True)
class LiveStroke:
    """A mark under the pen: `points` in units of the page, the pixels it has touched so far."""

    kind: Kind
    colour: str
    width: float
    points: list[Point] = field(default_factory=list)
    touched: QRect = field(default_factory=QRect)


@dataclass(frozen=True, slots=True)
class Trace:
    """A mark as the pen left it: the pixels it has touched, and its ink in them."""

    kind: Kind
    rect: QRect
    ink: QImage

    def lay(self, painter: QPainter) -> None:
        """Onto a page; the painter is in pixels."""
        see_through(painter, self.kind)
        painter.drawImage(self.rect.topLeft(), self.ink)


class LiveInk:
    """The marks under all pens that are down, by whatever tells the pens apart."""

    def __init__(self) -> None:
        self._size = QSize()
        self._strokes: dict[object, LiveStroke] = {}
        self._layers: dict[Kind, QImage] = {}

    def __bool__(self) -> bool:
        return bool(self._strokes)

    def __contains__(self, pen: object) -> bool:
        return pen in self._strokes

    def pens(self) -> list[object]:
        return list(self._strokes)

    def stroke(self, pen: object) -> LiveStroke:
        return self._strokes[pen]

    def resize(self, size: QSize) -> None:
        """Layers are made when first drawn on; a new size forgets them, not the points."""
        self._size = size
        self._layers.clear()

    def begin(self, pen: object, kind: Kind, colour: str, width: float, place: Point, view: View) -> QRect:
        self._strokes[pen] = LiveStroke(kind, colour, width)
        return self.extend(pen, place, view)

    def extend(self, pen: object, place: Point, view: View) -> QRect:
        """Paint the step to the place; the pixels to show anew."""
        stroke = self._strokes[pen]
        before = stroke.points[-1] if stroke.points else place
        stroke.points.append(place)
        rect = self._paint_step(stroke, before, place, view)
        stroke.touched |= rect
        return rect

    def trace(self, pen: object) -> Trace | None:
        """The mark so far; None where another pen's ink may lie in it."""
        stroke = self._strokes[pen]
        layer = self._layers.get(stroke.kind)
        others = (other for key, other in self._strokes.items() if key != pen and other.kind == stroke.kind)
        if layer is None or any(other.touched.intersects(stroke.touched) for other in others):
            return None
        rect = stroke.touched & layer.rect()
        return Trace(stroke.kind, rect, layer.copy(rect))

    def end(self, pen: object, view: View) -> tuple[LiveStroke, QRect]:
        """Take the mark off its layer; the mark and the pixels to show anew."""
        stroke = self._strokes.pop(pen)
        layer = self._layers.get(stroke.kind)
        if layer is None:
            return stroke, stroke.touched
        painter = QPainter(layer)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(stroke.touched, Qt.GlobalColor.transparent)
        painter.end()
        for other in self._strokes.values():
            if other.kind == stroke.kind and other.touched.intersects(stroke.touched):
                self._repaint(other, view)
        return stroke, stroke.touched

    def look(self, view: View) -> None:
        """Paint all marks anew, because another part of the page is seen."""
        self._layers.clear()
        for stroke in self._strokes.values():
            stroke.touched = QRect()
            self._repaint(stroke, view)

    def touched(self) -> QRect:
        return reduce(QRect.united, (stroke.touched for stroke in self._strokes.values()), QRect())

    def show(self, painter: QPainter, event: QPaintEvent | QRect) -> None:
        """Lay the layers over what the painter has painted there."""
        rects = [event] if isinstance(event, QRect) else [event.rect()]
        for kind in {stroke.kind for stroke in self._strokes.values()}:
            layer = self._layers.get(kind)
            if layer is None:
                continue
            if kind == "pen":
                for rect in rects:
                    painter.drawImage(rect, layer, rect)
                continue
            painter.save()
            see_through(painter, kind)
            for rect in rects:
                painter.drawImage(rect, layer, rect)
            painter.restore()

    def _repaint(self, stroke: LiveStroke, view: View) -> None:
        before = stroke.points[0]
        for place in stroke.points:
            stroke.touched |= self._paint_step(stroke, before, place, view)
            before = place

    def _paint_step(self, stroke: LiveStroke, before: Point, place: Point, view: View) -> QRect:
        layer = self._layers.get(stroke.kind)
        if layer is None:
            layer = QImage(self._size, QImage.Format.Format_ARGB32_Premultiplied)
            layer.fill(Qt.GlobalColor.transparent)
            self._layers[stroke.kind] = layer
        width = stroke.width * view.scale
        if place.pressure < 1.0 or before.pressure < 1.0:
            width = pressed_width(width, (place.pressure + before.pressure) / 2)
        a, b = view.to_pixels(before.x, before.y), view.to_pixels(place.x, place.y)
        if a == b:
            b = QPointF(b.x() + 0.01, b.y())
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen_for(stroke.colour, width, width))
        painter.drawLine(a, b)
        painter.end()
        reach = width / 2 + 1.5
        return QRectF(a, b).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect()
