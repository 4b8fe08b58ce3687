"""The charter and the health check as pages to fill in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.community.service import asked
from copdesk.community.values import Answer, Health
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.keeping import Keeping
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

MOST_LINES = 12


class Page(QScrollArea):
    """A column of at most 760 pixels that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setViewportMargins(theme.px(16), theme.px(12), 0, theme.px(12))
        holder = QWidget()
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(760))
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, theme.px(12), theme.px(24))
        self.column.setSpacing(theme.px(12))
        outer.addWidget(inside, 1)
        outer.addStretch(0)
        self.setWidget(holder)


class CharterPage(Page):
    """Ten questions with the community's answers; leaving a field or pausing in it keeps it."""

    answered = Signal(str, str)
    review_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("charter_page")
        self.fields: dict[str, Field] = {}
        self._shown: dict[str, str] = {}
        self.keeping = Keeping(self._answer_of, self)
        self.keeping.settled.connect(self.answered)
        self.review = Field(tr("Read the charter again on"), tr("A day, such as 2027-03-01"), name="charter_review")
        self.review.entered.connect(self.review_wanted)
        self.column.addWidget(self.review)

    def show_review(self, day: str) -> None:
        """On which day the charter is to be read again."""
        self.review.accept()
        if not self.review.edit.hasFocus():
            self.review.set_text(day)

    def show_charter(self, charter: list[Answer]) -> None:
        """Takes the charter into view; the field that is being typed into is left alone."""
        for one in charter:
            if one.question not in self.fields:
                field = Field(tr(one.question), _hint(one.question), lines=2, most=MOST_LINES, name="charter_answer")
                self.keeping.watch(one.question, field)
                self.fields[one.question] = field
                self.column.insertWidget(self.column.count() - 1, field)  # the day to read it again comes last
            field = self.fields[one.question]
            self._shown[one.question] = one.answer
            if not field.edit.hasFocus():
                field.set_text(one.answer)

    def _answer_of(self, question: str) -> str:
        return self._shown.get(question, "")


def _hint(question: str) -> str:
    told = asked()
    return tr(told["hints"][told["questions"].index(question)]) if question in told["questions"] else ""


def means(typed: str) -> tuple[float, int]:
    """The mean of all numbers from 1 to 5 that somebody typed, `4 4 5` or `445`, and how many there are."""
    numbers = [int(c) for c in typed if c in "12345"]
    return (sum(numbers) / len(numbers), len(numbers)) if numbers else (0.0, 0)


class HealthPage(Page):
    """Five questions from 1 to 5, asked of the room; the mean is kept with today's date.

    One number is chosen where the room agrees; else everyone's numbers are typed and their mean counts.
    """

    checked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("health_page")
        theme = theme_now()
        self.column.addWidget(PlainLabel(tr("How is the community today? 1: not at all, 5: fully."), type="title"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(10))
        self.column.addLayout(self._rows)
        self.scores: dict[str, Segments] = {}
        self.answers: dict[str, QLineEdit] = {}
        self._means: dict[str, PlainLabel] = {}
        self.keep = Button(tr("Save the health check"), "primary", icon="check", name="keep_health")
        self.keep.clicked.connect(self._on_keep)
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addStretch()
        self.column.addLayout(line)
        self.column.addStretch()

    def show_health(self, health: list[Health]) -> None:
        """Takes the dimensions into view."""
        for one in health:
            if one.dimension in self.scores:
                continue
            self._rows.addLayout(self._build_row(one.dimension))

    def _build_row(self, dimension: str) -> QVBoxLayout:
        theme = theme_now()
        told = asked()
        segments = Segments(["1", "2", "3", "4", "5"], -1, says=tr(dimension))
        answers = QLineEdit()
        answers.setObjectName("health_answers")
        answers.setPlaceholderText(tr("or everyone's: 4 4 5 3"))
        answers.setAccessibleName(tr("{dimension}: everyone's numbers").format(dimension=tr(dimension)))
        answers.setFixedWidth(theme.px(240))
        answers.textEdited.connect(self._on_typed)
        mean = PlainLabel("", "muted")
        self.scores[dimension], self.answers[dimension], self._means[dimension] = segments, answers, mean
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        name = PlainLabel(tr(dimension), bold=True)
        name.setMinimumWidth(theme.px(100))
        for widget in (name, segments, answers, mean):
            line.addWidget(widget)
        line.addStretch(1)
        both = QVBoxLayout()
        both.setSpacing(theme.px(4))
        both.addLayout(line)
        if dimension in told["dimensions"]:
            words = tr(told["statements"][told["dimensions"].index(dimension)])
            both.addWidget(PlainLabel(words, "muted", wrap=True))
        return both

    def _on_typed(self) -> None:
        for dimension, field in self.answers.items():
            mean, count = means(field.text())
            words = tr("{mean}, the mean of {n}").format(mean=f"{mean:.1f}", n=count)
            self._means[dimension].setText(words if count else "")

    def _on_keep(self) -> None:
        """Only what was answered is kept: a dimension nobody touched has no score."""
        scores = {name: float(s.at() + 1) for name, s in self.scores.items() if s.at() >= 0}
        counts: dict[str, int] = {}
        for name, field in self.answers.items():
            mean, count = means(field.text())
            if count:
                scores[name], counts[name] = mean, count
        self.checked.emit(scores, counts)
        for name, segments in self.scores.items():
            segments.show_at(-1)
            self.answers[name].setText("")
            self._means[name].setText("")
