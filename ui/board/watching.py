"""A folder into which a phone or a camera puts photos: each new one is told once it is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.board.intake import SUFFIXES
from ui.bridge import Bridge

CALM_MS = 700


class FolderWatch(QObject):
    """`found(list of paths)`: photos that have come since the watch began and no longer grow. `lost(folder)`."""

    found = Signal(object)
    lost = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._folder: Path | None = None
        self._told: set[str] | None = None
        self._sizes: dict[str, int] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._on_calm)

    @property
    def folder(self) -> Path | None:
        return self._folder

    def watch(self, folder: Path) -> None:
        """From now on; what lies there already is not asked for."""
        self.stop()
        self._folder = folder
        self._watcher.addPath(str(folder))
        self._on_calm()

    def stop(self) -> None:
        if self._folder is not None:
            self._watcher.removePath(str(self._folder))
        self._folder, self._told, self._sizes = None, None, {}
        self._calm.stop()

    def _on_changed(self, _path: str) -> None:
        self._calm.start()

    def _on_calm(self) -> None:
        if self._folder is not None:
            self._bridge.ask(photos_in, self._folder, then=self._on_photos)

    def _on_photos(self, seen: tuple[Path, dict[str, int] | None]) -> None:
        folder, sizes = seen
        if folder != self._folder:
            return
        if sizes is None:
            self.stop()
            self.lost.emit(str(folder))
            return
        if self._told is None:
            self._told, self._sizes = set(sizes), sizes
            return
        new = [name for name in sorted(sizes) if name not in self._told]
        whole = [name for name in new if sizes[name] and self._sizes.get(name) == sizes[name]]
        self._told.update(whole)
        self._sizes = sizes
        if len(whole) < len(new):
            self._calm.start()  # some are still being written
        if whole:
            self.found.emit([folder / name for name in whole])


def photos_in(folder: Path) -> tuple[Path, dict[str, int] | None]:
    """The folder, and of what looks like photos in it the names with their sizes; None where it cannot be read."""
    try:
        sizes = {
            one.name: one.stat().st_size
            for one in folder.iterdir()
            if one.suffix.lower() in SUFFIXES and not one.name.startswith(".")
        }
    except OSError:
        return folder, None
    return folder, sizes
