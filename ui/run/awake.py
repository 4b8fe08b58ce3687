"""The screen stays on while a session runs.

Asking the system for it may take long (a bus that does not answer): it is done on a thread of its own, which knows
neither widgets nor the book.
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
    _answered = Signal(bool)

    def __init__(
        self,
        pulse: Pulse,
        keep: Callable[[], AbstractContextManager[Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pulse = pulse
        self._keep = keep if keep is not None else presenting
        self._let_go: threading.Event | None = None
        self._warned = False
        self._answered.connect(self._on_answered)
        pulse.ticked.connect(self._on_tick)

    @property
    def on(self) -> bool:
        """Whether the screen is (asked to be) kept on now."""
        return self._let_go is not None

    def release(self) -> None:
        """Lets the screen go dark again."""
        if self._let_go is not None:
            self._let_go.set()
            self._let_go = None

    def _on_tick(self) -> None:
        wanted = self._wanted(self._pulse.now())
        if wanted and self._let_go is None:
            self._let_go = threading.Event()
            args = (self._keep, self._let_go, self._answered.emit)
            threading.Thread(target=_hold, args=args, name="awake", daemon=True).start()
        elif not wanted:
            self.release()

    def _wanted(self, now: Reading) -> bool:
        leg = self._pulse.material.state.leg
        return leg is not None and (leg.held is None or now.since(leg.held) < PAUSED_MS)

    def _on_answered(self, active: bool) -> None:
        if not active and not self._warned:
            self._warned = True
            self.told.emit(tr("The screen could not be kept on; switch its sleep off by hand."))


def presenting() -> AbstractContextManager[Any]:
    """wakepy's way for a presentation; it never raises."""
    from wakepy import keep

    found: AbstractContextManager[Any] = keep.presenting(on_fail="pass")
    return found


def _hold(
    keep: Callable[[], AbstractContextManager[Any]], let_go: threading.Event, answer: Callable[[bool], None]
) -> None:
    """On its thread: asks, answers, and holds on until it is let go."""
    try:
        with keep() as mode:
            answer(bool(getattr(mode, "active", True)))
            let_go.wait()
    except Exception as exc:  # whatever a system answers, the session goes on
        log.info("the screen is not kept on: %s", exc)
        answer(False)
