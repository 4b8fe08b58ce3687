"""Dots beside the wall: a question, its choices, a count for each, hidden from the room until it is revealed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot, Choice
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.stepbar import StepBar
from ui.parts.switch import Switch
from ui.shell.theme import theme_now

KINDS: dict[str, Callable[[], str]] = {
    "dots": lambda: tr("Dots"),
    "one_each": lambda: tr("One dot each"),
    "hands": lambda: tr("Hands"),
    "fist": lambda: tr("Fist to five"),
    "rank": lambda: tr("Ranking"),
}


def _given(ballot: Ballot) -> str:
    if ballot.kind == "rank":
        return tr_many("{n} point", "{n} points", ballot.total)
    if ballot.kind in ("hands", "fist"):
        return tr_many("{n} hand", "{n} hands", ballot.total)
    return tr_many("{n} dot", "{n} dots", ballot.total)


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

    def show_choice(
        self, choice: Choice, most: int, *, top: bool, closed: bool, secret: bool = False, number: int = 0
    ) -> None:
        """`most` is the highest count, which fills the bar; a secret one shows neither bar nor count."""
        self._choice = choice
        self.label.setText(f"{number}. {choice.label}" if number else choice.label)
        self.label.set_bold(top)
        self.bar.show_share(choice.count / most if most and not secret else 0.0)
        self.count.setText("·" if secret else str(choice.count))
        why = tr("The vote is closed.") if closed else ""
        self.more.set_off(why)
        self.less.set_off(why or ("" if choice.count else tr("There is none to take away.")))
        self.setAccessibleName(choice.label if secret else f"{choice.label}: {choice.count}")

    def _on_less(self) -> None:
        if self._choice is not None:
            self.counted.emit(self._choice.id, -1)

    def _on_more(self) -> None:
        if self._choice is not None:
            self.counted.emit(self._choice.id, 1)


class Voting(QWidget):
    """The newest ballot of a session, or the way to the first one."""

    begun = Signal(str, int, str, object)
    cast = Signal(object, object)
    counted = Signal(object, object, int)
    revealed = Signal(object, bool)
    closed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ballot: Ballot | None = None
        self._clusters, self._asking = 0, False
        self._rows: list[ChoiceRow] = []
        self._build()
        self.show_ballots([], 0, 0)

    def show_ballots(self, ballots: Sequence[Ballot], present: int, clusters: int) -> None:
        """`present` people could vote; `clusters` are what a new question would be about."""
        newest = ballots[-1] if ballots else None
        if newest is None or (self.ballot is not None and newest.id != self.ballot.id):
            self._asking = False
            self.own_kept()
        self.ballot = newest
        self._show_side()
        self._clusters = clusters
        enough = clusters >= 2
        self._tell_go()
        self._hint.tell(
            tr("No vote in this session yet"),
            tr("Settle the choices first, count here, then reveal.")
            if enough
            else tr("Make two clusters on the wall first, or write the choices: one a line."),
        )
        if self.ballot is not None:
            self._show(self.ballot, present)

    def _show_side(self) -> None:
        asking = self.ballot is None or self._asking
        self._ask.setVisible(asking)
        self._hint.setVisible(self.ballot is None)
        self._body.setVisible(not asking)

    def _on_another(self) -> None:
        self._asking = True
        self.question.set_text("")
        self.choices.set_text("")
        self._show_side()
        self.question.setFocus()

    def _show(self, ballot: Ballot, present: int) -> None:
        self._question.setText(ballot.question)
        secret = bool(ballot.voters) and not ballot.revealed
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
                top = choice.id in ballot.top and not secret
                row.show_choice(
                    choice,
                    most,
                    top=top,
                    closed=ballot.closed,
                    secret=secret,
                    number=0 if ballot.kind == "fist" else place + 1,
                )
        everyone = ballot.dots * present
        of = tr("of {n}").format(n=everyone) if everyone and ballot.kind in ("dots", "one_each") else ""
        facts = [KINDS[ballot.kind]()]
        facts += [] if secret else [f"{_given(ballot)} {of}".strip()]
        facts += [tr_many("{n} has voted", "{n} have voted", ballot.voters)] if ballot.voters else []
        facts += [tr("mean {mean}").format(mean=f"{ballot.mean:.1f}")] if ballot.mean is not None and not secret else []
        facts += [tr("even")] if len(ballot.top) > 1 and not secret else []
        facts += [tr("closed")] if ballot.closed else []
        self._facts.setText(" · ".join(facts))
        self._own.setVisible(not ballot.closed and ballot.kind != "hands")
        hints = {"rank": tr("One person’s order: 2 1 3"), "fist": tr("One person’s fingers: 4")}
        self._own.edit.setPlaceholderText(hints.get(ballot.kind, tr("One person’s dots: 1 1 3")))
        self._reveal.blockSignals(True)
        self._reveal.setChecked(ballot.revealed)
        self._reveal.blockSignals(False)
        self._close.setVisible(not ballot.closed)
        self._another.setVisible(ballot.closed)

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
        self.kinds = Segments([words() for words in KINDS.values()], name="ballot_kind", says=tr("How to vote"))
        self.kinds.chosen.connect(self._on_kind)
        self.choices = Field(
            tr("Choices, one a line; the clusters where none is written"), lines=3, name="ballot_choices"
        )
        self.choices.edited.connect(self._on_choices)
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
        ask.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        ask.addWidget(self.choices)
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
        self._own = Field("", tr("One person’s vote"), name="ballot_own")
        assert isinstance(self._own.edit, QLineEdit)
        self._own.edit.returnPressed.connect(self._on_own)
        self._reveal = Switch(tr("Show the counts to the room"), name="ballot_reveal")
        self._reveal.toggled.connect(self._on_revealed)
        self._close = Button(tr("Close the vote"), name="ballot_close")
        self._close.clicked.connect(self._on_closed)
        self._another = Button(tr("Another vote"), name="ballot_another")
        self._another.clicked.connect(self._on_another)
        away = Button(tr("Remove"), "ghost", icon="remove", name="ballot_remove")
        away.clicked.connect(self._on_removed)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._reveal)
        foot.addStretch()
        foot.addWidget(away)
        foot.addWidget(self._close)
        foot.addWidget(self._another)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addWidget(self._question)
        body.addWidget(self._facts)
        body.addWidget(scroll, 1)
        body.addWidget(self._own)
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
        dots = int(number) if number.isdecimal() and len(number) < 4 else 0
        choices = [line.strip() for line in self.choices.text().splitlines() if line.strip()]
        self.begun.emit(self.question.text(), dots, list(KINDS)[self.kinds.at()], choices)

    def _on_kind(self, _place: int) -> None:
        kind = list(KINDS)[self.kinds.at()]
        self.dots.setVisible(kind in ("dots", "one_each"))
        self.choices.setVisible(kind != "fist")
        self._tell_go()

    def _on_choices(self, _text: str) -> None:
        self._tell_go()

    def _tell_go(self) -> None:
        lines = sum(bool(line.strip()) for line in self.choices.text().splitlines())
        ready = list(KINDS)[self.kinds.at()] == "fist" or lines >= 2 or (not lines and self._clusters >= 2)
        self._go.set_off("" if ready else tr("Write two choices, or make two clusters: they become the choices."))

    def _on_own(self) -> None:
        """The numbers that one person gives: of choices for dots, in order for a ranking, of fingers for a fist."""
        assert self.ballot is not None
        words = self._own.text().replace(",", " ").split()
        first = 0 if self.ballot.kind == "fist" else 1
        places = [int(word) - first if word.isdecimal() and len(word) < 4 else -1 for word in words]
        if not places or any(not 0 <= place < len(self.ballot.choices) for place in places):
            self._own.refuse(tr("Write the numbers of choices, such as 1 3."))
            return
        self.cast.emit(self._id(), [self.ballot.choices[place].id for place in places])

    def own_kept(self) -> None:
        """The next person may vote."""
        self._own.accept()
        self._own.set_text("")

    def refuse_own(self, words: str) -> None:
        """Why one person's vote was not taken."""
        self._own.refuse(words)

    def _on_counted(self, choice_id: Id, by: int) -> None:
        self.counted.emit(self._id(), choice_id, by)

    def _on_revealed(self, on: bool) -> None:
        self.revealed.emit(self._id(), on)

    def _on_closed(self) -> None:
        self.closed.emit(self._id())

    def _on_removed(self) -> None:
        self.removed.emit(self._id())
