"""The notes of the sessions that were looked at last, kept in memory: what did not change is not read again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from copdesk.book.book import Book, Changes
from copdesk.book.ids import Id
from copdesk.notes import rows
from copdesk.notes.values import Note

MOST_SESSIONS = 3
MOST_CHANGES = 400  # from so many changed rows on a session is read as a whole
_WHOLE = ("wall.merge", "people.forget")  # these change how notes read whose own rows are not named


class Known:
    """A note that did not change is the same object at every reading."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sessions: dict[Id, list[Note]] = {}
        self._stale: set[Id] = set()
        self._made: dict[str, _Made] = {}
        book.watch(self._on_changed)

    def of_session(self, session_id: Id) -> list[Note]:
        """All notes of a session as they were said; within a verb, what that verb has written so far."""
        if self._book.db.conn.in_transaction:
            return rows.of_session(self._book, session_id)
        self._refresh()
        found = self._sessions.pop(session_id, None)
        if found is None:
            found = rows.of_session(self._book, session_id)
            for oldest in list(self._sessions)[: max(0, len(self._sessions) + 1 - MOST_SESSIONS)]:
                del self._sessions[oldest]
        self._sessions[session_id] = found
        return list(found)

    def each(self, session_id: Id, name: str, around: object, make: Callable[[Note], Any]) -> list[Any]:
        """What `make` makes of each note of a session. It is asked again for a note that changed, and for all of them

        when `around`, whatever else it makes it from, is not what it was under that name.
        """
        notes = self.of_session(session_id)
        before = self._made.get(name)
        if before is None or (before.session_id, before.around) != (session_id, around):
            before = _Made(session_id, around, [], [])
        found = before.again(notes, make)
        self._made[name] = _Made(session_id, around, notes, found)
        return list(found)

    def _on_changed(self, changes: Changes) -> None:
        if changes.verb.endswith(_WHOLE):
            self._sessions.clear()
        elif "note" in changes.tables:
            self._stale |= changes.ids

    def _refresh(self) -> None:
        stale, self._stale = self._stale, set()
        if len(stale) > MOST_CHANGES:
            self._sessions.clear()
        if not stale or not self._sessions:
            return
        fresh = rows.of_keys(self._book, stale)
        for session_id, notes in self._sessions.items():
            new = sorted((note for note in fresh if note.session_id == session_id), key=_as_said)
            kept = [note for note in notes if note.id not in stale]
            if new and kept and _as_said(new[0]) < _as_said(kept[-1]):
                kept = sorted(kept + new, key=_as_said)
            else:
                kept += new  # what was said last stands last: nothing else moves
            self._sessions[session_id] = kept


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of each of `notes`, in their order."""

    session_id: Id
    around: object
    notes: list[Note]
    found: list[Any]

    def again(self, notes: list[Note], make: Callable[[Note], Any]) -> list[Any]:
        """The same for other notes: what stands at both ends as it stood is taken over as it is."""
        least = min(len(notes), len(self.notes))
        head = next((n for n in range(least) if notes[n] is not self.notes[n]), least)
        tail = next((n for n in range(least - head) if notes[-1 - n] is not self.notes[-1 - n]), least - head)
        middle = zip(self.notes[head : len(self.notes) - tail], self.found[head : len(self.notes) - tail], strict=True)
        known = {id(note): one for note, one in middle}
        made = [known[id(note)] if id(note) in known else make(note) for note in notes[head : len(notes) - tail]]
        return [*self.found[:head], *made, *self.found[len(self.notes) - tail :]]


def _as_said(note: Note) -> tuple[int, Id]:
    return note.said_at, note.id
