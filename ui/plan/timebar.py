"""The session to scale: one block a step, the slot's end as a line, the worst case dashed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from copdesk.plan.lengths import length_text
from copdesk.plan.lines import Block, clock_after, length_s, starts_of, time_bar
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.parts.tip import plain_tip
from ui.shell.theme import theme_now

BAR, GAP, LEAST = 32, 3, 10


class TimeBar(QWidget):
    """Shows a session; holds nothing but what it shows. `chosen` carries the step whose block was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time_bar")
        self.setAccessibleName(tr("The session to scale"))
        self._session: Session | None = None
        self._blocks: tuple[Block, ...] = ()

    def show_session(self, session: Session | None) -> None:
        """Takes another plan into view."""
        self._session = session
        self._blocks = time_bar(session) if session is not None and session.planned_s else ()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(400), theme.px(BAR + 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(160), theme_now().px(BAR + 24))

    def block_at(self, x: float) -> Block | None:
        """What stands at this place of the bar."""
        at = 0.0
        for block in self._blocks:
            at += block.seconds * self._scale()
            if x < at:
                return block
        return None

    def event(self, event: QEvent) -> bool:
        """The tool tip says whole what a narrow block has no room for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self.block_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(_told(block)) if block is not None else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position().x())
        if block is not None and block.step_id:
            self.chosen.emit(block.step_id)

    def _scale(self) -> float:
        """Pixels a second."""
        slot = (self._session.slot_s or 0) if self._session is not None else 0
        return (self.width() - 2) / max(1, slot, sum(block.seconds for block in self._blocks))

    def paintEvent(self, _event: QPaintEvent) -> None:
        session = self._session
        if session is None or not self._blocks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        at = 0.0
        for block in self._blocks:
            self._paint_block(painter, block.title, block.colour, block.kind, at * scale + 1, block.seconds * scale)
            at += block.seconds
        self._paint_slot(painter, session, scale)
        self._paint_times(painter, session, scale)
        painter.end()

    def _paint_block(self, painter: QPainter, title: str, colour: str, kind: str, x: float, width: float) -> None:
        theme = theme_now()
        gap = theme.px(GAP)
        box = QRectF(x + 0.5, 0.5, max(2.0, width - gap), theme.px(BAR) - 1)
        if kind == "worst":
            painter.setPen(QPen(theme.colour("accent"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            return
        if kind == "wait":
            painter.setPen(QPen(theme.colour("rule"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            return
        category = theme.category(colour)
        painter.setPen(QPen(QColor(category.rule), 1))
        painter.setBrush(QColor(category.ground))
        painter.drawRoundedRect(box, 3, 3)
        if box.width() < theme.px(LEAST):  # no letter fits; the tool tip says what it is
            return
        painter.setPen(QColor(category.text))
        painter.setFont(theme.font(12))
        words = tr("Turn {n}").format(n=title) if kind == "turn" else title
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(words) > box.width() - 6:
            words = (
                title
                if kind == "turn"
                else metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width() - 8))
            )
        whole = words == title or len(words) > 5  # three letters and a stroke tell nobody anything
        if (metrics.horizontalAdvance(words) <= box.width() - 4 and whole) or kind == "turn":
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_slot(self, painter: QPainter, session: Session, scale: float) -> None:
        if session.slot_s is None:
            return
        theme = theme_now()
        x = min(session.slot_s * scale, self.width() - 2)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(int(x), 0, int(x), theme.px(BAR))

    def _paint_times(self, painter: QPainter, session: Session, scale: float) -> None:
        theme = theme_now()
        painter.setFont(theme.font(12))
        metrics = painter.fontMetrics()
        top = theme.px(BAR + 4)
        planned = length_s(session)
        longest = planned + max(0, sum(one.most_s for one in session.activities) - session.planned_s)
        over = session.slot_s is not None and longest > session.slot_s
        painter.setFont(theme.font(12, bold=True))
        end = tr("ends {time}").format(time=clock_after(session, length_s(session)))
        if longest > planned:
            end += ", " + tr("at most {time}").format(time=clock_after(session, longest))
        painter.setPen(theme.colour("accent_text" if over else "ink"))
        box = QRectF(0, top, self.width(), metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), end)
        free = self.width() - painter.fontMetrics().horizontalAdvance(end) - theme.px(16)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        last = -1000.0
        for at in starts_of(session):
            words, x = clock_after(session, at), at * scale
            if x > last and x + metrics.horizontalAdvance(words) < free:
                painter.drawText(QRectF(x, top, theme.px(80), metrics.height()), int(Qt.AlignmentFlag.AlignLeft), words)
                last = x + metrics.horizontalAdvance(words) + theme.px(12)


def _told(block: Block) -> str:
    """A block in words: what it is, and how long."""
    if block.kind == "wait":
        return tr("Free until a fixed time: {length}").format(length=length_text(block.seconds))
    if block.kind == "worst":
        return tr("What the ranges may add at most")
    turn = tr("Turn {n}").format(n=block.title) if block.kind == "turn" else ""
    return " · ".join(part for part in (block.whole, turn, length_text(block.seconds)) if part)
