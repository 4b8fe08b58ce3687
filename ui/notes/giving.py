"""What the groups give, written in the grid: a note each, back in its cell where it is refused."""

from PySide6.QtCore import QObject, Signal

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.words import sentence
from ui.bridge import Bridge
from ui.notes.drafting import Drafting
from ui.notes.grid import HarvestGrid
from ui.notes.sending import Given


class Giving(QObject):
    """Keeps what is typed in a grid's cells; `refused` says why something was not kept."""

    refused = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, grid: HarvestGrid) -> None:
        super().__init__(grid)
        self._desk, self._bridge, self._grid = desk, bridge, grid
        self.session: Id | None = None
        self._given: list[Given] = []
        self._drafting = Drafting(bridge, self)
        grid.written.connect(self._on_written)
        grid.drafted.connect(self._on_drafted)

    def _on_drafted(self, line: str) -> None:
        self._drafting.typed(self._desk.notes.keep_draft, line, "grid")

    def _on_written(self, trio_id: Id, category: str, text: str) -> None:
        if self.session is not None:
            given = Given(trio_id, category, text, self._on_kept, self._on_refused)
            self._given.append(given)
            self._drafting.settled()
            finish = self._desk.notes.finish_line
            self._bridge.do(
                finish, self.session, text, "grid", category=category, trio_id=trio_id,
                then=given.kept, refused=given.refused,
            )  # fmt: skip

    def _on_kept(self, given: Given) -> None:
        self._given.remove(given)

    def _on_refused(self, given: Given, exc: Exception) -> None:
        self._given.remove(given)
        self.refused.emit(sentence(exc))
        self._grid.write_again(given.trio_id, given.category, given.text)
