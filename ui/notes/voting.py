"""Dots beside the wall: a question, its choices, a count for each, hidden from the room until it is revealed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot, Choice
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.stepbar import StepBar
from ui.parts.switch import Switch
from ui.shell.theme import theme_now


class ChoiceRow(QWidget):
    """One choice: its label, a bar, its count, one less and one more. + and − count while it has the focus."""

    counted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._choice: Choice | None = None
        self.setObjectName("choice_row")
        self.label = PlainLabel("", wrap=True)
        self.bar = StepBar()
        self.count = PlainLabel("0", type="title", bold=True)
        self.count.setFixedWidth(theme.px(40))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.less = Button("", icon="minus", height=28, says=tr("One less"), name="one_less")
        self.more = Button("", icon="add", height=28, says=tr("One more"), name="one_more")
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self.label)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        for widget in (self.count, self.less, self.more):
            row.addWidget(widget)

    def show_choice(self, choice: Choice, most: int, *, top: bool, closed: bool) -> None:
        """`most` is the highest count, which fills the bar."""
        self._choice = choice
        self.label.setText(choice.label)
        self.label.set_bold(top)
        self.bar.show_share(choice.count / most if most else 0.0)
        self.count.setText(str(choice.count))
        why = tr("The vote is closed.") if closed else ""
        self.more.set_off(why)
        self.less.set_off(why or ("" if choice.count else tr("There is none to take away.")))
        self.setAccessibleName(f"{choice.label}: {choice.count}")

    def _on_less(self) -> None:
        if self._choice is not None:
            self.counted.emit(self._choice.id, -1)

    def _on_more(self) -> None:
        if self._choice is not None:
            self.counted.emit(self._choice.id, 1)


class Voting(QWidget):
    """The newest ballot of a session, or the way to the first one."""

    begun = Signal(str, int)
    counted = Signal(object, object, int)
    revealed = Signal(object, bool)
    closed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ballot: Ballot | None = None
        self._rows: list[ChoiceRow] = []
        self._build()
        self.show_ballots([], 0, 0)

    def show_ballots(self, ballots: Sequence[Ballot], present: int, clusters: int) -> None:
        """`present` people could vote; `clusters` are what a new question would be about."""
        self.ballot = ballots[-1] if ballots else None
        self._ask.setVisible(self.ballot is None)
        self._body.setVisible(self.ballot is not None)
        enough = clusters >= 2
        self._go.set_off("" if enough else tr("Make two clusters first: they become the choices."))
        self._hint.tell(
            tr("No vote in this session yet"),
            tr("Everyone gets some dots for the clusters on the wall. Count them here, then reveal.")
            if enough
            else tr("Make two clusters on the wall first: they become the choices."),
        )
        if self.ballot is not None:
            self._show(self.ballot, present)

    def _show(self, ballot: Ballot, present: int) -> None:
        self._question.setText(ballot.question)
        most = max((choice.count for choice in ballot.choices), default=0)
        while len(self._rows) < len(ballot.choices):
            row = ChoiceRow()
            row.counted.connect(self._on_counted)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(ballot.choices))
            if place < len(ballot.choices):
                choice = ballot.choices[place]
                row.show_choice(choice, most, top=choice.id in ballot.top, closed=ballot.closed)
        everyone = ballot.dots * present
        given = tr_many("{n} dot", "{n} dots", ballot.total)
        of = tr("of {n}").format(n=everyone) if everyone and ballot.kind == "dots" else ""
        state = tr("closed") if ballot.closed else ""
        self._facts.setText(" · ".join(part for part in (f"{given} {of}".strip(), state) if part))
        self._reveal.blockSignals(True)
        self._reveal.setChecked(ballot.revealed)
        self._reveal.blockSignals(False)
        self._close.setVisible(not ballot.closed)

    def rows(self) -> list[ChoiceRow]:
        """The rows that are in sight."""
        return [row for row in self._rows if not row.isHidden()]

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("voting")
        self._hint = EmptyPlace(tr("No vote in this session yet"))
        self.question = Field(tr("Question"), tr("Where do we begin?"), name="ballot_question")
        self.dots = Field(tr("Dots a person"), "3", name="ballot_dots")
        self.dots.set_text("3")
        self.dots.setFixedWidth(theme.px(120))
        assert isinstance(self.question.edit, QLineEdit)
        self.question.edit.returnPressed.connect(self._on_begin)
        self._go = Button(tr("Ask the room"), name="ballot_begin")
        self._go.clicked.connect(self._on_begin)
        self._ask = QWidget()
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(12))
        fields.addWidget(self.question, 1)
        fields.addWidget(self.dots)
        ask = QVBoxLayout(self._ask)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(theme.px(12))
        ask.addWidget(self._hint)
        ask.addLayout(fields)
        ask.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        ask.addStretch()
        self._body = QWidget()
        self._question = PlainLabel("", type="heading", bold=True, wrap=True)
        self._facts = PlainLabel("", "muted")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, theme.px(12), 0)
        self._list.setSpacing(0)
        self._list.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self._reveal = Switch(tr("Show the counts to the room"), name="ballot_reveal")
        self._reveal.toggled.connect(self._on_revealed)
        self._close = Button(tr("Close the vote"), name="ballot_close")
        self._close.clicked.connect(self._on_closed)
        away = Button(tr("Remove"), "ghost", icon="remove", name="ballot_remove")
        away.clicked.connect(self._on_removed)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._reveal)
        foot.addStretch()
        foot.addWidget(away)
        foot.addWidget(self._close)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addWidget(self._question)
        body.addWidget(self._facts)
        body.addWidget(scroll, 1)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        column.addWidget(self._ask)
        column.addWidget(self._body)

    def refuse(self, words: str) -> None:
        """Why the question was not asked."""
        self.question.refuse(words)

    def _id(self) -> Id:
        assert self.ballot is not None
        return self.ballot.id

    def _on_begin(self) -> None:
        self.question.accept()
        number = self.dots.text().strip()
        self.begun.emit(self.question.text(), int(number) if number.isdecimal() and len(number) < 4 else 0)

    def _on_counted(self, choice_id: Id, by: int) -> None:
        self.counted.emit(self._id(), choice_id, by)

    def _on_revealed(self, on: bool) -> None:
        self.revealed.emit(self._id(), on)

    def _on_closed(self) -> None:
        self.closed.emit(self._id())

    def _on_removed(self) -> None:
        self.removed.emit(self._id())
