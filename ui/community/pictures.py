"""What the Community room draws: who has met whom, and how a score moves."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from copdesk.book.ids import Id
from copdesk.people.values import Member
from copdesk.trios.held import Meeting
from copdesk.words import tr
from ui.shell.theme import theme_now

MOST = 28  # people in the ring; beyond that names no longer fit


class MetRing(QWidget):
    """People on a ring, a line for each two who sat together, thicker for oftener."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("met_ring")
        self._people: list[Member] = []
        self._met: list[Meeting] = []

    def show_met(self, people: list[Member], met: list[Meeting]) -> None:
        """Takes people and their meetings into view."""
        self._people, self._met = people[:MOST], met
        self.setAccessibleName(tr("{n} pairs have met").format(n=len(met)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(340), theme_now().px(230))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._people:
            return
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        height = painter.fontMetrics().height()
        centre = QPointF(self.width() / 2, self.height() / 2)
        across, down = self.width() / 2 - theme.px(84), self.height() / 2 - 1.3 * height - theme.px(10)
        spots: dict[Id, QPointF] = {}
        angles: dict[Id, float] = {}
        for number, one in enumerate(self._people):
            angle = 2 * pi * number / len(self._people) - pi / 2
            angles[one.id] = angle
            spots[one.id] = centre + QPointF(across * cos(angle), down * sin(angle))
        met = {key for pair in self._met for key in (pair.a_id, pair.b_id)}
        for pair in self._met:
            if pair.a_id in spots and pair.b_id in spots:
                painter.setPen(QPen(theme.colour("pline"), theme.px(1) * min(3, pair.times)))
                painter.drawLine(spots[pair.a_id], spots[pair.b_id])
        for one in self._people:
            spot = spots[one.id]
            painter.setPen(QPen(theme.colour("primary"), 1.5))
            painter.setBrush(theme.colour("primary" if one.id in met else "surface"))
            painter.drawEllipse(spot, theme.px(5), theme.px(5))
            self._paint_name(painter, one.short, spot, angles[one.id])
        painter.end()

    def _paint_name(self, painter: QPainter, name: str, spot: QPointF, angle: float) -> None:
        theme = theme_now()
        painter.setPen(theme.colour("ink"))
        width, height, off = theme.px(78), painter.fontMetrics().height(), theme.px(9)
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
        side = cos(angle)
        if abs(side) < 0.25:
            top = spot.y() - off - height if sin(angle) < 0 else spot.y() + off
            box, align = QRectF(spot.x() - width / 2, top, width, height), Qt.AlignmentFlag.AlignHCenter
            if abs(side) > 0.03:  # two beside each other lean away, or their names would run together
                lean = painter.fontMetrics().horizontalAdvance(words) / 2 - off
                box.translate(lean if side > 0 else -lean, 0)
        elif side > 0:
            box, align = QRectF(spot.x() + off, spot.y() - height / 2, width, height), Qt.AlignmentFlag.AlignLeft
        else:
            box, align = (
                QRectF(spot.x() - off - width, spot.y() - height / 2, width, height),
                Qt.AlignmentFlag.AlignRight,
            )
        painter.drawText(box, int(align), words)


class Trend(QWidget):
    """A score over time, as one line."""

    def __init__(self, scores: tuple[float, ...], falling: bool) -> None:
        super().__init__()
        self._scores, self._falling = scores, falling
        self.setFixedSize(theme_now().px(150), theme_now().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._scores:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme_now().colour("accent" if self._falling else "primary")
        painter.setPen(QPen(colour, 2))
        step = self.width() / max(1, len(self._scores) - 1)
        spots = [QPointF(i * step, self.height() - 3 - (score - 1) / 4 * (self.height() - 6)) for i, score in
                 enumerate(self._scores)]  # fmt: skip
        if len(spots) == 1:
            painter.setBrush(colour)
            painter.drawEllipse(spots[0] + QPointF(4, 0), 2.5, 2.5)
        else:
            painter.drawPolyline(QPolygonF(spots))
        painter.end()


class Share(QWidget):
    """A number as a bar: the whole in a light tone, a part of it dark."""

    def __init__(self, whole: float, part: float) -> None:
        super().__init__()
        self._whole, self._part = max(0.0, min(1.0, whole)), max(0.0, min(1.0, part))
        self.setFixedSize(theme_now().px(86), theme_now().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = (theme.colour("sunk"), theme.colour("pline"), theme.colour("primary"))
        for colour, share in zip(colours, (1.0, self._whole, self._part), strict=True):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), 4, 4)
        painter.end()
