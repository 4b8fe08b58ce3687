"""What was promised in a session: who does what by when, and whether it is done."""

import re
from collections.abc import Sequence
from pathlib import Path

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.notes import rows
from copdesk.notes.handing import as_calendar, as_table
from copdesk.notes.values import Promise, read
from copdesk.people.values import Member, clean, folded
from copdesk.words import Refused, tr

_DUE = re.compile(r"\s+(?:by|until|before|d'ici|pour|avant)\s+([^\s].{1,30})$", re.IGNORECASE)


class Promises:
    """Commitments of the sessions of one book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def of_session(self, session_id: Id) -> list[Promise]:
        """What was promised in a session, open ones first."""
        return rows.promises(self._book, session_id)

    def of_earlier(self, session_id: Id) -> list[Promise]:
        """What was promised in the sessions before this one and is not ticked off, the oldest first."""
        return rows.promises_before(self._book, session_id)

    def save(self, session_id: Id, path: Path) -> None:
        """Writes a session's promises as a calendar (`.ics`) or a table (any other name)."""
        from copdesk.report.save import atomic_write

        promises = self.of_session(session_id)
        calendar = path.suffix.lower() == ".ics"
        atomic_write(path, as_calendar(promises, self._clock.now().utc) if calendar else as_table(promises))

    def promise(self, session_id: Id, line: str, members: list[Member]) -> Id:
        """One typed line, `write the summary @jane by Friday`, as a promise.

        A name that none of `members` bears stays as it was typed. Raises Refused("notes.what").
        """
        written = read(line)
        what, due = due_of(written.body)
        if not what:
            raise Refused("notes.what")
        who = _named(written.who, members) if written.who else begun_by(what, members)
        key = new_id()
        with self._book.turn("promise.add", tr("promise “{what}”").format(what=what[:40])) as turn:
            turn.insert(
                "commitment",
                {
                    "id": key,
                    "session_id": session_id,
                    "what": what,
                    "who_id": who.id if who else None,
                    "who": None if who else written.who or None,
                    "due": due or None,
                },
            )
        return key

    def change(self, key: Id, field: str, text: str) -> None:
        """Changes what, who (as words) or until when."""
        kept = clean(text)
        if field not in ("what", "who", "due"):
            raise Refused("notes.field", field=field)
        if field == "what" and not kept:
            raise Refused("notes.what")
        new: dict[str, object] = {field: kept or None}
        if field == "who":
            new["who_id"] = None
        with self._book.turn("promise.change", tr("change a promise")) as turn:
            turn.update("commitment", key, new)

    def tick(self, key: Id, done: bool) -> None:
        """Ticks a promise off, or opens it again."""
        with self._book.turn("promise.tick", tr("tick off") if done else tr("open again")) as turn:
            turn.update("commitment", key, {"done_at": self._clock.now().utc if done else None})

    def remove(self, key: Id) -> None:
        """Takes a promise out; its note stays."""
        with self._book.turn("promise.remove", tr("remove a promise")) as turn:
            turn.remove("commitment", key)


def due_of(body: str) -> tuple[str, str]:
    """What is promised, and until when as it was said: `send the list by Friday`; '' where it does not say."""
    found = _DUE.search(body)
    return (clean(body[: found.start()]), clean(found[1])) if found else (clean(body), "")


def begun_by(what: str, members: Sequence[Member]) -> Member | None:
    """The one member whose name the words begin with: `Verele sends the checklist`."""
    words = folded(what).split()
    found = [
        (size, one)
        for one in members
        for size in {len(one.name.split()), len(one.short.split())}
        if size and folded(" ".join(words[:size])).rstrip(",:") in (folded(one.name), folded(one.short))
    ]
    longest = max((size for size, _ in found), default=0)
    named = [one for size, one in found if size == longest]
    return named[0] if len(named) == 1 else None


def _named(typed: str, members: list[Member]) -> Member | None:
    wanted = folded(typed.replace(".", " ")).strip()
    found = [one for one in members if wanted and wanted in (folded(one.short), folded(one.name))]
    return found[0] if len(found) == 1 else None
