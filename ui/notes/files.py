"""Notes of a file and into a file, from the Notes room: dialogs, what was dropped, and the panel that looks at it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.words import tr, tr_many
from ui.bridge import Bridge
from ui.notes.incoming import TakingIn


class Files(QObject):
    """`said` tells what was added or written, `refused` why not; `panel` is there once a file was looked at."""

    said = Signal(str, str, str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, places: QStackedLayout, room: QWidget) -> None:
        super().__init__(room)
        self._desk, self._bridge, self._places = desk, bridge, places
        self.session: Id | None = None
        self.panel: TakingIn | None = None

    def show_session(self, session_id: Id | None) -> None:
        """A file that was looked at for another session is left."""
        if session_id != self.session:
            self._places.setCurrentIndex(0)
        self.session = session_id

    def choose(self, what: object) -> None:
        """Asks for a file to read, or for the place of one to write."""
        writes = what == "write"
        title = tr("Save the notes for another laptop") if writes else tr("Notes that were taken elsewhere")
        room = self.parent()
        dialog = QFileDialog(room if isinstance(room, QWidget) else None, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        if writes:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(tr("Notes (*.jsonl)"))
            dialog.setDefaultSuffix("jsonl")
        dialog.fileSelected.connect(self.write if writes else self.read)
        dialog.show()

    def dropped(self, data: QMimeData) -> bool:
        """Looks at the first file of what was dropped; False where there is none."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.read(paths[0])
        return bool(paths)

    def read(self, path: str) -> None:
        """Looks at the notes of a file (JSON, a table, a saved chat, plain lines) before they are added."""
        if self.session is None:
            return
        if self.panel is None:
            self.panel = TakingIn(self._desk, self._bridge)
            self.panel.left.connect(self._on_left)
            self.panel.kept.connect(self._on_read)
            self._places.addWidget(self.panel)
        self._places.setCurrentWidget(self.panel)
        self.panel.open_path(self.session, Path(path))

    def write(self, path: str) -> None:
        """Writes the session's notes for another laptop."""
        if self.session is not None:
            verb = self._desk.notes.hand_over
            self._bridge.ask(verb, self.session, Path(path), then=self._on_written, refused=self._on_refused)

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)

    def _on_left(self) -> None:
        self._places.setCurrentIndex(0)

    def _on_read(self, count: int) -> None:
        words = tr_many("{n} note added.", "{n} notes added.", count)
        self.said.emit(words, tr("Ctrl+Z takes it back."), "", "primary")

    def _on_written(self, count: int) -> None:
        words = tr_many("{n} note is in the file.", "{n} notes are in the file.", count)
        self.said.emit(words, tr("The other laptop adds them without doubles."), "", "primary")
