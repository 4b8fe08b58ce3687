from itertools import count

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage

from copdesk.board.ink import Box, Point, Stroke
from ui.board.render import Mark, drawing_png, png, polygon, render, ribbon
from ui.board.sheet import AT_ONCE, MENDED_AT_ONCE, SLICE, Sheet
from ui.board.view import View

pytestmark = pytest.mark.usefixtures("qapp")
_ids = count(1)
SIZE = QSize(800, 500)


def mark(*points, kind="pen", colour="#000000", width=6.0, **more):
    return Stroke.of(next(_ids).to_bytes(16, "big"), kind, colour, width, points, **more)


def sheet_of(strokes=(), size=SIZE):
    sheet = Sheet()
    sheet.resize(size)
    sheet.look(View.fitting(size))
    sheet.show(strokes)
    return sheet


def settle(sheet):
    while not sheet.idle:
        sheet.step()


def grid(count):
    """Short marks in rows of forty."""
    return [mark((k % 40 * 39 + 9, k // 40 * 30 + 9), (k % 40 * 39 + 30, k // 40 * 30 + 20)) for k in range(count)]


def dark(image, x, y):
    """Whether there is ink at a place of the page, on a picture of half its size."""
    return QColor(image.pixel(int(x / 2), int(y / 2))).lightness() < 128


def same(a, b):
    """Whether two pictures differ by no more than soft edges may."""
    assert a.size() == b.size()
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (a, b)]  # alive while it is read
    one, two = (bytes(image.constBits()) for image in grey)
    return max(abs(x - y) for x, y in zip(one, two, strict=True)) <= 8


def test_a_mark_is_painted_only_where_it_is_told():
    sheet = sheet_of()
    rect = sheet.put(mark((100, 100), (300, 100)))
    assert dark(sheet.image, 200, 100)
    assert not dark(sheet.image, 200, 140)
    assert rect.width() < 120
    assert rect.height() < 12


def test_taking_the_newest_mark_away_brings_back_the_very_picture():
    sheet = sheet_of([mark((0, 0), (1600, 1000))])
    before = sheet.image.copy()
    new = mark((0, 1000), (1600, 0))
    sheet.put(new)
    assert sheet.image != before
    sheet.remove([new.id])
    assert sheet.image == before


def test_taking_an_older_mark_away_leaves_the_others():
    old, over = mark((100, 500), (1500, 500)), mark((800, 100), (800, 900))
    sheet = sheet_of([old, over])
    sheet.remove([old.id])
    assert not dark(sheet.image, 400, 500)
    assert dark(sheet.image, 800, 500)
    assert same(sheet.image, sheet_of([over]).image)


def test_a_changed_mark_is_gone_from_where_it_was():
    stroke = mark((100, 100), (300, 100))
    sheet = sheet_of([stroke])
    sheet.put(stroke.moved_to([(100, 700), (300, 700)]))
    assert not dark(sheet.image, 200, 100)
    assert dark(sheet.image, 200, 700)


def test_a_mark_put_under_others_stays_under_them():
    top = mark((100, 100), (300, 100), colour="#FF0000", width=40, z=5)
    sheet = sheet_of([top])
    sheet.put(mark((100, 100), (300, 100), colour="#0000FF", width=40, z=1))
    assert QColor(sheet.image.pixel(100, 50)).red() > 200


def test_a_full_page_is_painted_in_slices_and_ends_as_if_painted_at_once():
    strokes = [
        mark((k % 40 * 39 + 9, k // 40 * 30 + 9), (k % 40 * 39 + 30, k // 40 * 30 + 20)) for k in range(AT_ONCE + 200)
    ]
    sheet = sheet_of(strokes)
    assert sheet.busy
    settle(sheet)
    assert len(sheet) == len(strokes)
    assert same(sheet.image, render(strokes, QSize(800, 500)))


def test_what_happens_while_a_page_is_painted_is_there_in_the_end():
    strokes = [
        mark((k % 40 * 39 + 9, k // 40 * 30 + 9), (k % 40 * 39 + 30, k // 40 * 30 + 20)) for k in range(AT_ONCE + 200)
    ]
    sheet = sheet_of(strokes)
    sheet.step()
    painted, waiting = strokes[3], strokes[-3]
    new = mark((50, 950), (1550, 950))
    sheet.remove([painted.id, waiting.id])
    sheet.put(new)
    assert dark(sheet.image, 800, 950)
    settle(sheet)
    left = [stroke for stroke in strokes if stroke not in (painted, waiting)]
    assert same(sheet.image, render([*left, new], QSize(800, 500)))


def test_a_kept_picture_is_seen_until_the_strokes_are_there():
    strokes = [mark((10, k), (90, k)) for k in range(AT_ONCE + SLICE)]
    kept = QImage(1600, 1000, QImage.Format.Format_RGB32)
    kept.fill(QColor("#0000FF"))
    sheet = sheet_of()
    sheet.show(strokes, kept)
    assert QColor(sheet.image.pixel(400, 250)).blue() > 200 > QColor(sheet.image.pixel(400, 250)).red()
    settle(sheet)
    assert QColor(sheet.image.pixel(400, 250)).red() > 200


def test_looking_elsewhere_moves_the_ink():
    sheet = sheet_of([mark((100, 100), (300, 100))])
    sheet.look(sheet.view.panned(0, 100))
    assert dark(sheet.image, 200, 300)
    assert not dark(sheet.image, 200, 100)


def test_a_marker_does_not_darken_itself():
    cross = mark((200, 200), (600, 600), (600, 200), (200, 600), kind="marker", width=40)
    image = sheet_of([cross]).image
    assert QColor(image.pixel(200, 200)) == QColor(image.pixel(150, 150))


def test_a_highlighter_leaves_the_words_legible():
    image = sheet_of(
        [
            mark((100, 100), (500, 100), width=20),
            mark((100, 100), (500, 100), kind="highlighter", colour="#B8651B", width=80),
        ]
    ).image
    assert dark(image, 300, 100)
    assert not dark(image, 300, 125)


def test_a_pressed_line_is_thick_where_it_was_pressed_and_whole_where_it_crosses_itself():
    line = [Point(200, 300, 0.1), Point(900, 300, 1.0), Point(550, 100, 1.0), Point(550, 500, 1.0)]
    image = sheet_of([mark(*line, width=40)]).image
    assert dark(image, 880, 312)
    assert not dark(image, 230, 312)
    assert dark(image, 550, 300)
    assert not ribbon(line, 40).isEmpty()


@pytest.mark.parametrize("paper", ["grid", "ruled"])
def test_paper_has_lines_under_the_ink(paper):
    sheet = sheet_of([mark((100, 100), (300, 100))])
    plain = sheet.image.copy()
    sheet.set_paper(paper)
    assert sheet.image != plain
    assert dark(sheet.image, 200, 100)


def test_words_symbols_and_pictures_are_painted():
    photo = QImage(40, 40, QImage.Format.Format_RGB32)
    photo.fill(QColor("#000000"))
    marks = [
        mark((100, 100), (300, 200), kind="image", picture=b"p"),
        mark((400, 100), (600, 300), kind="symbol", text="house"),
        mark((700, 100), (1200, 200), kind="text", text="እንኳን link?", width=80),
        mark((100, 400), (500, 800), kind="sticky", text="find the common task " * 20, width=60, colour="#FFF3B8"),
    ]
    sheet = Sheet({b"p": photo}.get)
    sheet.resize(QSize(800, 500))
    sheet.look(View.fitting(QSize(800, 500)))
    sheet.show(marks)
    assert dark(sheet.image, 200, 150)
    for stroke in marks[1:]:
        box = Mark(stroke).box
        assert any(
            dark(sheet.image, x, y)
            for x in range(int(box.left), int(box.right), 4)
            for y in range(int(box.top), int(box.bottom), 4)
        )


def test_points_reach_qt_in_order():
    line = polygon([(1.5, 2.5, 0.2), (3.25, -4.0, 1.0)])
    assert [(p.x(), p.y()) for p in line] == [(1.5, 2.5), (3.25, -4.0)]


def test_a_drawing_for_the_report_is_a_png_of_the_asked_width():
    image = QImage.fromData(drawing_png([mark((0, 0), (1600, 1000)), mark((0, 0), (10, 2000))], 400))
    assert (image.width(), image.height()) == (400, round(400 * 2003 / 1603))
    assert png(image).startswith(b"\x89PNG")


def test_zooming_about_a_place_leaves_it_where_it_is():
    view = View.fitting(QSize(800, 500))
    at = QPointF(320, 111)
    before, after = view.to_page(at), view.zoomed(2.5, at).to_page(at)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    assert view.rect_of(Box(0, 0, 1600, 1000)).adjusted(1, 1, -1, -1).size() == QSize(800, 500)


def test_an_old_mark_under_many_is_white_at_once_and_mended_in_slices():
    old = mark((20, 20), (1580, 980), width=20)
    strokes = [old, *grid(MENDED_AT_ONCE * 3)]
    sheet = sheet_of(strokes)
    settle(sheet)
    sheet.remove([old.id])
    assert not sheet.idle
    assert not dark(sheet.image, 1200, 750)
    new = mark((10, 800), (1500, 800), width=20)
    sheet.put(new)
    assert dark(sheet.image, 700, 800)
    settle(sheet)
    assert same(sheet.image, render([*strokes[1:], new], SIZE))


def test_what_is_taken_away_from_a_page_still_being_painted_is_white_at_once_and_mended_in_the_end():
    crowd = [mark((100, 100 + k / 4), (900, 100 + k / 4), width=1.0, colour="#888888") for k in range(400)]
    old, moved = mark((100, 150), (900, 150), width=20), mark((100, 300), (900, 300), width=20)
    sheet = Sheet(at_once=0)
    sheet.resize(SIZE)
    sheet.look(View.fitting(SIZE))
    sheet.show([*crowd, old, moved], more=5)
    while not sheet.idle:
        sheet.step()
    assert sheet.busy
    assert not sheet.remove([old.id]).isEmpty()
    assert not dark(sheet.image, 500, 150)
    sheet.put(moved.moved_to([(100, 170), (900, 170)]))
    assert dark(sheet.image, 500, 170)
    assert not dark(sheet.image, 500, 300)
    sheet.bring([], last=True)
    settle(sheet)
    assert same(sheet.image, render([*crowd, moved.moved_to([(100, 170), (900, 170)])], SIZE))


def test_what_is_taken_away_while_the_page_is_mended_stays_away():
    old, strokes = mark((20, 20), (1580, 980), width=20), grid(MENDED_AT_ONCE * 3)
    sheet = sheet_of([old, *strokes])
    settle(sheet)
    sheet.remove([old.id])
    sheet.step()
    new = mark((10, 800), (1500, 800), width=20)
    sheet.put(new)
    sheet.remove([new.id])
    sheet.remove([strokes[5].id])
    settle(sheet)
    assert same(sheet.image, render([stroke for stroke in strokes if stroke is not strokes[5]], SIZE))


@pytest.mark.parametrize("kept", [False, True])
def test_strokes_that_come_in_pieces_are_painted_as_they_come_and_new_ink_stays_over_them(kept):
    strokes = grid(AT_ONCE * 2)
    sheet = sheet_of()
    picture = render(strokes, QSize(480, 300)) if kept else None
    sheet.show([], picture, more=3)
    assert sheet.idle
    assert sheet.busy
    assert sheet.top == 3
    sheet.bring(strokes[:AT_ONCE], last=False)
    sheet.step()
    new = mark((60, 40), (1500, 40), width=60, z=3)
    sheet.put(new)
    settle(sheet)
    assert dark(sheet.image, 1400, 40)
    gone = mark((50, 900), (1500, 900), z=3)
    sheet.put(gone)
    sheet.bring(strokes[AT_ONCE:], last=True)
    sheet.step()
    sheet.remove([gone.id])
    settle(sheet)
    assert not sheet.busy
    assert same(sheet.image, render([*strokes, new], SIZE))


def test_a_lower_window_shows_a_part_of_the_very_same_picture():
    sheet = sheet_of(grid(200))
    before = sheet.image
    sheet.resize(QSize(800, 430))
    assert sheet.image is before
    sheet.resize(SIZE)
    assert sheet.image is before
