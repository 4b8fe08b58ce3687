"""The interest survey in the Community room: its answers, a reply to type in, its questions."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.community.survey import AnswersRead, Question, Reply, Result
from copdesk.desk import Desk
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.community.survey.entry import EntryPage
from ui.community.survey.offer import Offer
from ui.community.survey.questions import QuestionsPage
from ui.community.survey.results import ResultsPage
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

RESULTS, ENTRY, QUESTIONS = range(3)


class SurveyPage(QWidget):
    """`told(fact, comfort)` after something was done; `document_requested` names a document of the Report room."""

    told = Signal(str, str)
    document_requested = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_page")
        self._desk, self._bridge = desk, bridge
        self._questions: list[Question] = []
        self._replies: list[Reply] = []
        self._read: AnswersRead | None = None
        self._source: Path | bytes | None = None
        self.results, self.entry, self.questions = ResultsPage(), EntryPage(), QuestionsPage()
        self._lay_out()
        self.results.dropped.connect(self._on_dropped)
        self.results.reading_wanted.connect(self._on_choose)
        self.entry.replied.connect(self._on_replied)
        self.questions.asked.connect(self._on_asked)

    def refresh(self) -> None:
        """Asks the book anew."""
        self._bridge.ask(self._desk.survey.questions, then=self._on_questions)
        self._bridge.ask(self._desk.survey.replies, then=self._on_replies)
        self._bridge.ask(self._desk.survey.results, then=self._on_results)

    def show_side(self, at: int) -> None:
        """Answers, one reply, or the questions: 0 to 2."""
        self.sides.show_at(at)
        self._pages.setCurrentIndex(at)
        if at == ENTRY:
            self.entry.who.edit.setFocus()

    def read_file(self, path: str) -> None:
        """Reads a file of answers, beside the book; what it holds is told before anything is kept."""
        self.read_source(Path(path))

    def read_source(self, source: Path | bytes) -> None:
        """The same of a file or its bytes."""
        self._source = source
        self._bridge.ask(self._desk.survey.questions, then=self._on_questions_to_read)

    def _on_questions_to_read(self, questions: list[Question]) -> None:
        from copdesk.community.survey.reading import read_answers  # with its tables and words only when wanted

        if self._source is not None:
            self._bridge.aside(read_answers, self._source, questions, then=self._on_read, refused=self._on_refused)
            self._source = None

    # ---- building ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = theme_now()
        words = (tr("Answers"), tr("Type one in"), tr("Questions"))
        self.sides = Segments(words, name="survey_sides", says=tr("Survey"))
        self.sides.chosen.connect(self.show_side)
        self.read = Button(tr("Read answers …"), icon="folder", name="survey_read")
        self.read.clicked.connect(self._on_choose)
        self.paper = Button(tr("Form on paper"), icon="report", name="survey_paper")
        self.paper.clicked.connect(self._on_paper)
        self.results.sheet.clicked.connect(self._on_sheet)
        self.results.topics.clicked.connect(self._on_topics)
        self.results.profiles.clicked.connect(self._on_profiles)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.sides)
        head.addStretch()
        for button in (self.paper, self.read):
            head.addWidget(button)
        self.offer = Offer()
        self.offer.kept.connect(self._on_keep)
        self.offer.left.connect(self._on_leave)
        self.refusal = PlainLabel("", "danger", wrap=True)
        self.refusal.setObjectName("survey_refusal")
        self.refusal.hide()
        self._pages = QStackedWidget()
        for page in (self.results, self.entry, self.questions):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.refusal)
        column.addWidget(self.offer)
        column.addWidget(self._pages, 1)

    # ---- reading -----------------------------------------------------------------------------------

    def _on_questions(self, questions: list[Question]) -> None:
        self._questions = questions
        self.entry.show_questions(questions)
        self.questions.show_questions(questions)

    def _on_replies(self, replies: list[Reply]) -> None:
        self._replies = replies

    def _on_results(self, results: tuple[Result, ...]) -> None:
        self.results.show_results(results, self._replies)

    def _on_read(self, read: AnswersRead) -> None:
        self._refuse("")
        self._read = read
        self.offer.show_read(read, len(self._questions))

    # ---- doing -------------------------------------------------------------------------------------

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, tr("Open the answers of an online form"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.fileSelected.connect(self.read_file)
        dialog.show()

    def _on_keep(self, more: list[str]) -> None:
        if self._read is not None:
            self._bridge.do(self._desk.survey.take, self._read, more, then=self._on_taken, refused=self._on_refused)

    def _on_taken(self, counts: tuple[int, int]) -> None:
        fresh, there = counts
        self._on_leave()
        self.show_side(RESULTS)
        more = tr_many("{n} stood there already.", "{n} stood there already.", there) if there else ""
        self.told.emit(
            tr_many("{n} reply read.", "{n} replies read.", fresh), f"{more} {tr('Ctrl+Z takes it back.')}".strip()
        )

    def _on_leave(self) -> None:
        self._read = None
        self.offer.hide()
        self._refuse("")

    def _on_replied(self, answers: dict[str, str], name: str, email: str, organisation: str) -> None:
        reply = self._desk.survey.reply
        self._bridge.do(
            reply, answers, name, email, organisation, then=self._on_reply_kept, refused=self._on_reply_refused
        )

    def _on_reply_kept(self, _key: Id) -> None:
        self.entry.kept()
        self.told.emit(tr("The reply is saved."), tr("Ctrl+Z takes it back."))

    def _on_reply_refused(self, exc: Exception) -> None:
        self.entry.refuse(sentence(exc))

    def _on_asked(self, questions: list[Question]) -> None:
        self._bridge.do(self._desk.survey.ask, questions, refused=self._on_questions_refused)

    def _on_questions_refused(self, exc: Exception) -> None:
        self.questions.refuse(sentence(exc))

    def _on_dropped(self, key: Id) -> None:
        self._bridge.do(self._desk.survey.drop, key, refused=self._on_refused)

    def _on_topics(self) -> None:
        self._bridge.do(self._desk.survey.to_topics, then=self._on_topics_kept, refused=self._on_refused)

    def _on_topics_kept(self, count: int) -> None:
        self.told.emit(
            tr_many("{n} topic is new or wanted by more.", "{n} topics are new or wanted by more.", count), ""
        )

    def _on_profiles(self) -> None:
        self._bridge.do(self._desk.survey.to_profiles, then=self._on_profiles_kept, refused=self._on_refused)

    def _on_profiles_kept(self, counts: tuple[int, int]) -> None:
        filled, fresh = counts
        fact = tr_many("{n} profile filled up.", "{n} profiles filled up.", filled)
        self.told.emit(fact, tr_many("{n} person is new.", "{n} people are new.", fresh) if fresh else "")

    def _on_paper(self) -> None:
        self.document_requested.emit("survey")

    def _on_sheet(self) -> None:
        self.document_requested.emit("answers")

    def _on_refused(self, exc: Exception) -> None:
        self._refuse(sentence(exc))

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
