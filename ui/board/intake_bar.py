"""What brings photos in: add them, watch a folder for them; and how far those are that are on their way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.label import PlainLabel
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class IntakeBar(QWidget):
    """`crowded(bool)` when it takes more room, or less again.

    `folder` says that a folder to be watched is chosen by a button of its own, not in a menu elsewhere.
    """

    photos_requested = Signal()
    watch_toggled = Signal(bool)
    stop_requested = Signal()
    crowded = Signal(bool)

    def __init__(self, *, folder: bool = False) -> None:
        super().__init__()
        self._progress = PlainLabel("", "muted")
        self._stop = Button(tr("Stop"), height=28, name="photos_stop")
        self._watched = Chip("", "teal", name="chip_watched")
        self._watched.hide()
        self._folder = Button(tr("Watch a folder…"), "ghost", icon="folder", name="photos_watch")
        if not folder:
            self._folder.hide()  # shown before it has a parent, it would be a window for a moment
        self._offers_folder, self._watching = folder, False
        photos = Button(tr("Add photos"), icon="photo", name="gallery_photos")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().px(8))
        for part in (self._progress, self._stop, self._watched, self._folder, photos):
            row.addWidget(part)
        self._stop.clicked.connect(self.stop_requested)
        self._watched.clicked.connect(self.watch_toggled)
        self._folder.clicked.connect(self._on_folder)
        photos.clicked.connect(self.photos_requested)
        self._tell("")

    def show_progress(self, done: int, every: int) -> None:
        """Photos that are being added; nothing once all are."""
        self._tell(tr("Photo {done} of {all}").format(done=done + 1, all=every) if done < every else "")

    def show_export(self, done: int, every: int) -> None:
        """Drawings that are being written as files."""
        self._tell(tr("Saving {done} of {all}").format(done=done + 1, all=every) if done < every else "")

    def show_watch(self, folder: str) -> None:
        """Which folder is watched; empty for none."""
        self._watching = bool(folder)
        self._watched.setChecked(self._watching)
        self._folder.setVisible(self._offers_folder and not folder)
        if folder:
            self._watched.setText(folder)
            tip(self._watched, tr("Photos that come into {folder} are added. Press to stop.").format(folder=folder))
        self._tell(self._progress.text())

    def _tell(self, words: str) -> None:
        self._progress.setText(words)
        self._progress.setVisible(bool(words))
        self._stop.setVisible(bool(words))
        self._watched.setVisible(self._watching and not words)
        self.crowded.emit(self._watching or bool(words))

    def _on_folder(self) -> None:
        self.watch_toggled.emit(True)
