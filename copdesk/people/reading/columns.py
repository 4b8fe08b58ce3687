"""Which column of a list is what: by its name, by the words of a question that serves as a name, by its cells."""

import re

from copdesk.people.reading.addresses import address_in
from copdesk.people.reading.names import looks_like_name
from copdesk.people.reading.vocabulary import entries, plain, says, words

_NAMED = entries("columns")
_ASKED = entries("asked")
_WHAT: dict[str, str] = {}
for _what, _words in _NAMED.items():
    for _word in _words:
        _WHAT.setdefault(_word, _what)
_SCORES = {"name": 3, "given": 3, "family": 3, "email": 2, "leave_out": 0}
_LOOKED_AT = 40


def header_of(row: tuple[str, ...]) -> dict[str, int]:
    """What each column of a header row holds; the first of each kind counts. Empty where no names or addresses are."""
    found: dict[str, int] = {}
    whole: set[int] = set()
    for at, cell in enumerate(row):
        what = _named(plain(cell))
        if what and what != "leave_out" and what not in found:
            found[what] = at
        if what:
            whole.add(at)
    for at, cell in enumerate(row):
        if at not in whole and (what := _asked(cell)) and what not in found:
            found[what] = at
    if (title := next((at for at, cell in enumerate(row) if plain(cell) == "title"), None)) is not None:
        found.setdefault("honorific" if "role" in found else "role", title)
    if "name" in found and "given" in found and "family" not in found:
        found["family"] = found.pop("name")
    for only, other in (("given", "family"), ("family", "given")):
        if only in found and other not in found and "name" not in found:
            found["name"] = found.pop(only)
    known = {"name", "given", "email"} & set(found)
    at_hand = len([cell for cell in row if cell.strip()])
    return found if known and (len(found) > 1 or at_hand == 1) else {}


def score_of(found: dict[str, int]) -> int:
    """How much a header tells; headers with a name and an address win."""
    return sum(_SCORES.get(what, 1) for what in found)


def header_row(rows: list[tuple[str, ...]]) -> tuple[int, dict[str, int]]:
    """The place of the best header among the first rows, and its columns; (-1, {}) where there is none."""
    best = -1
    columns: dict[str, int] = {}
    for at, row in enumerate(rows[:_LOOKED_AT]):
        found = header_of(row)
        if found and ("name" in found or "given" in found or "email" in found) and score_of(found) > score_of(columns):
            if columns and "name" in columns and "name" not in found and "given" not in found:
                continue
            best, columns = at, found
    return best, columns


def guessed(rows: list[tuple[str, ...]]) -> dict[str, int]:
    """Columns of a table without a header: addresses by their sign, the first column of names, then what is left."""
    filled = [row for row in rows if any(cell.strip() for cell in row)][:50]
    width = max((len(row) for row in filled), default=0)
    found: dict[str, int] = {}
    for at in range(width):
        cells = [row[at].strip() for row in filled if at < len(row) and row[at].strip()]
        if not cells:
            continue
        if "email" not in found and sum(bool(address_in(cell)[0]) for cell in cells) * 2 > len(cells):
            found["email"] = at
        elif "phone" not in found and sum(bool(re.fullmatch(r"\+?[\d ()./-]{7,}", c)) for c in cells) * 2 > len(cells):
            found["phone"] = at
        elif sum(looks_like_name(cell) for cell in cells) * 2 > len(cells):
            for what in ("name", "organisation", "country", "role"):
                if what not in found:
                    found[what] = at
                    break
    return found if "name" in found or "email" in found else {}


def yes_or_no(cell: str) -> str:
    """'yes', 'no' or ''."""
    asked = plain(cell)
    first = asked.split(",")[0].split(" ")[0] if asked else ""
    for answer in ("no", "yes"):
        if asked in words("answers", answer) or first in words("answers", answer):
            return answer
    return ""


def _named(name: str) -> str:
    if name in _WHAT:
        return _WHAT[name]
    return _WHAT.get(plain(re.sub(r"\([^)]*\)", "", name)), "") if "(" in name else ""


def _asked(cell: str) -> str:
    asked = plain(cell)
    if len(asked.split()) < 2:
        return ""
    for what, named in _ASKED.items():
        if says(asked, named):
            return what
    return ""
