"""One drawing as large as the window, or several side by side; arrows go on, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from copdesk.board.describe import byline, caption
from copdesk.board.drawing import Drawing
from copdesk.words import tr
from ui.board.cards import paint_picture
from ui.board.pictures import DrawingPictures
from ui.shell.theme import theme_now

SLIDE_MS = 8_000


class LargePictures(QWidget):
    """`left` asks to go back to the gallery, `moved_on(id)` tells the first drawing in sight while slides are shown.

    Two stand side by side, four in a square. Space begins and ends the slides.
    """

    left = Signal()
    moved_on = Signal(object)

    def __init__(self, drawings: list[Drawing], pictures: DrawingPictures, at: int = 0, side_by_side: int = 1) -> None:
        super().__init__()
        self.setObjectName("large_pictures")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drawings, self._pictures = drawings, pictures
        self._at, self._many = at, max(side_by_side, 1)
        self._slides = QTimer(self)
        self._slides.setInterval(SLIDE_MS)
        self._slides.timeout.connect(self._on_slide)
        pictures.changed.connect(self._on_changed)
        self._name()

    def shown(self) -> list[Drawing]:
        return self._drawings[self._at : self._at + self._many]

    def go(self, step: int) -> None:
        """To the next drawing or the one before; the ends are ends."""
        self._at = min(max(self._at + step, 0), max(len(self._drawings) - self._many, 0))
        self._name()
        self.update()

    def play(self) -> None:
        """Go on by itself; after the last comes the first."""
        self._slides.start()
        self._tell()

    @property
    def playing(self) -> bool:
        return self._slides.isActive()

    def _on_slide(self) -> None:
        self._at = (self._at + self._many) % max(len(self._drawings), 1)
        self._name()
        self.update()
        self._tell()

    def _tell(self) -> None:
        if self.shown():
            self.moved_on.emit(self.shown()[0].id)

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.go(step)
            if self.playing:
                self.play()
        elif event.key() == Qt.Key.Key_Space:
            self._slides.stop() if self.playing else self.play()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk"))
        shown = self.shown()
        gap, line = theme.px(16), theme.px(40)
        columns = 2 if len(shown) > 2 else max(len(shown), 1)
        rows = -(-len(shown) // columns) or 1
        wide, high = (self.width() - gap * (columns + 1)) / columns, self.height() / rows
        for place, drawing in enumerate(shown):
            left, top = gap + place % columns * (wide + gap), gap + place // columns * high
            box = QRectF(left, top, wide, high - 2 * gap - line)
            ratio = self.devicePixelRatioF()
            size = QSize(round(box.width() * ratio), round(box.height() * ratio))
            paint_picture(painter, box, self._pictures.pixmap(drawing.id, size), fill=False, radius=theme.px(4),
                          paper=not drawing.is_bare_photo)  # fmt: skip
            painter.setFont(theme.font(18, bold=True))
            painter.setPen(theme.colour("ink"))
            words = QRectF(box.left(), box.bottom(), box.width(), line + gap / 2)
            told = " · ".join(part for part in (caption(drawing.facts, drawing.place), byline(drawing.facts)) if part)
            told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)

    def _name(self) -> None:
        self.setAccessibleName(" · ".join(caption(d.facts, d.place) for d in self.shown()) or tr("No drawing yet"))

    def _on_changed(self, _key: bytes) -> None:
        self.update()
