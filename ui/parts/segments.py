"""A choice among two or three words, all of them in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.parts.show import show
from ui.shell.theme import theme_now


class Segments(QWidget):
    """Words side by side, one of them chosen (or none yet, at -1); `chosen` gives the place of the word taken."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], at: int = 0, *, name: str = "", says: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._words, self._at, self._says = tuple(words), at, says
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name or "segments")
        self._name_it()

    def at(self) -> int:
        return self._at

    def show_at(self, at: int) -> None:
        """Mark a word as chosen without saying that a person chose it."""
        self._at = at
        self._name_it()
        self.update()

    def show_words(self, words: Sequence[str]) -> None:
        """Other words for the same choices."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._name_it()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(sum(self._widths()) + 1, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, box in enumerate(self._boxes()):
            if box.contains(event.position().toPoint()):
                self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward, backward = backward, forward
        if event.key() == forward:
            self._choose(min(self._at + 1, len(self._words) - 1))
        elif event.key() == backward:
            self._choose(max(self._at - 1, 0))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, theme.px(8), theme.px(8))
        painter.fillPath(shape, theme.colour("surface"))
        boxes = self._boxes()
        painter.save()
        painter.setClipPath(shape)
        if self._at >= 0:
            painter.fillRect(boxes[self._at], theme.colour("ptint"))
        painter.setPen(QPen(theme.colour("button_edge"), 1))
        for box in boxes[1:]:
            edge = box.right() + 1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else box.left()
            painter.drawLine(edge, 0, edge, self.height())
        painter.restore()
        painter.setPen(QPen(theme.colour("button_edge"), 1))
        painter.drawPath(shape)
        for place, box in enumerate(boxes):
            on = place == self._at
            painter.setFont(theme.font(14, on))
            painter.setPen(theme.colour("primary" if on else "muted" if self.isEnabled() else "edge"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words[place])

    def _choose(self, place: int) -> None:
        if place == self._at or not self.isEnabled():
            return
        self.show_at(place)
        self.chosen.emit(place)

    def _name_it(self) -> None:
        chosen = self._words[self._at] if 0 <= self._at < len(self._words) else ""
        self.setAccessibleName(f"{self._says}: {chosen}" if self._says else chosen)

    def _widths(self) -> list[int]:
        theme = theme_now()
        metrics = QFontMetrics(theme.font(14, bold=True))
        return [metrics.horizontalAdvance(word) + theme.px(24) for word in self._words]

    def _boxes(self) -> list[QRect]:
        widths = self._widths()
        spare = max(0, self.width() - sum(widths)) // len(widths)
        boxes, left = [], 0
        for number, width in enumerate(widths):
            right = self.width() if number == len(widths) - 1 else left + width + spare
            boxes.append(
                QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, 0, right - left, self.height()))
            )
            left = right
        return boxes


def _sample() -> QWidget:
    return Segments(("Full name", "Initials", "Not at all"), says="In reports")


if __name__ == "__main__":
    show(_sample)
