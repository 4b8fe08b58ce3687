"""A reply on paper, typed in: the same questions, one below the other, with nothing but keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.community.survey import Question
from copdesk.words import tr
from ui.community.pages import Page
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Check
from ui.shell.theme import theme_now


class EntryPage(Page):
    """`replied` gives the answers by key, name, address and organisation."""

    replied = Signal(object, str, str, str)

    def __init__(self) -> None:
        super().__init__("survey_entry")
        self._questions: list[Question] = []
        self.who = Field(tr("Name"), name="reply_name")
        self.mail = Field(tr("E-mail"), name="reply_mail")
        self.organisation = Field(tr("Organisation"), name="reply_organisation")
        line = QHBoxLayout()
        line.setSpacing(theme_now().px(12))
        for field in (self.who, self.mail, self.organisation):
            line.addWidget(field)
        self.column.addLayout(line)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme_now().px(12))
        self.column.addLayout(self._body)
        self.answers: dict[str, Answering] = {}
        self._refusal = PlainLabel("", "danger", "small", wrap=True)
        self._refusal.hide()
        self.column.addWidget(self._refusal)
        self.keep = Button(tr("Save this reply, begin the next"), "primary", icon="check", name="keep_reply")
        self.keep.clicked.connect(self._on_keep)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch()
        self.column.addLayout(foot)
        self.column.addStretch()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Asks these; what is half typed stays while the questions are the same."""
        if list(questions) == self._questions:
            return
        self._questions = list(questions)
        for old in self.answers.values():
            old.hide()
            old.deleteLater()
        self.answers = {one.key: Answering(one) for one in questions}
        for widget in self.answers.values():
            self._body.addWidget(widget)

    def kept(self) -> None:
        """Empties the page for the next reply."""
        for field in (self.who, self.mail, self.organisation):
            field.set_text("")
        for one in self.answers.values():
            one.empty()
        self.refuse("")
        self.who.edit.setFocus()

    def refuse(self, words: str) -> None:
        """Why the reply was not kept; it stays as it was typed."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def _on_keep(self) -> None:
        told = {key: one.text() for key, one in self.answers.items()}
        self.replied.emit(told, self.who.text(), self.mail.text(), self.organisation.text())


class Answering(QWidget):
    """One question and a way to answer it: words, ticks with a line for others, or a choice in sight."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.ticks: list[Check] = []
        self.sides: Segments | None = None
        self.field: Field | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().px(4))
        column.addWidget(PlainLabel(question.text, bold=True, wrap=True))
        if question.kind == "yes":
            self.sides = Segments((tr("Yes"), tr("No")), -1, name="reply_yes", says=question.text)
            line = QHBoxLayout()
            line.addWidget(self.sides)
            line.addStretch()
            column.addLayout(line)
            return
        grid = QGridLayout()
        for place, choice in enumerate(question.choices if question.kind != "words" else ()):
            tick = Check(choice, name="reply_choice")
            tick.clicked.connect(self._on_ticked)
            self.ticks.append(tick)
            grid.addWidget(tick, place // 2, place % 2)
        column.addLayout(grid)
        hint = tr("Other:") if self.ticks else ""
        self.field = Field("", hint, lines=1 if self.ticks else 2, name="reply_words")
        self.field.edit.setAccessibleName(question.text)
        column.addWidget(self.field)

    def text(self) -> str:
        """The answer as it is kept."""
        if self.sides is not None:
            return ("yes", "no")[self.sides.at()] if self.sides.at() >= 0 else ""
        lines = [tick.text() for tick in self.ticks if tick.isChecked()]
        return "\n".join([*lines, *([self.field.text()] if self.field is not None else [])]).strip()

    def empty(self) -> None:
        """As if nobody had answered."""
        if self.sides is not None:
            self.sides.show_at(-1)
        for tick in self.ticks:
            tick.setChecked(False)
        if self.field is not None:
            self.field.set_text("")

    def _on_ticked(self) -> None:
        """One of several: the one just ticked takes the place of the others."""
        if self._question.kind == "one":
            for tick in self.ticks:
                if tick is not self.sender():
                    tick.setChecked(False)
