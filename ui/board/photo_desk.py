"""Where photos come from: files chosen, files dropped; onto the page or into the gallery."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPointF, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from copdesk.board.ink import Point
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.words import sentence, tr
from ui.board.canvas import BoardCanvas
from ui.board.intake import PhotoIntake, Source, holds_photos, picture_in, sources_in
from ui.board.open_page import OpenPage
from ui.board.watching import FolderWatch
from ui.bridge import Bridge


class PhotoDesk(QObject):
    """`began(count)` when photos are on their way into the gallery; `watching(folder)`, '' when no longer.

    `lost(folder)` when the folder that was watched is gone. `said(fact, comfort)` where there is nothing to add.
    In a book without a session photos begin one: `session_begun(id)`.
    """

    began = Signal(int)
    watching = Signal(str)
    lost = Signal(str)
    said = Signal(str, str)
    session_begun = Signal(object)

    def __init__(
        self, host: QWidget, desk: Desk, bridge: Bridge, intake: PhotoIntake, page: OpenPage, canvas: BoardCanvas
    ) -> None:
        super().__init__(host)
        self._desk, self._bridge = desk, bridge
        self._intake, self._page, self._canvas = intake, page, canvas
        self._session: Id | None = None
        self._at: Point | None = None
        self._places: deque[Point | None] = deque()
        self._early: list[Source] = []
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.watch = FolderWatch(bridge, self)
        self.watch.found.connect(self._on_found)
        self.watch.lost.connect(self._on_lost)
        self.watch.gave_up.connect(self._on_gave_up)
        intake.spoilt.connect(self.watch.look_again)

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
        place = self._canvas.view.to_page(at * self._canvas.devicePixelRatioF())
        self._look_at(data, Point(place.x(), place.y()))

    def paste(self) -> None:
        """What another program copied: a picture or words go onto the page, several files into the gallery."""
        data = QGuiApplication.clipboard().mimeData()
        if holds_photos(data):
            self._look_at(data, self._canvas.middle())
        elif data.hasText() and data.text().strip() and self._session is not None:
            self._canvas.editing.paste_words(data.text())

    def dropped(self, data: QMimeData) -> None:
        """Photos for the gallery: files, a folder, or a picture itself."""
        self._look_at(data, None)

    def take(self, sources: list[Source], at: Point | None) -> None:
        """Photos for the page where a place is given, else for the gallery."""
        drawing = self._page.ready() if at is not None and self._session is not None else None
        if at is not None and drawing is not None:
            self._intake.place(drawing, sources[0], at)
            return
        self.began.emit(len(sources))
        if self._session is not None:
            self._intake.add(self._session, sources)
            return
        self._early += sources
        if len(self._early) == len(sources):
            self._bridge.do(
                self._desk.plan.add_session, tr("Photos"), then=self._on_session, refused=self._on_no_session
            )

    def _look_at(self, data: QMimeData, at: Point | None) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        self._gather(paths, None if paths else picture_in(data), at)

    def _gather(self, paths: list[Path], picture: QImage | None, at: Point | None) -> None:
        """Which photos these are; a folder on a phone takes its time to be read."""
        self._places.append(at)
        self._bridge.errand(sources_in, paths, picture, then=self._on_gathered, refused=self._on_not_gathered)

    def _on_gathered(self, sources: list[Source]) -> None:
        at = self._places.popleft()
        if sources:
            self.take(sources, at if len(sources) == 1 else None)
        else:
            self.said.emit(tr("There is no photo in it."), "")

    def _on_not_gathered(self, error: Exception) -> None:
        self._places.popleft()
        self.said.emit(tr("No photo added."), sentence(error))

    def _on_session(self, session_id: Id) -> None:
        early, self._early, self._session = self._early, [], session_id
        self.session_begun.emit(session_id)
        self._intake.add(session_id, early)

    def _on_no_session(self, error: Exception) -> None:
        self._early = []
        self.said.emit(tr("No photo added."), sentence(error))

    def watch_folder(self, on: bool) -> None:
        """Choose a folder in which each new photo becomes a card of the running step, or end that."""
        self.watch.stop()
        self.watching.emit("")
        if on:
            dialog = QFileDialog(self._host())
            dialog.setWindowTitle(tr("Which folder do the photos come into?"))
            dialog.setObjectName("photo_folder")
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setDirectory(self._folder)
            dialog.setModal(False)
            dialog.fileSelected.connect(self._on_folder)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def _on_folder(self, name: str) -> None:
        self._folder = name
        self.watch.watch(Path(name))
        self.watching.emit(Path(name).name)

    def _on_found(self, paths: list[Path]) -> None:
        if self._session is not None:
            self._intake.add(self._session, list(paths), growing=True)
        else:
            self.take(list(paths), None)

    def _on_gave_up(self, names: list[str]) -> None:
        """What never became whole; the phone or the network may have gone away."""
        fact = tr("{name} has not arrived whole.").format(name=", ".join(names))
        self.said.emit(fact, tr("Send it once more."))

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
        dialog.setDirectory(self._folder)
        dialog.setNameFilters(
            [tr("Photos (*.jpg *.jpeg *.heic *.heif *.png *.webp *.gif *.bmp *.tif *.tiff)"), tr("All files (*)")]
        )
        dialog.setModal(False)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _on_files(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self._folder = str(paths[0].parent) if paths else self._folder
        self._gather(paths, None, self._at)
