"""Where a run stands: folded from facts, read at any `now` by arithmetic. Nothing here ticks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from copdesk.clock import Reading
from copdesk.plan.values import Cue
from copdesk.run import waits
from copdesk.run.facts import CueKey, Fact

LAST_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Leg:
    """One cue's time as it really went. `idle_ms` are holds and naps that do not count."""

    cue: CueKey
    began: Reading
    ended: Reading | None = None
    idle_ms: int = 0
    held: Reading | None = None
    stretch_ms: int = 0
    reason: str = ""

    def spent(self, now: Reading) -> int:
        """Running milliseconds of this cue until `now` (or its end), holds left out."""
        until = self.ended or self.held or now
        return max(0, until.since(self.began) - self.idle_ms)


@dataclass(frozen=True, slots=True)
class RunState:
    """A run at rest: what to compute every face from. `index` is the live cue's place, None before and after.

    `extra_ms` is time that the room agreed to stay longer.
    """

    order: tuple[Cue, ...]
    lengths: dict[CueKey, int]
    skipped: frozenset[CueKey] = frozenset()
    legs: tuple[Leg, ...] = ()
    index: int | None = None
    finished: Reading | None = None
    extra_ms: int = 0

    @property
    def leg(self) -> Leg | None:
        """The leg that runs or is held now."""
        return self.legs[-1] if self.index is not None else None

    @property
    def cue(self) -> Cue | None:
        """The cue that runs or is held now."""
        return self.order[self.index] if self.index is not None else None

    @property
    def began(self) -> Reading | None:
        """When the session began."""
        return self.legs[0].began if self.legs else None

    @property
    def held(self) -> bool:
        """Whether the run is paused."""
        return self.leg is not None and self.leg.held is not None

    def length_ms(self, cue: Cue) -> int:
        """A cue's length as planned or as last fitted, stretches of the live cue included."""
        base = self.lengths[cue.key]
        return base + self.leg.stretch_ms if self.leg is not None and cue is self.cue else base

    def next_index(self) -> int | None:
        """The cue after the live one, those skipped left out; None at the end."""
        start = -1 if self.index is None else self.index
        later = range(start + 1, len(self.order))
        return next((i for i in later if self.order[i].key not in self.skipped), None)

    def remaining_ms(self, now: Reading) -> int:
        """Left of the live cue at `now`; below zero once it is over. 0 without a live cue."""
        cue, leg = self.cue, self.leg
        return self.length_ms(cue) - leg.spent(now) if cue is not None and leg is not None else 0

    def rest_ms(self, now: Reading, *, of_turn: bool = False) -> int:
        """Left of the live activity, or of its live turn alone, if nothing changes."""
        live = self.cue
        if live is None or self.index is None:
            return 0
        later = (
            cue
            for cue in self.order[self.index + 1 :]
            if cue.activity.id == live.activity.id and cue.key not in self.skipped
        )
        more = sum(self.lengths[cue.key] for cue in later if not of_turn or cue.turn == live.turn)
        return max(0, self.remaining_ms(now)) + more

    def ends_utc(self, now: Reading) -> int:
        """When the session ends if nothing changes, ms UTC; who is early waits for a fixed time."""
        if self.finished:
            return self.finished.utc
        start = -1 if self.index is None else self.index
        ahead = (cue for cue in self.order[start + 1 :] if cue.key not in self.skipped)
        free = now.later(max(0, self.remaining_ms(now)))
        return waits.ends(ahead, self.cue, free, lambda cue: self.lengths[cue.key])


def begin(order: tuple[Cue, ...]) -> RunState:
    """A run that has not started."""
    return RunState(order, {cue.key: cue.planned_ms for cue in order})


def fold(order: tuple[Cue, ...], facts: Sequence[Fact]) -> RunState:
    """The state after all facts, voided ones left out. Facts about cues no longer planned are passed over."""
    void = {fact.about for fact in facts if fact.kind == "void"}
    state = begin(order)
    for fact in facts:
        if fact.id not in void and fact.kind != "void":
            state = _after(state, fact)
    return state


def _after(state: RunState, fact: Fact) -> RunState:
    if fact.kind == "go":
        return _go(state, fact)
    if fact.kind == "finish":
        return replace(state, legs=_closed(state, fact.at), index=None, finished=fact.at)
    if fact.kind == "fit":
        return _fit(state, fact)
    leg = state.leg
    if leg is None:
        return state
    changed = _leg_after(leg, fact)
    return replace(state, legs=(*state.legs[:-1], changed))


def _go(state: RunState, fact: Fact) -> RunState:
    index = next((i for i, cue in enumerate(state.order) if cue.key == fact.cue), None)
    if index is None or fact.cue is None:
        return state
    legs = (*_closed(state, fact.at), Leg(fact.cue, fact.at))
    return replace(state, legs=legs, index=index, finished=None, skipped=state.skipped - {fact.cue})


def _leg_after(leg: Leg, fact: Fact) -> Leg:
    if fact.kind == "hold":
        return leg if leg.held else replace(leg, held=fact.at, reason=fact.reason)
    if fact.kind == "resume":
        if leg.held is None:
            return leg
        return replace(leg, held=None, idle_ms=leg.idle_ms + fact.at.since(leg.held), reason="")
    if fact.kind == "stretch" and fact.cue in (None, leg.cue):
        return replace(leg, stretch_ms=leg.stretch_ms + fact.amount_ms)
    if fact.kind == "nap":
        return replace(leg, idle_ms=leg.idle_ms + fact.amount_ms)
    if fact.kind == "began":
        return replace(leg, began=leg.began.plus(-fact.amount_ms))
    return leg


def _fit(state: RunState, fact: Fact) -> RunState:
    lengths, skipped = dict(state.lengths), set(state.skipped)
    for step, turn, length in fact.detail.get("lengths", []):
        key = (bytes.fromhex(step), int(turn))
        if key in lengths and length is None:
            skipped.add(key)
        elif key in lengths:
            lengths[key] = int(length)
            skipped.discard(key)
    extra = state.extra_ms + int(fact.detail.get("extra_ms", 0))
    return replace(state, lengths=lengths, skipped=frozenset(skipped), extra_ms=extra)


def _closed(state: RunState, at: Reading) -> tuple[Leg, ...]:
    leg = state.leg
    if leg is None:
        return state.legs
    idle = leg.idle_ms + (at.since(leg.held) if leg.held else 0)
    return (*state.legs[:-1], replace(leg, ended=at, held=None, idle_ms=idle))
