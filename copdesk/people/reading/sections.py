"""Where in a sheet the tables of people are: headers of one or two rows, titles above them, what only stands below."""

from collections.abc import Mapping
from dataclasses import dataclass

from copdesk.people.reading.columns import column_named, header_of, over, score_of
from copdesk.people.reading.contents import checked, guessed, is_unread_header
from copdesk.people.reading.vocabulary import entries, plain

_HEADINGS = entries("headings")
_LOOKED_AT = 40
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its title, the number of its first row of people, its columns and its header ('()' without)."""

    title: str
    first: int
    columns: dict[str, int]
    header: Row
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person says of a table: what stands in which column (from 0), which row (from 1) names them; 0: none."""

    columns: Mapping[str, int] | None = None
    header: int | None = None


def sections_of(rows: list[Row]) -> list[Section]:
    """The table of people, and further tables below it that have a header of their own."""
    at, columns, header = header_row(rows)
    if at < 0:
        return _without_header(rows)
    found = []
    title = _title_above(rows, at)
    while at < len(rows):
        end = next((n for n in range(at + 1, len(rows)) if _ends(rows, n)), len(rows))
        below = rows[at + 1 : end]
        found.append(Section(title, at + 2, checked(columns, header, below), header, below))
        following = next((n for n in range(end, len(rows)) if _is_header(rows[n])), None)
        heading = next((n for n in range(end, len(rows)) if any(cell.strip() for cell in rows[n])), len(rows))
        if (following is None or following > heading + 2) and heading < len(rows) and _heads_people(rows[heading]):
            at, title = heading, _lone(rows[heading])  # more people under the same columns
            continue
        if following is None:
            break
        at, columns, title, header = (
            following,
            header_of(rows[following]),
            _title_above(rows, following),
            rows[following],
        )
    return found


def chosen_section(rows: list[Row], chosen: Chosen) -> Section:
    """The one table of a person who said which column is what, or where the columns are named."""
    if chosen.header is None:
        columns = chosen.columns or {}
        at = max(header_row(rows)[0], 0 if _names_columns(rows, columns) else -1)
        return Section("", at + 2, dict(columns), rows[at] if at >= 0 else (), rows[at + 1 :])
    header = rows[chosen.header - 1] if 0 < chosen.header <= len(rows) else ()
    below = rows[chosen.header :]
    found = chosen.columns or header_of(header) or guessed(below)
    return Section("", chosen.header + 1, dict(found), header, below)


def header_row(rows: list[Row]) -> tuple[int, dict[str, int], Row]:
    """The place of the best header among the first rows, its columns and names; (-1, {}, ()) where there is none.

    A header of two rows is named by both and has the place of the lower one. Of two that tell enough the upper one
    counts: the lower one heads a further table.
    """
    best = -1
    columns: dict[str, int] = {}
    candidates = {at: _header_at(rows, at) for at in range(min(len(rows), _LOOKED_AT))}
    for at, (found, _) in candidates.items():
        if found and ("name" in found or "given" in found or "email" in found) and score_of(found) > score_of(columns):
            if columns and "name" in columns and "name" not in found and "given" not in found:
                continue
            best, columns = at, found
    if best < 0:
        return -1, {}, ()
    enough = score_of(columns) * 0.5
    for at in range(best):
        found = candidates[at][0]
        if _names_people(rows[at], found) and score_of(found) >= enough and not _is_upper_half(rows, at, best):
            return at, *candidates[at]
    return best, *candidates[best]


def _header_at(rows: list[Row], at: int) -> tuple[dict[str, int], Row]:
    alone = header_of(rows[at])
    if at and _is_label_row(rows[at - 1]) and _is_label_row(rows[at]):
        both = over(rows[at - 1], rows[at])
        joined = header_of(both)
        if score_of(joined) > max(score_of(alone), score_of(header_of(rows[at - 1]))):
            return joined, both
    return alone, rows[at]


def _is_label_row(row: Row) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and not any("@" in cell or any(c.isdigit() for c in cell) for cell in filled)


def _is_upper_half(rows: list[Row], at: int, best: int) -> bool:
    """A row of labels right above the best header, over more than one of its columns."""
    return at == best - 1 and any(not cell.strip() for cell in rows[at][: len(rows[best])])


def _names_people(row: Row, found: dict[str, int]) -> bool:
    return not any("@" in cell for cell in row) and ("name" in found or "given" in found) and len(found) > 1


def _is_header(row: Row) -> bool:
    """A header below the first: its cells are short and name columns as they stand. Asked of every row."""
    if any("@" in cell for cell in row):
        return False
    named = sum(1 for cell in row if 0 < len(cell) < 40 and not any(map(str.isdigit, cell)) and column_named(cell))
    return named > 1 and _names_people(row, header_of(row))


def _without_header(rows: list[Row]) -> list[Section]:
    columns = guessed(rows)
    if not columns:
        return []
    if is_unread_header(rows[0], columns):
        return [Section("", 2, checked(guessed(rows[1:]) or columns, rows[0], rows[1:]), rows[0], rows[1:])]
    return [Section("", 1, columns, (), rows)]


def _names_columns(rows: list[Row], columns: Mapping[str, int]) -> bool:
    """A first row without an address in the column of addresses, where the next one has it."""
    at = columns.get("email", -1)
    cells = [row[at] if 0 <= at < len(row) else "" for row in rows[:2]]
    return len(cells) == 2 and "@" not in cells[0] and "@" in cells[1]


def _ends(rows: list[Row], at: int) -> bool:
    """A blank row ends a table where a title or a header follows, not where the list simply goes on."""
    if any(cell.strip() for cell in rows[at]):
        return _is_header(rows[at])
    following = next((row for row in rows[at:] if any(cell.strip() for cell in row)), None)
    if following is None:
        return True
    alone = bool(_lone(following)) and (len(following) <= 2 or _heads_people(following))
    return alone or _is_header(following)


def _lone(row: Row) -> str:
    cells = [cell for cell in row if cell.strip()]
    return cells[0] if len(cells) == 1 else ""


def _heads_people(row: Row) -> bool:
    return plain(_lone(row)) in (*_HEADINGS["roles"], *_HEADINGS["people"])


def _title_above(rows: list[Row], at: int) -> str:
    return next((_lone(row) for row in reversed(rows[max(0, at - 2) : at]) if _lone(row)), "")
