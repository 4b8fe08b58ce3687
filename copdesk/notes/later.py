"""Lines that a confidential step refused, laid aside until they may be asked for: no notes, and outside the journal."""

import json

from copdesk.book.book import Book
from copdesk.book.ids import Id


class Later:
    """The lines that wait, session by session."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def waiting(self, session_id: Id) -> tuple[str, ...]:
        """The lines laid aside, the first one first."""
        return tuple(json.loads(self._book.draft(_key(session_id)) or "[]"))

    def lay_aside(self, session_id: Id, text: str) -> None:
        """Keeps a line until a step in which it may be asked for."""
        self._keep(session_id, (*self.waiting(session_id), text))

    def forget(self, session_id: Id, text: str) -> None:
        """Lets a line go: it was written in the end, or it is nobody's to keep."""
        there = list(self.waiting(session_id))
        if text in there:
            there.remove(text)
            self._keep(session_id, tuple(there))

    def _keep(self, session_id: Id, lines: tuple[str, ...]) -> None:
        self._book.keep_draft(_key(session_id), json.dumps(lines, ensure_ascii=False) if lines else "")


def _key(session_id: Id) -> str:
    return f"later:{session_id.hex()}"
