"""The wall: clusters as cards, notes on them, dragged by hand or moved by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from copdesk.book.ids import Id
from copdesk.notes.values import Cluster, Line
from copdesk.words import tr
from ui.notes.arrange import CardBox, NoteBox, Scale, arrange, mirrored, nearest
from ui.notes.model import MIME, ids_of
from ui.notes.naming import ClusterName
from ui.notes.text import height_of
from ui.notes.wallmenu import wall_menu
from ui.notes.wallpaint import Laid, WallPaint, rect_of, words_of
from ui.shell.theme import theme_now


class Wall(QAbstractScrollArea):
    """`put` moves notes into a cluster (None: out of any), `gathered` makes a new one, `named` and `scattered` one.

    Keys: arrows walk over the notes, Ctrl+arrows take the note along, Ins makes a cluster, F2 names it, Del takes
    the note out, Enter opens it in the list, Ctrl+Enter shows its cluster alone, Esc all again, Ctrl+Shift+arrows
    move its cluster. A card is dragged by its head.
    """

    put = Signal(object, object)
    gathered = Signal(object)
    named = Signal(object, str)
    scattered = Signal(object)
    placed = Signal(object, int)
    opened = Signal(object)
    zoomed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._clusters: tuple[Cluster, ...] = ()
        self._cards: list[CardBox] = []
        self._heights: dict[tuple[str, int], int] = {}
        self._laid: Laid = {}
        self._chosen: list[Id] = []
        self._current: Id | None = None
        self._pressed: QPoint | None = None
        self._drag: QPoint | None = None
        self._target: CardBox | None = None
        self._over_ground = False
        self._carried: CardBox | None = None
        self._only: Id | None = None
        self.setObjectName("wall")
        self.setAccessibleName(tr("Wall"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = ClusterName(self.viewport())
        self._title.named.connect(self._on_titled)

    # ---- what is shown -----------------------------------------------------------------------------

    def zoom(self, key: Id | None) -> None:
        """Shows one cluster alone; None shows the whole wall again."""
        self._only = key
        self.zoomed.emit(key)

    def alone(self) -> Id | None:
        """The cluster that is shown alone; None while the whole wall is."""
        return self._only

    def show_wall(self, lines: Sequence[Line], clusters: Sequence[Cluster]) -> None:
        """The notes and clusters in sight; what was chosen stays chosen while it is there."""
        if self._only is not None and any(cluster.id == self._only for cluster in clusters):
            clusters = [cluster for cluster in clusters if cluster.id == self._only]
            lines = [line for line in lines if line.note.cluster_id == self._only]
        else:
            self._only = None
        self._lines, self._clusters = tuple(lines), tuple(clusters)
        there = {line.note.id for line in lines}
        self._chosen = [key for key in self._chosen if key in there]
        if self._current not in there:
            self._current = None
        self._arrange()

    def cards(self) -> list[CardBox]:
        """The cards as they stand, in the wall's pixels."""
        return self._cards

    def choose(self, keys: Sequence[Id]) -> None:
        """Marks notes."""
        self._chosen = list(keys)
        self._current = self._chosen[-1] if self._chosen else None
        self._tell()
        self.viewport().update()

    def chosen(self) -> list[Id]:
        return list(self._chosen)

    def name_cluster(self, key: Id) -> bool:
        """Opens the name of a cluster to be typed; False while it is not in sight yet."""
        card = next((one for one in self._cards if one.cluster is not None and one.cluster.id == key), None)
        if card is None or card.cluster is None:
            return False
        theme, top = theme_now(), card.box.top - self.verticalScrollBar().value()
        place = QRect(card.box.left + theme.px(8), top + theme.px(4), card.box.width - theme.px(48), theme.px(36))
        self._title.open_for(key, card.cluster.name, place)
        return True

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(600), theme_now().px(400))

    def _scale(self) -> Scale:
        px = theme_now().px
        return Scale(px(24), px(16), px(16), px(16), px(44), px(8), px(28), px(16), px(58), px(320), px(280), px(120))

    def _arrange(self) -> None:
        size = self.viewport().size()
        given = (self._lines, self._clusters, size.width(), size.height(), self._measure, self._scale())
        self._cards, height = arrange(*given, alone=self._only is not None)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self._cards = mirrored(self._cards, size.width())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - size.height()))
        bar.setPageStep(size.height())
        bar.setSingleStep(theme_now().px(40))
        self._tell()
        self.viewport().update()

    def _measure(self, text: str, width: int) -> int:
        found = self._heights.get((text, width))
        if found is None:
            if len(self._heights) > 20_000:
                self._heights.clear()
            # The side of a note stands before its words: two more characters, always counted.
            found = self._heights[(text, width)] = height_of(f"−\u00a0{text}", theme_now().font(), width)
        return found

    def _tell(self) -> None:
        line = next((line for line in self._lines if line.note.id == self._current), None)
        self.setAccessibleDescription(words_of(line, self._clusters) if line is not None else "")

    # ---- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme_now().colour("sunk"))
        dy = self.verticalScrollBar().value()
        painter.translate(0, -dy)
        seen = event.rect().translated(0, dy)
        ring = self._current if self.hasFocus() else None
        paint = WallPaint(painter, set(self._chosen), ring, self.layoutDirection(), self._laid)
        for card in self._cards:
            if rect_of(card.box).intersects(seen):
                paint.card(card, target=self._target is card, seen=seen)
        if self._drag is not None and self._carried is not None:
            paint.carried(self._carried, self._drag + QPoint(0, dy))
        elif self._drag is not None:
            box = next((n for card in self._cards for n in card.notes if n.line.note.id == self._current), None)
            if box is not None:
                paint.dragged(box, self._drag + QPoint(0, dy), len(self._chosen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._laid.clear()
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.hide()
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._lines:
            ordered = [n.line.note.id for card in self._cards for n in card.notes]
            self.choose(ordered[:1])
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- the mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = event.position().toPoint()
        note, card = self.note_at(spot), self.card_at(spot)
        self._carried = card if note is None and card is not None and card.cluster is not None else None
        self._pressed = spot if note is not None or self._carried is not None else None
        if note is None:
            self.choose([])
            return
        key = note.line.note.id
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            kept = [one for one in self._chosen if one != key]
            self.choose(kept if key in self._chosen else [*kept, key])
        elif key not in self._chosen:
            self.choose([key])
        else:
            self._current = key
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._pressed is None or (self._current is None and self._carried is None):
            return
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drag is not None or far:
            self._drag = spot
            self._aim(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._drag, self._pressed = self._drag is not None, None, None
        carried, self._carried = self._carried, None
        if dragged and carried is not None and carried.cluster is not None:
            self._set_down(carried.cluster.id)
        elif dragged and self._chosen:
            self._drop(list(self._chosen))
        self._aim(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        note, card = self.note_at(spot), self.card_at(spot)
        if note is not None:
            self.opened.emit(note.line.note.id)
        elif card is not None and card.cluster is not None:
            self.name_cluster(card.cluster.id)

    def note_at(self, spot: QPoint) -> NoteBox | None:
        """The note under a point of the viewport."""
        y = spot.y() + self.verticalScrollBar().value()
        card = self.card_at(spot)
        return next((n for n in card.notes if n.box.holds(spot.x(), y)), None) if card is not None else None

    def card_at(self, spot: QPoint) -> CardBox | None:
        """The card under a point of the viewport."""
        y = spot.y() + self.verticalScrollBar().value()
        return next((card for card in self._cards if card.box.holds(spot.x(), y)), None)

    def _aim(self, spot: QPoint | None) -> None:
        self._target = self.card_at(spot) if spot is not None else None
        self._over_ground = spot is not None and self._target is None
        self.viewport().update()

    def _drop(self, keys: list[Id]) -> None:
        if self._target is not None:
            wanted = self._target.cluster.id if self._target.cluster is not None else None
            moved = [key for key in keys if self._cluster_of(key) != wanted]
            if moved:
                self.put.emit(moved, wanted)
        elif self._over_ground:
            self.gathered.emit(keys)

    def _set_down(self, key: Id) -> None:
        """A card that is dragged by its head takes the place of the one it falls on; behind the last, the last."""
        order = [cluster.id for cluster in self._clusters]
        onto = self._target.cluster if self._target is not None else None
        wanted = order.index(onto.id) if onto is not None else len(order) - 1
        if wanted != order.index(key):
            self.placed.emit(key, wanted)

    def _shift(self, key: Id | None, by: int) -> None:
        """Moves a cluster one place on."""
        order = [cluster.id for cluster in self._clusters]
        if key in order and 0 <= order.index(key) + by < len(order):
            self.placed.emit(key, order.index(key) + by)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._aim(event.position().toPoint())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(event.position().toPoint())
        self._drop(ids_of(event.mimeData()))
        self._aim(None)
        event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        note, card = self.note_at(event.pos()), self.card_at(event.pos())
        if note is not None and note.line.note.id not in self._chosen:
            self.choose([note.line.note.id])
        here = card.cluster if card is not None else None
        menu = wall_menu(self, self._clusters, here, chosen=bool(self._chosen), alone=self._only is not None)
        menu.triggered.connect(self._on_menu)
        menu.exec(event.globalPos())

    def _on_menu(self, action: object) -> None:
        what, key = action.data()  # type: ignore[attr-defined]
        if what == "put":
            self.put.emit(self.chosen(), key)
        elif what == "gather":
            self.gathered.emit(self.chosen())
        elif what == "name":
            self.name_cluster(key)
        elif what in ("earlier", "later"):
            self._shift(key, -1 if what == "earlier" else 1)
        elif what == "zoom":
            self.zoom(None if self._only is not None else key)
        else:
            self.scattered.emit(key)

    # ---- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        arrows = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}
        step = arrows.get(Qt.Key(key))
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif step is not None and control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._shift(self._own_cluster(), step[0] + step[1])
        elif step is not None and control:
            self._carry(step[0] + step[1])
        elif step is not None:
            self._walk(*step)
        elif key == Qt.Key.Key_Escape and self._only is not None:
            self.zoom(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.zoom(None if self._only is not None else self._own_cluster())
        elif key == Qt.Key.Key_Insert:
            self.gathered.emit(self.chosen())
        elif key == Qt.Key.Key_F2 and self._own_cluster() is not None:
            self.name_cluster(self._own_cluster() or b"")
        elif key == Qt.Key.Key_Delete and self._chosen:
            self.put.emit(self.chosen(), None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.opened.emit(self._current)
        else:
            event.ignore()

    def _walk(self, dx: int, dy: int) -> None:
        boxes = [note for card in self._cards for note in card.notes]
        now = next((note for note in boxes if note.line.note.id == self._current), None)
        if now is None:
            self.choose([boxes[0].line.note.id] if boxes else [])
            return
        best = nearest(boxes, now, dx, dy)
        if best is not None:
            self.choose([best.line.note.id])
            self._reveal(best)

    def _carry(self, by: int) -> None:
        """Takes the chosen notes into the cluster before or after their own; behind the last one is none."""
        if not self._chosen:
            return
        order: list[Id | None] = [*(cluster.id for cluster in self._clusters), None]
        own = self._own_cluster()
        place = order.index(own) if own in order else len(order) - 1
        wanted = max(0, min(place + by, len(order) - 1))
        if wanted != place:
            self.put.emit(self.chosen(), order[wanted])

    def _reveal(self, note: NoteBox) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if note.box.top < bar.value():
            bar.setValue(note.box.top - self._scale().head)
        elif note.box.top + note.box.height > bar.value() + height:
            bar.setValue(note.box.top + note.box.height - height + self._scale().top)

    def _cluster_of(self, key: Id) -> Id | None:
        known = {cluster.id for cluster in self._clusters}
        found = next((line.note.cluster_id for line in self._lines if line.note.id == key), None)
        return found if found in known else None

    def _own_cluster(self) -> Id | None:
        return self._cluster_of(self._current) if self._current is not None else None

    def _on_titled(self, key: Id, name: str) -> None:
        self.named.emit(key, name)
        self.setFocus()
