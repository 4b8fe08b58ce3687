"""Chips: a category's mark, its name and its key, to be chosen; and tags, the words a person is known by."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QWidget

from ui.parts.keycap import cap_size, key_words, paint_cap
from ui.parts.show import show
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class Chip(QAbstractButton):
    """A category to choose: `colour` names one of the theme's categories, an empty one is without mark.

    The sign (+ or −) belongs to the name. A chip that is checked stands on its category's ground.
    """

    def __init__(self, text: str, colour: str = "", key: str = "", *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._colour, self._key = colour, key
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # paints anew as the pointer comes and goes
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setObjectName(name or "chip")
        self.setText(text)

    def setText(self, text: str) -> None:
        """The name as it is read; an ampersand is an ampersand and makes no shortcut."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        if self._key:
            tip(self, text, key_words(self._key))
        self.updateGeometry()

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        words = QFontMetrics(theme.font(12, bold=True)).horizontalAdvance(self.text())
        mark = theme.px(14) if self._colour else 0
        cap = cap_size(self._key).width() + theme.px(6) if self._key else 0
        left = theme.px(8 if self._colour else 10)
        return QSize(left + mark + words + cap + theme.px(10) + 2, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        fixed = self.sizeHint().width() - QFontMetrics(theme.font(12, bold=True)).horizontalAdvance(self.text())
        return QSize(min(self.sizeHint().width(), fixed + theme.px(40)), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        colours = theme.category(self._colour)
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.rule) if on else theme.colour("rule"), 1))
        if on:
            painter.setBrush(QColor(colours.ground))
        elif self.underMouse():
            painter.setBrush(theme.colour("sunk"))
        radius = self.height() / 2 - 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = theme.px(8 if self._colour else 10)
        middle = self.height() // 2
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.mark))
            mark = theme.px(8)
            painter.drawEllipse(self._placed(QRect(left, middle - mark // 2, mark, mark)))
            left += theme.px(14)
        cap = cap_size(self._key) if self._key else QSize(0, 0)
        font = theme.font(12, on)
        room = self.width() - left - theme.px(10) - (cap.width() + theme.px(6) if self._key else 0)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        quiet = theme.colour("ink" if self.isEnabled() else "edge")
        painter.setPen(QColor(colours.text) if on else quiet)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        side |= Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._placed(QRect(left, 0, room, self.height())), side, words)
        if self._key:
            right = self.width() - theme.px(8) - cap.width()
            place = QRect(right, middle - cap.height() // 2, cap.width(), cap.height())
            paint_cap(painter, self._placed(place), self._key, theme.colour("muted"), theme.colour("button_edge"),
                      theme.colour("surface"))  # fmt: skip

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _placed(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class Tag(QWidget):
    """A word on sunk ground; it is read, not pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(QFontMetrics(theme.font(12)).horizontalAdvance(self._text) + theme.px(20), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme_now().px(48)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(12))
        box = self.rect().adjusted(theme.px(10), 0, -theme.px(10), 0)
        words = QFontMetrics(theme.font(12)).elidedText(self._text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _sample() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    chosen = ("Help needed", "Idea")
    samples = (("Challenge", "crimson"), ("Help needed", "amber"), ("Idea", "blue"), ("Drivers", "teal"))
    for number, (text, colour) in enumerate(samples, 1):
        chip = Chip(text, colour, str(number))
        chip.setChecked(text in chosen)
        layout.addWidget(chip)
    layout.addWidget(Tag("best practices"))
    layout.addStretch()
    return row


if __name__ == "__main__":
    show(_sample)
