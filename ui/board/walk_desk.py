"""The walkabout joined to the book: who walks, how long, and how far they were when the program ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from copdesk.board.drawing import Drawing
from copdesk.board.walkabout import Walk
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.run.side import SideClock
from copdesk.trios.held import Held
from copdesk.words import tr
from ui.board.walk_panel import WalkPanel
from ui.bridge import Bridge


class WalkDesk(QObject):
    """`scene_requested(scene, about)`, `chime_requested(name)`, `refused(exception)`."""

    scene_requested = Signal(str, object)
    chime_requested = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, panel: WalkPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board, self._bridge, self._panel = desk, desk.board, bridge, panel
        self._session: Id | None = None
        self._drawings: list[Drawing] = []
        self._groups: tuple[str, ...] = ()
        self._step: SideClock | None = None
        self._walk: Walk | None = None
        panel.turned.connect(self._on_turned)
        panel.rang.connect(self._on_rang)
        panel.kept.connect(self._on_kept)
        panel.show_requested.connect(self._on_show)
        panel.gallery_requested.connect(self._on_gallery)

    def show_session(self, session_id: Id | None) -> None:
        """Another session is in view, or none."""
        self._session, self._drawings = session_id, []
        self._walk = None
        self._panel.take_up(None)
        if session_id is not None:
            self._bridge.ask(self._board.kept_walk, session_id, then=self._on_walk)

    def show_drawings(self, drawings: list[Drawing]) -> None:
        """What hangs in the gallery of the session now: the stations."""
        self._drawings = drawings
        if self._session is None:
            return
        self._bridge.ask(self._desk.trios.draws, self._session, then=self._on_draws)
        self.ask_step()

    def ask_step(self) -> None:
        """The run has moved: which clock belongs to the walk now."""
        if self._session is not None:
            self._bridge.ask(self._board.walk_clock, self._session, then=self._on_step)

    def _on_draws(self, draws: list[Held]) -> None:
        """The groups of the draw made last walk."""
        self._groups = tuple(tr("T{number}").format(number=trio.number) for trio in (draws[-1].trios if draws else ()))

    def _on_step(self, step: SideClock | None) -> None:
        self._step = step
        self._panel.show_walk(self._drawings, self._groups, step)

    def _on_walk(self, kept: tuple[Id, Walk | None]) -> None:
        session_id, walk = kept
        if session_id == self._session and walk is not None:
            self._walk = walk
            self._bridge.ask(self._desk.trios.draws, session_id, then=self._on_draws)
            self._bridge.ask(self._board.drawings, session_id, then=self._on_stations)

    def _on_stations(self, drawings: list[Drawing]) -> None:
        """Also while nobody looks at the gallery: the projector and the bell go on."""
        walk, self._walk = self._walk, None
        if walk is not None and not self._panel.walk().begun:
            self._drawings = drawings
            self._panel.show_walk(drawings, self._groups, self._step)
            self._panel.take_up(walk)

    def _on_kept(self, walk: Walk) -> None:
        if self._session is not None:
            self._bridge.do(self._board.keep_walk, self._session, walk, refused=self._on_refused)

    def _on_turned(self, keys: list[Id]) -> None:
        self._bridge.do(self._board.visit_all, keys, refused=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error)

    def _on_rang(self) -> None:
        self.chime_requested.emit("over")

    def _on_show(self, walkabout: object) -> None:
        self.scene_requested.emit("walk", walkabout)

    def _on_gallery(self) -> None:
        self.scene_requested.emit("gallery", None)
