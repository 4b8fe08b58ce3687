"""Where photos come from: files chosen, files dropped; onto the page or into the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from copdesk.board.ink import Point
from copdesk.book.ids import Id
from copdesk.words import tr
from ui.board.canvas import BoardCanvas
from ui.board.intake import PhotoIntake, Source, files_of, sources_of
from ui.board.open_page import OpenPage
from ui.board.watching import FolderWatch
from ui.bridge import Bridge


class PhotoDesk(QObject):
    """`began(count)` when photos are on their way into the gallery; `watching(folder)`, '' when no longer.

    `lost(folder)` when the folder that was watched is gone.
    """

    began = Signal(int)
    watching = Signal(str)
    lost = Signal(str)

    def __init__(self, host: QWidget, bridge: Bridge, intake: PhotoIntake, page: OpenPage, canvas: BoardCanvas) -> None:
        super().__init__(host)
        self._intake, self._page, self._canvas = intake, page, canvas
        self._session: Id | None = None
        self._at: Point | None = None
        self.watch = FolderWatch(bridge, self)
        self.watch.found.connect(self._on_found)
        self.watch.lost.connect(self._on_lost)

    def show_session(self, session_id: Id | None) -> None:
        self._session = session_id

    def choose_for_page(self, at: Point | None = None) -> None:
        """One photo, to lie at a place of the page, else in the middle of what is seen."""
        self._at = at or self._canvas.middle()
        self._choose(several=False)

    def choose_for_gallery(self) -> None:
        self._at = None
        self._choose(several=True)

    def dropped_on_page(self, data: QMimeData, at: QPointF) -> None:
        """One photo lands where it was let go, several become drawings."""
        sources = sources_of(data)
        place = self._canvas.view.to_page(at * self._canvas.devicePixelRatioF())
        self.take(sources, Point(place.x(), place.y()) if len(sources) == 1 else None)

    def paste(self) -> None:
        """What another program copied: a picture or words go onto the page, several files into the gallery."""
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        sources = sources_of(data)
        if sources:
            self.take(sources, self._canvas.middle() if len(sources) == 1 else None)
        elif data.hasText() and data.text().strip() and self._session is not None:
            self._canvas.editing.paste_words(data.text())

    def dropped(self, data: QMimeData) -> None:
        self.take(sources_of(data), None)

    def take(self, sources: list[Source], at: Point | None) -> None:
        """Photos for the page where a place is given, else for the gallery."""
        if self._session is None or not sources:
            return
        drawing = self._page.ready() if at is not None else None
        if at is not None and drawing is not None:
            self._intake.place(drawing, sources[0], at)
            return
        self.began.emit(len(sources))
        self._intake.add(self._session, sources)

    def watch_folder(self, on: bool) -> None:
        """Choose a folder in which each new photo becomes a card of the running step, or end that."""
        self.watch.stop()
        self.watching.emit("")
        if on:
            dialog = QFileDialog(self._host())
            dialog.setWindowTitle(tr("Which folder do the photos come into?"))
            dialog.setObjectName("photo_folder")
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setModal(False)
            dialog.fileSelected.connect(self._on_folder)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def _on_folder(self, name: str) -> None:
        self.watch.watch(Path(name))
        self.watching.emit(Path(name).name)

    def _on_found(self, paths: list[Path]) -> None:
        if self._session is not None:
            self._intake.add(self._session, list(paths))

    def _on_lost(self, folder: str) -> None:
        self.watching.emit("")
        self.lost.emit(folder)

    def _host(self) -> QWidget | None:
        host = self.parent()
        return host if isinstance(host, QWidget) else None

    def _choose(self, *, several: bool) -> None:
        """The system's own chooser, not modal: the run goes on beside it."""
        dialog = QFileDialog(self._host())
        dialog.setWindowTitle(tr("Choose photos") if several else tr("Choose a photo"))
        dialog.setObjectName("photo_files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Photos (*.jpg *.jpeg *.heic *.png *.webp *.gif *.bmp *.tif *.tiff)"), tr("All files (*)")]
        )
        dialog.setModal(False)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _on_files(self, names: list[str]) -> None:
        self.take(files_of([Path(name) for name in names]), self._at)
