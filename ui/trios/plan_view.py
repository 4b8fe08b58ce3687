"""A simple plan of the room: tables are dragged to where they stand, or moved with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.trios.standing import Spot, inside, spots_for
from copdesk.words import tr
from ui.shell.theme import theme_now

WIDTH, HEIGHT = 96, 32
STEP = 0.02


class PlanView(QWidget):
    """`laid` tells that a table was moved; `spots` says where all of them stand."""

    laid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_plan")
        self.setAccessibleName(tr("Plan of the room: drag the tables to where they stand"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme_now().px(200))
        self._names: tuple[str, ...] = ()
        self._spots: list[Spot] = []
        self._touched: set[int] = set()
        self._at = -1
        self._grip = QPoint()

    def show_tables(self, names: Sequence[str], laid: Sequence[Spot | None]) -> None:
        """Tables by name; those moved here stay where they are while the names are typed."""
        kept = {place: self._spots[place] for place in self._touched if place < len(self._spots)}
        self._names = tuple(names)
        self._spots = [kept.get(place, spot) for place, spot in enumerate(spots_for(len(names), laid))]
        self._at = min(self._at, len(names) - 1)
        self.update()

    def spots(self) -> list[Spot]:
        """Where the tables stand, the first one first; none where nobody moved any."""
        return list(self._spots) if self._touched else []

    def box(self, place: int) -> QRectF:
        """The table as it is painted."""
        theme = theme_now()
        wide, high = min(theme.px(WIDTH), self.width() / 3), theme.px(HEIGHT)
        x, y = self._spots[place]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = 1 - x
        return QRectF(x * (self.width() - wide), y * (self.height() - high), wide, high)

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(480), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        metrics = QFontMetrics(self.font())
        for place, name in enumerate(self._names):
            box = self.box(place)
            chosen = place == self._at and self.hasFocus()
            painter.setPen(QPen(theme.colour("primary" if chosen else "rule"), theme.px(2) if chosen else 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            painter.setPen(theme.colour("ink"))
            words = metrics.elidedText(f"T{place + 1} · {name}", Qt.TextElideMode.ElideRight, int(box.width()) - 8)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        under = [place for place in range(len(self._names)) if self.box(place).contains(point)]
        self._at = under[-1] if under else -1
        if under:
            self._grip = (point - self.box(under[-1]).topLeft()).toPoint()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._at < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        box = self.box(self._at)
        left, top = event.position().x() - self._grip.x(), event.position().y() - self._grip.y()
        x = left / max(1.0, self.width() - box.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = 1 - x
        self._lay(inside(x, top / max(1.0, self.height() - box.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0), Qt.Key.Key_Up: (0.0, -STEP),
            Qt.Key.Key_Down: (0.0, STEP),
        }  # fmt: skip
        if self._names and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._at = (self._at + (1 if event.key() == Qt.Key.Key_PageDown else -1)) % len(self._names)
            self.setAccessibleDescription(self._names[self._at])
            self.update()
        elif self._at >= 0 and event.key() in steps:
            across, down = steps[Qt.Key(event.key())]
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                across = -across
            x, y = self._spots[self._at]
            self._lay(inside(x + across, y + down))
        else:
            super().keyPressEvent(event)

    def _lay(self, spot: Spot) -> None:
        self._spots[self._at] = spot
        self._touched = set(range(len(self._spots)))
        self.laid.emit()
        self.update()
