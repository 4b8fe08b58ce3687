"""What a person can do in the Run room: steer the session by facts."""

from collections.abc import Sequence

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.people.values import clean
from copdesk.plan.service import Plan
from copdesk.plan.values import Activity, Cue, Step, running_order
from copdesk.run import rows
from copdesk.run.agenda import anchor
from copdesk.run.facts import CueKey, Fact
from copdesk.run.learning import Learned, learn, of_steps
from copdesk.run.side import SideClock, as_text, from_text
from copdesk.run.state import RunState, fold
from copdesk.words import Refused, tr

MINUTE_MS = 60_000
MISTAKE_MS = 60_000  # Back within a minute takes a Start or Next back as if it had never happened


class Run:
    """The run of each session of one book."""

    def __init__(self, book: Book, clock: Clock, plan: Plan) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan

    def state(self, session_id: Id) -> RunState:
        """Where a session's run stands, to compute every face from."""
        order = running_order(self._plan.session(session_id))
        return fold(order, rows.of_session(self._book, session_id))

    def facts(self, session_id: Id) -> tuple[Id, list[Fact]]:
        """What has happened, for who has the running order already and folds it anew: one short query."""
        return session_id, rows.of_session(self._book, session_id)

    def slot_start(self, session_id: Id) -> int:
        """The instant (ms UTC) at which a session begins or began: its own start, else its slot's today."""
        return anchor(self._plan.session(session_id), self.state(session_id), self._clock.now())

    def live(self) -> Id | None:
        """The session that runs now (or is paused), if one does."""
        for session_id in rows.sessions_begun(self._book):
            if self.state(session_id).index is not None:
                return session_id
        return None

    def learned(self, session_id: Id) -> dict[Id, Learned]:
        """What the steps of a session took in other sessions of this community, by step."""
        others = (key for key in rows.sessions_begun(self._book) if key != session_id)
        return of_steps(self._plan.session(session_id), learn(self.state(key) for key in others))

    def start(self, session_id: Id) -> None:
        """Begins the first step. Raises Refused when another session runs or there is nothing to run."""
        other = self.live()
        if other == session_id:
            return
        if other is not None:
            raise Refused("run.other", title=self._plan.session(other).title)
        state = self.state(session_id)
        if not state.order:
            raise Refused("run.empty")
        self._go(session_id, state.order[0], tr("start the session"))

    def next(self, session_id: Id) -> None:
        """Moves on to the next step, or finishes after the last one."""
        state = self._running(session_id)
        index = state.next_index()
        if index is None:
            self.finish(session_id)
        else:
            self._go(
                session_id, state.order[index], tr("next step: {title}").format(title=state.order[index].step.title)
            )

    def back(self, session_id: Id) -> None:
        """Within a minute: Start or Next never happened, clock included. Later: to the step before, afresh.

        After the end it is the last step that goes on, afresh.
        """
        facts = rows.of_session(self._book, session_id)
        recent = self._recent_move(facts)
        if recent is not None:
            label = tr("take back the last move")
            self._fact(session_id, "void", label, about_id=recent.id)
            return
        cue = self._before(session_id)
        self._go(session_id, cue, tr("back to {title}").format(title=cue.step.title))

    def go_to(self, session_id: Id, step_id: Id, turn: int = 0) -> None:
        """Jumps to a step (in one of its turns); it starts afresh."""
        state = self._running(session_id)
        cue = next((one for one in state.order if one.key == (step_id, turn)), None)
        if cue is None:
            raise Refused("run.no_step")
        self._go(session_id, cue, tr("go to {title}").format(title=cue.step.title))

    def hold(self, session_id: Id, reason: str = "") -> None:
        """Pauses the run."""
        if not self._running(session_id).held:
            self._fact(session_id, "hold", tr("pause"), reason=reason or None)

    def resume(self, session_id: Id) -> None:
        """Goes on after a pause."""
        if self._running(session_id).held:
            self._fact(session_id, "resume", tr("go on"))

    def toggle(self, session_id: Id) -> None:
        """Starts, pauses or goes on: whatever the one key means now."""
        state = self.state(session_id)
        if state.index is None:
            self.start(session_id)
        elif state.held:
            self.resume(session_id)
        else:
            self.hold(session_id)

    def stretch(self, session_id: Id, ms: int) -> None:
        """Gives the running step `ms` more, or takes them (below zero). Undoable."""
        state = self._running(session_id)
        cue = state.cue
        assert cue is not None
        if state.length_ms(cue) + ms < 5_000:
            raise Refused("run.short")
        minutes = f"{ms / 60_000:+g}".replace("-", "−")
        label = tr("{minutes} min for {title}").format(minutes=minutes, title=cue.step.title)
        self._fact(session_id, "stretch", label, cue.key, undoable=True, amount_ms=ms)

    def fit(self, session_id: Id, lengths: Sequence[tuple[CueKey, int | None]], extra_ms: int = 0) -> None:
        """Gives cues to come new lengths in ms (None leaves one out), all at once. Undoable.

        Raises Refused("run.moved") when one of them has begun meanwhile: nobody's running step changes silently.
        """
        state = self._running(session_id)
        assert state.index is not None
        ahead = {cue.key for cue in state.order[state.index + 1 :]}
        if any(key not in ahead for key, _ in lengths):
            raise Refused("run.moved")
        kept = [[key[0].hex(), key[1], length] for key, length in lengths]
        label = tr("finish on time")
        self._fact(session_id, "fit", label, undoable=True, detail={"lengths": kept, "extra_ms": extra_ms})

    def skip(self, session_id: Id, step_id: Id, turn: int = 0) -> None:
        """Leaves a step to come out of the run, or brings it back. Undoable."""
        state = self._running(session_id)
        key = (step_id, turn)
        length = state.lengths.get(key)
        if length is None:
            raise Refused("run.no_step")
        self.fit(session_id, [(key, length if key in state.skipped else None)])

    def again(self, session_id: Id) -> None:
        """The running step once more, from its beginning."""
        cue = self._running(session_id).cue
        assert cue is not None
        self._go(session_id, cue, tr("{title} once more").format(title=cue.step.title))

    def began_earlier(self, session_id: Id, ms: int) -> None:
        """The running step really began `ms` before it was started here. Undoable.

        It cannot have begun before the step before it did: Raises Refused("run.earlier").
        """
        state = self._running(session_id)
        assert state.leg is not None
        before = [leg for leg in state.legs[:-1] if leg.ended is not None]
        if before and state.leg.began.since(before[-1].began) < ms:
            raise Refused("run.earlier")
        minutes = max(1, round(ms / MINUTE_MS))
        self._fact(session_id, "began", tr("it began {n} min earlier").format(n=minutes), undoable=True, amount_ms=ms)

    def nap(self, session_id: Id, ms: int) -> None:
        """`ms` of the running step do not count: the computer slept or was off. Undoable."""
        state = self._running(session_id)
        assert state.leg is not None
        spent = state.leg.spent(self._clock.now())
        label = tr("do not count {n} min").format(n=round(ms / MINUTE_MS))
        self._fact(session_id, "nap", label, undoable=True, amount_ms=max(0, min(ms, spent)))

    def off_ms(self, session_id: Id) -> int:
        """How long the computer was off while a step ran, as far as the book can tell; 0 if it was not."""
        state, now = self.state(session_id), self._clock.now()
        facts = rows.of_session(self._book, session_id)
        if state.index is None or state.held or not facts or facts[-1].at.boot_id == now.boot_id:
            return 0
        return max(0, now.utc - rows.last_heard(self._book))

    def explain(self, session_id: Id, reason: str) -> None:
        """Why the run is paused, in a few words. Undoable."""
        facts = rows.of_session(self._book, session_id)
        void = {fact.about for fact in facts if fact.kind == "void"}
        holds = [fact for fact in facts if fact.kind == "hold" and fact.id not in void]
        if not self._running(session_id).held or not holds:
            raise Refused("run.not_held")
        with self._book.turn("run.explain", tr("why we pause")) as turn:
            turn.update("fact", holds[-1].id, {"reason": clean(reason) or None})

    def keep_side(self, session_id: Id | None, side: SideClock | None) -> None:
        """Remembers the second clock, so that it goes on after a restart. Outside journal and undo."""
        self._book.keep_draft(_side_key(session_id), as_text(side))

    def kept_side(self, session_id: Id | None) -> tuple[Id | None, SideClock | None]:
        """The session that was asked for, and its second clock."""
        return session_id, from_text(self._book.draft(_side_key(session_id)))

    def insert_break(self, session_id: Id, seconds: int) -> Id:
        """A break after the running activity, as an activity of its own. Undoable."""
        cue = self._running(session_id).cue
        assert cue is not None
        activities = self._plan.session(session_id).activities
        place = next(i for i, one in enumerate(activities) if one.id == cue.activity.id)
        title = tr("Break")
        step = Step(id=b"", activity_id=b"", position=0, title=title, planned_s=seconds, skippable=True, scene="clock")
        pause = Activity(id=b"", session_id=session_id, position=0, title=title, method="break", steps=(step,))
        return self._plan.add_activity(session_id, pause, place + 1)

    def finish(self, session_id: Id) -> None:
        """Ends the session."""
        self._running(session_id)
        self._fact(session_id, "finish", tr("end the session"))

    def _running(self, session_id: Id) -> RunState:
        state = self.state(session_id)
        if state.index is None:
            raise Refused("run.not_running")
        return state

    def _before(self, session_id: Id) -> Cue:
        """The step before the running one; after the end the one that ran last."""
        state = self.state(session_id)
        if state.finished and state.order:
            last = state.legs[-1].cue
            return next((cue for cue in state.order if cue.key == last), state.order[-1])
        if state.index is None:
            raise Refused("run.not_running")
        if state.index == 0:
            raise Refused("run.at_start")
        return state.order[state.index - 1]

    def _recent_move(self, facts: list[Fact]) -> Fact | None:
        """The last move, if it was less than a minute ago and is not voided already."""
        void = {fact.about for fact in facts if fact.kind == "void"}
        moves = [fact for fact in facts if fact.kind in ("go", "finish") and fact.id not in void]
        if not moves:
            raise Refused("run.not_running")
        last = moves[-1]
        return last if self._clock.now().since(last.at) < MISTAKE_MS else None

    def _go(self, session_id: Id, cue: Cue, label: str) -> None:
        self._fact(session_id, "go", label, cue.key)

    def _fact(
        self,
        session_id: Id,
        kind: str,
        label: str,
        cue: CueKey | None = None,
        *,
        undoable: bool = False,
        **more: object,
    ) -> None:
        at = self._clock.now()
        with self._book.turn(f"run.{kind}", label, undoable=undoable) as turn:
            turn.insert("fact", rows.row_of(session_id, kind, at, cue, **more))


def _side_key(session_id: Id | None) -> str:
    return f"side:{session_id.hex() if session_id else ''}"
