"""Word documents (.docx): their paragraphs, and their tables as rows in which a merged cell stands once."""

import io
from collections.abc import Iterator
from typing import Any

from copdesk.tables.cells import clean
from copdesk.tables.packages import check_package, holds
from copdesk.words import Refused

MOST_BLOCKS = 10_000
Rows = tuple[tuple[str, ...], ...]


def is_document(data: bytes) -> bool:
    """True for a zip that holds a Word document."""
    return holds(data, "word/document.xml")


def document_blocks(data: bytes) -> list[Any]:
    """Paragraphs of python-docx, and rows for tables, in their order; more than 10,000 only to be refused. Raises
    Refused for a document that is damaged or made to harm."""
    check_package(data)
    from docx import Document  # slow to load, and only for those who bring such a document
    from docx.table import Table

    try:
        blocks = list(Document(io.BytesIO(data)).iter_inner_content())
        return [tuple(_rows(block)) if isinstance(block, Table) else block for block in blocks]
    except Exception as exc:  # python-docx lets whatever it met inside a damaged file through
        raise Refused("table.damaged", why=type(exc).__name__) from exc


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    above: set[Any] = set()  # the cells themselves: an id may pass to another once nobody holds its cell
    for row in table.rows[:MOST_BLOCKS]:
        cells: list[str] = []
        seen: set[Any] = set()
        for cell in row.cells:
            place = cell._tc
            cells.append("" if place in seen or place in above else clean(cell.text).strip())
            seen.add(place)
        above = seen
        yield tuple(cells)
