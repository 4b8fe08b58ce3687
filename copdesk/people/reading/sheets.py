"""Workbooks of people: which of their sheets are one list, and what is told of the others."""

from dataclasses import replace

from copdesk.people.progress import Tell
from copdesk.people.reading.rows import from_rows
from copdesk.people.reading.sections import Chosen
from copdesk.people.reading.values import PeopleReading
from copdesk.people.reading.vocabulary import plain, says, words
from copdesk.tables import Grid
from copdesk.words import tr

_ASIDE = (*words("headings", "absent"), "old", "archive", "waiting list", "waitlist")


def from_sheets(grids: tuple[Grid, ...], wanted: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    """The sheet that a person wants; else the one with the most people, and with it those under the same header: a list
    cut by days or by groups."""
    asked = [grid for grid in grids if grid.name == wanted] or list(grids)
    pairs = [(grid, from_rows(list(grid.rows), "", chosen, tell)) for grid in asked]
    first, best = max(pairs, key=lambda pair: len(pair[1].people))
    sheet = first.name
    with_people = [(grid, each) for grid, each in pairs if each.people]
    alike = [grid for grid, each in with_people if grid is first or _goes_with(grid, each, _header(first, best))]
    if len(alike) > 1:
        rows, hidden = _joined(alike, best.header_row)
        best, sheet = from_rows(rows, "", chosen, tell), ""
        best = _told(best, tr("Sheets read as one list: {names}."), alike)
    else:
        hidden = list(first.hidden)
    best = _with_hidden(best, hidden)
    if others := [grid for grid, _ in with_people if grid not in alike]:
        best = _told(best, tr("Other sheets with names were not read: {names}."), others)
    return replace(best, format="xlsx", sheet=sheet, sheets=tuple(grid.name for grid in grids))


def _told(reading: PeopleReading, sentence: str, grids: list[Grid]) -> PeopleReading:
    told = sentence.format(names=", ".join(grid.name for grid in grids))
    return replace(reading, warnings=(*reading.warnings, told))


def _header(grid: Grid, reading: PeopleReading) -> tuple[str, ...]:
    return tuple(map(plain, grid.rows[reading.header_row - 1])) if reading.header_row else ()


def _goes_with(grid: Grid, reading: PeopleReading, header: tuple[str, ...]) -> bool:
    return bool(header) and _header(grid, reading) == header and not says(grid.name, _ASIDE)


def _joined(grids: list[Grid], header_row: int) -> tuple[list[tuple[str, ...]], list[int]]:
    """The rows of all, the header once, and which of them their sheets hide."""
    rows: list[tuple[str, ...]] = []
    hidden: list[int] = []
    for grid in grids:
        left_out = header_row if rows else 0
        hidden += [number + len(rows) - left_out for number in grid.hidden if number > left_out]
        rows += grid.rows[left_out:]
    return rows, hidden


def _with_hidden(reading: PeopleReading, numbers: list[int]) -> PeopleReading:
    """Hidden rows are read too: nobody is lost, and who does not belong is easily left out."""
    people = {person.row for person in reading.people}
    if not (hidden := [number for number in numbers if number in people]):
        return reading
    told = tr("Hidden rows were read too: {rows}.").format(rows=", ".join(map(str, hidden[:10])))
    return replace(reading, warnings=(*reading.warnings, told))
