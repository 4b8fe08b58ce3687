"""A field: its label above, its refusal in words below; what was typed stays."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.show import show
from ui.shell.theme import theme_now


class PlainEdit(QPlainTextEdit):
    """Several lines of plain text; what is pasted comes without its dress, Tab goes on to the next control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines break

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())


class Field(QWidget):
    """One line to fill in, or several with `lines` above 1, which grow with the text to `most`.

    `edited` gives the text while it is typed, `entered` when Return or leaving the field settles it.
    """

    edited = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        label: str = "",
        hint: str = "",
        *,
        lines: int = 1,
        most: int = 0,
        tall: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name or "field")
        self.edit: QLineEdit | PlainEdit = QLineEdit() if lines == 1 else PlainEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setObjectName(f"{self.objectName()}_edit")
        self.edit.setAccessibleName(label or hint)
        if tall:
            self.edit.setProperty("tall", "true")
        self._settled = ""
        if isinstance(self.edit, QLineEdit):
            self.edit.textEdited.connect(self._on_edited)
            self.edit.returnPressed.connect(self._on_settled)
            self.edit.editingFinished.connect(self._on_settled)
        else:
            self.edit.textChanged.connect(self._on_edited)
            self._least, self._most = lines, max(lines, most)
            for changed in (self.edit.document().documentLayout().documentSizeChanged, self.edit.textChanged):
                changed.connect(self._grow)  # lines that break are told by one of them, not by both
            self.edit.resized.connect(self._grow)
            self._grow()
        self._label = PlainLabel(label, "muted", "small")
        self._label.setBuddy(self.edit)
        if not label:  # never shown before it has a parent: it would be a window of its own for a moment
            self._label.hide()
        self._refusal: _Refusal | None = None  # made when it is wanted: of a form's many fields few are refused
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().px(4))
        for widget in (self._label, self.edit):
            self._column.addWidget(widget)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self.edit.text() if isinstance(self.edit, QLineEdit) else self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in without saying that a person typed it; there is nothing to undo in the field then."""
        self._settled = text
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)  # what is too long is seen from its beginning
        elif text != self.edit.toPlainText():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)
            self._grow()

    def _grow(self) -> None:
        """A plain text's size is told in lines."""
        if not isinstance(self.edit, PlainEdit):
            return
        lines = min(max(round(self.edit.document().size().height()), self._least), self._most)
        line = max(theme_now().px(20), self.edit.fontMetrics().lineSpacing())
        around = theme_now().px(14) + 2 * round(self.edit.document().documentMargin())  # frame, padding, margins
        self.edit.setFixedHeight(lines * line + around)
        if lines < self._most:  # it scrolled for the line that now has a place
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.edit.verticalScrollBar().setValue(0)
        else:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def refuse(self, sentence: str) -> None:
        """Say in words why this cannot be; the text stays as it was typed."""
        if self._refusal is None:
            self._refusal = _Refusal(f"{self.objectName()}_refusal")
            self._column.addWidget(self._refusal)
        self._refusal.words.setText(sentence)
        self._refusal.setVisible(True)
        self._dress("true")
        self.edit.setAccessibleDescription(sentence)

    def accept(self) -> None:
        """Take a refusal away."""
        if self._refusal is not None:
            self._refusal.setVisible(False)
            self._refusal.words.setText("")
        self._dress("")
        self.edit.setAccessibleDescription("")

    def refusal(self) -> str:
        """The sentence that stands under the field; empty while nothing is refused."""
        return self._refusal.words.text() if self._refusal is not None else ""

    def _dress(self, refused: str) -> None:
        if self.edit.property("refused") == refused:
            return
        self.edit.setProperty("refused", refused)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _on_edited(self) -> None:
        self.edited.emit(self.text())

    def _on_settled(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.entered.emit(self._settled)


class _Refusal(QWidget):
    """A sign and the sentence that says why something cannot be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme_now().px(6))
        self.words = PlainLabel("", "danger", "small", wrap=True)
        self.words.setObjectName(name)
        layout.addWidget(Glyph("warning", "danger", 14), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words)


def _sample() -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    refused = Field("Planned")
    refused.set_text("0:10")
    refused.refuse("Not below its minimum of 1:00. Nothing was changed.")
    for field in (
        Field("", "Who knows …?"),
        refused,
        Field("Can offer", lines=3),
        Field("Name", "for example", tall=True),
    ):
        layout.addWidget(field)
    return column


if __name__ == "__main__":
    show(_sample)
