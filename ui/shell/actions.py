"""The one table of what a key does. F1 shows it, Ctrl+K finds it, a dict of overrides rebinds it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from copdesk.words import tr

Room = Literal["desk", "run", "stage", "notes", "rooms"]
ROOM_KEYS = ("plan", "people", "run", "board", "notes", "trios", "report", "community")
# Where a letter or digit lies on the keyboard (evdev codes): a Russian, Arabic, Thai or French layout has
# other signs there, and Ctrl with the key must still be found.
_DIGIT_ROW = {str(digit): digit + 1 for digit in range(1, 10)} | {"0": 11}
_LETTERS = dict(
    zip(
        "QWERTYUIOPASDFGHJKLZXCVBNM",
        (*range(16, 26), *range(30, 39), *range(44, 51)),
        strict=True,
    )
)
_CODES = {**_DIGIT_ROW, **_LETTERS}
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NOT_HELD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `keys` are portable key sequences, the first is the one that is shown.

    `while_running` keys belong to the widgets while no session runs. `repeats` may be held down.
    """

    key_id: str
    title: str
    room: Room
    keys: tuple[str, ...] = ()
    icon: str = ""
    while_running: bool = False
    repeats: bool = False

    @property
    def scancodes(self) -> tuple[int, ...]:
        """The evdev codes of those keys whose letter other layouts have elsewhere; 0 for the others."""
        return tuple(_CODES.get(sequence.rsplit("+", 1)[-1], 0) for sequence in self.keys)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One press as the keyboard tells it: Qt's key, what is held down, and the evdev code (0 when unknown)."""

    key: int
    held: Qt.KeyboardModifier
    scancode: int = 0


def actions() -> tuple[Action, ...]:
    """The table, in the order in which help shows it, with its titles in the desk's language."""
    rooms = (tr("Plan"), tr("People"), tr("Run"), tr("Board"), tr("Notes"), tr("Trios"), tr("Report"), tr("Community"))
    return (
        Action("run.next", tr("Next step"), "run", ("PgDown", "Alt+Right"), "next", while_running=True),
        Action("run.back", tr("Back"), "run", ("PgUp", "Alt+Left"), "back", while_running=True),
        Action("run.hold", tr("Start or pause"), "run", ("F6", "Ctrl+Space"), "pause"),
        Action("run.less", tr("A minute less"), "run", ("F7",), "minus", repeats=True),
        Action("run.more", tr("A minute more"), "run", ("F8",), "add", repeats=True),
        Action("run.land", tr("Finish on time"), "run", ("F9",), "land"),
        Action("run.left", tr("Time left?"), "run", ("F10",), "clock"),
        Action("run.test", tr("Room test"), "run", (), "check"),
        Action("run.bell", tr("Bell and volume"), "run", (), "bell"),
        Action("stage.toggle", tr("Projector on or off"), "stage", ("F5",), "stage"),
        Action("stage.blank", tr("Blank the projector"), "stage", ("F4",), "blank"),
        Action("stage.freeze", tr("Freeze the projector"), "stage", ("F3",), "freeze"),
        Action("stage.pages", tr("Stop turning pages, or go on"), "stage", ("Shift+F3",), "pause"),
        Action("stage.swap", tr("Swap the two screens"), "stage", (), "repeat"),
        Action("notes.capture", tr("Write a note"), "notes", ("F2", "Ctrl+N"), "notes"),
        Action("notes.park", tr("Into the parking lot"), "notes", ("F12",), "flag"),
        Action("desk.reading", tr("Reading view on this laptop"), "desk", ("F11",), "eye"),
        Action("desk.undo", tr("Undo"), "desk", ("Ctrl+Z",), "undo", repeats=True),
        Action("desk.redo", tr("Redo"), "desk", ("Ctrl+Shift+Z",), "redo", repeats=True),
        Action("desk.search", tr("Search everything"), "desk", ("Ctrl+K",), "search"),
        Action("desk.open", tr("Another community"), "desk", ("Ctrl+O",), "folder"),
        Action("desk.settings", tr("Settings"), "desk", (), "settings"),
        Action("desk.help", tr("Help"), "desk", ("F1",), "help"),
        Action("desk.escape", tr("Leave a panel"), "desk", ("Esc",), "close"),
        *(
            Action(f"room.{key}", title, "rooms", (f"Ctrl+{number}",), key)
            for number, (key, title) in enumerate(zip(ROOM_KEYS, rooms, strict=True), 1)
        ),
        Action("board.next", tr("Next drawing"), "rooms", ("Ctrl+Tab",), "next"),
        Action("board.before", tr("Drawing before"), "rooms", ("Ctrl+Shift+Tab", "Ctrl+Shift+Backtab"), "back"),
    )


@dataclass(frozen=True, slots=True)
class _Bound:
    action: Action
    key: int
    held: Qt.KeyboardModifier
    scancode: int


class ActionTable:
    """The table with a person's own keys beside ours, and the search by stroke.

    Ours stay, so that what a button or a manual says of a key is always true. Of `own`, by action, a key that is
    none or is taken already is left out: it comes from a file that anybody may have edited.
    """

    def __init__(self, rows: tuple[Action, ...], own: Mapping[str, Sequence[str]] | None = None) -> None:
        self._ours = rows
        self.own: dict[str, tuple[str, ...]] = {}
        self._set_own(own or {})

    def choose(self, key_id: str, keys: Sequence[str]) -> None:
        """Gives an action these keys of a person's own, and no others of theirs."""
        self._set_own({**self.own, key_id: tuple(keys)})

    def taken_by(self, key: str) -> Action | None:
        """The action that a key belongs to."""
        return self._taken.get(_parse(key))

    def _set_own(self, own: Mapping[str, Sequence[str]]) -> None:
        self._taken = {_parse(key): row for row in self._ours for key in row.keys}
        self.own = {}
        for row in self._ours:
            told = own.get(row.key_id, ())
            keys = tuple(key for key in told if self._take(key, row)) if isinstance(told, (list, tuple)) else ()
            if keys:
                self.own[row.key_id] = keys
        self.rows = tuple(replace(row, keys=row.keys + self.own.get(row.key_id, ())) for row in self._ours)
        self._by_id = {row.key_id: row for row in self.rows}
        self._bound = tuple(_bindings(self.rows))

    def _take(self, key: object, row: Action) -> bool:
        if not isinstance(key, str) or _is_no_key(key) or _parse(key) in self._taken:
            return False
        self._taken[_parse(key)] = row
        return True

    def row(self, key_id: str) -> Action:
        return self._by_id[key_id]

    def key_of(self, key_id: str) -> str:
        """The key that is shown for an action; empty for one without."""
        keys = self._by_id[key_id].keys
        return keys[0] if keys else ""

    def find(self, stroke: Stroke) -> Action | None:
        """What a stroke means: by the sign it gives if that is Latin, else by where it lies on the keyboard."""
        held = stroke.held & ~_NOT_HELD
        for bound in self._bound:
            if bound.key == stroke.key and bound.held == held:
                return bound.action
        if not stroke.scancode or not held or Qt.Key.Key_A <= stroke.key <= Qt.Key.Key_Z:
            return None
        for bound in self._bound:
            if bound.scancode == stroke.scancode and bound.held == held:
                return bound.action
        return None


@dataclass(slots=True)
class Doers:
    """Who does each action; what nobody does is neither found by Ctrl+K nor taken from the keyboard."""

    _by_id: dict[str, Callable[[], None]] = field(default_factory=dict)

    def bind(self, key_id: str, doer: Callable[[], None]) -> None:
        self._by_id[key_id] = doer

    def can(self, key_id: str) -> bool:
        return key_id in self._by_id

    def do(self, key_id: str) -> None:
        """Nothing happens for an action that nobody does."""
        doer = self._by_id.get(key_id)
        if doer is not None:
            doer()


def _bindings(rows: tuple[Action, ...]) -> list[_Bound]:
    found = []
    for row in rows:
        for sequence, scancode in zip(row.keys, row.scancodes, strict=True):
            key, held = _parse(sequence)
            found.append(_Bound(row, key, held, scancode))
    return found


def _is_no_key(sequence: str) -> bool:
    """Also a letter alone: letters write."""
    key, held = _parse(sequence)
    return key in (0, Qt.Key.Key_unknown.value) or (key < Qt.Key.Key_Escape.value and not held & ~SHIFT)


def _parse(sequence: str) -> tuple[int, Qt.KeyboardModifier]:
    """A portable sequence such as `Ctrl+Shift+Z`, as key and what is held; key 0 where the words name none."""
    found = QKeySequence.fromString(sequence, QKeySequence.SequenceFormat.PortableText)
    if found.count() != 1:
        return 0, Qt.KeyboardModifier.NoModifier
    first: QKeyCombination = found[0]  # type: ignore[index]  # the stubs do not know it
    return first.key().value, first.keyboardModifiers()
