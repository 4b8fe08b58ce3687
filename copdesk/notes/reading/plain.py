"""Notes as lines of text, with the signs of the capture line where they have them."""

import re
from collections.abc import Callable

from copdesk.notes.reading.moment import moment
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import bare
from copdesk.notes.values import read as read_line
from copdesk.words import tr

_STAMPED = re.compile(r"^\s*\[?(\d{1,2}:\d{2}(?::\d{2})?)(?:\]\s*|[:|]?\s+)(?=\S)")
_HEADING = re.compile(r"^#{1,6}\s+\S")


def read(text: str, told: Callable[[Skipped], None]) -> list[Heard]:
    """A note a line; where most lines begin with a time of day, that is when they were said."""
    lines = ["" if _is_heading(line, number, told) else line for number, line in enumerate(text.split("\n"), 1)]
    filled = [line for line in lines if line.strip()]
    stamped = 2 * sum(bool(_STAMPED.match(line)) for line in filled) > len(filled)
    times = [_STAMPED.match(line) if stamped else None for line in lines]
    words = bare([line[time.end() :] if time else line for line, time in zip(lines, times, strict=True)])
    found = []
    for number, (line, time) in enumerate(zip(words, times, strict=True), 1):
        written = read_line(line)
        if written.body:
            offset, clock, at = moment(time[1], "") if time else (None, "", None)
            found.append(
                Heard(
                    written.body, number, offset, clock, at,
                    sign=written.sign, who=written.who, tags=written.tags, starred=written.starred, trio=written.trio,
                )
            )  # fmt: skip
    return found


def _is_heading(line: str, number: int, told: Callable[[Skipped], None]) -> bool:
    """Whether a line is a heading of Markdown; it is told and left out."""
    heads = _HEADING.match(line) is not None
    if heads:
        told(Skipped(number, tr("it is a heading")))
    return heads
