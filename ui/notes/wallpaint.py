"""How the wall's cards and notes are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle

from copdesk.book.ids import Id
from copdesk.notes.values import Cluster, Line
from copdesk.words import tr
from ui.notes.arrange import Box, CardBox, NoteBox
from ui.notes.text import laid_out, paint_words
from ui.notes.words import SIDES, category_words
from ui.parts.icons import paint_icon
from ui.shell.theme import theme_now

Laid = dict[tuple[str, int, int, int], QTextLayout]
MOST_LAID = 2_000


def words_of(line: Line, clusters: Sequence[Cluster]) -> str:
    """A note of the wall as a screen reader says it."""
    cluster = next((one for one in clusters if one.id == line.note.cluster_id), None)
    where = tr("not in a cluster") if cluster is None else cluster.name or tr("a cluster without a name")
    kind = category_words(line.kind) if line.kind else ""
    return ", ".join(part for part in (line.note.body, kind, line.who, where) if part)


class WallPaint:
    """Paints with one painter; `current` gets the ring of the keyboard. `laid` keeps words as they were laid out."""

    def __init__(
        self, painter: QPainter, chosen: set[Id], current: Id | None, direction: Qt.LayoutDirection, laid: Laid
    ) -> None:
        self._painter, self._chosen, self._current, self._direction = painter, chosen, current, direction
        self._laid = laid
        if len(laid) > MOST_LAID:
            laid.clear()

    def card(self, card: CardBox, *, target: bool, seen: QRect) -> None:
        """A cluster with its notes; the one a drag aims at has an accent edge."""
        theme, painter = theme_now(), self._painter
        box = QRectF(rect_of(card.box)).adjusted(0.5, 0.5, -0.5, -0.5)
        none = card.cluster is None
        pen = QPen(theme.colour("edge" if none else "button_edge"), 1)
        if none:
            pen.setStyle(Qt.PenStyle.DashLine)
        if target:
            pen = QPen(theme.colour("accent"), theme.px(2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if none else theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(12), theme.px(12))
        name = tr("Not in a cluster") if card.cluster is None else card.cluster.name or tr("without a name")
        quiet = card.cluster is None or not card.cluster.name
        head = QRect(
            card.box.left + theme.px(16), card.box.top + theme.px(12), card.box.width - theme.px(32), theme.px(24)
        )
        count = str(sum(note.line.note.times for note in card.notes))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing), count)
        font = theme.font(14, bold=not quiet)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if quiet else "ink"))
        room = head.width() - QFontMetrics(theme.font()).horizontalAdvance(count) - theme.px(8)
        words = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), words)
        if none and not card.notes and card.box.height > theme.px(200):
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            words = tr("What is written hangs here. Drag notes onto each other or press Ins to gather them.")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect_of(card.box).adjusted(theme.px(24), 0, -theme.px(24), 0), int(flags), words)
        for note in card.notes:
            if rect_of(note.box).intersects(seen):
                self.note(note)

    def note(self, note: NoteBox, at: QPoint | None = None) -> None:
        """One note, where it stands or at a point while it is dragged."""
        theme, painter = theme_now(), self._painter
        place = rect_of(note.box)
        if at is not None:
            place.moveCenter(at)
        line = note.line
        chosen = line.note.id in self._chosen
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.fillPath(shape, theme.colour("ptint" if chosen else "surface"))
        if line.kind is not None:
            painter.save()
            painter.setClipPath(shape)
            bar = QRect(place.left(), place.top(), theme.px(4), place.height())
            painter.fillRect(
                QStyle.visualRect(self._direction, place, bar), QColor(theme.category(line.kind.colour).mark)
            )
            painter.restore()
        ring = line.note.id == self._current
        painter.setPen(QPen(theme.colour("primary" if ring or chosen else "rule"), theme.px(2) if ring else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        words = place.adjusted(theme.px(16), theme.px(8), -theme.px(12), -theme.px(8))
        self._words(QStyle.visualRect(self._direction, place, words), line)
        if line.note.starred:
            side = theme.px(10)
            star = QRect(place.right() - side - theme.px(1), place.top() + theme.px(2), side, side)
            paint_icon(painter, QStyle.visualRect(self._direction, place, star), "star_on", theme.roles["accent_text"])

    def dragged(self, note: NoteBox, at: QPoint, count: int) -> None:
        """The note in hand, with how many go with it."""
        self._painter.setOpacity(0.9)
        self.note(note, at)
        if count > 1:
            theme = theme_now()
            place = rect_of(note.box)
            place.moveCenter(at)
            spot = QRect(place.right() - theme.px(12), place.top() - theme.px(10), theme.px(24), theme.px(20))
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(theme.colour("primary"))
            self._painter.drawRoundedRect(spot, theme.px(10), theme.px(10))
            self._painter.setPen(theme.colour("on_primary"))
            self._painter.setFont(theme.font(12, bold=True))
            self._painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), str(count))
        self._painter.setOpacity(1.0)

    def carried(self, card: CardBox, at: QPoint) -> None:
        """The head of a cluster in hand."""
        theme, painter = theme_now(), self._painter
        name = (card.cluster.name if card.cluster else "") or tr("without a name")
        place = QRect(0, 0, min(card.box.width, theme.px(280)), theme.px(44))
        place.moveCenter(at)
        painter.setOpacity(0.9)
        painter.setPen(QPen(theme.colour("primary"), theme.px(2)))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place, theme.px(12), theme.px(12))
        font = theme.font(14, bold=True)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        room = place.adjusted(theme.px(16), 0, -theme.px(16), 0)
        words = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), words)
        painter.setOpacity(1.0)

    def _words(self, box: QRect, line: Line) -> None:
        theme, painter = theme_now(), self._painter
        side = SIDES.get(line.kind.sign, "") if line.kind is not None else ""
        text = f"{side}\u00a0{line.note.body}" if side else line.note.body
        times = f" ({line.note.times}×)" if line.note.times > 1 else ""
        colour = QColor(theme.category(line.kind.colour).text) if line.kind is not None else None
        painter.setPen(theme.colour("ink"))
        key = text + times, box.width(), len(side), colour.rgb() if colour is not None else 0
        layout = self._laid.get(key)
        if layout is None:
            layout = self._laid[key] = laid_out(key[0], theme.font(), box.width(), len(side), colour)
        paint_words(painter, box.topLeft(), layout)


def rect_of(box: Box) -> QRect:
    """A box as the painter takes it."""
    return QRect(box.left, box.top, box.width, box.height)
