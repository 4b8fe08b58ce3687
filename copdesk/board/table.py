"""All communities that were drawn, side by side: one row a drawing, to be sorted, compared and taken along."""

from __future__ import annotations

from collections.abc import Iterable

from copdesk.board.describe import title_of
from copdesk.board.drawing import Drawing
from copdesk.tables.cells import csv_bytes
from copdesk.words import tr


def heads() -> tuple[str, ...]:
    """What the columns are called."""
    return (
        tr("No."), tr("Title"), tr("Whose"), tr("Members"), tr("Governance"), tr("Numbers"), tr("Focus"),
        tr("Activity"), tr("Key words"), tr("Notes"),
    )  # fmt: skip


def cells(drawing: Drawing) -> tuple[str, ...]:
    """One drawing in words; nothing where nothing is known."""
    facts = drawing.facts
    return (
        str(drawing.place or ""),
        title_of(facts),
        facts.whose,
        "" if facts.members is None else str(facts.members),
        facts.governance,
        facts.numbers,
        facts.focus,
        facts.activity,
        ", ".join(facts.keywords),
        str(drawing.notes or ""),
    )


def order(drawing: Drawing, column: int) -> tuple[int, float, str]:
    """Sorts a column: numbers by their size, words without regard to capitals, what is unknown last."""
    text = cells(drawing)[column]
    if not text:
        return 2, 0.0, ""
    return (0, float(text), "") if column in (0, 3, 9) else (1, 0.0, text.casefold())


def as_csv(drawings: Iterable[Drawing]) -> bytes:
    """The table as a file for a spreadsheet; no cell of it can be taken for a formula."""
    return csv_bytes([heads(), *(cells(drawing) for drawing in drawings)])
