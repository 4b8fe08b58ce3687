"""The four corners of a flipchart on its photo, to be dragged or moved by key."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.board.cards import paint_picture
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.shell.theme import theme_now

_START = ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))


class Corners(QWidget):
    """A photo with its corners, as fractions from the upper left clockwise."""

    def __init__(self, image: QImage, corners: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        self.setObjectName("photo_corners")
        self.setAccessibleName(tr("Corners of the paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self._image = image
        self._corners = [QPointF(x, y) for x, y in corners]
        self._held: int | None = None
        self._at = 0

    def corners(self) -> list[tuple[float, float]]:
        return [(corner.x(), corner.y()) for corner in self._corners]

    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    def picture_rect(self) -> QRectF:
        """Where the photo lies."""
        size = QRectF(0, 0, 1, 1)
        room = self.rect().adjusted(16, 16, -16, -16)
        size.setSize(self._image.size().toSizeF().scaled(room.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio))
        size.moveCenter(QRectF(room).center())
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk"))
        paint_picture(painter, self.picture_rect(), self._image, fill=False, paper=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [self._pixel(corner) for corner in self._corners]
        painter.setPen(QPen(theme.colour("primary"), 2))
        painter.drawPolygon(QPolygonF(places))
        for at, place in enumerate(places):
            painter.setBrush(QColor("#FFFFFF") if at != self._at or not self.hasFocus() else theme.colour("primary"))
            painter.drawEllipse(place, 9, 9)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [hypot((event.position() - self._pixel(corner)).x(), (event.position() - self._pixel(corner)).y())
                for corner in self._corners]  # fmt: skip
        self._held = self._at = near.index(min(near))
        self._move(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and way is not None:
            self._at = (self._at + (1 if sum(way) > 0 else -1)) % 4
            self.update()
        elif way is not None:
            step = 0.01
            corner = self._corners[self._at]
            self._set(QPointF(corner.x() + way[0] * step, corner.y() + way[1] * step))
        else:
            super().keyPressEvent(event)

    def _pixel(self, corner: QPointF) -> QPointF:
        rect = self.picture_rect()
        return QPointF(rect.left() + corner.x() * rect.width(), rect.top() + corner.y() * rect.height())

    def _move(self, place: QPointF) -> None:
        rect = self.picture_rect()
        self._set(QPointF((place.x() - rect.left()) / rect.width(), (place.y() - rect.top()) / rect.height()))

    def _set(self, corner: QPointF) -> None:
        self._corners[self._at] = QPointF(min(max(corner.x(), 0.0), 1.0), min(max(corner.y(), 0.0), 1.0))
        self.update()


class StraighteningPanel(QWidget):
    """`accepted` gives the corners and whether the paper is to be whitened. `found` are corners seen on the photo."""

    accepted = Signal(object, bool)
    left = Signal()

    def __init__(self, image: QImage, found: Sequence[tuple[float, float]] | None = None) -> None:
        super().__init__()
        self.setObjectName("straightening")
        self.setProperty("ground", "surface")
        theme = theme_now()
        self.corners = Corners(image, found or _START)
        self._said = PlainLabel("", "danger", "small", wrap=True)
        self._whiten = Check(tr("Make the paper white"), True, name="whiten")
        cancel = Button(tr("Cancel"), key="Esc", name="straighten_cancel")
        accept = Button(tr("Straighten"), "primary", name="straighten_accept")
        cancel.clicked.connect(self.left)
        accept.clicked.connect(self._on_accept)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        asks = tr("Is this the paper? Drag what is wrong") if found else tr("Drag the corners onto those of the paper")
        head.addWidget(PlainLabel(asks, type="title", bold=True), 1)
        for part in (self._whiten, cancel, accept):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self.corners, 1)
        self._said.hide()
        self.setFocusProxy(self.corners)

    def refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _on_accept(self) -> None:
        self.accepted.emit(self.corners.corners(), self._whiten.isChecked())
