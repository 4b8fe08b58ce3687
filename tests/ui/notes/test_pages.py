"""The closing, the sheets, and the wall's ways to be laid out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.stage.market import GROUPS
from ui.in_place import InPlaceBridge
from ui.notes.room import NotesRoom
from ui.notes.shapes import DOTS, PROMISES, SHEETS, TRIOS
from ui.parts.label import PlainLabel


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id) -> NotesRoom:
    made = NotesRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 600)
    made.show()
    made.show_session(example)
    return made


def test_a_sheet_is_begun_filled_and_corrected_by_keyboard(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.shapes.show_view(SHEETS)
    sheeting = room.shapes.sheets.sheeting
    sheeting.new["peer_assist"].click()
    assert [part.title.text() for part in sheeting.parts] == ["Problem or issue", "Ideas raised", "Drivers", ""]
    field = sheeting.parts[1].line
    for text in ("Try Open Space", "Ask them first"):
        qtbot.keyClicks(field.edit, text)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        assert field.text() == ""
    assert [line.text() for line in sheeting.parts[1].lines] == ["Try Open Space", "Ask them first"]
    assert [note.category for note in desk.notes.of_session(example)] == ["idea", "idea"]
    qtbot.keyClicks(sheeting.parts[1].lines[0].edit, "Again: ")
    qtbot.keyClick(sheeting.parts[1].lines[0].edit, Qt.Key.Key_Return)
    assert any("Again: " in note.body for note in desk.notes.of_session(example))
    qtbot.keyClicks(sheeting.parts[3].title.edit, "What next?")
    qtbot.keyClick(sheeting.parts[3].title.edit, Qt.Key.Key_Return)
    assert len(sheeting.parts) == 5


def test_groups_stand_in_one_list_and_go_to_the_projector(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.shapes.show_view(SHEETS)
    sheeting = room.shapes.sheets.sheeting
    sheeting.new["group"].click()
    for name, text in (("topic", "Money"), ("place", "Garden")):
        qtbot.keyClicks(sheeting.rows()[0].fields[name].edit, text)
        qtbot.keyClick(sheeting.rows()[0].fields[name].edit, Qt.Key.Key_Return)
    sheeting.rows()[0].report.click()
    (sheet,) = desk.notes.sheets.of_session(example)
    assert (sheet.topic, sheet.place, sheet.reported) == ("Money", "Garden", True)
    with qtbot.waitSignal(room.scene_requested) as asked:
        room.shapes.project.click()
    assert asked.args == ["wall", GROUPS]


def test_the_session_in_short_is_written_where_the_closing_is(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    room.shapes.show_view(PROMISES)
    short = room.shapes.promising.short
    for line, text in (
        (short.messages[2], "Purpose first"),
        (short.quote, "In that order?"),
        (short.headlines[0], "We draw"),
    ):
        qtbot.keyClicks(line.edit, text)
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    found = desk.notes.synthesis(example)
    assert (found.messages[2], found.quote) == ("Purpose first", "In that order?")
    assert found.headline(desk.plan.session(example).activities[0].id) == "We draw"
    desk.undo()
    assert short.headlines[0].text() == ""


def test_what_is_parked_becomes_a_topic_or_is_settled(room: NotesRoom, desk: Desk, example: Id) -> None:
    keys = [desk.notes.write(example, text) for text in ("Who pays?", "Is the door open?")]
    desk.notes.park(keys, True)
    room.shapes.show_view(PROMISES)
    parked = room.shapes.promising.parked
    assert [row.line.note.body for row in parked.rows()] == ["Who pays?", "Is the door open?"]
    parked.rows()[0].stays.click()
    parked.rows()[0].done.click()
    assert "Who pays?" in [topic.title for topic in desk.community.topics()]
    assert "Is the door open?" not in [topic.title for topic in desk.community.topics()]
    assert not any(note.parked for note in desk.notes.of_session(example))
    assert not parked.isVisible()
    desk.undo()
    assert [row.line.note.body for row in parked.rows()] == ["Is the door open?"]
    desk.undo()
    assert len(parked.rows()) == 2
    assert "Who pays?" not in [topic.title for topic in desk.community.topics()]


def test_promises_of_earlier_sessions_come_first_and_the_late_ones_say_so(
    room: NotesRoom, desk: Desk, example: Id, tmp_path: Path
) -> None:
    desk.notes.promise(example, "send the list by 2001-01-01")
    following = desk.plan.add_session("Second day")
    room.show_session(following)
    room.shapes.show_view(PROMISES)
    (row,) = room.shapes.promising.earlier_rows()
    assert "overdue" in [label.text() for label in row.findChildren(type(room.refusal))]
    row.done.click()
    assert room.shapes.promising.earlier_rows() == []
    room.show_session(example)
    room.shapes.closing.save_promises(str(tmp_path / "promised.ics"))
    assert b"send the list" in (tmp_path / "promised.ics").read_bytes()


def test_loose_notes_are_heaped_from_the_menu_of_the_wall(room: NotesRoom, desk: Desk, example: Id) -> None:
    for line in ("+ participants meet", "- participation costs", "+ trust"):
        desk.notes.write(example, line)
    ways = {action.data(): action for action in room.shapes._ways.actions()}
    ways["words"].trigger()
    assert [one.name.lower()[:8] for one in desk.notes.wall.clusters(example)] == ["particip"]
    ways["category"].trigger()
    assert len(desk.notes.wall.clusters(example)) == 2
    ways["size"].trigger()
    assert desk.notes.wall.clusters(example)[0].name.lower().startswith("particip")


def test_a_group_that_was_not_yet_heard_is_invited_by_lot(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id, clock: FakeClock
) -> None:
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    occasion = desk.trios.occasions(example)[0]
    desk.trios.draw(example, occasion.activity_id, seed=7)
    room.shapes.show_view(TRIOS)
    room.shapes.invite.click()
    invited = room.shapes._invited
    assert invited is not None
    assert invited.label in room.shapes.facts.text()
    with qtbot.waitSignal(room.scene_requested) as asked:
        room.shapes.project.click()
    assert asked.args == ["message", invited.label]


def test_a_long_list_shows_its_end_and_grows_upwards(qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id) -> None:
    desk.notes.add_many(example, [{"body": f"number {n}", "said_at": n} for n in range(700)])
    notes, bar = room.list.notes, room.list.verticalScrollBar()
    assert notes.rowCount() < 700
    assert notes.lines()[-1].note.body == "number 699"
    assert bar.value() == bar.maximum()
    desk.notes.write(example, "the newest")
    assert notes.lines()[-1].note.body == "the newest"
    assert bar.value() == bar.maximum()
    first = desk.notes.of_session(example)[0].id
    room.show_note(first)
    assert room.list.chosen_ids() == [first]
    assert notes.rowCount() >= 700
    room.search.edit.setText("number 699")
    assert [line.note.body for line in notes.lines()] == ["number 699"]


def test_a_search_shows_what_other_sessions_hold_under_their_names(room: NotesRoom, desk: Desk, example: Id) -> None:
    desk.notes.write(example, "purpose of today")
    other = desk.plan.add_session("Second day")
    desk.notes.write(other, "purpose of tomorrow")
    room.search.edit.setText("purpose")
    room._on_search_due()
    told = [getattr(row, "text", "") or row.note.body for row in room.list.notes.rows()]
    assert told == ["Second day", "purpose of tomorrow", "This session", "purpose of today"]


def test_a_cluster_is_looked_at_alone_and_the_whole_wall_again(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    keys = [desk.notes.write(example, f"note {n}") for n in range(3)]
    desk.notes.wall.gather(example, "Money", keys[:1])
    desk.notes.wall.gather(example, "Time", keys[1:])
    wall = room.wall
    wall.choose(keys[1:2])
    qtbot.keyClick(wall, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [card.cluster.name for card in wall.cards() if card.cluster] == ["Time"]
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert [card.cluster.name for card in wall.cards() if card.cluster] == ["Money", "Time"]


def test_what_a_note_said_before_is_shown_and_put_back(room: NotesRoom, desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "first words")
    desk.notes.edit(key, "body", "second words")
    desk.notes.edit(key, "body", "undone words")
    desk.undo()
    assert [one.body for one in desk.notes.former(key)] == ["first words"]
    room.list.choose([key])
    menu = room.list.show_former(desk.notes.former(key))
    (action,) = menu.actions()
    assert "first words" in action.text()
    action.trigger()
    menu.close()
    assert [note.body for note in desk.notes.of_session(example)] == ["first words"]


def test_what_nobody_answered_is_told_and_a_note_answers_it(
    qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id
) -> None:
    desk.plan.set_head(example, "outcomes", "A list of questions")
    key = desk.notes.write(example, "twelve <b>questions</b>")
    room.shapes.show_view(PROMISES)
    rows = room.shapes.promising.outcomes.rows

    def told() -> list[str]:
        return [label.text() for label in rows()[0].findChildren(PlainLabel)]

    assert "Nobody has answered this yet." in told()
    assert room.list.outcomes == ("A list of questions",)
    room.list.outcome_wanted.emit([key], "A list of questions")
    assert "1: twelve <b>questions</b>" in told()
    assert "Nobody has answered this yet." not in told()
    field = rows()[0].count
    field.take_caret()
    qtbot.keyClicks(field, "14")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.notes.outcomes.of_session(example)[0].hands == 14
    desk.undo()
    desk.undo()
    assert "Nobody has answered this yet." in told()


def test_the_sheet_of_questions_has_a_closing_line(qtbot: QtBot, room: NotesRoom, desk: Desk, example: Id) -> None:
    room.shapes.show_view(PROMISES)
    field = room.shapes.promising.short.closing
    qtbot.keyClicks(field.edit, "Small steps count")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert desk.notes.synthesis(example).closing == "Small steps count"


def test_a_half_typed_line_of_a_sheet_and_a_promise_are_kept_until_they_are_whole(
    qtbot: QtBot, room: NotesRoom, desk: Desk
) -> None:
    room.shapes.show_view(SHEETS)
    page = room.shapes.sheets
    page.sheeting.new["peer_assist"].click()
    field = page.sheeting.parts[1].line
    qtbot.keyClicks(field.edit, "Try Open")
    page._drafting.due.timeout.emit()
    assert desk.notes.draft("sheet") == "Try Open"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert desk.notes.draft("sheet") == ""
    room.shapes.show_view(PROMISES)
    closing = room.shapes.closing
    qtbot.keyClicks(closing.promising.line.edit, "send the")
    closing._drafting.due.timeout.emit()
    assert desk.notes.draft("promise") == "send the"
    qtbot.keyClick(closing.promising.line.edit, Qt.Key.Key_Return)
    assert desk.notes.draft("promise") == ""


@pytest.mark.parametrize("view", [PROMISES, SHEETS, DOTS])
def test_a_view_that_is_wanted_before_the_session_is_known_is_there_once_it_is(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id, view: int
) -> None:
    room = NotesRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.shapes.show_view(view)
    room.show_session(example)
    page = {PROMISES: room.shapes.closing, SHEETS: room.shapes.sheets, DOTS: room.shapes.dots}[view]
    assert room.shapes.pages.currentWidget() is page
