"""Rows of cells and lines of a list to a reading of people: duplicates joined, what is damaged told."""

from dataclasses import replace

from copdesk.people.progress import Tell, untold
from copdesk.people.reading.grid import Entry, GridPeople, read_people
from copdesk.people.reading.lists import read_list
from copdesk.people.reading.merging import merge, repeated
from copdesk.people.reading.own import own_people
from copdesk.people.reading.sections import Chosen
from copdesk.people.reading.troubles import troubles
from copdesk.people.reading.values import Decision, PeopleReading, Skipped
from copdesk.words import tr

MOST_ROWS_TOLD = 20


def from_rows(
    rows: list[tuple[str, ...]], separator: str, chosen: Chosen | None = None, tell: Tell = untold
) -> PeopleReading:
    """People of a table; `chosen` is what a person says of its header and columns."""
    if chosen is None and (own := own_people(rows)) is not None:
        lines = tuple("\t".join(row) for row in rows)
        return PeopleReading(tuple(own), format="copdesk", delimiter=separator, header_row=1, lines=lines)
    grid = read_people(rows, tell, chosen)
    if chosen is None and not grid.entries and not grid.decisions and not grid.header_row:
        return replace(from_list("\n".join(" ".join(row) for row in rows), tell), delimiter=separator)
    reading = reading_of(list(grid.entries), list(grid.skipped), list(grid.decisions))
    again = repeated(grid.again, grid.again_in)
    return replace(
        reading,
        duplicates=(*again, *reading.duplicates),
        format=grid.kind,
        delimiter=separator,
        header_row=grid.header_row,
        columns=grid.columns,
        rows=tuple(rows[:MOST_ROWS_TOLD]),
        warnings=(*_said(grid), *troubles(rows, grid.header_row)),
        lines=tuple("\t".join(row) for row in rows),
    )


def from_list(text: str, tell: Tell) -> PeopleReading:
    """People of a list without columns."""
    people, skipped, decisions = read_list(text, tell)
    return replace(reading_of([Entry(person) for person in people], skipped, decisions), format="list")


def reading_of(entries: list[Entry], skipped: list[Skipped], decisions: list[Decision]) -> PeopleReading:
    """Entries of a list as people, each once."""
    people, duplicates = merge(entries)
    return PeopleReading(tuple(people), tuple(duplicates), tuple(skipped), tuple(decisions))


def _said(grid: GridPeople) -> tuple[str, ...]:
    if grid.again:
        return (
            tr("“{section}” repeats people once per coming and going; it was not read as people.").format(
                section=grid.again_in
            ),
        )
    return ()
