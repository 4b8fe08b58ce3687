"""The field that notes are typed into: one line that may become several, with its edge, a suggestion and a key cap."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from ui.notes.text import is_right_to_left
from ui.parts.chip import Chip
from ui.parts.keycap import KeyCap
from ui.shell.theme import Role, theme_now

MOST_LINES = 4
_PASSED_ON = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, *(Qt.Key(Qt.Key.Key_F1 + n) for n in range(24))}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineField(QPlainTextEdit):
    """Plain text in which Enter settles, Shift+Enter breaks the line and Ctrl+Enter takes what is offered.

    What steers the run (PgUp, PgDn, F-keys, Alt with arrows) is passed on, and so is Ctrl+Z with nothing to undo here.
    """

    settled = Signal()
    left = Signal()
    earlier = Signal()
    later = Signal()
    completed = Signal()
    numbered = Signal(int)
    pasted = Signal(int)
    caught = Signal(bool)
    agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.completes = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setProperty("dress", "bare")
        self.document().setDocumentMargin(0)
        self._right = False
        self.textChanged.connect(self._lean)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lean(self) -> None:
        """Words that run to the left begin at the right."""
        right = is_right_to_left(self.text())
        if right == self._right:
            return
        self._right = right
        option = self.document().defaultTextOption()
        ways = Qt.LayoutDirection
        option.setTextDirection(ways.RightToLeft if right else ways.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if right else Qt.AlignmentFlag.AlignLeading
        option.setAlignment(side)
        self.document().setDefaultTextOption(option)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Puts a text in with nothing left to undo, the caret at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def caret(self) -> int:
        return self.textCursor().position()

    def replace(self, start: int, end: int, text: str) -> None:
        """Replaces a stretch of characters as one step that Ctrl+Z takes back."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(160), self._words_height() + theme_now().px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(80), self.sizeHint().height())

    def _words_height(self) -> int:
        """Scripts that stand higher than the font's own letters get the height that they are laid out with."""
        lines, block, laid = self._lines(), self.document().begin(), 0.0
        for _ in range(lines):
            laid += self.blockBoundingRect(block).height() if block.isValid() else 0.0
            block = block.next()
        spacing = self.fontMetrics().lineSpacing()
        return max(lines * spacing, min(ceil(laid), 2 * MOST_LINES * spacing if lines < MOST_LINES else 0))

    def _lines(self) -> int:
        return max(1, min(MOST_LINES, round(self.document().size().height())))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._passes(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._passes(event):
            event.ignore()
        elif key in _ENTER:
            if held & Qt.KeyboardModifier.ControlModifier:
                self.agreed.emit()
            elif held & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
            else:
                self.settled.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Tab and self.completes:
            self.completed.emit()
        elif key == Qt.Key.Key_Up and self._at_first_line():
            self.earlier.emit()
        elif key == Qt.Key.Key_Down and self._at_last_line():
            self.later.emit()
        elif held == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.numbered.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt looks for the next control before the key reaches keyPressEvent.
        if forward and self.completes:
            self.completed.emit()
            return True
        return super().focusNextPrevChild(forward)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text)
        count = sum(1 for line in text.splitlines() if line.strip())
        if count > 1:
            self.pasted.emit(count)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.caught.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caught.emit(False)

    def _passes(self, event: QKeyEvent) -> bool:
        if event.key() in _PASSED_ON:
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def _at_first_line(self) -> bool:
        return self.textCursor().blockNumber() == 0

    def _at_last_line(self) -> bool:
        return self.textCursor().blockNumber() == self.document().blockCount() - 1


class FieldBox(QWidget):
    """The field's edge: 36 high for one line, with room at its end for a suggested name and the key that leads here."""

    def __init__(self, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.field = LineField()
        self.field.setObjectName("capture_field")
        self.field.setAccessibleName(hint)
        self.field.setPlaceholderText(hint)
        self.suggestion = Chip("", "", "Tab", name="capture_suggestion")
        self.suggestion.setChecked(True)
        self.suggestion.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.suggestion.hide()
        self._cap = KeyCap(key)
        self._refused, self._high = False, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(7), theme.px(8), theme.px(7))
        row.setSpacing(theme.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.suggestion)
        row.addWidget(self._cap)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self._on_text)
        self.field.caught.connect(self._on_caught)

    def suggest(self, name: str) -> None:
        """Shows a name that Tab would take; '' shows none."""
        if name:
            self.suggestion.setText(name)
        self.suggestion.setVisible(bool(name))
        self.field.completes = bool(name)

    def show_refused(self, refused: bool) -> None:
        """The danger edge while a refusal stands."""
        if refused != self._refused:
            self._refused = refused
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(320), max(theme.px(36), self.field.sizeHint().height() + theme.px(14)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.field.hasFocus()
        width = theme.px(2) if focused else 1
        role: Role = "danger" if self._refused else "primary" if focused else "edge"
        painter.setPen(QPen(theme.colour(role), width))
        painter.setBrush(theme.colour("surface"))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), theme.px(8), theme.px(8))

    def _on_text(self) -> None:
        self._cap.setVisible(not self.field.text())
        high = self.field.sizeHint().height()
        if high != self._high:  # a window that is laid out anew with every letter feels slow
            self._high = high
            self.field.updateGeometry()
            self.updateGeometry()

    def _on_caught(self, caught: bool) -> None:
        self.update()
