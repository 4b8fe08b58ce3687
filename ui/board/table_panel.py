"""All communities that were drawn, in one table: sorted by any column, saved as a file for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from copdesk.board.drawing import Drawing
from copdesk.board.table import as_csv, cells, heads, order
from copdesk.report.save import atomic_write, file_name
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

_Index = QModelIndex | QPersistentModelIndex
_WIDE = (56, 180, 150, 88, 150, 150, 150, 150, 150, 72)
_LONG = range(4, 9)  # governance to key words share what is left


class TableModel(QAbstractTableModel):
    """One row a drawing."""

    def __init__(self, drawings: list[Drawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawings = list(drawings)
        self._cells = [cells(drawing) for drawing in drawings]

    def drawings(self) -> list[Drawing]:
        """In the order that is seen."""
        return list(self._drawings)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._drawings)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(heads())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._cells[index.row()][index.column()].split())
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return heads()[section]
        return None

    def sort(self, column: int, way: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """What is unknown stays at the end, whichever way."""
        self.layoutAboutToBeChanged.emit()
        known = [one for one in self._drawings if order(one, column)[0] < 2]
        known.sort(key=lambda one: order(one, column), reverse=way == Qt.SortOrder.DescendingOrder)
        self._drawings = known + [one for one in self._drawings if order(one, column)[0] == 2]
        self._cells = [cells(drawing) for drawing in self._drawings]
        self.layoutChanged.emit()


class _Broken(QStyledItemDelegate):
    """Reckons the height of words that break with the room that the style leaves them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -theme_now().px(16), 0)
        return super().sizeHint(inside, index)


class TablePanel(QWidget):
    """`left` asks to go back, `opened` gives the id of a drawing, `said(fact, comfort, button, tone)`."""

    left = Signal()
    opened = Signal(object)
    said = Signal(str, str, str, str)

    def __init__(self, drawings: list[Drawing], bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("drawings_table")
        self.setProperty("ground", "surface")
        self._bridge = bridge
        theme = theme_now()
        self.model = TableModel(drawings, self)
        self.view = QTableView()
        self.view.setObjectName("drawings_table_view")
        self.view.setAccessibleName(tr("All communities drawn"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Broken(self.view))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setSectionsClickable(True)
        self.view.horizontalHeader().setSortIndicatorShown(True)
        self.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.setShowGrid(False)
        for column, wide in enumerate(_WIDE):
            self.view.setColumnWidth(column, theme.px(wide))
            if column in _LONG:
                self.view.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.view.setSortingEnabled(True)
        self.view.activated.connect(self._on_activated)
        save = Button(tr("Save as a file"), "primary", name="table_save", says=tr("For a spreadsheet (CSV)"))
        close = Button(tr("Close"), key="Esc", name="table_close")
        save.clicked.connect(self._on_save)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("All communities drawn"), type="title", bold=True), 1)
        head.addWidget(save)
        head.addWidget(close)
        body = QVBoxLayout(self)
        margin = theme.px(16)
        body.setContentsMargins(margin, margin, margin, margin)
        body.setSpacing(theme.px(12))
        body.addLayout(head)
        body.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def save(self, path: Path) -> None:
        """Write the table as it is seen."""
        data = as_csv(self.model.drawings())
        self._bridge.errand(atomic_write, path, data, then=self._on_saved, refused=self._on_refused)

    def _on_save(self) -> None:
        dialog = QFileDialog(self)
        dialog.setObjectName("table_file")
        dialog.setWindowTitle(tr("Save the table"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Spreadsheet (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(file_name(tr("All communities drawn"), ".csv"))
        dialog.setModal(False)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _on_file(self, name: str) -> None:
        self.save(Path(name))

    def _on_saved(self, _nothing: None) -> None:
        self.said.emit(tr("The table is saved."), "", "", "primary")

    def _on_refused(self, error: Exception) -> None:
        self.said.emit(sentence(error), "", "", "danger")

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.drawings()[index.row()].id)
