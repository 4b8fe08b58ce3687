"""Dots beside the wall: a question, its choices, a count for each, hidden from the room until it is revealed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.ballots import MOST_COUNTED, Ballot, Choice
from copdesk.words import tr, tr_many
from ui.notes.asking import KINDS, AskForm
from ui.notes.counting import CountField
from ui.notes.words import one_line
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.stepbar import StepBar
from ui.parts.switch import Switch
from ui.shell.theme import theme_now


def _given(ballot: Ballot) -> str:
    if ballot.kind == "rank":
        return tr_many("{n} point", "{n} points", ballot.total)
    if ballot.kind in ("hands", "fist"):
        return tr_many("{n} hand", "{n} hands", ballot.total)
    return tr_many("{n} dot", "{n} dots", ballot.total)


class ChoiceRow(QWidget):
    """One choice: its label, a bar, its count, one less and one more.

    The count is typed over, as it stands on a sheet of paper: Enter keeps it and goes on to the next.
    """

    counted = Signal(object, int)
    counted_to = Signal(object, int)
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._choice: Choice | None = None
        self.setObjectName("choice_row")
        self.label = PlainLabel("", wrap=True)
        self.bar = StepBar()
        self.count = CountField(MOST_COUNTED, "choice_count")
        self.count.counted.connect(self._on_count)
        self.count.went_on.connect(self.went_on)
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
        self.count.show_count(None if secret else choice.count, hint="·" if secret else "", closed=closed or secret)
        self.count.setAccessibleName(tr("Count of {choice}").format(choice=choice.label))
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

    def _on_count(self, total: int) -> None:
        if self._choice is not None:
            self.counted_to.emit(self._choice.id, total)


class Voting(QWidget):
    """One ballot of a session, the newest where nobody chose another, or the way to the next one."""

    cast = Signal(object, object)
    counted = Signal(object, object, int)
    counted_to = Signal(object, object, int)
    revealed = Signal(object, bool)
    closed = Signal(object)
    removed = Signal(object)
    tied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ballot: Ballot | None = None
        self._ballots: tuple[Ballot, ...] = ()
        self._asking, self._present = False, 0
        self._rows: list[ChoiceRow] = []
        self._build()
        self.show_ballots([], 0)

    def show_ballots(self, ballots: Sequence[Ballot], present: int) -> None:
        """`present` people could vote. A ballot that is new comes into sight, whatever was looked at."""
        before = {one.id for one in self._ballots}
        fresh = [one for one in ballots if one.id not in before]
        known = {one.id: one for one in ballots}
        if fresh or self.ballot is None or self.ballot.id not in known:
            self.ballot = ballots[-1] if ballots else None
            self._asking = False
            self.own_kept()
        else:
            self.ballot = known[self.ballot.id]
        self._ballots, self._present = tuple(ballots), present
        self._show_side()
        if self.ballot is not None:
            self._show(self.ballot)

    def rows(self) -> list[ChoiceRow]:
        """The rows that are in sight."""
        return [row for row in self._rows if not row.isHidden()]

    def own_kept(self) -> None:
        """The next person may vote."""
        self._own.accept()
        self._own.set_text("")

    def refuse_own(self, words: str) -> None:
        """Why one person's vote was not taken."""
        self._own.refuse(words)

    # ---- what is shown -----------------------------------------------------------------------------

    def _show_side(self) -> None:
        asking = self.ballot is None or self._asking
        self.ask.setVisible(asking)
        self.ask.hint.setVisible(self.ballot is None)
        self.ask.cancel.setVisible(self.ballot is not None)
        self._body.setVisible(not asking)

    def _show(self, ballot: Ballot) -> None:
        self._question.setText(ballot.question)
        self._show_earlier()
        secret = bool(ballot.voters) and not ballot.revealed
        most = max((choice.count for choice in ballot.choices), default=0)
        while len(self._rows) < len(ballot.choices):
            row = ChoiceRow()
            row.counted.connect(self._on_counted)
            row.counted_to.connect(self._on_counted_to)
            row.went_on.connect(self._on_went_on)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        numbered = ballot.kind != "fist"
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(ballot.choices))
            if place < len(ballot.choices):
                choice = ballot.choices[place]
                row.show_choice(
                    choice,
                    most,
                    top=choice.id in ballot.top and not secret,
                    closed=ballot.closed,
                    secret=secret,
                    number=place + 1 if numbered else 0,
                )
        self._facts.setText(" · ".join(self._told(ballot, secret=secret)))
        even = [choice.label for choice in ballot.choices if choice.id in ballot.top] if not secret else []
        self._ties.setVisible(len(even) > 1)
        self._again.setVisible(len(even) > 1 and numbered)
        self._ties.setText(tr("Even: {names}").format(names=" · ".join(even)))
        self._own.setVisible(not ballot.closed and ballot.kind != "hands")
        hints = {"rank": tr("One person’s order: 2 1 3"), "fist": tr("One person’s fingers: 4")}
        self._own.edit.setPlaceholderText(hints.get(ballot.kind, tr("One person’s dots: 1 1 3")))
        self._reveal.blockSignals(True)
        self._reveal.setChecked(ballot.revealed)
        self._reveal.blockSignals(False)
        self._close.setVisible(not ballot.closed)

    def _told(self, ballot: Ballot, *, secret: bool) -> list[str]:
        everyone = ballot.dots * self._present
        of = tr("of {n}").format(n=everyone) if everyone and ballot.kind in ("dots", "one_each") else ""
        facts = [KINDS[ballot.kind]()]
        facts += [] if secret else [f"{_given(ballot)} {of}".strip()]
        facts += [tr_many("{n} has voted", "{n} have voted", ballot.voters)] if ballot.voters else []
        facts += [tr("mean {mean}").format(mean=f"{ballot.mean:.1f}")] if ballot.mean is not None and not secret else []
        return facts + ([tr("closed")] if ballot.closed else [])

    def _show_earlier(self) -> None:
        self._earlier.setVisible(len(self._ballots) > 1)
        self._menu.clear()
        for number, one in enumerate(self._ballots, 1):
            action = self._menu.addAction(f"{number}. {one_line(one.question)[:60]}".replace("&", "&&"))
            action.setData(one.id)
            action.setCheckable(True)
            action.setChecked(self.ballot is not None and one.id == self.ballot.id)
        place = next((n for n, one in enumerate(self._ballots, 1) if self.ballot and one.id == self.ballot.id), 0)
        self._earlier.setText(tr("Vote {n} of {all}").format(n=place, all=len(self._ballots)))

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("voting")
        self.ask = AskForm()
        self.ask.cancel.clicked.connect(self._on_cancel)
        self._body = QWidget()
        self._question = PlainLabel("", type="heading", bold=True, wrap=True)
        self._earlier = Button("", "ghost", icon="chevron_down", height=28, says=tr("The votes of this session"),
                               name="ballot_earlier")  # fmt: skip
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_earlier)
        self._earlier.setMenu(self._menu)
        self._facts = PlainLabel("", "muted")
        self._ties = PlainLabel("", "accent_text", bold=True, wrap=True)
        self._again = Button(tr("Vote again on these"), height=28, name="ballot_again")
        self._again.clicked.connect(self._on_again)
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
        head, even, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, even, foot):
            row.setSpacing(theme.px(8))
        head.addWidget(self._question, 1)
        head.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignTop)
        even.addWidget(self._ties, 1)
        even.addWidget(self._again)
        foot.addWidget(self._reveal)
        foot.addStretch()
        for button in (away, self._another, self._close):
            foot.addWidget(button)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addLayout(head)
        body.addWidget(self._facts)
        body.addLayout(even)
        body.addWidget(scroll, 1)
        body.addWidget(self._own)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        column.addWidget(self.ask)
        column.addWidget(self._body)

    # ---- slots -------------------------------------------------------------------------------------

    def _id(self) -> Id:
        assert self.ballot is not None
        return self.ballot.id

    def _on_earlier(self, action: QAction) -> None:
        chosen = next((one for one in self._ballots if one.id == bytes(action.data())), None)
        if chosen is not None:
            self.ballot = chosen
            self.own_kept()
            self._show(chosen)

    def _on_another(self) -> None:
        self._asking = True
        self._show_side()
        self.ask.begin_anew()

    def _on_cancel(self) -> None:
        self._asking = False
        self._show_side()

    def _on_again(self) -> None:
        self.tied.emit(self._id())

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

    def _on_counted(self, choice_id: Id, by: int) -> None:
        self.counted.emit(self._id(), choice_id, by)

    def _on_counted_to(self, choice_id: Id, total: int) -> None:
        self.counted_to.emit(self._id(), choice_id, total)

    def _on_went_on(self) -> None:
        rows = self.rows()
        place = next((n for n, row in enumerate(rows) if row is self.sender()), len(rows)) + 1
        if place < len(rows):
            rows[place].count.take_caret()

    def _on_revealed(self, on: bool) -> None:
        self.revealed.emit(self._id(), on)

    def _on_closed(self) -> None:
        self.closed.emit(self._id())

    def _on_removed(self) -> None:
        self.removed.emit(self._id())
