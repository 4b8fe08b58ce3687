"""A way to finish as bars on one axis of time: hollow before, filled after, and the line it must not cross."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.run.digits import digits
from copdesk.run.state import RunState
from copdesk.words import tr
from ui.shell.theme import theme_now


@dataclass(frozen=True, slots=True)
class Piece:
    """A turn or a step to come: its name, its length in ms, and its category's colour."""

    name: str
    ms: int
    colour: str


def pieces(state: RunState) -> tuple[Piece, ...]:
    """What is to come, turns as one piece each."""
    found: list[Piece] = []
    last: tuple[bytes, int] | None = None
    for cue in state.order[(state.index if state.index is not None else -1) + 1 :]:
        if cue.key in state.skipped:
            continue
        ms, group = state.lengths[cue.key], (cue.activity.id, cue.turn)
        if cue.turn and group == last:
            found[-1] = Piece(found[-1].name, found[-1].ms + ms, found[-1].colour)
        else:
            name = tr("Turn {n}").format(n=cue.turn) if cue.turn else cue.step.short or cue.step.title
            found.append(Piece(name, ms, cue.activity.colour))
        last = group
    return tuple(found)


class LandBars(QWidget):
    """`show_ways` takes both rows of pieces, the running step's rest, the whole axis and the target, all in ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._before: tuple[Piece, ...] = ()
        self._after: tuple[Piece, ...] = ()
        self._rest, self._whole, self._target = 0, 1, 0

    def show_ways(
        self, before: tuple[Piece, ...], after: tuple[Piece, ...], rest: int, whole: int, target: int
    ) -> None:
        """All measured from now."""
        self._before, self._after = before, after
        self._rest, self._whole, self._target = rest, max(1, whole), target
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(320), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        thin, top, high = theme.px(12), theme.px(20), theme.px(36)
        for row, y, height, filled in ((self._before, 0, thin, False), (self._after, top, high, True)):
            box = QRectF(0, y, self._wide(self._rest), height)
            painter.setPen(QPen(theme.colour("button_edge"), 1))
            painter.setBrush(theme.colour("button_edge") if filled else QColor(Qt.GlobalColor.transparent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -1.5, -0.5), 3, 3)
            left = self._wide(self._rest)
            for piece in row:
                self._paint_piece(painter, piece, QRectF(left, y, self._wide(piece.ms), height), filled)
                left += self._wide(piece.ms)
        at = self._wide(self._target)
        painter.fillRect(QRectF(at, 0, theme.px(2), self.height()), theme.colour("accent"))

    def _wide(self, ms: int) -> float:
        return (self.width() - 2) * ms / self._whole

    def _paint_piece(self, painter: QPainter, piece: Piece, box: QRectF, filled: bool) -> None:
        theme = theme_now()
        colours = theme.category(piece.colour)
        inner = box.adjusted(1, 0.5, -1, -0.5)
        painter.setPen(QPen(QColor(colours.rule) if filled else theme.colour("button_edge"), 1))
        painter.setBrush(QColor(colours.ground) if filled else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(inner, 3, 3)
        font = theme.font(12)
        words = f"{piece.name} · {digits(piece.ms)}"
        if QFontMetrics(font).horizontalAdvance(words) > inner.width() - 4:
            words = digits(piece.ms)
        if filled and QFontMetrics(font).horizontalAdvance(words) <= inner.width() - 4:
            painter.setFont(font)
            painter.setPen(QColor(colours.text))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
