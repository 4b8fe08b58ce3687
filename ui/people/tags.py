"""What somebody knows about, as words on sunk ground that wrap; a click makes them a field."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from copdesk.words import tr
from ui.shell.theme import theme_now


class Tags(QWidget):
    """Words separated by commas, each in its own shape. `pressed` asks to change them."""

    pressed = Signal()

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._says = says
        self.setObjectName("tags")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str) -> None:
        """Takes a text like `case studies, Open Space` apart."""
        self._words = [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
        self.setAccessibleName(f"{self._says}: {', '.join(self._words) or tr('nothing yet')}")
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        return self._words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return (boxes[-1].bottom() + 1 if boxes else theme_now().px(24)) + theme_now().px(2)

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(160), self.heightForWidth(max(theme_now().px(120), self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(60), theme_now().px(24))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._words:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), "–")
            return
        painter.setFont(theme.font(12))
        metrics = QFontMetrics(theme.font(12))
        for word, box in zip(self._words, self._boxes(self.width()), strict=True):
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
            painter.setPen(theme.colour("ink"))
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, place.width() - theme.px(16))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _boxes(self, width: int) -> list[QRect]:
        theme = theme_now()
        metrics = QFontMetrics(theme.font(12))
        left, top, boxes = 0, 0, []
        for word in self._words:
            wide = min(width, metrics.horizontalAdvance(word) + theme.px(20))
            if left and left + wide > width:
                left, top = 0, top + theme.px(28)
            boxes.append(QRect(left, top, wide, theme.px(24)))
            left += wide + theme.px(4)
        return boxes
