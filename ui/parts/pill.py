"""Pills: a short fact in bold on its tint, with a sign; and the one that says how far ahead or behind we are."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.parts.show import show
from ui.shell.theme import Role, theme_now

Feel = Literal["ok", "late", "quiet", "danger"]
_COLOURS: dict[Feel, tuple[Role, Role]] = {
    "ok": ("ptint", "primary"),
    "late": ("atint", "accent_text"),
    "quiet": ("sunk", "muted"),
    "danger": ("dtint", "danger"),
}
_MINUTE = 60_000


class Pill(QWidget):
    """An icon and a few bold words on a tinted ground."""

    def __init__(self, text: str = "", feel: Feel = "ok", icon: str = "check", *, height: int = 28,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._text, self._feel, self._icon, self._height = text, feel, icon, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("pill")
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def show_fact(self, text: str, feel: Feel, icon: str) -> None:
        if (text, feel, icon) != (self._text, self._feel, self._icon):
            self._text, self._feel, self._icon = text, feel, icon
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        words = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(theme.px(8 + 16 + 6 + 12) + words + 1, theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        ground, text = _COLOURS[self._feel]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        side = theme.px(16)
        box = QRect(theme.px(8), (self.height() - side) // 2, side, side)
        paint_icon(painter, self._placed(box), self._icon, theme.roles[text])
        painter.setPen(theme.colour(text))
        painter.setFont(self._font())
        words = QRect(theme.px(30), 0, self.width() - theme.px(42), self.height())
        painter.drawText(self._placed(words), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._text)

    def _font(self) -> QFont:
        return theme_now().font(14 if self._height >= 28 else 12, bold=True)

    def _placed(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


def pace_words(ahead_ms: int) -> tuple[str, Feel, str]:
    """How a session that is `ahead_ms` early (late when negative) says so: words, feel and sign.

    Half a minute either way is on time; minutes are rounded, as one says them aloud.
    """
    minutes = round(abs(ahead_ms) / _MINUTE)
    if abs(ahead_ms) < _MINUTE / 2 or minutes == 0:
        return tr("on time"), "ok", "check"
    if ahead_ms < 0:
        return tr("{minutes} min behind").format(minutes=minutes), "late", "clock"
    return tr("{minutes} min ahead").format(minutes=minutes), "ok", "clock"


def _sample() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    for pill in (
        Pill(*pace_words(0)),
        Pill(*pace_words(-180_000)),
        Pill("paused", "quiet", "pause"),
        Pill("Live", icon="eye"),
    ):
        layout.addWidget(pill)
    return row


if __name__ == "__main__":
    show(_sample)
