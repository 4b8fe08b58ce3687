"""The small framed key that tells how to do without the mouse what a control does."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.words import tr
from ui.parts.show import show
from ui.shell.theme import theme_now

_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgDown": "PgDn", "Return": "Enter", "Escape": "Esc"}


def key_words(key: str) -> str:
    """A key sequence of the action table as people read it: `Alt+Right` is `Alt+→`."""
    named = {"Enter": tr("Enter"), "Esc": tr("Esc"), "Del": tr("Del"), "Shift": tr("Shift")}
    keys = [_SIGNS.get(one, one) for one in (key.split("+") if key != "+" else [key])]
    return "+".join(named.get(one, one) for one in keys)


def cap_size(key: str) -> QSize:
    theme = theme_now()
    words = QFontMetrics(theme.font(12)).horizontalAdvance(key_words(key))
    return QSize(max(theme.px(20), words + theme.px(12)), theme.px(18))


def paint_cap(painter: QPainter, box: QRect, key: str, text: QColor, line: QColor, ground: QColor | None) -> None:
    """Draw a key cap into `box`; no ground leaves what is under it."""
    theme = theme_now()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    if ground is not None:
        painter.setBrush(ground)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    painter.setPen(text)
    painter.setFont(theme.font(12))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key_words(key))
    painter.restore()


class KeyCap(QWidget):
    """One key on its own, in a line of help."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key_words(key))

    def set_key(self, key: str) -> None:
        self._key = key
        self.setAccessibleName(key_words(key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return cap_size(self._key) if self._key else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            return
        theme = theme_now()
        paint_cap(QPainter(self), self.rect(), self._key, theme.colour("muted"), theme.colour("button_edge"),
                  theme.colour("surface"))  # fmt: skip


def _sample() -> QWidget:
    return KeyCap("Alt+Right")


if __name__ == "__main__":
    show(_sample)
