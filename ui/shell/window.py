"""The window of the desk: rail, top bar, one banner, the rooms, the dock. What things mean is said elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.focus import FocusRing
from ui.parts.overlay import Overlay, Place
from ui.parts.pages import Pages
from ui.shell.actions import ActionTable, Doers, actions
from ui.shell.help import HelpPanel
from ui.shell.keys import KeyFilter
from ui.shell.notices import Notices
from ui.shell.palette import Palette, Provider, action_provider
from ui.shell.rail import Rail
from ui.shell.theme import theme_now
from ui.shell.top import TopBar

WidthClass = Literal["narrow", "normal", "wide"]
_NARROW, _WIDE = 1100, 1600
_BREATH_MS, _FIRST_BREATH_MS = 150, 2_000  # the room that is shown gets what it shows before others are built
"""Between two rooms that are built unasked: the room in sight comes first, and so does who types in it."""
_AFTER_TICK_MS, _UNTIL_TICK_MS = 120, 60_000
"""While a clock runs they are built right after it has ticked, or a digit would come late."""


@dataclass(slots=True)
class _Room:
    title: str
    factory: Callable[[], QWidget]
    widget: QWidget | None = None


class DeskWindow(QWidget):
    """Rooms are built when first shown, the others one by one while nothing else is to do.

    `top`, `notices`, `keys` and `doers` are its parts for those who have something to say, to press or to do.
    """

    room_shown = Signal(str)
    next_requested = Signal()
    typed = Signal(str)
    settings_requested = Signal()
    keys_chosen = Signal(dict)
    width_class_changed = Signal(str)
    closing = Signal()

    def __init__(self, now_ms: Callable[[], int], table: ActionTable | None = None) -> None:
        super().__init__()
        self.setObjectName("desk_window")
        self.setWindowTitle("copdesk")
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(theme_now().px(720), theme_now().px(440))
        self.table = table or ActionTable(actions())
        self.doers = Doers()
        self.rail, self.top, self.notices = Rail(), TopBar(), Notices()
        self.keys = KeyFilter(self, self.table, now_ms, self.doers.can)
        self.providers: list[Provider] = [action_provider(self.table, self.doers)]
        self._rooms: dict[str, _Room] = {}
        self._at, self._width_class = "", ""
        self._dock_rooms: frozenset[str] = frozenset()
        self._overlays: list[Overlay] = []
        self._body = QWidget()
        self._stack, self._dock = Pages(), _dock()
        self._lay_out()
        self._ring = FocusRing(self)
        self._idle = QTimer(self)
        self._idle.setInterval(_BREATH_MS)
        self._idle.timeout.connect(self._on_idle)
        self._connect()

    # rooms -------------------------------------------------------------------------------------------------

    def add_room(self, key: str, title: str, icon: str, factory: Callable[[], QWidget]) -> None:
        """A door in the rail; `factory` builds the room when it is first needed. A room of that key gives way."""
        old = self._rooms.get(key)
        if old is not None and old.widget is not None:
            self._stack.removeWidget(old.widget)
            old.widget.deleteLater()
        self._rooms[key] = _Room(title, factory)
        action = f"room.{key}"
        self.rail.add_room(key, title, icon, self.table.key_of(action))
        self.doers.bind(action, _Showing(self, key))

    def show_room(self, key: str) -> None:
        self._turn_to(self._built(key), key)
        if self.isVisible() and not self._idle.isActive():
            self._idle.start()
        self.room_shown.emit(key)

    def room(self) -> str:
        """The key of the room in sight; empty on the start page."""
        return self._at

    def has_room(self, key: str) -> bool:
        """Whether there is a room of that key."""
        return key in self._rooms

    def room_widget(self, key: str) -> QWidget:
        """The room itself, built now if it was not yet."""
        return self._built(key)

    def show_page(self, page: QWidget) -> None:
        """Show something that is no room, such as the first start; the rooms wait until one is shown."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._turn_to(page, "")
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_open(self, is_open: bool) -> None:
        """Whether a community file is open: without one the rooms lead nowhere."""
        self.rail.set_open(is_open)
        if is_open and self.isVisible():
            self._idle.start(_FIRST_BREATH_MS)

    def set_dock(self, dock: QWidget, rooms: tuple[str, ...] = ("run", "board", "trios", "notes")) -> None:
        """What stands at the bottom of these rooms: the capture line."""
        layout = self._dock.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
        layout.addWidget(dock)
        self._dock_rooms = frozenset(rooms)
        self._show_dock()

    def set_running(self, running: bool) -> None:
        """While a session runs a letter anywhere starts a note, and PgDn moves the run. Told anew with every tick."""
        self.keys.running = running
        if running and self._idle.isActive():
            self._idle.start(_AFTER_TICK_MS)

    # panels ------------------------------------------------------------------------------------------------

    def open_panel(self, panel: QWidget, place: Place = "centre", *, over_all: bool = False) -> Overlay:
        """Show a panel over the rooms (the top bar stays in sight), or over all of the window."""
        over_all = over_all or any(one.parentWidget() is self for one in self._overlays)  # never beneath another
        overlay = Overlay(self if over_all else self._body, panel, place)
        self._overlays.append(overlay)
        overlay.closed.connect(self._on_overlay_closed)
        return overlay

    def close_top_panel(self) -> bool:
        """Close the panel opened last, or what is open inside it; False when there is none."""
        if not self._overlays:
            return False
        step_back = getattr(self._overlays[-1].panel, "step_back", None)
        if step_back is None or not step_back():
            self._overlays[-1].close_panel()
        return True

    def search(self) -> None:
        """Ctrl+K; a second time it closes again."""
        if any(isinstance(overlay.panel, Palette) for overlay in self._overlays):
            self.close_top_panel()
            return
        palette = Palette(self.providers, self.keys.running)
        overlay = self.open_panel(palette, "top", over_all=True)
        palette.left.connect(overlay.close_panel)

    def help(self) -> None:
        """F1; a second time it closes again."""
        if any(isinstance(overlay.panel, HelpPanel) for overlay in self._overlays):
            self.close_top_panel()
            return
        panel = HelpPanel(self.table)
        panel.keys_chosen.connect(self.keys_chosen)
        panel.left.connect(self.open_panel(panel).close_panel)

    def width_class(self) -> str:
        """*narrow* below 1100 logical pixels, *wide* from 1600, else *normal*."""
        return self._width_class

    # Qt ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, theme = self.width(), theme_now()
        found: WidthClass = "narrow" if width < theme.px(_NARROW) else "wide" if width >= theme.px(_WIDE) else "normal"
        if found != self._width_class:
            self._width_class = found
            self.rail.set_narrow(found == "narrow")
            self.top.set_narrow(found == "narrow")
            self.width_class_changed.emit(found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._idle.stop()
        self.closing.emit()
        super().closeEvent(event)

    # inside ------------------------------------------------------------------------------------------------

    def _built(self, key: str) -> QWidget:
        room = self._rooms[key]
        if room.widget is None:
            room.widget = room.factory()
            self._stack.addWidget(room.widget)
        return room.widget

    def _turn_to(self, page: QWidget, key: str) -> None:
        self._at = key
        self.rail.show_room(key)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(None)  # or the page that goes would be laid out for the other dock
        self._show_dock()
        self._stack.setCurrentWidget(page)

    def _on_idle(self) -> None:
        """Build the next room; but where people draw, ink that stands still for it would be seen."""
        self._idle.setInterval(_UNTIL_TICK_MS if self.keys.running else _BREATH_MS)
        waiting = [key for key, room in self._rooms.items() if room.widget is None]
        shown = self._stack.currentWidget()
        if waiting and self._at and shown is not None and not shown.property("calm"):
            self._built(waiting[0])
        else:
            self._idle.stop()

    def _on_door(self, key: str) -> None:
        if key in self._rooms:
            self.show_room(key)
        else:
            self.doers.do(f"desk.{key}")

    def _on_overlay_closed(self) -> None:
        self._overlays = [overlay for overlay in self._overlays if not overlay.isHidden()]

    def _show_dock(self) -> None:
        self._dock.setVisible(self._at in self._dock_rooms)

    def _connect(self) -> None:
        self.rail.asked.connect(self._on_door)
        self.top.next_requested.connect(self.next_requested)
        self.keys.asked.connect(self.doers.do)
        self.keys.typed.connect(self.typed)
        self.keys.escaping = self.close_top_panel
        self.doers.bind("desk.search", self.search)
        self.doers.bind("desk.help", self.help)
        self.doers.bind("desk.settings", self.settings_requested.emit)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        main = QVBoxLayout()
        main.setSpacing(0)
        row.addLayout(main, 1)
        main.addWidget(self.top)
        main.addWidget(self._body, 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget, stretch in ((self.notices, 0), (self._stack, 1), (self._dock, 0)):
            body.addWidget(widget, stretch)
        self._dock.hide()
        self.notices.float_over(self, self._notice_place)

    def _notice_place(self, wide: int) -> QRect:
        """Over the names in the top bar: they stand still, and the rest of the bar and the rooms stay in sight."""
        return self.top.names_place(wide).translated(self.top.pos())


class _Showing:
    """Shows one room when its action is done."""

    def __init__(self, window: DeskWindow, key: str) -> None:
        self._window, self._key = window, key

    def __call__(self) -> None:
        self._window.show_room(self._key)


def _dock() -> QWidget:
    dock = QWidget()
    dock.setObjectName("dock")
    dock.setProperty("ground", "tint")
    dock.setProperty("line", "top")
    dock.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(dock)
    column.setContentsMargins(0, 1, 0, 0)
    column.setSpacing(0)
    return dock


if __name__ == "__main__":
    from ui.parts.show import show
    from ui.shell.sample import sample_window

    show(sample_window, (1366, 768))
