"""What a note said before it was changed: the journal remembers."""

from dataclasses import dataclass

from copdesk.book import journal
from copdesk.book.book import Book
from copdesk.book.ids import Id

_VERBS = ("note.edit", "wall.merge", "wall.split")
MOST = 20


@dataclass(frozen=True, slots=True)
class Former:
    """The words that stood there until `at` (ms UTC)."""

    body: str
    at: int


def former(book: Book, key: Id) -> list[Former]:
    """What a note said before, the newest first; changes that were undone are left out."""
    marks = ", ".join("?" * len(_VERBS))
    sql = f"select at, images from journal where verb in ({marks}) and state = 'done' order by seq desc"
    found: list[Former] = []
    for row in book.rows(sql, list(_VERBS)):
        for image in journal.unpack(row["images"]):
            if image.key == key and image.table == "note" and "body" in image.before:
                found.append(Former(image.before["body"], row["at"]))
    return found[:MOST]
