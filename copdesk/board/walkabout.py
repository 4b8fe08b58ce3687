"""A walk through the gallery: every group stands before every drawing once, and all move on together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from copdesk.clock import Reading

LEAST_MS, MOST_MS, STEP_MS, USUAL_MS = 15_000, 1_800_000, 15_000, 90_000


@dataclass(frozen=True, slots=True)
class Stop:
    """One drawing on the walk: the group that stands there now, and the one that comes next; empty for nobody."""

    number: int
    title: str
    now: str
    then: str


def stops(titles: Sequence[str], groups: Sequence[str], turn: int) -> list[Stop]:
    """Where the groups stand at a turn, from 0. With more groups than drawings some rest, with fewer some wait."""
    ring = max(len(titles), len(groups))
    seats = [*groups, *([""] * (ring - len(groups)))]
    return [
        Stop(at + 1, title, seats[(at - turn) % ring], seats[(at - turn - 1) % ring]) for at, title in enumerate(titles)
    ]


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a walk is: `turn` counts from 0, `since` is when it last went on, None while it is held or not begun."""

    turns: int
    each_ms: int = USUAL_MS
    turn: int = 0
    spent_ms: int = 0
    since: Reading | None = None

    @property
    def over(self) -> bool:
        return self.turn >= self.turns

    @property
    def begun(self) -> bool:
        return self.turn > 0 or self.spent_ms > 0 or self.since is not None

    def remaining_ms(self, now: Reading) -> int:
        """Time left at this station; below zero once the group stays longer."""
        return self.each_ms - self.spent_ms - (now.since(self.since) if self.since is not None else 0)

    def go(self, now: Reading) -> Walk:
        return self if self.since is not None or self.over else replace(self, since=now)

    def hold(self, now: Reading) -> Walk:
        return replace(self, spent_ms=self.each_ms - self.remaining_ms(now), since=None)

    def next(self, now: Reading) -> Walk:
        """All groups move on; after the last turn the walk is over."""
        if self.over:
            return self
        on = replace(self, turn=self.turn + 1, spent_ms=0, since=now)
        return replace(on, since=None) if on.over else on

    def with_each(self, each_ms: int) -> Walk:
        return replace(self, each_ms=min(max(each_ms, LEAST_MS), MOST_MS))


def usual_each(step_ms: int, turns: int) -> int:
    """The time at each station when the step's time is shared out, in quarters of a minute, rounded down."""
    if turns <= 0 or step_ms <= 0:
        return USUAL_MS
    return min(max(step_ms // turns // STEP_MS * STEP_MS, LEAST_MS), MOST_MS)
