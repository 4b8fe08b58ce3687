"""Notes that were taken elsewhere, as a file gives them. Nothing here is kept yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.notes.values import LONGEST

MOST = 20_000  # notes of one file
AWAY_S = 14 * 24 * 3600  # nothing is said two weeks before a session or after it began


@dataclass(frozen=True, slots=True)
class Heard:
    """One note. `offset_s` counts from the session's start, `clock` is a time of day 'hh:mm:ss', `at` is ms UTC;

    all are None or '' where the file says none of them. `line` is where it stood, from 1; `key` is its own where it
    comes from another book.
    """

    body: str
    line: int
    offset_s: float | None = None
    clock: str = ""
    at: int | None = None
    category: str = ""
    sign: str = ""
    who: str = ""
    step: str = ""
    lang: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    parked: bool = False
    for_room: bool = True
    consent: str = ""
    trio: int = 0
    key: Id | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is no note, and why; or what of a note was not understood, though it was taken."""

    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. `kind` is 'objects', 'table', 'chat' or 'lines'; an encoding may have been guessed."""

    notes: tuple[Heard, ...]
    skipped: tuple[Skipped, ...] = ()
    kind: str = "lines"
    encoding: str = "utf-8"
    sure: bool = True


def clock_ms(start_utc_ms: int, clock: str, midnight_utc_ms: int) -> int:
    """A time of day as ms UTC on the session's day; half a day before the start means the day after."""
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    at = midnight_utc_ms + (hours * 3600 + minutes * 60 + seconds) * 1000
    return at + 86_400_000 if at < start_utc_ms - 43_200_000 else at


def moments(heard: Sequence[Heard], start_utc_ms: int, midnight_utc_ms: int) -> list[int]:
    """When each was said, ms UTC. What has no time follows what stands before it, a thousandth later."""
    found: list[int] = []
    last = start_utc_ms
    for one in heard:
        if one.at is not None:
            last = one.at
        elif one.offset_s is not None:
            last = start_utc_ms + round(one.offset_s * 1000)
        elif one.clock:
            last = clock_ms(start_utc_ms, one.clock, midnight_utc_ms)
        elif found:
            last += 1
        found.append(last)
    return found


def pieces(body: str) -> list[str]:
    """Words as long as a note may be: what is longer goes on in the next one, cut where a word ends."""
    found = []
    while len(body) > LONGEST:
        cut = max(body.rfind(" ", LONGEST // 2, LONGEST), body.rfind("\n", LONGEST // 2, LONGEST))
        cut = cut if cut > 0 else LONGEST
        found.append(body[:cut].rstrip())
        body = body[cut:].lstrip()
    return [one for one in (*found, body) if one]
