"""The community's own categories, written a line each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class KindsPanel(QWidget):
    """In the room's place while they are settled; `left` gives the room back."""

    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        theme = theme_now()
        self.setObjectName("kinds_panel")
        title = PlainLabel(tr("Categories of the community"), type="heading", bold=True)
        cancel = Button(tr("Cancel"), key="Escape", name="kinds_cancel")
        cancel.clicked.connect(self.left)
        self.save = Button(tr("Save"), "primary", key="Ctrl+Enter", icon="check", name="kinds_save")
        self.save.clicked.connect(self._on_save)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(title, 1)
        head.addWidget(cancel)
        head.addWidget(self.save)
        hint = tr("They can be chosen in every session, behind those that a step asks for. One a line, with its sign"
                  " and its colour where it has them: + Strength [teal], − Weakness [crimson], Resource.")  # fmt: skip
        self.field = Field("", tr("Resource"), lines=12, name="kinds_lines")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(PlainLabel(hint, "muted", wrap=True))
        column.addWidget(self.field)
        column.addStretch()

    def begin(self) -> None:
        """Shows what there is, with the caret behind it."""
        self.field.accept()
        self._bridge.ask(self._desk.notes.kinds.text, then=self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self.field.set_text(text)
        self.field.setFocus()

    def _on_save(self) -> None:
        settle = self._desk.notes.kinds.settle
        self._bridge.do(settle, self.field.text(), then=self._on_kept, refused=self._on_refused)

    def _on_kept(self, _result: object) -> None:
        self.left.emit()

    def _on_refused(self, exc: Exception) -> None:
        self.field.refuse(sentence(exc))
