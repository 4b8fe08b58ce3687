"""Fixed times hold in both directions: who is early waits for lunch."""

from collections.abc import Callable, Iterable

from copdesk.clock import local
from copdesk.plan.values import Cue, minutes_of

MOST_WAIT_MS = 3_600_000
"""A fixed time further off than this was meant for another day or hour."""


def begins(cue: Cue, before: Cue | None, at: int) -> int:
    """When a cue begins whose turn comes at `at` (ms UTC): then, or at its activity's fixed time."""
    if before is not None and before.activity.id == cue.activity.id:
        return at
    minutes = minutes_of(cue.activity.fixed_at)
    if minutes is None:
        return at
    fixed = local(at).replace(hour=minutes // 60 % 24, minute=minutes % 60, second=0, microsecond=0)
    instant = round(fixed.timestamp() * 1000)
    return instant if at < instant <= at + MOST_WAIT_MS else at


def ends(cues: Iterable[Cue], before: Cue | None, at: int, length_ms: Callable[[Cue], int]) -> int:
    """When the last of `cues` ends if the first may begin at `at`; `before` is the cue that runs until then."""
    for cue in cues:
        at = begins(cue, before, at) + length_ms(cue)
        before = cue
    return at
