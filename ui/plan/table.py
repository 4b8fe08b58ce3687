"""The list that is the editor: every cell is edited in place, rows move by key."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.plan.lines import PlanLine
from copdesk.words import tr
from ui.plan.delegate import PlanDelegate
from ui.plan.model import (
    GROUP,
    LINE,
    LINES_TYPE,
    PLANNED,
    RANGE,
    SCENE,
    STARTS,
    TITLE,
    PlanModel,
    key_of,
)
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
METHOD_TYPE = "application/x-copdesk-method"
WIDTHS = {STARTS: 72, GROUP: 76, PLANNED: 84, RANGE: 66, SCENE: 122}
TITLE_LEAST = 220
GIVES_WAY = (SCENE, RANGE, GROUP)
"""The side column shows these too; they go first where an activity's name would not be readable."""


class PlanTable(QTableView):
    """Keys: Enter edits, Alt+Up and Alt+Down move, Delete removes, Insert adds a step below, Ctrl+C, Ctrl+X,

    Ctrl+V and Ctrl+D copy, cut, paste and duplicate. Lines are dragged to another place, methods dropped from beside.
    """

    move_requested = Signal(int)  # -1 or +1
    remove_requested = Signal()
    insert_requested = Signal(object)  # PlanLine
    copy_requested = Signal(bool)  # True cuts
    paste_requested = Signal()
    duplicate_requested = Signal()
    menu_requested = Signal(object)  # QPoint on the screen
    undo_requested = Signal()  # while the property `undoes` says that there is something to undo here
    redo_requested = Signal()
    lines_dropped = Signal(list, int)  # keys, the row they are dropped before
    method_dropped = Signal(str, int)
    length_typed = Signal(object, str)  # PlanLine, text
    typing_ended = Signal()

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("plan_table")
        self.setAccessibleName(tr("Activities and steps"))
        self._lines = model
        self.setModel(model)
        delegate = self._delegate = PlanDelegate(self)
        delegate.length_typed.connect(self.length_typed)
        delegate.closeEditor.connect(self.typing_ended)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self._drop_row = -1
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setProperty("takes_typing", True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = theme_now()
        room = event.size().width() - sum(theme.px(width) for width in WIDTHS.values())
        for column in GIVES_WAY:
            hidden = room < theme.px(TITLE_LEAST)
            self.setColumnHidden(column, hidden)
            room += theme.px(WIDTHS[column]) if hidden else 0
        super().resizeEvent(event)

    def line(self) -> PlanLine | None:
        """The chosen line."""
        index = self.currentIndex()
        found = index.data(LINE) if index.isValid() else None
        return found if isinstance(found, PlanLine) else None

    def chosen(self) -> list[Id]:
        """The keys of the chosen lines, from above."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [key_of(self._lines.lines[row]) for row in rows]

    def choose(self, keys: Sequence[Id]) -> None:
        """Chooses lines by their keys; those that are not there are passed over."""
        rows = [row for key in keys if (row := self._lines.row_of(key)) >= 0]
        if not rows or sorted(keys) == sorted(self.chosen()):
            return
        self.setCurrentIndex(self._lines.index(rows[0], TITLE))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self._lines.index(row, TITLE), flags)

    def bring_into_view(self) -> None:
        """Scrolls to the last of the chosen lines, then to the first, so that of many the first are seen."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        for row in (rows[-1:], rows[:1]):
            for at in row:
                self.scrollTo(self._lines.index(at, TITLE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_key = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse at the pointer, by the menu key at the chosen line."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(event.globalPos())
        elif index.isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # the editor's own key, on its way up
            event.accept()
            return
        self._delegate.by_key = True
        line = self.line()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif line is None:
            super().keyPressEvent(event)
        elif moves_a_line(event):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copy_requested.emit(event.matches(QKeySequence.StandardKey.Cut))
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_D:
            self.duplicate_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.insert_requested.emit(line)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            editable = index.flags() & Qt.ItemFlag.ItemIsEditable
            self.edit(index if editable else index.siblingAtColumn(TITLE))
        else:
            super().keyPressEvent(event)

    # ---- dropping ------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._on_dragged(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._on_dragged(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(-1)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        row, mime = self._row_below(event.position().y()), event.mimeData()
        self._show_drop(-1)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if mime.hasFormat(LINES_TYPE):
            keys = bytes(mime.data(LINES_TYPE).data())
            self.lines_dropped.emit([keys[at : at + 16] for at in range(0, len(keys), 16)], row)
        elif mime.hasFormat(METHOD_TYPE):
            self.method_dropped.emit(bytes(mime.data(METHOD_TYPE).data()).decode(), row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row < 0:
            return
        below = self._drop_row < self._lines.rowCount()
        index = self._lines.index(self._drop_row if below else self._drop_row - 1, TITLE)
        box = self.visualRect(index)
        top = box.top() if below else box.bottom()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme_now().colour("primary"), 2))
        painter.drawLine(0, top, self.viewport().width(), top)
        painter.end()

    def _on_dragged(self, event: QDragMoveEvent) -> None:
        mime = event.mimeData()
        if mime.hasFormat(LINES_TYPE) or mime.hasFormat(METHOD_TYPE):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_drop(self._row_below(event.position().y()))
        else:
            event.ignore()

    def _show_drop(self, row: int) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def _row_below(self, y: float) -> int:
        """The row that something dropped at this height goes before."""
        row = self.rowAt(int(y))
        if row < 0:
            return self._lines.rowCount() if y > 0 else 0
        box = self.visualRect(self._lines.index(row, TITLE))
        return row + 1 if y > box.center().y() else row


def moves_a_line(event: QKeyEvent) -> bool:
    """Alt with an arrow up or down, with or without Shift: some window managers keep one of the two for themselves."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return held == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
