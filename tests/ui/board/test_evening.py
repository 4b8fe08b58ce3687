"""Photos typed one after the other, with real keys."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from copdesk.board.apart import ReaderHere
from ui.board.room import PHOTOS, BoardRoom


def picture(grey=200):
    out = BytesIO()
    Image.new("RGB", (160, 100), (grey, grey, grey)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def photos(desk, example):
    return [desk.board.add_photo_file(example, picture(100 + 20 * k), f"{k}.jpg") for k in range(3)]


@pytest.fixture
def room(qtbot, desk, bridge, clock, example, photos):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.resize(1278, 664)
    room.show()
    room.show_session(example)
    room.show_mode(PHOTOS)
    yield room
    room.hide()


def keys(qtbot, field, text, *more):
    qtbot.keyClicks(field.edit, text)
    for key in (*more, Qt.Key.Key_Return):
        qtbot.keyClick(field.edit, key)


def test_two_letters_and_enter_say_whose_it_is_and_bring_the_next_photo(room, qtbot, desk, photos):
    for letters in ("nc", "mm", "gs"):
        keys(qtbot, room.evening.who, letters)
    assert [desk.board.drawing(key).facts.whose for key in photos] == [
        "Natalie Campbell", "Meg Mottaz", "Gauri Salokhe",
    ]  # fmt: skip
    assert all(desk.board.drawing(key).author_id for key in photos)
    assert "all with a name" in room.evening._count.text()


def test_letters_of_nobody_are_refused_and_a_whole_new_name_is_taken(room, qtbot, desk, photos):
    keys(qtbot, room.evening.who, "zq")
    assert room.evening.who.refusal()
    assert room.evening.current().id == photos[0]
    room.evening.who.set_text("")
    keys(qtbot, room.evening.who, "Zoe Quist")
    assert desk.board.drawing(photos[0]).facts.whose == "Zoe Quist"


def test_enter_keeps_a_note_tied_to_photo_step_and_group(room, qtbot, desk, example, photos):
    for one in desk.people.attendance(example):
        if one.takes_part:
            desk.people.check_in(example, one.member.id)
    desk.trios.draw(example, desk.trios.occasions(example)[0].activity_id, seed=1)
    seat = desk.trios.draws(example)[-1].trios[1].seats[0]
    room.typing.begin()
    desk.board.describe(photos[0], "whose", seat.name)
    keys(qtbot, room.evening.line, "we need a librarian")
    (note,) = desk.notes.of_session(example)
    assert (note.body, note.drawing_id) == ("we need a librarian", photos[0])
    assert note.trio_id == desk.trios.draws(example)[-1].trios[1].id
    assert room.evening.line.text() == ""
    assert "2 not yet typed" in room.evening._count.text()
    assert room.evening._notes.itemAt(0).widget().text() == "we need a librarian"
    qtbot.keyClick(room.evening.line.edit, Qt.Key.Key_Return)
    assert room.evening.current().id == photos[1]


def test_arrows_go_from_photo_to_photo_and_through_the_names_that_fit(room, qtbot, desk, photos, example):
    qtbot.keyClick(room.evening.line.edit, Qt.Key.Key_Down)
    assert room.evening.current().id == photos[1]
    qtbot.keyClick(room.evening.line.edit, Qt.Key.Key_Up)
    assert room.evening.current().id == photos[0]
    room.evening.show_people(["Lucie Lamoureux", "Luis Lima"])
    keys(qtbot, room.evening.who, "ll", Qt.Key.Key_Down)
    assert desk.board.drawing(photos[0]).facts.whose == "Luis Lima"


def test_a_note_that_is_refused_stands_in_its_field_again(room, qtbot, desk, example, photos):
    step = desk.plan.session(example).activities[0].steps[0]
    desk.book.db.execute("update drawing set step_id = ? where id = ?", [step.id, photos[0]])
    desk.plan.set_step(step.id, "confidential", True)
    room._ask_list()
    keys(qtbot, room.evening.line, "not to be written")
    assert room.evening.line.text() == "not to be written"
    assert room.evening.line.refusal()
    assert desk.notes.of_session(example) == []


def test_notes_of_the_capture_line_are_about_the_photo_in_sight(room, qtbot, photos):
    told = []
    room.drawing_shown.connect(told.append)
    qtbot.keyClick(room.evening.line.edit, Qt.Key.Key_Down)
    assert told[-1] == photos[1]


def test_without_photos_the_table_offers_to_add_some(qtbot, desk, bridge, clock, example):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.resize(1278, 664)
    room.show()
    room.show_session(example)
    room.show_mode(PHOTOS)
    assert room.evening.empty.isVisible()
    assert not room.evening.photo.isVisible()
    room.hide()


def test_letters_of_a_group_give_the_photo_to_it_and_what_is_typed_is_the_group_s(room, qtbot, desk, example, photos):
    for one in desk.people.attendance(example):
        desk.people.check_in(example, one.member.id)
    desk.trios.draw(example, desk.trios.occasions(example)[0].activity_id, seed=1)
    room.show_mode(PHOTOS)
    trio = desk.trios.draws(example)[-1].trios[1]
    keys(qtbot, room.evening.who, "t2")
    drawing = desk.board.drawing(photos[0])
    assert (drawing.facts.whose, drawing.trio_id) == (trio.label, trio.id)
    room.evening.go(-1)
    keys(qtbot, room.evening.line, "needs a task")
    assert desk.notes.of_session(example)[-1].trio_id == trio.id


def test_photos_that_came_at_night_are_put_into_their_step(room, qtbot, desk, photos):
    assert not room.evening._all_steps.isVisible()
    room.evening.step.setCurrentIndex(2)
    room.evening.step.activated.emit(2)
    step = desk.board.drawing(photos[0]).step_id
    assert step == room.evening.step.currentData()
    assert room.evening._all_steps.text() == "2 more in this step"
    qtbot.mouseClick(room.evening._all_steps, Qt.MouseButton.LeftButton)
    assert [desk.board.drawing(key).step_id for key in photos] == [step] * 3
    desk.undo()
    assert [desk.board.drawing(key).step_id for key in photos] == [step, None, None]


def test_a_caption_is_kept_by_enter_and_when_another_photo_comes(room, qtbot, desk, photos):
    keys(qtbot, room.evening.title, "Good CoP, bad CoP")
    assert desk.board.drawing(photos[0]).facts.title == "Good CoP, bad CoP"
    assert room.evening.current().id == photos[1]
    qtbot.keyClicks(room.evening.title.edit, "Learning circle")
    qtbot.keyClick(room.evening.title.edit, Qt.Key.Key_Down)
    assert desk.board.drawing(photos[1]).facts.title == "Learning circle"
    assert room.evening.title.text() == ""
    room.evening.go(-1)
    assert room.evening.title.text() == "Learning circle"


def test_after_the_last_photo_nothing_is_left_in_the_field(room, qtbot, desk, photos):
    room.evening.go(2)
    keys(qtbot, room.evening.who, "nc")
    assert room.evening.who.text() == ""
    assert room.evening._meant.text() == "Natalie Campbell"


def test_what_was_typed_goes_with_its_photo_into_the_step(room, qtbot, desk, example, photos):
    keys(qtbot, room.evening.line, "boundary objects")
    room.evening.step.setCurrentIndex(2)
    room.evening.step.activated.emit(2)
    (note,) = desk.notes.of_session(example)
    assert note.step_id == desk.board.drawing(photos[0]).step_id
