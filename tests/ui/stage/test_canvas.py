import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QRegion

from copdesk.stage.scenes import Message
from copdesk.stage.view import StageView
from tests.ui.stage.samples import FACE, VIEWS, Drawings
from ui.stage.canvas import StageCanvas
from ui.stage.paint.picture import moved, photograph

SIZE = QSize(640, 360)
TIMER = VIEWS["02-timer-running"]


class Watched(StageCanvas):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.painted: list[QRect] = []
        self.regions: list[list[QRect]] = []

    def paintEvent(self, event):
        self.painted.append(QRect(event.rect()))
        self.regions.append([QRect(rect) for rect in event.region()])
        super().paintEvent(event)


@pytest.fixture
def canvas(qtbot, themes):
    canvas = Watched(themes, Drawings(), reduced_motion=True)
    qtbot.addWidget(canvas)
    canvas.resize(SIZE)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def settle(qtbot, canvas):
    qtbot.waitUntil(lambda: bool(canvas.painted), timeout=1000)


def test_a_tick_paints_only_digits_and_band(qtbot, canvas):
    canvas.set_view(TIMER)
    canvas.repaint()
    canvas.painted.clear()
    canvas.set_view(replace(TIMER, clock=replace(FACE, digits="7:47", fraction=0.59)))
    settle(qtbot, canvas)
    painted = canvas.painted[-1]
    assert painted.top() > SIZE.height() * 0.1
    assert painted.bottom() < SIZE.height() * 0.9


def test_when_it_lights_up_the_whole_picture_has_one_colour_and_can_still_be_read(canvas, themes):
    over = VIEWS["04-timer-over"]
    canvas.set_view(replace(over, clock=replace(over.clock, flash=True)))
    theme = themes[over.theme]
    lit = canvas.grab().toImage()
    assert lit.pixelColor(3, 3) == theme.colour("over")
    assert any(lit.pixelColor(x, 300) == theme.colour("bg") for x in range(SIZE.width()))
    canvas.set_view(over)
    assert canvas.grab().toImage().pixelColor(3, 3) == theme.colour("bg")


def test_a_tick_that_changes_nothing_paints_nothing(qtbot, canvas):
    canvas.set_view(TIMER)
    canvas.repaint()
    canvas.painted.clear()
    canvas.set_view(replace(TIMER))
    canvas.repaint(0, 0, 1, 1)
    assert canvas.painted == [QRect(0, 0, 1, 1)]


MOVING = ("02-timer-running", "03-timer-ring-closing", "04-timer-over-words", "12-gallery-grid", "14-gallery-walk",
          "27-board", "23-prompt-arabic")  # fmt: skip
"""Between them they have every moving part, a picture, and both directions."""


@pytest.mark.parametrize("name", MOVING)
def test_the_canvas_shows_exactly_what_is_photographed(canvas, themes, name):
    view = VIEWS[name]
    canvas.set_view(view)
    shown = canvas.grab().toImage().convertToFormat(photograph(view, SIZE, themes[view.theme]).format())
    assert shown == photograph(view, SIZE, themes[view.theme], Drawings())


@pytest.mark.parametrize("name", ["02-timer-running", "21-timer-over-narrow", "23-prompt-arabic", "20-transition"])
def test_after_ticks_the_picture_is_that_of_a_fresh_canvas(qtbot, canvas, themes, name):
    first = VIEWS[name]
    canvas.set_view(first)
    canvas.repaint()
    kept = QImage(SIZE, QImage.Format.Format_RGB32)
    canvas.render(kept)
    for digits, fraction in (("0:47", 0.06), ("0:46", 0.055), ("0:39", 0.04), ("0:00", 0.0)):
        later = replace(first, clock=replace(first.clock, digits=digits, fraction=fraction))
        canvas.painted.clear()
        canvas.set_view(later)
        settle(qtbot, canvas)
        painter = QPainter(kept)  # only what was painted anew is taken over
        for rect in canvas.regions[-1]:
            canvas.render(painter, rect.topLeft(), QRegion(rect))
        painter.end()
        fresh = photograph(later, SIZE, themes[later.theme])
        assert kept.convertToFormat(fresh.format()) == fresh


@pytest.mark.parametrize("begin", [0.99, 0.7, 0.4, 0.1])
def test_of_the_ring_only_the_slice_that_the_wedge_has_left_is_painted(canvas, begin):
    def at(fraction):
        view = VIEWS["03-timer-ring-closing"]
        return replace(view, clock=replace(view.clock, fraction=fraction))

    slot = next(slot for slot in look_at(canvas, at(begin)) if slot.kind == "ring")
    (part,) = moved(slot, at(begin), at(begin - 0.01), canvas._still.unit)
    assert part.width() * part.height() < slot.box.width() * slot.box.height() / 3
    edge = math.radians((begin - 0.005) * 360)
    reach = 0.4 * slot.box.width()
    assert part.contains(slot.box.center() + QPointF(math.sin(edge), -math.cos(edge)) * reach)
    assert moved(slot, at(begin), at(begin), canvas._still.unit) == []
    assert moved(slot, at(begin), at(begin - 0.09), canvas._still.unit) == [slot.box]


def look_at(canvas, view):
    canvas.set_view(view)
    assert canvas.pages
    return canvas._still.slots


def test_a_preview_of_the_projectors_size_breaks_lines_alike(qtbot, themes):
    preview = StageCanvas(themes, Drawings(), like=QSize(1920, 1080))
    stage = StageCanvas(themes, Drawings())
    for canvas in (preview, stage):
        qtbot.addWidget(canvas)
        canvas.resize(1920, 1080)
        canvas.set_view(VIEWS["15-wall"])
    assert preview.grab().toImage() == stage.grab().toImage()


def test_a_small_preview_paints_the_same_slots_in_its_own_measure(qtbot, themes):
    preview = StageCanvas(themes, like=QSize(1920, 1080))
    qtbot.addWidget(preview)
    preview.resize(192, 108)
    preview.set_view(TIMER)
    assert preview.grab().size() == QSize(192, 108)
    assert preview.pages == 1


def test_another_scene_fades_unless_motion_is_reduced_or_the_picture_is_too_large_for_it(qtbot, themes, monkeypatch):
    canvas = StageCanvas(themes)
    qtbot.addWidget(canvas)
    canvas.resize(SIZE)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.set_view(TIMER)
    message = StageView(Message("Please come back"))
    canvas.set_view(message)
    assert canvas._before is not None
    qtbot.waitUntil(lambda: canvas._before is None, timeout=2000)
    canvas.reduced_motion = True
    canvas.set_view(TIMER)
    assert canvas._before is None
    canvas.reduced_motion = False
    monkeypatch.setattr("ui.stage.canvas.MOST_FADED", SIZE.width() * SIZE.height() - 1)
    canvas.set_view(message)
    assert canvas._before is None


def test_a_note_more_appears_slowly_and_a_minute_of_the_clock_does_not(qtbot, themes):
    canvas = StageCanvas(themes)
    qtbot.addWidget(canvas)
    canvas.resize(SIZE)
    canvas.show()
    wall = replace(VIEWS["15-wall"], motion="slow")
    canvas.set_view(wall)
    canvas._fade.stop()
    canvas._on_faded()
    canvas.set_view(replace(wall, header=replace(wall.header, end="11:38")))
    assert canvas._before is None
    canvas.set_view(replace(wall, scene=replace(wall.scene, heads=wall.scene.heads[:1])))
    assert canvas._before is not None
    assert canvas._fade.duration() == 400


def test_a_drawing_that_changed_is_painted_where_it_stands(qtbot, canvas):
    canvas.set_view(VIEWS["27-board"])
    canvas.repaint()
    canvas.painted.clear()
    canvas.touch(b"\x03")
    settle(qtbot, canvas)
    assert canvas.painted[-1].height() < SIZE.height()


def test_a_scene_that_needs_pages_says_how_many(canvas):
    canvas.set_view(VIEWS["10-trios-50"])
    assert canvas.pages == 2


def test_a_preview_of_another_shape_stands_in_the_middle(qtbot, themes):
    preview = StageCanvas(themes, like=QSize(1600, 900))
    qtbot.addWidget(preview)
    preview.resize(400, 400)
    preview.set_view(replace(VIEWS["04-timer-over"], theme="ink"))
    image = preview.grab().toImage()
    over = themes["ink"].colour("over")
    assert image.pixelColor(200, (400 - 225) // 2 + 222) == over
    assert image.pixelColor(200, 396) == themes["ink"].colour("bg")


def test_a_picture_painted_ahead_is_there_at_once_and_is_the_same(canvas, monkeypatch):
    canvas.set_view(TIMER)
    canvas.repaint()
    coming = VIEWS["09-trios-7"]
    canvas.warm(coming)
    monkeypatch.setattr("ui.stage.canvas.paint_still", None)  # nothing may be painted anew from here on
    now = replace(coming, clock=replace(coming.clock, digits="0:59", fraction=0.1))
    canvas.set_view(now)
    shown = canvas.grab().toImage()
    monkeypatch.undo()
    fresh = photograph(now, SIZE, canvas._themes[now.theme], Drawings())
    assert shown.convertToFormat(fresh.format()) == fresh


def test_a_picture_painted_ahead_for_another_size_or_text_is_not_used(canvas, themes):
    canvas.set_view(TIMER)
    canvas.warm(VIEWS["09-trios-7"])
    later = replace(VIEWS["09-trios-7"], header=replace(VIEWS["09-trios-7"].header, end="11:38"))
    canvas.set_view(later)
    fresh = photograph(later, SIZE, themes["ink"], Drawings())
    assert canvas.grab().toImage().convertToFormat(fresh.format()) == fresh
    canvas.warm(TIMER)
    canvas.resize(SIZE * 0.5)
    canvas.set_view(TIMER)
    fresh = photograph(TIMER, SIZE * 0.5, themes["ink"], Drawings())
    assert canvas.grab().toImage().convertToFormat(fresh.format()) == fresh
