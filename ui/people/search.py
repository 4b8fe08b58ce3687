"""A field to search with: the glass before it, the key that leads here behind it, Esc empties it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.parts.icons import Glyph
from ui.parts.keycap import KeyCap
from ui.shell.theme import theme_now


class SearchField(QWidget):
    """`edited` gives the text while it is typed; `downward` asks for the list below."""

    edited = Signal(str)
    downward = Signal()

    def __init__(self, hint: str, key: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName(name or "search")
        self.edit = QLineEdit()
        self.edit.setObjectName(f"{self.objectName()}_edit")
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)
        self.edit.textChanged.connect(self._on_text)
        self.edit.installEventFilter(self)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(theme.px(12), 0, theme.px(10), 0)
        inside.addWidget(Glyph("search", "muted", 16))
        inside.addStretch()
        self._cap = KeyCap(key, parent=self.edit)  # shown without a parent it would be a window for a moment
        self._cap.setVisible(bool(key))
        self._ends = theme.px(24), theme.px(64 if key else 0)
        self._set_ends()
        inside.addWidget(self._cap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_ends()

    def _set_ends(self) -> None:
        first, last = self._ends
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, last = last, first
        self.edit.setTextMargins(first, 0, last, 0)

    def text(self) -> str:
        return self.edit.text()

    def focus(self) -> None:
        """Brings the caret here with everything chosen, ready to be written over."""
        self.edit.setFocus()
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                self.edit.setText("")
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.downward.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_text(self, text: str) -> None:
        self.edited.emit(text)
