"""The gallery: each drawing a card with its picture, number, caption and author. Two hundred are as quick as nine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from copdesk.board.describe import byline, caption, describe
from copdesk.board.drawing import Drawing
from copdesk.people.values import folded
from copdesk.words import tr, tr_many
from ui.board.cards import CARD, DOTS, DRAWING, GAP, GalleryDelegate, notes_words, under
from ui.board.pictures import DrawingPictures
from ui.shell.theme import theme_now

CARRIED = "application/x-copdesk-drawing"
CARD_WIDE = 286
CARRIED_WIDE = 140
ID = 16
_Index = QModelIndex | QPersistentModelIndex


class GalleryModel(QAbstractListModel):
    """The drawings that are asked for, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Drawing] = []
        self._shown: list[Drawing] = []
        self._text, self._unvisited = "", False
        self._dots: dict[bytes, int] = {}
        self._step: bytes | None = None
        self._session: bytes | None = None

    def show_drawings(self, drawings: list[Drawing]) -> None:
        """Where the same drawings stay in the same order only what changed is told."""
        self._all = drawings
        self._sift()

    def show_dots(self, dots: dict[bytes, int]) -> None:
        """How many dots hang on which drawing; empty while nobody may know."""
        if dots != self._dots:
            self._dots = dots
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def search(self, text: str) -> None:
        """Only drawings in whose words all of these stand."""
        self._text = text
        self._sift()

    def only_unvisited(self, only: bool) -> None:
        self._unvisited = only
        self._sift()

    def only_step(self, step_id: bytes | None) -> None:
        """Only what was drawn in one step; None for all."""
        self._step = step_id
        self._sift()

    def only_session(self, session_id: bytes | None) -> None:
        """Only what was drawn in one session; None for all."""
        self._session = session_id
        self._sift()

    def words(self, drawing: Drawing) -> str:
        """What a drawing is called in a list: its number, its title and whose it is."""
        told = caption(drawing.facts, drawing.place or None)
        return f"{told} · {byline(drawing.facts)}" if byline(drawing.facts) else told

    def unvisited(self) -> int:
        return sum(_unvisited(drawing) for drawing in self._all)

    def drawings(self) -> list[Drawing]:
        return list(self._shown)

    def everything(self) -> list[Drawing]:
        return list(self._all)

    def place_of(self, key: bytes | None) -> int:
        """The row of a drawing, -1 where it is not shown."""
        return next((row for row, drawing in enumerate(self._shown) if drawing.id == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        drawing = self._shown[index.row()]
        if role == DRAWING:
            return drawing
        if role == DOTS:
            return self._dots.get(drawing.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return caption(drawing.facts, drawing.place)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            dots = self._dots.get(drawing.id, 0)
            told = (under(drawing), notes_words(drawing), tr_many("{n} dot", "{n} dots", dots) if dots else "")
            return " ".join(part for part in told if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [CARRIED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(CARRIED, QByteArray(b"".join(self._shown[row].id for row in rows)))
        return data

    def tell(self, key: bytes) -> None:
        """The picture of a drawing is new."""
        row = self.place_of(key)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _sift(self) -> None:
        words = folded(self._text).split()
        found = [
            drawing
            for drawing in self._all
            if all(word in _searched(drawing) for word in words)
            and (_unvisited(drawing) or not self._unvisited)
            and self._step in (None, drawing.step_id)
            and self._session in (None, drawing.session_id)
        ]
        if [drawing.id for drawing in found] == [drawing.id for drawing in self._shown]:
            changed = [row for row, (a, b) in enumerate(zip(found, self._shown, strict=True)) if a != b]
            self._shown = found
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._shown = found
        self.endResetModel()


def _searched(drawing: Drawing) -> str:
    facts = drawing.facts
    return folded(" ".join((facts.title, facts.whose, describe(facts))))


def _unvisited(drawing: Drawing) -> bool:
    return not drawing.notes and not drawing.visited


class GalleryView(QListView):
    """Cards in as many columns as fit, at least 270 wide. `opened` gives the id of a drawing that is to be opened.

    Cards can be dragged: `hung(ids, id)` says which were let go before which other, None at the end. Several are chosen
    with Ctrl or Shift; `chosen` tells the one chosen last.
    """

    opened = Signal(object)
    chosen = Signal(object)
    hung = Signal(object, object)

    def __init__(self, model: GalleryModel, pictures: DrawingPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setAccessibleName(tr("Gallery"))
        self._cards = GalleryDelegate(pictures, self)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._gap: int | None = None
        half = theme_now().px(GAP) // 2
        self.setStyleSheet(
            f"QListView#gallery {{ padding: {half}px; border: 0; }}"
            " QScrollBar::handle:vertical:disabled { background: transparent; }"
        )
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._measure()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """All cards are of one size: those that changed are painted, and none is laid out anew for it."""
        for row in range(first.row(), last.row() + 1):
            self.update(self.model().index(row, 0))

    def choose(self, key: bytes | None) -> None:
        """Mark a drawing; None, or one that is not shown, marks none."""
        model = self.model()
        assert isinstance(model, GalleryModel)
        row = model.place_of(key)
        if row < 0 or row != self.currentIndex().row():
            self.setCurrentIndex(model.index(row) if row >= 0 else QModelIndex())

    def picked(self) -> list[Drawing]:
        """All that are chosen, in the order they hang."""
        found = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [drawing for index in found if isinstance(drawing := index.data(DRAWING), Drawing)]

    def columns(self) -> int:
        return max(self.viewport().width() // max(self._cards.cell.width(), 1), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A small picture of the card beside the pointer: the places where it may hang stay in sight."""
        theme = theme_now()
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectedIndexes()))
        card = self.viewport().grab(self.visualRect(self.currentIndex()))
        drag.setPixmap(card.scaledToWidth(theme.px(CARRIED_WIDE), Qt.TransformationMode.SmoothTransformation))
        drag.setHotSpot(QPoint(-theme.px(GAP), -theme.px(GAP)))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_gap(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARRIED) and event.source() is self:
            event.acceptProposedAction()
        else:
            event.ignore()  # files are for the page behind

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARRIED) and event.source() is self:
            super().dragMoveEvent(event)
            event.acceptProposedAction()
            self._show_gap(self._row_at(event.position().toPoint()))
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(CARRIED):
            event.ignore()
            return
        self._show_gap(None)
        self.let_go(bytes(event.mimeData().data(CARRIED).data()), event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the book says when the card hangs elsewhere
        event.accept()

    def let_go(self, keys: bytes, place: QPoint) -> None:
        """Cards were dropped: they hang before the one whose nearer half they fell on."""
        drawing = self.model().index(self._row_at(place), 0).data(DRAWING)
        carried = [keys[at : at + ID] for at in range(0, len(keys), ID)]
        self.hung.emit(carried, drawing.id if isinstance(drawing, Drawing) else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            rect = self._gap_rect(self._gap)
            QPainter(self.viewport()).fillRect(rect, theme_now().colour("primary"))

    def _row_at(self, place: QPoint) -> int:
        """The row before which a card hangs that is let go here; as many as there are for the end."""
        index = self.indexAt(place)
        if not index.isValid():
            return self.model().rowCount()
        after = place.x() > self.visualRect(index).center().x()
        return index.row() + (after != self.isRightToLeft())

    def _show_gap(self, row: int | None) -> None:
        """A bar between two cards says where those that are dragged would hang."""
        if row != self._gap:
            self._gap = row
            self.viewport().update()

    def _gap_rect(self, row: int) -> QRect:
        wide = theme_now().px(4)
        at_end = row >= self.model().rowCount()
        cell = self.visualRect(self.model().index(min(row, self.model().rowCount() - 1), 0))
        edge = cell.left() if at_end == self.isRightToLeft() else cell.right() + 1
        half = theme_now().px(GAP) // 2
        return QRect(edge - wide // 2, cell.top() + half, wide, cell.height() - 2 * half)

    def _measure(self) -> None:
        theme = theme_now()
        wide = self.viewport().width() - 1
        columns = max(min(wide // theme.px(CARD_WIDE), 5), 1)
        cell = QSize(wide // columns, theme.px(CARD + GAP))
        if cell != self._cards.cell:
            self._cards.cell = cell
            self.doItemsLayout()

    def _on_range(self, _least: int, most: int) -> None:
        """The bar keeps its place, so that cards do not jump, and is seen where there is something to scroll."""
        self.verticalScrollBar().setEnabled(most > 0)

    def _on_activated(self, index: QModelIndex) -> None:
        drawing = index.data(DRAWING)
        if isinstance(drawing, Drawing):
            self.opened.emit(drawing.id)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        drawing = index.data(DRAWING)
        self.chosen.emit(drawing.id if isinstance(drawing, Drawing) else None)
