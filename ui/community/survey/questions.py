"""The survey's questions as a list to change: words, kind, choices, what the answers feed, and their order."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.community.survey import FEEDS, KINDS, Question
from copdesk.words import tr
from ui.community.pages import Page
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


def kinds() -> dict[str, str]:
    """How a question is answered."""
    words = (tr("In words"), tr("Tick several"), tr("Tick one"), tr("Yes or no"))
    return dict(zip(KINDS, words, strict=True))


def feeds() -> dict[str, str]:
    """Where answers go."""
    words = (
        tr("Only counted"), tr("Topics waiting"), tr("Can offer"), tr("Needs"), tr("Passions"), tr("Knows about"),
        tr("E-mail may be shared"),
    )  # fmt: skip
    return dict(zip(FEEDS, words, strict=True))


class QuestionsPage(Page):
    """`asked` gives all questions once somebody changed one of them."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("survey_questions")
        hint = tr("Answers that were read before stay with their question, whatever its words are now.")
        self.column.addWidget(PlainLabel(hint, "muted", wrap=True))
        self._refusal = PlainLabel("", "danger", wrap=True)
        self._refusal.hide()
        self.column.addWidget(self._refusal)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme_now().px(16))
        self.column.addLayout(self._body)
        self.add = Button(tr("Another question"), icon="add", name="add_question")
        self.add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self.column.addLayout(foot)
        self.column.addStretch()
        self.rows: list[QuestionRow] = []
        self._shown: list[Question] = []

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Takes questions into view; the rows of those that stand there already are left alone."""
        self.refuse("")
        if list(questions) == self._shown:
            return
        self._shown = list(questions)
        if [row.question() for row in self.rows] == self._shown:
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [QuestionRow(one, self) for one in questions]
        for row in self.rows:
            self._body.addWidget(row)

    def refuse(self, words: str) -> None:
        """Why the questions were not kept; they stay as they were typed."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def settle(self) -> None:
        """Gives the questions on, if they are others than those that are kept."""
        now = [row.question() for row in self.rows]
        if now != self._shown:
            self.asked.emit(now)

    def shift(self, row: "QuestionRow", by: int) -> None:
        """A question up or down."""
        at = self.rows.index(row)
        if 0 <= at + by < len(self.rows):
            self.rows.insert(at + by, self.rows.pop(at))
            self._body.insertWidget(at + by, row)
            self.settle()

    def remove(self, row: "QuestionRow") -> None:
        """A question less."""
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.settle()

    def _on_add(self) -> None:
        row = QuestionRow(Question("", "", "words"), self)
        self.rows.append(row)
        self._body.addWidget(row)
        row.words.edit.setFocus()


class QuestionRow(QWidget):
    """One question to change; leaving a field keeps it."""

    def __init__(self, question: Question, page: QuestionsPage) -> None:
        super().__init__()
        theme = theme_now()
        self._page, self._question = page, question
        self.words = Field("", tr("What do you ask?"), name="question_words")
        self.words.set_text(question.text)
        self.words.entered.connect(self._on_changed)
        self.kind = _box("question_kind", tr("How it is answered"), kinds(), question.kind)
        self.feeds = _box("question_feeds", tr("Where the answers go"), feeds(), question.feeds)
        self.kind.activated.connect(self._on_kind)
        self.feeds.activated.connect(self._on_changed)
        self.choices = Field("", tr("Choices, with semicolons between them"), name="question_choices")
        self.choices.set_text("; ".join(question.choices))
        if isinstance(self.choices.edit, QLineEdit):
            self.choices.edit.setCursorPosition(0)
        self.choices.entered.connect(self._on_changed)
        up = Button("", "ghost", icon="chevron_up", height=32, says=tr("Ask this earlier"))
        down = Button("", "ghost", icon="chevron_down", height=32, says=tr("Ask this later"))
        gone = Button("", "ghost", icon="remove", height=32, says=tr("Do not ask this"))
        up.clicked.connect(self._on_up)
        down.clicked.connect(self._on_down)
        gone.clicked.connect(self._on_gone)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 1)
        for button in (up, down, gone):
            first.addWidget(button)
        second.addWidget(self.kind)
        second.addWidget(self.choices, 1)
        second.addWidget(self.feeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(first)
        column.addLayout(second)
        self._show_choices()

    def question(self) -> Question:
        """The question as it stands here now."""
        kind = str(self.kind.currentData())
        split = (part.strip() for part in self.choices.text().split(";"))
        choices = tuple(part for part in split if part) if kind in ("one", "many") else ()
        feeds_ = str(self.feeds.currentData())
        return replace(self._question, text=self.words.text().strip(), kind=kind, choices=choices, feeds=feeds_)

    def _show_choices(self) -> None:
        ticked = self.kind.currentData() in ("one", "many")
        self.choices.setVisible(ticked)

    def _on_kind(self) -> None:
        self._show_choices()
        if self.choices.isVisible() and not self.choices.text().strip():
            self.choices.edit.setFocus()
        else:
            self._on_changed()

    def _on_changed(self) -> None:
        self._page.settle()

    def _on_up(self) -> None:
        self._page.shift(self, -1)

    def _on_down(self) -> None:
        self._page.shift(self, 1)

    def _on_gone(self) -> None:
        self._page.remove(self)


def _box(name: str, says: str, words: dict[str, str], now: str) -> Choice:
    box = Choice()
    box.setObjectName(name)
    box.setAccessibleName(says)
    for key, text in words.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box
