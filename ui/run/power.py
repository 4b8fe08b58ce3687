"""A line in the Run room while the computer runs on its battery: how long it lasts, and whether that is enough."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.clock import hh_mm
from copdesk.run.battery import Battery, read
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.run.pulse import Pulse
from ui.shell.theme import theme_now

EVERY_MS = 30_000
Reader = Callable[[], Battery | None]


class PowerLine(QWidget):
    """Asks through the bridge: a battery may take its time to answer. `low(fact, comfort, tone)` once a stage."""

    low = Signal(str, str, str)

    def __init__(
        self, bridge: Bridge, pulse: Pulse, reader: Reader = read, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("power_line")
        self._bridge, self._pulse, self._read = bridge, pulse, reader
        self.battery: Battery | None = None
        self._stage = 0
        theme = theme_now()
        self.words = PlainLabel("", "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(8))
        self._sign = Glyph("warning", "muted", 16)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        pulse.material_changed.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Asks how the battery stands."""
        self._bridge.ask(self._read, then=self._on_read)

    def _on_read(self, battery: Battery | None) -> None:
        self.battery = battery
        stage, self._stage = self._stage, battery.stage() if battery is not None else 0
        self._show()
        if self._stage > stage:
            comfort = tr("Plug it in. What was captured is saved; the reading view (F11) needs no projector.")
            self.low.emit(self.words.text(), comfort, "danger" if self._stage == 2 else "accent")

    def _show(self) -> None:
        """Says it anew, also where the session's end has moved."""
        battery = self.battery
        self.setVisible(battery is not None and battery.discharging)
        if battery is None:
            return
        now = self._pulse.now()
        words = battery.words(now.utc)
        state, empty = self._pulse.material.state, battery.empty_at(now.utc)
        short = empty is not None and bool(state.order) and not state.finished and empty < state.ends_utc(now)
        if short:
            ends = hh_mm(state.ends_utc(now))
            words = tr("{battery}, but the session ends {time}").format(battery=words, time=ends)
        self.words.setText(words)
        self.words.set_tone("danger" if self._stage else "accent_text" if short else "muted")
        self._sign.setVisible(bool(self._stage) or short)
