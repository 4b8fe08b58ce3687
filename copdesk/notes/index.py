"""The words of all notes of a book, in memory: a search must find a syllable in scripts that write no spaces."""

from copdesk.book.book import Book, Changes
from copdesk.book.ids import Id
from copdesk.notes import rows
from copdesk.people.values import folded

PORTION = 1_500  # notes read at one go, so that whoever writes meanwhile hardly waits
MOST_CHANGES = 400
_END = b"\xff" * 16


class Index:
    """Reads the book's notes once, in portions, and then only those that changed."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._texts: dict[Id, str] = {}
        self._after: Id = b""
        self._stale: set[Id] = set()
        book.watch(self._on_changed)

    def prepare(self) -> bool:
        """Reads one more portion; whether all of the book's notes are read now."""
        if self._after != _END:
            found = rows.bodies(self._book, self._after, PORTION)
            self._texts.update((key, folded(body)) for key, body in found)
            self._after = found[-1][0] if len(found) == PORTION else _END
        return self._after == _END

    def find(self, text: str, most: int) -> list[Id]:
        """Keys of the newest notes in which all words stand, the newest first; none for no words."""
        while not self.prepare():
            pass
        self._refresh()
        words = sorted(folded(text).split(), key=len, reverse=True)
        if not words:
            return []
        found = [key for key, body in self._texts.items() if words[0] in body]
        for word in words[1:]:
            found = [key for key in found if word in self._texts[key]]
        return sorted(found, reverse=True)[:most]

    def _on_changed(self, changes: Changes) -> None:
        if changes.verb.endswith("people.forget"):
            self._begin_anew()
        elif "note" in changes.tables:
            self._stale |= changes.ids

    def _refresh(self) -> None:
        stale, self._stale = self._stale, set()
        if not stale:
            return
        if len(stale) > MOST_CHANGES:
            self._begin_anew()
            while not self.prepare():
                pass
            return
        for key in stale:
            self._texts.pop(key, None)
        self._texts.update((note.id, folded(note.body)) for note in rows.of_keys(self._book, stale))

    def _begin_anew(self) -> None:
        self._texts, self._after = {}, b""
