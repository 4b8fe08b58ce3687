"""The list that is the editor: every cell is edited in place, rows move by key."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.plan.lines import PlanLine
from copdesk.words import tr, tr_many
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
    grouping_words,
    key_of,
    scene_words,
)
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
METHOD_TYPE = "application/x-copdesk-method"
MOST_TURNS = 12
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
        delegate = PlanDelegate(self)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # the editor's own key, on its way up
            event.accept()
            return
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


class PlanDelegate(QStyledItemDelegate):
    """Paints lines as the plan's picture has them; makes the editors."""

    length_typed = Signal(object, str)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: PlanLine = index.data(LINE)
        return QSize(0, theme_now().px(38 if line.step is None else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PlanLine = index.data(LINE)
        theme = theme_now()
        painter.save()
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint"))
            painter.drawRect(box.adjusted(0, 1, 0, -1))
        head = line.step is None
        column = index.column()
        bold = head and column in (STARTS, TITLE, PLANNED)
        painter.setFont(theme.font(12 if column in (GROUP, RANGE, SCENE) else 14, bold=bold))
        quiet = column in (STARTS, GROUP, RANGE, SCENE) and not bold
        painter.setPen(theme.colour("muted" if quiet else "ink"))
        text = str(index.data() or "")
        if column == TITLE:
            self._paint_title(painter, box, line, text)
        else:
            right = column in (PLANNED, RANGE)
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            room = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
            painter.drawText(room, int(align | Qt.AlignmentFlag.AlignVCenter), _fit(painter, text, room.width()))
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRectF, line: PlanLine, text: str) -> None:
        theme = theme_now()
        left = box.left() + theme.px(4)
        if line.step is None:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.category(line.activity.colour).mark))
            painter.drawRoundedRect(QRectF(left, box.center().y() - theme.px(9), theme.px(4), theme.px(18)), 2, 2)
            painter.restore()
        elif line.repeated > 1:
            _paint_repeat(painter, QPointF(left + theme.px(2), box.center().y()), theme.px(4))
        room = box.adjusted(theme.px(16), 0, -theme.px(8), 0)
        extra = _extra(line)
        small = theme.font(12)
        metrics = painter.fontMetrics()
        beside = QFontMetricsF(small).horizontalAdvance(extra) + theme.px(12) if extra else 0
        if beside > room.width() / 2:  # the name goes before what is only said of it
            extra, beside = "", 0
        shown = _fit(painter, text, room.width() - beside)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if extra:
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + theme.px(10))
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), extra)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line: PlanLine = index.data(LINE)
        column = index.column()
        choices = _choices(line, column)
        if choices:
            box = QComboBox(parent)
            for key, words in choices.items():
                box.addItem(words, key)
            box.setAccessibleName(_says(line, column))
            return box
        field = QLineEdit(parent)
        field.setAccessibleName(_says(line, column))
        if column in (PLANNED, RANGE):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        if column == PLANNED:
            field.textEdited.connect(_Typed(self, line))
        if column == STARTS:
            field.setPlaceholderText(tr("fixed"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            at = editor.findData(text)
            editor.setCurrentIndex(at if at >= 0 else editor.findText(text))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentText() != str(index.data()):
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -1))


class _Typed:
    """What a length's field says while it is written into; holds no widget of the row."""

    def __init__(self, delegate: PlanDelegate, line: PlanLine) -> None:
        self._delegate, self._line = delegate, line

    def __call__(self, text: str) -> None:
        self._delegate.length_typed.emit(self._line, text)


def _choices(line: PlanLine, column: int) -> dict[str, str]:
    if column == GROUP and line.step is None:
        return {str(n): tr_many("{n} turn", "{n} turns", n) for n in range(1, MOST_TURNS + 1)}
    return grouping_words() if column == GROUP else scene_words() if column == SCENE else {}


def _says(line: PlanLine, column: int) -> str:
    if line.step is None:
        return {STARTS: tr("Fixed time"), GROUP: tr("Turns")}.get(column, tr("Title"))
    return {
        GROUP: tr("Group"), PLANNED: tr("Planned"), RANGE: tr("Range"), SCENE: tr("On the projector")
    }.get(column, tr("Title"))  # fmt: skip


def _extra(line: PlanLine) -> str:
    if line.step is None:
        turns = tr("{n} turns").format(n=line.repeated) if line.repeated > 1 else ""
        fixed = tr("fixed at {time}").format(time=line.activity.fixed_at) if line.activity.fixed_at else ""
        return " · ".join(part for part in (turns, fixed) if part)
    step = line.step
    notes, skips = tr("no notes") if step.confidential else "", tr("may be skipped") if step.skippable else ""
    return " · ".join(part for part in (step.leader, notes, skips) if part)


def _fit(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(width)))


def _paint_repeat(painter: QPainter, at: QPointF, half: float) -> None:
    """A small mark before a step that every turn has."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme_now().colour("muted"), 1.2))
    painter.drawPolyline(
        QPolygonF([QPointF(at.x() - half / 2, at.y() - half), QPointF(at.x() + half / 2, at.y()),
                   QPointF(at.x() - half / 2, at.y() + half)])
    )  # fmt: skip
    painter.restore()
