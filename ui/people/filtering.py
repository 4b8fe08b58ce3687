"""The menu that narrows the list of people."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from copdesk.words import tr
from ui.people.directory import FILTERS


class FilterMenu(QMenu):
    """`wanted` carries one of FILTERS and its words."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Filter"))
        words = {
            "everyone": tr("Everyone"),
            "here": tr("Here"),
            "not_here": tr("Not here"),
            "left": tr("Left early"),
            "hosts": tr("Hosts"),
            "walk_ins": tr("Walk-ins"),
            "not_asked": tr("Not asked about reports yet"),
            "no_photo": tr("No photo wanted, or not asked"),
            "needs": tr("With needs"),
            "offers": tr("With something to offer"),
            "gone": tr("Left the community"),
        }
        for key in FILTERS:
            action = self.addAction(words[key])
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == "everyone")
        self.triggered.connect(self._on_chosen)

    def choose(self, key: str) -> None:
        """As if somebody had chosen it."""
        self._on_chosen(next(action for action in self.actions() if action.data() == key))

    def _on_chosen(self, action: QAction) -> None:
        for other in self.actions():
            other.setChecked(other is action)
        self.wanted.emit(str(action.data()), action.text())
