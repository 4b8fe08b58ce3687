"""The notes of a session as rows of a list: what a look leaves of them, in its order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.notes.looking import Heading, Look, arranged
from copdesk.notes.values import Line, Shown
from ui.notes.words import category_words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
MIME = "application/x-copdesk-notes"
WINDOW = 80


class NotesModel(QAbstractListModel):
    """Rows are lines and headings. Rows are dragged as their notes' ids.

    Only a window of the rows is given to the view: in the order of time the newest, otherwise the first; the view
    fetches more when it comes to the window's edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._all: list[Line | Heading] = []
        self._rows: list[Line | Heading] = []
        self._span = WINDOW

    def show_notes(self, shown: Shown, look: Look, before: Sequence[Line | Heading] = ()) -> None:
        """What stands in the book, looked at in one way, below what was found elsewhere. What stays does not move."""
        grown = len(before) + len(shown.lines) - len(self._all) if look == self._look else 0
        if look != self._look:
            self._span = WINDOW
        elif self._from_end() and 0 < grown < WINDOW:
            self._span += grown
        self._look = look
        self._all = [*before, *arranged(shown, look)]
        self._show_window()

    def more_above(self) -> bool:
        """Whether there are older notes than the window's first."""
        return self._from_end() and len(self._rows) < len(self._all)

    def reach(self, count: int = WINDOW) -> None:
        """Widens the window by some rows."""
        self._span = len(self._rows) + count
        self._show_window()

    def settle(self) -> None:
        """Narrows the window again: whoever is at the end needs no thousands of rows above."""
        if self._from_end() and self._span > 2 * WINDOW:
            self._span = WINDOW
            self._show_window()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._from_end() and len(self._rows) < len(self._all)

    def fetchMore(self, parent: Index) -> None:
        self.reach()

    def _from_end(self) -> bool:
        return self._look.order == "time"

    def _show_window(self) -> None:
        rows = self._all[-self._span :] if self._from_end() else self._all[: self._span]
        old, least = self._rows, min(len(self._rows), len(rows))
        head = next((n for n in range(least) if not _same(old[n], rows[n])), least)
        tail = next((n for n in range(least - head) if not _same(old[-1 - n], rows[-1 - n])), least - head)
        gone, come = old[head : len(old) - tail], rows[head : len(rows) - tail]
        if not gone and not come:
            return
        if [_key(row) for row in gone] == [_key(row) for row in come]:
            self._rows = rows
            self.dataChanged.emit(self.index(head), self.index(head + len(come) - 1))
        elif gone and head + tail < len(come):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._exchange(head, gone, rows, come)

    def _exchange(
        self, head: int, gone: list[Line | Heading], rows: list[Line | Heading], come: list[Line | Heading]
    ) -> None:
        root = QModelIndex()
        if gone:
            self.beginRemoveRows(root, head, head + len(gone) - 1)
            self._rows = self._rows[:head] + self._rows[head + len(gone) :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(root, head, head + len(come) - 1)
            self._rows = rows
            self.endInsertRows()

    def rows(self) -> list[Line | Heading]:
        """The rows of the window, from above."""
        return self._rows

    def lines(self) -> list[Line]:
        """The rows that are notes."""
        return [row for row in self._rows if isinstance(row, Line)]

    def line_at(self, index: Index) -> Line | None:
        """The note of a row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Line) else None

    def row_of(self, key: Id) -> int:
        """The first row of a note in the window; -1 where the look leaves it out."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Line) and row.note.id == key)
        return next(found, -1)

    def find(self, key: Id) -> int:
        """The first row of a note, for which the window may grow; -1 where the look leaves it out."""
        place = next((n for n, row in enumerate(self._all) if isinstance(row, Line) and row.note.id == key), -1)
        if place >= 0 and self.row_of(key) < 0:
            needed = len(self._all) - place if self._from_end() else place + 1
            self.reach(needed - len(self._rows) + WINDOW // 2)
        return self.row_of(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        free = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return free | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Heading):
            return row.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.note.body
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = category_words(row.kind) if row.kind else ""
            return ", ".join(part for part in (hh_mm(row.note.said_at), row.trio, kind, row.note.body, row.who) if part)
        return None

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        keys = [line.note.id for line in (self.line_at(index) for index in indexes) if line is not None]
        data = QMimeData()
        data.setData(MIME, b"".join(keys))
        return data


def ids_of(data: QMimeData) -> list[Id]:
    """The notes that are being dragged."""
    whole = bytes(data.data(MIME).data())
    return [whole[place : place + 16] for place in range(0, len(whole), 16)]


def _same(one: Line | Heading, other: Line | Heading) -> bool:
    return one is other or one == other


def _key(row: Line | Heading) -> object:
    return row.note.id if isinstance(row, Line) else row.text
