"""Between widgets and the book: one thread that owns the book, and nothing that waits for it.

Only this module knows of the book's thread, and of those for errands. A job carries a ticket, never a
widget: the callbacks stay here, on the GUI's thread, as weak references, because a job that held a bound method
could drop the last reference to a widget on another thread.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from copdesk.book.book import Changes
from copdesk.desk import Desk
from copdesk.words import Refused, Trouble
from ui.callbacks import identity, weak
from ui.errands import Errands

log = logging.getLogger(__name__)

SAVING_AFTER_MS = 300
RETRY_S = 2.0
MOST_IN_ONE_COMMIT = 64


@dataclass(frozen=True, slots=True)
class Saved:
    """What the saved mark says. `state` is 'saved', 'saving' or 'not_saved'; `at` is ms UTC of the last commit."""

    state: str
    at: int = 0
    trouble: Trouble | None = None


@dataclass(slots=True)
class _Job:
    ticket: int
    changes: bool
    call: Callable[..., Any]
    args: tuple[Any, ...]
    more: dict[str, Any]
    patient: bool = False


@dataclass(slots=True)
class _Waiting:
    then: Callable[[], Callable[..., None] | None] | None
    refused: Callable[[], Callable[..., None] | None] | None
    changes: bool
    key: tuple[Any, ...] | None = None


class Bridge(Protocol):
    """What panels are given. `changed` carries Changes, `saved` carries Saved, `failed` an exception."""

    changed: Any
    saved: Any
    failed: Any

    def do(
        self,
        verb: Callable[..., Any],
        *args: Any,
        then: Callable[..., None] | None = None,
        refused: Callable[..., None] | None = None,
        patient: bool = False,
        **more: Any,
    ) -> None:
        """Runs a changing verb; `then(result)` when it is kept, `refused(exception)` when it is not.

        A patient verb is tried again until the disk takes it, and never refused for the disk's sake.
        """

    def ask(
        self,
        read: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """Runs a reading method after all verbs asked for before; `then(result)`, or `refused(exception)`."""

    def aside(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """Runs what takes long and needs no book on a thread of its own; `then(result)`, or `refused(exception)`."""

    def errand(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """As `aside`, but one errand after another: for many pieces of work that come at once, such as photos."""


class BookBridge(QObject):
    """The real bridge. `start` opens the book on its thread; `stop` finishes what was asked and closes it."""

    changed = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    _answered = Signal(int, object, object)
    _changes_came = Signal(object)
    _kept = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._waiting: dict[int, _Waiting] = {}
        self._asked: dict[tuple[Any, ...], tuple[int, int]] = {}
        self._tickets = 0
        self._verbs = 0
        self._open_verbs = 0
        self._last = Saved("saved")
        self._thread: threading.Thread | None = None
        self._stuck: list[_Job] = []
        self._again_at = 0
        self._desk: Desk | None = None
        self._errands = Errands(self._answered.emit)
        self._answered.connect(self._on_answered)
        self._changes_came.connect(self._on_changes)
        self._kept.connect(self._on_kept)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_AFTER_MS)
        self._slow.timeout.connect(self._on_slow)

    def start(self, opener: Callable[[], Desk], then: Callable[..., None], refused: Callable[..., None]) -> None:
        """Starts the book's thread and opens the book there; `then(desk)` or `refused(exception)`."""
        ticket = self._ticket(then, refused, changes=False)
        self._thread = threading.Thread(target=self._work, args=(ticket, opener), name="book", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Keeps what was asked for, closes the book and ends both threads."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout=30)
            self._thread = None
        self._errands.stop()
        self._waiting.clear()  # nobody is left to hear what was answered last

    def do(
        self,
        verb: Callable[..., Any],
        *args: Any,
        then: Callable[..., None] | None = None,
        refused: Callable[..., None] | None = None,
        patient: bool = False,
        **more: Any,
    ) -> None:
        """See Bridge."""
        ticket = self._ticket(then, refused, changes=True)
        self._verbs += 1
        self._open_verbs += 1
        if not self._slow.isActive() and self._last.state == "saved":
            self._slow.start()
        self._jobs.put(_Job(ticket, True, verb, args, more, patient))

    def ask(
        self,
        read: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """See Bridge. The same ask twice in a row, with no verb between, is answered once."""
        key: tuple[Any, ...] | None = (read, args, tuple(sorted(more.items())), identity(then))
        try:
            pending = self._asked.get(key) if key else None
        except TypeError:
            key, pending = None, None
        if pending is not None and pending[1] == self._verbs:
            return
        ticket = self._ticket(then, refused, changes=False, key=key)
        if key is not None:
            self._asked[key] = (ticket, self._verbs)
        self._jobs.put(_Job(ticket, False, read, args, more))

    def aside(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """See Bridge."""
        self._errands.send_aside(self._ticket(then, refused, changes=False), partial(work, *args, **more))

    def errand(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """See Bridge."""
        self._errands.send(self._ticket(then, refused, changes=False), partial(work, *args, **more))

    # ---- on the GUI's thread -------------------------------------------------------------------------

    def _ticket(
        self,
        then: Callable[..., None] | None,
        refused: Callable[..., None] | None,
        *,
        changes: bool,
        key: tuple[Any, ...] | None = None,
    ) -> int:
        self._tickets += 1
        self._waiting[self._tickets] = _Waiting(weak(then), weak(refused), changes, key)
        return self._tickets

    def _on_answered(self, ticket: int, result: object, error: object) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        if waiting.key is not None and self._asked.get(waiting.key, (0, 0))[0] == ticket:
            del self._asked[waiting.key]
        if waiting.changes:
            self._open_verbs -= 1
        if isinstance(error, Refused | Trouble):
            call = waiting.refused() if waiting.refused else None
            if call is not None:
                call(error)
            elif waiting.refused is None:
                self.failed.emit(error)
            return
        if error is not None:
            self.failed.emit(error)
            return
        call = waiting.then() if waiting.then else None
        if call is not None:
            call(result)

    def _on_changes(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def _on_kept(self, kept: Saved) -> None:
        self._slow.stop()
        self._last = kept
        self.saved.emit(kept)
        if kept.state == "saved" and self._open_verbs > 0:
            self._slow.start()

    def _on_slow(self) -> None:
        if self._open_verbs > 0 and self._last.state == "saved":
            self._last = Saved("saving", self._last.at)
            self.saved.emit(self._last)

    # ---- on the book's thread ------------------------------------------------------------------------

    def _work(self, ticket: int, opener: Callable[[], Desk]) -> None:
        try:
            desk = opener()
        except Exception as exc:
            if not isinstance(exc, Refused | Trouble):
                log.exception("the book could not be opened")
            self._answered.emit(ticket, None, exc)
            return
        self._desk = desk
        desk.watch(self._changes_came.emit)
        self._answered.emit(ticket, desk, None)
        self._kept.emit(Saved("saved", desk.book.last_kept))
        while True:
            try:
                job = self._jobs.get(timeout=RETRY_S if self._stuck else None)
            except queue.Empty:
                self._retry(desk)
                continue
            if job is None:
                break
            if not job.changes:
                self._answer(job)
                if self._stuck and desk.clock.now().boot >= self._again_at:
                    self._retry(desk)  # who asks all the time must not keep the disk from its second chance
                continue
            batch, reads, ends = self._gathered(job)
            if self._stuck:
                batch = self._stuck + batch
                self._stuck = []
            self._change(desk, batch)
            for read in reads:
                self._answer(read)
            if ends:
                break
        if self._stuck:
            self._retry(desk)
        desk.close()

    def _gathered(self, first: _Job) -> tuple[list[_Job], list[_Job], bool]:
        """The verbs that wait by now, for one commit; the reads among them, to be answered after it; if that is all.

        A read that was asked before a verb may see what the verb did: better than that the verb waits for one
        commit more, which on a slow stick takes seconds.
        """
        verbs, reads = [first], list[_Job]()
        while len(verbs) < MOST_IN_ONE_COMMIT:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return verbs, reads, True
            (verbs if job.changes else reads).append(job)
        return verbs, reads, False

    def _retry(self, desk: Desk) -> None:
        batch, self._stuck = self._stuck, []
        self._change(desk, batch)
        self._again_at = desk.clock.now().boot + round(RETRY_S * 1000)

    def _answer(self, job: _Job) -> None:
        try:
            result = job.call(*job.args, **job.more)
        except Exception as exc:
            if not isinstance(exc, Refused | Trouble):
                log.exception("asking failed")
            self._answered.emit(job.ticket, None, exc)
        else:
            self._answered.emit(job.ticket, result, None)

    def _change(self, desk: Desk, batch: list[_Job]) -> None:
        """Runs verbs so that they share one commit, and answers each when it is kept."""
        outcomes: list[tuple[_Job, Any, Exception | None]] = []
        try:
            with desk.book.batch():
                outcomes = [_run(job) for job in batch]
                whole = [error for _, _, error in outcomes if isinstance(error, Trouble)]
                if whole:
                    raise whole[0]
        except Trouble as trouble:
            self._in_trouble(batch, trouble)
            return
        except Exception as exc:
            log.exception("a change failed")
            outcomes = [(job, None, exc) for job in batch]
        for job, result, error in outcomes:
            self._answered.emit(job.ticket, result, error)
        self._kept.emit(Saved("saved", desk.book.last_kept))

    def _in_trouble(self, batch: list[_Job], trouble: Trouble) -> None:
        self._kept.emit(Saved("not_saved", 0, trouble))
        for job in batch:
            if job.patient:
                self._stuck.append(job)
            else:
                self._answered.emit(job.ticket, None, trouble)


def _run(job: _Job) -> tuple[_Job, Any, Exception | None]:
    try:
        return job, job.call(*job.args, **job.more), None
    except Exception as exc:
        if not isinstance(exc, Refused | Trouble):
            log.exception("a verb failed")
        return job, None, exc
