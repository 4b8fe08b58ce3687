"""What stands by while a session runs or waits: reading view, spoken clock, room test, keys, the next picture."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from copdesk.desk import Desk
from copdesk.run.chimes import bell_of
from copdesk.run.fast import FastClock, rehearsal_of
from copdesk.run.known_rooms import known_keys
from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.words import tr, tr_many
from ui.bridge import Bridge
from ui.parts.overlay import Overlay
from ui.run.bell import BellPanel
from ui.run.chime import Chime
from ui.run.pulse import Pulse
from ui.run.reading import ReadingView
from ui.run.rehearsal import RehearsalView
from ui.run.room_test import RoomTestPanel
from ui.run.spoken import Announcer, Spoken
from ui.shell.palette import Entry, rank
from ui.shell.settings import Settings
from ui.shell.window import DeskWindow
from ui.stage.projector import Projector
from ui.stage.screens import ScreenKeeper

IDLE_MS = 1_200
"""After a change the desk comes first; then the next picture is painted ahead."""


class Lookout(QObject):
    """Binds its keys in the window; `leave` takes its panels away with the book."""

    def __init__(
        self, window: DeskWindow, desk: Desk, bridge: Bridge, pulse: Pulse, projector: Projector,
        keeper: ScreenKeeper, settings: Settings, chime: Chime, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._window, self._desk, self._bridge, self._pulse = window, desk, bridge, pulse
        self._projector, self._keeper, self._settings, self._chime = projector, keeper, settings, chime
        chime.use(bell_of(settings.get("bell")))
        self._reading: Overlay | None = None
        self._testing: Overlay | None = None
        self._rehearsing: Overlay | None = None
        self.spoken = Spoken(pulse, Announcer(window), self)
        self.spoken.answered.connect(self._on_answered)
        self._minute = -1
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        pulse.ticked.connect(self._on_tick)
        pulse.material_changed.connect(self._idle.start)
        pulse.material_changed.connect(self._on_material)
        window.keys.learned = known_keys(settings.get("clicker"))
        window.doers.bind("desk.reading", self.read)
        window.doers.bind("run.left", self.spoken.time_left)
        window.doers.bind("run.test", self.test_room)
        window.doers.bind("run.bell", self.choose_bell)
        window.providers.append(self._clocks)

    def leave(self) -> None:
        """The book is closed."""
        self._window.providers.remove(self._clocks)
        for overlay in (self._reading, self._testing, self._rehearsing):
            if overlay is not None:
                overlay.close_panel()

    def read(self) -> None:
        """Shows the reading view over the whole window; a second time the desk again."""
        if self._reading is not None:
            self._reading.close_panel()
            return
        view = ReadingView(self._pulse)
        self._reading = self._window.open_panel(view, "fill", over_all=True)
        view.left.connect(self._reading.close_panel)
        self._reading.closed.connect(self._on_read)

    def test_room(self) -> None:
        """Opens the room test; not while a session runs, for the projector is the session's then."""
        if self._pulse.material.state.index is not None:
            self._on_answered(tr("The room test waits: while the session runs, the projector is the session’s"))
            return
        if self._testing is not None:
            return
        path = self._desk.book.path
        panel = RoomTestPanel(self._bridge, self._pulse, self._projector, self._keeper, self._settings, path)
        self._testing = self._window.open_panel(panel, "right")
        panel.left.connect(self._testing.close_panel)
        panel.learned.connect(self._on_learned)
        panel.bell_chosen.connect(self._chime.use)
        self._testing.closed.connect(panel.finish)
        self._testing.closed.connect(self._on_tested)

    def choose_bell(self) -> None:
        """How the bell sounds and how loud, at any time."""
        panel = BellPanel(self._chime, self._settings)
        panel.left.connect(self._window.open_panel(panel).close_panel)

    def rehearse(self) -> None:
        """Runs through the session in view on a copy; not while it really runs."""
        if self._pulse.session_id is not None and self._pulse.stand_in is None:
            self._bridge.ask(rehearsal_of, self._desk, self._pulse.session_id, then=self._on_copy)

    def rehearsal(self) -> RehearsalView | None:
        """The rehearsal that is open: keys that do more than steer the run go there too."""
        panel = self._rehearsing.panel if self._rehearsing is not None else None
        return panel if isinstance(panel, RehearsalView) else None

    def _on_copy(self, made: tuple[Desk, FastClock]) -> None:
        copy, clock = made
        session = self._pulse.session_id
        if session is None or self._rehearsing is not None or self._pulse.material.state.index is not None:
            copy.close()
            return
        view = RehearsalView(copy, clock, session, self._pulse, self._projector)
        self._rehearsing = self._window.open_panel(view, "fill", over_all=True)
        view.left.connect(self._rehearsing.close_panel)
        self._rehearsing.closed.connect(view.finish)
        self._rehearsing.closed.connect(self._on_rehearsed)

    def _on_rehearsed(self) -> None:
        self._rehearsing = None

    def _clocks(self, words: str) -> list[Entry]:
        """For Ctrl+K: a stopwatch, or a countdown of the minutes that were typed, with a session or without.

        While a session runs also a break of so many minutes, now.
        """
        numbers = re.findall(r"\d+", words)
        minutes = [int(numbers[0])] if numbers and 0 < int(numbers[0]) <= 600 else [5, 10]
        named = " ".join(re.sub(r"\d+", " ", words).split())
        side, rest = self._pulse.start_side, self._pulse.start_break
        found = [(side, 0, tr("Stopwatch"))] if not numbers else []
        found += [(side, n, tr_many("Countdown of {n} minute", "Countdown of {n} minutes", n)) for n in minutes]
        if self._pulse.material.state.index is not None:
            found += [(rest, n, tr_many("A break of {n} minute now", "A break of {n} minutes now", n)) for n in minutes]
        return [
            Entry(tr("Clocks"), title, partial(self._start_clock, start, n * 60_000), icon="clock")
            for start, n, title in found
            if (named or numbers) and rank(named, title) is not None
        ]

    def _start_clock(self, start: Callable[[int], None], ms: int) -> None:
        self._window.show_room("run")
        start(ms)

    def _on_tick(self) -> None:
        """Each minute the picture to come has another time of day on it."""
        minute = self._pulse.now().utc // 60_000
        if minute != self._minute:
            self._minute = minute
            self._idle.start()

    def _on_material(self) -> None:
        """The session has begun: the room sees it, and no longer the test."""
        if self._testing is not None and self._pulse.material.state.index is not None:
            self._testing.close_panel()

    def _on_idle(self) -> None:
        coming = self._pulse.coming() if self._pulse.stand_in is None else None
        if coming is not None:
            self._projector.warm(compose(coming[1], Asked(), self._pulse.now()))

    def _on_answered(self, words: str) -> None:
        self._window.notices.say(words, tone="primary", icon="clock", passing=True)

    def _on_learned(self, keys: dict[str, str]) -> None:
        self._window.keys.learned = dict(keys)

    def _on_read(self) -> None:
        self._reading = None

    def _on_tested(self) -> None:
        self._testing = None
