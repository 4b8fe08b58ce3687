from io import BytesIO

import pytest
from PIL import Image

from copdesk.board.drawing import Owner, photo_box
from copdesk.board.ink import PAGE, Box, Stroke, pack
from copdesk.board.looking import LIGHT
from copdesk.board.photos import read_photo, straighten
from copdesk.board.shape import box_of
from copdesk.book.ids import new_id
from copdesk.words import Refused


def mark(*points, kind="pen", **more):
    return Stroke.of(new_id(), kind, "#0B5D57", 4.0, points or [(0, 0), (50, 50)], **more)


def photo(name="flipchart.jpg", size=(400, 300)):
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG")
    return read_photo(out.getvalue(), name)


@pytest.fixture
def board(desk):
    return desk.board


@pytest.fixture
def drawing(board, example):
    return board.new_drawing(example, title="FAO", whose="Gauri Salokhe")


def refusal(call, *args, **more):
    with pytest.raises(Refused) as caught:
        call(*args, **more)
    return caught.value.code


def test_a_stroke_comes_back_as_it_was_drawn(board, drawing):
    strokes = [
        mark((1, 2, 0.5), (30, 40, 0.9)),
        mark((0, 0), (90, 90), kind="sticky", text="link?", angle=15, locked=True, z=3, group=new_id()),
    ]
    board.add_strokes(drawing, strokes)
    assert board.strokes_of(drawing) == strokes


def test_undo_and_redo_take_strokes_one_by_one(desk, board, drawing):
    first, second = mark(), mark((5, 5), (9, 9))
    board.add_strokes(drawing, [first])
    board.add_strokes(drawing, [second])
    desk.undo()
    assert board.strokes_of(drawing) == [first]
    desk.redo()
    assert board.strokes_of(drawing) == [first, second]


def test_rubbing_a_stroke_in_two_is_one_step_back(desk, board, drawing):
    whole, left, right = mark(), mark((0, 0), (20, 20)), mark((30, 30), (50, 50))
    board.add_strokes(drawing, [whole])
    board.replace_strokes(drawing, [whole.id], [left, right])
    assert board.strokes_of(drawing) == [left, right]
    desk.undo()
    assert board.strokes_of(drawing) == [whole]


def test_moved_strokes_keep_their_ids(desk, board, drawing):
    stroke = mark()
    board.add_strokes(drawing, [stroke])
    board.change_strokes(drawing, [stroke.moved_to([(9, 9), (60, 60)])])
    assert board.strokes_of(drawing)[0].points[0][:2] == (9, 9)
    desk.undo()
    assert board.strokes_of(drawing) == [stroke]


def test_what_was_erased_meanwhile_is_told(board, drawing):
    here, gone = mark(), mark()
    board.add_strokes(drawing, [here, gone])
    board.remove_strokes(drawing, [gone.id])
    assert board.strokes_now(drawing, [here.id, gone.id]) == (drawing, [here], [gone.id])
    assert refusal(board.change_strokes, drawing, [gone]) == "stroke.gone"


def test_erasing_the_same_stroke_twice_is_no_trouble(board, drawing):
    stroke = mark()
    board.add_strokes(drawing, [stroke])
    board.remove_strokes(drawing, [stroke.id])
    board.remove_strokes(drawing, [stroke.id])
    assert board.strokes_of(drawing) == []


def test_ink_that_cannot_be_read_is_not_kept(board, drawing):
    bad = Stroke(new_id(), "pen", "#000000", 3.0, b"\x00bad")
    assert refusal(board.add_strokes, drawing, [mark(), bad]) == "stroke.bad"
    assert board.strokes_of(drawing) == []


def test_a_drawing_knows_its_facts_its_author_and_its_number(desk, board, example, drawing):
    second = board.new_drawing(example, template="circles")
    board.describe(drawing, "members", "45")
    board.describe(drawing, "governance", "  core group ")
    board.describe(drawing, "keywords", ("advocacy", " best  practices", "advocacy", ""))
    one, two = board.drawings(example)
    assert (one.id, two.id, one.place, two.place) == (drawing, second, 1, 2)
    assert one.facts.members == 45
    assert one.facts.governance == "core group"
    assert one.facts.keywords == ("advocacy", "best practices")
    gauri = [member.id for member in desk.people.members() if member.name == "Gauri Salokhe"]
    assert [one.author_id] == gauri
    assert two.strokes > 3


def test_a_name_nobody_has_is_kept_without_an_author(board, drawing):
    board.describe(drawing, "whose", "table 4, together")
    assert board.drawing(drawing).facts.whose == "table 4, together"
    assert board.drawing(drawing).author_id is None


@pytest.mark.parametrize("value", ["many", "-1", "10000000", "4.5"])
def test_the_number_of_members_is_a_number(board, drawing, value):
    assert refusal(board.describe, drawing, "members", value) == "drawing.members"


def test_refusals_leave_the_drawing_alone(board, example, drawing):
    assert refusal(board.describe, drawing, "focus", "x" * 2001) == "drawing.long"
    assert refusal(board.describe, drawing, "id", b"") == "drawing.field"
    assert refusal(board.new_drawing, example, template="maze") == "board.template"
    assert refusal(board.arrange, example, [drawing, drawing]) == "drawing.place"
    assert refusal(board.page, new_id()) == "drawing.gone"


def test_the_gallery_hangs_as_it_was_arranged(desk, board, example, drawing):
    second = board.new_drawing(example)
    board.arrange(example, [second, drawing])
    assert [one.id for one in board.drawings(example)] == [second, drawing]
    desk.undo()
    assert [one.id for one in board.drawings(example)] == [drawing, second]


def test_notes_and_visits_are_counted(desk, board, example, drawing):
    desk.notes.write(example, "what is their need?", drawing_id=drawing)
    board.visit(drawing)
    one = board.drawing(drawing)
    assert (one.notes, one.visited) == (1, True)


def test_a_photo_is_a_drawing_with_its_picture_under_everything(desk, board, example):
    key = board.add_photo(example, photo(), whose="Rutti Goldberger")
    over = mark(z=-5)
    board.add_strokes(key, [over])
    page = board.page(key)
    under = page.strokes[0]
    assert page.drawing.is_photo
    assert (under.kind, under.locked, under.picture) == ("image", True, page.drawing.picture)
    assert page.strokes[1:] == (over,)
    assert page.sizes == {page.drawing.picture: (400, 300)}
    assert all(board.picture(page.drawing.picture, size) for size in ("thumb", "screen", "original"))
    desk.undo()
    desk.undo()
    assert board.drawings(example) == []


def test_a_photo_lies_whole_in_the_middle_of_the_page():
    assert photo_box(400, 250) == (0, 0, 1600, 1000)
    assert photo_box(500, 1000) == (550, 0, 1050, 1000)


def test_a_picture_on_a_drawing_comes_with_its_mark(desk, board, drawing):
    image = board.place_photo(drawing, photo(), 800, 500)
    assert box_of(image.points).middle[:2] == (800, 500)
    assert board.page(drawing).strokes == (image,)
    assert board.picture(image.picture)
    desk.undo()
    assert board.page(drawing).strokes == ()


def test_straightening_a_photo_can_be_taken_back(desk, board, example, drawing):
    key = board.add_photo(example, photo())
    before = board.drawing(key).picture
    name, original = board.original(key)
    board.straighten_photo(key, straighten(original, [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)], name=name))
    page = board.page(key)
    assert page.sizes[page.drawing.picture] == (320, 240)
    desk.undo()
    assert board.drawing(key).picture == before
    assert refusal(board.original, drawing) == "drawing.no_photo"
    assert refusal(board.straighten_photo, drawing, photo()) == "drawing.no_photo"


def test_a_rendering_counts_only_until_the_drawing_changes(board, drawing):
    one = board.drawing(drawing)
    board.keep_rendering(one.id, one.edition, b"\x89PNG")
    assert board.page(drawing).rendering == b"\x89PNG"
    board.add_strokes(drawing, [mark()])
    assert board.page(drawing).rendering is None


def test_a_heavy_page_is_first_seen_as_large_as_it_was_last(board, drawing):
    board.add_strokes(drawing, [mark() for _ in range(LIGHT + 1)])
    edition, beyond = board.drawing(drawing).edition, Box(-200, 0, 1600, 1000)
    board.keep_rendering(drawing, edition, b"small")
    assert board.front(drawing).rendering == b"small"
    board.keep_page(drawing, edition, beyond, b"large")
    page = board.front(drawing)
    assert (page.rendering, page.extent) == (b"large", beyond)
    board.add_strokes(drawing, [mark()])
    page = board.front(drawing)
    assert (page.rendering, page.extent) == (None, PAGE)


def test_a_removed_drawing_comes_back_with_its_strokes(desk, board, example, drawing):
    stroke = mark()
    board.add_strokes(drawing, [stroke])
    board.remove_drawing(drawing)
    assert board.drawings(example) == []
    desk.undo()
    assert board.strokes_of(drawing) == [stroke]


def test_a_drawing_looks_small_as_cheaply_as_it_can(board, example, drawing):
    board.add_strokes(drawing, [mark()])
    assert len(board.look(drawing).strokes) == 1
    board.keep_rendering(drawing, board.drawing(drawing).edition, b"png")
    assert board.look(drawing).picture == b"png"
    assert board.look(drawing, large=True).strokes
    key = board.add_photo(example, photo())
    assert board.look(key).picture == board.picture(board.drawing(key).picture, "thumb")
    board.add_strokes(key, [mark()])
    look = board.look(key)
    assert look.picture is None
    assert set(look.photos) == {board.drawing(key).picture}


def test_a_photo_from_a_camera_becomes_a_drawing(board, example, drawing, tmp_path):
    out = BytesIO()
    Image.new("RGB", (640, 400), "white").save(out, "PNG")
    path = tmp_path / "IMG_1.png"
    path.write_bytes(out.getvalue())
    key = board.add_photo_file(example, path, whose="Rutti Goldberger")
    assert [one.id for one in board.drawings(example)] == [drawing, key]
    assert refusal(board.add_photo_file, example, b"no photo") == "photo.unknown"


def test_drawings_of_all_sessions_are_found(desk, board, example, drawing):
    later = desk.plan.add_session("Next month", day="2030-01-01")
    other = board.new_drawing(later, key=new_id())
    assert [one.id for one in board.all_drawings()] == [other, drawing]


def test_boards_for_many_are_made_in_one_go_and_one_step_back(desk, board, example):
    first = board.new_drawing(example)
    member, group = desk.people.members()[0], new_id()
    keys = board.new_boards(example, [Owner(member.name, member.id), Owner("T2", trio_id=group)], template="circles")
    made = board.drawings(example)
    assert [one.id for one in made] == [first, *keys]
    assert [(one.author_id, one.trio_id) for one in made[1:]] == [(member.id, None), (None, group)]
    assert all(one.strokes for one in made[1:])
    desk.undo()
    assert [one.id for one in board.drawings(example)] == [first]
    assert refusal(board.new_boards, example, []) == "board.nobody"


def test_a_drawing_is_a_group_s_until_it_is_somebody_s(board, drawing):
    group = new_id()
    board.give(drawing, Owner("T4 · Garden", trio_id=group))
    assert (board.drawing(drawing).facts.whose, board.drawing(drawing).trio_id) == ("T4 · Garden", group)
    board.describe(drawing, "whose", "Natalie Campbell")
    assert board.drawing(drawing).trio_id is None
    assert board.drawing(drawing).author_id


def test_paper_and_step_belong_to_a_drawing_and_can_be_taken_back(desk, board, drawing):
    step = new_id()
    board.lay_paper(drawing, "grid")
    board.move_to_step([drawing, new_id()], step)
    assert (board.drawing(drawing).paper, board.drawing(drawing).step_id) == ("grid", step)
    desk.undo()
    desk.undo()
    assert (board.drawing(drawing).paper, board.drawing(drawing).step_id) == ("blank", None)
    assert refusal(board.lay_paper, drawing, "velvet") == "drawing.field"


def test_a_heavy_drawing_comes_in_pieces_in_painting_order(board, drawing):
    strokes = [mark((k, 0), (k, 9), z=k % 3) for k in range(LIGHT + 20)]
    board.add_strokes(drawing, strokes)
    page = board.front(drawing)
    assert page.strokes == ()
    assert page.top == 2
    assert board.front(new_id()) is None
    half = len(page.keys) // 2
    _, first, last = board.strokes_named(drawing, page.keys[:half])
    _, rest, _ = board.strokes_named(drawing, page.keys[half:])
    assert last == page.keys[half - 1]
    assert first + rest == board.strokes_of(drawing)


def test_a_stroke_comes_back_as_it_was_put_down_to_the_last_digit(board, drawing):
    words = Stroke(
        new_id(), "text", "#aa0011", 0.1 + 0.2, pack([(3, 4)]), 'ሰላም "hey"\n', None, 1 / 3, new_id(), True, 7
    )
    board.add_strokes(drawing, [words])
    assert board.strokes_of(drawing) == [words]
    assert board.strokes_now(drawing, [words.id])[1] == [words]
