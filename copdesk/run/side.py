"""A second clock beside the step's: for each group's report, a break, or a stopwatch. It never touches the run."""

import json
from dataclasses import dataclass, replace

from copdesk.clock import Reading
from copdesk.run.digits import digits, until_change

BREAK = "break"
STALE_MS = 12 * 3_600_000
"""A clock that was left running so long ago is not meant any more."""


@dataclass(frozen=True, slots=True)
class SideClock:
    """`planned_ms` 0 counts up from nothing. `round` counts how often it was begun.

    `groups` report in turn: `speaks` is the one whose turn it is, `heard` are those before. `kind` is BREAK while
    people are away.
    """

    planned_ms: int
    since: Reading | None
    spent_ms: int = 0
    round: int = 1
    groups: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    speaks: str = ""
    kind: str = ""

    @property
    def counts_up(self) -> bool:
        """Whether it is a stopwatch."""
        return self.planned_ms == 0

    @property
    def held(self) -> bool:
        """Whether it stands still."""
        return self.since is None

    @property
    def waiting(self) -> tuple[str, ...]:
        """Groups that have not been heard and do not speak now."""
        return tuple(name for name in self.groups if name not in self.heard and name != self.speaks)

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

    def again(self, now: Reading, name: str = "") -> "SideClock":
        """From its beginning, for the next group (or that of `name`); it stands still once all were heard."""
        heard = (*self.heard, self.speaks) if self.speaks else self.heard
        speaks = name or next(iter(self.waiting), "")
        running = bool(speaks) or not self.groups
        since = now if running else None
        return replace(self, since=since, spent_ms=0, round=self.round + 1, heard=heard, speaks=speaks)


def of_groups(planned_ms: int, groups: tuple[str, ...], now: Reading) -> SideClock:
    """Each group reports for so long, in their order."""
    return SideClock(planned_ms, now, groups=groups, speaks=groups[0] if groups else "")


def as_text(side: SideClock | None) -> str:
    """To be kept beside the book's tables; '' for none."""
    if side is None:
        return ""
    since = side.since
    return json.dumps(
        {
            "planned_ms": side.planned_ms, "spent_ms": side.spent_ms, "round": side.round,
            "since": [since.utc, since.boot, since.boot_id] if since else None,
            "groups": side.groups, "heard": side.heard, "speaks": side.speaks, "kind": side.kind,
        },
        ensure_ascii=False,
    )  # fmt: skip


def from_text(text: str) -> SideClock | None:
    """What was kept; None where nothing was, or where it cannot be read."""
    try:
        told = json.loads(text)
        since = told["since"]
        return SideClock(
            int(told["planned_ms"]),
            Reading(int(since[0]), int(since[1]), str(since[2])) if since else None,
            int(told["spent_ms"]),
            int(told["round"]),
            tuple(str(name) for name in told["groups"]),
            tuple(str(name) for name in told["heard"]),
            str(told["speaks"]),
            str(told["kind"]),
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return None
