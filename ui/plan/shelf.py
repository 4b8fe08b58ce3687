"""The library's methods as a list that paints its rows: forty of them cost no more than those that are seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from copdesk.plan.library import Method
from copdesk.words import tr
from ui.parts.tip import plain_tip
from ui.plan.table import METHOD_TYPE
from ui.shell.theme import theme_now

METHOD = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ShelfModel(QAbstractListModel):
    """Methods in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.methods: tuple[Method, ...] = ()
        self._own: frozenset[str] = frozenset()

    def show_methods(self, methods: tuple[Method, ...], own: frozenset[str]) -> None:
        """Takes other methods into view; `own` are the keys of the community's."""
        self.beginResetModel()
        self.methods, self._own = methods, own
        self.endResetModel()

    def is_own(self, method: Method) -> bool:
        """True for one that the community added."""
        return method.key in self._own

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.methods)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [METHOD_TYPE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        mime = QMimeData()
        for index in indexes:
            mime.setData(METHOD_TYPE, self.methods[index.row()].key.encode())
        return mime

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        method = self.methods[index.row()]
        if role == METHOD:
            return method
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{method.title} · {tr('your own')}" if self.is_own(method) else method.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{method.title}, {facts_of(method)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{method.title}: {method.purpose}" if method.purpose else method.title
        return None


class Shelf(QListView):
    """Enter or the plus adds a method (`added`); a click or the arrows choose one (`chosen`: a Method or None);
    dragging takes it into the plan."""

    added = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_shelf")
        self.setAccessibleName(tr("Activities of the library"))
        self.shelf = ShelfModel(self)
        self.setModel(self.shelf)
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("takes_typing", True)  # letters jump to a method of that name
        self.setProperty("ground", "tint")
        self.selectionModel().currentChanged.connect(self._on_current)

    def method(self) -> Method | None:
        """The chosen one."""
        index = self.currentIndex()
        found = index.data(METHOD) if index.isValid() else None
        return found if isinstance(found, Method) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        method = self.method()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and method is not None:
            self.added.emit(method)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        super().mouseReleaseEvent(event)
        if index.isValid() and plus_of(self.visualRect(index)).contains(place):
            self.added.emit(index.data(METHOD))

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self.shelf.index(0))

    def _on_current(self) -> None:
        self.chosen.emit(self.method())


class _RowDelegate(QStyledItemDelegate):
    """Title over facts, the plus at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme_now().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        box = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint" if chosen else "sunk"))
            painter.drawRoundedRect(QRectF(box).adjusted(0, 1, 0, -1), theme.px(6), theme.px(6))
        plus = plus_of(box)
        words = box.adjusted(theme.px(8), theme.px(4), -plus.width() - theme.px(4), -theme.px(4))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink"))
        upper = QRect(words.left(), words.top(), words.width(), words.height() * 11 // 20)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), title)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        lower = QRect(words.left(), upper.bottom(), words.width(), words.bottom() - upper.bottom())
        facts = facts_of(index.data(METHOD))
        facts = painter.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), facts)
        _paint_plus(painter, QRectF(plus))
        painter.restore()

    def helpEvent(self, event: Any, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip and plus_of(QRect(option.rect)).contains(event.pos()):
            from PySide6.QtWidgets import QToolTip

            words = tr("Add {title}").format(title=index.data(METHOD).title)
            QToolTip.showText(event.globalPos(), plain_tip(words, "Enter"), view)
            return True
        return bool(super().helpEvent(event, view, option, index))


def facts_of(method: Method) -> str:
    """How long it takes, for how many it is, and what for."""
    minutes = tr("{n} min").format(n=round(method.planned_s / 60))
    people = tr("from {n} people").format(n=method.min_people) if method.min_people > 1 else ""
    return " · ".join(part for part in (minutes, people, method.purpose) if part)


def plus_of(row: QRect) -> QRect:
    """Where the plus of a row is."""
    side = theme_now().px(32)
    return QRect(row.right() - side, row.top(), side, row.height())


def _paint_plus(painter: QPainter, box: QRectF) -> None:
    half, centre = theme_now().px(6), box.center()
    pen = painter.pen()
    pen.setWidthF(1.6)
    painter.setPen(pen)
    painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
    painter.drawLine(centre - QPointF(0, half), centre + QPointF(0, half))
