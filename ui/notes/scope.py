"""Which notes are looked at, and who was not yet heard: the head over the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from copdesk.book.ids import Id
from copdesk.notes.looking import Look
from copdesk.notes.values import Shown, not_yet_heard
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class ScopeRow(QWidget):
    """40 high. `wanted` says what, and which of it: an 'activity' by its id (None for all), 'only' a kind, an 'order',

    'kinds' for the community's categories, or a 'file' to 'read' notes from or to 'write' them into.
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._offered: tuple[tuple[tuple[Id, str], ...], Look] | None = None
        self.setObjectName("scope_row")
        self.setFixedHeight(theme.px(40))
        self.setProperty("ground", "tint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("line", "ends")
        self.button = Button(tr("All of the session"), "ghost", icon="chevron_down", name="scope")
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_menu)
        self.button.setMenu(self._menu)
        self.unheard = PlainLabel("", "muted", "small", elide=True)
        self.unheard.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.button)
        row.addWidget(self.unheard, 1)

    def show_scope(self, shown: Shown, look: Look) -> None:
        """Names what is looked at, and the groups that no note stands for."""
        activities = tuple(dict.fromkeys((part.activity_id, part.activity) for part in shown.parts))
        name = next((title for key, title in activities if key == look.activity_id), "")
        kinds = {"starred": tr("Starred"), "parked": tr("Parking lot")}
        orders = {"step": tr("by step"), "person": tr("by person"), "tag": tr("by tag")}
        words = [name or tr("All of the session")]
        words += [kinds[look.only]] if look.only else []
        words += [orders[look.order]] if look.order in orders else []
        self.button.setText(", ".join(words))
        self.unheard.setText(self._unheard(shown, look))
        if self._offered == (activities, look):
            return
        self._offered = activities, look
        self._menu.clear()
        self._offer(tr("All of the session"), "activity", None, look.activity_id is None)
        for key, title in activities:
            self._offer(title, "activity", key, key == look.activity_id)
        self._menu.addSeparator()
        for kind, title in kinds.items():
            self._offer(title, "only", "" if look.only == kind else kind, look.only == kind)
        self._menu.addSeparator()
        self._offer(tr("By step"), "order", "step", look.order == "step")
        self._offer(tr("By person"), "order", "person", look.order == "person")
        self._offer(tr("By tag"), "order", "tag", look.order == "tag")
        self._menu.addSeparator()
        self._menu.addAction(tr("Categories of the community …")).setData(("kinds", None))
        self._menu.addAction(tr("Read notes from a file …")).setData(("file", "read"))
        self._menu.addAction(tr("Save the notes for another laptop …")).setData(("file", "write"))

    def _unheard(self, shown: Shown, look: Look) -> str:
        # Where no note names a group, nobody is keeping count of them.
        counted = any(line.trio for line in shown.lines)
        groups = not_yet_heard(shown, look.activity_id) if counted else []
        if not groups:
            return ""
        return tr("not yet heard: {groups}").format(groups=", ".join(f"T{group.number}" for group in groups))

    def _offer(self, words: str, what: str, value: object, on: bool) -> None:
        action = self._menu.addAction(words.replace("&", "&&"))
        action.setData((what, value))
        action.setCheckable(True)
        action.setChecked(on)

    def _on_menu(self, action: QAction) -> None:
        what, value = action.data()
        self.wanted.emit(what, value)
