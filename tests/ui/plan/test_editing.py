"""Several lines of a plan at once: chosen, moved, dragged, copied, pasted, duplicated, removed."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from copdesk.book.ids import Id
from copdesk.desk import Desk
from ui.plan.model import GROUP, LINE, PLANNED, RANGE, STARTS, TITLE
from ui.plan.room import PlanRoom
from ui.plan.table import METHOD_TYPE

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def titles(room: PlanRoom) -> list[str]:
    return [room.model.index(row, TITLE).data() for row in range(room.model.rowCount())]


def choose(room: PlanRoom, *rows: int) -> None:
    room.table.choose([])
    room.table.clearSelection()
    keys = [room.model.index(row, TITLE).data(LINE) for row in rows]
    room.table.choose([line.step.id if line.step else line.activity.id for line in keys])


def drop(room: PlanRoom, mime: QMimeData, row: int, *, low: bool = False) -> None:
    box = room.table.visualRect(room.model.index(row, TITLE))
    at = QPointF(box.center().x(), box.bottom() - 2 if low else box.top() + 2)
    event = QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    room.table.dropEvent(event)


def editor_of(room: PlanRoom, row: int, column: int) -> Any:
    index = room.model.index(row, column)
    room.table.setCurrentIndex(index)
    room.table.edit(index)
    found = [*room.table.viewport().findChildren(QLineEdit), *room.table.viewport().findChildren(QComboBox)]
    return next(one for one in found if one.isVisible())


def test_later_times_and_the_sum_move_while_a_length_is_still_typed(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = room.foot.sum.text()
    editor = editor_of(room, 1, PLANNED)
    qtbot.keyClicks(editor, "25")
    assert editor.text() == "25"
    assert room.model.index(3, STARTS).data() == "11:35"
    assert room.model.index(0, PLANNED).data() == "35:00"
    assert "1:35:00" in room.foot.sum.text()
    assert desk.plan.session(room._session_id or b"").planned_s == 90 * 60
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert room.model.index(3, STARTS).data() == "11:30"
    assert room.foot.sum.text() == before


def test_a_range_is_typed_into_its_cell(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    editor = editor_of(room, 1, RANGE)
    editor.selectAll()
    qtbot.keyClicks(editor, "15-22:30")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    assert room.model.index(1, RANGE).data() == "15–22:30"
    with qtbot.waitSignal(room.said) as said:
        room.model.setData(room.model.index(1, RANGE), "9–5")
    assert "is not a range" in said.args[0]


def test_turns_and_a_fixed_time_are_set_in_the_activity_s_row(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    row = titles(room).index("Troika consulting")
    box = editor_of(room, row, GROUP)
    assert box.currentText() == "3 turns"
    box.setCurrentIndex(box.findData("4"))
    room.table.commitData(box)
    assert desk.plan.session(room._session_id or b"").activities[2].turns == 4
    room.model.setData(room.model.index(row, STARTS), "12.10")
    assert room.model.index(row, STARTS).data() == "12:10"
    assert desk.plan.session(room._session_id or b"").activities[2].fixed_at == "12:10"
    room.model.setData(room.model.index(row, STARTS), "")
    assert room.model.index(row, STARTS).data() == "11:55"


def test_several_lines_are_removed_and_come_back_as_one(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = titles(room)
    choose(room, 1, 4)
    qtbot.keyClick(room.table, Qt.Key.Key_Delete)
    assert len(titles(room)) == len(before) - 2
    desk.undo()
    assert titles(room) == before


def test_lines_are_duplicated_copied_and_pasted_by_key(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = titles(room)
    choose(room, 1, 2)
    qtbot.keyClick(room.table, Qt.Key.Key_D, CTRL)
    assert titles(room)[1:5] == before[1:3] * 2
    desk.undo()
    choose(room, 0)
    qtbot.keyClick(room.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Draw your CoP (30:00)")
    choose(room, len(before) - 1)
    qtbot.keyClick(room.table, Qt.Key.Key_V, CTRL)
    assert titles(room) == before + before[:3]
    choose(room, 0)
    qtbot.keyClick(room.table, Qt.Key.Key_X, CTRL)
    assert titles(room) == before[3:] + before[:3]


def test_a_plan_in_words_is_pasted_from_any_program(qtbot: Any, room: PlanRoom) -> None:
    QGuiApplication.clipboard().setText("Agenda\n- Welcome (5 min)\n- Write in pairs (45 min)\n")
    choose(room, len(titles(room)) - 1)
    qtbot.keyClick(room.table, Qt.Key.Key_V, CTRL)
    assert "Write in pairs" in titles(room)[-3:]


def test_words_that_are_no_plan_are_not_pasted(qtbot: Any, room: PlanRoom) -> None:
    before = titles(room)
    QGuiApplication.clipboard().setText("?")
    with qtbot.waitSignal(room.said):
        qtbot.keyClick(room.table, Qt.Key.Key_V, CTRL)
    assert titles(room) == before


def test_a_step_passes_into_the_next_activity_and_back_by_key(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = titles(room)
    choose(room, 2)
    qtbot.keyClick(room.table, Qt.Key.Key_Down, BOTH)
    assert titles(room)[2:4] == [before[3], before[2]]
    qtbot.keyClick(room.table, Qt.Key.Key_Up, BOTH)
    assert titles(room) == before


def test_the_first_line_does_not_move_above_the_plan(qtbot: Any, room: PlanRoom) -> None:
    before = titles(room)
    for row in (0, 1):
        choose(room, row)
        qtbot.keyClick(room.table, Qt.Key.Key_Up, BOTH)
        assert titles(room) == before


def test_steps_are_dragged_into_another_activity(room: PlanRoom, desk: Desk) -> None:
    before = titles(room)
    mime = room.model.mimeData([room.model.index(1, TITLE), room.model.index(2, PLANNED)])
    drop(room, mime, 4)
    assert titles(room)[:4] == [before[0], before[3], before[1], before[2]]
    desk.undo()
    assert titles(room) == before


def test_an_activity_is_dragged_before_another_with_all_its_steps(room: PlanRoom, desk: Desk) -> None:
    before = titles(room)
    drop(room, room.model.mimeData([room.model.index(3, TITLE)]), 0)
    assert titles(room)[:7] == [*before[3:7], *before[:3]]


def test_a_method_is_dropped_between_two_activities(room: PlanRoom) -> None:
    mime = QMimeData()
    mime.setData(METHOD_TYPE, b"energiser")
    drop(room, mime, 2, low=True)
    assert titles(room)[3] == "Energiser"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_D, Qt.Key.Key_C])
def test_keys_without_a_chosen_line_do_nothing(qtbot: Any, room: PlanRoom, key: Qt.Key, example: Id) -> None:
    before = titles(room)
    room.table.clearSelection()
    qtbot.keyClick(room.table, key, Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Delete else CTRL)
    assert titles(room) == before


def test_the_menu_under_the_right_button_does_what_the_keys_do_and_moves_activities_away(
    qtbot: Any, room: PlanRoom, desk: Desk, example: Id
) -> None:
    other = desk.plan.add_session("Second day")
    before = titles(room)

    def press(words: str) -> None:
        place = room.table.viewport().mapToGlobal(QPoint(20, 20))
        QApplication.sendEvent(
            room.table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(20, 20), place)
        )
        menu = room.editing.menu
        actions = [*menu.actions(), *(one for sub in menu.actions() if sub.menu() for one in sub.menu().actions())]
        next(one for one in actions if one.text().startswith(words)).trigger()
        menu.hide()

    choose(room, 1)
    press("Duplicate")
    assert titles(room)[1:3] == [before[1]] * 2
    press("Remove")
    press("Move down")
    choose(room, 0)
    press("Second day")
    assert [one.title for one in desk.plan.session(other).activities] == [before[0]]
    assert titles(room)[0] == before[3]
