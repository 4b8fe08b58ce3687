"""Tables that copdesk wrote itself: every cell is taken as it stands."""

from typing import Any

from copdesk.people.reading.values import PersonRead
from copdesk.people.writing import COLUMNS, HEADER

_FIRST = HEADER.index("About") + 1
"""So many columns the first copdesk wrote; those that came later stand behind them."""


def own_people(rows: list[tuple[str, ...]]) -> list[PersonRead] | None:
    """The people of such a table; None for any other."""
    if not rows or len(rows[0]) < _FIRST or rows[0] != HEADER[: len(rows[0])]:
        return None
    people = []
    for number, row in enumerate(rows[1:], 2):
        cells = (*row, *[""] * (len(COLUMNS) - len(row)))
        values: dict[str, Any] = {field: cell for (_, field), cell in zip(COLUMNS, cells, strict=False)}
        if values["name"]:
            people.append(PersonRead(**values, row=number))
    return people
