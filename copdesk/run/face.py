"""What the clock says at one moment: the one place where a run's state becomes words and digits."""

from dataclasses import dataclass

from copdesk.clock import Reading, hh_mm
from copdesk.run.digits import digits
from copdesk.run.state import LAST_MINUTE_MS, RunState


@dataclass(frozen=True, slots=True)
class Face:
    """One look at a running clock. `kind` is 'idle', 'running', 'last', 'over', 'held' or 'done'; times in ms."""

    kind: str
    digits: str
    remaining_ms: int = 0
    total_ms: int = 0
    fraction: float = 0.0
    notch: float = 0.0
    ends: str = ""
    since: str = ""


def last_part_ms(total_ms: int) -> int:
    """How long the last minute of a step is: its last fifth, at most a minute."""
    return min(LAST_MINUTE_MS, total_ms // 5)


def face(state: RunState, now: Reading) -> Face:
    """The clock of the live cue at `now`. `fraction` is what is left of it, 1.0 to 0.0."""
    cue, leg = state.cue, state.leg
    if cue is None or leg is None:
        return Face("done" if state.finished else "idle", "")
    total = max(1, state.length_ms(cue))
    remaining = state.remaining_ms(now)
    if state.held:
        kind = "held"
    elif remaining <= 0:
        kind = "over"
    else:
        kind = "last" if remaining <= last_part_ms(total) else "running"
    held = leg.held
    since = hh_mm(held.utc) if held else hh_mm(now.later(remaining)) if remaining <= 0 else ""
    return Face(
        kind=kind,
        digits=digits(remaining),
        remaining_ms=remaining,
        total_ms=total,
        fraction=max(0.0, min(1.0, remaining / total)),
        notch=last_part_ms(total) / total,
        ends=hh_mm(now.later(max(0, remaining))),
        since=since,
    )
