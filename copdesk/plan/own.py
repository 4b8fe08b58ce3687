"""A community's own activities and its session templates, kept in its book and shared as one file."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.people.values import clean, folded
from copdesk.plan.library import NO_ID, Method, method, read_method
from copdesk.plan.values import Activity, Session
from copdesk.words import Refused, tr

TEMPLATE = "template:"
OWN = "own:"
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Template:
    """A plan without a day, to begin a session with."""

    id: Id
    title: str


class OwnMethods:
    """What a community adds to the library. `read` gives a session with its whole plan."""

    def __init__(self, book: Book, read: Callable[[Id], Session]) -> None:
        self._book = book
        self._read = read

    def methods(self) -> tuple[Method, ...]:
        """The community's own activities, by title."""
        found = [read_method(row["body"]) for row in self._rows(OWN)]
        return tuple(sorted(found, key=lambda one: (folded(one.title), one.key)))

    def keep(self, session_id: Id, activity_id: Id, title: str = "") -> str:
        """Keeps an activity of a plan in the library; the same title again writes over it. Its key."""
        activity = next((one for one in self._read(session_id).activities if one.id == activity_id), None)
        if activity is None:
            raise Refused("plan.unknown_activity")
        return self._put(method_of(activity, clean(title) or activity.title))

    def remove(self, key: str) -> None:
        """Takes an activity of one's own out of the library."""
        row = self._row(key)
        if row is None:
            raise Refused("plan.unknown_activity")
        with self._book.turn("plan.remove_method", tr("remove {title}").format(title=row["title"])) as turn:
            turn.remove("method", row["id"])

    def save(self, keys: list[str], path: Path) -> str:
        """Writes activities to one TOML file, to be shared; that file's name. Raises Trouble or Refused as a saved
        report does."""
        from copdesk.report.save import atomic_write

        own = {one.key: one for one in self.methods()}
        chosen = [found for key in keys if (found := own.get(key) or method(key)) is not None]
        atomic_write(path, methods_toml(chosen).encode("utf-8"))
        return path.name

    def take_file(self, path: Path) -> int:
        """Takes in the activities of a file that `save` wrote, as one undo step; how many."""
        if path.stat().st_size > LARGEST:
            raise Refused("plan.method", why=tr("the file is too large"))
        return self.take(path.read_text(encoding="utf-8", errors="replace"))

    def take(self, text: str) -> int:
        """Takes in activities from their text. Raises Refused("plan.method") and keeps none of them."""
        found = methods_of(text)
        with self._book.one_step("plan.take_methods", tr("take in activities")):
            for one in found:
                self._put(one)
        return len(found)

    def templates(self) -> list[Template]:
        """Plans to begin a session with, by title."""
        found = [Template(row["id"], row["title"]) for row in self._rows(TEMPLATE)]
        return sorted(found, key=lambda one: folded(one.title))

    def keep_template(self, session_id: Id, title: str = "") -> Id:
        """Keeps a session's plan as a template; the same title again writes over it."""
        from copdesk.plan.writing import plan_toml

        session = self._read(session_id)
        name = clean(title) or session.title
        old = next((one for one in self.templates() if folded(one.title) == folded(name)), None)
        key = old.id if old is not None else new_id()
        body = plan_toml(session)
        with self._book.turn("plan.keep_template", tr("template {title}").format(title=name)) as turn:
            if old is not None:
                turn.update("method", key, {"title": name, "body": body})
            else:
                turn.insert("method", {"id": key, "key": TEMPLATE + key.hex(), "title": name, "body": body})
        return key

    def template(self, key: Id) -> Session:
        """A template's plan as a session that is not in the book: without day and slot of the first time."""
        from copdesk.plan.writing import plan_from_toml

        row = self._book.row("select * from method where id = ? and not removed", [key])
        if row is None:
            raise Refused("plan.unknown_template")
        return replace(plan_from_toml(row["body"], new_id), expected=None)

    def remove_template(self, key: Id) -> None:
        """Takes a template away."""
        row = self._book.row("select * from method where id = ? and not removed", [key])
        if row is None:
            raise Refused("plan.unknown_template")
        with self._book.turn("plan.remove_template", tr("remove {title}").format(title=row["title"])) as turn:
            turn.remove("method", key)

    def _put(self, one: Method) -> str:
        old = next((row for row in self._rows(OWN) if folded(row["title"]) == folded(one.title)), None)
        key = old["key"].removeprefix(OWN) if old is not None else f"own-{new_id().hex()[-12:]}"
        body = method_toml(one, key)
        with self._book.turn("plan.keep_method", tr("keep {title} in the library").format(title=one.title)) as turn:
            if old is not None:
                turn.update("method", old["id"], {"title": one.title, "body": body})
            else:
                turn.insert("method", {"id": new_id(), "key": OWN + key, "title": one.title, "body": body})
        return key

    def _rows(self, kind: str) -> list[dict[str, Any]]:
        return self._book.rows(
            "select * from method where substr(key, 1, ?) = ? and not removed order by id", [len(kind), kind]
        )

    def _row(self, key: str) -> dict[str, Any] | None:
        return self._book.row("select * from method where key = ? and not removed", [OWN + key])


def method_of(activity: Activity, title: str = "") -> Method:
    """An activity of a plan as a method of the library; what its origin says of sizes and words stays."""
    origin = method(activity.method) if activity.method else None
    return Method(
        key=NO_ID.hex(),
        title=title or activity.title,
        purpose=activity.purpose,
        turns=activity.turns,
        colour=activity.colour,
        source=origin.source if origin else "",
        min_people=origin.min_people if origin else 1,
        max_people=origin.max_people if origin else 500,
        words=origin.words if origin else (),
        steps=activity.steps,
    )


def method_toml(one: Method, key: str) -> str:
    """A method as the library's files have it."""
    import tomlkit

    return tomlkit.dumps(_table(one, key))


def methods_toml(found: list[Method]) -> str:
    """Several methods in one file."""
    import tomlkit

    document = tomlkit.document()
    every = tomlkit.aot()
    for one in found:
        every.append(tomlkit.item(dict(_table(one, one.key))))
    document.add("methods", every)
    return tomlkit.dumps(document)


def methods_of(text: str) -> list[Method]:
    """Methods from a file of several or of one. Raises Refused("plan.method")."""
    import tomlkit

    try:
        data = tomllib.loads(text)
        each = data.get("methods", [data])
        found = [_checked(read_method(tomlkit.dumps(one))) for one in each]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise Refused("plan.method", why=str(exc)[:120] or tr("it cannot be read")) from exc
    if not found:
        raise Refused("plan.method", why=tr("it holds none"))
    return found


def _checked(one: Method) -> Method:
    """The method, if its values are of the right kinds and within sense; raises ValueError otherwise."""
    if not isinstance(one.title, str) or not clean(one.title):
        raise ValueError(tr("it has no title"))
    if not one.steps or not isinstance(one.turns, int) or not 1 <= one.turns <= 12:
        raise ValueError(one.title)
    texts = ("title", "instruction", "hint", "grouping", "scene", "chime", "clock", "leader", "materials", "room")
    for step in one.steps:
        lengths = (step.min_s, step.planned_s, step.max_s)
        if not all(type(length) is int and 0 <= length <= 86_400 for length in lengths):
            raise ValueError(step.title)
        if not all(isinstance(getattr(step, name), str) for name in texts):
            raise ValueError(one.title)
    return one


def _table(one: Method, key: str) -> dict[str, object]:
    from copdesk.plan.writing import step_table

    table: dict[str, object] = {"key": key}
    for field in fields(Method):
        if field.name not in ("key", "steps", "words"):
            table[field.name] = getattr(one, field.name)
    table["words"] = list(one.words)
    table["steps"] = [step_table(step) for step in one.steps]
    return table
