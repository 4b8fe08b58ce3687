"""Groups on paper: typed lists of names, and tables that spreadsheets open without running anything."""

import csv
import io
from collections.abc import Sequence

from copdesk.book.ids import Id
from copdesk.people.values import Member, clean, folded
from copdesk.tables.delimited import delimiter_of, split_rows
from copdesk.trios.held import Held
from copdesk.words import Refused, tr

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HEAD = ("group", "place", "seat", "name", "organisation")


def as_lines(held: Held) -> str:
    """A draw as it could have been typed: one group a line."""
    return "\n".join("; ".join(seat.name for seat in trio.seats) for trio in held.trios)


def as_csv(held: Held, organisations: dict[Id, str]) -> str:
    """A draw as a table of one seat a row; no cell can become a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((tr("Group"), tr("Place"), tr("Seat"), tr("Name"), tr("Organisation")))
    for trio in held.trios:
        for seat in trio.seats:
            cells = (f"T{trio.number}", trio.place, seat.letter, seat.name, organisations.get(seat.member_id, ""))
            writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def groups_in(text: str) -> list[list[str]]:
    """Names in groups: from one group a line, or from a table with a column of groups and one of names.

    Raises Refused("trios.no_groups").
    """
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    if not lines:
        raise Refused("trios.no_groups")
    head = split_rows(lines[0], delimiter_of(lines[0]))[0]
    titles = [folded(clean(cell)) for cell in head]
    known = {"group": ("group", "table", folded(tr("Group"))), "name": ("name", folded(tr("Name")))}
    columns = {key: next((i for i, title in enumerate(titles) if title in words), None) for key, words in known.items()}
    group_at, name_at = columns["group"], columns["name"]
    if group_at is not None and name_at is not None and len(lines) > 1:
        return _of_table(text, group_at, name_at)
    return [names for line in lines if (names := _names(line))]


def _of_table(text: str, group_at: int, name_at: int) -> list[list[str]]:
    text = text.lstrip("\ufeff")
    found: dict[str, list[str]] = {}
    for row in split_rows(text, delimiter_of(text))[1:]:
        if len(row) > max(group_at, name_at) and row[name_at].strip():
            found.setdefault(clean(row[group_at]), []).append(_plain(row[name_at]))
    return list(found.values())


def _names(line: str) -> list[str]:
    head, colon, rest = line.partition(":")
    body = rest if colon and len(head) < 24 and rest.strip() else line
    separator = next((mark for mark in (";", "\t", ",", " / ", " · ") if mark in body), "\n")
    return [name for part in body.split(separator) if (name := _plain(part))]


def _plain(cell: str) -> str:
    """A name without the mark that kept it from being a formula."""
    name = clean(cell)
    return name[1:] if name.startswith("'") and name[1:].startswith(_FORMULA) else name


def member_called(name: str, known: Sequence[Member]) -> Member:
    """Who is meant by a typed name: the whole name, else the only one it starts.

    Raises Refused("trios.unknown_name") or ("trios.many_names").
    """
    wanted = folded(name)
    whole = [one for one in known if wanted in (folded(one.name), folded(one.called))]
    found = whole or [one for one in known if all(any(w.startswith(part) for w in folded(one.name).split())
                                                  for part in wanted.split())]  # fmt: skip
    if not found:
        raise Refused("trios.unknown_name", name=name)
    if len(found) > 1:
        raise Refused("trios.many_names", name=name, names=", ".join(one.name for one in found[:3]))
    return found[0]


def groups_of_members(text: str, known: Sequence[Member]) -> tuple[tuple[Id, ...], ...]:
    """Typed groups as people; raises Refused with the name that is unknown, doubtful or there twice."""
    seen: set[Id] = set()
    groups = []
    for names in groups_in(text):
        group = []
        for name in names:
            one = member_called(name, known)
            if one.id in seen:
                raise Refused("trios.name_twice", name=one.name)
            seen.add(one.id)
            group.append(one.id)
        groups.append(tuple(group))
    return tuple(groups)
