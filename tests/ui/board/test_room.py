import gc
import weakref
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from copdesk.board.apart import ReaderHere
from copdesk.board.ink import Stroke
from copdesk.book.ids import new_id
from ui.board.gallery import GalleryModel
from ui.board.room import DRAW, GALLERY, BoardRoom
from ui.board.straightening import StraighteningPanel


@pytest.fixture
def room(qtbot, desk, bridge, clock, example):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.resize(1278, 664)
    room.show()
    room.show_session(example)
    yield room
    room.hide()


@pytest.fixture
def drawings(desk, example):
    """Three drawings, before the room is built."""
    return [
        desk.board.new_drawing(example, title=title, whose=whose)
        for title, whose in (
            ("Ethiopia and Malawi", "Natalie Campbell"),
            ("FAO", "Gauri Salokhe"),
            ("ILO", "Meg Mottaz"),
        )
    ]


def scribble(room, x=100, y=100):
    QTest.mousePress(room.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
    for k in range(1, 6):
        QTest.mouseMove(room.canvas, QPoint(x + 20 * k, y + 7 * (k % 2)))
    QTest.mouseRelease(room.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x + 100, y))


def titles(model):
    return [drawing.facts.title for drawing in model.drawings()]


def jpeg(path, colour="white"):
    Image.new("RGB", (300, 200), colour).save(path, "JPEG")
    return path


def files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_the_first_stroke_on_an_empty_board_makes_a_drawing(room, desk, example):
    assert desk.board.drawings(example) == []
    scribble(room)
    (drawing,) = desk.board.drawings(example)
    assert len(desk.board.strokes_of(drawing.id)) == 1
    assert room.canvas.unsaved == set()


def test_undo_takes_strokes_off_page_and_book_and_redo_brings_them(room, desk, example, qtbot):
    scribble(room)
    scribble(room, 100, 300)
    (drawing,) = desk.board.drawings(example)
    qtbot.mouseClick(room.findChild(object, "board_undo"), Qt.MouseButton.LeftButton)
    assert len(desk.board.strokes_of(drawing.id)) == 1
    assert len(room.canvas.sheet) == 1
    qtbot.mouseClick(room.findChild(object, "board_redo"), Qt.MouseButton.LeftButton)
    assert len(room.canvas.sheet) == 2


def test_undo_does_not_lose_the_drawing_that_was_begun_last(drawings, room, desk, example):
    room.show_drawing(drawings[1])
    scribble(room)
    desk.undo()
    assert room.page.drawing == drawings[1]
    assert len(room.canvas.sheet) == 0


def test_a_stroke_from_elsewhere_appears_and_one_on_another_drawing_does_not(drawings, room, desk):
    room.show_drawing(drawings[0])
    here, there = (Stroke.of(new_id(), "pen", "#000000", 4, [(0, 0), (9, 9)]) for _ in range(2))
    desk.board.add_strokes(drawings[0], [here])
    desk.board.add_strokes(drawings[1], [there])
    assert here.id in room.canvas.sheet
    assert there.id not in room.canvas.sheet


def test_another_drawing_comes_with_its_strokes_and_facts(drawings, room, desk):
    mark = Stroke.of(new_id(), "pen", "#000000", 4, [(0, 0), (9, 9)])
    desk.board.add_strokes(drawings[2], [mark])
    room.draw.strip.chosen.emit(drawings[2])
    assert mark.id in room.canvas.sheet
    assert room.findChild(object, "fact_title").text() == "ILO"


def test_a_fact_is_kept_when_its_field_is_left(drawings, room, desk, qtbot):
    room.show_drawing(drawings[0])
    field = room.findChild(object, "fact_focus").edit
    field.setFocus()
    qtbot.keyClicks(field, "HIV/AIDS")
    room.findChild(object, "fact_title").edit.setFocus()
    assert desk.board.drawing(drawings[0]).facts.focus == "HIV/AIDS"


def test_a_fact_being_typed_is_kept_when_another_drawing_is_shown(drawings, room, desk, qtbot):
    room.show_drawing(drawings[0])
    qtbot.keyClicks(room.findChild(object, "fact_governance").edit, "core group")
    room.show_drawing(drawings[1])
    assert desk.board.drawing(drawings[0]).facts.governance == "core group"
    assert desk.board.drawing(drawings[1]).facts.governance == ""


def test_a_number_that_is_none_is_refused_beside_the_field_and_stays(drawings, room, desk, qtbot):
    room.show_drawing(drawings[0])
    field = room.findChild(object, "fact_members")
    qtbot.keyClicks(field.edit, "many")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert "whole number" in field.refusal()
    assert field.text() == "many"
    assert desk.board.drawing(drawings[0]).facts.members is None


def test_key_words_are_added_and_taken_away(drawings, room, desk, qtbot):
    room.show_drawing(drawings[0])
    field = room.findChild(object, "key_word").edit
    qtbot.keyClicks(field, "advocacy, best practices")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.board.drawing(drawings[0]).facts.keywords == ("advocacy", "best practices")
    chip = next(one for one in room.draw.form.findChildren(object, "key_word_chip") if one.text() == "advocacy")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert desk.board.drawing(drawings[0]).facts.keywords == ("best practices",)


def test_the_gallery_shows_all_and_finds_by_author_or_key_word(drawings, room, desk):
    desk.board.describe(drawings[1], "keywords", ("core group",))
    room.show_mode(GALLERY)
    assert titles(room.model) == ["Ethiopia and Malawi", "FAO", "ILO"]
    room.gallery_bar.search.setText("CORE")
    assert titles(room.model) == ["FAO"]
    room.gallery_bar.search.setText("mottaz")
    assert titles(room.model) == ["ILO"]
    room.gallery_bar.search.setText("")
    desk.board.visit(drawings[0])
    room.gallery_bar.unvisited_chosen.emit(True)
    assert titles(room.model) == ["FAO", "ILO"]


def test_what_was_said_stands_beside_the_chosen_drawing(drawings, room, desk, example):
    desk.notes.write(example, "what is their need?", drawing_id=drawings[1])
    desk.notes.write(example, "another matter", drawing_id=drawings[0])
    room.show_mode(GALLERY)
    room.gallery.view.choose(drawings[1])
    said = [room.gallery.panel._said.itemAt(k).widget().text() for k in range(room.gallery.panel._said.count())]
    assert said == ["what is their need?"]


def test_notes_are_about_the_drawing_in_sight(drawings, room):
    told = []
    room.drawing_shown.connect(told.append)
    room.show_drawing(drawings[1])
    assert told[-1] == drawings[1]
    room.show_mode(GALLERY)
    room.gallery.view.choose(drawings[2])
    assert told[-1] == drawings[2]
    room.show_mode(DRAW)
    assert told[-1] == drawings[1]


def test_the_gallery_is_hung_anew_and_a_drawing_taken_out(drawings, room, desk, example):
    room.show_mode(GALLERY)
    room.gallery.view.choose(drawings[0])
    room.gallery.panel.moved.emit(1)
    assert titles(room.model) == ["FAO", "Ethiopia and Malawi", "ILO"]
    room.gallery.panel.remove_requested.emit()
    assert titles(room.model) == ["FAO", "ILO"]
    desk.undo()
    assert titles(room.model) == ["FAO", "Ethiopia and Malawi", "ILO"]


def test_photos_of_a_dropped_folder_become_drawings_and_a_bad_one_is_told(room, desk, example, tmp_path):
    told = []
    room.said.connect(lambda *words: told.append(words))
    jpeg(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").write_bytes(b"no photo")
    jpeg(tmp_path / "c.jpg")
    (tmp_path / "list.txt").write_text("not asked for")
    room.gallery.dropped.emit(files(tmp_path))
    assert [drawing.is_photo for drawing in desk.board.drawings(example)] == [True, True]
    assert told[-1][0] == "2 photos added."
    assert "b.jpg" in told[-1][1]


def test_folders_in_a_dropped_folder_are_looked_through_and_one_without_photos_is_told(room, desk, example, tmp_path):
    told = []
    room.said.connect(lambda *words: told.append(words[0]))
    (tmp_path / "100PHOTO").mkdir()
    (tmp_path / ".trash").mkdir()
    room.gallery.dropped.emit(files(tmp_path))
    jpeg(tmp_path / "100PHOTO" / "a.jpg")
    jpeg(tmp_path / ".trash" / "b.jpg")
    room.gallery.dropped.emit(files(tmp_path))
    assert told == ["There is no photo in it.", "1 photo added."]


@pytest.mark.parametrize("part", ["draw", "gallery", "evening"])
def test_files_that_are_dropped_are_copied_never_moved(room, part, tmp_path):
    """Whoever offers them for moving would delete them afterwards."""
    target, spot = getattr(room, part), QPointF(200, 200)
    data, both = files(jpeg(tmp_path / "a.jpg")), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(spot, both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    target.dropEvent(event)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_in_a_book_without_a_session_photos_begin_one(qtbot, desk, bridge, clock, tmp_path):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.session_chosen.connect(room.show_session)
    room.show_session(None)
    room.gallery.dropped.emit(files(jpeg(tmp_path / "a.jpg"), jpeg(tmp_path / "b.jpg")))
    assert len(desk.board.drawings(desk.plan.newest())) == 2


def test_of_a_photo_that_is_still_being_copied_nothing_is_said(room, desk, example, tmp_path):
    told, spoilt = [], []
    room.said.connect(lambda *words: told.append(words[0]))
    room.intake.spoilt.connect(spoilt.append)
    (tmp_path / "a.jpg").write_bytes(jpeg(tmp_path / "b.jpg").read_bytes()[:200])
    room.photos.watch.found.emit([tmp_path / "a.jpg"])
    assert (told, spoilt) == ([], [tmp_path / "a.jpg"])
    room.photos.watch.found.emit([tmp_path / "b.jpg"])
    assert told == ["1 photo added."]


def test_a_folder_that_is_watched_is_named_and_let_go_by_a_press(room, qtbot, tmp_path):
    room.show_mode(GALLERY)
    room.photos._on_folder(str(tmp_path))
    (chip,) = [one for one in room.findChildren(QWidget, "chip_watched") if one.isVisible()]
    assert chip.text() == tmp_path.name
    assert room.findChild(QWidget, "gallery_compare").text() == ""
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert room.photos.watch.folder is None
    assert not chip.isVisible()
    assert room.findChild(QWidget, "gallery_compare").text() == "Compare"


def test_a_photo_let_go_over_the_page_lies_there(drawings, room, desk, tmp_path):
    room.show_drawing(drawings[0])
    middle = QPointF(room.canvas.rect().center())
    room.draw.dropped.emit(files(jpeg(tmp_path / "a.jpg", "black")), middle)
    (image,) = desk.board.strokes_of(drawings[0])
    assert image.kind == "image"
    assert room.canvas.grab().toImage().pixelColor(middle.toPoint()).lightness() < 60


def test_a_photo_drawing_shows_its_photo_under_the_ink(room, desk, example):
    out = BytesIO()
    Image.new("RGB", (160, 100), "black").save(out, "JPEG")
    key = desk.board.add_photo_file(example, out.getvalue(), "flipchart.jpg")
    room.show_drawing(key)
    middle = room.canvas.rect().center()
    assert room.canvas.grab().toImage().pixelColor(middle).lightness() < 60
    assert not room.findChild(object, "board_straighten").isHidden()


def test_board_and_gallery_are_asked_of_the_projector(drawings, room, qtbot):
    room.show_drawing(drawings[1])
    with qtbot.waitSignal(room.scene_requested) as asked:
        qtbot.mouseClick(room.findChild(object, "board_show"), Qt.MouseButton.LeftButton)
    assert asked.args == ["board", drawings[1]]
    room.show_mode(GALLERY)
    room.gallery.view.choose(drawings[2])
    with qtbot.waitSignal(room.scene_requested) as asked:
        room.gallery.panel.show_requested.emit()
    assert asked.args == ["gallery", drawings[2]]


def test_pictures_are_painted_when_looked_for(drawings, room, desk, qtbot):
    desk.board.add_strokes(drawings[0], [Stroke.of(new_id(), "pen", "#000000", 80, [(0, 500), (1600, 500)])])
    room._ask_list()
    with qtbot.waitSignal(room.pictures.changed):
        room.pictures.small(drawings[0])
    image = room.pictures.small(drawings[0])
    assert image.pixelColor(image.width() // 2, image.height() // 2).lightness() < 60


def test_a_page_to_start_with_comes_with_its_template(room, desk, example):
    room.draw.strip.menu.actions()[1].trigger()
    (drawing,) = desk.board.drawings(example)
    assert drawing.strokes > 3
    assert len(room.canvas.sheet) == drawing.strokes


def test_a_drawing_of_another_session_is_left_with_its_session(drawings, room, desk):
    other = desk.plan.add_session("Next month")
    room.show_drawing(drawings[0])
    room.show_session(other)
    assert room.page.drawing is None
    assert titles(room.everything) == []
    scribble(room)
    assert len(desk.board.drawings(other)) == 1


def test_two_hundred_cards_ask_for_the_pictures_in_sight_only(qtbot, desk, bridge, clock, example):
    with desk.book.batch():
        for k in range(200):
            desk.board.new_drawing(example, title=f"Drawing {k}")
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.resize(1278, 664)
    asked = []
    look = desk.board.look_or_none
    desk.board.look_or_none = lambda key, large=False: (asked.append(key), look(key, large))[1]
    room.show()
    room.show_session(example)
    room.show_mode(GALLERY)
    room.grab()
    assert room.model.rowCount() == 200
    assert 3 <= len(set(asked)) <= 30
    room.hide()


def test_a_model_tells_only_what_changed(qtmodeltester, desk, example, drawings):
    model = GalleryModel()
    model.show_drawings(desk.board.drawings(example))
    qtmodeltester.check(model)
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, last: changes.append(first.row()))
    desk.board.describe(drawings[1], "title", "FAO, Rome")
    model.show_drawings(desk.board.drawings(example))
    assert (resets, changes) == ([], [1])


def test_the_room_is_freed_at_once(qtbot, desk, bridge, clock):
    gc.collect()
    gc.disable()
    try:
        room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
        gone = weakref.ref(room)
        del room
        assert gone() is None
    finally:
        gc.enable()


def test_a_picture_or_words_copied_elsewhere_are_pasted_onto_the_page(drawings, room, desk, qtbot, qapp):
    room.show_drawing(drawings[0])
    photo = QImage(80, 60, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.black)
    clipboard = qapp.clipboard()
    clipboard.setImage(photo)
    qtbot.keyClick(room.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.setText("what is their need?")
    qtbot.keyClick(room.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.clear()
    image, words = desk.board.strokes_of(drawings[0])
    assert (image.kind, words.kind, words.text) == ("image", "text", "what is their need?")


def test_in_a_book_without_a_session_a_first_mark_begins_one(qtbot, desk, bridge, clock):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.session_chosen.connect(room.show_session)
    room.resize(1278, 664)
    room.show()
    room.show_session(None)
    scribble(room)
    session = desk.plan.newest()
    (drawing,) = desk.board.drawings(session)
    assert drawing.strokes == 1
    assert room.page.drawing == drawing.id
    scribble(room, 100, 300)
    assert desk.board.drawing(drawing.id).strokes == 2
    assert len(room.canvas.sheet) == 2
    room.hide()


def test_paper_is_remembered_for_each_drawing(drawings, room, desk):
    room.show_drawing(drawings[0])
    room.options.paper_chosen.emit("grid")
    assert desk.board.drawing(drawings[0]).paper == "grid"
    room.show_drawing(drawings[1])
    assert room.canvas.sheet.paper == "blank"
    room.show_drawing(drawings[0])
    assert room.canvas.sheet.paper == "grid"
    ticked = [action.data() for action in room.options._menu.actions() if action.isChecked()]
    assert ("paper", "grid") in ticked
    desk.undo()
    assert room.canvas.sheet.paper == "blank"


def test_a_photo_is_straightened_where_its_paper_was_found(room, desk, example, qtbot):
    picture = Image.new("RGB", (800, 500), (40, 40, 40))
    picture.paste((235, 235, 230), (200, 100, 600, 400))
    out = BytesIO()
    picture.save(out, "JPEG")
    key = desk.board.add_photo_file(example, out.getvalue(), "flipchart.jpg")
    room.show_drawing(key)
    qtbot.mouseClick(room.findChild(object, "board_straighten"), Qt.MouseButton.LeftButton)
    panel = room.findChild(StraighteningPanel)
    (left, top), _, (right, bottom), _ = panel.corners.corners()
    assert (left, top, right, bottom) == pytest.approx((0.25, 0.2, 0.75, 0.8), abs=0.02)
    qtbot.mouseClick(room.findChild(object, "straighten_accept"), Qt.MouseButton.LeftButton)
    page = desk.board.page(key)
    wide, high = page.sizes[page.drawing.picture]
    assert wide / high == pytest.approx(400 / 300, abs=0.05)


def test_undo_takes_the_last_mark_off_the_page_before_the_book_has(room, desk, example, qtbot):
    scribble(room)
    scribble(room, 100, 300)
    (drawing,) = desk.board.drawings(example)
    room.foresee_undo()
    assert len(room.canvas.sheet) == 1
    assert len(desk.board.strokes_of(drawing.id)) == 2
    desk.undo()
    qtbot.waitUntil(lambda: not room.page._check.isActive())
    assert len(room.canvas.sheet) == 1


def test_a_mark_that_the_book_did_not_take_back_is_on_the_page_again(room, desk, example, qtbot):
    scribble(room)
    room.foresee_undo()
    assert len(room.canvas.sheet) == 0
    qtbot.waitUntil(lambda: len(room.canvas.sheet) == 1)
    desk.notes.write(example, "something else")
    room.foresee_undo()
    assert len(room.canvas.sheet) == 1


def test_a_line_being_drawn_while_its_session_begins_is_not_broken_off(qtbot, desk, bridge, clock):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.session_chosen.connect(room.show_session)
    room.resize(1278, 664)
    room.show()
    room.show_session(None)
    QTest.mousePress(room.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    QTest.mouseMove(room.canvas, QPoint(150, 120))
    first = Stroke.of(new_id(), "pen", "#000000", 9.0, [(10, 10), (90, 90)])
    room.canvas.keep(first)  # another finger was quicker, and the book has answered
    QTest.mouseMove(room.canvas, QPoint(200, 140))
    QTest.mouseRelease(room.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 140))
    (drawing,) = desk.board.drawings(desk.plan.newest())
    assert len(desk.board.strokes_of(drawing.id)) == len(room.canvas.sheet) == 2
    room.hide()
