"""When something was said, as files write it."""

import math
import re
from datetime import datetime
from typing import Any

from copdesk.notes.reading.values import AWAY_S

OFFSETS = ("toffsets", "toffset", "offset", "offsets", "seconds", "elapsed")
MINUTES = ("minute", "minutes", "min")
_STAMP = re.compile(r"^(-)?(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?\s*(?:m\.?)?$", re.IGNORECASE)
_YEARS = (946_684_800_000, 4_102_444_800_000)  # 2000 to 2100, in ms UTC

Moment = tuple[float | None, str, int | None]
"""Seconds from the start, a time of day, an instant in ms UTC: one of them, or none where it is no time."""
NONE: Moment = (None, "", None)


def moment(value: Any, column: str) -> Moment:
    """What a field under that (plain) heading says: '95', '1:35', '-0:30', '11:02 pm', '2026-05-26T11:02:00Z'."""
    if value is None or isinstance(value, bool):
        return NONE
    if isinstance(value, int | float):
        return _seconds(value, column)
    text = str(value).strip()
    stamp = _STAMP.match(text)
    if stamp is not None:
        return _stamped(stamp, column)
    try:
        return _seconds(float(text.replace(",", ".")), column)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return NONE
    # A time without a zone is told in the clock of the room.
    return None, "", round(instant.astimezone().timestamp() * 1000)


def _seconds(number: float, column: str) -> Moment:
    if column not in OFFSETS and column not in MINUTES:
        for at in (number * 1000, number):  # an instant in seconds, or in milliseconds
            if _YEARS[0] <= at < _YEARS[1]:
                return None, "", round(at)
    seconds = number * 60 if column in MINUTES else number
    if not math.isfinite(seconds) or abs(seconds) > AWAY_S:
        return NONE
    return seconds, "", None


def _stamped(stamp: re.Match[str], column: str) -> Moment:
    first, second, third = int(stamp[2]), int(stamp[3]), int(stamp[4] or 0)
    if column in OFFSETS or column in MINUTES or stamp[1]:
        seconds = first * 3600 + second * 60 + third if stamp[4] else first * 60 + second
        return (-seconds if stamp[1] else seconds), "", None
    if stamp[5]:
        first = first % 12 + (12 if stamp[5].lower() == "p" else 0)
    if first > 23 or second > 59 or third > 59:
        return NONE
    return None, f"{first:02d}:{second:02d}:{third:02d}", None
