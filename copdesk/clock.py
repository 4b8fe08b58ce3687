"""The only reader of real time.

A `Reading` holds two clocks: the wall (what people see; NTP and daylight saving move it) and a clock
that counts sleep where the system has one (what durations are measured with).
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at both clocks: `utc` in ms since 1970, `boot` in ms since the machine started."""

    utc: int
    boot: int
    boot_id: str

    def since(self, earlier: "Reading") -> int:
        """Milliseconds from `earlier` to this reading; by the wall clock after a restart, never below 0."""
        same = self.boot_id == earlier.boot_id
        return max(0, self.boot - earlier.boot if same else self.utc - earlier.utc)

    def later(self, ms: int) -> int:
        """The instant `ms` later, ms UTC, to the second: the two clocks are never read at quite one moment, and an end
        at the full minute must not waver between it and the minute before."""
        return (self.utc + ms + 500) // 1000 * 1000

    def plus(self, ms: int) -> "Reading":
        """The same moment `ms` later (or earlier, below zero)."""
        return Reading(self.utc + ms, self.boot + ms, self.boot_id)


class Clock(Protocol):
    """What everything that needs the time is given."""

    def now(self) -> Reading: ...


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        self._counted = counting_sleep()
        self._boot_id = _boot_id(self._counted)

    def now(self) -> Reading:
        """Both clocks, read one right after the other."""
        boot = self._counted()
        return Reading(time.time_ns() // 1_000_000, boot // 1_000_000, self._boot_id)


def counting_sleep(system: Any = time, platform: str = sys.platform) -> Callable[[], int]:
    """Reads, in ns, a clock that goes on while the computer sleeps and that nobody can set.

    Linux has CLOCK_BOOTTIME. Python's monotonic clock stands still in sleep on macOS, where the system's own
    CLOCK_MONOTONIC does not; on Windows Python's counts sleep.
    """
    name = "CLOCK_MONOTONIC" if platform == "darwin" else "CLOCK_BOOTTIME"
    number = getattr(system, name, None)
    if number is None:
        counted: Callable[[], int] = system.monotonic_ns
        return counted
    return partial(system.clock_gettime_ns, number)


class FakeClock:
    """A clock that tests and rehearsals move by hand."""

    def __init__(self, start: datetime | None = None, boot_id: str = "boot-1") -> None:
        begin = start or datetime(2026, 5, 26, 9, 0, tzinfo=UTC)
        self._utc = round(begin.timestamp() * 1000)
        self._boot = 1_000_000
        self._boot_id = boot_id

    def now(self) -> Reading:
        """The moment last set."""
        return Reading(self._utc, self._boot, self._boot_id)

    def advance(self, seconds: float) -> None:
        """Both clocks go on by `seconds`, as they do when time passes (asleep or awake)."""
        self._utc += round(seconds * 1000)
        self._boot += round(seconds * 1000)

    def jump_wall(self, seconds: float) -> None:
        """The wall clock alone is set, as NTP or a hand does."""
        self._utc += round(seconds * 1000)

    def restart(self, seconds_off: float = 0) -> None:
        """The machine was off for `seconds_off` and has started anew."""
        self._utc += round(seconds_off * 1000)
        self._boot = 5_000
        self._boot_id += "+"


def _boot_id(counted: Callable[[], int]) -> str:
    """What tells one start of the machine from the next; where the system gives no name, when it was."""
    source = Path("/proc/sys/kernel/random/boot_id")
    try:
        return source.read_text(encoding="ascii").strip()
    except OSError:
        started = time.time_ns() - counted()
        return f"started-{started // 10_000_000_000}"


def local(utc_ms: int) -> datetime:
    """The local wall time of an instant, with its zone."""
    return datetime.fromtimestamp(utc_ms / 1000, UTC).astimezone()


def hh_mm(utc_ms: int) -> str:
    """The time of day as it is written everywhere: 09:05."""
    return local(utc_ms).strftime("%H:%M")


def whole_day(utc_ms: int) -> str:
    """The local date of an instant, ISO."""
    return local(utc_ms).date().isoformat()


def later(utc_ms: int, span: timedelta) -> int:
    """An instant moved by a span, in ms."""
    return utc_ms + round(span.total_seconds() * 1000)
