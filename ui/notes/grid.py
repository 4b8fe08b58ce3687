"""The harvest of an activity: a row for each group, a column for each category, and who was not yet heard."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from copdesk.notes.harvest import Harvest
from copdesk.notes.values import Line
from copdesk.words import tr
from ui.notes.text import height_of, laid_out, paint_words
from ui.notes.words import category_words
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole
HEARD = Qt.ItemDataRole.UserRole + 1


class GridModel(QAbstractTableModel):
    """Groups by categories; a column that nobody needs is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._harvest = Harvest((), (), ())
        self._columns: list[int] = []

    def show_harvest(self, harvest: Harvest) -> None:
        self.beginResetModel()
        self._harvest = harvest
        every = range(len(harvest.categories) + 1)
        self._columns = [place for place in every if any(row[place] for row in harvest.cells)] or [0]
        self.endResetModel()

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
    """A cell's notes below each other, each on as many lines as it needs."""

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


class HarvestGrid(QTableView):
    """`opened` gives the note of a cell that is wanted in the list."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setItemDelegate(CellPaint(self))
        self.setObjectName("harvest_grid")
        self.setAccessibleName(tr("What each group gave"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(theme.px(32))
        self.verticalHeader().setMinimumWidth(theme.px(64))
        self.verticalHeader().setHighlightSections(False)
        self.activated.connect(self._on_activated)

    def show_harvest(self, harvest: Harvest) -> None:
        """Shows the groups of an activity with what they gave."""
        self.grid.show_harvest(harvest)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def _on_activated(self, index: QModelIndex) -> None:
        lines = self.grid.lines_at(index)
        if lines:
            self.opened.emit(lines[0].note.id)
