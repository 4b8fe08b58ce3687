"""What is done in the gallery: hanging, comparing, slides, the table, votes, files."""

from io import BytesIO

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from copdesk.board.apart import ReaderHere
from copdesk.board.ink import Stroke
from copdesk.board.templates import template_strokes
from copdesk.book.ids import new_id
from ui.board.gallery import CARRIED
from ui.board.large import LargePictures
from ui.board.room import GALLERY, BoardRoom
from ui.board.table_panel import TablePanel
from ui.shell.actions import ActionTable, Doers, actions
from ui.shell.actions import Stroke as KeyStroke


@pytest.fixture
def drawings(desk, example):
    keys = [desk.board.new_drawing(example, title=title) for title in ("Ethiopia", "FAO", "ILO", "MARKETS", "Hanoi")]
    for place, key in enumerate(keys):
        y = 100 + 100 * place
        desk.board.add_strokes(key, [Stroke.of(new_id(), "pen", "#0B5D57", 40, [(100, y), (1500, y)])])
    return keys


@pytest.fixture
def room(qtbot, desk, bridge, clock, example, drawings):
    room = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(room)
    room.resize(1278, 664)
    room.show()
    room.show_session(example)
    room.show_mode(GALLERY)
    yield room
    room.hide()


def titles(room):
    return [drawing.facts.title for drawing in room.model.drawings()]


def place_of(room, row, share):
    rect = room.gallery.view.visualRect(room.model.index(row))
    return QPoint(rect.left() + int(rect.width() * share), rect.center().y())


def test_a_card_hangs_where_it_is_let_go(room, desk, drawings):
    view = room.gallery.view
    view.let_go(drawings[4], place_of(room, 0, 0.2))
    assert titles(room) == ["Hanoi", "Ethiopia", "FAO", "ILO", "MARKETS"]
    view.let_go(drawings[4], place_of(room, 2, 0.8))
    assert titles(room) == ["Ethiopia", "FAO", "Hanoi", "ILO", "MARKETS"]
    view.let_go(drawings[0], QPoint(view.viewport().width() - 3, view.viewport().height() - 3))
    assert titles(room) == ["FAO", "Hanoi", "ILO", "MARKETS", "Ethiopia"]
    desk.undo()
    assert titles(room) == ["Ethiopia", "FAO", "Hanoi", "ILO", "MARKETS"]


def test_two_or_four_are_compared_and_arrows_go_on(room, qtbot, drawings):
    room.gallery.view.choose(drawings[1])
    for many, seen in ((2, ["FAO", "ILO"]), (4, ["FAO", "ILO", "MARKETS", "Hanoi"])):
        room.gallery_bar.compare_requested.emit(many)
        panel = room.findChildren(LargePictures)[-1]
        assert [one.facts.title for one in panel.shown()] == seen
        panel.grab()
        qtbot.keyClick(panel, Qt.Key.Key_Left)
        assert panel.shown()[0].facts.title == "Ethiopia"
        qtbot.keyClick(panel, Qt.Key.Key_Escape)


def test_those_that_are_chosen_are_compared_wherever_they_hang(room, qtbot, drawings):
    view = room.gallery.view
    for row in (4, 1):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
                         place_of(room, row, 0.5))  # fmt: skip
    room.gallery_bar.compare_requested.emit(2)
    panel = room.findChildren(LargePictures)[-1]
    assert [one.facts.title for one in panel.shown()] == ["FAO", "Hanoi"]
    panel.left.emit()


def test_a_full_screen_is_the_whole_screen_until_it_is_left(room, qtbot, drawings):
    room.gallery_bar.large_requested.emit()
    panel = room.window().findChildren(LargePictures)[-1]
    assert room.window().isFullScreen()
    assert panel.size() == room.window().size()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not room.window().isFullScreen()


def test_in_a_narrow_window_what_has_no_room_is_in_the_menu(room, qtbot, drawings):
    about = next(one for one in room.gallery_bar.menu.actions() if one.text() == "About the chosen drawing")
    assert not about.isVisible()
    room.resize(860, 560)
    assert about.isVisible()
    assert not room.gallery.panel.isVisible()
    about.trigger()
    assert room.gallery.panel.isVisible()


def test_several_cards_are_hung_together_and_a_bar_says_where(room, desk, drawings):
    view = room.gallery.view
    carried = room.model.mimeData([room.model.index(3), room.model.index(0)])
    view.let_go(bytes(carried.data(CARRIED).data()), place_of(room, 4, 0.8))
    assert titles(room) == ["FAO", "ILO", "Hanoi", "Ethiopia", "MARKETS"]
    before, at_end = view._gap_rect(1), view._gap_rect(5)
    assert abs(before.center().x() - view.visualRect(room.model.index(1)).left()) <= 3
    assert abs(at_end.center().x() - view.visualRect(room.model.index(4)).right()) <= 3


def test_of_all_sessions_one_can_be_looked_through(room, desk, example, drawings):
    other = desk.plan.add_session("Later")
    desk.board.new_drawing(other, title="Trees")
    combo = room.findChild(object, "gallery_steps")
    room.gallery_bar.all_sessions_chosen.emit(True)
    assert sorted(titles(room)) == sorted(["Trees", "Ethiopia", "FAO", "ILO", "MARKETS", "Hanoi"])
    combo.activated.emit(next(at for at in range(combo.count()) if combo.itemData(at) == other))
    assert titles(room) == ["Trees"]
    room.gallery_bar.all_sessions_chosen.emit(False)
    assert len(titles(room)) == 5


def test_slides_go_on_by_themselves_and_the_projector_follows(room, qtbot, drawings):
    shown = []
    room.scene_requested.connect(lambda scene, about: shown.append((scene, about)))
    room.gallery_bar.slides_requested.emit()
    panel = room.window().findChildren(LargePictures)[-1]
    assert panel.playing
    panel._slides.setInterval(1)
    qtbot.waitUntil(lambda: len(shown) > 2)
    assert shown[:3] == [("gallery", key) for key in drawings[:3]]
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert not panel.playing
    panel.left.emit()


def test_only_what_was_drawn_in_one_step_is_shown(room, desk, example, drawings):
    steps = [step.id for activity in desk.plan.session(example).activities for step in activity.steps]
    for key, step in zip(drawings, (steps[0], steps[0], steps[1], steps[1], steps[1]), strict=True):
        desk.book.db.execute("update drawing set step_id = ? where id = ?", [step, key])
    room._ask_list()
    combo = room.findChild(object, "gallery_steps")
    assert combo.count() == 3
    combo.activated.emit(2)
    assert titles(room) == ["ILO", "MARKETS", "Hanoi"]
    combo.activated.emit(0)
    assert len(titles(room)) == 5


def test_the_table_is_sorted_opened_and_saved(room, qtbot, desk, drawings, tmp_path):
    desk.board.describe(drawings[1], "members", 45)
    desk.board.describe(drawings[3], "members", 9)
    room.gallery_bar.table_requested.emit()
    panel = room.findChildren(TablePanel)[-1]
    panel.view.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [one.facts.title for one in panel.model.drawings()][:2] == ["MARKETS", "FAO"]
    panel.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [one.facts.title for one in panel.model.drawings()][:2] == ["FAO", "MARKETS"]
    with qtbot.waitSignal(room.said):
        panel.save(tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()[1].split(",")[1:4] == ["FAO", "", "45"]
    panel.view.activated.emit(panel.model.index(0, 0))
    assert room.page.drawing == drawings[1]


def test_a_vote_with_dots_is_about_the_drawings_and_blind_until_revealed(room, desk, drawings):
    asked = []
    room.scene_requested.connect(lambda scene, about: asked.append((scene, about)))
    room.gallery_bar.vote_requested.emit()
    ((scene, key),) = asked
    ballot = desk.notes.ballots.ballot(key)
    assert scene == "ballot"
    assert [choice.about_id for choice in ballot.choices] == drawings
    assert not ballot.revealed


def painted_dots(room, row):
    """Pixels of the dots' colour on a card."""
    image = room.gallery.view.viewport().grab(room.gallery.view.visualRect(room.model.index(row))).toImage()
    seen = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(colour.name() == "#b8651b" for colour in seen)


def test_dots_are_counted_beside_a_drawing_and_hang_on_it_once_they_are_revealed(room, qtbot, desk, drawings):
    qtbot.mouseClick(room.gallery.walk.dots, Qt.MouseButton.LeftButton)
    room.gallery.view.choose(drawings[1])
    more = room.findChild(object, "dot_more")
    for _ in range(3):
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert room.gallery.panel._dot_count.text() == "3"
    assert painted_dots(room, 1) == 0
    qtbot.mouseClick(room.findChild(object, "dots_reveal"), Qt.MouseButton.LeftButton)
    assert not room.gallery.walk.dots.isChecked()
    assert painted_dots(room, 1) > painted_dots(room, 0) == 0
    assert "3 dots" in room.model.data(room.model.index(1), Qt.ItemDataRole.AccessibleDescriptionRole)
    desk.undo()
    assert painted_dots(room, 1) == 0


def test_a_vote_may_be_about_more_drawings_than_can_be_read_from_the_last_row(room, desk, example):
    for _ in range(10):
        desk.board.new_drawing(example)
    room.gallery_bar.vote_requested.emit()
    assert len(desk.notes.ballots.of_session(example)[-1].choices) == 15


def saved(room, qtbot, kind, target, drawings=None):
    with qtbot.waitSignal(room.said) as told:
        room.hanging.exporter.start(kind, drawings or room.model.drawings(), target, "What we drew")
    return told.args[0]


@pytest.mark.parametrize(("kind", "wide"), [("png", 1600), ("png2", 3200)])
def test_pictures_of_all_drawings_go_into_a_folder(room, qtbot, tmp_path, kind, wide):
    assert saved(room, qtbot, kind, tmp_path, room.model.drawings()[:2]) == "2 drawings are saved."
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names[:2] == ["01 Ethiopia.png", "02 FAO.png"]
    with Image.open(tmp_path / names[1]) as picture:
        assert picture.size == (wide, wide * 5 // 8)
        assert picture.getpixel((wide // 2, wide // 8))[0] < 60


def test_one_drawing_goes_into_one_file_of_lines(room, qtbot, tmp_path):
    saved(room, qtbot, "svg", tmp_path / "fao.svg", room.model.drawings()[1:2])
    assert "<svg" in (tmp_path / "fao.svg").read_text("utf-8")


def test_a_document_has_a_page_for_each_and_its_ink_is_lines(room, qtbot, desk, example, tmp_path):
    out = BytesIO()
    Image.new("RGB", (160, 100), "red").save(out, "JPEG")
    desk.board.add_photo_file(example, out.getvalue(), "flipchart.jpg")
    saved(room, qtbot, "pdf", tmp_path / "all.pdf")
    pages = pypdf.PdfReader(tmp_path / "all.pdf").pages
    assert len(pages) == 6
    assert "FAO" in pages[1].extract_text()
    assert not pages[1].images
    assert len(pages[5].images) == 1


def test_a_page_of_the_web_stands_in_its_folder_with_all_it_needs(room, qtbot, desk, example, tmp_path):
    out = BytesIO()
    Image.new("RGB", (160, 100), "red").save(out, "JPEG")
    desk.board.add_photo_file(example, out.getvalue(), "flipchart.jpg", whose="Meg Mottaz")
    saved(room, qtbot, "web", tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert page.count("<figure") == 6
    assert all(path.name in page for path in tmp_path.iterdir() if path.suffix != ".html")
    assert (tmp_path / "06 Meg Mottaz.jpg").exists()  # a photo stays a photo, a tenth of its size as a picture


def test_many_files_go_into_a_folder_of_their_own(room, qtbot, tmp_path):
    (tmp_path / "What we drew").mkdir()
    for words in ("What we drew 2", "What we drew 3"):
        with qtbot.waitSignal(room.said):
            room.hanging.exporter._pending = "png", room.model.drawings()[:2], "What we drew"
            room.hanging.exporter._own_folder = True
            room.hanging.exporter._on_target(str(tmp_path))
        assert len(list((tmp_path / words).iterdir())) == 2


def test_a_folder_that_is_gone_is_told_and_nothing_goes_on(room, qtbot, tmp_path):
    assert "5 drawings" not in saved(room, qtbot, "png", tmp_path / "nowhere")
    assert not room.hanging.exporter.busy


def test_boards_for_each_person_are_one_key_apart(room, qtbot, desk, example):
    for one in desk.people.attendance(example)[:3]:
        desk.people.check_in(example, one.member.id)
    present = desk.people.present(example)
    chosen = {action.data(): action for action in room.draw_bar.menu.actions()}
    chosen["template", "circles"].trigger()
    room.draw_bar.menu.close()
    chosen["for", "person"].trigger()
    boards = desk.board.drawings(example)[-len(present) :]
    assert {one.strokes for one in boards} == {len(template_strokes("circles", new_id))}
    assert [one.author_id for one in boards] == [one.id for one in present]
    assert room.page.drawing == boards[0].id
    doers = Doers()
    room.bind_keys(doers)
    doers.do("board.next")
    assert room.page.drawing == boards[1].id
    doers.do("board.before")
    assert room.page.drawing == boards[0].id


@pytest.mark.parametrize(
    ("key", "shift", "found"), [(Qt.Key.Key_Tab, False, "next"), (Qt.Key.Key_Backtab, True, "before")]
)
def test_one_key_goes_to_the_next_drawing_wherever_the_caret_is(key, shift, found):
    held = Qt.KeyboardModifier.ControlModifier
    held |= Qt.KeyboardModifier.ShiftModifier if shift else held
    action = ActionTable(actions()).find(KeyStroke(key.value, held))
    assert action is not None
    assert action.key_id == f"board.{found}"


def test_without_groups_there_is_nobody_to_make_boards_for(room, desk, example):
    told = []
    room.said.connect(lambda *words: told.append(words))
    room.draw_bar.boards_requested.emit("group", "blank")
    assert len(desk.board.drawings(example)) == 5
    assert "Nobody is here yet" in told[-1][0]


def test_the_walk_is_shown_on_the_projector_and_follows_its_turns(room, qtbot, desk):
    shown = []
    room.scene_requested.connect(lambda scene, about: shown.append((scene, about)))
    qtbot.mouseClick(room.findChild(object, "walk_next"), Qt.MouseButton.LeftButton)
    assert shown == []
    qtbot.mouseClick(room.findChild(object, "walk_show"), Qt.MouseButton.LeftButton)
    assert shown[-1][0] == "walk"
    assert shown[-1][1].titles == ("Ethiopia", "FAO", "ILO", "MARKETS", "Hanoi")
    qtbot.mouseClick(room.findChild(object, "walk_next"), Qt.MouseButton.LeftButton)
    assert [about.walk.turn for _, about in shown] == [0, 1]


def test_a_walk_goes_on_where_it_was_when_the_program_starts_again(room, qtbot, desk, bridge, clock, example):
    room.gallery.walk._on_mode(1)
    for name in ("walk_next", "walk_next", "walk_show"):
        qtbot.mouseClick(room.findChild(object, name), Qt.MouseButton.LeftButton)
    clock.advance(20)
    other = BoardRoom(desk, bridge, clock, reader=ReaderHere())
    qtbot.addWidget(other)
    shown = []
    other.scene_requested.connect(lambda scene, about: shown.append((scene, about)))
    other.show_session(example)
    ((scene, about),) = shown
    assert (scene, about.walk.turn, about.walk.remaining_ms(clock.now())) == ("walk", 1, 70_000)
    assert about.titles == ("Ethiopia", "FAO", "ILO", "MARKETS", "Hanoi")
    assert other.gallery._sides.currentIndex() == 1


def test_what_is_known_of_a_drawing_is_offered_to_a_screen_reader(room, desk, drawings):
    desk.board.describe(drawings[0], "members", 45)
    desk.board.describe(drawings[0], "governance", "3 working groups")
    room.show_drawing(drawings[0])
    assert room.canvas.accessibleDescription() == "CoP of 45 members, 3 working groups."
