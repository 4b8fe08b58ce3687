"""The list that is the editor: every cell is edited in place, rows move by key."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF, QResizeEvent
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

from copdesk.plan.lines import PlanLine
from copdesk.words import tr
from ui.plan.model import GROUP, LINE, PLANNED, RANGE, SCENE, STARTS, TITLE, PlanModel, grouping_words, scene_words
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {STARTS: 72, GROUP: 76, PLANNED: 84, RANGE: 66, SCENE: 122}
TITLE_LEAST = 220
GIVES_WAY = (SCENE, RANGE, GROUP)
"""The side column shows these too; they go first where an activity's name would not be readable."""


class PlanTable(QTableView):
    """Keys: F2 or Enter edits, Alt+Shift+arrows move, Delete removes, Insert adds a step below."""

    move_requested = Signal(object, int)  # PlanLine, -1 or +1
    remove_requested = Signal(object)
    insert_requested = Signal(object)

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("plan_table")
        self.setAccessibleName(tr("Activities and steps"))
        self.setModel(model)
        self.setItemDelegate(PlanDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # the editor's own key, on its way up
            event.accept()
            return
        line = self.line()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if line is not None and held == both and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(line, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif line is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(line)
        elif line is not None and event.key() == Qt.Key.Key_Insert:
            self.insert_requested.emit(line)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            index = self.currentIndex()
            editable = index.flags() & Qt.ItemFlag.ItemIsEditable
            self.edit(index if editable else index.siblingAtColumn(TITLE))
        else:
            super().keyPressEvent(event)


class PlanDelegate(QStyledItemDelegate):
    """Paints lines as the plan's picture has them; makes the editors."""

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
        shown = _fit(painter, text, room.width() - (theme.px(110) if extra else 0))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if extra:
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + theme.px(10))
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), extra)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() in (GROUP, SCENE):
            box = QComboBox(parent)
            for key, words in (grouping_words() if index.column() == GROUP else scene_words()).items():
                box.addItem(words, key)
            box.setAccessibleName(tr("Group") if index.column() == GROUP else tr("On the projector"))
            return box
        field = QLineEdit(parent)
        field.setAccessibleName(tr("Planned") if index.column() == PLANNED else tr("Title"))
        if index.column() == PLANNED:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentText() != str(index.data()):
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -1))


def _extra(line: PlanLine) -> str:
    if line.step is None:
        return tr("{n} turns").format(n=line.repeated) if line.repeated > 1 else ""
    if line.step.confidential:
        return tr("no notes")
    return tr("may be skipped") if line.step.skippable else ""


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
