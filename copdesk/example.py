"""The example book: a real session with real people's names, ready to run."""

import tomllib
from pathlib import Path
from typing import Any

from copdesk.assets import resource
from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.plan.library import published


def story() -> dict[str, Any]:
    """The example as it ships."""
    return tomllib.loads(resource("examples", "community.toml").read_text(encoding="utf-8"))


def fill(desk: Desk) -> Id:
    """Puts the example's people and session into an empty book; the session's key."""
    told = story()
    plan = dict(told["session"])
    activities = plan.pop("activities")
    with desk.book.batch():
        if not desk.community.community().id:
            with desk.book.turn("community.begin", undoable=False) as turn:
                turn.insert("community", {"id": new_id(), "name": told["name"], "language": "en"})
        session = desk.plan.add_session(plan.pop("title"), **plan)
        for person in told["people"]:
            fields = {name: person[name] for name in ("organisation", "role", "consent") if name in person}
            key = desk.people.add(person["name"], **fields)
            if "host" in person:
                desk.people.host(session, key, person["host"])
        known = {method.key: method for method in published()}  # all of the example is in English
        for name in activities:
            desk.plan.add_activity(session, known[name].placed(session, 0, new_id))
    return session


def make(path: Path, clock: Clock) -> Desk:
    """A new file with the example in it, open. Raises Refused as `Book.create` does."""
    desk = Desk(Book.create(path, story()["name"], clock, "en"), clock)
    fill(desk)
    return desk
