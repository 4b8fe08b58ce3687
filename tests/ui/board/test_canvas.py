import gc
import weakref
from dataclasses import replace
from math import cos, pi, sin

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QInputDevice,
    QKeyEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest

from copdesk.board.ink import Box, Point, Stroke
from copdesk.book.ids import new_id
from ui.board.canvas import BoardCanvas


class Told:
    """What a canvas said, in order."""

    def __init__(self, canvas):
        self.finished, self.removed, self.changed, self.replaced = [], [], [], []
        canvas.stroke_finished.connect(self.finished.append)
        canvas.strokes_removed.connect(self.removed.append)
        canvas.strokes_changed.connect(self.changed.append)
        canvas.strokes_replaced.connect(self._on_replaced)

    def _on_replaced(self, gone, added):
        self.replaced.append((gone, added))


@pytest.fixture
def canvas(qtbot):
    canvas = BoardCanvas(new_id)
    qtbot.addWidget(canvas)
    canvas.resize(800, 500)
    canvas.show()
    return canvas


@pytest.fixture
def told(canvas):
    return Told(canvas)


def drag(canvas, *places, modifier=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
    QTest.mousePress(canvas, button, modifier, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, QPoint(*place))
    QTest.mouseRelease(canvas, button, modifier, QPoint(*places[-1]))


def stroke(*points, kind="pen", **more):
    return Stroke.of(new_id(), kind, "#1F2A2E", 8.0, points, **more)


def inked(canvas, x, y):
    return canvas.grab().toImage().pixelColor(x, y).lightness() < 128


def test_a_mouse_drag_becomes_a_stroke_in_units_of_the_page(canvas, told):
    drag(canvas, (100, 100), (200, 150), (300, 100))
    (mark,) = told.finished
    assert mark.kind == "pen"
    assert mark.points[0][:2] == (200, 200)
    assert mark.points[-1][:2] == (600, 200)
    assert inked(canvas, 100, 100)


def test_ink_is_there_before_the_pen_is_lifted(canvas, told):
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(300, 100))
    assert inked(canvas, 200, 100)
    assert told.finished == []


def test_what_is_drawn_stays_until_the_book_says_otherwise(canvas, told):
    drag(canvas, (100, 100), (300, 100))
    (mark,) = told.finished
    assert canvas.unsaved == {mark.id}
    canvas.mark_saved([mark.id])
    assert canvas.unsaved == set()
    assert inked(canvas, 200, 100)
    canvas.remove([mark.id])
    assert not inked(canvas, 200, 100)


def test_a_dot_is_a_stroke_too(canvas, told):
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    assert [mark.kind for mark in told.finished] == ["pen"]
    assert inked(canvas, 200, 200)


@pytest.mark.parametrize("tool", ["line", "arrow", "rectangle", "ellipse"])
def test_a_shape_is_drawn_from_corner_to_corner(canvas, told, tool):
    canvas.take_tool(tool)
    drag(canvas, (100, 100), (250, 200), (300, 300))
    (mark,) = told.finished
    assert mark.kind == tool
    assert [p[:2] for p in mark.points] == [(200, 200), (600, 600)]


def test_with_shift_a_rectangle_is_square(canvas, told):
    canvas.take_tool("rectangle")
    canvas.pointing._tools["rectangle"].press("x", Point(0, 0), True)
    canvas.pointing._tools["rectangle"].drag("x", Point(300, 120), True)
    canvas.pointing._tools["rectangle"].lift("x", True)
    assert [p[:2] for p in told.finished[0].points] == [(0, 0), (300, 300)]


def test_a_line_held_still_becomes_the_shape_it_meant(canvas, told, qtbot):
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    for x in range(110, 400, 10):
        QTest.mouseMove(canvas, QPoint(x, 100 + x % 3))
    hand = canvas.pointing._tools["pen"]
    hand._timer.setInterval(1)
    hand._timer.start()
    qtbot.waitUntil(lambda: bool(hand._shapes))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(390, 100))
    assert [mark.kind for mark in told.finished] == ["line"]


def test_a_ring_held_still_stays_as_large_though_the_hand_trembles(canvas, told, qtbot):
    ring = [QPoint(round(300 + 100 * cos(k * pi / 18)), round(250 + 80 * sin(k * pi / 18))) for k in range(36)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ring[0])
    for place in ring[1:]:
        QTest.mouseMove(canvas, place)
    hand = canvas.pointing._tools["pen"]
    hand._on_held()
    QTest.mouseMove(canvas, ring[-1] + QPoint(2, 1))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ring[-1] + QPoint(2, 1))
    (mark,) = told.finished
    assert mark.kind == "ellipse"
    assert [round(point.x / 8) for point in mark.points] == [50, 100]


@pytest.mark.parametrize("tool", ["pen", "marker", "highlighter"])
def test_nothing_changes_on_the_screen_when_the_pen_is_lifted(canvas, told, tool):
    canvas.take_tool(tool)
    wave = [QPoint(100 + 4 * k, round(200 + 6 * sin(k / 4))) for k in range(100)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, wave[0])
    for place in wave[1:]:
        QTest.mouseMove(canvas, place)
    under_the_pen = canvas.grab().toImage()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, wave[-1])
    assert canvas.grab().toImage() == under_the_pen
    canvas.remove([told.finished[0].id])
    assert not inked(canvas, *wave[0].toTuple())


def test_a_line_that_is_smoothed_much_is_seen_so_at_once(canvas, told):
    canvas.set_pens(replace(canvas.pens, smoothing="more"))
    drag(canvas, *((100 + 4 * k, 200 + 2 * (k % 2)) for k in range(60)))
    drawn = canvas.grab().toImage()
    canvas.sheet.repaint()
    assert canvas.grab().toImage() == drawn


def test_a_heavy_page_lies_where_it_will_be_before_its_strokes_are_there(canvas):
    wide = Box(-1600, 0, 1600, 1000)
    picture = QImage(320, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    QPainter(picture).fillRect(40, 40, 20, 20, QColor("black"))  # a quarter of the way across what is left of the page
    canvas.show_strokes([], picture, more=3, extent=wide)
    place = canvas.view.to_pixels(-1100, 500).toPoint()
    assert inked(canvas, place.x(), place.y())
    before = canvas.view
    canvas.bring([stroke((-1596, 500), (-1100, 500)), stroke((0, 0), (0, 1))], last=True)
    while not canvas.sheet.idle:
        canvas._on_slice()
    assert canvas.view.scale == pytest.approx(before.scale, rel=0.01)
    assert inked(canvas, place.x() - 20, place.y())


def test_a_page_that_is_drawn_on_does_not_move(canvas, told):
    before = canvas.view
    drag(canvas, (790, 100), (799, 150))
    canvas.sheet.repaint()
    canvas.go_on()
    canvas._on_slice()
    assert canvas.view == before


def test_the_eraser_takes_whole_strokes_but_no_locked_one(canvas, told):
    free, locked = stroke((200, 200), (600, 200)), stroke((200, 300), (600, 300), locked=True)
    canvas.show_strokes([free, locked])
    canvas.take_tool("eraser")
    drag(canvas, (200, 60), (200, 240))
    assert told.removed == [[free.id]]
    assert not inked(canvas, 200, 100)
    assert inked(canvas, 200, 150)


def test_the_rubber_takes_what_it_touches_and_leaves_the_ends(canvas, told):
    whole = stroke((200, 200), (600, 200))
    canvas.show_strokes([whole])
    canvas.set_pens(replace(canvas.pens, tool="eraser", erasing="part"))
    drag(canvas, (200, 60), (200, 90), (200, 140))
    ((gone, added),) = told.replaced
    assert gone == [whole.id]
    assert len(added) == 2
    assert inked(canvas, 120, 100)
    assert not inked(canvas, 200, 100)


def test_words_are_written_where_one_clicks(canvas, told, qtbot):
    canvas.take_tool("text")
    drag(canvas, (100, 100), (100, 100))
    editor = canvas.writing.editor
    qtbot.keyClicks(editor, "link?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (mark,) = told.finished
    assert (mark.kind, mark.text) == ("text", "link?")
    assert not editor.is_open()


def escape(canvas, qtbot):
    qtbot.keyClick(canvas.writing.editor, Qt.Key.Key_Escape)


def another_tool(canvas, qtbot):
    canvas.take_tool("pen")


@pytest.mark.parametrize("leave", [escape, another_tool])
def test_typed_words_are_kept_however_they_are_left(canvas, told, qtbot, leave):
    canvas.take_tool("sticky")
    drag(canvas, (100, 100), (250, 200))
    qtbot.keyClicks(canvas.writing.editor, "who is missing?")
    leave(canvas, qtbot)
    assert [mark.text for mark in told.finished] == ["who is missing?"]
    assert not canvas.writing.editor.is_open()


def test_all_lines_are_seen_while_they_are_written(canvas, told, qtbot):
    canvas.take_tool("text")
    drag(canvas, (100, 100), (100, 100))
    editor = canvas.writing.editor
    for word in ("one", "two", "three"):
        qtbot.keyClicks(editor, word)
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.height() > 4 * editor.fontMetrics().lineSpacing()
    assert editor.verticalScrollBar().value() == 0
    escape(canvas, qtbot)
    assert told.finished[0].text == "one\ntwo\nthree"


def test_an_empty_sticky_leaves_nothing(canvas, told, qtbot):
    canvas.take_tool("sticky")
    drag(canvas, (100, 100), (250, 200))
    escape(canvas, qtbot)
    assert told.finished == []


def test_a_double_click_opens_words_and_emptying_them_removes_them(canvas, told, qtbot):
    words = stroke((200, 200), (600, 300), kind="text", text="draft")
    canvas.show_strokes([words])
    canvas.take_tool("select")
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(120, 120))
    editor = canvas.writing.editor
    assert editor.toPlainText() == "draft"
    qtbot.keyClicks(editor, "final")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.changed[-1][0].text == "final"
    canvas.write(told.changed[-1][0])
    editor.setPlainText(" ")
    editor.keep()
    assert told.removed == [[words.id]]


def test_a_lasso_catches_and_a_drag_carries(canvas, told):
    one, two = stroke((200, 200), (300, 200)), stroke((800, 800), (900, 800))
    canvas.show_strokes([one, two])
    canvas.take_tool("select")
    drag(canvas, (60, 60), (200, 60), (200, 140), (60, 140))
    assert canvas.selector.chosen == {one.id}
    drag(canvas, (125, 100), (175, 150), (225, 200))
    ((moved,),) = told.changed
    assert moved.id == one.id
    assert moved.points[0][:2] == (400, 400)
    assert inked(canvas, 225, 200)
    assert not inked(canvas, 125, 100)


def test_a_frame_catches_too_and_a_click_beside_lets_go(canvas):
    one = stroke((200, 200), (300, 200))
    canvas.show_strokes([one])
    canvas.set_pens(replace(canvas.pens, tool="select", catching="frame"))
    drag(canvas, (60, 60), (120, 100), (200, 140))
    assert canvas.selector.chosen == {one.id}
    drag(canvas, (600, 400), (600, 400))
    assert canvas.selector.chosen == frozenset()


def test_within_its_box_a_selection_is_carried_by_what_lies_between_its_marks_too(canvas, told):
    one, two = stroke((200, 200), (300, 200)), stroke((200, 400), (300, 400))
    canvas.show_strokes([one, two])
    canvas.take_tool("select")
    canvas.selector.choose([one.id, two.id])
    drag(canvas, (125, 150), (150, 150), (175, 150))
    assert sorted(mark.points[0][:2] for mark in told.changed[-1]) == [(300, 200), (300, 400)]
    drag(canvas, (175, 150), (175, 150))
    assert canvas.selector.chosen == frozenset()


def test_the_corner_scales_and_the_knob_turns(canvas, told):
    box = stroke((600, 400), (1000, 600), kind="rectangle")
    canvas.show_strokes([box])
    canvas.take_tool("select")
    canvas.selector.choose([box.id])
    drag(canvas, (506, 306), (550, 330), (612, 362))
    scaled = told.changed[-1][0]
    assert scaled.points[0].x == pytest.approx(600, abs=8)  # the corner opposite stays
    assert scaled.points[1].x > 1150
    canvas.remove([box.id])
    canvas.add(box)
    canvas.selector.choose([box.id])
    drag(canvas, (400, 166), (480, 200), (484, 250))
    assert told.changed[-1][0].angle == pytest.approx(90)


def test_grouped_marks_are_chosen_together(canvas):
    key = new_id()
    one, two, three = (
        stroke((200, 200), (300, 200), group=key),
        stroke((800, 800), (900, 800), group=key),
        stroke((5, 5)),
    )
    canvas.show_strokes([one, two, three])
    canvas.take_tool("select")
    drag(canvas, (125, 100), (125, 100))
    assert canvas.selector.chosen == {one.id, two.id}


def press(qtbot, canvas, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(canvas, key, modifier)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_everything_but_freehand_goes_by_key(canvas, told, qtbot):
    canvas.take_tool("rectangle")
    press(qtbot, canvas, Qt.Key.Key_Return)
    (box,) = told.finished
    assert canvas.selector.chosen == {box.id}
    press(qtbot, canvas, Qt.Key.Key_Right, SHIFT)
    assert told.changed[-1][0].points[0].x == box.points[0].x + 40
    press(qtbot, canvas, Qt.Key.Key_Right, CTRL | SHIFT)
    assert told.changed[-1][0].angle == 15
    press(qtbot, canvas, Qt.Key.Key_Up, CTRL | SHIFT)
    assert told.changed[-1][0].width == pytest.approx(box.width * 1.1)
    press(qtbot, canvas, Qt.Key.Key_L, CTRL)
    assert told.changed[-1][0].locked
    press(qtbot, canvas, Qt.Key.Key_Delete)
    assert told.removed == []
    press(qtbot, canvas, Qt.Key.Key_L, CTRL)
    press(qtbot, canvas, Qt.Key.Key_D, CTRL)
    assert len(told.replaced[-1][1]) == 1
    press(qtbot, canvas, Qt.Key.Key_Delete)
    assert told.removed == [[told.replaced[-1][1][0].id]]


def test_a_cyrillic_layout_copies_and_pastes_too(canvas, told, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    one = stroke((200, 200), (300, 200))
    canvas.show_strokes([one])
    canvas.take_tool("select")
    canvas.selector.choose([one.id])
    for cyrillic, scan in (("С", 54), ("М", 55)):
        event = QKeyEvent(QEvent.Type.KeyPress, ord(cyrillic), CTRL, scan, 0, 0, "")
        canvas.event(event)
    assert len(told.replaced[-1][1]) == 1


def test_copied_marks_are_pasted_aside_with_new_ids(canvas, told, qtbot):
    one = stroke((200, 200), (300, 200))
    canvas.show_strokes([one])
    press(qtbot, canvas, Qt.Key.Key_A, CTRL)
    press(qtbot, canvas, Qt.Key.Key_C, CTRL)
    press(qtbot, canvas, Qt.Key.Key_V, CTRL)
    ((gone, (copy,)),) = told.replaced
    assert gone == []
    assert copy.id != one.id
    assert copy.points[0][:2] == (230, 230)


def test_order_and_colour_of_chosen_marks_change(canvas, told, qtbot):
    one, two = stroke((200, 200), (300, 200)), stroke((200, 210), (300, 210))
    canvas.show_strokes([one, two])
    press(qtbot, canvas, Qt.Key.Key_Right, CTRL)
    assert canvas.selector.chosen == {one.id}
    press(qtbot, canvas, Qt.Key.Key_Up, CTRL)
    assert told.changed[-1][0].z > two.z
    canvas.editing.recolour("#A3324A")
    assert told.changed[-1][0].colour == "#A3324A"
    press(qtbot, canvas, Qt.Key.Key_G, CTRL)
    assert told.changed[-1][0].group


def test_a_drawing_is_zoomed_panned_and_fitted(canvas, qtbot):
    fitted = canvas.view
    press(qtbot, canvas, Qt.Key.Key_Plus, CTRL)
    assert canvas.view.scale == pytest.approx(fitted.scale * 1.25)
    press(qtbot, canvas, Qt.Key.Key_Left)
    assert canvas.view.x != fitted.x
    press(qtbot, canvas, Qt.Key.Key_0, CTRL)
    assert canvas.view == fitted
    drag(canvas, (100, 100), (150, 130), button=Qt.MouseButton.MiddleButton)
    assert (canvas.view.x, canvas.view.y) == (fitted.x + 50, fitted.y + 30)


def test_a_new_mark_lies_over_what_was_brought_to_the_front(canvas, told):
    canvas.show_strokes([stroke((200, 200), (300, 200), z=7)])
    drag(canvas, (100, 50), (100, 150))
    assert told.finished[0].z == 7


def test_a_photo_is_painted_when_it_comes(canvas):
    canvas.show_strokes([stroke((200, 200), (600, 600), kind="image", picture=b"p")])
    assert not inked(canvas, 200, 200)
    photo = QImage(10, 10, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.black)
    canvas.set_picture(b"p", photo)
    assert inked(canvas, 200, 200)


STYLUS = QPointingDevice(
    "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 3,
)  # fmt: skip
RUBBER = QPointingDevice(
    "rubber", 2, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position, 1, 3,
)  # fmt: skip


def tablet(canvas, kind, x, y, pressure, device=STYLUS):
    down = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, device, QPointF(x, y), QPointF(canvas.mapToGlobal(QPoint(x, y))), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, down,
    )  # fmt: skip
    canvas.event(event)
    assert event.isAccepted()


def pen(canvas, *places, device=STYLUS):
    tablet(canvas, QEvent.Type.TabletPress, *places[0], device)
    for place in places[1:]:
        tablet(canvas, QEvent.Type.TabletMove, *place, device)
    tablet(canvas, QEvent.Type.TabletRelease, *places[-1][:2], 0.0, device)


def test_a_pen_draws_as_thick_as_it_is_pressed(canvas, told):
    canvas.set_pens(replace(canvas.pens, smoothing="none", width=18.0))
    pen(canvas, (100, 100, 0.2), (200, 100, 0.6), (300, 100, 1.0))
    (mark,) = told.finished
    assert [round(p.pressure, 1) for p in mark.points] == [0.2, 0.6, 1.0]
    assert inked(canvas, 290, 102)
    assert not inked(canvas, 105, 103)


def test_the_other_end_of_the_pen_rubs(canvas, told):
    one = stroke((200, 200), (600, 200))
    canvas.show_strokes([one])
    pen(canvas, (200, 80, 1.0), (200, 120, 1.0), device=RUBBER)
    assert told.removed == [[one.id]]


def test_a_palm_beside_the_pen_leaves_no_ink(canvas, told, qtbot):
    tablet(canvas, QEvent.Type.TabletPress, 100, 100, 0.5)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(canvas, screen).press(1, QPoint(500, 400), canvas).commit()
    QTest.touchEvent(canvas, screen).move(1, QPoint(560, 420), canvas).commit()
    QTest.touchEvent(canvas, screen).release(1, QPoint(560, 420), canvas).commit()
    tablet(canvas, QEvent.Type.TabletMove, 200, 100, 0.5)
    tablet(canvas, QEvent.Type.TabletRelease, 200, 100, 0.0)
    assert len(told.finished) == 1


def test_two_people_draw_with_two_fingers_at_once(canvas, told):
    screen = QTest.createTouchDevice()
    QTest.touchEvent(canvas, screen).press(1, QPoint(100, 100), canvas).commit()
    QTest.touchEvent(canvas, screen).stationary(1).press(2, QPoint(600, 100), canvas).commit()
    for k in range(1, 5):
        QTest.touchEvent(canvas, screen).move(1, QPoint(100, 100 + 40 * k), canvas).move(
            2, QPoint(600, 100 + 40 * k), canvas
        ).commit()
    assert inked(canvas, 100, 200)
    assert inked(canvas, 600, 200)
    QTest.touchEvent(canvas, screen).release(1, QPoint(100, 260), canvas).stationary(2).commit()
    QTest.touchEvent(canvas, screen).release(2, QPoint(600, 260), canvas).commit()
    assert len(told.finished) == 2
    assert {round(mark.points[0].x) for mark in told.finished} == {200, 1200}


def test_a_tap_of_two_fingers_asks_for_undo_and_draws_nothing(canvas, told, qtbot):
    screen = QTest.createTouchDevice()
    with qtbot.waitSignal(canvas.undo_requested, timeout=500):
        QTest.touchEvent(canvas, screen).press(1, QPoint(300, 300), canvas).press(2, QPoint(380, 300), canvas).commit()
        QTest.touchEvent(canvas, screen).release(1, QPoint(300, 300), canvas).release(
            2, QPoint(380, 300), canvas
        ).commit()
    assert told.finished == []


def test_a_canvas_is_freed_at_once(qtbot):
    gc.disable()
    try:
        canvas = BoardCanvas(new_id)
        canvas.resize(200, 100)
        gone = weakref.ref(canvas)
        del canvas
        assert gone() is None
    finally:
        gc.enable()
