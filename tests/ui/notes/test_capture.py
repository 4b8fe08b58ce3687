"""The capture line: keys in, notes on disk, nothing lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Trouble
from ui.in_place import InPlaceBridge
from ui.notes.capture import CaptureLine

Go = Callable[[str, str, int], Id]


@pytest.fixture
def go(desk: Desk, example: Id) -> Go:
    """Moves the run to a step by its activity's and its own short title."""
    desk.run.start(example)

    def there(activity: str, title: str, turn: int = 0) -> Id:
        part = next(p for p in desk.notes.shown(example).parts if activity in p.activity and p.title == title)
        desk.run.go_to(example, part.step_id, turn)
        return part.step_id

    return there


@pytest.fixture
def line(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id, go: Go) -> CaptureLine:
    go("Good CoP", "Trios", 0)
    made = CaptureLine(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 120)
    made.show()
    made.show_context(example)
    return made


def bodies(desk: Desk, example: Id) -> list[str]:
    return [note.body for note in desk.notes.of_session(example)]


def test_enter_keeps_the_line_and_empties_the_field(qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id) -> None:
    with qtbot.waitSignal(line.kept):
        qtbot.keyClicks(line.field, "too loud near the door")
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == ["too loud near the door"]
    assert line.field.text() == ""
    assert line.last_notes.texts() == ["too loud near the door"]


def test_after_saving_undo_belongs_to_the_desk_and_never_brings_the_text_back(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    qtbot.keyClicks(line.field, "kept once")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    qtbot.keyClick(line.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.field.text() == ""
    desk.undo()
    assert bodies(desk, example) == []
    assert line.last_notes.texts() == []


def test_shift_enter_makes_a_second_line_of_the_same_note(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    height = line.box.sizeHint().height()
    qtbot.keyClicks(line.field, "first")
    qtbot.keyClick(line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(line.field, "second")
    assert line.box.sizeHint().height() > height
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == ["first\nsecond"]


def test_the_sign_lights_the_steps_own_category_and_stays_with_the_chosen_name(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    assert line.chips.shown_words() == ["+ My CoP", "− My CoP", "+ Facilitation", "− Facilitation"]
    qtbot.keyClick(line.field, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert line.chips.meant() == "facilitation-minus"
    qtbot.keyClicks(line.field, "+ summaries after discussions")
    assert line.chips.meant() == "facilitation-plus"
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert desk.notes.of_session(example)[0].category == "facilitation-plus"
    assert line.chips.meant() == "facilitation-minus"


def test_a_confidential_step_refuses_says_why_and_lays_the_line_aside_until_the_popcorn(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id, go: Go
) -> None:
    go("Troika", "Question", 1)
    qtbot.keyClicks(line.field, "my director reads everything")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == []
    assert line.field.text() == "my director reads everything"
    assert "what clients say" in line.saying.words()
    line.saying.first.emit()
    assert line.field.text() == ""
    assert desk.notes.later.waiting(example) == ("my director reads everything",)
    go("Popcorn", "Popcorn", 0)
    assert "my director reads everything" in line.saying.words()
    line.saying.first.emit()
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == ["my director reads everything"]
    assert desk.notes.later.waiting(example) == ()


def test_an_unknown_group_is_refused_in_words_with_the_text_back(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    qtbot.keyClicks(line.field, "+ wants help /t9")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.field.text() == "+ wants help /t9"
    assert line.saying.words() == "There is no group T9 in this session."
    line.field.set_text("+ wants help")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.saying.words() == ""


def test_trouble_of_the_disk_brings_the_text_back_in_front_of_what_is_typed_by_then(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Callable[[Exception], None]] = []

    def slow(verb: object, *args: object, refused: Callable[[Exception], None], **more: object) -> None:
        held.append(refused)

    monkeypatch.setattr(line._bridge, "do", slow)
    qtbot.keyClicks(line.field, "first line")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.last_notes.texts() == ["first line"]
    qtbot.keyClicks(line.field, "second li")
    held[0](Trouble("disk.full"))
    assert line.field.text() == "first line\nsecond li"
    assert line.saying.words()


def test_at_completes_people_who_are_here_and_tab_takes_the_name(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    jane = desk.people.add("Jane Lennon", organisation="CFOD")
    other = desk.people.add("Jane Abara")
    desk.people.check_in(example, jane)
    qtbot.keyClicks(line.field, "we lack trainers @jan")
    assert line.box.suggestion.text() == "Jane Lennon"
    qtbot.keyClick(line.field, Qt.Key.Key_Down)
    assert line.box.suggestion.text() == "Jane Abara"
    qtbot.keyClick(line.field, Qt.Key.Key_Tab)
    assert line.field.text() == "we lack trainers @Jane "
    assert not line.box.suggestion.isVisible()
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    note = desk.notes.of_session(example)[0]
    assert (note.body, note.who_id) == ("we lack trainers", other)


def test_up_in_an_empty_line_changes_the_last_note_and_escape_leaves_it_as_it_was(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    desk.notes.write(example, "first")
    desk.notes.write(example, "secnd")
    qtbot.keyClick(line.field, Qt.Key.Key_Up)
    assert line.field.text() == "secnd"
    qtbot.keyClick(line.field, Qt.Key.Key_Up)
    assert line.field.text() == "first"
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert (line.field.text(), line.saying.words()) == ("", "")
    qtbot.keyClick(line.field, Qt.Key.Key_Up)
    line.field.selectAll()
    qtbot.keyClicks(line.field, "second")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == ["first", "second"]
    assert line.field.text() == ""


def test_a_half_typed_line_is_kept_and_comes_back(
    qtbot: QtBot, line: CaptureLine, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> None:
    qtbot.keyClicks(line.field, "half a thou")
    assert desk.notes.draft() == ""
    line.drafting.due.timeout.emit()
    assert desk.notes.draft() == "half a thou"
    again = CaptureLine(desk, bridge, clock)
    qtbot.addWidget(again)
    again.show_context(example)
    assert again.field.text() == "half a thou"
    qtbot.keyClick(again.field, Qt.Key.Key_Return)
    assert desk.notes.draft() == ""


def test_several_pasted_lines_are_offered_as_several_notes_and_one_undo_takes_them_back(
    line: CaptureLine, desk: Desk, example: Id
) -> None:
    pasted = QMimeData()
    pasted.setText("+ one\n\n- two\nthree")
    line.field.insertFromMimeData(pasted)
    assert line.saying.words() == "3 lines were pasted. Enter keeps them as one note."
    line.saying.first.emit()
    assert bodies(desk, example) == ["one", "two", "three"]
    desk.undo()
    assert bodies(desk, example) == []


def test_what_steers_the_run_passes_through_the_field(qtbot: QtBot, line: CaptureLine) -> None:
    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.heard: list[int] = []

        def keyPressEvent(self, event: QKeyEvent) -> None:
            if event.key() != Qt.Key.Key_Alt:
                self.heard.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    line.setParent(window)
    keys = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F6, Qt.Key.Key_F5)
    for key in keys:
        qtbot.keyClick(line.field, key)
    qtbot.keyClick(line.field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(line.field, "b. 12")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    line.setParent(None)
    assert window.heard == [*keys, Qt.Key.Key_Right]


def test_a_key_typed_elsewhere_begins_a_line_and_a_narrow_window_folds_the_chips(
    line: CaptureLine, qtbot: QtBot
) -> None:
    line.begin_with("+")
    line.begin_with(" one")
    assert line.field.text() == "+ one"
    line.resize(855, 120)
    assert line.chips.shown_words() == []
    line.show_room("notes")
    assert not line.last_notes.isVisible()


def test_lines_pasted_after_a_refusal_are_notes_and_nothing_is_laid_aside(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    qtbot.keyClicks(line.field, "x /t9")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.saying.words()
    line.field.selectAll()
    pasted = QMimeData()
    pasted.setText("one\ntwo")
    line.field.insertFromMimeData(pasted)
    line.saying.first.emit()
    assert bodies(desk, example) == ["one", "two"]
    assert desk.notes.later.waiting(example) == ()


def test_what_a_refusal_offers_is_taken_with_ctrl_enter(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    data = QMimeData()
    data.setText("one\ntwo\n")
    line.field.insertFromMimeData(data)
    qtbot.keyClick(line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.body for note in desk.notes.of_session(example)][-2:] == ["one", "two"]


def test_words_that_run_to_the_left_begin_at_the_right_and_are_not_cut(qtbot: QtBot, line: CaptureLine) -> None:
    line.field.set_text("trust takes time")
    assert not line.field.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight
    line.field.set_text("بناء الثقة")
    assert line.field.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight
    block = line.field.document().begin()
    assert line.field.sizeHint().height() >= line.field.blockBoundingRect(block).height()


def test_typing_without_a_pause_does_not_put_the_draft_off(
    qtbot: QtBot, line: CaptureLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClicks(line.field, "n")
    assert line.drafting.due.isActive()
    begun: list[bool] = []
    monkeypatch.setattr(line.drafting.due, "start", lambda: begun.append(True))
    qtbot.keyClicks(line.field, "o pause")
    assert begun == []


def test_a_half_changed_note_comes_back_as_a_change(
    qtbot: QtBot, line: CaptureLine, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> None:
    desk.notes.write(example, "secnd")
    qtbot.keyClick(line.field, Qt.Key.Key_Up)
    line.field.selectAll()
    qtbot.keyClicks(line.field, "seco")
    line.drafting.due.timeout.emit()
    again = CaptureLine(desk, bridge, clock)
    qtbot.addWidget(again)
    again.show_context(example)
    assert again.field.text() == "seco"
    assert "not finished" in again.saying.words()
    qtbot.keyClicks(again.field, "nd @meg")
    qtbot.keyClick(again.field, Qt.Key.Key_Return)
    assert bodies(desk, example) == ["second"]
    assert desk.notes.shown(example).lines[0].who == "Meg Mottaz"
    assert desk.notes.changing() is None


def test_one_key_parks_what_is_written_or_the_note_before(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id
) -> None:
    qtbot.keyClicks(line.field, "? who pays")
    line.park()
    assert [(note.body, note.parked) for note in desk.notes.of_session(example)] == [("who pays", True)]
    line.park()
    assert [note.parked for note in desk.notes.of_session(example)] == [False]
    assert line.saying.words() == "Out of the parking lot: “who pays”"


def test_a_line_that_waits_stays_when_something_else_is_written_first(
    qtbot: QtBot, line: CaptureLine, desk: Desk, example: Id, go: Go
) -> None:
    desk.notes.later.lay_aside(example, "theirs")
    go("Popcorn", "Popcorn", 0)
    assert "theirs" in line.saying.words()
    qtbot.keyClicks(line.field, "something else")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert desk.notes.later.waiting(example) == ("theirs",)
