"""The program was killed while the room saw a session: the picture comes back with the program."""

from PySide6.QtCore import QObject

from ui.run.pulse import Pulse
from ui.shell.settings import Settings
from ui.stage.projector import Projector, ProjectorState
from ui.stage.screens import ScreenKeeper

KEY = "projecting"


class ComingBack(QObject):
    """Notes on this computer that a picture is on a projector's screen; `leave` notes a proper end."""

    def __init__(
        self, pulse: Pulse, projector: Projector, keeper: ScreenKeeper, settings: Settings,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._pulse, self._projector, self._keeper, self._settings = pulse, projector, keeper, settings
        self._killed = bool(settings.get(KEY))
        projector.changed.connect(self._on_projector)

    def come(self) -> None:
        """Once the session in view is known: opens the picture again if it runs and the screen is there."""
        runs = self._pulse.material.state.index is not None
        if self._killed and runs and self._keeper.target() is not None:
            self._projector.open()
        self._killed = False

    def leave(self) -> None:
        """Nobody was killed."""
        self._settings.put(KEY, False)

    def _on_projector(self, state: ProjectorState) -> None:
        self._settings.put(KEY, state.place == "screen")
