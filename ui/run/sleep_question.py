"""Whether the time that the computer slept or was off counts. Asked once, in the window; nothing waits for it."""

from PySide6.QtCore import QObject

from copdesk.desk import Desk
from copdesk.run.digits import digits
from copdesk.run.ready import minutes_words
from copdesk.words import tr
from ui.bridge import Bridge
from ui.run.asking import AskStrip
from ui.run.pulse import LATE_MS, Pulse

STILL, OVER = "slept", "slept_over"


class SleepQuestion(QObject):
    """Time counts unless told otherwise; the answer that a person most likely wants stands first."""

    def __init__(self, desk: Desk, bridge: Bridge, pulse: Pulse, strip: AskStrip) -> None:
        super().__init__(strip)
        self._desk, self._bridge, self._pulse, self._strip = desk, bridge, pulse, strip
        self._ms = 0
        pulse.woke.connect(self._on_woke)
        pulse.step_changed.connect(self._on_step)
        pulse.ticked.connect(self._on_tick)
        pulse.session_changed.connect(self._on_session)
        strip.answered.connect(self._on_answered)
        self._on_session()

    def _on_session(self) -> None:
        """Another session is in view: was the computer off while it ran?"""
        self._on_step()
        if self._pulse.session_id is not None:
            self._bridge.ask(self._desk.run.off_ms, self._pulse.session_id, then=self._on_off)

    def _on_step(self) -> None:
        for topic in (STILL, OVER):
            self._strip.drop(topic)

    def _on_woke(self, ms: int) -> None:
        if self._strip.topic in (STILL, OVER):
            ms += self._ms  # it slept again before anybody answered: one question for both
        self._ask(ms, tr("This computer slept for {length}."))

    def _on_off(self, ms: int) -> None:
        if ms >= LATE_MS:
            self._ask(ms, tr("This computer was off for {length} while the step ran."))

    def _ask(self, ms: int, fact: str) -> None:
        left = self._pulse.face().remaining_ms
        self._ms = ms
        question = fact.format(length=minutes_words(ms // 1000)) + " " + tr("Does that time count?")
        count, drop = tr("Count it"), tr("Do not count it")
        answers = (count, drop) if left > 0 else (drop, count)
        self._strip.ask(STILL if left > 0 else OVER, question, self._comfort(left), answers)

    def _comfort(self, left: int) -> str:
        said = tr("Counted: {with_it}. Not counted: {without}.")
        return said.format(with_it=_left(left), without=_left(left + self._ms))

    def _on_tick(self) -> None:
        if self._strip.topic in (STILL, OVER):
            self._strip.say_comfort(self._comfort(self._pulse.face().remaining_ms))

    def _on_answered(self, topic: str, number: int) -> None:
        if (topic, number) in ((STILL, 1), (OVER, 0)):
            self._bridge.do(self._desk.run.nap, self._pulse.session_id, self._ms, refused=self._on_refused)

    def _on_refused(self, exc: BaseException) -> None:
        self._pulse.refused.emit(exc)


def _left(ms: int) -> str:
    if ms < 0:
        return tr("{digits} over").format(digits=digits(-ms))
    return tr("{digits} left").format(digits=digits(ms))
