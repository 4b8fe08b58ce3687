"""Notes as JSON: one object a line, or all of them in one list."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from copdesk.notes.reading.fields import fields_of, heard_of, plain
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.words import tr

Tell = Callable[[Skipped], None]


def holds(text: str) -> bool:
    """Whether a text that begins with a bracket is a list of objects, and not a line such as `[11:02] trust`."""
    return isinstance(_as_whole(text), list)


def read(text: str, told: Tell) -> list[Heard]:
    """The notes; a line that is no object is told and left out."""
    found = (_object(one, line, told) for line, one in _objects(text, told))
    return [one for one in found if one is not None]


def _objects(text: str, told: Tell) -> Iterator[tuple[int, Any]]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if (len(lines) > 1 and _as_whole(lines[0][1]) is None) or text.lstrip().startswith("["):
        whole = _as_whole(text)
        if isinstance(whole, dict):  # the list stands under a name of its own
            whole = next((each for each in whole.values() if isinstance(each, list)), [whole])
        if isinstance(whole, list):
            yield from enumerate(whole, 1)
            return
    for number, line in lines:
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as exc:
            told(Skipped(number, str(exc)[:120]))


def _as_whole(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _object(one: Any, line: int, told: Tell) -> Heard | None:
    if not isinstance(one, dict):
        told(Skipped(line, tr("it is not an object")))
        return None
    if one.get("type") == "service" or str(one.get("subtype", "")).endswith(("_join", "_leave")):
        told(Skipped(line, tr("it is a message of the program")))
        return None
    names = tuple(one)
    at = fields_of(names)
    given = {field: one[names[place]] for field, place in at.items()}
    return heard_of(given, line, plain(names[at["time"]]) if "time" in at else "", told)
