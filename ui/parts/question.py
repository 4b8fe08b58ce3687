"""A question in the window: heading, what it is about, Cancel and one way on at the top right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.overlay import Overlay, Place
from ui.parts.show import show
from ui.shell.theme import theme_now


class QuestionPanel(QWidget):
    """`answered` is the primary button or Ctrl+Enter; `left` is Cancel. `add` puts anything under the question."""

    answered = Signal()
    left = Signal()

    def __init__(self, question: str, explanation: str = "", yes: str = "", *, icon: str = "check", name: str = "",
                 width: int = 560, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name or "question_panel")
        self.setAccessibleName(question)
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme = theme_now()
        self.setMinimumWidth(theme.px(width))
        self.yes = Button(yes or tr("Do it"), "primary", icon=icon, name="question_yes")
        self.no = Button(tr("Cancel"), key="Escape", name="question_no")
        self.yes.clicked.connect(self.answered)
        self.no.clicked.connect(self.left)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(PlainLabel(question, type="heading", bold=True, wrap=True), 1)
        top.addWidget(self.no, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._column.addLayout(top)
        if explanation:
            self._column.addWidget(PlainLabel(explanation, "muted", wrap=True))

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.yes.isEnabled():
            self.answered.emit()
            return
        super().keyPressEvent(event)


def ask(
    host: QWidget,
    question: str,
    explanation: str = "",
    yes: str = "",
    then: Callable[[], None] | None = None,
    place: Place = "centre",
) -> QuestionPanel:
    """Ask over `host` without stopping anything; `then` runs when the answer is yes. Esc, Cancel or a click beside
    it mean no.
    """
    panel = QuestionPanel(question, explanation, yes)
    overlay = Overlay(host, panel, place)
    panel.left.connect(overlay.close_panel)
    if then is not None:
        panel.answered.connect(then)
    panel.answered.connect(overlay.close_panel)
    return panel


def _sample() -> QWidget:
    host = QWidget()
    host.resize(900, 420)
    ask(host, "Finish this session?", "Two steps have not been run. What was said stays as it is.", "Finish")
    return host


if __name__ == "__main__":
    show(_sample, (900, 420))
