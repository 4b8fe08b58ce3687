"""The Notes room: the list, the wall, twins."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.notes.looking import Heading
from copdesk.notes.values import Line
from copdesk.stage.clusters import CLUSTERS
from ui.in_place import InPlaceBridge
from ui.notes.arrange import Box, CardBox, NoteBox
from ui.notes.room import NotesRoom


@pytest.fixture
def keys(desk: Desk, example: Id, clock: FakeClock) -> list[Id]:
    found = []
    for text in ("+ a common sense of purpose", "- lack of funding for meetings", "? who pays #money"):
        clock.advance(30)
        found.append(desk.notes.write(example, text))
    return found


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id, keys: list[Id]) -> NotesRoom:
    made = NotesRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 600)
    made.show()
    made.show_session(example)
    return made


def texts(room: NotesRoom) -> list[str]:
    return [row.note.body if isinstance(row, Line) else row.text for row in room.list.notes.rows()]


def card(room: NotesRoom, name: str) -> CardBox:
    return next(one for one in room.wall.cards() if (one.cluster.name if one.cluster else "") == name)


def middle(box: Box) -> QPoint:
    return QPoint(box.left + box.width // 2, box.top + box.height // 2)


def note_box(room: NotesRoom, key: Id) -> NoteBox:
    return next(note for one in room.wall.cards() for note in one.notes if note.line.note.id == key)


def choose(room: NotesRoom, key: Id) -> None:
    room.list.setFocus()
    room.list.setCurrentIndex(room.list.notes.index(room.list.notes.row_of(key)))


def test_the_list_shows_finds_and_orders(qtbot: QtBot, room: NotesRoom) -> None:
    assert texts(room) == ["a common sense of purpose", "lack of funding for meetings", "who pays"]
    qtbot.keyClicks(room.search.edit, "money")
    assert texts(room) == ["who pays"]
    qtbot.keyClick(room.search.edit, Qt.Key.Key_Escape)
    room.orders.chosen.emit(1)
    assert texts(room)[:2] == ["Question", "who pays"]
    assert room.shapes.facts.text() == "3 notes, 0 clusters"


def test_f2_rewrites_a_note_in_place_and_the_desk_undoes_it(
    qtbot: QtBot, room: NotesRoom, desk: Desk, keys: list[Id]
) -> None:
    choose(room, keys[1])
    qtbot.keyClick(room.list, Qt.Key.Key_F2)
    editor = room.list.findChild(object, "note_editor")
    assert editor is not None
    editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, "lack of time")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert texts(room)[1] == "lack of time"
    assert room.list.chosen_ids() == [keys[1]]
    desk.undo()
    assert texts(room)[1] == "lack of funding for meetings"


def test_escape_leaves_a_note_as_it_was_and_an_emptied_one_is_refused(
    qtbot: QtBot, room: NotesRoom, keys: list[Id]
) -> None:
    for last in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        choose(room, keys[0])
        qtbot.keyClick(room.list, Qt.Key.Key_F2)
        editor = next(w for w in room.list.viewport().children() if w.objectName() == "note_editor")
        editor.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
        qtbot.keyClick(editor, last)
        assert texts(room)[0] == "a common sense of purpose"
        assert room.refusal.isVisible() == (last == Qt.Key.Key_Return)
        editor.deleteLater()
        qtbot.wait(1)


def test_keys_change_the_category_and_remove(qtbot: QtBot, room: NotesRoom, desk: Desk, keys: list[Id]) -> None:
    choose(room, keys[2])
    first = desk.notes.shown(room._session or b"").categories[0]
    qtbot.keyClick(room.list, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert room.list.notes.lines()[2].kind == first
    qtbot.keyClick(room.list, Qt.Key.Key_Delete)
    assert len(texts(room)) == 2
    desk.undo()
    assert len(texts(room)) == 3


def test_the_menu_offers_what_can_be_done_and_does_it(room: NotesRoom, desk: Desk, keys: list[Id]) -> None:
    room.list.choose(keys[:2])
    menu = room.list.open_menu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert "Star" in words
    next(action for action in menu.actions() if action.text() == "Star").trigger()
    assert [line.note.starred for line in room.list.notes.lines()] == [True, True, False]
    menu.close()


def test_a_note_is_dragged_into_a_cluster_and_out_onto_the_ground(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id, keys: list[Id]
) -> None:
    cluster = desk.notes.wall.gather(example, "Purpose", keys[:1])
    view = room.wall.viewport()
    start, end = middle(note_box(room, keys[1]).box), middle(card(room, "Purpose").box)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(30, 5))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert [line.note.cluster_id for line in room.list.notes.lines()] == [cluster, cluster, None]
    ground = QPoint(4, 4)
    start = middle(note_box(room, keys[2]).box)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start - QPoint(30, 5))
    qtbot.mouseMove(view, ground)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=ground)
    assert len(desk.notes.wall.clusters(example)) == 2
    assert room.wall._title.isVisible()
    qtbot.keyClicks(room.wall._title, "Money")
    qtbot.keyClick(room.wall._title, Qt.Key.Key_Return)
    assert [one.name for one in desk.notes.wall.clusters(example)] == ["Purpose", "Money"]
    desk.undo()
    desk.undo()
    assert [one.name for one in desk.notes.wall.clusters(example)] == ["Purpose"]


def test_the_wall_is_walked_and_ordered_by_keys_alone(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id, keys: list[Id]
) -> None:
    cluster = desk.notes.wall.gather(example, "Purpose", keys[:1])
    room.wall.setFocus()
    room.wall.choose([keys[1]])
    qtbot.keyClick(room.wall, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert desk.notes.of_session(example)[1].cluster_id == cluster
    assert "Purpose" in room.wall.accessibleDescription()
    qtbot.keyClick(room.wall, Qt.Key.Key_Left)
    assert room.wall.chosen() == [keys[0]]
    qtbot.keyClick(room.wall, Qt.Key.Key_Delete)
    assert desk.notes.of_session(example)[0].cluster_id is None
    qtbot.keyClick(room.wall, Qt.Key.Key_Insert)
    assert len(desk.notes.wall.clusters(example)) == 2
    room.wall._title.setText("Second")
    qtbot.keyClick(room.wall._title, Qt.Key.Key_Return)
    assert desk.notes.wall.clusters(example)[1].name == "Second"


def test_twins_are_offered_once_and_never_merged_silently(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    assert not room.twins.isVisible()
    desk.notes.write(example, "Lack of funding for meeting")
    room.shapes._on_twins_due()
    assert "lack of funding for meetings" in room.twins.words()
    assert len(texts(room)) == 4
    room.twins.kept_apart.emit(*room.twins._pair)
    room.shapes._on_twins_due()
    assert not room.twins.isVisible()
    desk.undo()
    room.shapes._on_twins_due()
    assert room.twins.isVisible()
    room.twins._on_merge()
    room.shapes._on_twins_due()
    assert len(texts(room)) == 3
    assert not room.twins.isVisible()


def test_an_empty_session_says_what_to_do_and_the_projector_button_why_not(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> None:
    room = NotesRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.show()
    room.show_session(example)
    assert room.pages.currentIndex() == 1
    assert not room.shapes.project.isEnabled()
    desk.notes.write(example, "first")
    assert room.pages.currentIndex() == 0
    with qtbot.waitSignal(room.scene_requested):
        room.shapes.project.click()


def test_a_room_that_nobody_looks_at_reads_nothing_until_it_is_seen_again(
    room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.hide()
    desk.notes.write(example, "written while hidden")
    assert len(texts(room)) == 3
    room.show()
    assert texts(room)[-1] == "written while hidden"


def test_notes_of_a_file_are_looked_at_and_those_ticked_are_added(
    qtbot: QtBot, room: NotesRoom, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "heard.txt"
    file.write_text("+ from the other table\n? who writes\n/t9 trust takes time\n", encoding="utf-8")
    room.files.read(str(file))
    panel = room.files.panel
    assert panel is not None
    assert panel.facts.text() == "3 notes read. Nothing is written yet."
    assert panel.skipped.text() == "Line 3: there is no group T9"
    assert "from the other table" not in texts(room)
    panel.list.selectRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.add.text() == "Add 2 notes"
    with qtbot.waitSignal(room.said) as said:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0] == "2 notes added."
    assert {"from the other table", "trust takes time"} <= set(texts(room))
    assert "who writes" not in texts(room)
    room.files.read(str(file))
    assert panel.facts.text() == "3 notes read, 2 are there already. Nothing is written yet."
    assert panel.add.text() == "Add 1 note"
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert room.places.currentIndex() == 0


def test_a_file_without_a_note_is_told_in_its_place_and_hostile_words_are_words(
    room: NotesRoom, tmp_path: Path
) -> None:
    file = tmp_path / "heard.jsonl"
    file.write_text('{"text": ""}\n', encoding="utf-8")
    room.files.read(str(file))
    panel = room.files.panel
    assert panel is not None
    assert panel.refusal.text() == "There is no note in this file. Line 1: it has no text."
    assert not panel.add.isEnabled() or panel.add.text() == "Add 0 notes"
    file.write_text('{"text": "<b>bold</b> & =SUM(A1)", "who": "<i>x</i>"}\n', encoding="utf-8")
    room.files.read(str(file))
    shown = [str(panel.list.notes.index(0, column).data()) for column in (0, 3)]
    assert shown == ["<b>bold</b> & =SUM(A1)", "<i>x</i>"]
    assert panel.refusal.isHidden()


def test_the_notes_of_a_session_go_to_another_laptop_and_come_back_as_known(room: NotesRoom, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    room.files.write(str(file))
    room.files.read(str(file))
    panel = room.files.panel
    assert panel is not None
    assert panel.facts.text() == "3 notes read, 3 are there already. Nothing is written yet."
    assert panel.list.notes.chosen == set()


def test_notes_stand_under_their_steps(room: NotesRoom, desk: Desk, example: Id) -> None:
    part = desk.notes.shown(example).parts[1]
    desk.notes.move([desk.notes.of_session(example)[0].id], part.step_id)
    room.scope.wanted.emit("order", "step")
    heads = [row.text for row in room.list.notes.rows() if isinstance(row, Heading)]
    assert heads == [f"{part.activity} · {part.title}", "Outside of steps"]


def test_a_note_dragged_from_the_list_falls_into_a_cluster(
    room: NotesRoom, desk: Desk, example: Id, keys: list[Id]
) -> None:
    cluster = desk.notes.wall.gather(example, "Money")
    room.list.choose(keys[1:])
    data = room.list.notes.mimeData(room.list.selectedIndexes())
    spot = QPointF(middle(card(room, "Money").box))
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    room.wall.dropEvent(QDropEvent(spot, Qt.DropAction.MoveAction, data, buttons, held))
    assert [note.cluster_id for note in desk.notes.of_session(example)] == [None, cluster, cluster]


def test_a_card_is_moved_by_its_head_and_by_keys(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id, keys: list[Id]
) -> None:
    for name, key in zip(("Time", "Money", "Trust"), keys, strict=True):
        desk.notes.wall.gather(example, name, [key])
    start = card(room, "Trust").box
    head = QPoint(start.left + 60, start.top + 20)
    qtbot.mousePress(room.wall.viewport(), Qt.MouseButton.LeftButton, pos=head)
    qtbot.mouseMove(room.wall.viewport(), middle(card(room, "Time").box))
    qtbot.mouseRelease(room.wall.viewport(), Qt.MouseButton.LeftButton, pos=middle(card(room, "Time").box))
    assert [one.name for one in desk.notes.wall.clusters(example)] == ["Trust", "Time", "Money"]
    assert [note.cluster_id is not None for note in desk.notes.of_session(example)] == [True] * 3
    room.wall.setFocus()
    room.wall.choose([keys[1]])
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(room.wall, Qt.Key.Key_Up, held)
    assert [one.name for one in desk.notes.wall.clusters(example)] == ["Trust", "Money", "Time"]
    desk.undo()
    desk.undo()
    assert [one.name for one in desk.notes.wall.clusters(example)] == ["Time", "Money", "Trust"]


def test_the_projector_hears_which_cluster_is_looked_at(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id, keys: list[Id]
) -> None:
    cluster = desk.notes.wall.gather(example, "Time", keys[:1])
    with qtbot.waitSignal(room.wall_changed) as looked:
        room.wall.zoom(cluster)
    assert looked.args == [cluster]
    with qtbot.waitSignal(room.scene_requested) as asked:
        room.shapes.project.click()
    assert asked.args == ["wall", cluster]
    with qtbot.waitSignal(room.wall_changed) as looked:
        room.wall.zoom(None)
    assert looked.args == [CLUSTERS]


def test_the_communitys_categories_are_settled_in_the_rooms_place(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.scope.wanted.emit("kinds", None)
    panel = room.kinds
    assert panel is not None
    qtbot.keyClicks(panel.field.edit, "Resource")
    panel.save.click()
    assert room.places.currentIndex() == 0
    assert "Resource" in [one.name for one in desk.notes.categories(example)]
    room.show_kinds()
    assert panel.field.text() == "Resource [teal]"
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert room.places.currentIndex() == 0
