"""The one large countdown of the desk's window."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell.theme import Role, theme_now

SIZES = (240, 192, 144, 96)
LINE = 136 / 144
TIGHT = -4 / 144
"""Letter spacing, in em."""


class BigDigits(QWidget):
    """Digits in bold, as wide as the step's longest value so that nothing beside them moves.

    Its accessible name is not the digits: a screen reader would say every second.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digits")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._widest, self._size = "", "0:00", 144
        self._role: Role = "ink"

    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_digits(self, text: str, widest: str, role: Role = "ink") -> None:
        """Another value; the place is kept for `widest`."""
        longer = max(widest, text, key=len)
        if longer != self._widest:
            self._widest = longer
            self.updateGeometry()
        if (text, role) != (self._text, self._role):
            self._text, self._role = text, role
            self.update()

    def set_size(self, size: int) -> None:
        """The em, one of SIZES, at a body of 14."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def size_at(self, size: int) -> QSize:
        """What the digits take at an em of `size`."""
        pixels = theme_now().px(size)
        metrics = QFontMetricsF(self._font(size))
        shown = "".join("0" if letter.isdigit() else letter for letter in self._widest)
        ink = metrics.horizontalAdvance(shown) - TIGHT * pixels  # after the last digit there is nothing to be tight to
        return QSize(ceil(ink), round(pixels * LINE))

    def sizeHint(self) -> QSize:
        return self.size_at(self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font = self._font(self._size)
        painter.setFont(font)
        painter.setPen(theme.colour(self._role))
        metrics = QFontMetricsF(font)
        base = self.height() / 2 + metrics.capHeight() / 2
        width = metrics.horizontalAdvance(self._text)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else -theme.px(self._size) * 0.02
        painter.drawText(QRectF(left, base - metrics.ascent(), width + 8, metrics.height()), self._text)

    def _font(self, size: int) -> QFont:
        theme = theme_now()
        font = theme.font(size, bold=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, TIGHT * theme.px(size))
        return font
