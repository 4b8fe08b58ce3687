"""Undo and redo from anywhere: what was taken back is named, and nothing older goes without being asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from copdesk.book.book import Changes
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.shell.notices import Notices

AGAIN_MS = 6_000  # how long a second Ctrl+Z counts as "yes, go past the step that has run"


class Undoing(QObject):
    """The one undo of the book, with its notices; what `seen` says is plain to see needs none.

    `begun()` when the last thing is about to be taken back.
    """

    begun = Signal()

    def __init__(
        self, desk: Desk, bridge: Bridge, clock: Clock, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock, self._notices = desk, bridge, clock, notices
        self._again_until = 0
        self.seen: Callable[[Changes], bool] = _unseen

    def undo(self) -> None:
        """Takes the last thing back; asks once before it goes past a step that has run."""
        past = self._clock.now().boot < self._again_until
        self._again_until = 0
        self.begun.emit()
        self._bridge.do(self._desk.undo, past, then=self._on_undone, refused=self._on_not_undone)

    def redo(self) -> None:
        """Brings back what was undone last."""
        self._bridge.do(self._desk.redo, then=self._on_redone, refused=self._on_refused)

    def _on_undone(self, changes: Changes) -> None:
        if self.seen(changes):
            return
        words = tr("Undone: {what}").format(what=changes.label)
        self._notices.say(words, "", tr("Redo"), "Ctrl+Shift+Z", tone="primary", then=self.redo)

    def _on_redone(self, changes: Changes) -> None:
        if self.seen(changes):
            return
        words = tr("Done again: {what}").format(what=changes.label)
        self._notices.say(words, "", tr("Undo"), "Ctrl+Z", tone="primary", then=self.undo)

    def _on_not_undone(self, exc: Exception) -> None:
        if isinstance(exc, Refused) and exc.code == "undo.fact":
            self._again_until = self._clock.now().boot + AGAIN_MS
        self._notices.say(sentence(exc), tone="primary")

    def _on_refused(self, exc: Exception) -> None:
        self._notices.say(sentence(exc), tone="accent", passing=True)


def _unseen(_changes: Changes) -> bool:
    return False
