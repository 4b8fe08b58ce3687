"""The screen stays on while a session runs.

Asking the system for it may take long (a bus that does not answer): it is done on a thread of its own. That thread
knows a plain note that both sides read, and no Qt object: it could be the last to let go of one.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import QObject, Signal

from copdesk.clock import Reading
from copdesk.words import tr
from ui.run.pulse import Pulse

log = logging.getLogger(__name__)
PAUSED_MS = 10 * 60_000
"""After so long a pause the screen may go dark again."""


class Awake(QObject):
    """Follows the pulse. `told` says in words, once, that the screen could not be kept on."""

    told = Signal(str)

    def __init__(
        self,
        pulse: Pulse,
        keep: Callable[[], AbstractContextManager[Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pulse = pulse
        self._keep = keep if keep is not None else presenting
        self._hold: _Hold | None = None
        self._warned = False
        pulse.ticked.connect(self._on_tick)

    @property
    def on(self) -> bool:
        """Whether the screen is (asked to be) kept on now."""
        return self._hold is not None

    def release(self) -> None:
        """Lets the screen go dark again."""
        if self._hold is not None:
            self._hold.let_go.set()
            self._hold = None

    def _on_tick(self) -> None:
        wanted = self._wanted(self._pulse.now())
        if wanted and self._hold is None:
            self._hold = _Hold()
            threading.Thread(target=_keep_on, args=(self._keep, self._hold), name="awake", daemon=True).start()
        elif not wanted:
            self.release()
        if self._hold is not None and self._hold.active is False and not self._warned:
            self._warned = True
            self.told.emit(tr("The screen could not be kept on; switch its sleep off by hand."))

    def _wanted(self, now: Reading) -> bool:
        leg = self._pulse.material.state.leg
        return leg is not None and (leg.held is None or now.since(leg.held) < PAUSED_MS)


def presenting() -> AbstractContextManager[Any]:
    """wakepy's way for a presentation; it never raises."""
    from wakepy import keep

    found: AbstractContextManager[Any] = keep.presenting(on_fail="pass")
    return found


class _Hold:
    """What both threads know of one time of being kept on. `active` is None until the system has answered."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.active: bool | None = None


def _keep_on(keep: Callable[[], AbstractContextManager[Any]], hold: _Hold) -> None:
    """On its thread: asks, notes the answer, and holds on until it is let go."""
    try:
        with keep() as mode:
            hold.active = bool(getattr(mode, "active", True))
            hold.let_go.wait()
    except Exception as exc:  # whatever a system answers, the session goes on
        log.info("the screen is not kept on: %s", exc)
        hold.active = False
