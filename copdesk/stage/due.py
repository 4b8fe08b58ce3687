"""When to look at the clock again: as soon as something that can be seen changes, and not before."""

from copdesk.clock import Reading
from copdesk.run.digits import until_change
from copdesk.run.face import Face
from copdesk.run.side import SideClock
from copdesk.stage import shows
from copdesk.stage.asked import Asked
from copdesk.stage.material import Material

MINUTE = 60_000


def due_ms(material: Material, asked: Asked, scene: str, side: SideClock | None, seen: Face, now: Reading) -> int:
    """Milliseconds until a digit or the minute of the day changes in what is shown; pages turn by their own clock."""
    waits = [MINUTE - now.utc % MINUTE + 1]
    if seen.kind in ("running", "last", "over"):
        waits.append(until_change(seen.remaining_ms))
    if side is not None:
        waits.append(side.until_change(now))
    if asked.walk is not None and scene == "walk":
        waits.append(asked.walk.clock.until_change(now))
    left = shows.starts_in_ms(material, now)
    if left is not None and scene == "welcome":
        waits.append(until_change(left))
    return max(1, min(waits))
