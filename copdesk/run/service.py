"""What a person can do in the Run room: steer the session by facts."""

from collections.abc import Sequence

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.people.values import clean
from copdesk.plan.service import Plan
from copdesk.plan.values import Activity, Step, running_order
from copdesk.run import moves, rows
from copdesk.run.agenda import anchor
from copdesk.run.facts import CueKey, Fact, Press
from copdesk.run.learning import Learned, Likeness, learn
from copdesk.run.side import SideClock, as_text, from_text
from copdesk.run.state import RunState
from copdesk.words import Refused, tr

MINUTE_MS = 60_000


class Run:
    """The run of each session of one book."""

    def __init__(self, book: Book, clock: Clock, plan: Plan) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan

    def state(self, session_id: Id) -> RunState:
        """Where a session's run stands, to compute every face from."""
        return self._past(session_id).state

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

    def learned(self, session_id: Id) -> dict[Likeness, Learned]:
        """What steps took in this community's other sessions."""
        others = (key for key in rows.sessions_begun(self._book) if key != session_id)
        return learn(self.state(key) for key in others)

    # steering: `press` says when the key was pressed, so that a slow disk makes no step begin late

    def start(self, session_id: Id, press: Press | None = None) -> None:
        """Begins the first step. Raises Refused when another session runs or there is nothing to run."""
        other = self.live()
        if other is not None and other != session_id:
            raise Refused("run.other", title=self._plan.session(other).title)
        self._make(session_id, moves.start(self._past(session_id)), press)

    def next(self, session_id: Id, press: Press | None = None) -> None:
        """Moves on to the next step, or finishes after the last one."""
        self._make(session_id, moves.next_step(self._past(session_id)), press)

    def back(self, session_id: Id, press: Press | None = None) -> None:
        """Takes a mistaken move back, or goes to the step before."""
        now = press.at if press is not None else self._clock.now()
        self._make(session_id, moves.back(self._past(session_id), now), press)

    def go_to(self, session_id: Id, step_id: Id, turn: int = 0, press: Press | None = None) -> None:
        """Jumps to a step (in one of its turns); it starts afresh."""
        self._make(session_id, moves.go_to(self._past(session_id), step_id, turn), press)

    def again(self, session_id: Id) -> None:
        """The running step once more, from its beginning."""
        self._make(session_id, moves.again(self._past(session_id)))

    def hold(self, session_id: Id, reason: str = "") -> None:
        """Pauses the run."""
        self._make(session_id, moves.hold(self._past(session_id), reason))

    def resume(self, session_id: Id) -> None:
        """Goes on after a pause."""
        self._make(session_id, moves.resume(self._past(session_id)))

    def toggle(self, session_id: Id, press: Press | None = None) -> None:
        """Starts, pauses or goes on: whatever the one key means now."""
        if self.state(session_id).index is None:
            self.start(session_id, press)
        else:
            self._make(session_id, moves.toggle(self._past(session_id)), press)

    def stretch(self, session_id: Id, ms: int, press: Press | None = None) -> None:
        """Gives the running step `ms` more, or takes them (below zero). Undoable."""
        self._make(session_id, moves.stretch(self._past(session_id), ms), press)

    def finish(self, session_id: Id, press: Press | None = None) -> None:
        """Ends the session."""
        self._make(session_id, moves.finish(self._past(session_id)), press)

    def fit(
        self, session_id: Id, lengths: Sequence[tuple[CueKey, int | None]], extra_ms: int = 0, label: str = ""
    ) -> None:
        """Gives cues to come new lengths in ms (None leaves one out), all at once. Undoable.

        Raises Refused("run.moved") when one of them has begun meanwhile: nobody's running step changes silently.
        """
        state = self._running(session_id)
        assert state.index is not None
        ahead = {cue.key for cue in state.order[state.index + 1 :]}
        if any(key not in ahead for key, _ in lengths):
            raise Refused("run.moved")
        kept = [[key[0].hex(), key[1], length] for key, length in lengths]
        detail = {"lengths": kept, "extra_ms": extra_ms}
        self._fact(session_id, "fit", label or tr("finish on time"), undoable=True, detail=detail)

    def skip(self, session_id: Id, keys: Sequence[CueKey]) -> None:
        """Leaves steps to come out of the run, or brings them back where all of them are out. Undoable."""
        state = self._running(session_id)
        found = [cue for cue in state.order if cue.key in keys]
        if not keys or len(found) < len(keys):
            raise Refused("run.no_step")
        back = state.skipped.issuperset(keys)
        label = tr("bring back {title}") if back else tr("leave out {title}")
        title = found[0].step.title if len(found) == 1 else found[0].activity.title
        lengths = [(key, state.lengths[key] if back else None) for key in keys]
        self.fit(session_id, lengths, label=label.format(title=title))

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

    def insert_step(self, session_id: Id, title: str, seconds: int, *, at_once: bool = False) -> Id:
        """A step after the running one, or where that runs in turns an activity after its own. Undoable.

        `at_once` it begins now. Raises Refused("plan.untitled") without a title.
        """
        cue = self._running(session_id).cue
        assert cue is not None
        if cue.activity.turns > 1:
            return self._insert_activity(session_id, cue.activity, title, seconds)
        step = self._plan.add_step(session_id, cue.activity.id, title, seconds, after=cue.step.id)
        if at_once:
            self.go_to(session_id, step)
        return step

    def _insert_activity(self, session_id: Id, before: Activity, title: str, seconds: int) -> Id:
        if not clean(title):
            raise Refused("plan.untitled")
        activities = self._plan.session(session_id).activities
        place = next(number for number, one in enumerate(activities) if one.id == before.id)
        step = Step(id=b"", activity_id=b"", position=0, title=clean(title), planned_s=seconds)
        own = Activity(id=b"", session_id=session_id, position=0, title=clean(title), steps=(step,))
        return self._plan.add_activity(session_id, own, place + 1)

    def _past(self, session_id: Id) -> moves.Past:
        order = running_order(self._plan.session(session_id))
        return moves.past(order, rows.of_session(self._book, session_id))

    def _running(self, session_id: Id) -> RunState:
        return moves.running(self._past(session_id))

    def _make(self, session_id: Id, move: moves.Move | None, press: Press | None = None) -> None:
        if move is not None:
            self._fact(
                session_id, move.kind, move.label, move.cue, press=press, undoable=move.undoable,
                amount_ms=move.amount_ms or None, reason=move.reason or None, about_id=move.about,
            )  # fmt: skip

    def _fact(
        self,
        session_id: Id,
        kind: str,
        label: str,
        cue: CueKey | None = None,
        *,
        press: Press | None = None,
        undoable: bool = False,
        **more: object,
    ) -> None:
        at = press.at if press is not None else self._clock.now()
        key = press.id if press is not None else None
        with self._book.turn(f"run.{kind}", label, undoable=undoable) as turn:
            turn.insert("fact", rows.row_of(session_id, kind, at, cue, key, **more))


def _side_key(session_id: Id | None) -> str:
    return f"side:{session_id.hex() if session_id else ''}"
