"""Spreadsheets of LibreOffice and its like (.ods) to rows: each cell as it is shown."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from copdesk.tables.cells import MOST_COLUMNS, MOST_ROWS, Grid, clean
from copdesk.tables.packages import check_package, holds
from copdesk.words import Refused

MOST_EMPTY_ROWS = 1_000
_KIND = b"application/vnd.oasis.opendocument.spreadsheet"


def is_spreadsheet(data: bytes) -> bool:
    """True for a zip that holds such a spreadsheet."""
    return _KIND in data[:200] and holds(data, "content.xml")


def spreadsheet_grids(data: bytes) -> tuple[Grid, ...]:
    """Each visible sheet. Raises Refused for a file that is damaged, locked or made to harm."""
    check_package(data)
    from defusedxml.ElementTree import iterparse  # slow to load, and only for those who bring such a file

    reader = _Reader()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped, zipped.open("content.xml") as source:
            for event, element in iterparse(source, events=("start", "end")):
                reader.take(event, element)
    except Refused:
        raise
    except Exception as exc:  # a locked file is no XML; the parser lets through whatever it met
        raise Refused("table.damaged", why=type(exc).__name__) from exc
    return tuple(reader.grids)


@dataclass
class _Reader:
    grids: list[Grid] = field(default_factory=list)
    _rows: list[tuple[str, ...]] = field(default_factory=list)
    _hidden: list[int] = field(default_factory=list)
    _unseen: set[str] = field(default_factory=set)  # styles of sheets that are not shown
    _style: str = ""

    def take(self, event: str, element: Any) -> None:
        """One tag of the content, as it opens or closes."""
        tag = str(element.tag).rpartition("}")[2]
        if event == "start":
            self._style = _of(element, "name") if tag == "style" else self._style
            if tag == "table":
                self._rows, self._hidden = [], []
            return
        if tag == "table-properties" and _of(element, "display") == "false":
            self._unseen.add(self._style)
        elif tag == "table-row":
            self._end_row(element)
            element.clear()
        elif tag == "table":
            self._end_table(element)
            element.clear()

    def _end_row(self, element: Any) -> None:
        cells: list[str] = []
        for cell in element:
            if str(cell.tag).endswith(("}table-cell", "}covered-table-cell")):
                text = _shown(cell)
                cells += [text] * min(_times(cell, "number-columns-repeated"), MOST_COLUMNS - len(cells))
        while cells and not cells[-1]:
            cells.pop()
        times = _times(element, "number-rows-repeated")
        for _ in range(min(times, MOST_EMPTY_ROWS if not cells else MOST_ROWS)):
            self._rows.append(tuple(cells))
            if _of(element, "visibility") in ("collapse", "filter"):
                self._hidden.append(len(self._rows))
        if len(self._rows) > MOST_ROWS + MOST_EMPTY_ROWS:
            raise Refused("table.rows", most=MOST_ROWS)

    def _end_table(self, element: Any) -> None:
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        if self._rows and _of(element, "style-name") not in self._unseen:
            hidden = tuple(number for number in self._hidden if number <= len(self._rows))
            self.grids.append(Grid(tuple(self._rows), clean(_of(element, "name")), hidden=hidden))


def _of(element: Any, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _times(element: Any, name: str) -> int:
    held = _of(element, name)
    return int(held) if held.isdecimal() and len(held) < 9 else 1


def _shown(cell: Any) -> str:
    """The paragraphs of a cell, without remarks pinned to it."""
    return clean("\n".join(_words(each) for each in cell if str(each.tag).endswith("}p"))).strip()


def _words(element: Any) -> str:
    """The text of a paragraph; spaces, tabs and line breaks are elements of their own in it."""
    pieces = [element.text or ""]
    for child in element:
        tag = str(child.tag).rpartition("}")[2]
        signs = {"s": " " * min(_times(child, "c"), 100), "tab": "\t", "line-break": "\n"}
        pieces += [signs[tag] if tag in signs else _words(child), child.tail or ""]
    return "".join(pieces)
