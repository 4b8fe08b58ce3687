"""One sentence above the capture line, with at most two ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel, Tone
from ui.shell.theme import theme_now


class Saying(QWidget):
    """A refusal, an offer or what is being changed; `first` and `second` are its buttons."""

    first = Signal()
    second = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("capture_saying")
        self._glyph = Glyph("warning", "danger", 16)
        self._words = PlainLabel("", elide=True)
        self._first = Button("", key="Ctrl+Enter", height=28, name="saying_first")
        self._second = Button("", "ghost", height=28, name="saying_second")
        self._first.clicked.connect(self.first)
        self._second.clicked.connect(self.second)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._first)
        row.addWidget(self._second)
        self.hide()

    def say(self, words: str, first: str = "", second: str = "", *, refused: bool = False) -> None:
        """Shows a sentence; a refusal stands in danger, everything else is told quietly."""
        tone: Tone = "danger" if refused else "muted"
        self._glyph.show_icon("warning" if refused else "notes", tone)
        self._words.set_tone(tone)
        self._words.setText(words)
        for button, text in ((self._first, first), (self._second, second)):
            button.setText(text)
            button.setVisible(bool(text))
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def press_first(self) -> None:
        """Ctrl+Enter: the first way on, where one is offered."""
        if not self._first.isHidden() and not self.isHidden():
            self.first.emit()

    def words(self) -> str:
        """The sentence that stands there; '' for none."""
        return self._words.text()

    def be_quiet(self) -> None:
        """Takes the sentence away."""
        self.say("")
