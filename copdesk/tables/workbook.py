"""Workbooks (.xlsx, .ods) to rows."""

import io
import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from copdesk.tables.cells import MOST_COLUMNS, MOST_ROWS, Grid, clean
from copdesk.tables.opendocument import is_spreadsheet, spreadsheet_grids
from copdesk.tables.packages import check_package, holds
from copdesk.words import Refused

MOST_EMPTY_ROWS = 1_000
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")


def is_workbook(data: bytes) -> bool:
    """True for a zip that holds a workbook, of Excel or of LibreOffice."""
    return holds(data, "xl/workbook.xml") or is_spreadsheet(data)


def workbook_rows(data: bytes) -> tuple[Grid, ...]:
    """Each visible sheet that holds something. Raises Refused for a file that is damaged or made to harm."""
    if is_spreadsheet(data):
        return _filled(spreadsheet_grids(data))
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
    return _filled(grids)


def _filled(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    full = tuple(grid for grid in grids if grid.rows)
    if not full:
        raise Refused("table.empty")
    return full


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
