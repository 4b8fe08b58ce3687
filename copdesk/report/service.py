"""The documents of one book: what they say, and the files they become.

What sets pages and writes files takes long to load, so it is loaded when the first document is wanted.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.report.gather import gather
from copdesk.report.kept import Kept
from copdesk.report.pictures import Gallery
from copdesk.report.save import atomic_write
from copdesk.report.values import Options, ReportContent

if TYPE_CHECKING:
    from copdesk.desk import Desk
    from copdesk.report.build import Cancelled, Progress


class Reports:
    """A document changes nothing in the book; what a person settles about documents does."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.kept = Kept(desk.book)
        self.gallery = Gallery(desk.board)

    def options(self) -> Options:
        """What the community settled for its documents; its own language where it settled none."""
        return self.kept.options(self._desk.community.community().language)

    def content(self, session_id: Id, options: Options | None = None) -> ReportContent:
        """Everything the documents of a session say, as plain values; in the kept choices where none are given."""
        return gather(self._desk, session_id, options or self.options())

    def document(
        self,
        session_id: Id,
        form: str = "discussion",
        options: Options | None = None,
        progress: "Progress | None" = None,
        cancelled: "Cancelled | None" = None,
    ) -> bytes:
        """The PDF of one form. Raises Refused("report.…") for an unknown form or when cancelled."""
        from copdesk.report.build import build

        return build(self.content(session_id, options), form, progress, cancelled)

    def export(self, session_id: Id, kind: str, options: Options | None = None) -> bytes:
        """The discussion report as `md`, `html`, `docx`, `csv` (all notes) or `json`."""
        from copdesk.report.texts import export

        return export(self.content(session_id, options), kind)

    def save(self, session_id: Id, path: Path, form: str = "discussion", options: Options | None = None) -> None:
        """Writes a PDF, or what the file's suffix says; on any failure an older file of that name is untouched."""
        from copdesk.report.texts import WRITERS

        kind = path.suffix.lower().lstrip(".")
        data = self.export(session_id, kind, options) if kind in WRITERS else self.document(session_id, form, options)
        atomic_write(path, data)
