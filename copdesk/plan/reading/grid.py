"""Tables of a plan: which column is what, and rows to activities.

A column of growing times may be lengths or the time since the start; both look alike until one sees that it
begins at nothing and only grows.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.days import names_day
from copdesk.plan.reading.durations import find_spans, together
from copdesk.plan.reading.items import questions, read_item
from copdesk.plan.reading.marks import is_close, is_end, is_start, is_total, kind_of
from copdesk.plan.reading.parallel import within
from copdesk.plan.reading.values import ActivityRead, StepRead
from copdesk.plan.reading.vocabulary import entries, plain

_COLUMNS = entries("columns")
_BARE = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_NOTHING = re.compile(r"[+tT]?\s*0?0(?:[:.]00)?\s*(?:min\w*|m|')?\.?")
_PAIR = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class GridRead:
    """Activities of one table. `elapsed` says that its times were counted from the start, `length` is a total row's."""

    activities: tuple[ActivityRead, ...]
    elapsed: bool = False
    length: float | None = None


def columns_of(header: tuple[str, ...]) -> dict[str, int]:
    """What each named column holds; empty where the row is no header. A name that fits two takes the first free."""
    found: dict[str, int] = {}
    known = 0
    for at, cell in enumerate(header):
        name = plain(re.sub(r"\[[^]]*\]", "", cell))
        bare = plain(re.sub(r"\([^)]*\)", "", name))
        for what, named in _COLUMNS.items():
            if name in named or (bare and bare in named):
                known += 1
                if what not in ("other",) and what not in found:
                    found[what] = at
                    break
    lone = known == 1 and len([cell for cell in header if cell.strip()]) > 1
    return {} if lone or not known else found


def read_grid(rows: tuple[tuple[str, ...], ...], first: int = 1) -> GridRead:
    """The activities in a table; none where no column holds times or nothing names them."""
    best = GridRead(())
    wide = max((len(row) for row in rows), default=0)
    for at, row in enumerate(rows[:15]):
        columns = _titled(columns_of(row))
        if wide > 1 and len([cell for cell in row if cell.strip()]) < 2:
            continue
        if columns and len(columns) + sum(plain(cell) in _COLUMNS["other"] for cell in row) >= min(2, len(row)):
            body = rows[at + 1 :]
            columns = _completed(columns, row, body)
            if "title" in columns and (_timed(columns) or len(body) > 0):
                best = _read(body, columns, row, first + at + 1)
                break
    if any(each.minutes or each.start or each.steps for each in best.activities):
        return best
    columns = _guessed(rows)
    if "title" not in columns or not _timed(columns):
        return best
    head = 1 if len(rows) > 2 and _looks_like_a_header(rows, columns) else 0
    guessed = _read(rows[head:], columns, (), first + head)
    return guessed if guessed.activities else best


def _looks_like_a_header(rows: tuple[tuple[str, ...], ...], columns: dict[str, int]) -> bool:
    """A first row, in whatever language, that has words where the rows below have times."""
    at = next(columns[what] for what in ("start", "length", "end") if what in columns)
    first = rows[0][at].strip() if at < len(rows[0]) else ""
    shares = _shares(rows[1:], at)
    timed = shares["clock"] + shares["length"] + shares["bare"]
    return bool(first) and timed > 0.8 and not (find_clocks(first) or find_spans(first) or _BARE.fullmatch(first))


def _titled(columns: dict[str, int]) -> dict[str, int]:
    """A column of phases or blocks is the activity's where nothing else is; beside another it only groups the rows."""
    made = dict(columns)
    section = made.pop("section", None)
    if "title" not in made and section is not None:
        made["title"] = section
    if "title" not in made and "step" in made:
        made["title"] = made.pop("step")
    if "step" in made and made["step"] < made.get("title", 0):
        del made["step"]
    return made


def _timed(columns: dict[str, int]) -> bool:
    return any(each in columns for each in ("start", "end", "length"))


def _column(rows: tuple[tuple[str, ...], ...], at: int) -> list[str]:
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _is_clock(cell: str) -> bool:
    clocks = find_clocks(cell)
    return bool(clocks) and len(cell.split()) <= 6


def _is_length(cell: str) -> bool:
    return bool(find_spans(cell)) and len(cell.split()) <= 6 and not _is_clock(cell)


def _shares(rows: tuple[tuple[str, ...], ...], at: int) -> dict[str, float]:
    cells = _column(rows, at)
    count = max(1, len(cells))
    return {
        "clock": sum(_is_clock(cell) for cell in cells) / count,
        "length": sum(_is_length(cell) for cell in cells) / count,
        "bare": sum(bool(_BARE.fullmatch(cell)) for cell in cells) / count,
        "long": sum(len(cell) for cell in cells) / count,
        "filled": len(cells) / max(1, len(rows)),
    }


def _guessed(rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Columns of a table without a header: by what most of their cells look like."""
    width = max((len(row) for row in rows), default=0)
    shares = {at: _shares(rows, at) for at in range(width)}
    columns: dict[str, int] = {}
    clocks = [at for at in range(width) if shares[at]["clock"] >= 0.5]
    for what, at in zip(("start", "end"), clocks, strict=False):
        columns[what] = at
    lengths = [at for at in range(width) if at not in clocks and shares[at]["length"] >= 0.5]
    bare = [at for at in range(width) if at not in clocks and shares[at]["bare"] > 0.8 and shares[at]["filled"] > 0.6]
    bare = [at for at in bare if _column(rows, at) != [str(n) for n in range(1, len(rows) + 1)] or len(rows) < 2]
    if lengths or bare:
        columns["length"] = (lengths or bare)[-1 if not lengths else 0]
    texts = [at for at in range(width) if at not in columns.values() and shares[at]["bare"] < 0.5]
    texts = [at for at in texts if shares[at]["filled"] >= 0.5]
    if texts:
        columns["title"] = texts[0]
        if len(texts) > 1:
            columns["note"] = texts[1]
    return columns


def _times_among(rows: tuple[tuple[str, ...], ...], columns: list[int]) -> dict[str, int]:
    """A column whose heading says nothing known, but whose cells are times."""
    for at in columns:
        shares = _shares(rows, at)
        if shares["clock"] > 0.6:
            return {"start": at}
        if shares["length"] > 0.6:
            return {"length": at}
    return {}


def _completed(columns: dict[str, int], header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Columns whose name is ambiguous, settled by what stands in them."""
    made = dict(columns)
    if "start" in made and "length" not in made:
        shares = _shares(rows, made["start"])
        if shares["length"] + shares["bare"] > shares["clock"] and shares["clock"] < 0.3:
            made["length"] = made.pop("start")
    if "length" in made and _shares(rows, made["length"])["clock"] > 0.5 and "start" not in made:
        cells = _column(rows, made["length"])
        if any((clock := find_clocks(cell)) and clock[0].until is not None for cell in cells):
            made["start"] = made.pop("length")
    if not _timed(made):
        made.update(_times_among(rows, [at for at in range(len(header)) if at not in made.values()]))
    if "title" not in made and "note" in made:
        made["title"] = made.pop("note")
    if "title" not in made:
        texts = [at for at in range(len(header)) if at not in made.values() and _shares(rows, at)["long"] > 3]
        if texts:
            made["title"] = texts[0]
    return made


def _read(rows: tuple[tuple[str, ...], ...], columns: dict[str, int], header: tuple[str, ...], first: int) -> GridRead:
    elapsed = _elapsed(rows, columns)
    scale = _scale(header, columns, rows)
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
        if not any(cells.values()) or _titled(columns_of(row)) == columns:
            continue
        name = plain(cells.get("title", ""))
        if is_total(name) or (not name and not cells.get("step")):
            length = _minutes(cells.get("length", ""), scale)[0] or length
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
        start = f"+{_offset(cells.get('length') or cells.get('start', ''))}"
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
    if match := _PAIR.fullmatch(text):
        high, low, seconds = (int(part or 0) for part in match.groups())
        value = (high * 60 + low + seconds / 60) if scale >= 1 or match[3] else high + low / 60
        return _tidy(value), _tidy(value), _tidy(value)
    if _BARE.fullmatch(text):
        value = _tidy(float(text.replace(",", ".")) * scale)
        return (value, value, value) if 0 < value <= 1440 else (None, None, None)
    if match := re.fullmatch(r"(\d{1,3})\s*[-–]\s*(\d{1,3})", text):
        least, most = _tidy(int(match[1]) * scale), _tidy(int(match[2]) * scale)
        return (most, least, most) if least <= most else (None, None, None)
    span = together(find_spans(text))
    return (span.minutes, span.least, span.most) if span else (None, None, None)


def _ranged(cells: dict[str, str], scale: float) -> tuple[float | None, float | None, float | None]:
    """As `_minutes`; columns of their own for least and most count before a range in the cell."""
    minutes, least, most = _minutes(cells.get("length", ""), scale)
    own_least, own_most = (_minutes(cells.get(name, ""), scale)[0] for name in ("least", "most"))
    if own_least is not None and own_most is not None:
        return minutes, own_least, own_most
    return minutes, least, most


def _scale(header: tuple[str, ...], columns: dict[str, int], rows: tuple[tuple[str, ...], ...]) -> float:
    """Minutes a bare number stands for: by the column's name, else one. Below one: m:ss instead of h:mm."""
    if "length" not in columns:
        return 1
    name = plain(header[columns["length"]]) if columns["length"] < len(header) else ""
    if re.search(r"\b(?:h|hrs?|hours?|heures?|horas?|stunden?|giờ)\b", name):
        return 60
    if re.search(r"\b(?:s|secs?|seconds?|sekunden|secondes|segundos)\b", name):
        return 1 / 60
    pairs = [match for cell in _column(rows, columns["length"]) if (match := _PAIR.fullmatch(cell)) and not match[3]]
    as_hours = sum(int(match[1]) * 60 + int(match[2]) for match in pairs)
    return 0.5 if pairs and as_hours > 16 * 60 else 1


def _offset(cell: str) -> float:
    """Minutes since the start that a cell of an elapsed column gives."""
    if is_start(cell):
        return 0
    if match := _PAIR.fullmatch(cell.strip()):
        return int(match[1]) * 60 + int(match[2])
    span = together(find_spans(cell))
    if span:
        return span.minutes
    bare = _BARE.search(cell)
    return float(bare[0]) if bare else 0


def _elapsed(rows: tuple[tuple[str, ...], ...], columns: dict[str, int]) -> bool:
    """True where the column of lengths begins at the start (a word, 0 or 0:00) and never falls."""
    at = columns.get("length", columns.get("start"))
    if at is None or ("length" in columns and "start" in columns):
        return False
    cells = _column(rows, at)
    if len(cells) < 3:
        return False
    if not is_start(cells[0]) and not _NOTHING.fullmatch(cells[0]):
        return False
    if "length" not in columns and not _PAIR.fullmatch(cells[-1]) and not find_spans(cells[-1]):
        return False
    offsets = [_offset(cell) for cell in cells]
    return all(one <= two for one, two in pairwise(offsets)) and offsets[-1] > 0


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
