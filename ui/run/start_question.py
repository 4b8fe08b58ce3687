"""Whether the session has begun already: once before anybody pressed Start, once after Start was pressed late."""

from PySide6.QtCore import QObject, Signal

from copdesk.clock import hh_mm
from copdesk.desk import Desk
from copdesk.run import agenda
from copdesk.run.ready import minutes_words
from copdesk.words import tr
from ui.bridge import Bridge
from ui.run.asking import AskStrip
from ui.run.pulse import Pulse

LATE_MS = 60_000
LONG_MS = 20 * 60_000
GENTLE_MS = 180_000
"""After so long nobody wants to answer any more; "It began earlier" stays in the step's menu."""
TOPIC = "began"


class StartQuestion(QObject):
    """`overdue(fact)` says once a session that it should run by now; the strip asks whether it began on time."""

    overdue = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, pulse: Pulse, strip: AskStrip) -> None:
        super().__init__(strip)
        self._desk, self._bridge, self._pulse, self._strip = desk, bridge, pulse, strip
        self._late_ms = 0
        self._asked_at = pulse.now()
        self._told = False
        pulse.session_changed.connect(self._on_session)
        pulse.step_changed.connect(self._on_step)
        pulse.ticked.connect(self._on_tick)
        strip.answered.connect(self._on_answered)

    def _on_session(self) -> None:
        self._told = False
        self._strip.drop(TOPIC)

    def _on_tick(self) -> None:
        """The hour has come, people are here, and nothing runs."""
        material = self._pulse.material
        session, state, now = material.session, material.state, self._pulse.now()
        if self._strip.topic == TOPIC and now.since(self._asked_at) >= GENTLE_MS:
            self._strip.drop(TOPIC)
        if self._told or session is None or state.legs or not session.starts or not material.here:
            return
        if session.day and not agenda.is_day(session, now):
            return
        begins = agenda.anchor(session, state, now)
        if LATE_MS <= now.utc - begins <= LONG_MS:
            self._told = True
            fact = tr("{title} was to start at {time}.").format(title=session.title, time=hh_mm(begins))
            self.overdue.emit(fact)

    def _on_step(self) -> None:
        self._strip.drop(TOPIC)
        material = self._pulse.material
        session, state = material.session, material.state
        if session is None or len(state.legs) != 1 or state.began is None or not session.starts:
            return
        begins = agenda.anchor(session, state, self._pulse.now())
        late = state.began.utc - begins
        if not LATE_MS <= late <= LONG_MS:
            return
        self._late_ms, self._asked_at = late, self._pulse.now()
        self._strip.ask(
            TOPIC,
            tr("Started {length} after {time}. Did the room begin before you pressed Start?").format(
                length=minutes_words(late // 1000), time=hh_mm(begins)
            ),
            "",
            (tr("No, just now"), tr("Yes, at {time}").format(time=hh_mm(begins))),
        )

    def _on_answered(self, topic: str, number: int) -> None:
        if (topic, number) == (TOPIC, 1):
            session = self._pulse.session_id
            self._bridge.do(self._desk.run.began_earlier, session, self._late_ms, refused=self._on_refused)

    def _on_refused(self, exc: BaseException) -> None:
        self._pulse.refused.emit(exc)
