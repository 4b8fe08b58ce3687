"""Word documents (.docx) to lines: headings and lists by their styles and numbering, tables as such."""

import re
from collections.abc import Iterator
from typing import Any

from copdesk.plan.reading.lines import Line, lines_of_text
from copdesk.tables.cells import clean
from copdesk.tables.documents import MOST_BLOCKS, document_blocks
from copdesk.words import Refused

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LISTED = re.compile(r"list(?: (?:bullet|number|paragraph|continue))?(?: (\d))?", re.IGNORECASE)


def lines_of_document(data: bytes) -> list[Line]:
    """The lines of a document. Raises Refused for one that is damaged or made to harm."""
    blocks = document_blocks(data)
    if len(blocks) > MOST_BLOCKS:
        raise Refused("plan.large")
    made: list[Line] = []
    gap = True
    for number, block in enumerate(blocks, 1):
        if isinstance(block, tuple):
            made.append(Line("table", "", number, rows=block))
            gap = True
            continue
        found = list(_paragraph(block, number, gap))
        made += found
        gap = not found
    return made


def told(lines: list[Line]) -> tuple[str, ...]:
    """The lines as text, each at its number, to be shown beside what was understood."""
    shown = [""] * max((line.number for line in lines), default=0)
    for line in lines:
        text = "\n".join("\t".join(row) for row in line.rows).replace("\n", " ¶ ") if line.rows else line.text
        sign = "  " * line.depth + "• " if line.kind == "item" else ""
        shown[line.number - 1] = " ".join(filter(None, (shown[line.number - 1], sign + text)))
    return tuple(shown)


def _paragraph(block: Any, number: int, gap: bool) -> Iterator[Line]:
    text = clean(block.text).strip()
    if not text:
        return
    style = str(getattr(block.style, "name", "") or "")
    if heading := _HEADING.match(style):
        yield Line("heading", " ".join(text.split()), number, depth=int(heading[1]), gap=True)
    elif style in ("Title", "Subtitle"):
        yield Line("heading", " ".join(text.split()), number, depth=1 if style == "Title" else 6, gap=True)
    elif (depth := _depth(block, style)) is not None:
        first, *rest = text.split("\n")
        yield Line("item", " ".join(first.split()), number, depth=depth, gap=gap)
        for more in rest:
            yield Line("para", more.strip(), number, depth=depth + 1)
    else:
        runs = [run for run in block.runs if run.text.strip()]
        bold = bool(runs) and all(run.bold for run in runs)
        for at, line in enumerate(lines_of_text(text, number)):
            yield Line(line.kind, line.text, number, line.depth, gap and at == 0, bold or line.bold)


def _depth(block: Any, style: str) -> int | None:
    """How deep in a list a paragraph stands; None for one that is in none."""
    numbering = block._p.pPr.numPr if block._p.pPr is not None else None
    if numbering is not None and numbering.numId is not None:
        return int(numbering.ilvl.val) if numbering.ilvl is not None else 0
    listed = _LISTED.fullmatch(style)
    return int(listed[1] or 1) - 1 if listed else None
