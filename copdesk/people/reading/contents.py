"""What the cells of a column show, where its name says nothing or something else."""

import re
from collections.abc import Callable, Iterable, Sequence

from copdesk.people.reading.addresses import address_in
from copdesk.people.reading.columns import column_asked, column_named
from copdesk.people.reading.names import is_body, looks_like_name
from copdesk.people.reading.vocabulary import says

_LOOKED_AT = 60
_ENOUGH = 3  # rows, to tell two names from a name and where somebody works
_PHONE = re.compile(r"[+(]?[\d ()./-]{7,}")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*\d:\d\d|\d{4}-\d\d-\d\dT?|\w+ \d{1,2}, \d{4} .*\d:\d\d")
_LETTER = re.compile(r"[^\W\d_]")
_ACCOUNTS = ("upn", "username", "user id", "login")
_NAMES = ("name", "given", "family", "middle")
Rows = Sequence[tuple[str, ...]]


def checked(columns: dict[str, int], header: tuple[str, ...], rows: Rows) -> dict[str, int]:
    """`columns` without those whose cells hold something else, and with those that only their cells give away."""
    held = _Cells(rows)
    found = {what: _filled(what, at, header, held) for what, at in columns.items()}
    for what in _NAMES:
        if what in found and held.share(found[what], _wordless) > 0.5:
            del found[what]
    if "name" in found and "email" not in found and held.share(found["name"], _address) > 0.5:
        found["email"] = found.pop("name")
    if "email" in found and held.any(found["email"]) and not held.share(found["email"], _address):
        del found["email"]
    if "name_2" in found and "name" not in found:
        found["name"] = found.pop("name_2")
    if "name_2" in found and held.share(found["name_2"], _address) + held.share(found["name_2"], _wordless) >= 0.5:
        del found["name_2"]
    free = [at for at in range(held.width) if at not in found.values()]
    unnamed = [at for at in free if at >= len(header) or column_named(header[at]) != "leave_out"]
    if "email" not in found:
        likely = [at for at in free if at in unnamed or says(header[at], _ACCOUNTS)]
        _take(found, "email", (at for at in likely if held.share(at, _address) >= 0.5))
    if not {"name", "given"} & set(found):
        _take(found, "name", (at for at in unnamed if held.share(at, _name) > 0.5))
    moments = [at for at in unnamed if held.share(at, _moment) > 0.5 and at not in found.values()]
    if "joined_at" not in found and "stamp" not in found and len(moments) > 1:
        found["joined_at"], found["left_at"] = moments[:2]
    elif "stamp" not in found and moments[:1] == [0]:
        found["stamp"] = 0
    return found


def guessed(rows: Rows) -> dict[str, int]:
    """Columns of a table without a header: addresses by their sign, the first column of names, then what is left."""
    held = _Cells(rows)
    found: dict[str, int] = {}
    for at in range(held.width):
        if not held.any(at):
            continue
        if "email" not in found and held.share(at, _address) > 0.5:
            found["email"] = at
        elif "phone" not in found and held.share(at, _phone) > 0.5:
            found["phone"] = at
        elif held.share(at, _name) > 0.5:
            _take(found, next((w for w in ("name", "organisation", "country", "role") if w not in found), ""), (at,))
    if "country" not in found and _are_two_names(held, found):
        found["given"], found["family"] = found.pop("name"), found.pop("organisation")
    return found if {"name", "given", "email"} & set(found) else {}


def _are_two_names(held: "_Cells", found: dict[str, int]) -> bool:
    """Two columns beside each other of single words, hardly one of them twice, and none an organisation's."""
    at, beside = found.get("name", -1), found.get("organisation", -1)
    if at < 0 or beside != at + 1 or held.count(beside) < _ENOUGH or held.count(at) < held.count(beside):
        return False
    single = min(held.share(at, _single), held.share(beside, _single))
    return single > 0.8 and held.different(beside) > 0.6


def is_unread_header(row: tuple[str, ...], columns: dict[str, int]) -> bool:
    """A first row of words where a column of addresses begins: a header in a language that is not known here."""
    at = columns.get("email", -1)
    cell = row[at] if 0 <= at < len(row) else ""
    return bool(cell.strip()) and not address_in(cell)[0] and not any(re.search(r"\d", each) for each in row)


class _Cells:
    """The filled cells of each column among the first rows."""

    def __init__(self, rows: Rows) -> None:
        filled = [row for row in rows if sum(bool(cell.strip()) for cell in row) > 0][:_LOOKED_AT]
        self.width = max((len(row) for row in filled), default=0)
        self._columns = [
            [row[at].strip() for row in filled if at < len(row) and row[at].strip()] for at in range(self.width)
        ]

    def any(self, at: int) -> bool:
        return at < self.width and bool(self._columns[at])

    def count(self, at: int) -> int:
        return len(self._columns[at]) if at < self.width else 0

    def different(self, at: int) -> float:
        return len(set(self._columns[at])) / max(1, self.count(at))

    def share(self, at: int, fits: Callable[[str], bool]) -> float:
        cells = self._columns[at] if at < self.width else []
        return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _filled(what: str, at: int, header: tuple[str, ...], held: _Cells) -> int:
    """The column itself, or another of that name where nothing stands in it."""
    if held.any(at):
        return at
    named = (n for n, cell in enumerate(header) if what in (column_named(cell), column_asked(cell)) and held.any(n))
    return next(named, at)


def _take(found: dict[str, int], what: str, places: Iterable[int]) -> None:
    at = next(iter(places), None)
    if what and at is not None:
        found[what] = at


def _single(cell: str) -> bool:
    return _name(cell) and len(cell.split()) == 1 and not is_body(cell)


def _wordless(cell: str) -> bool:
    return not _LETTER.search(cell)


def _address(cell: str) -> bool:
    return bool(address_in(cell)[0])


def _phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell))


def _moment(cell: str) -> bool:
    return bool(_DAY.match(cell))


def _name(cell: str) -> bool:
    return looks_like_name(cell) and not _address(cell) and not re.search(r"\d", cell)
