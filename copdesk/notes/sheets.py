"""Sheets that a group fills: a peer assist, questions and their answers, the report of one of several groups.

A sheet holds headings; under each stand notes. They are notes like all others: found, quoted, put on the wall, and
read by the report through their categories.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.clock import Clock
from copdesk.notes.values import Note, kept
from copdesk.people.values import clean
from copdesk.words import Refused, tr

PEER_ASSIST, QUESTIONS, GROUP = "peer_assist", "questions", "group"
FIELDS = ("topic", "convener", "taker", "place", "slot")
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the notes under it; what is written there gets `category` ('' for none)."""

    title: str
    category: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`topic` is what it is about; `reported` whether a group's report is in."""

    id: Id
    session_id: Id
    kind: str
    topic: str = ""
    convener: str = ""
    taker: str = ""
    place: str = ""
    slot: str = ""
    reported: bool = False
    parts: tuple[Part, ...] = ()


def parts_of(kind: str) -> tuple[Part, ...]:
    """The headings that a fresh sheet of a kind has."""
    known = {
        PEER_ASSIST: (
            Part(tr("Problem or issue"), "problem"),
            Part(tr("Ideas raised"), "idea"),
            Part(tr("Drivers"), "driver"),
        ),
        QUESTIONS: (
            Part(tr("What can stimulate participation?"), "positive"),
            Part(tr("What are the main issues?"), "negative"),
        ),
        GROUP: (Part(tr("What was said")), Part(tr("Ideas"), "idea"), Part(tr("Questions that stay open"), "question")),
    }
    if kind not in known:
        raise Refused("notes.sheet_kind", kind=kind)
    return known[kind]


class Sheets:
    """The sheets of the sessions of one book. `of_session` reads the notes that stand under their headings."""

    def __init__(self, book: Book, clock: Clock, notes: Callable[[Id], Sequence[Note]]) -> None:
        self._book = book
        self._clock = clock
        self._notes = notes

    def of_session(self, session_id: Id) -> list[Sheet]:
        """A session's sheets in their order, groups by their slots."""
        rows = self._book.rows(
            "select * from sheet where session_id = ? and not removed order by coalesce(position, 0), id", [session_id]
        )
        notes = {note.id: note for note in self._notes(session_id)} if rows else {}
        return [_sheet(row, notes) for row in rows]

    def begin(self, session_id: Id, kind: str, topic: str = "") -> Id:
        """A new sheet with its kind's headings."""
        parts, key, title = parts_of(kind), new_id(), clean(topic)
        place = len(self.of_session(session_id))
        with self._book.turn("sheet.begin", tr("new sheet {topic}").format(topic=title)) as turn:
            head = {"id": key, "session_id": session_id, "kind": kind, "topic": title or None, "position": place}
            turn.insert("sheet", {**head, "body": _body([(part.title, part.category, []) for part in parts])})
        return key

    def change(self, key: Id, field: str, text: str) -> None:
        """Topic, convener, note-taker, place or slot."""
        if field not in FIELDS:
            raise Refused("notes.field", field=field)
        with self._book.turn("sheet.change", tr("change a sheet")) as turn:
            turn.update("sheet", self._row(key)["id"], {field: clean(text) or None})

    def report(self, key: Id, reported: bool) -> None:
        """Whether the report of a group is in."""
        with self._book.turn("sheet.report", tr("report in") if reported else tr("report not in")) as turn:
            turn.update("sheet", self._row(key)["id"], {"reported": int(reported)})

    def ask(self, key: Id, place: int, title: str) -> None:
        """Writes the heading at a place; one behind the last begins a new part, '' takes an empty one away."""
        parts, words = _parts(self._row(key)), clean(title)
        if not 0 <= place <= len(parts) or (place == len(parts) and (not words or place >= MOST_PARTS)):
            raise Refused("notes.sheet_part", most=MOST_PARTS)
        if place == len(parts):
            parts.append((words, "", []))
        elif words:
            parts[place] = (words, *parts[place][1:])
        elif parts[place][2]:
            raise Refused("notes.sheet_filled")
        else:
            del parts[place]
        with self._book.turn("sheet.ask", tr("change a heading")) as turn:
            turn.update("sheet", key, {"body": _body(parts)})

    def write(self, key: Id, place: int, text: str) -> Id:
        """A line under a heading, kept as a note of the session."""
        row, words = self._row(key), kept(text)
        parts = _parts(row)
        if not words:
            raise Refused("notes.empty")
        if not 0 <= place < len(parts):
            raise Refused("notes.sheet_part", most=MOST_PARTS)
        title, category, keys = parts[place]
        note: dict[str, Any] = {"id": new_id(), "session_id": row["session_id"], "body": words, "source": "sheet"}
        note |= {"category": category or None, "said_at": self._clock.now().utc}
        parts[place] = (title, category, [*keys, note["id"]])
        with self._book.turn("sheet.write", tr("note “{text}”").format(text=words[:40])) as turn:
            turn.insert("note", note)
            turn.update("sheet", key, {"body": _body(parts)})
        return bytes(note["id"])

    def remove(self, key: Id) -> None:
        """Takes a sheet out; its notes stay."""
        with self._book.turn("sheet.remove", tr("remove a sheet")) as turn:
            turn.remove("sheet", self._row(key)["id"])

    def _row(self, key: Id) -> Row:
        row = self._book.row("select * from sheet where id = ? and not removed", [key])
        if row is None:
            raise Refused("notes.sheet")
        return row


_Stored = tuple[str, str, list[Id]]


def _parts(row: Row) -> list[_Stored]:
    found = json.loads(row["body"] or "[]")
    return [(one["title"], one["category"], [bytes.fromhex(each) for each in one["notes"]]) for one in found]


def _body(parts: Sequence[_Stored]) -> str:
    whole = [
        {"title": title, "category": category, "notes": [key.hex() for key in keys]} for title, category, keys in parts
    ]
    return json.dumps(whole, ensure_ascii=False)


def _sheet(row: Row, notes: dict[Id, Note]) -> Sheet:
    parts = tuple(
        Part(title, category, tuple(notes[key] for key in keys if key in notes))
        for title, category, keys in _parts(row)
    )
    topic, convener, taker, place, slot = (row[name] or "" for name in FIELDS)
    head = (row["id"], row["session_id"], row["kind"])
    return Sheet(*head, topic, convener, taker, place, slot, bool(row["reported"]), parts)
