"""Notes as a table: CSV with whatever separates its cells, with headings or without."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import mean

from copdesk.notes.reading.fields import fields_of, heard_of, plain
from copdesk.notes.reading.moment import NONE, moment
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import SIGNS
from copdesk.people.values import folded
from copdesk.tables.delimited import split_rows

_KINDS = {folded(word) for one in SIGNS for word in (one.key, one.name)}
Rows = Sequence[Sequence[str]]


def headed(text: str, separator: str) -> bool:
    """Whether the first row with words names the columns, the notes' own among them; a row with a time is a note."""
    first = tuple(_first(split_rows(text, separator, most_rows=20)))
    return "text" in fields_of(first) and not any(cell and moment(cell, "") != NONE for cell in first)


def unheaded(text: str, separator: str) -> dict[str, int]:
    """What the columns of a table without headings hold, by what stands in them; {} where it is no such table."""
    rows = [row for row in split_rows(text, separator, most_rows=50) if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or any(len(row) != width for row in rows):
        return {}
    columns = [[row[place].strip() for row in rows] for place in range(width)]
    times = next((n for n, cells in enumerate(columns) if all(moment(c, "") != NONE for c in cells if c)), None)
    if times is None or not any(columns[times]):
        return {}
    rest = [n for n in range(width) if n != times]
    text_at = max(rest, key=lambda n: mean(len(cell) for cell in columns[n]))
    rest.remove(text_at)
    found = {"time": times, "text": text_at}
    for place in rest:
        kind = any(columns[place]) and all(folded(cell) in _KINDS for cell in columns[place] if cell)
        found.setdefault("category" if kind else "who", place)
    return found


def read(text: str, separator: str, told: Callable[[Skipped], None]) -> list[Heard]:
    """The notes; a row without words is told and left out."""
    rows = split_rows(text, separator)
    at: Mapping[str, int] = unheaded(text, separator)
    columns = [""] * 100
    start = 0
    if headed(text, separator):
        start = next(n for n, row in enumerate(rows) if any(cell.strip() for cell in row)) + 1
        columns = [plain(cell) for cell in rows[start - 1]]
        at = fields_of(tuple(rows[start - 1]))
    found = []
    for number, row in enumerate(rows[start:], start + 1):
        given = {field: row[place] if place < len(row) else "" for field, place in at.items()}
        if not any(cell.strip() for cell in given.values()):
            continue
        one = heard_of(given, number, columns[at["time"]] if "time" in at else "", told)
        if one is not None:
            found.append(_signed(one) if "category" not in at else one)
    return found


def _signed(one: Heard) -> Heard:
    """Where a table has no column for kinds, a sign before the words says it."""
    sign = re.match(r"^([+?!>=−-])\s+(?=\S)", one.body)
    return replace(one, body=one.body[sign.end() :], sign=sign[1].replace("−", "-")) if sign else one


def _first(rows: Rows) -> Sequence[str]:
    return next((row for row in rows if any(cell.strip() for cell in row)), ())
