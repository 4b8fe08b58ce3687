"""Tables of a plan: rows to activities.

A column of growing times may be lengths or the time since the start; both look alike until one sees that it
begins at nothing and only grows.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.columns import (
    BARE,
    COLUMNS,
    PAIR,
    column,
    columns_of,
    completed,
    evened,
    guessed,
    looks_like_a_header,
    scale_of,
    timed,
    titled,
)
from copdesk.plan.reading.days import names_day
from copdesk.plan.reading.durations import PART, find_spans, number_of, together
from copdesk.plan.reading.items import questions, read_item
from copdesk.plan.reading.marks import is_close, is_end, is_start, is_total, kind_of
from copdesk.plan.reading.parallel import within
from copdesk.plan.reading.serials import typed
from copdesk.plan.reading.values import ActivityRead, StepRead
from copdesk.plan.reading.vocabulary import plain

_ABOUT = re.compile(
    r"(?:[~≈±]|ca?\.?|about|approx\.?|max\.?)?\s*(?:(?P<times>\d{1,2})\s*[x×*]\s*)?(?P<length>\d{1,3})", re.IGNORECASE
)
_NOTHING = re.compile(r"[+tT]?\s*0?0(?:[:.]00){0,2}\s*(?:min\w*|m|')?\.?")


@dataclass(frozen=True, slots=True)
class GridRead:
    """Activities of one table. `elapsed` says that its times were counted from the start, `length` is a total row's,
    `header` is the row (from 1) that names the columns, 0 where none does."""

    activities: tuple[ActivityRead, ...]
    elapsed: bool = False
    length: float | None = None
    header: int = 0


def read_grid(rows: tuple[tuple[str, ...], ...], first: int = 1, header: int | None = None) -> GridRead:
    """The activities in a table; none where no column holds times or nothing names them. `header` is the row that a
    person says names the columns, or 0 for none."""
    if header is not None:
        return _read_under(rows, first, header)
    best = GridRead(())
    wide = max((len(row) for row in rows), default=0)
    for at, row in enumerate(rows[:15]):
        columns = titled(columns_of(row), rows[at + 1 :])
        if wide > 1 and len([cell for cell in row if cell.strip()]) < 2:
            continue
        if columns and len(columns) + sum(plain(cell) in COLUMNS["other"] for cell in row) >= min(2, len(row)):
            body = typed(rows[at + 1 :], columns)
            columns = completed(columns, row, body)
            if "title" in columns and (timed(columns) or len(body) > 0):
                best = replace(_read(body, columns, row, first + at + 1), header=at + 1)
                break
    if any(each.minutes or each.start or each.steps for each in best.activities):
        return best
    above = _above(rows)
    rows, first = rows[above:], first + above  # what stands alone above the table is no row of it
    rows = evened(rows)
    columns = guessed(rows)
    if "title" not in columns or not timed(columns):
        return best
    head = 1 if len(rows) > 2 and looks_like_a_header(rows, columns) else 0
    other = replace(_read(rows[head:], columns, (), first + head), header=above + 1 if head else 0)
    return other if other.activities else best


def _above(rows: tuple[tuple[str, ...], ...]) -> int:
    """How many rows stand above a table with one text each."""
    return next((at for at, row in enumerate(rows) if len([cell for cell in row if cell.strip()]) > 1), 0)


def _read_under(rows: tuple[tuple[str, ...], ...], first: int, header: int) -> GridRead:
    """The activities below a header that a person chose; by what the cells look like where its names say too little."""
    names, skipped = (rows[header - 1], header) if 0 < header <= len(rows) else ((), _above(rows))
    body = rows[skipped:]
    columns = completed(titled(columns_of(names)), names, body) if names else {}
    if "title" not in columns or not timed(columns):
        columns = guessed(body)
    if "title" not in columns:
        return GridRead((), header=header)
    return replace(_read(body, columns, names, first + skipped), header=header)


def _read(rows: tuple[tuple[str, ...], ...], columns: dict[str, int], header: tuple[str, ...], first: int) -> GridRead:
    elapsed = _elapsed(rows, columns)
    scale = 0.5 if elapsed and _in_seconds(rows, columns) else scale_of(header, columns, rows)
    by_clock = not elapsed and "length" not in columns and "start" in columns
    made: list[ActivityRead] = []
    length = None
    day = ""
    for number, row in enumerate(rows, first):
        cells = {what: row[at].strip() if at < len(row) else "" for what, at in columns.items()}
        if alone := _day_alone(row):
            day = alone
            continue
        day = cells.get("day") or day
        if not any(cells.values()) or titled(columns_of(row)) == columns:
            continue
        name = plain(cells.get("title", ""))
        if is_total(name) or (not name and not cells.get("step")):
            length = _minutes(cells.get("length", ""), scale)[0] or length
            ends = _times(cells)[0]
            if made and ends and not name and not made[-1].end and made[-1].minutes is None:
                made[-1] = replace(made[-1], end=ends)  # a time without a word ends what stands before it
            continue
        if cells.get("skip", "").casefold() in ("true", "1", "x", "yes"):
            continue
        goes_on = made and (not cells.get("title") or (made[-1].steps and cells["title"] == made[-1].title))
        if cells.get("step") and goes_on:
            made[-1] = _more(made[-1], cells, scale, number)
            continue
        each = replace(_activity(cells, scale, elapsed, number), day=day)
        if by_clock and made and made[-1].start and not cells["start"] and not each.steps and each.minutes is None:
            made[-1] = within(made[-1], each)
        else:
            made.append(each)
    return GridRead(tuple(_since_start(made) if elapsed else made), elapsed, length)


def _day_alone(row: tuple[str, ...]) -> str:
    """The day that a row of one text names (it may fill all cells of the row)."""
    texts = {cell.strip() for cell in row if cell.strip()}
    text = texts.pop() if len(texts) == 1 else ""
    return text if text and names_day(text) else ""


def _activity(cells: dict[str, str], scale: float, elapsed: bool, number: int) -> ActivityRead:
    item = read_item(cells["title"])
    title, minutes, least, most = item.title, None, None, None
    if item.span and len(cells["title"].split()) <= 12:
        minutes, least, most = item.span.minutes, item.span.least, item.span.most
    elif item.where:
        title = cells["title"]
    if cells.get("length") and not elapsed:
        minutes, least, most = _ranged(cells, scale)
    start, end = _times(cells)
    if elapsed:
        start = f"+{_offset(cells.get('length') or cells.get('start', ''), scale)}"
    grouped = cells.get("kind", "").casefold() in ("block", "group")
    steps: tuple[StepRead, ...] = ()
    if cells.get("step"):
        step = StepRead(cells["step"], minutes, note=cells.get("note", ""), line=number)
        steps, minutes, least, most = (step,), None, None, None
    return ActivityRead(
        title=title,
        minutes=0 if grouped and minutes is None else minutes,
        minutes_min=least if least != most else None,
        minutes_max=most if least != most else None,
        start=start or item.start,
        end=end or item.end,
        kind="group" if grouped else kind_of(title),
        steps=steps,
        rounds=int(cells["turns"]) if cells.get("turns", "").isdigit() and int(cells["turns"]) > 1 else 0,
        prompts=questions(cells.get("prompt", "")) or item.prompts,
        grouping=cells.get("grouping", ""),
        note="\n".join(part for part in (item.note, "" if steps else cells.get("note", "")) if part),
        line=number,
    )


def _more(made: ActivityRead, cells: dict[str, str], scale: float, number: int) -> ActivityRead:
    minutes, least, most = _ranged(cells, scale)
    ranged = least != most
    step = StepRead(
        cells["step"],
        minutes,
        least if ranged else None,
        most if ranged else None,
        prompts=questions(cells.get("prompt", "")),
        note=cells.get("note", ""),
        line=number,
    )
    return replace(made, steps=(*made.steps, step))


def _times(cells: dict[str, str]) -> tuple[str, str]:
    clocks = find_clocks(cells.get("start", ""))
    ends = find_clocks(cells.get("end", ""))
    start = hh_mm(clocks[0].at) if clocks else ""
    end = hh_mm(clocks[0].until) if clocks and clocks[0].until is not None else ""
    return start, hh_mm(ends[-1].until or ends[-1].at) if ends else end


def _minutes(cell: str, scale: float) -> tuple[float | None, float | None, float | None]:
    """Minutes, least and most of a cell in a column of lengths. A bare number and h:mm count here as lengths."""
    text = cell.strip()
    if match := PAIR.fullmatch(text):
        high, low, seconds = (int(part or 0) for part in match.groups())
        value = (high * 60 + low + seconds / 60) if scale >= 1 or match[3] else high + low / 60
        return _tidy(value), _tidy(value), _tidy(value)
    if BARE.fullmatch(text):
        value = _tidy(float(text.replace(",", ".")) * scale)
        return (value, value, value) if 0 < value <= 1440 else (None, None, None)
    if PART.fullmatch(text):
        value = _tidy(number_of(text) * scale)
        return value, value, value
    if match := re.fullmatch(r"(\d{1,3})\s*[-–]\s*(\d{1,3})", text):
        least, most = _tidy(int(match[1]) * scale), _tidy(int(match[2]) * scale)
        return (most, least, most) if least <= most else (None, None, None)
    if match := _ABOUT.fullmatch(text):
        value = _tidy(int(match["times"] or 1) * int(match["length"]) * scale)
        return value, value, value
    span = together(find_spans(text))
    return (span.minutes, span.least, span.most) if span else (None, None, None)


def _ranged(cells: dict[str, str], scale: float) -> tuple[float | None, float | None, float | None]:
    """As `_minutes`; columns of their own for least and most count before a range in the cell."""
    minutes, least, most = _minutes(cells.get("length", ""), scale)
    own_least, own_most = (_minutes(cells.get(name, ""), scale)[0] for name in ("least", "most"))
    if own_least is not None and own_most is not None:
        return minutes, own_least, own_most
    return minutes, least, most


def _offset(cell: str, scale: float) -> float:
    """Minutes since the start that a cell of an elapsed column gives; m:ss where `scale` is below one."""
    if is_start(cell):
        return 0
    if match := PAIR.fullmatch(cell.strip()):
        high, low, seconds = (int(part or 0) for part in match.groups())
        return high * 60 + low + seconds / 60 if scale >= 1 or match[3] else high + low / 60
    span = together(find_spans(cell))
    if span:
        return span.minutes
    bare = BARE.search(cell)
    return float(bare[0]) if bare else 0


def _elapsed(rows: tuple[tuple[str, ...], ...], columns: dict[str, int]) -> bool:
    """True where the column of lengths begins at the start (a word, 0 or 0:00) and never falls."""
    at = columns.get("length", columns.get("start"))
    if at is None or "end" in columns or ("length" in columns and "start" in columns):
        return False
    cells = column(rows, at)
    if len(cells) < 3:
        return False
    if not is_start(cells[0]) and not _NOTHING.fullmatch(cells[0]):
        return False
    if "length" not in columns and not PAIR.fullmatch(cells[-1]) and not find_spans(cells[-1]):
        return False
    offsets = [_offset(cell, 1) for cell in cells]
    return all(one <= two for one, two in pairwise(offsets)) and offsets[-1] > 0


def _in_seconds(rows: tuple[tuple[str, ...], ...], columns: dict[str, int]) -> bool:
    """True where times since the start go on past 24:00: they are minutes and seconds."""
    pairs = map(PAIR.fullmatch, column(rows, columns.get("length", columns.get("start", 0))))
    return any(pair is not None and not pair[3] and int(pair[1]) > 24 for pair in pairs)


def _since_start(made: list[ActivityRead]) -> list[ActivityRead]:
    """Lengths from the differences of the times since the start; what stands last ends there."""
    marks = [float(each.start[1:]) for each in made]
    if made and is_end(made[-1].title):
        made = made[:-1]
    done = []
    for at, each in enumerate(made):
        minutes = marks[at + 1] - marks[at] if at + 1 < len(marks) else each.minutes
        if minutes is None and is_close(each.title):
            minutes = 0
        done.append(replace(each, minutes=None if minutes is None else _tidy(minutes), start="", end=""))
    return done


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else round(value, 4)
