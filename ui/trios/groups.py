"""The groups of a draw as cards, and everything that moves a person by hand: mouse or keyboard."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QStyle, QToolTip, QWidget

from copdesk.book.ids import Id
from copdesk.trios.hand import home_of, move_price, swap_price
from copdesk.trios.held import Seat
from copdesk.words import tr
from ui.parts.tip import plain_tip
from ui.shell.theme import theme_now
from ui.trios.cards import Marks, paint_card, paint_carried
from ui.trios.plot import Card, Plot, Row, plotted
from ui.trios.shown import Offer, Shown, seat_words


class GroupsView(QWidget):
    """Cards of groups. A person is dragged to another group, or swapped with somebody while Shift is down.

    By keyboard: arrows go from seat to seat, Space picks a person up, arrows choose the group, Enter moves them
    there, Shift+Enter swaps, Esc leaves everything as it was.
    """

    moved = Signal(object, object)  # seat, group
    swapped = Signal(object, object)  # seat, seat
    offered = Signal(object)  # Offer while a person is held over a group, else None
    chosen = Signal(object)  # member, or None
    looked_at = Signal(QRect)  # what should be in sight
    menu_wanted = Signal(object, object, QPoint)  # group, seat or None, global place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_groups")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._shown: Shown | None = None
        self._plot = Plot((), 0, 1, self.rect())
        self._current: Id | None = None  # seat
        self._pressed: tuple[Seat, QPoint] | None = None
        self._carried: Seat | None = None
        self._by_keys = False
        self._at = QPoint()
        self._target: Id | None = None  # group
        self._found: frozenset[Id] = frozenset()
        self.setAccessibleName(tr("Groups"))

    # ---- showing -----------------------------------------------------------------------------------

    def show_draw(self, shown: Shown | None) -> None:
        """The draw to show; a person being carried is put back."""
        self._put_back()
        self._shown = shown
        seats = {seat.id for card in (shown.held.trios if shown else ()) for seat in card.seats}
        if self._current not in seats:
            self._current = None
        self._lay_out()
        self._tell()

    def shown(self) -> Shown | None:
        return self._shown

    def show_found(self, members: frozenset[Id]) -> None:
        """Marks people that a search found."""
        self._found = members
        self.update()

    def plot(self) -> Plot:
        """Where everything stands, for placing things beside the cards."""
        return self._plot

    def current(self) -> Seat | None:
        """The seat the keyboard is at."""
        return next((row.seat for card in self._plot.cards for row in card.rows if row.seat.id == self._current), None)

    def carried(self) -> Seat | None:
        """Who has been picked up."""
        return self._carried

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(640), max(self._plot.height, theme_now().px(80)))

    def _lay_out(self) -> None:
        trios = self._shown.held.trios if self._shown else ()
        more = next((i for i, trio in enumerate(trios) if self._carried and trio.id == self._target), -1)
        if more >= 0 and self._carried in trios[more].seats:
            more = -1
        self._plot = plotted(trios, max(1, self.width()), theme_now().unit, more)
        if self.minimumHeight() != self._plot.height:
            self.setMinimumHeight(self._plot.height)
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._plot.cards:
            if card.box.intersects(event.rect()):
                paint_card(painter, card, self._marks(card), self.layoutDirection(), self.width())
        if self._carried is not None and not self._by_keys:
            paint_carried(painter, self._at, self._carried.name)

    def _marks(self, card: Card) -> Marks:
        assert self._shown is not None
        shown, trio = self._shown, card.trio
        target = self._carried is not None and trio.id == self._target and self._carried not in trio.seats
        return Marks(
            client=shown.clients.get(trio.id, ""),
            repeats=len(shown.repeats.get(trio.id, ())),
            remark=shown.remarks.get(trio.id, ""),
            left=shown.left,
            found=self._found,
            carried=self._carried.id if self._carried else None,
            guest=self._carried.name if target and self._by_keys and self._carried else "",
            target=target,
            ring=self._current if self.hasFocus() else None,
        )

    def seen(self, box: QRect) -> QRect:
        """Where a box of the plot stands on the screen, mirrored where one reads from the right."""
        return QStyle.visualRect(self.layoutDirection(), QRect(0, 0, self.width(), max(1, self.height())), box)

    def _card_at(self, point: QPoint) -> Card | None:
        return self._plot.card_at(self._read(point))

    def _row_at(self, point: QPoint) -> Row | None:
        return self._plot.row_at(self._read(point))

    def _read(self, point: QPoint) -> QPoint:
        return self.seen(QRect(point, QSize(1, 1))).topLeft()

    # ---- the mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        self._put_back()
        self._pressed = (row.seat, event.position().toPoint())
        self._choose(row.seat)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().toPoint()
        if self._pressed is not None and self._carried is None:
            seat, start = self._pressed
            if (self._at - start).manhattanLength() >= QApplication.startDragDistance():
                self._pick_up(seat, by_keys=False)
        if self._carried is not None and not self._by_keys:
            self._over(self._at)
            self.looked_at.emit(QRect(self._at, QSize(1, 1)))
        self.setCursor(
            Qt.CursorShape.ClosedHandCursor
            if self._carried
            else Qt.CursorShape.OpenHandCursor
            if self._row_at(self._at)
            else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carried is not None and not self._by_keys:
            self._over(event.position().toPoint())
            swap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drop(swap, self._row_at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_at_current()
            return
        card, row = self._card_at(event.pos()), self._row_at(event.pos())
        if card is not None:
            self.menu_wanted.emit(card.trio, row.seat if row else None, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPoint) -> str:
        """What the pointer is told: the whole name, or why a group has its mark."""
        card, row = self._card_at(point), self._row_at(point)
        if self._shown is None or card is None:
            return ""
        if row is not None:
            return seat_words(self._shown, card.trio, row.seat)
        return "\n".join(self._shown.repeats.get(card.trio.id, ()))

    # ---- the keyboard ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key in arrows:
            across, down = arrows[Qt.Key(key)]
            across = -across if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else across
            self._go(across, down)
        elif key == Qt.Key.Key_Space and self._carried is None and self.current() is not None:
            seat = self.current()
            assert seat is not None
            self._pick_up(seat, by_keys=True)
            self._aim(home_of(self._shown.held, seat).id if self._shown else None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._carried is not None:
            self._drop(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier), None)
        elif key == Qt.Key.Key_Escape and self._carried is not None:
            self._put_back()
        elif key == Qt.Key.Key_Menu:
            self._menu_at_current()
        else:
            super().keyPressEvent(event)
            return
        if self._carried is None and self.current() is not None:
            self._look_at_group(self._home_of_current())

    def _home_of_current(self) -> Id | None:
        place = self._place_of(self._current)
        return self._plot.cards[place[0]].trio.id if place else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._plot.cards and self._plot.cards[0].rows:
            self._choose(self._plot.cards[0].rows[0].seat)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._by_keys and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_back()
        self.update()

    def _go(self, across: int, down: int) -> None:
        if self._carried is not None:
            self._aim_further(across, down)
            return
        place = self._place_of(self._current)
        if place is None:
            if self._plot.cards and self._plot.cards[0].rows:
                self._choose(self._plot.cards[0].rows[0].seat)
            return
        card, row = place
        columns, cards = self._plot.columns, self._plot.cards
        if across:
            card, row = max(0, min(len(cards) - 1, card + across)), row
        elif 0 <= row + down < len(cards[card].rows):
            row += down
        elif 0 <= card + down * columns < len(cards):
            card += down * columns
            row = 0 if down > 0 else len(cards[card].rows) - 1
        if cards[card].rows:
            self._choose(cards[card].rows[min(row, len(cards[card].rows) - 1)].seat)

    def _aim_further(self, across: int, down: int) -> None:
        cards = self._plot.cards
        now = next((i for i, card in enumerate(cards) if card.trio.id == self._target), 0)
        there = now + across + down * self._plot.columns
        if 0 <= there < len(cards):
            self._aim(cards[there].trio.id)

    def _place_of(self, seat_id: Id | None) -> tuple[int, int] | None:
        for i, card in enumerate(self._plot.cards):
            for j, row in enumerate(card.rows):
                if row.seat.id == seat_id:
                    return i, j
        return None

    def _menu_at_current(self) -> None:
        place = self._place_of(self._current)
        if place is not None:
            card = self._plot.cards[place[0]]
            row = card.rows[place[1]]
            self.menu_wanted.emit(card.trio, row.seat, self.mapToGlobal(self.seen(row.box).center()))

    # ---- carrying ----------------------------------------------------------------------------------

    def pick_up(self, seat: Seat) -> None:
        """As Space does, for a menu."""
        self._choose(seat)
        self._pick_up(seat, by_keys=True)
        self._aim(home_of(self._shown.held, seat).id if self._shown else None)

    def _pick_up(self, seat: Seat, *, by_keys: bool) -> None:
        self._carried, self._by_keys = seat, by_keys
        self._target = None
        self.update()

    def _put_back(self) -> None:
        if self._carried is None:
            self._pressed = None
            return
        self._carried, self._pressed, self._target, self._by_keys = None, None, None, False
        self._lay_out()
        self.offered.emit(None)
        self._tell()

    def _over(self, point: QPoint) -> None:
        card, row = self._card_at(point), self._row_at(point)
        self._aim(card.trio.id if card else None, row.seat if row else None)

    def _aim(self, trio_id: Id | None, over: Seat | None = None) -> None:
        if trio_id != self._target:
            self._target = trio_id
            self._lay_out()
        self.update()
        offer = self.offer(over)
        self.offered.emit(offer)
        if self._by_keys:
            self._look_at_group(trio_id)
            self._tell(offer)

    def _look_at_group(self, trio_id: Id | None) -> None:
        card = next((card for card in self._plot.cards if card.trio.id == trio_id), None)
        if card is not None:
            self.looked_at.emit(self.seen(card.box))

    def offer(self, over: Seat | None = None) -> Offer | None:
        """What letting go in the group aimed at would do; the partner is who is under it, else the best one."""
        if self._shown is None or self._carried is None:
            return None
        held, memory, seat = self._shown.held, self._shown.memory, self._carried
        to = next((trio for trio in held.trios if trio.id == self._target), None)
        if to is None or seat in to.seats:
            return None
        partners = [over] if over is not None and over != seat else list(to.seats)
        priced = [(swap_price(held, memory, seat, one), one) for one in partners]
        priced.sort(key=lambda one: (not one[0].possible, len(one[0].broken), len(one[0].repeats)))
        swap, partner = priced[0] if priced else (None, None)
        return Offer(seat.name, to, move_price(held, memory, seat, to), swap, partner)

    def _drop(self, swap: bool, row: object) -> None:
        over = getattr(row, "seat", None)
        offer, seat = self.offer(over), self._carried
        self._put_back()
        if offer is None or seat is None:
            return
        if swap and offer.partner is not None and offer.swap is not None and offer.swap.possible:
            self.swapped.emit(seat.id, offer.partner.id)
        elif not swap and offer.move is not None and offer.move.possible:
            self.moved.emit(seat.id, offer.to.id)

    # ---- telling -----------------------------------------------------------------------------------

    def _choose(self, seat: Seat) -> None:
        self._current = seat.id
        self.chosen.emit(seat.member_id)
        self.update()
        self._tell()

    def _tell(self, offer: Offer | None = None) -> None:
        """Says for a screen reader where the keyboard is, and what dropping here would cost."""
        if offer is not None and offer.move is not None:
            swap = tr(" Shift+Enter {what}.").format(what=offer.swap.words) if offer.swap else ""
            self.setAccessibleDescription(f"{offer.to.label}. {offer.move.words}.{swap}")
            return
        place = self._place_of(self._current)
        card = self._plot.cards[place[0]] if place else None
        said = seat_words(self._shown, card.trio, card.rows[place[1]].seat) if card and place else ""
        if self._carried is not None:
            said = tr("{name} is picked up. Arrows choose a group.").format(name=self._carried.name)
        self.setAccessibleDescription(said)
