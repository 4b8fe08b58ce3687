"""What can be done with a group and with a person in it, as a menu that is made as far as it is looked at."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from copdesk.trios.hand import swap_price
from copdesk.trios.held import Held, Seat, Trio
from copdesk.trios.view import TriosView
from copdesk.words import tr

FEW = 24
"""So many people stand in one list of those to swap with; more are found by their group."""


class SeatMenu(QMenu):
    """The menu of a person, or of a group where `seat` is None. An action's data are what it does, and with whom."""

    def __init__(self, view: TriosView, trio: Trio, seat: Seat | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_menu")
        if seat is not None and view.held is not None:
            _add(self, tr("Move {name} …").format(name=seat.name), "pick_up", seat)
            self._add_swaps(view, view.held, trio, seat)
            lock = tr("Unlock {name}") if seat.locked else tr("Lock {name}")
            _add(self, lock.format(name=seat.name), "lock_seat", seat.id, not seat.locked)
            writes = tr("{name} does not write") if seat.scribe else tr("{name} writes for the group")
            _add(self, writes.format(name=seat.name), "scribe", seat.id, not seat.scribe)
            _add(self, tr("Seat on the projector"), "latecomer", seat.member_id)
            _add(self, tr("Take {name} out").format(name=seat.name), "take_out", seat.member_id)
            self.addSeparator()
        lock = tr("Unlock {place}") if trio.locked else tr("Lock {place}")
        _add(self, lock.format(place=trio.label), "lock_trio", trio.id, not trio.locked)

    def _add_swaps(self, view: TriosView, held: Held, trio: Trio, seat: Seat) -> None:
        others = [other for other in held.trios if other.id != trio.id and other.seats]
        if held.people <= FEW:
            self.addMenu(_Swaps(view, held, others, seat, tr("Swap with"), self))
            return
        swaps = self.addMenu(tr("Swap with"))
        for other in others:
            swaps.addMenu(_Swaps(view, held, [other], seat, other.label, swaps))


class _Swaps(QMenu):
    """People to swap with, priced when the list is opened."""

    def __init__(self, view: TriosView, held: Held, trios: list[Trio], seat: Seat, words: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._view, self._held, self._trios, self._seat = view, held, trios, seat
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Adds the people, once."""
        if not self.isEmpty():
            return
        for trio in self._trios:
            for one in trio.seats:
                price = swap_price(self._held, self._view.memory, self._seat, one)
                words = tr("{name} ({place})").format(name=one.name, place=f"T{trio.number}")
                words += "" if price.free else tr(" · at a price")
                _add(self, words, "swap", self._seat.id, one.id).setEnabled(price.possible)


def _add(menu: QMenu, words: str, *does: Any) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setData(does)
    return action
