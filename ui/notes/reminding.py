"""What earlier sessions promised and nobody ticked off is told when the next one comes into view."""

from datetime import date

from PySide6.QtCore import QObject

from copdesk.clock import local
from copdesk.desk import Desk
from copdesk.notes.dues import overdue
from copdesk.notes.values import Promise
from copdesk.words import tr, tr_many
from ui.bridge import Bridge
from ui.run.pulse import Pulse
from ui.shell.window import DeskWindow


class Reminding(QObject):
    """Told once a session, until somebody looks at them or the session goes on to its next step."""

    def __init__(self, window: DeskWindow, desk: Desk, bridge: Bridge, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk, self._bridge, self._pulse = window, desk, bridge, pulse
        self._notice: int | None = None
        self._steps = 0
        pulse.session_changed.connect(self._on_session)
        pulse.step_changed.connect(self._on_step)

    def _on_session(self) -> None:
        self._drop()
        self._steps = 0
        session = self._pulse.session_id
        if session is not None and not self._pulse.material.state.finished:
            self._bridge.ask(self._desk.notes.promises.of_earlier, session, then=self._on_earlier)

    def _on_earlier(self, promises: list[Promise]) -> None:
        if promises:
            today = local(self._desk.clock.now().utc).date()
            fact = tr_many(
                "{n} commitment of earlier sessions is open.", "{n} commitments of earlier sessions are open.",
                len(promises),
            )  # fmt: skip
            late = _late(promises, today)
            self._notice = self._window.notices.say(
                fact, late, tr("Look at them"), tone="accent", then=self._look, passing=False
            )

    def _look(self) -> None:
        self._drop()
        self._window.show_room("notes")
        room = self._window.room_widget("notes")
        show = getattr(room, "show_closing", None)
        if show is not None:
            show()

    def _on_step(self, cue: object) -> None:
        """The first step begins with them in sight; the second one leaves them behind."""
        self._steps += cue is not None
        if self._steps > 1:
            self._drop()

    def _drop(self) -> None:
        if self._notice is not None:
            self._window.notices.drop(self._notice)
            self._notice = None


def _late(promises: list[Promise], today: date) -> str:
    late = sum(overdue(one, today) for one in promises)
    return tr_many("{n} is overdue.", "{n} are overdue.", late) if late else ""
