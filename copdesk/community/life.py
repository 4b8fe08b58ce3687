"""The life of a community between its sessions: tasks by phase, the newsletter, talks with its leaders."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from copdesk.assets import resource
from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock, whole_day
from copdesk.people.values import clean
from copdesk.words import Refused, tr

MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do in a phase of the community's life. `id` is None until it was ticked once."""

    phase: str
    body: str
    done_at: int | None = None
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the newsletter that is being written; `offered` are lines that the book has for it."""

    key: str
    title: str
    text: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """What came up when somebody asked a leader how it goes."""

    id: Id
    who: str
    day: str
    body: str


class Life:
    """Tasks, newsletter and talks of one book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def tasks(self) -> list[Task]:
        """The tasks that ship with the program and those of the community, by phase."""
        rows = self._book.rows("select * from task where not removed order by position, id")
        there = {(row["phase"], row["body"]): row for row in rows}
        found: list[Task] = []
        for phase in _told()["phases"]:
            shipped = [(phase["name"], body) for body in phase["tasks"]]
            own = [key for key in there if key[0] == phase["name"] and key not in shipped]
            for key in (*shipped, *own):
                row = there.get(key)
                found.append(Task(*key, row["done_at"] if row else None, row["id"] if row else None))
        return found

    def tick(self, phase: str, body: str, done: bool) -> None:
        """Ticks a task off, or opens it again."""
        task = next((one for one in self.tasks() if (one.phase, one.body) == (phase, body)), None)
        if task is None:
            raise Refused("life.unknown_task")
        done_at = self._clock.now().utc if done else None
        with self._book.turn("life.tick", tr("tick off “{task}”").format(task=body)) as turn:
            if task.id is not None:
                turn.update("task", task.id, {"done_at": done_at})
            else:
                turn.insert("task", {"id": new_id(), "phase": phase, "body": body, "done_at": done_at})

    def add_task(self, phase: str, body: str) -> None:
        """A task of the community's own. Raises Refused for an empty one or an unknown phase."""
        kept = clean(body)
        if not kept:
            raise Refused("life.empty_task")
        if all(one["name"] != phase for one in _told()["phases"]):
            raise Refused("life.unknown_task")
        with self._book.turn("life.add_task", tr("task “{task}”").format(task=kept)) as turn:
            turn.insert("task", {"id": new_id(), "phase": phase, "body": kept})

    def sections(self) -> list[Section]:
        """The newsletter that is being written, with what the book offers for each part."""
        row = self._draft()
        texts = json.loads(row["body"] or "{}") if row else {}
        return [
            Section(one["key"], one["title"], texts.get(one["key"], ""), self._offered(one["key"]))
            for one in _told()["sections"]
        ]

    def write_section(self, key: str, text: str) -> None:
        """Writes one part of the newsletter."""
        if all(one["key"] != key for one in _told()["sections"]):
            raise Refused("life.unknown_section")
        row = self._draft()
        texts = json.loads(row["body"] or "{}") if row else {}
        body = json.dumps({**texts, key: text.strip()}, ensure_ascii=False, sort_keys=True)
        with self._book.turn("life.write_section", tr("write the newsletter")) as turn:
            if row:
                turn.update("newsletter", row["id"], {"body": body})
            else:
                turn.insert("newsletter", {"id": new_id(), "title": "", "body": body, "status": "draft"})

    def send_newsletter(self) -> None:
        """Marks the newsletter as sent today; the next one begins empty. Raises Refused("life.nothing_written")."""
        row = self._draft()
        if row is None or not any(json.loads(row["body"] or "{}").values()):
            raise Refused("life.nothing_written")
        day = whole_day(self._clock.now().utc)
        with self._book.turn("life.send_newsletter", tr("newsletter sent")) as turn:
            turn.update("newsletter", row["id"], {"status": "sent", "due": day})

    def sent(self) -> list[str]:
        """The days (ISO) on which newsletters were sent, the latest first."""
        rows = self._book.rows("select due from newsletter where status = 'sent' and not removed order by due desc, id")
        return [row["due"] for row in rows]

    def talks(self) -> list[Talk]:
        """Talks with leaders and members, the latest first."""
        rows = self._book.rows(
            "select c.*, m.name from checkin c left join member m on m.id = c.member_id where not c.removed"
            " order by c.day desc, c.id desc"
        )
        return [Talk(row["id"], row["name"] or "", row["day"] or "", row["body"]) for row in rows]

    def talk(self, body: str, member_id: Id | None = None) -> None:
        """Keeps what came up in a talk today."""
        kept = clean(body)
        if not kept:
            raise Refused("life.empty_talk")
        row = {"id": new_id(), "member_id": member_id, "day": whole_day(self._clock.now().utc), "body": kept}
        with self._book.turn("life.talk", tr("talk “{text}”").format(text=kept[:40])) as turn:
            turn.insert("checkin", row)

    def _draft(self) -> dict[str, Any] | None:
        return self._book.row("select * from newsletter where status = 'draft' and not removed order by id")

    def _offered(self, key: str) -> tuple[str, ...]:
        sql = {
            "events": "select title as line from session where not removed order by position desc, id desc",
            "people": "select name as line from member where consent = 'full' and not removed order by id desc",
            "projects": "select case when consent = 'full' then name || ': ' else '' end"
            " || coalesce(passions, expertise) as line from member where not removed"
            " and coalesce(passions, expertise) is not null order by id desc",
            "resources": "select body as line from note where tags like '%\"resource\"%' and not removed"
            " and consent is not 'out' order by id desc",
            "stories": "select body as line from note where starred and for_room is not 0 and not removed"
            " and consent is not 'out' order by id desc",
            "next": "select title as line from topic where not removed order by coalesce(wanted, 1) desc, id",
        }.get(key)
        if sql is None:
            return ()
        return tuple(row["line"] for row in self._book.rows(f"{sql} limit {MOST_OFFERED}"))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(resource("examples", "lifecycle.toml").read_text(encoding="utf-8"))
