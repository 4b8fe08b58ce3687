"""Workbooks (.xlsx) to rows, with the file's own directory checked before anything is unpacked."""

import io
import math
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from copdesk.tables.cells import MOST_COLUMNS, MOST_ROWS, Grid, clean
from copdesk.words import Refused

MOST_UNPACKED = 100_000_000
MOST_ENTRIES = 1_000
MOST_RATIO = 200
MOST_EMPTY_ROWS = 1_000
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")


def is_workbook(data: bytes) -> bool:
    """True for a zip that holds a workbook."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            return "xl/workbook.xml" in zipped.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def workbook_rows(data: bytes) -> tuple[Grid, ...]:
    """Each visible sheet that holds something. Raises Refused for a file that is damaged or made to harm."""
    check_package(data)
    import openpyxl  # slow to load, and only for those who bring a workbook

    if not openpyxl.DEFUSEDXML:
        raise Refused("table.unguarded")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        grids = [_grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        book.close()
    except Refused:
        raise
    except Exception as exc:  # openpyxl lets whatever it met inside a damaged file through
        raise Refused("table.damaged", why=type(exc).__name__) from exc
    full = tuple(grid for grid in grids if grid.rows)
    if not full:
        raise Refused("table.empty")
    return full


def check_package(data: bytes) -> None:
    """Raises Refused for a packed file that is damaged, or would unpack to more than any program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            entries = zipped.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as exc:
        raise Refused("table.damaged", why=type(exc).__name__) from exc
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    strange = any(".." in entry.filename.split("/") or entry.filename.startswith("/") for entry in entries)
    if strange or len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        raise Refused("table.unsafe")


def _grid(sheet: Any) -> Grid:
    sheet.reset_dimensions()
    rows: list[tuple[str, ...]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        cells = _row(row)
        empty = 0 if cells else empty + 1
        if empty > MOST_EMPTY_ROWS:
            break
        rows.append(cells)
        if len(rows) - empty > MOST_ROWS:
            raise Refused("table.rows", most=MOST_ROWS)
    while rows and not rows[-1]:
        rows.pop()
    return Grid(tuple(rows), name=clean(str(sheet.title)), hidden=_hidden(sheet, len(rows)))


def _hidden(sheet: Any, count: int) -> tuple[int, ...]:
    """Numbers of the rows that a person hid or a filter holds back; a reader that streams does not tell them."""
    with sheet._get_source() as source:
        tags = _ROW.findall(source.read())
    held = [int(number[1]) for tag in tags if _HIDDEN.search(tag) and (number := _NUMBER.search(tag))]
    return tuple(number for number in held if number <= count)


def _row(values: Iterable[object]) -> tuple[str, ...]:
    cells = [cell_text(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def cell_text(value: object) -> str:
    """A cell as a person would have typed it: times as hh:mm, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case timedelta():
            seconds = round(value.total_seconds())
            hours, rest = divmod(seconds, 3600)
            return f"{hours}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")
        case float() if math.isfinite(value) and value == int(value) and abs(value) < 1e15:
            return str(int(value))
        case _:
            return clean(str(value)).strip()
