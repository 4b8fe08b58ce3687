"""The one place where a key is decided upon: a text field, a control reached by Tab, the capture line, the run.

Typing always writes: while a session runs a printable key outside a text field starts a note, so the run is steered
by keys that no sentence contains. Those keys (PgDn among them, which a clicker sends) reach the run from anywhere;
Space, Enter and the plain arrows stay with the control that Tab has reached, and never move the run.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.shell.actions import ActionTable, Stroke

_UNDOING = ("desk.undo", "desk.redo")
_STEERING = ("run.next", "run.back", "run.hold", "run.less", "run.more", "run.left", "stage.")
"""What can be done from the projector's window; a panel would open behind it."""
_X_OFFSET = 8  # an X or Wayland keycode is the kernel's code plus eight
TWICE_MS = 1_000


class KeyFilter(QObject):
    """Watches the keys of one window.

    `asked` names an action of the table; `typed` brings the first letters of a note. `escaping` is asked on Esc and
    says whether it closed something; Esc goes on to the widget otherwise. Time comes from `now_ms`.
    """

    asked = Signal(str)
    typed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        table: ActionTable,
        now_ms: Callable[[], int],
        can: Callable[[str], bool],
        platform: str | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._table, self._now_ms, self._can = window, table, now_ms, can
        self._platform = QGuiApplication.platformName() if platform is None else platform
        self.running = False
        self.learned: dict[str, str] = {}
        self.escaping: Callable[[], bool] = _nothing
        self.beside: QWidget | None = None
        """The projector's window: on a single screen it has the keyboard, and the run is steered from there too."""
        self._capture: QWidget | None = None
        self._capture_is_empty: Callable[[], bool] = _always
        self._next_at: int | None = None
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def set_capture(self, line: QWidget, is_empty: Callable[[], bool]) -> None:
        """Which field is the capture line, and whether nothing stands in it."""
        self._capture, self._capture_is_empty = line, is_empty

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):  # first and cheap: every event of the program comes by here
            return False
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if isinstance(watched, QMenu):
            return self._over_menu(watched, event)
        if not isinstance(watched, QWidget):
            return False
        if watched is self.beside:
            deed = self._steering(event)
        elif self._is_ours(watched):
            deed = self._decide(watched, event)
        else:
            return False
        if deed is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # the press itself comes next; no menu or shortcut may take it first
            return True
        deed()
        return True

    def _over_menu(self, menu: QMenu, event: QKeyEvent) -> bool:
        """A menu that was left open gives way to the keys that a clicker sends."""
        host = menu.parentWidget()
        while isinstance(host, QMenu):  # a menu of a menu
            host = host.parentWidget()
        action = self._table.find(_stroke(event, self._platform))
        steers = self.running and action is not None and action.while_running and self._can(action.key_id)
        if host is None or host.window() is not self._window or not steers or action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            self.do(action.key_id, event.isAutoRepeat())
        return True

    def _is_ours(self, watched: QWidget) -> bool:
        """A key that a widget leaves alone climbs to its parents: only the first sight of it counts."""
        if watched.window() is not self._window or QApplication.activeModalWidget() is not None:
            return False
        focus = self._window.focusWidget()
        return focus is None or watched is focus or not watched.isAncestorOf(focus)

    # deciding ----------------------------------------------------------------------------------------------

    def _decide(self, widget: QWidget, event: QKeyEvent) -> Callable[[], None] | None:
        """What to do with a press, or None to leave it to the widget."""
        if widget.property("catches_keys"):  # it waits for a key of a person's own, whichever
            return None
        action = self._table.find(_stroke(event, self._platform))
        in_text = is_text_field(widget)
        if action is not None and action.key_id == "desk.escape":
            return _swallow if event.type() == QEvent.Type.KeyPress and self.escaping() else None
        if action is not None and action.key_id in _UNDOING and _has_to_undo(widget, action.key_id):
            return None
        if in_text and self._platform == "cocoa" and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return None  # there Alt with an arrow goes from word to word
        if action is not None and (self.running or not action.while_running) and self._can(action.key_id):
            return _Deed(self, action.key_id, event.isAutoRepeat() and not action.repeats)
        if in_text or not self.running:
            return None
        return self._writing(widget, event)

    def _steering(self, event: QKeyEvent) -> Callable[[], None] | None:
        """In the projector's window: what steers run and projector; nothing is written there, nor opened behind it."""
        action = self._table.find(_stroke(event, self._platform))
        key_id = action.key_id if action is not None else self.learned.get(event.text(), "") if self.running else ""
        if not key_id.startswith(_STEERING) or not self._can(key_id):
            return None
        if action is not None and action.while_running and not self.running:
            return None
        return _Deed(self, key_id, event.isAutoRepeat() and not (action is not None and action.repeats))

    def _writing(self, widget: QWidget, event: QKeyEvent) -> Callable[[], None] | None:
        text = event.text()
        if not _starts_a_sentence(event) or _takes_typing(widget):
            return None
        learned = self.learned.get(text)
        if learned is not None and self._capture is not widget and self._capture_is_empty():
            return _Deed(self, learned, event.isAutoRepeat())
        return _Typing(self, text)

    def do(self, key_id: str, held_down: bool) -> None:
        """Ask for an action, unless it is a key held down or a second *next* within a second."""
        if held_down:
            return
        if key_id == "run.next":
            now = self._now_ms()
            if self._next_at is not None and 0 <= now - self._next_at < TWICE_MS:
                return
            self._next_at = now
        self.asked.emit(key_id)


class _Deed:
    def __init__(self, keys: KeyFilter, key_id: str, held_down: bool) -> None:
        self._keys, self._key_id, self._held_down = keys, key_id, held_down

    def __call__(self) -> None:
        self._keys.do(self._key_id, self._held_down)


class _Typing:
    def __init__(self, keys: KeyFilter, text: str) -> None:
        self._keys, self._text = keys, text

    def __call__(self) -> None:
        self._keys.typed.emit(self._text)


def is_text_field(widget: QWidget) -> bool:
    """Whether keys pressed here are words; a field that cannot be written in is none."""
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def scancode_of(native: int, platform: str) -> int:
    """The kernel's code of a key from what the window system tells; 0 where it tells nothing of use."""
    if platform in ("xcb", "wayland", "wayland-egl"):
        return max(0, native - _X_OFFSET)
    return native if platform == "windows" else 0


def _stroke(event: QKeyEvent, platform: str) -> Stroke:
    return Stroke(event.key(), event.modifiers(), scancode_of(event.nativeScanCode(), platform))


def _has_to_undo(widget: QWidget, key_id: str) -> bool:
    """What is being written, or a draft that is in no book yet: its widget says with the property `undoes` what it can
    take back or do again."""
    back = key_id == "desk.undo"
    if not is_text_field(widget):
        return key_id.removeprefix("desk.") in (widget.property("undoes") or ())
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() if back else widget.isRedoAvailable()
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        document = widget.document()
        return document.isUndoAvailable() if back else document.isRedoAvailable()
    inner = widget.findChild(QLineEdit)
    return inner is not None and _has_to_undo(inner, key_id)


def _starts_a_sentence(event: QKeyEvent) -> bool:
    """A sign that can stand at the beginning of a note; AltGr (Ctrl with Alt on Windows) makes signs too."""
    text, held = event.text(), event.modifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    commanding = bool(held & control) != bool(held & alt) or bool(held & Qt.KeyboardModifier.MetaModifier)
    if sys.platform == "darwin":
        commanding = bool(held & control) or bool(held & Qt.KeyboardModifier.MetaModifier)
    return bool(text) and text.isprintable() and not text.isspace() and not commanding


def _takes_typing(widget: QWidget) -> bool:
    """A widget, or one it stands in, that works with letters itself says so with the property `takes_typing`."""
    here: QWidget | None = widget
    while here is not None:
        if here.property("takes_typing"):
            return True
        here = here.parentWidget()
    return False


def _swallow() -> None:
    """The key has done what it should already."""


def _nothing() -> bool:
    return False


def _always() -> bool:
    return True
