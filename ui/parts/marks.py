"""Signs that speak in word, shape and colour: what is saved, and how the clock stands."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.parts.show import show
from ui.parts.tip import tip
from ui.shell.theme import Role, theme_now

Keeping = Literal["saved", "saving", "trouble"]
ClockKind = Literal["running", "last", "over", "held"]
CLOCK_ROLES: dict[ClockKind, Role] = {"running": "primary", "last": "accent_text", "over": "danger", "held": "muted"}
_SAVED_ICONS: dict[Keeping, str] = {"saved": "check", "saving": "saving", "trouble": "warning"}


def clock_words(kind: ClockKind) -> str:
    """The word of a clock's state, in a facilitator's language."""
    words = {"running": tr("Running"), "last": tr("Last minute"), "over": tr("Time’s up"), "held": tr("Paused")}
    return words[kind]


def paint_clock_sign(painter: QPainter, box: QRectF, kind: ClockKind) -> None:
    """▶, ◗, ◆ or ❚❚ as shapes, so that no font has to know them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_now().colour(CLOCK_ROLES[kind]))
    w, h, x, y = box.width(), box.height(), box.left(), box.top()
    if kind == "running":
        painter.drawPolygon(
            QPolygonF([QPointF(x + w * 0.1, y), QPointF(x + w * 0.9, y + h / 2), QPointF(x + w * 0.1, y + h)])
        )
    elif kind == "last":
        painter.drawPie(QRectF(x - w * 0.25, y, w, h), -90 * 16, 180 * 16)
    elif kind == "over":
        painter.drawPolygon(QPolygonF([QPointF(x + w / 2, y), QPointF(x + w, y + h / 2), QPointF(x + w / 2, y + h),
                                       QPointF(x, y + h / 2)]))  # fmt: skip
    else:
        painter.drawRect(QRectF(x + w * 0.1, y, w * 0.28, h))
        painter.drawRect(QRectF(x + w * 0.62, y, w * 0.28, h))
    painter.restore()


class _Mark(QWidget):
    """A sign of 16 and words behind it; without words the tool tip says them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._short, self._wordless = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def hide_words(self, hidden: bool) -> None:
        """Only the sign and what is shortest, where there is little room; the words go into the tool tip."""
        self._wordless = hidden
        tip(self, self._text if hidden else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        words = self._shown()
        advance = QFontMetrics(self._font()).horizontalAdvance(words) + 1 if words else 0
        return QSize(theme.px(16) + (theme.px(6) + advance if words else 0), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        side = theme.px(16)
        box = QRect(0, (self.height() - side) // 2, side, side)
        self._paint_sign(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), box))
        words = QRect(side + theme.px(6), 0, self.width() - side - theme.px(6), self.height())
        painter.setFont(self._font())
        painter.setPen(theme.colour(self._role()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QStyle.visualRect(self.layoutDirection(), self.rect(), words), flags, self._shown())

    def _shown(self) -> str:
        return self._short if self._wordless else self._text

    def _say(self, text: str, short: str = "") -> None:
        if (text, short) == (self._text, self._short):
            return
        self._text, self._short = text, short
        self.setAccessibleName(text)
        if self._wordless:
            tip(self, text)
        self.updateGeometry()

    def _font(self) -> QFont:
        raise NotImplementedError

    def _role(self) -> Role:
        raise NotImplementedError

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        raise NotImplementedError


class SavedMark(_Mark):
    """*Saved 12:14*, *Saving …* or *NOT saved*; the words come from whoever knows the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_mark")
        self._state: Keeping = "saved"

    def show_state(self, state: Keeping, text: str, short: str = "") -> None:
        """`short` is what stays in sight where there is little room, such as the time alone."""
        self._state = state
        self._say(text, short)
        self.update()

    def state(self) -> Keeping:
        return self._state

    def _font(self) -> QFont:
        trouble = self._state == "trouble"
        return theme_now().font(14 if trouble else 12, bold=trouble)

    def _role(self) -> Role:
        return "danger" if self._state == "trouble" else "muted"

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        paint_icon(painter, box, _SAVED_ICONS[self._state], theme_now().roles[self._role()])


class ClockMark(_Mark):
    """How the clock of the step stands."""

    def __init__(self, kind: ClockKind = "held", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clock_mark")
        self._kind: ClockKind = kind
        self.show_kind(kind)

    def show_kind(self, kind: ClockKind, words: str = "") -> None:
        self._kind = kind
        self._say(words or clock_words(kind))
        self.update()

    def _font(self) -> QFont:
        return theme_now().font(14, bold=True)

    def _role(self) -> Role:
        return CLOCK_ROLES[self._kind]

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        side = theme_now().px(11)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(QRectF(box).center())
        paint_clock_sign(painter, sign, self._kind)


class WordMark(_Mark):
    """An icon and small muted words, such as the projector's state."""

    def __init__(self, icon: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._urgent = icon, False
        self._say(text)

    def show_words(self, text: str, short: str = "") -> None:
        self._say(text, short)
        self.update()

    def set_urgent(self, urgent: bool) -> None:
        """Bold and warm: somebody should know of it."""
        self._urgent = urgent
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme_now().font(12, bold=self._urgent)

    def _role(self) -> Role:
        return "accent_text" if self._urgent else "muted"

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        paint_icon(painter, box, self._icon, theme_now().roles[self._role()])


def _sample() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    states: tuple[tuple[Keeping, str], ...] = (
        ("saved", "Saved 12:14"),
        ("saving", "Saving …"),
        ("trouble", "NOT saved"),
    )
    for state, text in states:
        mark = SavedMark()
        mark.show_state(state, text)
        layout.addWidget(mark)
    for kind in CLOCK_ROLES:
        layout.addWidget(ClockMark(kind))
    layout.addWidget(WordMark("stage", "Projector: timer"))
    return row


if __name__ == "__main__":
    show(_sample)
