"""What a vote is about: a question, how many dots, how to vote, and the choices, settled before anybody votes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.notes.ballots import MOST
from copdesk.words import tr
from ui.notes.words import one_line
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

KINDS: dict[str, Callable[[], str]] = {
    "dots": lambda: tr("Dots"),
    "one_each": lambda: tr("One dot each"),
    "hands": lambda: tr("Hands"),
    "fist": lambda: tr("Fist to five"),
    "rank": lambda: tr("Ranking"),
}
SOURCES: dict[str, Callable[[], str]] = {
    "cluster": lambda: tr("Clusters"),
    "note": lambda: tr("Notes"),
    "drawing": lambda: tr("Drawings"),
    "topic": lambda: tr("Topics"),
    "": lambda: tr("Written"),
}
LONGEST = 120  # letters of a choice: more cannot be read from the last row


@dataclass(frozen=True, slots=True)
class Offered:
    """Something of the book that can be voted on; what is `first` is ticked where nobody has chosen."""

    id: Id
    label: str
    first: bool = True


Choice = tuple[str, Id | None]


class AskForm(QWidget):
    """`begun` gives the question, the dots of each person, the kind, the choices and the table that they stand in."""

    begun = Signal(str, int, str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._offered: dict[str, tuple[Offered, ...]] = {}
        self._kept: dict[str, set[Id]] = {}
        self._taken = False
        self.setObjectName("ask_form")
        self.hint = EmptyPlace(tr("No vote in this session yet"), tr("Settle the choices first, count, then reveal."))
        self.question = Field(tr("Question"), tr("Where do we begin?"), name="ballot_question")
        self.dots = Field(tr("Dots a person"), "3", name="ballot_dots")
        self.dots.set_text("3")
        self.dots.setFixedWidth(theme.px(120))
        self.kinds = Segments([words() for words in KINDS.values()], name="ballot_kind", says=tr("How to vote"))
        self.kinds.chosen.connect(self._on_kind)
        self.sources = Segments(
            [words() for words in SOURCES.values()], len(SOURCES) - 1, name="ballot_sources", says=tr("Choices")
        )
        self.sources.chosen.connect(self._on_source)
        self.choices = Field("", lines=3, name="ballot_choices")
        self.choices.edit.setPlaceholderText(tr("One choice a line"))
        self.choices.edit.setAccessibleName(tr("Choices, one a line"))
        self.choices.edited.connect(self._tell_go)
        self.list = _Ticks()
        self.list.itemChanged.connect(self._on_ticked)
        self.pages = QStackedWidget()
        written = QWidget()
        inner = QVBoxLayout(written)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.choices)
        inner.addStretch()
        self.pages.addWidget(written)
        self.pages.addWidget(self.list)
        self.count = PlainLabel("", "muted", "small")
        self.go = Button(tr("Ask the room"), "primary", name="ballot_begin")
        self.go.clicked.connect(self.begin)
        self.cancel = Button(tr("Cancel"), "ghost", name="ballot_cancel")
        for field in (self.question, self.dots):
            assert isinstance(field.edit, QLineEdit)
            field.edit.returnPressed.connect(self.begin)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = theme_now()
        fields, foot, what = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (fields, foot, what):
            row.setSpacing(theme.px(12))
        fields.addWidget(self.question, 1)
        fields.addWidget(self.dots)
        self._about = PlainLabel(tr("Choices"), "muted")
        what.addWidget(self._about)
        what.addWidget(self.sources)
        what.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(self.cancel)
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.hint)
        column.addLayout(fields)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(what)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    # ---- what is shown -----------------------------------------------------------------------------

    def show_offered(self, offered: Mapping[str, Sequence[Offered]]) -> None:
        """What of the book can be voted on, by its table. The clusters are offered as soon as there are two."""
        new = {name: tuple(each) for name, each in offered.items()}
        if new == self._offered:
            return
        self._offered = new
        if not self._taken:
            self.sources.show_at(list(SOURCES).index("cluster" if len(new.get("cluster", ())) >= 2 else ""))
        self._show_source()

    def begin_anew(self) -> None:
        """An empty form for another vote."""
        self.question.set_text("")
        self.question.accept()
        self.choices.set_text("")
        self._kept.clear()
        self._show_source()
        self.question.setFocus()

    def kind(self) -> str:
        return list(KINDS)[self.kinds.at()]

    def source(self) -> str:
        return list(SOURCES)[self.sources.at()]

    def chosen(self) -> list[Choice]:
        """The choices as they would be asked; a show of hands without any asks for yes or no."""
        source = self.source()
        if self.kind() == "fist":
            return []
        if source:
            ticked = self._ticked(source)
            return [(one.label, one.id) for one in self._offered.get(source, ()) if one.id in ticked]
        lines = [one_line(line) for line in self.choices.text().splitlines() if line.strip()]
        if not lines and self.kind() == "hands":
            lines = [tr("Yes"), tr("No")]
        return [(line, None) for line in lines]

    def begin(self) -> None:
        """Asks, where the question and the choices are there; says what is missing otherwise."""
        if self.go.isEnabled():
            self.question.accept()
            number = self.dots.text().strip()
            dots = int(number) if number.isdecimal() and len(number) < 4 else 0
            self.begun.emit(self.question.text(), dots, self.kind(), self.chosen(), self.source())

    # ---- slots -------------------------------------------------------------------------------------

    def _ticked(self, source: str) -> set[Id]:
        first = [one.id for one in self._offered.get(source, ()) if one.first][:MOST]
        return self._kept.get(source, set(first))

    def _show_source(self) -> None:
        source = self.source()
        self.pages.setCurrentIndex(1 if source else 0)
        if source:
            ticked = self._ticked(source)
            self.list.show_offered(self._offered.get(source, ()), ticked)
        self._tell_go()

    def _on_source(self, _place: int) -> None:
        self._taken = True
        self._show_source()

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        self._kept[self.source()] = self.list.ticked()
        self._tell_go()

    def _on_kind(self, _place: int) -> None:
        kind = self.kind()
        self.dots.setVisible(kind in ("dots", "one_each"))
        for widget in (self.pages, self.sources, self._about):
            widget.setVisible(kind != "fist")
        self._tell_go()

    def _tell_go(self, _text: str = "") -> None:
        count, fist = len(self.chosen()), self.kind() == "fist"
        ready = fist or 2 <= count <= MOST
        words = tr("A vote has 2 to {most} choices; here are {n}.").format(most=MOST, n=count)
        self.count.setText("" if ready else words)
        self.go.set_off("" if ready else words)


class _Ticks(QListWidget):
    """What can be voted on, each with a tick; Space ticks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ballot_offered")
        self.setAccessibleName(tr("Choices"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_offered(self, offered: Sequence[Offered], ticked: set[Id]) -> None:
        self.blockSignals(True)
        self.clear()
        for one in offered:
            item = QListWidgetItem(one.label)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.id in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)

    def ticked(self) -> set[Id]:
        rows = (self.item(row) for row in range(self.count()))
        return {
            bytes(item.data(Qt.ItemDataRole.UserRole)) for item in rows if item.checkState() == Qt.CheckState.Checked
        }


def label_of(words: str) -> str:
    """The words of a choice: one line, short enough to be read from the last row."""
    line = one_line(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
