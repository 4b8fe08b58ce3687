"""Notes as lists show them: with the names, groups and categories that stand for their keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from operator import attrgetter

from copdesk.book.book import Book, Changes
from copdesk.book.ids import Id
from copdesk.notes import rows
from copdesk.notes.known import Known
from copdesk.notes.values import Group, Line, Note, Part, Shown, signs
from copdesk.people.service import People
from copdesk.people.values import folded
from copdesk.plan.service import Plan
from copdesk.plan.values import Category

_HARMLESS = frozenset({
    "note", "commitment", "cluster", "stroke", "picture", "drawing", "ballot", "choice", "vote", "outcome", "fact",
    "sheet", "setting",
})  # fmt: skip
"""Changes in these do not change how a note is named."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a session's notes refer to, by key."""

    groups: tuple[Group, ...]
    categories: tuple[Category, ...]
    parts: tuple[Part, ...]
    trios: dict[Id, str]
    names: dict[Id, str]
    kinds: dict[str, Category]


class Lines:
    """A line whose note and surroundings did not change is the same object at every reading."""

    def __init__(
        self,
        book: Book,
        plan: Plan,
        people: People,
        known: Known,
        categories: Callable[[Id], tuple[Category, ...]],
    ) -> None:
        self._book, self._plan, self._people, self._known = book, plan, people, known
        self._categories = categories
        self._around: dict[Id, _Around] = {}
        self._latest: tuple[_Around | None, list[Line]] = None, []
        book.watch(self._on_changed)

    def shown(self, session_id: Id) -> Shown:
        """Everything that the Notes room shows of a session."""
        around = self._around_of(session_id)
        lines = self._known.each(session_id, "lines", around, partial(_line, around))
        return Shown(
            lines=tuple(lines),
            categories=around.categories,
            clusters=tuple(rows.clusters(self._book, session_id)),
            parts=around.parts,
            groups=around.groups,
            people=tuple(sorted(around.names.items(), key=lambda each: folded(each[1]))),
        )

    def last(self, session_id: Id, count: int) -> list[Line]:
        """The notes written last, whenever they were said, the newest at the end."""
        notes = nlargest(count, self._known.of_session(session_id), key=attrgetter("id"))
        around = self._around_of(session_id)
        known = {line.note.id: line for line in self._latest[1]} if self._latest[0] is around else {}
        found = [
            known[note.id] if note.id in known and known[note.id].note is note else _line(around, note)
            for note in reversed(notes)
        ]
        self._latest = around, found
        return list(found)

    def of(self, notes: Sequence[Note]) -> list[Line]:
        """Notes of any sessions as lines, as they were said."""
        ordered = sorted(notes, key=attrgetter("said_at", "id"))
        return [_line(self._around_of(note.session_id), note) for note in ordered]

    def _on_changed(self, changes: Changes) -> None:
        if not changes.tables <= _HARMLESS:
            self._around.clear()

    def _around_of(self, session_id: Id) -> _Around:
        found = self._around.get(session_id)
        if found is None:
            found = self._read(session_id)
            if not self._book.db.conn.in_transaction:
                self._around[session_id] = found
        return found

    def _read(self, session_id: Id) -> _Around:
        groups = tuple(rows.groups(self._book, session_id))
        session = self._plan.session(session_id)
        categories = self._categories(session_id)
        return _Around(
            groups=groups,
            categories=categories,
            parts=tuple(
                Part(step.id, step.short or step.title, activity.id, activity.title)
                for activity in session.activities
                for step in activity.steps
            ),
            trios={group.id: f"T{group.number}" for group in groups},
            names={member.id: member.name for member in self._people.members()},
            kinds={category.key: category for category in (*signs(), *categories)},
        )


def _line(around: _Around, note: Note) -> Line:
    trio = around.trios.get(note.trio_id, "") if note.trio_id else ""
    who = around.names.get(note.who_id, note.who) if note.who_id else note.who
    return Line(note, trio, who, around.kinds.get(note.category))
