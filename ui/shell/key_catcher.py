"""Waits for one press: the key of one's own that an action shall have."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVING = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Insert,
)  # fmt: skip


class KeyCatcher(QWidget):
    """While it has the focus every press comes here, the steering keys too (see the property `catches_keys`).

    `pressed` gives a portable sequence, `cleared` is Del, `left` Esc or a click elsewhere. Keys that write or move
    the caret are refused in words.
    """

    pressed = Signal(str)
    cleared = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_catcher")
        self.setProperty("catches_keys", True)
        self.setProperty("card", "chosen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = PlainLabel("", wrap=True)
        row = QHBoxLayout(self)
        theme = theme_now()
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.addWidget(self._words)

    def wait(self, words: str) -> None:
        """Asks in these words and takes the keyboard."""
        self.say(words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._on_press(event)  # here, and not in keyPressEvent, because Qt takes Tab before that
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    def _on_press(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _HELD or event.isAutoRepeat():
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Delete and not held:
            self.cleared.emit()
        elif not held & _COMMANDING and ((event.text().isprintable() and event.text()) or key in _MOVING):
            self.say(tr("That key writes or moves the caret. Take an F-key, or one together with Ctrl or Alt."))
        else:
            sequence = QKeySequence(event.keyCombination())
            self.pressed.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))
