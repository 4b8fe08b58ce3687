"""Which part of the endless page the canvas shows, in pixels of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QTransform

from copdesk.board.ink import PAGE, Box

SMALLEST, LARGEST = 0.05, 16.0


@dataclass(frozen=True, slots=True)
class View:
    """Pixels = units x scale + shift."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def fitting(cls, size: QSize, box: Box = PAGE) -> View:
        """The view in which the box fills the size and lies in its middle."""
        scale = min(size.width() / max(box.width, 1.0), size.height() / max(box.height, 1.0))
        scale = min(max(scale, SMALLEST), LARGEST)
        return cls(
            scale,
            (size.width() - box.width * scale) / 2 - box.left * scale,
            (size.height() - box.height * scale) / 2 - box.top * scale,
        )

    @property
    def transform(self) -> QTransform:
        return QTransform(self.scale, 0.0, 0.0, self.scale, self.x, self.y)

    def to_page(self, place: QPointF) -> QPointF:
        return QPointF((place.x() - self.x) / self.scale, (place.y() - self.y) / self.scale)

    def to_pixels(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.scale + self.x, y * self.scale + self.y)

    def rect_of(self, box: Box) -> QRect:
        """The pixels that a box on the page touches, with one to spare for soft edges."""
        return (
            QRectF(self.to_pixels(box.left, box.top), self.to_pixels(box.right, box.bottom))
            .toAlignedRect()
            .adjusted(-1, -1, 1, 1)
        )

    def box_of(self, rect: QRect) -> Box:
        """What of the page lies in a rectangle of pixels."""
        a, b = self.to_page(QPointF(rect.topLeft())), self.to_page(QPointF(rect.bottomRight()))
        return Box(a.x(), a.y(), b.x(), b.y()).grown(2 / self.scale)

    def panned(self, dx: float, dy: float) -> View:
        return View(self.scale, self.x + dx, self.y + dy)

    def zoomed(self, by: float, about: QPointF) -> View:
        """Larger or smaller, with the place under `about` (in pixels) staying there."""
        scale = min(max(self.scale * by, SMALLEST), LARGEST)
        by = scale / self.scale
        return View(scale, about.x() - (about.x() - self.x) * by, about.y() - (about.y() - self.y) * by)
