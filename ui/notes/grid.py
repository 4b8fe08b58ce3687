"""The harvest of an activity: a row for each group, a column for each category, and who was not yet heard.

It fills by keyboard as the word goes round: type in a cell, Enter keeps it and goes on to the next.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.notes.harvest import Harvest
from copdesk.notes.values import Line
from copdesk.words import tr
from ui.notes.field import LineField
from ui.notes.text import height_of, laid_out, paint_words
from ui.notes.words import category_words
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole
HEARD = Qt.ItemDataRole.UserRole + 1


class GridModel(QAbstractTableModel):
    """Groups by categories; the column of what has none is left out while nothing has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._harvest = Harvest((), (), ())
        self._columns: list[int] = []

    def show_harvest(self, harvest: Harvest) -> None:
        self.beginResetModel()
        self._harvest = harvest
        last = len(harvest.categories)
        self._columns = list(range(last)) + ([last] if not last or any(row[last] for row in harvest.cells) else [])
        self.endResetModel()

    def place_of(self, index: Index) -> tuple[Id, str]:
        """The group and the category's key of a cell; '' for none."""
        column = self._columns[index.column()]
        known = self._harvest.categories
        return self._harvest.groups[index.row()].id, known[column].key if column < len(known) else ""

    def cell_of(self, trio_id: Id, category: str) -> QModelIndex:
        """The cell of a group and a category; an invalid one where there is none."""
        keys = [one.key for one in self._harvest.categories]
        column = keys.index(category) if category in keys else len(keys)
        row = next((n for n, group in enumerate(self._harvest.groups) if group.id == trio_id), -1)
        return self.index(row, self._columns.index(column)) if row >= 0 and column in self._columns else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def harvest(self) -> Harvest:
        return self._harvest

    def lines_at(self, index: Index) -> tuple[Line, ...]:
        """The notes of one cell."""
        return self._harvest.cells[index.row()][self._columns[index.column()]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._harvest.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == LINES:
            return self.lines_at(index)
        if role == HEARD:
            return self._harvest.heard(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if not self._harvest.heard(index.row()):
                return tr("not yet heard") if index.column() == 0 else ""
            return "\n".join(line.note.body for line in self.lines_at(index))
        return None

    def headerData(self, place: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side == Qt.Orientation.Vertical:
            return self._harvest.groups[place].label if place < len(self._harvest.groups) else None
        column = self._columns[place] if place < len(self._columns) else -1
        known = self._harvest.categories
        return category_words(known[column]) if 0 <= column < len(known) else tr("Without a category")


class CellPaint(QStyledItemDelegate):
    """A cell's notes below each other, each on as many lines as it needs, and the line in which the next is typed.

    `typed` gives what stands in it while it is written, `written` the cell and the words once they are settled.
    """

    typed = Signal(str)
    written = Signal(object, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellLine(parent)
        editor.setAccessibleName(tr("What this group gave"))
        editor.settled.connect(self._on_settled)
        editor.left.connect(self._on_left)
        editor.textChanged.connect(self._on_text)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """A cell's line begins empty: what is typed is one note more."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineField) and editor.text().strip():
            self.written.emit(QPersistentModelIndex(index), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        high = theme_now().px(34)
        editor.setGeometry(box.left(), max(box.top(), box.bottom() - high + 1), box.width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The line settles by Enter and Esc itself.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)

    def _on_settled(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineField):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _on_left(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineField):
            self.typed.emit("")
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def _on_text(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineField):
            self.typed.emit(editor.text())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_now()
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else theme.px(200)
        room = width - theme.px(28)
        high = sum(height_of(line.note.body, theme.font(), room) + theme.px(4) for line in index.data(LINES))
        return QSize(width, max(theme.px(40), high + theme.px(16)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("ptint"))
        top, left = box.top() + theme.px(8), box.left() + theme.px(8)
        for line in index.data(LINES):
            layout = laid_out(line.note.body, theme.font(), box.width() - theme.px(28))
            colour = theme.category(line.kind.colour).mark if line.kind is not None else theme.roles["muted"]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRect(left, top + theme.px(7), theme.px(6), theme.px(6)))
            painter.setPen(theme.colour("ink"))
            paint_words(painter, QPoint(box.left() + theme.px(22), top), layout)
            top += round(layout.boundingRect().height()) + theme.px(4)
        if not index.data(HEARD) and index.column() == 0:
            painter.setPen(theme.colour("accent_text"))
            painter.setFont(theme.font(12))
            words = box.adjusted(theme.px(8), 0, 0, 0)
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), tr("not yet heard")
            )
        painter.restore()


class CellLine(LineField):
    """The line in a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("grid_line")
        self.setProperty("dress", "cell")


class HarvestGrid(QTableView):
    """Arrows walk over the cells, letters begin a note in one, Enter keeps it and goes on to the next cell.

    `opened` gives the note of a cell that is wanted in the list (Ctrl+Enter, double click), `written` a group, a
    category's key and the words, `drafted` the group's number and what is half typed.
    """

    opened = Signal(object)
    written = Signal(object, str, str)
    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._waiting: Harvest | None = None
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.cells = CellPaint(self)
        self.cells.written.connect(self._on_written)
        self.cells.typed.connect(self._on_typed)
        self.setItemDelegate(self.cells)
        self.setProperty("takes_typing", True)
        self.setObjectName("harvest_grid")
        self.setAccessibleName(tr("What each group gave"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(theme.px(32))
        self.verticalHeader().setMinimumWidth(theme.px(64))
        self.verticalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_opened)

    def show_harvest(self, harvest: Harvest) -> None:
        """Shows the groups of an activity with what they gave; whoever writes in a cell is not disturbed."""
        if harvest == self.grid.harvest():
            return
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = harvest
            return
        here = self.grid.place_of(self.currentIndex()) if self.currentIndex().isValid() else None
        self.grid.show_harvest(harvest)
        if here is not None:
            self.setCurrentIndex(self.grid.cell_of(*here))
        self.resizeRowsToContents()

    def write_again(self, trio_id: Id, category: str, text: str) -> None:
        """The words were not taken: they are back in their cell."""
        cell = self.grid.cell_of(trio_id, category)
        self.setCurrentIndex(cell)
        self.edit(cell)
        line = self.line()
        if line is not None:
            line.set_text(text)

    def line(self) -> CellLine | None:
        """The line that is open in the chosen cell."""
        open_one = self.indexWidget(self.currentIndex())
        return open_one if isinstance(open_one, CellLine) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_opened(self.currentIndex())
        elif enter and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # these steer the run
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_harvest(waiting)

    def _on_written(self, cell: QPersistentModelIndex, text: str) -> None:
        """Goes on to the next category of the group, then to the first of the next group."""
        index = self.grid.index(cell.row(), cell.column())
        group, category = self.grid.place_of(index)
        last = cell.column() + 1 >= self.grid.columnCount()
        row, column = (cell.row() + 1, 0) if last else (cell.row(), cell.column() + 1)
        if row < self.grid.rowCount():
            self.setCurrentIndex(self.grid.index(row, column))
        self.written.emit(group, category, text)

    def _on_typed(self, text: str) -> None:
        row = self.currentIndex().row()
        label = self.grid.headerData(row, Qt.Orientation.Vertical) or ""
        self.drafted.emit(f"{text} /{label.split(' ')[0].lower()}" if text.strip() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def _on_opened(self, index: QModelIndex) -> None:
        lines = self.grid.lines_at(index) if index.isValid() else ()
        if lines:
            self.opened.emit(lines[0].note.id)
