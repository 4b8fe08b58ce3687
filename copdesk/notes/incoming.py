"""Notes that were taken elsewhere: one JSON object a line, a table, a saved chat, or plain lines."""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copdesk.notes.values import bare, kept
from copdesk.notes.values import read as read_line
from copdesk.tables.decoding import decode
from copdesk.tables.delimited import delimiter_of, split_rows
from copdesk.words import Refused, tr

LONGEST_S = 14 * 24 * 3600  # nothing is said two weeks after a session began
_STAMP = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$")
_CHAT = re.compile(
    r"^(?P<time>\d{1,2}:\d{2}:\d{2})(?:\s+From\s+(?P<who>.+?)(?:\s+to\s+(?P<to>[^:]+?))?\s*:\s?|\t\s*(?P<name>[^\t:]+):\t?)"
    r"(?P<text>.*)$"
)
_PRIVATE = re.compile(r"\(\s*(?:direct message|privately|private)\s*\)", re.IGNORECASE)
_COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "note", "notes", "body", "comment", "message", "texte", "remarque", "nota", "texto"),
    "time": ("t_offset_s", "offset", "time", "at", "minute", "heure", "hora", "timestamp"),
    "category": ("category", "kind", "type", "catégorie", "categoría", "categoria"),
    "who": ("who", "name", "speaker", "author", "said by", "person", "nom", "qui", "quien"),
    "step": ("step", "activity", "étape", "paso"),
    "lang": ("lang", "language", "langue", "idioma"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """One note from elsewhere. `offset_s` counts from the session's start, `clock` is a time of day 'hh:mm:ss';

    both are None or '' where the source says neither. `line` is where it stood, from 1.
    """

    body: str
    line: int
    offset_s: float | None = None
    clock: str = ""
    category: str = ""
    sign: str = ""
    who: str = ""
    step: str = ""
    lang: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


def read(source: Path | str | bytes, name: str = "") -> list[Heard]:
    """The notes of a file or of its bytes, in its order; `name` is what refusals call it.

    Raises Refused naming the first line that is no note, or the file where it is no text. Messages of a chat that
    went to one person only are left out.
    """
    if isinstance(source, bytes):
        data = source
    else:
        path = Path(source)
        name = name or path.name
        try:
            data = path.read_bytes()
        except OSError as exc:
            raise Refused("notes.file", file=name, detail=exc.strerror or str(exc)) from exc
    text = decode(data).text
    return _reader(text, name)(text, name or "notes")


def _reader(text: str, name: str) -> Callable[[str, str], list[Heard]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lstrip().startswith("{"):
        return _objects
    if _CHAT.match(first):
        return _chat
    separator = delimiter_of(text) if not name.lower().endswith((".txt", ".md")) else ""
    if separator:
        header = [cell.strip().casefold() for cell in first.split(separator)]
        if any(cell.strip('"') in _COLUMNS["text"] for cell in header):
            return _table
    return _lines


def _objects(text: str, file: str) -> list[Heard]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except (ValueError, RecursionError) as exc:
            raise _no(file, number, str(exc)[:120]) from exc
        if not isinstance(one, dict):
            raise _no(file, number, tr("it is not an object"))
        found.append(_object(one, file, number))
    return found


def _object(one: dict[str, Any], file: str, number: int) -> Heard:
    text = one.get("text")
    if not isinstance(text, str) or not kept(text):
        raise _no(file, number, tr("it has no text"))
    words = {}
    for field in ("category", "who", "step", "lang"):
        value = one.get(field)
        if value is not None and not isinstance(value, str):
            raise _no(file, number, tr("{field} is not a text").format(field=field))
        words[field] = kept(value or "")
    offset = one.get("t_offset_s")
    if offset is not None:
        if isinstance(offset, bool) or not isinstance(offset, int | float) or not math.isfinite(offset):
            raise _no(file, number, tr("t_offset_s is not a number of seconds"))
        if not 0 <= offset <= LONGEST_S:
            raise _no(file, number, tr("t_offset_s is not within two weeks of the start"))
    return Heard(
        kept(text),
        number,
        offset,
        category=words["category"],
        who=words["who"],
        step=words["step"],
        lang=words["lang"],
    )


def _table(text: str, file: str) -> list[Heard]:
    separator = delimiter_of(text)
    rows = split_rows(text, separator)
    start = next(n for n, row in enumerate(rows) if any(cell.strip() for cell in row))
    header = [cell.strip().casefold() for cell in rows[start]]
    at = {field: place for field, names in _COLUMNS.items() for place, cell in enumerate(header) if cell in names}
    found = []
    for number, row in enumerate(rows[start + 1 :], start + 2):
        cells = {field: kept(row[place]) if place < len(row) else "" for field, place in at.items()}
        if not any(cells.values()):
            continue
        if not cells["text"]:
            raise _no(file, number, tr("it has no text"))
        offset, clock = _moment(cells.get("time", ""), header[at["time"]] if "time" in at else "", file, number)
        found.append(
            Heard(
                cells["text"],
                number,
                offset,
                clock,
                category=cells.get("category", ""),
                who=cells.get("who", ""),
                step=cells.get("step", ""),
                lang=cells.get("lang", ""),
            )
        )
    return found


def _moment(text: str, column: str, file: str, number: int) -> tuple[float | None, str]:
    """Seconds from the start for '95', '1:35' or '0:01:35' in an offset column; otherwise a time of day."""
    if not text:
        return None, ""
    stamp = _STAMP.match(text)
    if stamp is None:
        try:
            seconds = float(text) * (60 if column == "minute" else 1)
        except ValueError:
            raise _no(file, number, tr("“{text}” is no time").format(text=text)) from None
        if not 0 <= seconds <= LONGEST_S:
            raise _no(file, number, tr("“{text}” is no time").format(text=text))
        return seconds, ""
    first, second, third = int(stamp[1]), int(stamp[2]), int(stamp[3] or 0)
    if column in ("t_offset_s", "offset"):
        return (first * 3600 + second * 60 + third if stamp[3] else first * 60 + second), ""
    if first > 23 or second > 59 or third > 59:
        raise _no(file, number, tr("“{text}” is no time").format(text=text))
    return None, f"{first:02d}:{second:02d}:{third:02d}"


def _chat(text: str, file: str) -> list[Heard]:
    found: list[Heard] = []
    private = False
    for number, line in enumerate(text.splitlines(), 1):
        start = _CHAT.match(line)
        if start is None:
            if private or not line.strip():
                continue
            if found:  # a message of several lines
                last = found[-1]
                body = f"{last.body}\n{kept(line)}" if last.body else kept(line)
                found[-1] = Heard(body, last.line, last.offset_s, last.clock, who=last.who)
            continue
        private = bool(_PRIVATE.search(start["to"] or "") or _PRIVATE.search(start["who"] or ""))
        if private:
            continue
        hours, minutes, seconds = (int(part) for part in start["time"].split(":"))
        if start["who"]:  # saved on somebody's machine: the time of day
            found.append(Heard(kept(start["text"]), number, clock=f"{hours:02d}:{minutes:02d}:{seconds:02d}",
                               who=kept(start["who"])))  # fmt: skip
        else:  # saved with a recording: counted from its start
            offset = float(hours * 3600 + minutes * 60 + seconds)
            found.append(Heard(kept(start["text"]), number, offset, who=kept(start["name"])))
    return [one for one in found if one.body]


def _lines(text: str, file: str) -> list[Heard]:
    found = []
    for number, line in enumerate(bare(text.splitlines()), 1):
        if not line.strip():
            continue
        written = read_line(line)
        if written.body:
            found.append(
                Heard(
                    written.body,
                    number,
                    sign=written.sign,
                    who=written.who,
                    tags=written.tags,
                    starred=written.starred,
                )
            )
    if not found:
        raise Refused("notes.empty")
    return found


def _no(file: str, line: int, detail: str) -> Refused:
    return Refused("notes.line", line=line, file=file, detail=detail)


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
        if one.offset_s is not None:
            last = start_utc_ms + round(one.offset_s * 1000)
        elif one.clock:
            last = clock_ms(start_utc_ms, one.clock, midnight_utc_ms)
        elif found:
            last += 1
        found.append(last)
    return found
