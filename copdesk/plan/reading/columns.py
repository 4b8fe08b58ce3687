"""Which column of a plan's table holds what: by its name in many languages, by what stands in it, or both."""

import re

from copdesk.plan.reading.clocks import find_clocks
from copdesk.plan.reading.durations import find_spans
from copdesk.plan.reading.vocabulary import entries, plain

COLUMNS = entries("columns")
BARE = re.compile(r"\d{1,4}(?:[.,]\d+)?")  # a number alone
_NO_LENGTH = re.compile(r"\+?0+\s?(?:min\w*|m|')\.?", re.IGNORECASE)
PAIR = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")


def columns_of(header: tuple[str, ...]) -> dict[str, int]:
    """What each named column holds; empty where the row is no header. A name that fits two takes the first free."""
    found: dict[str, int] = {}
    known = 0
    for at, cell in enumerate(header):
        name = plain(re.sub(r"\[[^]]*\]", "", cell))
        bare = plain(re.sub(r"\([^)]*\)", "", name))
        for what, named in COLUMNS.items():
            if name in named or (bare and bare in named):
                known += 1
                if what not in ("other",) and what not in found:
                    found[what] = at
                    break
    if "most" in found and "length" in found and plain(header[found["length"]]) == "min":
        found["least"], found["length"] = found["length"], found["most"]  # Min beside Max is no unit
    lone = known == 1 and len([cell for cell in header if cell.strip()]) > 1
    return {} if lone or not known else found


def titled(columns: dict[str, int], rows: tuple[tuple[str, ...], ...] = ()) -> dict[str, int]:
    """A column of phases or blocks is the activity's where nothing else is; beside another it only groups the rows,
    unless it names every row and the other, such as a method, leaves some out."""
    made = dict(columns)
    section = made.pop("section", None)
    if section is not None and "title" in made and _names_more(rows, section, made["title"]):
        made.setdefault("note", made["title"])
        made["title"] = section
    if "title" not in made and section is not None:
        made["title"] = section
    if "title" not in made and "step" in made:
        made["title"] = made.pop("step")
    if "step" in made and made["step"] < made.get("title", 0):
        del made["step"]
    return made


def _names_more(rows: tuple[tuple[str, ...], ...], one: int, other: int) -> bool:
    named, others = column(rows, one), column(rows, other)
    return len(named) > len(others) and len(set(named)) == len(named)


def guessed(rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Columns of a table without a header: by what most of their cells look like."""
    width = max((len(row) for row in rows), default=0)
    shares = {at: _shares(rows, at) for at in range(width)}
    columns: dict[str, int] = {}
    clocks = [at for at in range(width) if shares[at]["clock"] >= 0.5]
    for what, at in zip(("start", "end"), clocks, strict=False):
        columns[what] = at
    lengths = [at for at in range(width) if at not in clocks and shares[at]["length"] >= 0.5]
    bare = [at for at in range(width) if at not in clocks and shares[at]["bare"] > 0.8 and shares[at]["filled"] > 0.6]
    bare = [at for at in bare if column(rows, at) != [str(n) for n in range(1, len(rows) + 1)] or len(rows) < 2]
    if lengths or bare:
        columns["length"] = (lengths or bare)[-1 if not lengths else 0]
    texts = [at for at in range(width) if at not in columns.values() and shares[at]["bare"] < 0.5]
    texts = [at for at in texts if shares[at]["filled"] >= 0.5]
    if texts:
        columns["title"] = texts[0]
        if len(texts) > 1:
            columns["note"] = texts[1]
    return columns


def evened(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Rows of two columns, the words of some of which were cut at their commas: what stands beside the time is put
    together again."""
    filled = [row for row in rows if any(row)]
    pairs = [row for row in filled if len(row) == 2]
    if len(pairs) == len(filled) or len(pairs) * 2 < len(filled):
        return rows
    if all(_is_time(row[-1]) for row in filled):
        return tuple((", ".join(row[:-1]), row[-1]) if len(row) > 2 else row for row in rows)
    if all(_is_time(row[0]) for row in filled):
        return tuple((row[0], ", ".join(row[1:])) if len(row) > 2 else row for row in rows)
    return rows


def completed(columns: dict[str, int], header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Columns whose name is ambiguous, settled by what stands in them."""
    made = dict(columns)
    if "start" in made and "length" not in made:
        shares = _shares(rows, made["start"])
        if shares["length"] + shares["bare"] > shares["clock"] and shares["clock"] < 0.3:
            made["length"] = made.pop("start")
    if "length" in made and _shares(rows, made["length"])["clock"] > 0.5 and "start" not in made:
        cells = column(rows, made["length"])
        if any((clock := find_clocks(cell)) and clock[0].until is not None for cell in cells):
            made["start"] = made.pop("length")
    if "start" not in made:
        found = _times_among(rows, [at for at in range(len(header)) if at not in made.values()])
        made.update(
            {what: at for what, at in found.items() if what not in made and (what == "start" or not timed(made))}
        )
    if "title" not in made and "note" in made:
        made["title"] = made.pop("note")
    if "title" not in made:
        texts = [at for at in range(len(header)) if at not in made.values() and _shares(rows, at)["long"] > 3]
        if texts:
            made["title"] = texts[0]
    return made


def looks_like_a_header(rows: tuple[tuple[str, ...], ...], columns: dict[str, int]) -> bool:
    """A first row, in whatever language, that has words where the rows below have times."""
    at = next(columns[what] for what in ("start", "length", "end") if what in columns)
    first = rows[0][at].strip() if at < len(rows[0]) else ""
    shares = _shares(rows[1:], at)
    timed = shares["clock"] + shares["length"] + shares["bare"]
    return bool(first) and timed > 0.8 and not (find_clocks(first) or find_spans(first) or BARE.fullmatch(first))


def timed(columns: dict[str, int]) -> bool:
    """True where some column holds times."""
    return any(each in columns for each in ("start", "end", "length"))


def scale_of(header: tuple[str, ...], columns: dict[str, int], rows: tuple[tuple[str, ...], ...]) -> float:
    """Minutes a bare number stands for: by the column's name, else one. Below one: m:ss instead of h:mm."""
    if "length" not in columns:
        return 1
    name = plain(header[columns["length"]]) if columns["length"] < len(header) else ""
    if re.search(r"\b(?:h|hrs?|hours?|heures?|horas?|stunden?|giờ)\b", name):
        return 60
    if re.search(r"\b(?:s|secs?|seconds?|sekunden|secondes|segundos)\b", name):
        return 1 / 60
    pairs = [match for cell in column(rows, columns["length"]) if (match := PAIR.fullmatch(cell)) and not match[3]]
    as_hours = sum(int(match[1]) * 60 + int(match[2]) for match in pairs)
    return 0.5 if pairs and as_hours > 16 * 60 else 1


def column(rows: tuple[tuple[str, ...], ...], at: int) -> list[str]:
    """What stands in a column, without its empty cells."""
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _times_among(rows: tuple[tuple[str, ...], ...], columns: list[int]) -> dict[str, int]:
    """A column whose heading says nothing known, but whose cells are times."""
    for at in columns:
        shares = _shares(rows, at)
        if shares["clock"] > 0.6:
            return {"start": at}
        if shares["length"] > 0.6:
            return {"length": at}
    return {}


def _shares(rows: tuple[tuple[str, ...], ...], at: int) -> dict[str, float]:
    cells = column(rows, at)
    count = max(1, len(cells))
    return {
        "clock": sum(_is_clock(cell) for cell in cells) / count,
        "length": sum(_is_length(cell) for cell in cells) / count,
        "bare": sum(bool(BARE.fullmatch(cell)) for cell in cells) / count,
        "long": sum(len(cell) for cell in cells) / count,
        "filled": len(cells) / max(1, sum(map(any, rows))),
    }


def _is_time(cell: str) -> bool:
    return bool(BARE.fullmatch(cell)) or _is_clock(cell) or _is_length(cell)


def _is_clock(cell: str) -> bool:
    clocks = find_clocks(cell)
    return bool(clocks) and len(cell.split()) <= 6


def _is_length(cell: str) -> bool:
    told = bool(find_spans(cell)) or _NO_LENGTH.fullmatch(cell) is not None
    return told and len(cell.split()) <= 6 and not _is_clock(cell)
