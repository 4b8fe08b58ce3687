"""A second clock beside the step's: for each group's report, or a plain stopwatch. It never touches the run."""

from dataclasses import dataclass, replace

from copdesk.clock import Reading
from copdesk.run.digits import digits, until_change


@dataclass(frozen=True, slots=True)
class SideClock:
    """`planned_ms` 0 counts up from nothing. `round` counts how often it was begun, as groups report in turn."""

    planned_ms: int
    since: Reading | None
    spent_ms: int = 0
    round: int = 1

    @property
    def counts_up(self) -> bool:
        """Whether it is a stopwatch."""
        return self.planned_ms == 0

    @property
    def held(self) -> bool:
        """Whether it stands still."""
        return self.since is None

    def passed(self, now: Reading) -> int:
        """Milliseconds it has run."""
        return self.spent_ms + (now.since(self.since) if self.since else 0)

    def remaining(self, now: Reading) -> int:
        """Milliseconds left of a countdown; below zero once it is over."""
        return self.planned_ms - self.passed(now)

    def over(self, now: Reading) -> bool:
        """Whether a countdown has reached its end."""
        return not self.counts_up and self.remaining(now) <= 0

    def digits(self, now: Reading) -> str:
        """What it shows. A stopwatch shows whole seconds that have passed."""
        if self.counts_up:
            return digits(self.passed(now) // 1000 * 1000)
        return digits(self.remaining(now))

    def until_change(self, now: Reading) -> int:
        """Milliseconds until it shows something else; a minute while it stands still."""
        if self.held:
            return 60_000
        return 1000 - self.passed(now) % 1000 if self.counts_up else until_change(self.remaining(now))

    def toggled(self, now: Reading) -> "SideClock":
        """Stopped, or going on."""
        if self.since is None:
            return replace(self, since=now)
        return replace(self, since=None, spent_ms=self.passed(now))

    def again(self, now: Reading) -> "SideClock":
        """From its beginning, for the next group."""
        return replace(self, since=now, spent_ms=0, round=self.round + 1)
