"""For screen readers: the moments of a step that everybody else sees on the clock, said once each."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from copdesk.run.face import Face
from copdesk.run.facts import CueKey
from copdesk.run.milestones import answer, left_words, passed, step_words
from copdesk.words import tr
from ui.run.pulse import Pulse

Say = Callable[[str], None]


class Announcer:
    """Hands a sentence to the system's screen reader, on behalf of a window that is on the screen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __call__(self, words: str) -> None:
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


class Spoken(QObject):
    """Follows the pulse. `answered` brings the words of "time left?" for those who see."""

    answered = Signal(str)

    def __init__(self, pulse: Pulse, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pulse, self._say = pulse, say
        self._cue: CueKey | None = None
        self._left: int | None = None
        pulse.ticked.connect(self._on_tick)
        pulse.turned.connect(self._on_turned)
        pulse.step_changed.connect(self._on_step)

    def time_left(self) -> None:
        """Says how long the running step still has."""
        words = answer(self._pulse.material.state.cue, self._pulse.face())
        self._say(words)
        self.answered.emit(words)

    def _on_tick(self, seen: Face) -> None:
        cue = self._pulse.material.state.cue
        key = cue.key if cue is not None else None
        before, self._left = self._left, seen.remaining_ms
        if key is None or key != self._cue or before is None or seen.kind == "held":
            self._cue = key
            return
        mark = passed(before, seen.remaining_ms)
        if mark is not None:
            self._say(left_words(mark))

    def _on_turned(self, kind: str) -> None:
        if kind == "over":
            self._say(tr("Time’s up"))
        elif kind == "held":
            self._say(tr("Paused"))

    def _on_step(self) -> None:
        state = self._pulse.material.state
        if state.cue is not None:
            self._say(step_words(state.cue, state.length_ms(state.cue)))
        elif state.finished:
            self._say(tr("The session has ended"))
