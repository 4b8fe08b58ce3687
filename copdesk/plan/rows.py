"""The rows of sessions, activities and steps."""

import json
from dataclasses import replace
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.plan.values import Activity, Category, Session, Step

SESSION_FIELDS = (
    "title", "day", "day_text", "starts", "ends", "zone", "space", "purpose", "outcomes", "outline", "problem",
)  # fmt: skip
STEP_FIELDS = (
    "title", "instruction", "hint", "prompts", "grouping", "min_s", "planned_s", "max_s", "skippable", "each_turn",
    "between_turns",
    "roles", "confidential", "silent", "categories", "scene", "chime", "clock", "leader", "materials", "room", "short",
)  # fmt: skip
ACTIVITY_FIELDS = ("title", "method", "purpose", "turns", "colour", "fixed_at")


def sessions(book: Book) -> list[Row]:
    """Heads of all sessions, oldest first."""
    return book.rows("select * from session where not removed order by coalesce(position, 0), id")


def session(book: Book, key: Id) -> Session | None:
    """A session with its whole plan; None for an unknown key."""
    row = book.row("select * from session where id = ?", [key])
    return replace(head_of(row), activities=_activities(book, [key]).get(key, ())) if row is not None else None


def plans(book: Book) -> list[Session]:
    """All sessions with their whole plans, oldest first."""
    heads = [head_of(row) for row in sessions(book)]
    activities = _activities(book, [one.id for one in heads])
    return [replace(one, activities=activities.get(one.id, ())) for one in heads]


def _activities(book: Book, keys: list[Id]) -> dict[Id, tuple[Activity, ...]]:
    among = ", ".join("?" * len(keys))
    steps: dict[Id, list[Step]] = {}
    for each in book.rows(
        "select s.* from step s join activity a on a.id = s.activity_id"
        f" where a.session_id in ({among}) and not s.removed and not a.removed order by s.position, s.id",
        keys,
    ):
        steps.setdefault(each["activity_id"], []).append(step_of(each))
    found: dict[Id, list[Activity]] = {}
    for each in book.rows(
        f"select * from activity where session_id in ({among}) and not removed order by position, id", keys
    ):
        activity = Activity(
            id=each["id"],
            session_id=each["session_id"],
            position=each["position"],
            title=each["title"],
            method=each["method"] or "",
            purpose=each["purpose"] or "",
            turns=each["turns"] or 1,
            colour=each["colour"] or "teal",
            fixed_at=each["fixed_at"] or "",
            steps=tuple(steps.get(each["id"], ())),
        )
        found.setdefault(activity.session_id, []).append(activity)
    return {key: tuple(there) for key, there in found.items()}


def hosts(book: Book, session_id: Id) -> list[Row]:
    """Who hosts a session, as rows without keys: member, role, place."""
    return book.rows(
        "select member_id, role, position from host where session_id = ? and not removed order by position, id",
        [session_id],
    )


def head_of(row: Row) -> Session:
    """A session without its activities."""
    given: dict[str, Any] = {name: row[name] or "" for name in SESSION_FIELDS}
    settings = settings_of(row)
    more: dict[str, Any] = {"expected": settings.get("expected"), "packed": tuple(settings.get("packed", ()))}
    return Session(id=row["id"], event_id=row["event_id"], **more, **given)


def settings_of(row: Row) -> dict[str, Any]:
    """What a session's row keeps besides its columns."""
    return dict(json.loads(row["settings"] or "{}"))


def step_of(row: Row) -> Step:
    """A step from its row."""
    return Step(
        id=row["id"],
        activity_id=row["activity_id"],
        position=row["position"],
        title=row["title"],
        instruction=row["instruction"] or "",
        hint=row["hint"] or "",
        prompts=tuple(json.loads(row["prompts"] or "[]")),
        grouping=row["grouping"] or "all",
        min_s=row["min_s"] or 0,
        planned_s=row["planned_s"],
        max_s=row["max_s"] or 0,
        skippable=bool(row["skippable"]),
        each_turn=bool(row["each_turn"]),
        between_turns=bool(row["between_turns"]),
        roles=tuple((name, text) for name, text in json.loads(row["roles"] or "[]")),
        confidential=bool(row["confidential"]),
        silent=bool(row["silent"]),
        categories=tuple(Category(**each) for each in json.loads(row["categories"] or "[]")),
        scene=row["scene"] or "timer",
        chime=row["chime"] or "end",
        clock=row["clock"] or "digits",
        leader=row["leader"] or "",
        materials=row["materials"] or "",
        room=row["room"] or "",
        short=row["short"] or "",
    )


def stored(name: str, value: Any) -> Any:
    """A step's field as its column holds it."""
    if name == "categories":
        return json.dumps(
            [{"key": c.key, "name": c.name, "sign": c.sign, "colour": c.colour} for c in value], ensure_ascii=False
        )
    if name in ("prompts", "roles"):
        return json.dumps([list(v) if isinstance(v, tuple) else v for v in value], ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def step_row(step: Step) -> Row:
    """A row for a step that is not in the book yet."""
    fields = {name: stored(name, getattr(step, name)) for name in STEP_FIELDS}
    return {"id": step.id, "activity_id": step.activity_id, "position": step.position, **fields}


def activity_row(activity: Activity) -> Row:
    """A row for an activity that is not in the book yet; its steps are rows of their own."""
    fields = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
    return {"id": activity.id, "session_id": activity.session_id, "position": activity.position, **fields}


def fresh_step(activity_id: Id, position: int, fields: Row) -> Step:
    """A step with a key of its own from plain fields."""
    return Step(id=new_id(), activity_id=activity_id, position=position, **fields)
