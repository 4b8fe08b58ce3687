"""From a file's bytes or a pasted text to a reading; content decides the kind before the file's name does."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from copdesk.people.progress import Tell, untold
from copdesk.people.reading.addresses import ADDRESS, is_recipients
from copdesk.people.reading.blocks import blocks_of
from copdesk.people.reading.cards import is_cards, read_cards
from copdesk.people.reading.grid import Entry
from copdesk.people.reading.invitations import is_invitation, read_invitation
from copdesk.people.reading.objects import rows_of_objects
from copdesk.people.reading.rows import from_list, from_rows, reading_of
from copdesk.people.reading.sections import Chosen, header_row
from copdesk.people.reading.sheets import from_sheets
from copdesk.people.reading.values import PeopleReading
from copdesk.tables import Text, decode, delimiter_of, is_workbook, split_rows, workbook_rows
from copdesk.tables.cells import MOST_ROWS, clean
from copdesk.tables.documents import document_blocks, is_document
from copdesk.tables.manner import AS_FOUND, PROSE, Manner
from copdesk.tables.pages import is_page, parts_of_page
from copdesk.words import Refused, tr

LONGEST_LINE = 50_000
MOST_LINES = 100_000
_TABLES = (".csv", ".tsv", ".tab")
Rows = list[tuple[str, ...]]


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
        return _finished(from_sheets(workbook_rows(data), manner.sheet, chosen, tell))
    if is_document(data):
        tables, words = _apart(document_blocks(data))
        return _finished(replace(_from_parts(tables, words, chosen, tell), format="document"))
    if is_cards(data):
        people, skipped, decisions, found = read_cards(data, tell)
        reading = reading_of([Entry(person) for person in people], skipped, decisions)
        lines = tuple(decode(data).text.split("\n"))
        return _finished(replace(reading, format="vcard", encoding=found, lines=lines))
    text = decode(data, manner.encoding)
    reading = _from_text(text, name, manner.delimiter, chosen, tell)
    return _finished(replace(reading, encoding=text.encoding, encoding_sure=text.sure))


def read_rows(rows: tuple[tuple[str, ...], ...]) -> PeopleReading:
    """People from rows of cells."""
    return _finished(from_rows(list(rows), ""))


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise Refused("people.unreadable", why=exc.strerror or type(exc).__name__) from exc


def _from_text(text: Text, name: str, delimiter: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    if delimiter:
        return _from_plain(text, name, delimiter, chosen, tell)
    if is_invitation(text.text):
        people, skipped, decisions = read_invitation(text.text)
        read = reading_of([Entry(person) for person in people], skipped, decisions)
        return replace(read, format="calendar", lines=tuple(text.text.split("\n")))
    if is_page(text.text):
        return replace(_from_parts(*parts_of_page(text.text), chosen, tell), format="page")
    if rows := rows_of_objects(text.text):
        return replace(from_rows(rows, "", chosen, tell), format="json")
    return _from_plain(text, name, delimiter, chosen, tell)


def _from_plain(text: Text, name: str, delimiter: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    """A text that is no page and no calendar: a table or a list."""
    lines = tuple(text.text.split("\n"))
    _check(lines)
    if delimiter == PROSE or (not delimiter and chosen is None and _is_to_line(text.text, name)):
        return replace(from_list(text.text, tell), lines=lines)
    separator = delimiter or delimiter_of(text.text)
    if separator and _is_table(text.text, name, separator, delimiter):
        return replace(from_rows(split_rows(text.text, separator), separator, chosen, tell), lines=lines)
    if aligned := _aligned(lines):
        return replace(from_rows(aligned, "", chosen, tell), lines=lines)
    if blocks := blocks_of(text.text):
        return from_rows(blocks, "", chosen, tell)
    return replace(from_list(text.text, tell), lines=lines)


def _apart(blocks: list[Any]) -> tuple[list[Rows], str]:
    """Tables of a document, and its paragraphs as lines."""
    tables = [list(block) for block in blocks if isinstance(block, tuple)]
    return tables, "\n".join(clean(block.text) for block in blocks if not isinstance(block, tuple))


def _from_parts(tables: list[Rows], words: str, chosen: Chosen | None, tell: Tell) -> PeopleReading:
    """The table or the list in which most people stand; a table counts before a list as long."""
    if any(len(rows) > MOST_ROWS for rows in tables):
        raise Refused("table.rows", most=MOST_ROWS)
    readings = [from_rows(rows, "", chosen, tell) for rows in tables]
    best = max(readings, key=lambda reading: len(reading.people), default=PeopleReading())
    listed = _from_plain(Text(words, ""), "", "", None, tell) if words.strip() else PeopleReading()
    return best if len(best.people) >= len(listed.people) else listed


def _check(lines: tuple[str, ...]) -> None:
    """Refuses what no list is before anybody works through it."""
    if len(lines) > MOST_LINES:
        raise Refused("people.lines", most=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise Refused("people.line", row=number, characters=len(line), most=LONGEST_LINE)


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
