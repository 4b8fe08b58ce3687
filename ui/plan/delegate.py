"""A line of the plan as its picture has it, and the editors of its cells."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from copdesk.plan.library import grouping_words
from copdesk.plan.lines import PlanLine
from copdesk.words import tr, tr_many
from ui.plan.model import (
    GROUP,
    LEFT,
    LINE,
    PLANNED,
    RANGE,
    RIGHT,
    SCENE,
    STARTS,
    TITLE,
    PlanModel,
    scene_words,
)
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
MOST_TURNS = 12


class PlanDelegate(QStyledItemDelegate):
    """Paints lines as the plan's picture has them; makes the editors."""

    length_typed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.by_key = False  # whether the chosen cell was reached by key: then it is shown which one Enter writes into

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: PlanLine = index.data(LINE)
        return QSize(0, theme_now().px(38 if line.step is None else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row, column = index.model(), index.row(), index.column()
        assert isinstance(model, PlanModel)
        line, text, theme = model.lines[row], model.words(row, column), theme_now()
        painter.save()
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint"))
            painter.drawRect(box.adjusted(0, 1, 0, -1))
        if self.by_key and state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 3, -2, -3), theme.px(4), theme.px(4))
        head = line.step is None
        bold = head and column in (STARTS, TITLE, PLANNED)
        painter.setFont(theme.font(12 if column in (GROUP, RANGE, SCENE) else 14, bold=bold))
        quiet = column in (STARTS, GROUP, RANGE, SCENE) and not bold
        painter.setPen(theme.colour("muted" if quiet else "ink"))
        if column == TITLE:
            self._paint_title(painter, box, line, text)
        elif text:
            align = RIGHT if column in (PLANNED, RANGE) else LEFT
            room = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
            painter.drawText(room, align, _fit(painter, text, room.width()))
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
        painter.drawText(room, LEFT, shown)
        if extra:
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + theme.px(10))
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, LEFT, extra)

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
