"""What a person does with the run, seen at once: desk and projector show it before the disk has it.

A fact that is on its way stands beside those of the book until the book has it, or has refused it. The saved mark says
how far the disk is; a disk that is full or gone does not stop the clock's hands, and gets the facts when it is back.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock, Reading
from copdesk.desk import Desk
from copdesk.plan.values import Cue
from copdesk.run import moves
from copdesk.run.facts import Fact, Press
from copdesk.run.state import RunState, fold
from copdesk.words import Refused
from ui.bridge import Bridge

TWICE_MS = 1_000


class Steering(QObject):
    """`moved` says that the run stands elsewhere now, `settled` that the book has answered and should be asked.

    `speed` is how much faster than the world its clock runs.
    """

    moved = Signal()
    settled = Signal()
    refused = Signal(object)  # Refused or Trouble

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._session: Id | None = None
        self.speed = 1
        self._next_at: Reading | None = None
        self._order: tuple[Cue, ...] = ()
        self._kept: tuple[Fact, ...] = ()
        self._sent: dict[Id, _Sent] = {}

    def show_session(self, session_id: Id | None) -> None:
        """Another session is steered from now on; its facts come with `take`."""
        self._session, self._order, self._kept = session_id, (), ()
        self._sent = {}

    def take(self, order: tuple[Cue, ...], facts: list[Fact]) -> RunState:
        """What the book holds; where that leads with what is still on its way to it."""
        self._order, self._kept = order, tuple(facts)
        known = {fact.id for fact in facts}
        self._sent = {key: sent for key, sent in self._sent.items() if not (sent.answered or key in known)}
        return self.state()

    def state(self) -> RunState:
        """Where the run stands for who looks at it."""
        return fold(self._order, self._facts())

    def start(self) -> None:
        """Begins the session."""
        self._do(self._desk.run.start, lambda told, _press: moves.start(told))

    def next(self) -> None:
        """Moves on, or begins; a second wish within a second is a slip of the hand."""
        now = self._clock.now()
        if self._next_at is not None and now.since(self._next_at) < TWICE_MS * self.speed:
            return
        self._next_at = now
        if self.state().index is None:
            self.start()
        else:
            self._do(self._desk.run.next, lambda told, _press: moves.next_step(told))

    def back(self) -> None:
        """Takes a mistaken move back, or goes to the step before."""
        self._do(self._desk.run.back, lambda told, press: moves.back(told, press.at))

    def toggle(self) -> None:
        """Starts, pauses or goes on."""
        self._do(self._desk.run.toggle, lambda told, _press: moves.toggle(told))

    def stretch(self, ms: int) -> None:
        """Gives the running step time, or takes it."""
        self._do(self._desk.run.stretch, lambda told, _press: moves.stretch(told, ms), ms)

    def finish(self) -> None:
        """Ends the session."""
        self._do(self._desk.run.finish, lambda told, _press: moves.finish(told))

    def go_to(self, step_id: Id, turn: int = 0) -> None:
        """Jumps to a step."""
        self._do(self._desk.run.go_to, lambda told, _press: moves.go_to(told, step_id, turn), step_id, turn)

    def _do(
        self, verb: Callable[..., Any], decide: Callable[[moves.Past, Press], moves.Move | None], *args: Any
    ) -> None:
        if self._session is None:
            return
        press = Press(new_id(), self._clock.now())
        try:
            move = decide(moves.past(self._order, self._facts()), press)
        except Refused:  # the book knows more, and says why not
            move = None
        sent = _Sent(self, move.fact(press) if move is not None else None)
        self._sent[press.id] = sent
        if move is not None:
            self.moved.emit()
        self._bridge.do(
            verb, self._session, *args, press=press, then=sent.on_kept, refused=sent.on_refused, patient=True
        )

    def _facts(self) -> tuple[Fact, ...]:
        known = {fact.id for fact in self._kept}
        coming = [sent.fact for sent in self._sent.values() if sent.fact is not None and sent.fact.id not in known]
        return (*self._kept, *coming)

    def _on_answered(self, refusal: BaseException | None) -> None:
        if refusal is not None:
            self.moved.emit()
            self.refused.emit(refusal)
        self.settled.emit()


class _Sent:
    """A wish on its way to the book, and what it will be there; None where nobody could tell."""

    def __init__(self, steering: Steering, fact: Fact | None) -> None:
        self._steering, self.fact, self.answered = steering, fact, False

    def on_kept(self, _result: object) -> None:
        """It stays in sight until the book's own facts are here."""
        self.answered = True
        self._steering._on_answered(None)

    def on_refused(self, exc: BaseException) -> None:
        """It never was."""
        self.answered, self.fact = True, None
        self._steering._on_answered(exc)
