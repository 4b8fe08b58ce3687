"""Who gets a key: the text field, the control, the capture line, the run."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.parts.buttons import Button
from ui.shell.actions import ActionTable, Stroke, actions
from ui.shell.keys import KeyFilter, scancode_of

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Watch:
    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


class Desk(QWidget):
    """A window with one of each kind of control, and what was heard from the filter."""

    def __init__(self, platform: str = "xcb") -> None:
        super().__init__()
        self.watch = Watch()
        self.asked: list[str] = []
        self.typed: list[str] = []
        column = QVBoxLayout(self)
        self.capture, self.text, self.button = QLineEdit(), QPlainTextEdit(), Button("Pause")
        self.list, self.choice, self.canvas = QListWidget(), QComboBox(), QWidget()
        self.list.addItems(["Anna", "Bea", "Chikondi"])
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.capture, self.text, self.button, self.list, self.choice, self.canvas):
            column.addWidget(widget)
        self.keys = KeyFilter(self, ActionTable(actions()), self.watch, _everything, platform)
        self.keys.set_capture(self.capture, self._capture_is_empty)
        self.keys.asked.connect(self.asked.append)
        self.keys.typed.connect(self.typed.append)

    def _capture_is_empty(self) -> bool:
        return not self.capture.text()


def _everything(key_id: str) -> bool:
    return True


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.keys.running = True
    return made


def press(
    widget: QWidget, key: int, held: Qt.KeyboardModifier = NONE, text: str = "", scan: int = 0, repeat: bool = False
) -> None:
    """One real press with everything a window system tells, sent to the widget that has the focus."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, held, scan, 0, 0, text, repeat)
        event.ignore()
        QApplication.sendEvent(widget, event)


RUN_KEYS = [
    (Key.Key_PageDown, NONE, "run.next"),
    (Key.Key_Right, ALT, "run.next"),
    (Key.Key_PageUp, NONE, "run.back"),
    (Key.Key_Left, ALT, "run.back"),
    (Key.Key_F6, NONE, "run.hold"),
    (Key.Key_Space, CTRL, "run.hold"),
    (Key.Key_F7, NONE, "run.less"),
    (Key.Key_F8, NONE, "run.more"),
    (Key.Key_F9, NONE, "run.land"),
    (Key.Key_F5, NONE, "stage.toggle"),
    (Key.Key_F4, NONE, "stage.blank"),
    (Key.Key_F3, NONE, "stage.freeze"),
    (Key.Key_F2, NONE, "notes.capture"),
    (Key.Key_N, CTRL, "notes.capture"),
    (Key.Key_F11, NONE, "desk.reading"),
    (Key.Key_Z, CTRL, "desk.undo"),
    (Key.Key_Z, CTRL | SHIFT, "desk.redo"),
    (Key.Key_K, CTRL, "desk.search"),
    (Key.Key_F1, NONE, "desk.help"),
    (Key.Key_1, CTRL, "room.plan"),
    (Key.Key_8, CTRL, "room.community"),
]


@pytest.mark.parametrize(("key", "held", "action"), RUN_KEYS)
@pytest.mark.parametrize("where", ["capture", "text", "button", "list", "choice", "canvas"])
def test_the_keys_of_the_table_work_from_anywhere(
    desk: Desk, where: str, key: Qt.Key, held: Qt.KeyboardModifier, action: str
) -> None:
    press(getattr(desk, where), key, held)
    assert desk.asked == [action]
    assert desk.typed == []


@pytest.mark.parametrize("where", ["capture", "text", "button", "list", "choice", "canvas"])
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_Down, Key.Key_Tab])
def test_enter_space_and_arrows_never_move_the_run(desk: Desk, where: str, key: Qt.Key) -> None:
    press(getattr(desk, where), key)
    assert desk.asked == []
    assert desk.typed == []


@pytest.mark.parametrize("where", ["button", "list", "choice", "canvas"])
@pytest.mark.parametrize("sign", ["t", "T", "?", "ш", "ก", "م", "é", "1", "/"])
def test_a_letter_outside_a_field_starts_a_note_while_a_session_runs(desk: Desk, where: str, sign: str) -> None:
    press(getattr(desk, where), ord(sign.upper()[0]), text=sign)
    assert desk.typed == [sign]
    assert desk.asked == []


def test_a_letter_in_a_field_stays_there(desk: Desk) -> None:
    press(desk.capture, Key.Key_T, text="t")
    press(desk.text, Key.Key_O, text="o")
    assert (desk.capture.text(), desk.text.toPlainText()) == ("t", "o")
    assert desk.typed == []


def test_a_field_that_is_only_read_is_no_text_field(desk: Desk) -> None:
    desk.capture.setReadOnly(True)
    press(desk.capture, Key.Key_T, text="t")
    assert desk.typed == ["t"]


def test_letters_are_left_alone_while_no_session_runs(desk: Desk) -> None:
    desk.keys.running = False
    press(desk.list, Key.Key_C, text="c")
    assert desk.typed == []
    assert desk.list.currentItem().text() == "Chikondi"


def test_page_down_scrolls_while_no_session_runs(desk: Desk) -> None:
    desk.keys.running = False
    desk.list.setCurrentRow(0)
    press(desk.list, Key.Key_PageDown)
    assert desk.asked == []
    assert desk.list.currentRow() == 2


def test_space_works_the_button_that_tab_has_reached(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.button.clicked):
        qtbot.keyClick(desk.button, Key.Key_Space)
    assert desk.asked == []


def test_a_second_next_within_a_second_is_ignored(desk: Desk) -> None:
    for now in (5_000, 5_400, 5_999, 6_000, 6_999, 7_000):
        desk.watch.now = now
        press(desk.canvas, Key.Key_PageDown)
    assert desk.asked == ["run.next"] * 3


def test_back_is_heard_at_once_after_next(desk: Desk) -> None:
    press(desk.canvas, Key.Key_PageDown)
    press(desk.canvas, Key.Key_PageUp)
    assert desk.asked == ["run.next", "run.back"]


def test_a_key_held_down_does_its_deed_once_but_minutes_go_on(desk: Desk) -> None:
    press(desk.canvas, Key.Key_F6)
    press(desk.canvas, Key.Key_F6, repeat=True)
    press(desk.canvas, Key.Key_F8)
    press(desk.canvas, Key.Key_F8, repeat=True)
    assert desk.asked == ["run.hold", "run.more", "run.more"]


def test_a_field_undoes_its_own_typing_first_and_then_the_desk_undoes(desk: Desk) -> None:
    press(desk.capture, Key.Key_T, text="t")
    press(desk.capture, Key.Key_Z, CTRL)
    assert (desk.capture.text(), desk.asked) == ("", [])
    press(desk.capture, Key.Key_Z, CTRL)
    assert desk.asked == ["desk.undo"]


def test_a_field_that_was_emptied_after_keeping_lets_undo_through(desk: Desk) -> None:
    press(desk.capture, Key.Key_T, text="t")
    desk.capture.setText("")
    press(desk.capture, Key.Key_Z, CTRL)
    assert desk.asked == ["desk.undo"]


def test_several_lines_undo_themselves_first_too(desk: Desk) -> None:
    press(desk.text, Key.Key_T, text="t")
    press(desk.text, Key.Key_Z, CTRL)
    press(desk.text, Key.Key_Z, CTRL)
    assert (desk.text.toPlainText(), desk.asked) == ("", ["desk.undo"])


LAYOUTS = [
    pytest.param(0x41B, 37, "desk.search", id="Russian Ctrl+K"),
    pytest.param(0x645, 37, "desk.search", id="Arabic Ctrl+K"),
    pytest.param(0xE32, 37, "desk.search", id="Thai Ctrl+K"),
    pytest.param(Key.Key_Ampersand, 2, "room.plan", id="French Ctrl+1"),
    pytest.param(Key.Key_Underscore, 9, "room.community", id="French Ctrl+8"),
    pytest.param(0xE45, 2, "room.plan", id="Thai Ctrl+1"),
    pytest.param(0x42F, 44, "desk.undo", id="Russian Ctrl+Z"),
    pytest.param(0x422, 49, "notes.capture", id="Russian Ctrl+N"),
]


@pytest.mark.parametrize(("key", "evdev", "action"), LAYOUTS)
def test_letters_and_digits_are_found_on_every_layout(desk: Desk, key: int, evdev: int, action: str) -> None:
    press(desk.canvas, key, CTRL, scan=evdev + 8)
    assert desk.asked == [action]


def test_a_latin_letter_counts_by_its_sign_where_a_layout_has_it_elsewhere(desk: Desk) -> None:
    press(desk.canvas, Key.Key_W, CTRL, scan=44 + 8)  # French: W lies where Z is elsewhere
    press(desk.canvas, Key.Key_Z, CTRL, scan=17 + 8)
    assert desk.asked == ["desk.undo"]


@pytest.mark.parametrize(
    ("native", "platform", "code"),
    [(45, "xcb", 37), (45, "wayland", 37), (37, "windows", 37), (37, "cocoa", 0), (0, "xcb", 0)],
)
def test_the_place_of_a_key_is_told_differently_by_each_window_system(native: int, platform: str, code: int) -> None:
    assert scancode_of(native, platform) == code


def test_signs_made_with_altgr_write_and_commands_do_not(desk: Desk) -> None:
    press(desk.canvas, Key.Key_At, CTRL | ALT, text="@")
    press(desk.canvas, Key.Key_J, CTRL, text="j")
    press(desk.canvas, Key.Key_J, ALT, text="j")
    assert desk.typed == ["@"]


def test_a_widget_that_works_with_letters_keeps_them(desk: Desk) -> None:
    desk.setProperty("takes_typing", True)
    press(desk.canvas, Key.Key_1, text="1")
    assert desk.typed == []
    press(desk.canvas, Key.Key_PageDown)
    assert desk.asked == ["run.next"]


def test_a_learned_clicker_key_counts_only_while_nothing_is_being_written(desk: Desk) -> None:
    press(desk.canvas, Key.Key_B, text="b")
    desk.keys.learned = {"b": "stage.blank", ".": "stage.blank"}
    press(desk.canvas, Key.Key_B, text="b")
    desk.capture.setText("a line half")
    press(desk.canvas, Key.Key_Period, text=".")
    assert (desk.typed, desk.asked) == (["b", "."], ["stage.blank"])


def test_a_learned_clicker_key_is_a_letter_in_the_capture_line(desk: Desk) -> None:
    desk.keys.learned = {"b": "stage.blank"}
    press(desk.capture, Key.Key_B, text="b")
    assert (desk.capture.text(), desk.asked) == ("b", [])


def test_escape_closes_what_is_open_and_else_goes_to_the_widget(desk: Desk) -> None:
    answers = [True, False]
    seen: list[int] = []
    desk.keys.escaping = _answering(answers)
    desk.canvas.keyPressEvent = _seeing(seen)  # type: ignore[method-assign]
    press(desk.canvas, Key.Key_Escape)
    assert seen == []
    press(desk.canvas, Key.Key_Escape)
    assert seen == [int(Key.Key_Escape)]
    assert desk.asked == []


def _answering(answers: list[bool]) -> Callable[[], bool]:
    def answer() -> bool:
        return answers.pop(0)

    return answer


def _seeing(seen: list[int]) -> Callable[[QKeyEvent], None]:
    def see(event: QKeyEvent) -> None:
        seen.append(event.key())

    return see


def test_keys_of_another_window_are_none_of_ours(desk: Desk, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    press(other, Key.Key_F6)
    assert desk.asked == []


def test_a_key_is_decided_upon_once_though_it_climbs_to_the_parents(desk: Desk) -> None:
    press(desk.canvas, Key.Key_T, text="t")
    assert desk.typed == ["t"]


def test_a_key_whose_action_nobody_does_goes_to_the_widget(qtbot: QtBot) -> None:
    made = Desk()
    qtbot.addWidget(made)
    made.keys._can = _nothing_at_all
    press(made.canvas, Key.Key_F9)
    assert made.asked == []


def _nothing_at_all(key_id: str) -> bool:
    return False


# the table -------------------------------------------------------------------------------------------------


def test_no_key_of_the_table_is_claimed_twice() -> None:
    keys = [key for row in actions() for key in row.keys]
    assert len(keys) == len(set(keys))


def test_no_key_of_the_table_stands_in_a_sentence() -> None:
    bare = {key for row in actions() for key in row.keys if len(key) == 1 or key in {"Space", "Return"}}
    assert bare == set()


def test_a_key_of_ones_own_works_beside_the_one_that_is_shown() -> None:
    table = ActionTable(actions(), {"run.next": ["Ctrl+J"]})
    for stroke in (Stroke(Key.Key_J.value, CTRL), Stroke(Key.Key_PageDown.value, NONE)):
        found = table.find(stroke)
        assert found is not None
        assert found.key_id == "run.next"
    assert table.key_of("run.next") == "PgDown"
    table.choose("run.next", ())
    assert table.find(Stroke(Key.Key_J.value, CTRL)) is None


@pytest.mark.parametrize("keys", [["F5"], ["Wheel"], [7], "F5", [""], ["Ctrl+K, Ctrl+L"]])
def test_a_kept_key_that_is_none_or_is_taken_is_left_out(keys: object) -> None:
    table = ActionTable(actions(), {"run.land": keys})  # type: ignore[dict-item]
    assert (table.own, table.row("run.land").keys) == ({}, ("F9",))


def test_the_keypad_counts_as_the_keys_beside_it() -> None:
    stroke = Stroke(Key.Key_PageDown.value, Qt.KeyboardModifier.KeypadModifier)
    found = ActionTable(actions()).find(stroke)
    assert found is not None
    assert found.key_id == "run.next"


def test_a_menu_that_was_left_open_never_stops_a_clicker(desk: Desk, qtbot: QtBot) -> None:
    desk.keys.running = True
    menu = QMenu(desk)
    menu.addAction("A break now")
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    qtbot.keyClick(menu, Key.Key_Down)
    assert (menu.isVisible(), desk.asked) == (True, [])
    qtbot.keyClick(menu, Key.Key_PageDown)
    assert (menu.isVisible(), desk.asked) == (False, ["run.next"])


def test_the_run_is_steered_from_the_projectors_window_and_nothing_is_written_there(qtbot: QtBot, desk: Desk) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    desk.keys.beside, desk.keys.running = stage, True
    desk.keys.learned = {"b": "stage.blank"}
    for key in (Key.Key_PageDown, Key.Key_F4, Key.Key_B, Key.Key_A, Key.Key_F1, Key.Key_Escape):
        desk.watch.now += 2_000
        qtbot.keyClick(stage, key)
    assert desk.asked == ["run.next", "stage.blank", "stage.blank"]
    assert desk.typed == []
    desk.keys.running = False
    qtbot.keyClick(stage, Key.Key_PageDown)
    qtbot.keyClick(stage, Key.Key_F6)
    assert desk.asked[3:] == ["run.hold"]
