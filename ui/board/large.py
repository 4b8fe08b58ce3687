"""One drawing as large as the window, or several side by side; arrows go on, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from copdesk.board.describe import caption
from copdesk.board.drawing import Drawing
from copdesk.words import tr
from ui.board.gallery import paint_picture
from ui.board.pictures import DrawingPictures
from ui.shell.theme import theme_now


class LargePictures(QWidget):
    """`left` asks to go back to the gallery."""

    left = Signal()

    def __init__(self, drawings: list[Drawing], pictures: DrawingPictures, at: int = 0, side_by_side: int = 1) -> None:
        super().__init__()
        self.setObjectName("large_pictures")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drawings, self._pictures = drawings, pictures
        self._at, self._many = at, max(side_by_side, 1)
        pictures.changed.connect(self._on_changed)
        self._name()

    def shown(self) -> list[Drawing]:
        return self._drawings[self._at : self._at + self._many]

    def go(self, step: int) -> None:
        """To the next drawing or the one before; the ends are ends."""
        self._at = min(max(self._at + step, 0), max(len(self._drawings) - self._many, 0))
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.go(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk"))
        shown = self.shown()
        gap, line = theme.px(16), theme.px(40)
        wide = (self.width() - gap * (len(shown) + 1)) / max(len(shown), 1)
        for place, drawing in enumerate(shown):
            box = QRectF(gap + place * (wide + gap), gap, wide, self.height() - 2 * gap - line)
            ratio = self.devicePixelRatioF()
            size = QSize(round(box.width() * ratio), round(box.height() * ratio))
            paint_picture(painter, box, self._pictures.pixmap(drawing.id, size), fill=False, radius=theme.px(4))
            painter.setFont(theme.font(18, bold=True))
            painter.setPen(theme.colour("ink"))
            words = QRectF(box.left(), box.bottom(), box.width(), line + gap / 2)
            told = " · ".join(part for part in (caption(drawing.facts, drawing.place), drawing.facts.whose) if part)
            told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)

    def _name(self) -> None:
        self.setAccessibleName(" · ".join(caption(d.facts, d.place) for d in self.shown()) or tr("No drawing yet"))

    def _on_changed(self, _key: bytes) -> None:
        self.update()
