"""Notes of a file, looked at before they are added: which are new, which are there already, which look like another."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.desk import Desk
from copdesk.notes.hearing import LOOKS_ALIKE, OTHER_WORDS, TAKEN_OUT, THERE, Incoming, Proposal
from copdesk.tables.decoding import OFFERED
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.notes.words import category_words, one_line
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
SKIPPED_SHOWN = 60
NOTE = 0


def state_words(one: Incoming) -> str:
    """What there is to know about a note before it is added."""
    beside = one_line(one.beside)
    return {
        THERE: tr("is there already"),
        OTHER_WORDS: tr("is there with other words: “{text}”").format(text=beside),
        LOOKS_ALIKE: tr("looks like “{text}”").format(text=beside),
        TAKEN_OUT: tr("was removed here"),
    }.get(one.state, "")


class IncomingModel(QAbstractTableModel):
    """A row a note: its words with a tick, when, its category, who, and what there is to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Incoming, ...] = ()
        self.chosen: set[int] = set()

    def show_notes(self, notes: tuple[Incoming, ...]) -> None:
        """Ticked are those that are wanted where nobody decides."""
        self.beginResetModel()
        self._notes = notes
        self.chosen = {place for place, one in enumerate(notes) if one.wanted}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._notes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else 5

    def headerData(self, place: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or side != Qt.Orientation.Horizontal:
            return None
        return (tr("Note"), tr("When"), tr("Category"), tr("Who"), tr("Beside what is there"))[place]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == NOTE and self._notes[index.row()].state != THERE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._notes[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NOTE:
            return Qt.CheckState.Checked if index.row() in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == 4 and one.state in (LOOKS_ALIKE, OTHER_WORDS):
                return theme_now().colour("accent_text")
            return theme_now().colour("muted") if one.state in (THERE, TAKEN_OUT) or index.column() else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self._words(one)[index.column()]
            # A tooltip is read as rich text where it looks like it; a zero-width sign in front keeps it plain.
            return words if role == Qt.ItemDataRole.DisplayRole or not words else f"\u200b{words[:600]}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NOTE:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.chosen.add if on else self.chosen.discard)(index.row())
        self.dataChanged.emit(index, index)
        return True

    def _words(self, one: Incoming) -> tuple[str, ...]:
        kind = category_words(one.kind) if one.kind is not None else ""
        return one_line(one.heard.body), hh_mm(one.fields["said_at"]), kind, one.who, state_words(one)


class IncomingList(QTableView):
    """Space ticks the chosen rows; PgUp and PgDn go on to the run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.notes = IncomingModel(self)
        self.setModel(self.notes)
        self.setObjectName("incoming_notes")
        self.setAccessibleName(tr("What was understood"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 64), (2, 132), (3, 150), (4, 280)):
            self.setColumnWidth(column, theme.px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = sorted({index.row() for index in self.selectedIndexes()})
            on = not all(row in self.notes.chosen for row in rows)
            for row in rows:
                cell = self.notes.index(row, NOTE)
                if self.notes.flags(cell) & Qt.ItemFlag.ItemIsUserCheckable:
                    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                    self.notes.setData(cell, state.value, Qt.ItemDataRole.CheckStateRole)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TakingIn(QWidget):
    """In the room's place while a file is looked at. `left` gives the room back, `kept` says how many were added."""

    left = Signal()
    kept = Signal(int)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._session: Id | None = None
        self._path = Path()
        self._proposal: Proposal | None = None
        self.setObjectName("taking_in")
        self.list = IncomingList()
        self.list.notes.dataChanged.connect(self._show_button)
        self.skipped = PlainLabel("", "muted", "small", wrap=True)
        self.skipped.setObjectName("incoming_skipped")
        self.refusal = PlainLabel("", "danger", wrap=True)
        self.refusal.setObjectName("incoming_refusal")
        theme = theme_now()
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        below.addWidget(self.refusal)
        below.addWidget(self.skipped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _build_head(self) -> QWidget:
        theme = theme_now()
        head = QWidget()
        head.setFixedHeight(theme.px(64))
        head.setProperty("line", "bottom")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel("", type="title", bold=True, elide=True)
        self.facts = PlainLabel("", "muted", elide=True)
        self.encoding = Choice()
        self.encoding.setObjectName("incoming_encoding")
        self.encoding.setAccessibleName(tr("Encoding"))
        self.encoding.addItems(["utf-8", *OFFERED])
        self.encoding.activated.connect(self._on_encoding)
        cancel = Button(tr("Cancel"), key="Escape", name="incoming_cancel")
        cancel.clicked.connect(self.left)
        self.add = Button("", "primary", icon="check", name="incoming_add")
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        for widget in (self.encoding, cancel, self.add):
            row.addWidget(widget)
        return head

    def open_path(self, session_id: Id, path: Path, encoding: str = "") -> None:
        """Reads a file for a session; nothing is kept yet."""
        self._session, self._path, self._proposal = session_id, path, None
        self.title.setText(path.name)
        self.facts.setText(tr("Reading …"))
        self.refusal.hide()
        self.skipped.setText("")
        self.encoding.setVisible(bool(encoding))
        self.list.notes.show_notes(())
        self._show_button()
        self._bridge.ask(
            self._desk.notes.propose, session_id, path, "", encoding, then=self._on_proposal, refused=self._on_refused
        )

    def _on_proposal(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.list.notes.show_notes(proposal.notes)
        self.encoding.setVisible(self.encoding.isVisibleTo(self) or not proposal.sure)
        self.encoding.setCurrentText(proposal.encoding)
        facts = [tr_many("{n} note read", "{n} notes read", len(proposal.notes))]
        for state, one, many in (
            (THERE, tr("{n} is there already"), tr("{n} are there already")),
            (OTHER_WORDS, tr("{n} has other words here"), tr("{n} have other words here")),
            (LOOKS_ALIKE, tr("{n} looks like another"), tr("{n} look like another")),
            (TAKEN_OUT, tr("{n} was removed here"), tr("{n} were removed here")),
        ):
            count = proposal.count(state)
            facts += [(one if count == 1 else many).format(n=count)] if count else []
        self.facts.setText(", ".join(facts) + ". " + tr("Nothing is written yet."))
        told = [tr("Line {line}: {detail}").format(line=one.line, detail=one.detail) for one in proposal.skipped]
        more = len(told) - SKIPPED_SHOWN
        words = " · ".join(told[:SKIPPED_SHOWN])
        self.skipped.setText(f"{words} · {tr('and {n} more').format(n=more)}" if more > 0 else words)
        self._show_button()
        self.list.setFocus()
        if proposal.notes:
            self.list.selectRow(0)

    def _show_button(self) -> None:
        count = len(self.list.notes.chosen)
        self.add.setText(tr_many("Add {n} note", "Add {n} notes", count))
        nothing = tr("There is nothing new in it.") if self._proposal else tr("Wait until the file is read.")
        self.add.set_off("" if count else nothing)

    def _on_refused(self, exc: Exception) -> None:
        self.facts.setText("")
        self.refusal.setText(sentence(exc))
        self.refusal.show()
        self._show_button()

    def _on_encoding(self, _place: int) -> None:
        if self._session is not None:
            self.open_path(self._session, self._path, self.encoding.currentText())

    def _on_add(self) -> None:
        proposal, chosen = self._proposal, frozenset(self.list.notes.chosen)
        if proposal is not None and chosen:
            self._proposal = None  # added once, however often Enter is pressed
            self.add.set_off(tr("Adding …"))
            self._bridge.do(self._desk.notes.take, proposal, chosen, then=self._on_kept, refused=self._on_not_kept)

    def _on_not_kept(self, exc: Exception) -> None:
        """The disk did not take them: the file is looked at again, with the reason below it."""
        if self._session is not None:
            self.open_path(self._session, self._path)
        self._on_refused(exc)

    def _on_kept(self, count: int) -> None:
        self._proposal = None
        self.kept.emit(count)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
        else:
            super().keyPressEvent(event)
