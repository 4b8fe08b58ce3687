"""What all replies to the survey come to: bars for what was ticked, lines for what was written, the replies below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.community.survey import Question, Reply, Result
from copdesk.words import tr, tr_many
from ui.community.cards import row
from ui.community.pages import Page
from ui.community.pictures import Share
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MOST_BARS, MOST_WORDS, MOST_REPLIES = 12, 8, 50


class ResultsPage(Page):
    """`dropped` names a reply that is to go; `reading_wanted` asks for a file."""

    dropped = Signal(object)
    reading_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("survey_results")
        self._nobody = EmptyPlace(
            tr("Nobody has answered yet"),
            tr("Print the form, or ask online with the same questions and read the answers back as CSV or XLSX."),
            tr("Read answers …"),
            icon="folder",
        )
        self._nobody.pressed.connect(self.reading_wanted)
        self.column.addWidget(self._nobody)
        self.topics = Button(tr("Topics from answers"), icon="add", name="survey_topics")
        self.profiles = Button(tr("Fill profiles"), icon="people", name="survey_profiles")
        self.sheet = Button(tr("Answers as a page"), icon="report", name="survey_sheet")
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(theme_now().px(8))
        for button in (self.topics, self.profiles, self.sheet):
            bar.addWidget(button)
        bar.addStretch()
        self.column.addWidget(self._bar)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme_now().px(4))
        self.column.addLayout(self._body)
        self.column.addStretch()

    def show_results(self, results: Sequence[Result], replies: Sequence[Reply]) -> None:
        """Takes results and replies into view."""
        while (item := self._body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._nobody.setVisible(not replies)
        self._bar.setVisible(bool(replies))
        if not replies:
            return
        for result in results:
            if result.answered:
                for widget in _told(result):
                    self._body.addWidget(widget)
        self._body.addWidget(_spaced(tr_many("{n} reply", "{n} replies", len(replies))))
        questions = [result.question for result in results]
        for reply in replies[:MOST_REPLIES]:
            self._body.addWidget(_ReplyRow(self, reply, questions))
        if len(replies) > MOST_REPLIES:
            words = tr("and {n} more").format(n=len(replies) - MOST_REPLIES)
            self._body.addWidget(PlainLabel(words, "muted", "small"))


def _told(result: Result) -> list[QWidget]:
    answered = tr_many("{n} answered", "{n} answered", result.answered)
    made: list[QWidget] = [row(_spaced(result.question.text), PlainLabel(answered, "muted", "small"))]
    most = max((count for _, count in result.counts), default=0) or 1
    for name, count in result.counts[:MOST_BARS]:
        label = PlainLabel(name, elide=True)
        made.append(row(label, Share(count / most, count / most), PlainLabel(str(count), bold=True)))
    if len(result.counts) > MOST_BARS:
        words = tr("and {n} more").format(n=len(result.counts) - MOST_BARS)
        made.append(PlainLabel(words, "muted", "small"))
    if not result.counts:
        for words, who in result.words[:MOST_WORDS]:
            made.append(row(PlainLabel(words, wrap=True), PlainLabel(who, "muted", "small")))
        if len(result.words) > MOST_WORDS:
            words = tr("and {n} more").format(n=len(result.words) - MOST_WORDS)
            made.append(PlainLabel(words, "muted", "small"))
    return made


def _spaced(text: str) -> PlainLabel:
    label = PlainLabel(text, bold=True, wrap=True)
    label.setContentsMargins(0, theme_now().px(12), 0, theme_now().px(2))
    return label


class _ReplyRow(QWidget):
    def __init__(self, page: ResultsPage, reply: Reply, questions: Sequence[Question]) -> None:
        super().__init__()
        self._page, self._key = page, reply.id
        who = reply.name or tr("somebody")
        said = " · ".join(reply.answer(one.key).replace("\n", ", ") for one in questions if reply.answer(one.key))
        drop = Button("", "ghost", icon="remove", height=28, says=tr("Take the reply of {name} out").format(name=who))
        drop.clicked.connect(self._on_drop)
        line = row(PlainLabel(who), PlainLabel(said, "muted", "small", elide=True), drop, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)

    def key(self) -> Id:
        return self._key

    def _on_drop(self) -> None:
        self._page.dropped.emit(self._key)
