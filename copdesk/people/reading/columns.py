"""Which column of a list is what: by its name, by whose it says it is, by the words of a question that names it."""

import re
from functools import lru_cache
from itertools import zip_longest

from copdesk.people.reading.vocabulary import alternatives, entries, plain, says, words

_NAMED = entries("columns")
_ASKED = entries("asked")
_WHAT: dict[str, str] = {}
for _what, _words in _NAMED.items():
    for _word in _words:
        _WHAT.setdefault(plain(_word), _what)
_OWN = re.compile(rf"(?<!\w)(?:{alternatives(words('around', 'own'))})(?!\w)")
_OTHERS = words("around", "others")
_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_SCORES = {"name": 3, "given": 3, "family": 3, "email": 2, "leave_out": 0}
_FAMILY_FIRST = words("names", "family_first_columns")
_ORIGINAL = words("names", "original")


def header_of(row: tuple[str, ...]) -> dict[str, int]:
    """What each column of a header row holds; the first of each kind counts. Empty where no names or addresses are."""
    found: dict[str, int] = {}  # a second column of names or addresses helps out where the first is empty
    whole: set[int] = set()
    for at, cell in enumerate(row):
        what = column_named(cell)
        if what and what != "leave_out":
            further = f"{what}_2" if what in found and what in ("name", "email") else what
            found.setdefault(further, at)
        if what:
            whole.add(at)
    for at, cell in enumerate(row):
        if at not in whole and (what := column_asked(cell)) and what not in found:
            found[what] = at
    if (title := next((at for at, cell in enumerate(row) if plain(cell) == "title"), None)) is not None:
        found.setdefault("honorific" if "role" in found else "role", title)
    if "name" in found and "family" in found and "given" not in found:
        found["given"] = found.pop("name")
    if "name" in found and "given" in found and "family" not in found:
        found["family"] = found.pop("name")
    for only, other in (("given", "family"), ("family", "given")):
        if only in found and other not in found and "name" not in found:
            found["name"] = found.pop(only)
    if "name_2" in found and "name" not in found:
        found["name"] = found.pop("name_2")
    known = {"name", "given", "email"} & set(found)
    at_hand = len([cell for cell in row if cell.strip()])
    return found if known and (len(found) > 1 or at_hand == 1) else {}


def score_of(found: dict[str, int]) -> int:
    """How much a header tells; headers with a name and an address win."""
    return sum(_SCORES.get(what, 1) for what in found if not what.endswith("_2"))


def over(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """Two rows that make one header: a cell of the upper one may stand over several of the lower one."""
    made, group = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above.strip() or (group if below.strip() else "")
        if not below.strip():
            made.append(above)
        else:
            made.append(below if column_named(below) or not group else f"{group} {below}")
    return tuple(made)


def family_first(header: str) -> bool:
    """True for a column of family names in a language that says them first."""
    return plain(header) in _FAMILY_FIRST


def is_original(header: str) -> bool:
    """True for a column of display names with the registered name in brackets."""
    return any(word in plain(header) for word in _ORIGINAL)


@lru_cache(maxsize=4096)
def column_named(cell: str) -> str:
    """What a column of this name holds; 'leave_out' for what is of no use here, '' for a name nobody knows."""
    asked = plain(cell.replace("_", " "))
    bare = plain(_BRACKETS.sub("", asked))
    if asked in _WHAT:
        return "leave_out" if asked and "#" in cell else _WHAT[asked]
    if "#" in cell or says(asked, _OTHERS):
        return "leave_out"
    if bare in _WHAT:
        return _WHAT[bare]
    _, colon, what = bare.rpartition(":")
    if colon and plain(what) in _WHAT:
        return _WHAT[plain(what)]
    return _WHAT.get(plain(_OWN.sub(" ", bare)), "")


def column_asked(cell: str) -> str:
    """What the answers to a question hold, by the words in it."""
    asked = plain(cell)
    if len(asked.split()) < 2:
        return ""
    return next((what for what, named in _ASKED.items() if says(asked, named)), "")
