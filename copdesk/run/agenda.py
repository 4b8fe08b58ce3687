"""The running agenda: what was planned, what happened, what is to be expected, and how far off the whole is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copdesk.clock import Reading, local
from copdesk.plan.values import Cue, Session, minutes_of
from copdesk.run import waits
from copdesk.run.state import Leg, RunState

NEAR_MS = 2 * 3_600_000
"""A plan without a day that begins within so much of its hour is meant for now."""


@dataclass(frozen=True, slots=True)
class Line:
    """One cue on the agenda. Instants in ms UTC; `actual` is None for what is to come, `expected` for what is done.

    `wait_ms` is how long people wait before it, for its fixed time.
    """

    cue: Cue
    planned: int
    state: str
    actual: int | None = None
    expected: int | None = None
    took_ms: int | None = None
    wait_ms: int = 0


def anchor(session: Session, state: RunState, now: Reading) -> int:
    """The instant that the plan's first minute stands for, ms UTC.

    The slot's own start on its own day, or where no day is given but it began near that hour; else the moment
    it began, so that a session never opens years behind. Before the start: today's slot.
    """
    minutes = minutes_of(session.starts)
    began = state.began
    if minutes is None:
        return began.utc if began else now.utc
    day = local(began.utc if began else now.utc)
    slot = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minutes)
    if began and session.day != day.date().isoformat() and (session.day or abs(began.utc - _ms(slot)) > NEAR_MS):
        return began.utc
    return _ms(slot)


def is_day(session: Session, now: Reading) -> bool:
    """Whether the session is planned for the day that it is now."""
    return session.day == local(now.utc).date().isoformat()


def slot_end(session: Session, state: RunState, now: Reading) -> int:
    """The instant the session should end, ms UTC: its slot's length after the anchor, else its plan's.

    Time that the room agreed to stay longer moves it.
    """
    return anchor(session, state, now) + (session.slot_s or session.planned_s) * 1000 + state.extra_ms


def planned_end(session: Session, state: RunState) -> int:
    """When the live cue was to end by the plan, ms UTC; the plan's own end where nothing runs."""
    began = state.began
    start = anchor(session, state, began) if began else 0
    upto = len(state.order) if state.index is None else state.index + 1
    return waits.ends(state.order[:upto], None, start, lambda cue: cue.planned_ms)


def behind_ms(session: Session, state: RunState, now: Reading) -> int:
    """How late the whole session will be against its plan if nothing changes; below zero when ahead."""
    planned = waits.ends(state.order, None, anchor(session, state, now), lambda cue: cue.planned_ms)
    return state.ends_utc(now) - planned


def lines(session: Session, state: RunState, now: Reading) -> tuple[Line, ...]:
    """One line for every cue, in order."""
    at = anchor(session, state, now)
    latest: dict[tuple[bytes, int], Leg] = {leg.cue: leg for leg in state.legs}
    expected = now.later(max(0, state.remaining_ms(now)))
    found: list[Line] = []
    for index, cue in enumerate(state.order):
        before = state.order[index - 1] if index else None
        at = waits.begins(cue, before, at)
        leg = latest.get(cue.key)
        if index == state.index and leg is not None:
            found.append(Line(cue, at, "now", actual=leg.began.utc))
        elif cue.key in state.skipped:
            found.append(Line(cue, at, "skipped"))
        elif leg is not None and (state.index is None or index < state.index):
            found.append(Line(cue, at, "done", actual=leg.began.utc, took_ms=_took(state, cue)))
        elif state.finished or (state.index is not None and index < state.index):
            found.append(Line(cue, at, "skipped"))
        else:
            begins = waits.begins(cue, before, expected)
            found.append(Line(cue, at, "next", expected=begins, wait_ms=begins - expected))
            expected = begins + state.lengths[cue.key]
        at += cue.planned_ms
    return tuple(found)


def _took(state: RunState, cue: Cue) -> int:
    return sum(leg.spent(leg.ended) for leg in state.legs if leg.cue == cue.key and leg.ended is not None)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
