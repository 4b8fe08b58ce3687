"""What is on or off, ticked or not: a switch, a check box and a radio button, painted."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from ui.parts.icons import paint_icon
from ui.parts.show import show
from ui.shell.theme import Theme, theme_now


class _Ticked(QAbstractButton):
    """A sign with words behind it; the three kinds differ in the sign only."""

    sign_width, sign_height = 16, 16

    def __init__(self, text: str, on: bool = False, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name or type(self).__name__.lower())
        self.setText(text)

    def setText(self, text: str) -> None:
        """The words as they are read; an ampersand is an ampersand and makes no shortcut."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        theme = theme_now()
        words = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        gap = theme.px(12 if self.sign_width > 16 else 8)
        return QSize(theme.px(self.sign_width) + (gap + words + 1 if words else 0), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(min(self.sizeHint().width(), theme.px(self.sign_width + 72)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = QRect(0, 0, theme.px(self.sign_width), theme.px(self.sign_height))
        sign.moveTop((self.height() - sign.height()) // 2)
        self.paint_sign(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), sign), theme)
        left = sign.width() + theme.px(12 if self.sign_width > 16 else 8)
        box = QRect(left, 0, self.width() - left, self.height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink" if self.isEnabled() else "edge"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
        painter.drawText(QStyle.visualRect(self.layoutDirection(), self.rect(), box), flags, words)

    def paint_sign(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        raise NotImplementedError

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class Switch(_Ticked):
    """On or off at once, without a button to confirm it."""

    sign_width, sign_height = 32, 20

    def paint_sign(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        trough = theme.colour("rule" if not self.isEnabled() else "primary" if on else "edge")
        painter.setBrush(trough)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        gap = theme.px(2)
        side = box.height() - 2 * gap
        right = on != self._mirrored()
        left = box.right() + 1 - gap - side if right else box.left() + gap
        painter.setBrush(theme.colour("on_primary") if on else Qt.GlobalColor.white)
        painter.drawEllipse(QRect(left, box.top() + gap, side, side))


class Check(_Ticked):
    """One of several things that may be wanted together."""

    def paint_sign(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        on = self.isChecked()
        line = theme.colour("rule" if not self.isEnabled() else "primary" if on else "edge")
        painter.setPen(QPen(line, 1))
        painter.setBrush(line if on else theme.colour("surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if on:
            gap = theme.px(2)
            paint_icon(painter, box.adjusted(gap, gap, -gap, -gap), "check", theme.roles["on_primary"])


class Radio(_Ticked):
    """One of several, exclusive among its siblings."""

    def __init__(self, text: str, on: bool = False, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, on, name=name, parent=parent)
        self.setAutoExclusive(True)

    def paint_sign(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("primary" if on else "edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            gap = box.width() / 4
            painter.drawEllipse(QRectF(box).adjusted(gap, gap, -gap, -gap))


def _sample() -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    for widget in (Switch("Strangers first", True), Switch("E-mail may be shared"), Check("Trios", True),
                   Check("All notes verbatim"), Radio("Keep as written", True), Radio("Shorten")):  # fmt: skip
        layout.addWidget(widget)
    return column


if __name__ == "__main__":
    show(_sample)
