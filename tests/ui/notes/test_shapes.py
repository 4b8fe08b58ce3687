"""The right side of the Notes room beside the wall: by trio, promised, dots."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.in_place import InPlaceBridge
from ui.notes.asking import SOURCES
from ui.notes.room import NotesRoom
from ui.notes.shapes import DOTS, PROMISES, TRIOS
from ui.notes.voting import Voting


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id) -> NotesRoom:
    made = NotesRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 600)
    made.show()
    made.show_session(example)
    return made


def test_a_promise_is_written_ticked_and_changed_in_place(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.shapes.show_view(PROMISES)
    field = room.shapes.promising.line
    qtbot.keyClicks(field.edit, "send the list @natalie by Friday")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.text() == ""
    row = room.shapes.promising.rows()[0]
    assert (row.what.text(), row.who.text(), row.due.text()) == ("send the list", "Natalie Campbell", "Friday")
    qtbot.keyClicks(row.what.edit, "again ")
    qtbot.keyClick(row.what.edit, Qt.Key.Key_Return)
    room.shapes.promising.rows()[0].done.click()
    promise = desk.notes.promises.of_session(example)[0]
    assert "again" in promise.what
    assert promise.done_at is not None
    qtbot.keyClicks(field.edit, "@natalie")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.refusal() == "A commitment needs to say what will be done."
    assert field.text() == "@natalie"


def test_dots_are_asked_counted_revealed_and_closed(qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id) -> None:
    room.shapes.show_view(DOTS)
    assert not room.shapes.voting.ask.go.isEnabled()
    assert not room.shapes.project.isEnabled()
    for name in ("Time", "Money"):
        desk.notes.wall.gather(example, name, [desk.notes.write(example, name)])
    voting = room.shapes.voting
    qtbot.keyClick(voting.ask.question.edit, Qt.Key.Key_Return)
    assert "needs a question" in voting.ask.question.refusal()
    qtbot.keyClicks(voting.ask.question.edit, "Where do we begin?")
    qtbot.keyClick(voting.ask.question.edit, Qt.Key.Key_Return)
    rows = voting.rows()
    assert [row.label.text() for row in rows] == ["1. Time", "2. Money"]
    rows[1].more.click()
    rows[1].more.click()
    assert rows[1].count.text() == "2"
    assert not rows[0].less.isEnabled()
    desk.undo()
    assert rows[1].count.text() == "1"
    voting._reveal.click()
    voting._close.click()
    ballot = desk.notes.ballots.of_session(example)[0]
    assert (ballot.revealed, ballot.closed) == (True, True)
    assert not rows[1].more.isEnabled()
    with qtbot.waitSignal(room.scene_requested) as asked:
        room.shapes.project.click()
    assert asked.args == ["ballot", ballot.id]


def test_the_grid_shows_who_gave_what_and_who_was_not_yet_heard(room: NotesRoom, desk: Desk, example: Id) -> None:
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    part = next(p for p in desk.notes.shown(example).parts if "Good CoP" in p.activity and p.title == "Trios")
    desk.run.start(example)
    desk.trios.draw(example, part.activity_id, seed=7)
    desk.run.go_to(example, part.step_id)
    desk.notes.write(example, "+ trust /t2")
    room.shapes.show_view(TRIOS)
    grid = room.shapes.grid.grid
    assert grid.headerData(0, Qt.Orientation.Horizontal) == "+ My CoP"
    assert grid.data(grid.index(1, 0)) == "trust"
    assert grid.data(grid.index(0, 0)) == "not yet heard"
    assert room.shapes.facts.text() == f"{grid.rowCount() - 1} not yet heard"


def test_the_grid_fills_by_keyboard_as_the_word_goes_round(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    parts = {part.title: part for part in desk.notes.shown(example).parts if "Good CoP" in part.activity}
    desk.run.start(example)
    desk.trios.draw(example, parts["Trios"].activity_id, seed=7)
    desk.run.go_to(example, parts["All"].step_id)
    room.shapes.show_view(TRIOS)
    view = room.shapes.grid
    columns = view.grid.columnCount()
    assert [view.grid.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["+ My CoP", "− My CoP"]
    view.setFocus()
    view.setCurrentIndex(view.grid.index(1, 0))
    for words in ("trust", "no time"):
        qtbot.keyClick(view, words[0])
        line = view.line()
        assert line is not None
        qtbot.keyClicks(line, words[1:])
        qtbot.keyClick(line, Qt.Key.Key_Return)
    notes = desk.notes.shown(example).lines
    assert [(line.note.body, line.trio, line.note.category) for line in notes] == [
        ("trust", "T2", "my-cop-plus"), ("no time", "T2", "my-cop-minus"),
    ]  # fmt: skip
    assert (view.currentIndex().row(), view.currentIndex().column()) == divmod(2 + columns, columns)
    qtbot.keyClick(view, "x")
    line = view.line()
    assert line is not None
    desk.notes.write(example, "+ somebody else writes /t1")
    assert line.text() == "x"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert view.grid.data(view.grid.index(0, 0)) == "somebody else writes"


def test_what_a_group_gave_in_a_confidential_step_is_refused_and_back_in_its_cell(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    part = next(p for p in desk.notes.shown(example).parts if desk.plan.step(p.step_id).confidential)
    desk.run.start(example)
    desk.trios.draw(example, part.activity_id, seed=7)
    desk.run.go_to(example, part.step_id)
    room.shapes.show_view(TRIOS)
    view = room.shapes.grid
    view.setFocus()
    view.setCurrentIndex(view.grid.index(0, 0))
    qtbot.keyClick(view, "s")
    line = view.line()
    assert line is not None
    qtbot.keyClicks(line, "ecret")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert desk.notes.of_session(example) == []
    assert "what clients say" in room.refusal.text()
    line = view.line()
    assert line is not None
    assert line.text() == "secret"


def test_ctrl_enter_cuts_a_note_in_two_where_the_caret_stands(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    key = desk.notes.write(example, "first thing second thing")
    room.list.setFocus()
    room.list.setCurrentIndex(room.list.notes.index(room.list.notes.row_of(key)))
    qtbot.keyClick(room.list, Qt.Key.Key_F2)
    editor = next(w for w in room.list.viewport().children() if w.objectName() == "note_editor")
    cursor = editor.textCursor()  # type: ignore[attr-defined]
    cursor.setPosition(len("first thing"))
    editor.setTextCursor(cursor)  # type: ignore[attr-defined]
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.body for note in desk.notes.of_session(example)] == ["first thing", "second thing"]


def test_hands_are_counted_for_what_was_wanted_and_an_answer_is_written(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    desk.plan.set_head(example, "outcomes", "A list of questions")
    desk.people.check_in(example, desk.people.members()[0].id)
    room.shapes.show_view(PROMISES)
    listed = room.shapes.promising.outcomes
    assert listed.rows()[0].count.text() == ""
    listed.rows()[0].counted.emit("A list of questions", 1)
    assert (listed.rows()[0].count.text(), listed.rows()[0].of.text()) == ("1", "of 1 hands")
    answer = listed.rows()[0].answer
    qtbot.keyClicks(answer.edit, "twelve of them")
    qtbot.keyClick(answer.edit, Qt.Key.Key_Return)
    assert desk.notes.outcomes.of_session(example)[0].answered == "twelve of them"


def test_while_people_think_in_silence_the_wall_is_not_offered_to_the_projector(
    room: NotesRoom, desk: Desk, example: Id
) -> None:
    desk.notes.write(example, "+ trust")
    assert room.shapes.project.isEnabled()
    silent = next(p for p in desk.notes.shown(example).parts if desk.plan.step(p.step_id).silent)
    desk.run.start(example)
    desk.run.go_to(example, silent.step_id)
    assert not room.shapes.project.isEnabled()
    assert "silence" in room.shapes.project.toolTip()
    desk.run.next(example)
    assert room.shapes.project.isEnabled()


def test_in_a_small_window_every_view_stays_within_reach(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    desk.notes.write(example, "+ trust")
    room.resize(855, 420)
    views = room.shapes.views
    qtbot.waitUntil(lambda: views.width() >= views.sizeHint().width())
    assert room.orders.width() >= room.orders.sizeHint().width()
    assert room.shapes.project.text() == ""
    assert room.shapes.project.accessibleName() == "Show on projector"
    room.resize(1278, 600)
    assert room.shapes.project.text() == "Show on projector"


def test_people_vote_one_after_the_other_and_see_no_counts_until_they_are_revealed(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.shapes.show_view(DOTS)
    voting = room.shapes.voting
    qtbot.keyClicks(voting.ask.question.edit, "What first?")
    voting.ask.choices.set_text("Money\nTime\nTrust")
    voting.ask.kinds.show_at(4)
    voting.ask._on_kind(4)
    voting.ask.go.click()
    for typed in ("2 1 3", "2,3,1"):
        qtbot.keyClicks(voting._own.edit, typed)
        qtbot.keyClick(voting._own.edit, Qt.Key.Key_Return)
        assert voting._own.text() == ""
    assert [(row.count.text(), row.count.isReadOnly()) for row in voting.rows()] == [("", True)] * 3
    qtbot.keyClicks(voting._own.edit, "1 1")
    qtbot.keyClick(voting._own.edit, Qt.Key.Key_Return)
    assert "every choice" in voting._own.refusal()
    voting._reveal.click()
    assert [row.count.text() for row in voting.rows()] == ["1", "4", "1"]
    voting._close.click()
    voting._another.click()
    voting.ask.kinds.show_at(3)
    voting.ask._on_kind(3)
    qtbot.keyClicks(voting.ask.question.edit, "How sure are we?")
    voting.ask.go.click()
    for typed in ("5", "2"):
        qtbot.keyClicks(voting._own.edit, typed)
        qtbot.keyClick(voting._own.edit, Qt.Key.Key_Return)
    assert desk.notes.ballots.of_session(example)[1].mean == 3.5


@pytest.fixture
def voting(room: NotesRoom, desk: Desk, example: Id) -> Voting:
    room.shapes.show_view(DOTS)
    return room.shapes.voting


def offered(voting: Voting) -> list[tuple[str, bool]]:
    rows = [voting.ask.list.item(row) for row in range(voting.ask.list.count())]
    return [(row.text(), row.checkState() == Qt.CheckState.Checked) for row in rows]


def source(voting: Voting, key: str) -> None:
    place = list(SOURCES).index(key)
    voting.ask.sources.show_at(place)
    voting.ask.sources.chosen.emit(place)


def test_notes_drawings_and_topics_can_be_voted_on(qtbot: QtBot, voting: Voting, desk: Desk, example: Id) -> None:
    plain = desk.notes.write(example, "plain <b>words</b>")
    starred = desk.notes.write(example, "* stands\nout")
    desk.board.new_drawing(example, title="River")
    desk.community.add_topic("Trust")
    source(voting, "drawing")
    assert offered(voting) == [("1 · River", True)]
    source(voting, "topic")
    assert offered(voting) == [("Trust", True)]
    source(voting, "note")
    assert offered(voting) == [("stands out", True), ("plain <b>words</b>", False)]
    assert not voting.ask.go.isEnabled()
    voting.ask.list.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClicks(voting.ask.question.edit, "What first?")
    voting.ask.go.click()
    (ballot,) = desk.notes.ballots.of_session(example)
    assert ballot.about == "note"
    assert [(one.label, one.about_id) for one in ballot.choices] == [
        ("stands out", starred), ("plain <b>words</b>", plain),
    ]  # fmt: skip


def test_counts_of_a_sheet_are_typed_one_below_the_other(qtbot: QtBot, voting: Voting, desk: Desk, example: Id) -> None:
    desk.notes.ballots.begin(example, "What first?", [("Money", None), ("Time", None)])
    first, second = voting.rows()
    first.count.setFocus()
    first.count.selectAll()
    qtbot.keyClicks(first.count, "11")
    qtbot.keyClick(first.count, Qt.Key.Key_Return)
    assert [one.count for one in desk.notes.ballots.of_session(example)[0].choices] == [11, 0]
    assert second.count.hasFocus()
    qtbot.keyClicks(second.count, "9")
    desk.notes.write(example, "somebody writes meanwhile")
    assert second.count.text() == "9"
    qtbot.keyClick(second.count, Qt.Key.Key_Return)
    assert [one.count for one in desk.notes.ballots.of_session(example)[0].choices] == [11, 9]


def test_choices_that_are_even_are_named_and_voted_on_again_and_earlier_votes_are_found(
    voting: Voting, room: NotesRoom, desk: Desk, example: Id
) -> None:
    key = desk.notes.ballots.begin(example, "What first?", [("Money", None), ("Time", None), ("Trust", None)])
    first, second, _ = desk.notes.ballots.ballot(key).choices
    for choice in (first, second):
        desk.notes.ballots.count_to(key, choice.id, 4)
    assert voting._ties.text() == "Even: Money · Time"
    voting._again.click()
    assert [row.label.text() for row in voting.rows()] == ["1. Money", "2. Time"]
    assert voting._earlier.text() == "Vote 2 of 2"
    voting._menu.actions()[0].trigger()
    assert [row.count.text() for row in voting.rows()] == ["4", "4", "0"]
    voting._another.click()
    assert voting.ask.isVisibleTo(voting)
    voting.ask.cancel.click()
    assert not voting.ask.isVisibleTo(voting)


def test_a_show_of_hands_needs_no_more_than_a_question(qtbot: QtBot, voting: Voting, desk: Desk, example: Id) -> None:
    voting.ask.kinds.show_at(2)
    voting.ask.kinds.chosen.emit(2)
    qtbot.keyClicks(voting.ask.question.edit, "Shall we go on?")
    qtbot.keyClick(voting.ask.question.edit, Qt.Key.Key_Return)
    assert [one.label for one in desk.notes.ballots.of_session(example)[0].choices] == ["Yes", "No"]
