"""Drawing groups while everybody else goes on writing: the search runs beside the book's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.trios.drawing import Prepared, work_out
from copdesk.trios.options import Options
from ui.bridge import Bridge

LONG_MS = 1_000


class Drawing(QObject):
    """One draw at a time. `state` tells 'busy', 'long' (it may be cancelled now) and 'rest'; `refused` why not.

    A search that was cancelled runs out unheard: it needs about a second, and nothing is kept of it.
    """

    state = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._for: tuple[Id, Id, Options] | None = None
        self._prepared: Prepared | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LONG_MS)
        self.timer.timeout.connect(self._on_long)

    def begin(self, session: Id, activity: Id, options: Options, seed: int | None) -> None:
        """Draws, and keeps the groups as soon as they are found."""
        self._for, self._prepared = (session, activity, options), None
        self.timer.start()
        self.state.emit("busy")
        ready, no = self._on_prepared, self._on_refused
        self._bridge.ask(self._desk.trios.prepare, session, activity, options, seed, then=ready, refused=no)

    def cancel(self) -> None:
        """The groups stay as they were."""
        self._rest()

    def _rest(self) -> None:
        self._for = self._prepared = None
        self.timer.stop()
        self.state.emit("rest")

    def _on_long(self) -> None:
        if self._for is not None:
            self.state.emit("long")

    def _on_prepared(self, prepared: Prepared) -> None:
        if self._for is None:
            return
        self._prepared = prepared
        self._bridge.aside(
            work_out, prepared, self._desk.trios.effort, then=self._on_worked_out, refused=self._on_refused
        )

    def _on_worked_out(self, prepared: Prepared) -> None:
        if self._for is None or self._prepared is None or prepared.question is not self._prepared.question:
            return
        session, activity, options = self._for
        self._bridge.do(
            self._desk.trios.draw, session, activity, then=self._on_kept, refused=self._on_refused,
            options=options, seed=prepared.seed, prepared=prepared,
        )  # fmt: skip

    def _on_kept(self, _draw: Id) -> None:
        self._rest()

    def _on_refused(self, exc: Exception) -> None:
        self._rest()
        self.refused.emit(exc)
