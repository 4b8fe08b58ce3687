"""White paper, squared or ruled, under the ink."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion

from ui.board.view import View

Paper = Literal["blank", "grid", "ruled"]
_RULE = 50.0
_ORIGIN = QPoint(0, 0)


def lay_paper(
    image: QImage, view: View, paper: Paper, rect: QRect, *, origin: QPoint = _ORIGIN, region: QRegion | None = None
) -> None:
    """Fill a rectangle, or a region within it, with paper; `origin` is the place at the image's upper left corner."""
    painter = QPainter(image)
    painter.translate(-origin.x(), -origin.y())
    painter.setClipRegion(region if region is not None else QRegion(rect))
    painter.fillRect(rect, Qt.GlobalColor.white)
    step = _RULE * view.scale
    if paper != "blank" and step >= 4:
        painter.setPen(QPen(QColor("#DDE7E4"), 0))
        box = view.box_of(rect)
        for k in range(int(box.top // _RULE), int(box.bottom // _RULE) + 1):
            y = int(k * step + view.y)
            painter.drawLine(rect.left(), y, rect.right(), y)
        for k in range(int(box.left // _RULE), int(box.right // _RULE) + 1) if paper == "grid" else ():
            x = int(k * step + view.x)
            painter.drawLine(x, rect.top(), x, rect.bottom())
    painter.end()
