"""Projects of the stage timer Ontime: times in milliseconds, the order kept apart from the entries."""

import json
from typing import Any

from copdesk.plan.reading.clocks import hh_mm
from copdesk.plan.reading.marks import kind_of
from copdesk.plan.reading.values import ActivityRead, StepRead
from copdesk.words import Refused

MS = 60_000
_NAMELESS = {"", "default", "default rundown", "rundown", "new rundown", "untitled"}
MOST_ENTRIES = 10_000


def load_json(text: str) -> Any:
    """The value of a JSON text; raises Refused for what is none or nested beyond reason."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise Refused("plan.json") from exc


def is_project(data: Any) -> bool:
    """True for an Ontime project, of the old kind (one rundown, a list) or the new (several, by name)."""
    return isinstance(data, dict) and (isinstance(data.get("rundowns"), dict) or isinstance(data.get("rundown"), list))


def read_project(data: dict[str, Any]) -> tuple[str, tuple[ActivityRead, ...], tuple[str, ...]]:
    """Title, activities and the titles of entries marked to be skipped."""
    title, entries = _entries(data)
    if len(entries) > MOST_ENTRIES:
        raise Refused("plan.large")
    skipped = tuple(_text(entry, "title") for entry in entries if entry.get("skip") is True)
    kept = [entry for entry in entries if entry.get("skip") is not True]
    inside = {key for entry in kept for key in _children(entry)}
    by_id = {str(entry.get("id")): entry for entry in kept}
    made: list[ActivityRead] = []
    for entry in kept:
        if str(entry.get("id")) in inside:
            continue
        parts = [by_id[key] for key in _children(entry) if key in by_id]
        if (activity := _activity(entry, parts, len(made) + 1)) is not None:
            made.append(activity)
    return title, tuple(made), skipped


def _entries(data: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    project = data.get("project")
    project_title = _text(project, "title") if isinstance(project, dict) else ""
    rundown = data.get("rundown")
    if isinstance(rundown, list):
        return project_title, [entry for entry in rundown if isinstance(entry, dict)]
    rundowns = [each for each in data["rundowns"].values() if isinstance(each, dict)]
    if not rundowns:
        return project_title, []
    chosen = next((each for each in rundowns if each.get("entries")), rundowns[0])
    held = chosen.get("entries")
    entries = held if isinstance(held, dict) else {}
    order = chosen.get("flatOrder") or chosen.get("order") or list(entries)
    keys = [str(key) for key in order] if isinstance(order, list) else list(entries)
    listed = [dict(entries[key], id=key) for key in keys if isinstance(entries.get(key), dict)]
    own = _text(chosen, "title")
    return (project_title or own) if own.casefold() in _NAMELESS else own, listed


def _children(entry: dict[str, Any]) -> list[str]:
    held = entry.get("entries")
    return [str(key) for key in held] if isinstance(held, list) else []


def _activity(entry: dict[str, Any], parts: list[dict[str, Any]], line: int) -> ActivityRead | None:
    kind, title = entry.get("type"), _text(entry, "title")
    if kind not in ("event", "group", "block", "milestone") or (kind != "event" and not title and not parts):
        return None
    if kind == "event":
        start, end = _number(entry, "timeStart"), _number(entry, "timeEnd")
        length = _number(entry, "duration")
        if length is None and start is not None and end is not None:
            length = (end - start) % (24 * 60 * MS)
        return ActivityRead(
            title=title or _text(entry, "cue") or "…",
            minutes=None if length is None else tidy(length / MS),
            start="" if start is None else hh_mm(start // MS),
            end="" if end is None else hh_mm(end // MS),
            kind=kind_of(title),
            note=_text(entry, "note"),
            line=line,
        )
    steps = tuple(_step(part) for part in parts if part.get("type") == "event")
    return ActivityRead(
        title=title,
        minutes=tidy(sum(step.minutes or 0 for step in steps)),
        kind="milestone" if kind == "milestone" else "group",
        steps=steps,
        note=_text(entry, "note"),
        line=line,
    )


def _step(part: dict[str, Any]) -> StepRead:
    length = _number(part, "duration")
    return StepRead(_text(part, "title"), None if length is None else tidy(length / MS), note=_text(part, "note"))


def _number(entry: dict[str, Any], name: str) -> int | None:
    value = entry.get(name)
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 10 * 24 * 60 * MS
    return int(value) if usable and value is not None else None


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def tidy(value: float) -> float:
    """Whole minutes as an int."""
    return int(value) if value == int(value) else round(value, 4)
