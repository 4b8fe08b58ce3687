"""A walk through the gallery. Free: everybody goes where they like, for one length of time. Or by stations: every group
stands before every drawing once, and all move on together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from copdesk.clock import Reading

LEAST_MS, MOST_MS, STEP_MS, USUAL_MS = 15_000, 1_800_000, 15_000, 90_000
FREE_MS, FREE_STEP_MS = 600_000, 60_000
STALE_MS = 12 * 3_600_000
"""A walk that went on so long ago is over, whatever was kept of it."""


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
    """How far a walk is: `turn` counts from 0, `since` is when it last went on, None while it is held or not begun.

    A `free` one has a single turn. `shown` says that the projector shows it.
    """

    turns: int
    each_ms: int = USUAL_MS
    turn: int = 0
    spent_ms: int = 0
    since: Reading | None = None
    free: bool = False
    shown: bool = False

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

    def again(self) -> Walk:
        """The same walk before its beginning."""
        return Walk(self.turns, self.each_ms, free=self.free)

    def with_each(self, each_ms: int) -> Walk:
        return replace(self, each_ms=min(max(each_ms, LEAST_MS), MOST_MS))


def free_walk(ms: int = FREE_MS) -> Walk:
    """Everybody goes where they like."""
    return Walk(1, ms, free=True)


def as_text(walk: Walk) -> str:
    """To be kept beside the book's tables; '' before it has begun and after it is over."""
    if not walk.begun or walk.over:
        return ""
    since = walk.since
    return json.dumps(
        {
            "turns": walk.turns, "each_ms": walk.each_ms, "turn": walk.turn, "spent_ms": walk.spent_ms,
            "since": [since.utc, since.boot, since.boot_id] if since else None,
            "free": walk.free, "shown": walk.shown,
        }
    )  # fmt: skip


def from_text(text: str, now: Reading) -> Walk | None:
    """What was kept; None where nothing was, where it cannot be read, or where nobody walks any more."""
    try:
        told = json.loads(text)
        since = told["since"]
        walk = Walk(
            int(told["turns"]),
            int(told["each_ms"]),
            int(told["turn"]),
            int(told["spent_ms"]),
            Reading(int(since[0]), int(since[1]), str(since[2])) if since else None,
            bool(told["free"]),
            bool(told["shown"]),
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    return None if walk.since is not None and now.since(walk.since) > STALE_MS else walk


def usual_each(step_ms: int, turns: int) -> int:
    """The time at each station when the step's time is shared out, in quarters of a minute, rounded down."""
    if turns <= 0 or step_ms <= 0:
        return USUAL_MS
    return min(max(step_ms // turns // STEP_MS * STEP_MS, LEAST_MS), MOST_MS)
