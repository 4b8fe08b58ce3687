"""What is half typed is kept a second after its first unkept key, however fast somebody types on."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.bridge import Bridge

AFTER_MS = 1000


class Drafting(QObject):
    """Keeps one draft. The next is asked for when the disk has taken the one before: a slow stick gets no queue."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wanted: tuple[Callable[..., None], tuple[Any, ...]] | None = None
        self._kept: tuple[Callable[..., None], tuple[Any, ...]] | None = None
        self._under_way = False
        self.due = QTimer(self)
        self.due.setSingleShot(True)
        self.due.setInterval(AFTER_MS)
        self.due.timeout.connect(self._on_due)

    def typed(self, keep: Callable[..., None], *args: object) -> None:
        """There is something new for `keep(*args)`."""
        self._wanted = keep, args
        if not self._under_way and not self.due.isActive():
            self.due.start()

    def settled(self) -> None:
        """What was typed is a note now, or is gone: nothing is to be kept."""
        self._wanted = None
        self.due.stop()

    def _on_due(self) -> None:
        if self._wanted is not None:
            (keep, args), self._wanted = self._wanted, None
            self._under_way = True
            self._kept = keep, args
            self._bridge.do(keep, *args, then=self._on_kept, refused=self._on_refused)

    def _on_kept(self, _result: object) -> None:
        self._under_way = False
        if self._wanted is not None:
            self.due.start()

    def _on_refused(self, _exc: Exception) -> None:
        """The disk is away; the field still holds the words, and the saved mark says so."""
        self._under_way = False
        self._wanted = self._wanted or self._kept
        self.due.start()
