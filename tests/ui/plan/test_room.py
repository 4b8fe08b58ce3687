"""The Plan room, as a facilitator edits a session in it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.run.learning import Learned, likeness
from ui.parts.buttons import Button
from ui.plan.model import PLANNED, STARTS, TITLE
from ui.plan.room import PlanRoom


def column(room: PlanRoom, at: int) -> list[str]:
    return [room.model.index(row, at).data() for row in range(room.model.rowCount())]


def type_into(qtbot: Any, room: PlanRoom, row: int, at: int, text: str) -> None:
    index = room.model.index(row, at)
    room.table.setCurrentIndex(index)
    room.table.edit(index)
    editor = room.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.sendPostedEvents()


def test_the_plan_shows_activities_and_steps_with_their_times(room: PlanRoom) -> None:
    assert column(room, TITLE)[:3] == ["Draw your CoP", "Make a drawing of your CoP", "Gallery walkabout"]
    assert column(room, PLANNED)[:3] == ["30:00", "20:00", "10:00"]


def test_a_length_typed_into_a_cell_moves_every_later_time(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    type_into(qtbot, room, 1, PLANNED, "25")
    assert column(room, PLANNED)[1] == "25:00"
    assert column(room, STARTS)[3] == "11:35"
    desk.undo()
    assert column(room, STARTS)[3] == "11:30"


def test_a_length_that_is_none_is_refused_in_words_and_nothing_changes(qtbot: Any, room: PlanRoom) -> None:
    with qtbot.waitSignal(room.said) as said:
        type_into(qtbot, room, 1, PLANNED, "soon")
    assert "is not a time" in said.args[0]
    assert column(room, PLANNED)[1] == "20:00"


def test_rows_move_and_go_by_key_and_come_back(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = column(room, TITLE)
    room.table.setCurrentIndex(room.model.index(1, TITLE))
    qtbot.keyClick(room.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert column(room, TITLE)[1:3] == [before[2], before[1]]
    assert room.table.currentIndex().row() == 2
    qtbot.keyClick(room.table, Qt.Key.Key_Delete)
    assert before[1] not in column(room, TITLE)
    desk.undo()
    desk.undo()
    assert column(room, TITLE) == before


def test_a_method_from_the_library_lands_at_the_end(qtbot: Any, room: PlanRoom) -> None:
    edit = room.side.library.field.edit
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "popcorn")
    assert room.side.library.methods()[0].key.startswith("popcorn")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert column(room, TITLE).count("Popcorn debrief") == 2


def test_prompts_are_edited_one_a_line(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    room.table.setCurrentIndex(room.model.index(1, TITLE))
    line = room.table.line()
    assert line is not None
    assert line.step is not None
    room.side.step_form.fields["prompts"].set_text("Who is in it?\n\nWho is not?")
    room.side.step_form.settle("prompts")
    assert desk.plan.step(line.step.id).prompts == ("Who is in it?", "Who is not?")


def test_a_book_without_a_session_says_what_to_do(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    room.show_session(None)
    assert room._body.currentIndex() == 1
    with qtbot.waitSignal(room.session_chosen) as chosen:
        room._empty.pressed.emit()
    assert desk.plan.session(chosen.args[0]).title == "New session"


def test_a_title_of_angle_brackets_stays_text(qtbot: Any, room: PlanRoom) -> None:
    type_into(qtbot, room, 1, TITLE, "<b>bold & loud</b>")
    assert column(room, TITLE)[1] == "<b>bold & loud</b>"


def test_a_remark_is_mended_with_one_press_and_undone_with_one(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    before = desk.plan.session(room._session_id or b"")
    button = next(one for one in room.side.remarks.findChildren(Button) if one.objectName() == "mend")
    count = room.side.remarks.count.text()
    button.click()
    assert desk.plan.session(before.id) != before
    assert room.side.remarks.count.text() != count
    desk.undo()
    assert desk.plan.session(before.id) == before


PLAN = """Writing day

Day and time: Friday 12, 14.00-15.30
- Welcome (5 min)
- Write in pairs (45 min)
- Read aloud (40 min)
"""


def test_a_pasted_plan_is_understood_corrected_and_taken(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    room._on_import()
    panel = room.importing
    panel.source.setPlainText(PLAN)
    panel._on_reread()
    index = panel.model.index(1, PLANNED)
    assert index.data() == "5:00"
    panel.model.setData(index, "10")
    panel.title.set_text("A writing day")
    with qtbot.waitSignal(room.session_chosen) as chosen:
        panel.take.click()
    session = desk.plan.session(chosen.args[0])
    assert session.title == "A writing day"
    assert [activity.planned_s // 60 for activity in session.activities] == [10, 45, 40]
    desk.undo()
    assert len(desk.plan.sessions()) == 1


def test_an_import_that_is_left_keeps_nothing(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    room._on_import()
    room.importing.source.setPlainText(PLAN)
    room.importing._on_reread()
    room.importing.left.emit()
    assert len(desk.plan.sessions()) == 1
    assert room._body.currentIndex() == 0


def test_an_empty_room_offers_to_plan_and_to_import(room: PlanRoom, desk: Desk) -> None:
    desk.plan.remove_session(desk.plan.newest())
    room.show_session(None)
    other = room.findChild(Button, "empty_other")
    assert isinstance(other, Button)
    assert (other.text(), other.isVisible(), room.side.isVisible()) == ("Import a plan", True, False)
    other.click()
    assert room.importing.isVisible()
    room.importing.left.emit()
    room.findChild(Button, "empty_button").click()
    assert room.model.session.title == "New session"
    assert room.side.isVisible()


def test_the_head_leads_to_every_other_session_by_its_whole_title(room: PlanRoom, desk: Desk) -> None:
    assert not room.head.pick.isVisible()
    long = "A gathering with a title that is longer than the room has place for, in the spring"
    key = desk.plan.add_session(long, day="2026-05-26", starts="09:00")
    assert room.head.pick.isVisible()
    actions = room.head.sessions.actions()
    assert [(one.text(), one.isChecked()) for one in actions][1] == (f"{long} · 2026-05-26 09:00", False)
    actions[1].trigger()
    assert room.model.session.id == key
    assert [one.isChecked() for one in room.head.sessions.actions()] == [False, True]


def test_the_source_shows_what_was_read_what_is_doubtful_and_what_is_chosen(room: PlanRoom) -> None:
    room._on_import()
    panel = room.importing
    panel.source.setPlainText(PLAN.replace("(45 min)", "(30-45 min)"))
    panel._on_reread()
    assert panel.source.marks() == {4: "read", 5: "doubtful", 6: "read"}
    panel.table.choose([panel.model.session.activities[2].id])
    assert panel.source.marks()[6] == "chosen"
    assert panel.source.textCursor().blockNumber() == 5


def test_a_plan_of_two_days_is_seen_day_by_day_and_taken_as_two_sessions(
    qtbot: Any, room: PlanRoom, desk: Desk
) -> None:
    room._on_import()
    panel = room.importing
    panel.source.setPlainText("Fair\n\nDay 1\n9:00 Hello\n9:30 End\n\nDay 2\n9:00 Walk\n10:00 End\n")
    panel._on_reread()
    assert (panel.days.count(), panel.take.text()) == (2, "Make it 2 sessions")
    panel.days.setCurrentIndex(1)
    panel._on_day(1)
    panel.model.setData(panel.model.index(1, PLANNED), "50")
    panel.title.set_text("The walk")
    with qtbot.waitSignal(room.session_chosen):
        panel.take.click()
    assert [(one.title, one.starts) for one in desk.plan.sessions()[1:]] == [
        ("Fair, Day 1", "09:00"),
        ("The walk", "09:00"),
    ]
    assert desk.plan.session(desk.plan.sessions()[2].id).planned_s == 3000


def test_escape_leaves_the_import(qtbot: Any, room: PlanRoom) -> None:
    room._on_import()
    qtbot.keyClick(room.importing, Qt.Key.Key_Escape)
    assert room._body.currentIndex() == 0


def test_a_file_that_is_no_plan_says_so_and_leaves_what_was_typed(room: PlanRoom, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN)
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    room._on_import()
    panel = room.importing
    panel.read_file(tmp_path / "plan.txt")
    panel.read_file(tmp_path / "plan.pdf")
    assert panel.source.toPlainText() == ""
    assert panel._refusal.text().startswith("This is a PDF.")
    panel.source.setPlainText(PLAN)
    panel.read_file(tmp_path / "plan.pdf")
    assert panel.source.toPlainText() == PLAN


def test_an_answer_that_comes_when_the_page_was_left_is_not_shown(room: PlanRoom) -> None:
    room._on_import()
    panel = room.importing
    late: list[Any] = []
    panel._bridge.aside = lambda work, *args, then: late.append((work(*args), then))
    panel.source.setPlainText(PLAN)
    panel._on_reread()
    panel._on_leave()
    for answer, then in late:
        then(answer)
    assert panel.model.rowCount() == 0


def test_a_file_that_is_dropped_on_the_room_is_imported(room: PlanRoom, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.txt"))])
    spot, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    room.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))
    assert room.importing.isVisible()
    assert room.importing.title.text() == "Writing day"


def test_what_a_step_took_the_last_times_is_among_the_remarks(room: PlanRoom, desk: Desk, example: Id) -> None:
    activity = desk.plan.session(example).activities[0]
    room._on_learned({likeness(activity, activity.steps[1]): Learned(600, 840, 5)})
    remark = room.side.remarks._shown[-1]
    assert remark.title == "Gallery walkabout usually takes longer"
    room._on_mend(remark)
    assert desk.plan.session(example).activities[0].steps[1].planned_s == 840
    assert remark.title not in [one.title for one in room.side.remarks._shown]


def test_a_block_of_the_time_bar_says_what_it_is_and_leads_to_its_step(qtbot: Any, room: PlanRoom) -> None:
    block = room.bar.block_at(room.bar.width() * 0.3)
    assert block is not None
    assert block.whole == "Silent self-reflection"
    qtbot.mouseClick(room.bar, Qt.MouseButton.LeftButton, pos=QPoint(int(room.bar.width() * 0.3), 10))
    assert room.table.line().step.title == "Silent self-reflection"
    assert room.bar.block_at(room.bar.width() - 4).kind == "worst"
    spoken: list[str] = []
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(int(room.bar.width() * 0.3), 10), QPoint(5, 5))
    QApplication.sendEvent(room.bar, asked)
    spoken.append(QToolTip.text())
    assert spoken == ["<qt>Silent self-reflection · 2:00</qt>"]
    QToolTip.hideText()


def test_while_a_session_runs_the_plan_leads_back_to_the_run(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    start = room.findChild(Button, "start_session")
    assert start is not None
    with qtbot.waitSignal(room.start_requested):
        start.click()
    desk.run.start(room._session_id or b"")
    assert start.text() == "Back to the run"
    with qtbot.waitSignal(room.room_requested) as asked:
        start.click()
    assert asked.args == ["run"]
    desk.run.finish(room._session_id or b"")
    assert start.text() == "Start session"
