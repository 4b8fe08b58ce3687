"""From a file's bytes or a pasted text to a reading; content decides the kind before the file's name does."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from copdesk.people.progress import Tell, untold
from copdesk.people.reading.addresses import ADDRESS, is_recipients
from copdesk.people.reading.blocks import blocks_of
from copdesk.people.reading.cards import is_cards, read_cards
from copdesk.people.reading.grid import Entry, GridPeople, read_people
from copdesk.people.reading.lists import read_list
from copdesk.people.reading.merging import merge, repeated
from copdesk.people.reading.own import own_people
from copdesk.people.reading.sections import Chosen, header_row
from copdesk.people.reading.troubles import troubles
from copdesk.people.reading.values import Decision, PeopleReading, Skipped
from copdesk.tables import Grid, Text, decode, delimiter_of, is_workbook, split_rows, workbook_rows
from copdesk.tables.manner import AS_FOUND, PROSE, Manner
from copdesk.words import Refused, tr

LONGEST_LINE = 50_000
MOST_LINES = 100_000
MOST_ROWS_TOLD = 20
_TABLES = (".csv", ".tsv", ".tab")


def read(
    source: Path | bytes | str,
    name: str = "",
    manner: Manner = AS_FOUND,
    columns: Mapping[str, int] | None = None,
    tell: Tell = untold,
) -> PeopleReading:
    """People from a file, its bytes, or a pasted text; `manner` and `columns` (of a table: what stands in which, from
    0) are a person's choice. Nothing is kept. Raises Refused for what holds nobody."""
    by_hand = columns is not None or manner.header is not None
    chosen = Chosen(columns, manner.header) if by_hand else None
    if isinstance(source, str):
        return _finished(_from_text(Text(source, ""), name, manner.delimiter, chosen, tell))
    data = source if isinstance(source, bytes) else _load(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if is_workbook(data):
        return _finished(_from_sheets(workbook_rows(data), manner.sheet, chosen, tell))
    if is_cards(data):
        people, skipped, decisions, found = read_cards(data, tell)
        merged, duplicates = merge([Entry(person) for person in people])
        return _finished(
            PeopleReading(
                tuple(merged),
                tuple(duplicates),
                tuple(skipped),
                tuple(decisions),
                format="vcard",
                encoding=found,
                lines=tuple(decode(data).text.split("\n")),
            )
        )
    text = decode(data, manner.encoding)
    reading = _from_text(text, name, manner.delimiter, chosen, tell)
    return _finished(replace(reading, encoding=text.encoding, encoding_sure=text.sure))


def read_rows(rows: tuple[tuple[str, ...], ...]) -> PeopleReading:
    """People from rows of cells."""
    return _finished(_from_rows(list(rows), ""))


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise Refused("people.unreadable", why=exc.strerror or type(exc).__name__) from exc


def _from_sheets(grids: tuple[Grid, ...], wanted: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    """The sheet that a person wants, else the one in which most people stand."""
    names = tuple(grid.name for grid in grids)
    asked = [grid for grid in grids if grid.name == wanted] or grids
    readings = [(_from_rows(list(grid.rows), "", chosen, tell), grid.name) for grid in asked]
    best, name = max(readings, key=lambda pair: len(pair[0].people))
    return replace(best, format="xlsx", sheet=name, sheets=names)


def _from_text(text: Text, name: str, delimiter: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    lines = tuple(text.text.split("\n"))
    _check(lines)
    if delimiter == PROSE or (not delimiter and chosen is None and _is_to_line(text.text, name)):
        return replace(_from_list(text.text, tell), lines=lines)
    separator = delimiter or delimiter_of(text.text)
    if separator and _is_table(text.text, name, separator, delimiter):
        return replace(_from_rows(split_rows(text.text, separator), separator, chosen, tell), lines=lines)
    if aligned := _aligned(lines):
        return replace(_from_rows(aligned, "", chosen, tell), lines=lines)
    if blocks := blocks_of(text.text):
        return _from_rows(blocks, "", chosen, tell)
    return replace(_from_list(text.text, tell), lines=lines)


def _check(lines: tuple[str, ...]) -> None:
    """Refuses what no list is before anybody works through it."""
    if len(lines) > MOST_LINES:
        raise Refused("people.lines", most=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise Refused("people.line", row=number, characters=len(line), most=LONGEST_LINE)


def _from_list(text: str, tell: Tell) -> PeopleReading:
    people, skipped, decisions = read_list(text, tell)
    return replace(_reading([Entry(person) for person in people], skipped, decisions), format="list")


def _aligned(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A table whose columns stand under each other with spaces between; empty where no such header is."""
    rows = [tuple(re.split(r"\s{2,}", line.strip())) if line.strip() else () for line in lines]
    at, columns, _ = header_row(rows)
    return rows if at >= 0 and len(columns) > 1 and "name" in columns and len(rows[at]) > 1 else []


def _is_to_line(text: str, name: str) -> bool:
    """Recipients of a mail: every line that says something holds several of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return Path(name).suffix.lower() not in _TABLES and 0 < len(lines) < 50 and all(map(is_recipients, lines))


def _is_table(text: str, name: str, separator: str, chosen: str) -> bool:
    """A header, a name that says so, or a tab; commas alone also stand in To: lines and between names."""
    if chosen or Path(name).suffix.lower() in _TABLES:
        return True
    rows = split_rows(text, separator)
    at, columns, _ = header_row(rows)
    if at >= 0 and len(columns) > 1:
        return True
    filled = [row for row in rows if any(row)]
    wide = [row for row in filled if len([cell for cell in row if cell]) > 1]
    if separator == "\t":
        return len(wide) * 2 > len(filled)
    one_each = sum(len(ADDRESS.findall(separator.join(row))) == 1 for row in filled)
    same = len({len(row) for row in filled}) == 1
    return len(filled) > 1 and same and len(wide) == len(filled) and one_each * 2 > len(filled)


def _from_rows(
    rows: list[tuple[str, ...]], separator: str, chosen: Chosen | None = None, tell: Tell = untold
) -> PeopleReading:
    if chosen is None and (own := own_people(rows)) is not None:
        lines = tuple("\t".join(row) for row in rows)
        return PeopleReading(tuple(own), format="copdesk", delimiter=separator, header_row=1, lines=lines)
    grid = read_people(rows, tell, chosen)
    if chosen is None and not grid.entries and not grid.decisions and not grid.header_row:
        return replace(_from_list("\n".join(" ".join(row) for row in rows), tell), delimiter=separator)
    reading = _reading(list(grid.entries), list(grid.skipped), list(grid.decisions))
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


def _reading(entries: list[Entry], skipped: list[Skipped], decisions: list[Decision]) -> PeopleReading:
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


def _finished(reading: PeopleReading) -> PeopleReading:
    if not reading.people and not reading.needs_decision:
        raise Refused("people.nobody")
    said = list(reading.warnings)
    if not reading.encoding_sure:
        said.insert(0, tr("The encoding was guessed: {encoding}. Check the letters.").format(encoding=reading.encoding))
    if without := sum(not person.email for person in reading.people):
        said.append(tr("{n} without an e-mail address.").format(n=without))
    if kept := [each.name for each in reading.duplicates if not each.merged and each.kind == "same-name"]:
        said.append(tr("The same name twice, kept apart: {names}.").format(names=", ".join(kept[:5])))
    return replace(reading, warnings=tuple(said))
