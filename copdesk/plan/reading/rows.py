"""Tables and workbooks of a plan: from rows to what was found, and which sheets make the plan."""

from dataclasses import dataclass, field, replace

from copdesk.plan.reading.columns import columns_of
from copdesk.plan.reading.days import names_day
from copdesk.plan.reading.facts import Facts, read_facts
from copdesk.plan.reading.grid import read_grid
from copdesk.plan.reading.lines import lines_of_text
from copdesk.plan.reading.values import ActivityRead
from copdesk.plan.reading.vocabulary import plain
from copdesk.tables import Grid, split_rows
from copdesk.tables.manner import Manner
from copdesk.words import tr

MOST_ROWS_TOLD = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood of a source before its times are made whole, and how it was read."""

    activities: tuple[ActivityRead, ...]
    facts: Facts
    format: str
    warnings: tuple[str, ...] = field(default=())
    hosts: tuple[tuple[str, str], ...] = ()
    delimiter: str = ""
    header: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def from_rows(rows: tuple[tuple[str, ...], ...], header: int | None = None) -> Found:
    """Activities of a table, and what stands above them; `header` is the row that a person says names the columns."""
    grid = read_grid(rows, header=header)
    first = min((each.line for each in grid.activities), default=1)
    above = [
        line
        for row in rows[: min(first - 1, 8)]
        if len(cells := [cell for cell in row if cell.strip()]) in (1, 2) and (len(cells) == 1 or not columns_of(row))
        for line in (lines_of_text(": ".join(cells)) if plain(cells[0]) else [])
    ]
    above = [replace(line, number=-at) for at, line in enumerate(above)]
    facts = read_facts(above, []) if above else Facts()
    if facts.slot_minutes is None and grid.length is not None:
        facts = replace(facts, slot_minutes=round(grid.length))
    said = (tr("The times count from the start; lengths are their differences."),) if grid.elapsed else ()
    return Found(grid.activities, facts, "table", said, header=grid.header, rows=rows[:MOST_ROWS_TOLD])


def separated(text: str, separator: str, header: int | None) -> Found:
    """Activities of a text whose cells stand between separators."""
    return replace(from_rows(tuple(split_rows(text, separator)), header), delimiter=separator)


def _of_sheet(grid: Grid, header: int | None) -> Found:
    """What a sheet shows; a hidden row would shift all that comes after it."""
    shown = tuple(() if number in grid.hidden else row for number, row in enumerate(grid.rows, 1))
    found = from_rows(shown, header)
    if not any(any(grid.rows[number - 1]) for number in grid.hidden):
        return found
    told = tr("Hidden rows were left out: {rows}.").format(rows=", ".join(map(str, grid.hidden[:10])))
    return replace(found, warnings=(*found.warnings, told))


def from_sheets(grids: tuple[Grid, ...], manner: Manner) -> tuple[Found, tuple[tuple[str, ...], ...]]:
    """The sheet that a person chose; else the one with the most activities, or those whose names are days, one after
    the other."""
    names = tuple(grid.name for grid in grids)
    chosen = next((grid for grid in grids if grid.name == manner.sheet), None)
    if chosen is not None:
        return replace(_of_sheet(chosen, manner.header), sheet=chosen.name, sheets=names), chosen.rows
    pairs = [(grid, _of_sheet(grid, manner.header)) for grid in grids]
    planned = [(grid, found) for grid, found in pairs if len(found.activities) > 1]
    days = [(grid, found) for grid, found in planned if names_day(grid.name)]
    if len(days) < 2:
        grid, found = max(pairs, key=lambda pair: len(pair[1].activities))
        others = [each.name for each, _ in planned if each is not grid]
        said = tr("Other sheets with activities were not read: {names}.").format(names=", ".join(others))
        found = replace(found, sheet=grid.name, sheets=names)
        return (replace(found, warnings=(*found.warnings, said)) if others else found), grid.rows
    joined: list[ActivityRead] = []
    rows: list[tuple[str, ...]] = []
    for grid, found in days:
        joined += [replace(each, day=grid.name, line=each.line + len(rows)) for each in found.activities]
        rows += grid.rows
    warnings = tuple(dict.fromkeys(warning for _, found in days for warning in found.warnings))
    whole = replace(days[0][1], activities=tuple(joined), warnings=warnings, sheets=names, header=0, rows=())
    return whole, tuple(rows)
