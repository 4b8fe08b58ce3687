"""Lists of people as JSON: one list of objects, wherever in the file it stands, read as the table that it is."""

import json
from typing import Any

MOST_KEYS = 100


def rows_of_objects(text: str) -> list[tuple[str, ...]]:
    """A table with the keys as its header; empty for any other text."""
    if text.lstrip()[:1] not in ("{", "["):
        return []
    try:
        held = _listed(json.loads(text))
    except (ValueError, RecursionError):
        return []
    keys = list(dict.fromkeys(str(key) for each in held for key in each))[:MOST_KEYS]
    rows = [tuple(_cell(each.get(key)) for key in keys) for each in held]
    return [tuple(keys), *rows] if rows and keys else []


def _listed(data: Any) -> list[dict[str, Any]]:
    """The longest list of objects in `data`, at most three levels down."""
    lists = [data]
    for _ in range(3):
        lists += [each for held in lists if isinstance(held, dict) for each in held.values()]
    found = [[each for each in held if isinstance(each, dict)] for held in lists if isinstance(held, list)]
    return max(found, key=len, default=[])


def _cell(value: Any) -> str:
    match value:
        case None | dict():
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(filter(None, map(_cell, value)))
        case _:
            return " ".join(str(value).split())
