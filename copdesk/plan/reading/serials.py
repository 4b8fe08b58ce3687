"""Times as a spreadsheet counts them, in days: 0.375 for nine o'clock, 45446.375 with the date before it.

They show where a cell lost its format, or a formula made it.
"""

import re

from copdesk.plan.reading.clocks import DAY, hh_mm

_NUMBER = re.compile(r"\d{1,5}[.,]\d+|0|\d{5}")
_DATED = (20_000, 80_000)  # days since 1900, in the years 1954 to 2119
_NEAR = 0.03  # minutes; a cell that is no whole minute is no time
Rows = tuple[tuple[str, ...], ...]


def typed(rows: Rows, columns: dict[str, int]) -> Rows:
    """`rows` with such numbers as a person types them, in the columns that hold times and lengths."""
    places = {at: what for what, at in columns.items() if what in ("start", "end", "length")}
    told = {at: _told(what, [row[at].strip() for row in rows if at < len(row)]) for at, what in places.items()}
    return tuple(tuple(told.get(at, {}).get(cell.strip(), cell) for at, cell in enumerate(row)) for row in rows)


def _told(what: str, cells: list[str]) -> dict[str, str]:
    """What each cell of a column says; empty where one is no such number, or all could be hours as well."""
    filled = [cell for cell in cells if cell and any(map(str.isdigit, cell))]
    if len(filled) < 2 or not all(_NUMBER.fullmatch(cell) for cell in filled):
        return {}
    days = {cell: float(cell.replace(",", ".")) for cell in filled}
    dated = all(_DATED[0] < each < _DATED[1] for each in days.values())
    minutes = {cell: each % 1 * DAY for cell, each in days.items()}
    if not dated and not all(each <= 1 for each in days.values()):
        return {}
    if not all(abs(each - round(each)) < _NEAR for each in minutes.values()):
        return {}
    if what == "length":
        exact = any(len(cell) > len("0.125") for cell in filled)  # 0.25 and 0.5 are hours
        return {cell: f"{round(each)} min" for cell, each in minutes.items()} if exact and not dated else {}
    return {cell: hh_mm(each) for cell, each in minutes.items()}
