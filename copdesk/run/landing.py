"""Finishing on time: ways to fit what is left into the time that is left, like an accordion.

Pure arithmetic on a run at one moment. The running step keeps its length in every way, no step goes below its
minimum, the turns of one step stay equally long, and a client's turn is the last thing to go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from copdesk.clock import Reading, local
from copdesk.plan.values import Cue, Session, Step, minutes_of
from copdesk.run import agenda
from copdesk.run.facts import CueKey
from copdesk.run.state import RunState

UNIT_MS = 30_000
ASK_MS = 10 * 60_000
FAR_MS = 12 * 3_600_000


@dataclass(frozen=True, slots=True)
class Change:
    """A cue to come and its new length in ms; `to` is None where it is left out."""

    cue: Cue
    was: int
    to: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to land. `ends` in ms UTC; `late_ms` against the target, below zero for time in hand.

    `key` is 'shrink', 'skip', 'turn' or 'ask' when late; 'grow', 'last' or 'early' when ahead. `extra_ms` is what
    the room is asked for.
    """

    key: str
    changes: tuple[Change, ...]
    ends: int
    late_ms: int
    extra_ms: int = 0

    @property
    def lands(self) -> bool:
        """Whether it ends on time, as far as half minutes can."""
        return self.late_ms < UNIT_MS


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the run stands, and the ways on. `fixed` names the activity whose fixed time is the target, if any."""

    late_ms: int
    ends: int
    target: int
    ways: tuple[Way, ...]
    fixed: str = ""


@dataclass(slots=True)
class _Part:
    """The cues to come of one step: they change together."""

    step: Step
    cues: list[Cue]
    was: int
    to: int

    @property
    def count(self) -> int:
        return len(self.cues)


def landing(session: Session, state: RunState, now: Reading) -> Landing:
    """All ways at `now`; none where the session is on time or does not run."""
    target, fixed = _target(session, state, now)
    ahead = _to_come(state, fixed)
    ends = now.later(max(0, state.remaining_ms(now))) + sum(state.lengths[cue.key] for cue in ahead)
    late = ends - target
    title = fixed.activity.title if fixed else ""
    if state.index is None or abs(late) < UNIT_MS:
        return Landing(late, ends, target, (), title)
    found = _when_late(state, ahead, late, ends) if late > 0 else _when_ahead(state, ahead, late, ends)
    return Landing(late, ends, target, tuple(found), title)


def applied(state: RunState, way: Way) -> RunState:
    """The run as it would go on that way."""
    lengths, skipped = dict(state.lengths), set(state.skipped)
    for change in way.changes:
        if change.to is None:
            skipped.add(change.cue.key)
        else:
            lengths[change.cue.key] = change.to
    return replace(state, lengths=lengths, skipped=frozenset(skipped), extra_ms=state.extra_ms + way.extra_ms)


def detail(way: Way) -> list[tuple[CueKey, int | None]]:
    """What a 'fit' fact keeps of a way."""
    return [(change.cue.key, change.to) for change in way.changes]


# late --------------------------------------------------------------------------------------------------------


def _when_late(state: RunState, ahead: list[Cue], late: int, ends: int) -> Iterable[Way]:
    shrunk = _shrink(state, ahead, late)
    if shrunk:
        yield _way("shrink", shrunk, ends, late)
    skippable = _droppable(ahead)
    if skippable:
        dropped = _drop(state, skippable, late)
        left = [cue for cue in ahead if all(cue is not change.cue for change in dropped)]
        rest = late - sum(change.was for change in dropped)
        yield _way("skip", [*dropped, *_shrink(state, left, rest)], ends, late)
    turn = _last_turn(state, ahead)
    if turn:
        gone = [Change(cue, state.lengths[cue.key], None) for cue in turn]
        left = [cue for cue in ahead if cue not in turn]
        rest = late - sum(change.was for change in gone)
        yield _way("turn", [*gone, *_shrink(state, left, rest)], ends, late)
    beyond = _shrink(state, ahead, late - ASK_MS) if late > ASK_MS else []
    yield _way("ask", beyond, ends, late, ASK_MS)


def _shrink(state: RunState, cues: list[Cue], need: int) -> list[Change]:
    """Takes the half minutes nearest to `need` ms, always from what has given the smallest share of itself so far.

    Where only steps of several turns can give, they give more than is needed rather than too little.
    """
    parts = _parts(state, cues)
    left = round(need / UNIT_MS) * UNIT_MS
    while left > 0:
        able = [part for part in parts if part.to - UNIT_MS >= part.step.least_s * 1000]
        if not able:
            break
        fewest = min(part.count for part in able)
        fitting = [part for part in able if part.count * UNIT_MS <= left or part.count == fewest]
        part = max(fitting, key=lambda one: (one.to / one.was, one.was * one.count))
        part.to -= UNIT_MS
        left -= part.count * UNIT_MS
    return _changes(parts)


def _drop(state: RunState, skippable: list[Cue], need: int) -> list[Change]:
    """The one step that is enough by itself and costs least, else all that may be skipped."""
    enough = [cue for cue in skippable if state.lengths[cue.key] >= need]
    chosen = [min(enough, key=lambda cue: state.lengths[cue.key])] if enough else skippable
    return [Change(cue, state.lengths[cue.key], None) for cue in chosen]


def _droppable(ahead: list[Cue]) -> list[Cue]:
    """What may be skipped and is nobody's turn."""
    return [cue for cue in ahead if cue.step.skippable and not cue.turn]


def _last_turn(state: RunState, ahead: list[Cue]) -> list[Cue]:
    """The cues of the last turn that has not begun, where its activity keeps at least one other turn."""
    live = state.cue
    turns = [cue for cue in ahead if cue.turn > 1]
    if not turns:
        return []
    last = turns[-1]
    if live is not None and (live.activity.id, live.turn) == (last.activity.id, last.turn):
        return []
    return [cue for cue in ahead if cue.activity.id == last.activity.id and cue.turn == last.turn]


# ahead -------------------------------------------------------------------------------------------------------


def _when_ahead(state: RunState, ahead: list[Cue], late: int, ends: int) -> Iterable[Way]:
    grown = _grow(state, ahead, -late)
    if grown:
        yield _way("grow", grown, ends, late)
    if ahead:
        last = ahead[-1]
        spare = -late // UNIT_MS * UNIT_MS
        yield _way("last", [Change(last, state.lengths[last.key], state.lengths[last.key] + spare)], ends, late)
    yield _way("early", [], ends, late)


def _grow(state: RunState, cues: list[Cue], spare: int) -> list[Change]:
    """Gives time back in half minutes, first to what gave most, never beyond a step's longest."""
    parts = _parts(state, cues)
    left = spare
    while True:
        able = [part for part in parts if part.to + UNIT_MS <= part.step.most_s * 1000 and part.count * UNIT_MS <= left]
        if not able:
            return _changes(parts)
        part = min(able, key=lambda one: one.to / (one.step.length_s * 1000))
        part.to += UNIT_MS
        left -= part.count * UNIT_MS


# both --------------------------------------------------------------------------------------------------------


def _target(session: Session, state: RunState, now: Reading) -> tuple[int, Cue | None]:
    """When it should end: the next fixed time to come, else the slot's end."""
    for cue in _to_come(state, None):
        minutes = minutes_of(cue.activity.fixed_at)
        if minutes is None or (state.cue is not None and cue.activity.id == state.cue.activity.id):
            continue
        day = local(now.utc).replace(hour=0, minute=0, second=0, microsecond=0)
        at = round((day + timedelta(minutes=minutes)).timestamp() * 1000)
        if abs(at - now.utc) < FAR_MS:
            return at, cue
    return agenda.slot_end(session, state, now), None


def _to_come(state: RunState, until: Cue | None) -> list[Cue]:
    found = []
    for cue in state.order[(state.index if state.index is not None else -1) + 1 :]:
        if until is not None and cue.activity.id == until.activity.id:
            break
        if cue.key not in state.skipped:
            found.append(cue)
    return found


def _parts(state: RunState, cues: list[Cue]) -> list[_Part]:
    """Cues grouped by step; cues of one step that differ in length already stay apart."""
    parts: dict[tuple[bytes, int], _Part] = {}
    for cue in cues:
        length = state.lengths[cue.key]
        part = parts.setdefault((cue.step.id, length), _Part(cue.step, [], length, length))
        part.cues.append(cue)
    return list(parts.values())


def _changes(parts: list[_Part]) -> list[Change]:
    return [Change(cue, part.was, part.to) for part in parts if part.to != part.was for cue in part.cues]


def _way(key: str, changes: list[Change], ends: int, late: int, extra: int = 0) -> Way:
    won = sum(change.was - (change.to or 0) for change in changes)
    return Way(key, tuple(changes), ends - won, late - won - extra, extra)
