"""Words written straight onto the page: a plain field that lies where they will stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import proxy

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from copdesk.board.ink import Stroke
from copdesk.board.shape import box_of
from copdesk.words import tr
from ui.board.render import INK, STICKY_PAD, word_font, words_size

if TYPE_CHECKING:
    from ui.board.canvas import BoardCanvas

MOST_LETTERS = 2000


class WordsEditor(QPlainTextEdit):
    """Enter and Esc keep the words, and so does leaving the field; Shift+Enter begins a line.

    What somebody has typed is never thrown away: undo takes it back.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_words")
        self.setAccessibleName(tr("Words on the drawing"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._open = False
        self._pad = 0
        self.textChanged.connect(self._on_text)
        self.horizontalScrollBar().valueChanged.connect(self._on_sideways)
        self.hide()

    def open(self, rect: QRect, text: str, height: float, colour: str, paper: str, pad: int) -> None:
        """Lie over the rectangle with the letters as they will be painted; `height` and `pad` are in pixels.

        Words with a `pad` stand on a sticky: upright letters, and lines that break.
        """
        sticky, self._pad = pad > 0, pad
        font = word_font(height, sticky)
        self.setFont(font)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {paper}; color: {colour}; border: 0; border-radius: 0; padding: {pad}px;"
            f" font-family: '{font.family()}'; font-size: {font.pixelSize()}px;"
            f" font-style: {'normal' if sticky else 'italic'}; }}"
        )
        wrap = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(wrap.WidgetWidth if sticky else wrap.NoWrap)
        self.setPlainText(text)
        self.selectAll()
        self.setGeometry(rect)
        self._open = True
        self._on_text()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_open(self) -> bool:
        return self._open

    def keep(self) -> None:
        """Close and tell the words."""
        if not self._open:
            return
        self._open = False
        text = self.toPlainText()[:MOST_LETTERS]
        parent = self.parentWidget()
        if parent is not None and self.hasFocus():
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.written.emit(text)

    def _on_text(self) -> None:
        """All lines are seen while one writes; a plain text's size is told in lines."""
        parent = self.parentWidget()
        if not self._open or parent is None:
            return
        need = (self.document().size().height() + 0.6) * self.fontMetrics().lineSpacing() + 2 * self._pad
        high = min(round(need), parent.height() - self.y())
        if high > self.height():
            self.resize(self.width(), high)
            self.verticalScrollBar().setValue(0)

    def _on_sideways(self, value: int) -> None:
        """A caret behind the blank at the end of a broken line moves nothing."""
        if value and self.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth:
            self.horizontalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape or (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift):
            self.keep()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()


class Writing(QObject):
    """One text or sticky under the editor, one that is on the page or one to come."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas: BoardCanvas = proxy(canvas)
        self._stroke: Stroke | None = None
        self.editor = WordsEditor(canvas)
        self.editor.written.connect(self._on_written)

    def open(self, stroke: Stroke) -> None:
        self.keep()
        canvas, view = self._canvas, self._canvas.view
        self._stroke = stroke
        sticky = stroke.kind == "sticky"
        box = box_of(stroke.points)
        ratio = canvas.devicePixelRatioF()
        a, b = view.to_pixels(box.left, box.top) / ratio, view.to_pixels(box.right, box.bottom) / ratio
        place = QRectF(a, b).toRect()
        height = stroke.width * view.scale / ratio
        pad = round(STICKY_PAD * view.scale / ratio) if sticky else 0
        if not sticky:
            place.setWidth(max(place.width(), canvas.width() - place.left() - 8, 80))
            place.setHeight(max(place.height(), round(height * 1.6)))
        if stroke.id in canvas.sheet:
            canvas.lift_off([stroke.id])
        colour, paper = (INK, stroke.colour) if sticky else (stroke.colour, "transparent")
        self.editor.open(place, stroke.text, height, colour, paper, pad)

    def keep(self) -> None:
        self.editor.keep()

    def _on_written(self, text: str) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            return
        known = stroke.text != ""
        if not text.strip():
            if known:
                self._canvas.removed([stroke.id])
            return
        new = replace(stroke, text=text.rstrip())
        if new.kind == "text":
            box = box_of(new.points)
            wide, high = words_size(new.text, new.width)
            new = new.moved_to([(box.left, box.top), (box.left + wide, box.top + high)])
        if known:
            self._canvas.changed([new])
        else:
            self._canvas.keep(new)
