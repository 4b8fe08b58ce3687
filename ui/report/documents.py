"""The list of documents at the left of the Report room."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from copdesk.report.forms import Form
from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.parts.show import show
from ui.shell.theme import theme_now

KEY, ICON = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """A row of 40 with icon and title; a group's name above its documents."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_now()
        return QSize(theme.px(160), theme.px(40 if index.data(KEY) else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(KEY):
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("muted"))
            words = box.adjusted(theme.px(16), theme.px(12), -theme.px(8), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, text)
            painter.restore()
            return
        on = bool(state & QStyle.StateFlag.State_Selected)
        row = box.adjusted(theme.px(4), 0, -theme.px(4), 0)
        if on or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint" if on else "sunk"))
            painter.drawRoundedRect(row, theme.px(8), theme.px(8))
        side = theme.px(18)
        place = QRect(row.left() + theme.px(12), row.center().y() - side // 2, side, side)
        role = "primary" if on else "muted"
        paint_icon(painter, QStyle.visualRect(direction, row, place), str(index.data(ICON)), theme.roles[role])
        painter.setFont(theme.font(14, on))
        painter.setPen(theme.colour("primary" if on else "ink"))
        words = QStyle.visualRect(direction, row, row.adjusted(theme.px(42), 0, -theme.px(8), 0))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, align, shown)
        painter.restore()


class DocumentList(QListWidget):
    """Which document is looked at; `chosen` gives its key."""

    chosen = Signal(str)

    def __init__(self, forms: Sequence[Form], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_documents")
        self.setAccessibleName(tr("Documents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("ground", "tint")
        self.setItemDelegate(_Rows(self))
        group = ""
        for form in forms:
            if form.group != group:
                group = form.group
                head = QListWidgetItem(tr(group), self)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            row = QListWidgetItem(tr(form.title), self)
            row.setData(KEY, form.key)
            row.setData(ICON, form.icon)
            row.setToolTip("")
        self.currentItemChanged.connect(self._on_current)

    def choose(self, key: str) -> None:
        for at in range(self.count()):
            if self.item(at).data(KEY) == key:
                self.setCurrentRow(at)

    def key(self) -> str:
        item = self.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _on_current(self, now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if now is not None and now.data(KEY):
            self.chosen.emit(str(now.data(KEY)))


def _sample() -> QWidget:
    from copdesk.report.forms import FORMS

    listed = DocumentList(FORMS)
    listed.choose("discussion")
    return listed


if __name__ == "__main__":
    show(_sample, (248, 640))
