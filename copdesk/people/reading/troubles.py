"""What is damaged in a table, and where: said in words, while the rest is read as it stands."""

import re
from collections.abc import Sequence

from copdesk.words import tr, tr_many

_OPEN = re.compile(r'"[^"]*(?:""[^"]*)*')


def troubles(rows: Sequence[tuple[str, ...]], header_row: int) -> tuple[str, ...]:
    """Sentences with row and column, the first of each kind; rows count from 1 as they stand in the file."""
    width = len(rows[header_row - 1]) if header_row else 0
    opened, lost, longer = [], [], []
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row, 1):
            if cell[:1] == '"' and _OPEN.fullmatch(cell):
                opened.append((number, at))
            if "\ufffd" in cell:
                lost.append((number, at))
        if width and number > header_row and any(cell.strip() for cell in row[width:]):
            longer.append((number, width + 1))
    told = (
        (opened, tr("Row {row}, column {column}: a quotation mark is never closed; it was read as a letter.")),
        (lost, tr("Row {row}, column {column}: letters are lost; the file may be damaged.")),
        (longer, tr("Row {row}, column {column}: there are more cells than the header has columns.")),
    )
    return tuple(_said(sentence, places) for places, sentence in told if places)


def _said(sentence: str, places: list[tuple[int, int]]) -> str:
    row, column = places[0]
    more = len(places) - 1
    again = " " + tr_many("So in {n} more place.", "So in {n} more places.", more) if more else ""
    return sentence.format(row=row, column=column) + again
