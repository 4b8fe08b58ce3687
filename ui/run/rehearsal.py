"""Rehearsing a session twenty times as fast, on a copy in memory, with everything as on the day."""

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.run.fast import FastClock
from copdesk.stage.scenes import Blank
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import Header, StageView
from copdesk.words import Refused, tr
from ui.in_place import InPlaceBridge
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Check
from ui.run.pulse import Pulse
from ui.run.room import RunRoom
from ui.shell.theme import theme_now
from ui.stage.projector import Projector

SPEEDS = (1, 20, 60)


class RehearsalView(QWidget):
    """A strip that cannot be overlooked, and under it the Run room of the copy. `left` when it is over.

    While it is open the keys that steer the run steer the rehearsal, and the projector shows it, marked as one.
    """

    left = Signal()

    def __init__(self, copy: Desk, clock: FastClock, session_id: Id, real: Pulse, projector: Projector) -> None:
        super().__init__()
        self.setObjectName("rehearsal_view")
        self.setAccessibleName(tr("Rehearsal"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takes_typing", True)  # a letter would write a note into the real session
        self._copy, self._clock, self._real, self._projector = copy, clock, real, projector
        bridge = InPlaceBridge(copy)
        bridge.setParent(self)
        self.pulse = Pulse(copy, bridge, clock, self)
        self.pulse.set_speed(clock.speed)
        self.pulse.keep_calm(real.calm)
        self.pulse.show_session(session_id)
        self.room = RunRoom(copy, bridge, clock, self.pulse, projector, rehearsing=True)
        self.by_itself = Check(tr("Move on by itself"), True, name="rehearsal_auto")
        self.speeds = Segments([f"{speed} ×" for speed in SPEEDS], SPEEDS.index(clock.speed), name="rehearsal_speed")
        self.away = Button(tr("End the rehearsal"), key="Esc", name="rehearsal_away")
        self._lay_out()
        self.pulse.turned.connect(self._on_turned)
        self.pulse.stage_view.connect(self._on_view)
        self.speeds.chosen.connect(self._on_speed)
        self.away.clicked.connect(self.left)
        real.stand_in = self.pulse
        self.pulse.start()
        real.look()

    def finish(self) -> None:
        """Gives keys and projector back to the real session; the copy is gone with this."""
        self._real.stand_in = None
        self.pulse.stop()
        self._copy.close()
        self._real.look()

    def step_back(self) -> bool:
        """Esc leaves the ways to finish on time first; False when there is nothing to leave but the rehearsal."""
        if not self.room.is_landing():
            return False
        self.room.land()
        return True

    def undo(self) -> None:
        """Takes back what was done last in the rehearsal."""
        with suppress(Refused):
            self._copy.undo()

    def redo(self) -> None:
        """Brings back what was undone last in the rehearsal."""
        with suppress(Refused):
            self._copy.redo()

    def _on_turned(self, kind: str) -> None:
        if kind == "over" and self.by_itself.isChecked():
            self.pulse.next()

    def _on_view(self, view: StageView) -> None:
        self._projector.feed(marked(view))

    def _on_speed(self, place: int) -> None:
        self._clock.set_speed(SPEEDS[place])
        self.pulse.set_speed(SPEEDS[place])

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = QWidget()
        strip.setProperty("ground", "atint")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(Glyph("repeat", "accent_text", 20))
        row.addWidget(PlainLabel(tr("Rehearsal"), "accent_text", "title", bold=True))
        row.addWidget(PlainLabel(tr("on a copy; nothing of it is kept"), elide=True), 1)
        for widget in (self.by_itself, self.speeds, self.away):
            row.addWidget(widget)
        column.addWidget(strip)
        column.addWidget(self.room, 1)


def marked(view: StageView) -> StageView:
    """A picture that says that it is a rehearsal; an empty one stays empty."""
    if isinstance(view.scene, Blank):
        return view
    word = RoomWords()("Rehearsal")
    head = view.header
    activity = f"{word} · {head.activity}" if head.activity else word
    return replace(view, header=Header(activity, head.step, head.end))
