"""The rooms' doors. Each room is imported when it is built: a start imports what it shows, the rest comes behind it."""

import logging
import threading
from importlib import import_module

from PySide6.QtWidgets import QWidget

from copdesk.clock import Clock
from copdesk.desk import Desk
from ui.board.pictures import DrawingPictures
from ui.bridge import Bridge
from ui.run.pulse import Pulse
from ui.stage.projector import Projector

log = logging.getLogger(__name__)


class Doors:
    """Makes each room of one open book."""

    def __init__(
        self, desk: Desk, bridge: Bridge, clock: Clock, pulse: Pulse, projector: Projector, pictures: DrawingPictures
    ) -> None:
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._pulse, self._projector, self._pictures = pulse, projector, pictures

    def plan(self) -> QWidget:
        from ui.plan.room import PlanRoom

        return PlanRoom(self._desk, self._bridge, self._clock)

    def people(self) -> QWidget:
        from ui.people.room import PeopleRoom

        return PeopleRoom(self._desk, self._bridge, self._clock)

    def run(self) -> QWidget:
        from ui.run.room import RunRoom

        return RunRoom(self._desk, self._bridge, self._clock, self._pulse, self._projector, self._pictures)

    def board(self) -> QWidget:
        from ui.board.room import BoardRoom

        return BoardRoom(self._desk, self._bridge, self._clock, self._pictures)

    def notes(self) -> QWidget:
        from ui.notes.room import NotesRoom

        return NotesRoom(self._desk, self._bridge, self._clock)

    def trios(self) -> QWidget:
        from ui.trios.room import TriosRoom

        return TriosRoom(self._desk, self._bridge, self._clock)

    def report(self) -> QWidget:
        from ui.report.room import ReportRoom

        return ReportRoom(self._desk, self._bridge, self._clock)

    def community(self) -> QWidget:
        from ui.community.room import CommunityRoomWidget

        return CommunityRoomWidget(self._desk, self._bridge, self._clock)


def import_ahead() -> None:
    """Imports all rooms on a thread of their own, so that a room that is built finds itself there."""
    threading.Thread(target=_import, name="import", daemon=True).start()


def _import() -> None:
    for room in ("plan", "people", "board", "notes", "trios", "report", "community"):
        try:
            import_module(f"ui.{room}.room")
        except Exception:  # whoever needs the room meets it again, and says so
            log.exception("%s could not be imported ahead", room)
