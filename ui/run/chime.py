"""The chime of the running step."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from copdesk.assets import resource
from copdesk.run.chimes import VOICES, Bell, chime_of
from copdesk.words import tr
from ui.run.player import DevicePlayer, Player
from ui.run.pulse import Pulse


class Chime(QObject):
    """Sounds when the pulse says that the clock has turned. `silent` says once, in words, that nothing is heard."""

    silent = Signal(str)

    def __init__(self, pulse: Pulse, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pulse = pulse
        self._player: Player = player if player is not None else DevicePlayer()
        self._told = False
        self.bell = Bell()
        pulse.turned.connect(self._on_turned)
        pulse.side_over.connect(self._on_side)
        pulse.ticked.connect(self._on_tick)

    def play(self, name: str) -> None:
        """Sounds a chime now: 'last', 'over' or 'back'."""
        if self.bell.volume:
            self._player.play(sound(name, self.bell.voice), self.bell.loudness)

    def use(self, bell: Bell) -> None:
        """Rings like this from now on."""
        self.bell = bell

    def _on_turned(self, kind: str) -> None:
        cue = self._pulse.material.state.cue
        name = chime_of(cue.step, kind) if cue is not None else ""
        if name:
            self.play(name)

    def _on_side(self) -> None:
        self.play("last")

    def _on_tick(self) -> None:
        if self._player.trouble and not self._told:
            self._told = True
            self.silent.emit(tr("No sound comes from this computer: the chime stays silent."))


def sound(name: str, voice: str = VOICES[0]) -> Path:
    """A chime's file."""
    return resource("sounds", f"{voice}-{name}.wav")
