"""The last arrivals, newest above, as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from copdesk.clock import hh_mm
from copdesk.people.values import Attendance
from copdesk.words import tr
from ui.shell.theme import Role, theme_now

MOST = 40


class Arrivals(QWidget):
    """Rows of 32: the time, the name, and whether they walked in or came late."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, str]] = []
        self.setObjectName("arrivals")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_people(self, people: Sequence[Attendance], began: int | None) -> None:
        """`began` is when the session started, ms UTC: who came after it came late."""
        came = [one for one in people if one.arrived_at is not None and one.status != "expected"]
        came.sort(key=lambda one: -(one.arrived_at or 0))
        self._rows = [(hh_mm(one.arrived_at or 0), one.member.name, _remark(one, began)) for one in came[:MOST]]
        self.setAccessibleName(tr("Last arrivals"))
        self.setAccessibleDescription(". ".join(" ".join(part for part in row if part) for row in self._rows[:5]))
        self.update()

    def rows(self) -> list[tuple[str, str, str]]:
        """Time, name and remark of each, newest first."""
        return self._rows

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(200), theme.px(32 * 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(120), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        height = theme.px(32)
        for place, (time, name, remark) in enumerate(self._rows):
            top = place * height
            if top + height > self.height():
                break
            wide = QFontMetrics(theme.font(12)).horizontalAdvance(remark) + 2
            self._write(painter, QRect(0, top, theme.px(40), height), time, "muted", 12)
            self._write(painter, QRect(self.width() - wide, top, wide, height), remark, "muted", 12)
            left = theme.px(44)
            self._write(painter, QRect(left, top, self.width() - left - wide - theme.px(8), height), name, "ink", 14)

    def _write(self, painter: QPainter, box: QRect, text: str, role: Role, size: int) -> None:
        theme = theme_now()
        font = theme.font(size)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        placed = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        painter.drawText(placed, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)


def _remark(one: Attendance, began: int | None) -> str:
    if one.walk_in:
        return tr("walk-in")
    return tr("late") if began is not None and (one.arrived_at or 0) > began else ""
