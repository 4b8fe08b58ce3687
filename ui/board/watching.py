"""A folder into which a phone or a camera puts photos: each new one is told once it is whole.

Folders of phones and of the network do not tell that something has come: they are looked through from time to time,
on a thread of their own. A photo that is copied slowly may stand still half-way: whoever finds it cut short says so
by `look_again`, and it is told anew when it has changed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.board.intake import looks_like_photo
from ui.bridge import Bridge

CALM_MS, LOOK_MS = 700, 3_000
PATIENCE = 20
"""How often a photo that was cut short is looked at before somebody is told."""

State = tuple[int, int]
"""Bytes, and when they were last written, in ns."""


@dataclass(slots=True)
class _Spoilt:
    state: State
    looks: int = 0


class FolderWatch(QObject):
    """`found(list of paths)`: photos that have come since the watch began and no longer grow. `lost(folder)`.

    `gave_up(list of names)`: photos that have been cut short for a minute; they are waited for none the less.
    """

    found = Signal(object)
    lost = Signal(str)
    gave_up = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._folder: Path | None = None
        self._told: set[str] | None = None
        self._states: dict[str, State] = {}
        self._spoilt: dict[str, _Spoilt] = {}
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_calm)

    @property
    def folder(self) -> Path | None:
        return self._folder

    def watch(self, folder: Path) -> None:
        """From now on; what lies there already is not asked for."""
        self.stop()
        self._folder = folder
        self._watcher.addPath(str(folder))
        self._look.start()
        self._on_calm()

    def stop(self) -> None:
        if self._folder is not None:
            self._watcher.removePath(str(self._folder))
        self._folder, self._told, self._states, self._spoilt = None, None, {}, {}
        self._calm.stop()
        self._look.stop()

    def look_again(self, path: Path) -> None:
        """A photo that was told is not whole: it will be, once it has been written to."""
        if self._told is not None and path.parent == self._folder and path.name in self._states:
            self._told.discard(path.name)
            self._spoilt.setdefault(path.name, _Spoilt((0, 0))).state = self._states[path.name]

    def _on_changed(self, _path: str) -> None:
        self._calm.start()

    def _on_calm(self) -> None:
        if self._folder is not None and not self._looking:
            self._looking = True
            self._bridge.aside(photos_in, self._folder, then=self._on_photos)

    def _on_photos(self, seen: tuple[Path, dict[str, State] | None]) -> None:
        folder, states = seen
        self._looking = False
        if folder != self._folder:
            self._on_calm()
            return
        if states is None:
            self.stop()
            self.lost.emit(str(folder))
            return
        if self._told is None:
            self._told, self._states = set(states), states
            return
        new = [name for name in sorted(states) if name not in self._told]
        still = {name for name in new if self._states.get(name) == states[name]}
        whole = [name for name in new if name in still and states[name][0] and not self._cut_short(name, states[name])]
        self._told.update(whole)
        self._states = states
        if len(still) < len(new):
            self._calm.start()  # some are still being written
        if whole:
            self.found.emit([folder / name for name in whole])
        self._lose_patience(new)

    def _cut_short(self, name: str, state: State) -> bool:
        return name in self._spoilt and self._spoilt[name].state == state

    def _lose_patience(self, new: list[str]) -> None:
        """Says once of each photo that it does not come whole."""
        waited = [name for name in new if name in self._spoilt]
        for name in waited:
            self._spoilt[name].looks += 1
        late = [name for name in waited if self._spoilt[name].looks == PATIENCE]
        if late:
            self.gave_up.emit(late)


def photos_in(folder: Path) -> tuple[Path, dict[str, State] | None]:
    """The folder, and how each of what looks like photos in it stands; None where it cannot be read."""
    try:
        names = [one.name for one in folder.iterdir() if looks_like_photo(one.name)]
    except OSError:
        return folder, None
    states: dict[str, State] = {}
    for name in names:
        with suppress(OSError):  # a copy under way was given its name meanwhile
            told = (folder / name).stat()
            states[name] = told.st_size, told.st_mtime_ns
    return folder, states
