"""Work that needs no book but takes its time, such as reading photos and lists, writing files, looking for groups.

The threads hold tickets, calls and values, never a widget; who is to hear of an errand is known to the bridge alone.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from copdesk.words import Refused, Trouble

log = logging.getLogger(__name__)
PATIENCE_S = 10
Answered = Callable[[int, object, object], object]


_Errand = tuple[int, Callable[[], Any]]


class Errands:
    """What is sent is done one after another, what is sent aside at once, on a thread of its own.

    `answered(ticket, result, error)` is called on the thread that did it.
    """

    def __init__(self, answered: Answered) -> None:
        self._answered = answered
        self._jobs: queue.Queue[_Errand | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._asides: list[threading.Thread] = []

    def send(self, ticket: int, work: Callable[[], Any]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="errands", daemon=True)
            self._thread.start()
        self._jobs.put((ticket, work))

    def send_aside(self, ticket: int, work: Callable[[], Any]) -> None:
        thread = threading.Thread(target=self._do, args=(ticket, work), name="aside", daemon=True)
        self._asides = [each for each in self._asides if each.is_alive()] + [thread]
        thread.start()

    def stop(self) -> None:
        """Does what was asked for; an errand that hangs on a dead disk is left behind after a while."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout=PATIENCE_S)
            self._thread = None
        for aside in self._asides:
            aside.join(timeout=PATIENCE_S)

    def _work(self) -> None:
        while (errand := self._jobs.get()) is not None:
            self._do(*errand)

    def _do(self, ticket: int, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except Exception as exc:
            if not isinstance(exc, Refused | Trouble):
                log.exception("an errand failed")
            self._answered(ticket, None, exc)
        else:
            self._answered(ticket, result, None)
