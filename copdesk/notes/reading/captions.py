"""What was said in a recorded meeting, as captions: WebVTT, SubRip (.srt) and what Google Meet saves (.sbv)."""

import re
from collections.abc import Callable

from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import kept
from copdesk.words import tr

_STAMP = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"^(?P<start>{_STAMP})(?:\s+-->\s+|,){_STAMP}(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<who>[^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>")
_WHO = re.compile(r"^(?P<who>[^\W\d_][^:\n]{0,58}):\s+(?=\S)")
_BLOCK = re.compile(r"^(?:NOTE|STYLE|REGION)\b")


def holds(text: str) -> bool:
    """Whether one of the first lines tells from when to when something was said."""
    return any(_TIMES.match(line.strip()) for line in text.split("\n")[:12])


def read(text: str, told: Callable[[Skipped], None]) -> list[Heard]:
    """A note for each caption, at its time from the start; further lines by the same voice go on with it."""
    found: list[Heard] = []
    for number, block in _blocks(text):
        at = next((n for n, line in enumerate(block) if _TIMES.match(line.strip())), None)
        if at is None:
            if not block[0].startswith("WEBVTT") and not _BLOCK.match(block[0]):
                told(Skipped(number, tr("it has no time")))
            continue
        words = "\n".join(block[at + 1 :])
        voice = _VOICE.search(words)
        bare = kept(_TAG.sub("", words))
        named = _WHO.match(bare) if voice is None else None
        body = bare[named.end() :] if named else bare
        if not body:
            told(Skipped(number + at, tr("it has no text")))
            continue
        who = voice["who"].strip() if voice else named["who"].strip() if named else ""
        match = _TIMES.match(block[at].strip())
        start = _seconds(match["start"]) if match else None
        found.append(Heard(body, number + at, offset_s=start, who=kept(who)))
    return found


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """Lines between blank ones, each with the number of its first."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            fresh = True
        elif fresh:
            found.append((number, [line]))
            fresh = False
        else:
            found[-1][1].append(line)
    return found


def _seconds(stamp: str) -> float:
    *hours, minutes, seconds = stamp.replace(",", ".").split(":")
    return round((int(hours[0]) if hours else 0) * 3600 + int(minutes) * 60 + float(seconds), 3)
