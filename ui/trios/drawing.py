"""Drawing groups while everybody else goes on writing: the search runs beside the book's thread."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.trios.drawing import Prepared, work_out
from copdesk.trios.options import Options
from ui.bridge import Bridge

LONG_MS = 1_000


class Drawing(QObject):
    """One search at a time. `state` tells 'busy', 'long' (it may be cancelled now) and 'rest'; `refused` why not.

    `kept` says that the groups are in the book. A search that was cancelled runs out unheard: it needs about a
    second, and nothing is kept of it.
    """

    state = Signal(str)
    refused = Signal(object)
    kept = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._keep: Callable[..., Any] | None = None
        self._number = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LONG_MS)
        self.timer.timeout.connect(self._on_long)

    def draw(self, session: Id, activity: Id, options: Options, seed: int | None) -> None:
        """Draws, and keeps the groups as soon as they are found."""
        trios = self._desk.trios
        self._begin(partial(trios.prepare, session, activity, options, seed),
                    partial(trios.draw, session, activity, options=options, seed=seed))  # fmt: skip

    def replan(self, session: Id, activities: Sequence[Id]) -> None:
        """Draws the groups of what follows anew."""
        trios = self._desk.trios
        self._begin(partial(trios.prepare_replan, session, activities), partial(trios.replan, session, activities))

    def by_interest(self, session: Id, activity: Id, text: str) -> None:
        """Makes groups of those who signed the same card."""
        trios = self._desk.trios
        self._begin(partial(trios.prepare_interests, session, activity, text),
                    partial(trios.take_interests, session, activity, text))  # fmt: skip

    def cancel(self) -> None:
        """The groups stay as they were."""
        self._rest()

    def _begin(self, prepare: Callable[[], Any], keep: Callable[..., Any]) -> None:
        self._keep = keep
        self.timer.start()
        self.state.emit("busy")
        self._bridge.ask(prepare, then=self._on_prepared, refused=self._on_refused)

    def _rest(self) -> None:
        self._keep = None
        self.timer.stop()
        self.state.emit("rest")

    def _on_long(self) -> None:
        if self._keep is not None:
            self.state.emit("long")

    def _on_prepared(self, prepared: tuple[Prepared, ...]) -> None:
        if self._keep is None:
            return
        self._number += 1
        self._bridge.aside(
            _search, self._number, prepared, self._desk.trios.effort,
            then=self._on_worked_out, refused=self._on_refused,
        )  # fmt: skip

    def _on_worked_out(self, found: tuple[int, tuple[Prepared, ...]]) -> None:
        number, prepared = found
        if self._keep is not None and number == self._number:
            self._bridge.do(self._keep, then=self._on_kept, refused=self._on_refused, prepared=prepared)

    def _on_kept(self, _result: object) -> None:
        self._rest()
        self.kept.emit()

    def _on_refused(self, exc: Exception) -> None:
        self._rest()
        self.refused.emit(exc)


def _search(number: int, prepared: tuple[Prepared, ...], effort: int) -> tuple[int, tuple[Prepared, ...]]:
    """The answers, with the number of the search, so that one that was cancelled is not taken for the next."""
    return number, work_out(prepared, effort)
