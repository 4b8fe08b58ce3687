"""What can be done with the chosen lines of a plan, for those who look for it under the right mouse button."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from copdesk.book.ids import Id
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.parts.keycap import key_words
from ui.plan.head import session_words

MOVE = "move"


class LineMenu(QMenu):
    """`asked` carries one of 'step', 'join', 'split', 'up', 'down', 'duplicate', 'copy', 'cut', 'paste', 'remove';
    `moved` the session that the chosen activities go to."""

    asked = Signal(str)
    moved = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What can be done with these lines"))
        self.triggered.connect(self._on_triggered)

    def open_at(self, place: QPoint, others: Sequence[Session] = (), *, whole: bool = False, kept: bool = True) -> None:
        """Shows the menu; `others` are the sessions that `whole` activities can go to. Lines of a plan that is not
        `kept` yet are not copied."""
        self.clear()
        for key, words, keys in (
            ("step", tr("A new step below"), "Ins"), ("up", tr("Move up"), "Alt+Up"),
            ("down", tr("Move down"), "Alt+Down"), ("duplicate", tr("Duplicate"), "Ctrl+D"),
            ("copy", tr("Copy"), "Ctrl+C"), ("cut", tr("Cut"), "Ctrl+X"), ("paste", tr("Paste below"), "Ctrl+V"),
            ("remove", tr("Remove"), "Del"), ("join", tr("Make it steps of the activity above"), ""),
            ("split", tr("Make it an activity of its own"), ""),
        ):  # fmt: skip
            if key == ("split" if whole else "join"):
                continue
            if not kept and key in ("duplicate", "copy", "cut", "paste"):
                continue
            self.addAction(f"{words}\t{key_words(keys)}" if keys else words).setData(key)
            if key in ("step", "down", "paste", "remove"):
                self.addSeparator()
        if whole and others:
            away = self.addMenu(tr("Move to another session"))
            for session in others:
                away.addAction(session_words(session).replace("&", "&&")).setData((MOVE, session.id))
        self.popup(place)

    def _on_triggered(self, action: QAction) -> None:
        told: str | tuple[str, Id] = action.data()
        if isinstance(told, tuple):
            self.moved.emit(told[1])
        else:
            self.asked.emit(told)
