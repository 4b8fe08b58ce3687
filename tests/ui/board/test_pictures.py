from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from copdesk.board.ink import Stroke
from copdesk.book.ids import new_id
from ui.board.pictures import LARGE, DrawingPictures


@pytest.fixture
def pictures(desk, bridge):
    pictures = DrawingPictures(desk.board, bridge)
    yield pictures
    pictures._soon.stop()


@pytest.fixture
def drawing(desk, example):
    return desk.board.new_drawing(example)


def bar(y):
    return Stroke.of(new_id(), "pen", "#000000", 60, [(100, y), (1500, y)])


def dark(image, share):
    return image.pixelColor(image.width() // 2, round(image.height() * share)).lightness() < 90


def test_a_drawing_is_painted_when_it_is_looked_for(pictures, desk, drawing, qtbot):
    desk.board.add_strokes(drawing, [bar(500)])
    with qtbot.waitSignal(pictures.changed):
        pictures.small(drawing)
    assert dark(pictures.small(drawing), 0.5)
    assert not dark(pictures.small(drawing), 0.25)


def test_a_drawing_that_was_taken_out_is_no_trouble(pictures, desk, drawing):
    desk.board.remove_drawing(drawing)
    assert pictures.small(drawing) is None
    assert pictures.small(new_id()) is None


def test_the_projector_gets_a_large_picture_that_lives(pictures, desk, drawing, qtbot):
    desk.board.add_strokes(drawing, [bar(500)])
    pictures.pixmap(drawing, LARGE)
    assert pictures.pixmap(drawing, LARGE).size() == LARGE
    new = bar(250)
    with qtbot.waitSignal(pictures.changed) as told:
        desk.board.add_strokes(drawing, [new])
    assert told.args == [drawing]
    assert dark(pictures.pixmap(drawing, LARGE), 0.25)
    desk.board.remove_strokes(drawing, [new.id])
    assert not dark(pictures.pixmap(drawing, LARGE), 0.25)
    desk.board.add_strokes(drawing, [Stroke.of(new_id(), "pen", "#000000", 60, [(800, 500), (800, 2000)])])
    assert pictures.pixmap(drawing, LARGE).width() < 1000


def test_a_small_picture_follows_its_drawing_soon(pictures, desk, drawing, qtbot):
    pictures.small(drawing)
    desk.board.add_strokes(drawing, [bar(500)])
    pictures._soon.setInterval(1)
    with qtbot.waitSignal(pictures.changed):
        pictures._soon.start()
    assert dark(pictures.small(drawing), 0.5)


def test_a_heavy_drawing_is_painted_in_slices_and_its_picture_kept(pictures, desk, drawing, qtbot):
    desk.board.add_strokes(drawing, [bar(k * 2) for k in range(400)])
    with qtbot.waitSignal(pictures.changed):
        pictures.small(drawing)
    assert desk.board.rendering(desk.board.drawing(drawing)).startswith(b"\xff\xd8")


def test_a_photo_comes_in_its_own_shape(pictures, desk, example):
    out = BytesIO()
    Image.new("RGB", (200, 800), "black").save(out, "JPEG")
    key = desk.board.add_photo_file(example, out.getvalue(), "tall.jpg")
    pictures.small(key)
    assert pictures.small(key).size() == QSize(80, 320)


class Page:
    """A canvas that would lend whatever it is asked for."""

    def lend(self, _key):
        return QImage(400, 400, QImage.Format.Format_RGB32)


def test_a_photo_alone_is_never_borrowed_from_the_page_it_lies_on(pictures, desk, example):
    out = BytesIO()
    Image.new("RGB", (160, 100), "black").save(out, "JPEG")
    key = desk.board.add_photo_file(example, out.getvalue(), "a.jpg")
    page = Page()
    pictures.borrow_from(page.lend)
    pictures.set_drawings(desk.board.drawings(example))
    pictures.small(key)
    assert pictures.small(key).size() == QSize(160, 100)
