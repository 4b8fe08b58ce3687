"""Buttons: one filled primary a view, plain ones with an outline, ghosts for tools, and a warm one for remarks."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStyle, QWidget

from ui.parts.icons import paint_icon
from ui.parts.keycap import cap_size, key_words, paint_cap
from ui.parts.show import show
from ui.parts.tip import tip
from ui.shell.theme import Role, Theme, theme_now

Kind = Literal["plain", "primary", "ghost", "warn"]


_MIRRORED = {
    "next": "back",
    "back": "next",
    "chevron_left": "chevron_right",
    "chevron_right": "chevron_left",
}


@dataclass(frozen=True, slots=True)
class _Dress:
    ground: QColor | None
    line: QColor | None
    text: QColor
    icon: str
    bold: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where icon, words and key cap stand in a button of this size, and the words that fit."""

    size: QSize
    bold: bool
    icon: QRect
    words: QRect
    shown: str
    cap: QRect


class Button(QPushButton):
    """A button that paints itself: icon, words, key cap. A click never moves the caret to it; Tab does.

    `height` is 36, 28 in rows, 48 where one stands. Without words it is square and needs `says`, its name for
    the tool tip and for a screen reader. Made checkable, its checked state is the *on* look.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "plain",
        *,
        icon: str = "",
        key: str = "",
        height: int = 36,
        says: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._icon, self._key, self._height, self._says = kind, icon, key, height, says
        self._cap_shown = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # paints anew as the pointer comes and goes
        self._hint: QSize | None = None  # asked for again and again while a window is laid out
        self._laid: _Laid | None = None  # painted again and again while it stays as it is
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setObjectName(name or "button")
        self.setText(text)

    # words -------------------------------------------------------------------------------------------------

    def setText(self, text: str) -> None:
        """The words as they are read; an ampersand is an ampersand and makes no shortcut."""
        if text and text == self.text():
            return
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text or self._says)
        if self.isEnabled():
            self._tell()
        self._measure_anew()

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._measure_anew()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        self.kind = kind
        self.update()

    def set_key(self, key: str) -> None:
        self._key = key
        self._tell()
        self._measure_anew()
        self.update()

    def show_cap(self, shown: bool) -> None:
        """Where there is little room the key is told by the tool tip only."""
        if shown != self._cap_shown:
            self._cap_shown = shown
            self._measure_anew()
            self.update()

    def set_says(self, says: str) -> None:
        """What the tool tip says beside the words."""
        self._says = says
        self.setAccessibleName(self.text() or says)
        if self.isEnabled():
            self._tell()

    def set_off(self, why: str) -> None:
        """Cannot be used now; the tool tip says why. An empty reason puts it to use again."""
        self.setEnabled(not why)
        if why:
            tip(self, why)
        else:
            self._tell()

    def _tell(self) -> None:
        words = self._says or (self.text() if self._key else "")
        tip(self, words, key_words(self._key) if self._key else "")

    # measures ----------------------------------------------------------------------------------------------

    def _small(self) -> bool:
        return self._height <= 28

    def _font_size(self) -> int:
        return 12 if self._small() else 14

    def _cap(self) -> QSize:
        return cap_size(self._key) if self._key and self._cap_shown else QSize()

    def _pieces(self, theme: Theme, words: int) -> list[int]:
        """The widths of icon, words and key cap; 0 for what is not there."""
        return [theme.px(self._icon_size()) if self._icon else 0, words, max(0, self._cap().width())]

    def _fitting(self, theme: Theme, words: int, gap: int) -> list[int]:
        """The same, without the icon where the words would be cut, and then without the key cap."""
        pieces = self._pieces(theme, words)
        for lost in (0, 2):
            used = [width for width in pieces if width]
            if sum(used) + gap * (len(used) - 1) > self.width() - 2 * theme.px(6):
                pieces[lost] = 0
        return pieces

    def _icon_size(self) -> int:
        return 16 if self._small() else 18

    def _measure_anew(self) -> None:
        self._hint = self._laid = None
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._hint = self._laid = None

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._measured()
        return self._hint

    def _measured(self) -> QSize:
        theme = theme_now()
        height = theme.px(self._height)
        if not self.text():
            return QSize(height, height)
        metrics = QFontMetrics(theme.font(self._font_size(), bold=True))
        used = [width for width in self._pieces(theme, metrics.horizontalAdvance(self.text())) if width]
        gap = theme.px(6 if self._small() else 8)
        pad = theme.px(8 if self._small() else 12)
        return QSize(sum(used) + gap * (len(used) - 1) + 2 * pad + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        dress = self._dress(theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme, dress)
        if not self.text():
            side = theme.px(20 if self._height > 36 else self._icon_size())
            box = QRect(0, 0, side, side)
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, self._turned(), dress.icon)
            return
        self._paint_words(painter, theme, dress)

    def _paint_ground(self, painter: QPainter, theme: Theme, dress: _Dress) -> None:
        painter.setPen(QPen(dress.line, 1) if dress.line is not None else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(dress.ground if dress.ground is not None else QColor(Qt.GlobalColor.transparent))
        radius = theme.px(6 if self._small() else 8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_words(self, painter: QPainter, theme: Theme, dress: _Dress) -> None:
        laid = self._laid
        if laid is None or laid.size != self.size() or laid.bold != dress.bold:
            laid = self._laid = self._lay(theme, dress.bold)
        if not laid.icon.isEmpty():
            paint_icon(painter, laid.icon, self._turned(), dress.icon)
        painter.setPen(dress.text)
        painter.setFont(theme.font(self._font_size(), dress.bold))
        painter.drawText(laid.words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, laid.shown)
        if not laid.cap.isEmpty():
            filled = self.kind == "primary" and self.isEnabled()
            line = theme.colour("on_primary" if filled else "button_edge")
            ground = None if filled else theme.colour("surface")
            paint_cap(painter, laid.cap, self._key, theme.colour("on_primary" if filled else "muted"), line, ground)

    def _lay(self, theme: Theme, bold: bool) -> _Laid:
        metrics = QFontMetrics(theme.font(self._font_size(), bold))
        gap = theme.px(6 if self._small() else 8)
        icon, words, cap = self._fitting(theme, metrics.horizontalAdvance(self.text()), gap)
        extra = sum(width + gap for width in (icon, cap) if width)
        words = min(words, self.width() - extra - 2 * theme.px(6))
        left = max(theme.px(6), (self.width() - words - extra) // 2)
        middle = self.height() // 2
        sign = QRect(left, middle - icon // 2, icon, icon)
        left += icon + gap if icon else 0
        height = self._cap().height()
        return _Laid(
            size=self.size(),
            bold=bold,
            icon=self._placed(sign),
            words=self._placed(QRect(left, 0, words + 1, self.height())),
            shown=metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, words + 1),
            cap=self._placed(QRect(left + words + gap, middle - height // 2, cap, height)) if cap else QRect(),
        )

    def _turned(self) -> str:
        """An arrow points the way the reading goes."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return _MIRRORED.get(self._icon, self._icon) if mirrored else self._icon

    def _placed(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _dress(self, theme: Theme) -> _Dress:
        step = 2 if self.isDown() else 1 if self.underMouse() and self.isEnabled() else 0
        if not self.isEnabled():
            line = None if self.kind == "ghost" else theme.colour("rule")
            return _Dress(None, line, theme.colour("edge"), theme.roles["edge"], False)
        if self.isCheckable() and self.isChecked():
            ground = theme.colour("ptint" if step == 0 else "pline")
            return _Dress(ground, theme.colour("pline"), theme.colour("primary"), theme.roles["primary"], True)
        if self.kind == "primary":
            ground = theme.colour("primary").darker(100 + 8 * step)
            return _Dress(ground, ground, theme.colour("on_primary"), theme.roles["on_primary"], True)
        if self.kind == "warn":
            text: Role = "accent_text"
            return _Dress(theme.colour("atint"), theme.colour("aline"), theme.colour(text), theme.roles[text], True)
        steps: tuple[Role, ...] = ("surface", "tint", "sunk")
        if self.kind == "ghost":
            over = (None, theme.colour("sunk"), theme.colour("button_edge"))[step]
            return _Dress(over, None, theme.colour("ink"), theme.roles["muted"], False)
        return _Dress(theme.colour(steps[step]), theme.colour("button_edge"), theme.colour("ink"),
                      theme.roles["muted"], False)  # fmt: skip


def _sample() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    on = Button("Pause", icon="pause", key="F6")
    on.setCheckable(True)
    on.setChecked(True)
    off = Button("Pause")
    off.set_off("No session runs.")
    for button in (
        Button("Next step", "primary", icon="next", key="PgDown"), Button("Pause", icon="pause", key="F6"),
        Button("Fit page", "ghost", icon="fit"), on, Button(icon="undo", says="Undo"), off,
        Button("Merge", height=28), Button("Next step", "primary", icon="next", key="PgDown", height=48),
        Button("Set advice to 5–6 min", "warn", height=28),
    ):  # fmt: skip
        layout.addWidget(button)
    return row


if __name__ == "__main__":
    show(_sample)
