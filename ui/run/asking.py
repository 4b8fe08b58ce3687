"""A question that waits in the window while the session goes on: one line, two or three answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MOST = 3


class AskStrip(QWidget):
    """`answered(topic, number)` gives which answer was taken; the first one is what happens anyway."""

    answered = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask_strip")
        self.setProperty("ground", "atint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme = theme_now()
        self.topic = ""
        self._question = PlainLabel("", bold=True, wrap=True)
        self._comfort = PlainLabel("", "muted", wrap=True)
        self.buttons = [Button(height=28, name=f"answer_{number}") for number in range(MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(Glyph("clock", "accent_text", 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._question)
        words.addWidget(self._comfort)
        row.addLayout(words, 1)
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(self._on_clicked)
        self.hide()

    def ask(self, topic: str, question: str, comfort: str, answers: tuple[str, ...]) -> None:
        """Asks; another question takes the place of one that was not answered."""
        self.topic = topic
        self._question.setText(question)
        self._comfort.setText(comfort)
        self._comfort.setVisible(bool(comfort))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(answers))
            button.setText(answers[number] if number < len(answers) else "")
        self.setAccessibleName(f"{question} {comfort}".strip())
        self.show()

    def say_comfort(self, comfort: str) -> None:
        """Other words beside the same question."""
        if comfort != self._comfort.text():
            self._comfort.setText(comfort)

    def question(self) -> str:
        """What is asked; '' when nothing is."""
        return self._question.text() if self.topic else ""

    def drop(self, topic: str = "") -> None:
        """Takes the question away, or only that about `topic`."""
        if not topic or topic == self.topic:
            self.topic = ""
            self.hide()

    def _on_clicked(self) -> None:
        button = self.sender()
        number = next(place for place, one in enumerate(self.buttons) if one is button)
        topic = self.topic
        self.drop()
        self.answered.emit(topic, number)
