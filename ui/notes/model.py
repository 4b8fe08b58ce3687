"""The notes of a session as rows of a list: what a look leaves of them, in its order."""

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


class NotesModel(QAbstractListModel):
    """Rows are lines and headings. Rows are dragged as their notes' ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._look = Shown(), Look()
        self._rows: list[Line | Heading] = []

    def show_notes(self, shown: Shown, look: Look) -> None:
        """What stands in the book, looked at in one way. Nothing moves where nothing differs."""
        rows = arranged(shown, look)
        if rows == self._rows:
            self._shown, self._look = shown, look
            return
        same = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        if same:
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self._shown, self._look = shown, look

    def rows(self) -> list[Line | Heading]:
        """The rows from above."""
        return self._rows

    def lines(self) -> list[Line]:
        """The rows that are notes."""
        return [row for row in self._rows if isinstance(row, Line)]

    def line_at(self, index: Index) -> Line | None:
        """The note of a row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Line) else None

    def row_of(self, key: Id) -> int:
        """The first row of a note; -1 where the look leaves it out."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Line) and row.note.id == key)
        return next(found, -1)

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


def _key(row: Line | Heading) -> object:
    return row.note.id if isinstance(row, Line) else row.text
