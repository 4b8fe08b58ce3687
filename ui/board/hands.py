"""What each drawing tool does between press and lift. A pen, a finger and the mouse each bring a key of their own."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple, Protocol
from weakref import proxy

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainter

from copdesk.board.ink import FREEHAND, MAX_POINTS, Kind, Point, Stroke
from copdesk.board.rub import rubbed
from copdesk.board.shape import box_of, crossed
from copdesk.board.smooth import finished, meant
from ui.board.render import Mark, paint

if TYPE_CHECKING:
    from ui.board.canvas import BoardCanvas

HOLD_MS, SURE_MS, HOLD_STILL = 600, 50, 4.0
SEEN = 0.75  # pixels: what is moved by less when the pen is up is not painted anew
RUBBER = 12.0
STICKY_SIZE, SYMBOL_SIZE = (240.0, 180.0), (100.0, 100.0)


class Hand(Protocol):
    """A tool in use."""

    def press(self, pen: object, place: Point, shift: bool) -> None: ...

    def drag(self, pen: object, place: Point, shift: bool) -> None: ...

    def lift(self, pen: object, shift: bool) -> None: ...

    def drop(self, pen: object) -> None:
        """What was begun with this pen never happened."""

    def show(self, painter: QPainter) -> None:
        """Paint what is not yet on the page; the painter is in pixels."""


class _Shape(NamedTuple):
    """A shape that a hand meant: its two ends or corners, and where the pen is."""

    kind: Kind
    ends: list[Point]
    pen: Point


class Freehand(QObject):
    """Pen, marker, highlighter. A pen line that is held still at its end becomes the shape that was meant."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas: BoardCanvas = proxy(canvas)
        self._shapes: dict[object, _Shape] = {}
        self._held: object = None
        self._rest = Point(0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self._on_still)
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.setInterval(SURE_MS)
        self._sure.timeout.connect(self._on_held)

    @property
    def shaping(self) -> bool:
        """Whether a line that was held still is shown as the shape that was meant."""
        return bool(self._shapes)

    def press(self, pen: object, place: Point, shift: bool) -> None:
        pens = self._canvas.pens
        kind: Kind = pens.kind if pens.kind in FREEHAND else "pen"
        self._canvas.refresh(self._canvas.live.begin(pen, kind, pens.colour, pens.ink_width, place, self._canvas.view))
        self._held, self._rest = pen, place
        self._timer.start()

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        if pen in self._shapes:
            self._reshape(pen, place)
            return
        live = self._canvas.live
        if pen not in live:
            return
        self._canvas.refresh(live.extend(pen, place, self._canvas.view))
        if hypot(place.x - self._rest.x, place.y - self._rest.y) * self._canvas.view.scale > HOLD_STILL:
            self._held, self._rest = pen, place
            self._sure.stop()
            self._timer.start()
        if len(live.stroke(pen).points) >= MAX_POINTS:
            self.lift(pen, shift)
            self.press(pen, place, shift)

    def lift(self, pen: object, shift: bool) -> None:
        self._timer.stop()
        self._sure.stop()
        pens = self._canvas.pens
        if pen in self._shapes:
            shape = self._shapes.pop(pen)
            self._canvas.keep(self._canvas.new_stroke(shape.kind, pens.colour, pens.width, shape.ends))
            return
        if pen not in self._canvas.live:
            return
        trace = self._canvas.live.trace(pen)
        stroke, touched = self._canvas.live.end(pen, self._canvas.view)
        points, strayed = finished(stroke.points, pens.smoothing)
        if strayed * self._canvas.view.scale >= SEEN:
            trace = None
        self._canvas.keep(self._canvas.new_stroke(stroke.kind, stroke.colour, stroke.width, points), trace)
        self._canvas.refresh(touched)

    def drop(self, pen: object) -> None:
        self._timer.stop()
        self._sure.stop()
        if self._shapes.pop(pen, None) is not None:
            self._canvas.update()
        if pen in self._canvas.live:
            self._canvas.refresh(self._canvas.live.end(pen, self._canvas.view)[1])

    def show(self, painter: QPainter) -> None:
        for shape in self._shapes.values():
            pens = self._canvas.pens
            _show(painter, self._canvas, Stroke.of(b"", shape.kind, pens.colour, pens.width, shape.ends))

    def _on_still(self) -> None:
        """Perhaps only the program was: the motions that wait for it come first."""
        self._sure.start()

    def _on_held(self) -> None:
        live, pen = self._canvas.live, self._held
        if pen not in live or self._canvas.pens.tool != "pen":
            return
        points = live.stroke(pen).points
        shape = meant(points)
        if shape is None:
            return
        self._canvas.refresh(live.end(pen, self._canvas.view)[1])
        self._shapes[pen] = _Shape(*shape, points[-1])
        self._canvas.update()

    def _reshape(self, pen: object, place: Point) -> None:
        """Moving on with a shape that was recognised draws its last corner along, as far as the pen goes.

        The pen is where the hand's line ended, which of a ring is nowhere near a corner.
        """
        shape = self._shapes[pen]
        first, last = shape.ends
        corner = Point(last.x + place.x - shape.pen.x, last.y + place.y - shape.pen.y)
        self._shapes[pen] = _Shape(shape.kind, [first, corner], place)
        self._canvas.update()


class Rubber:
    """Takes whole marks, or what it rubs of them. Locked marks stay."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self._last: dict[object, Point] = {}
        self._gone: dict[object, dict[bytes, Stroke]] = {}
        self._pieces: dict[object, dict[bytes, Stroke]] = {}

    @property
    def reach(self) -> float:
        return RUBBER / self._canvas.view.scale

    def press(self, pen: object, place: Point, shift: bool) -> None:
        self._last[pen] = place
        self._gone[pen], self._pieces[pen] = {}, {}
        self._rub(pen, [place])

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        if pen in self._last:
            self._rub(pen, [self._last[pen], place])
            self._last[pen] = place

    def lift(self, pen: object, shift: bool) -> None:
        if self._last.pop(pen, None) is None:
            return
        gone, pieces = self._gone.pop(pen), self._pieces.pop(pen)
        if pieces:
            self._canvas.replaced(list(gone), list(pieces.values()))
        elif gone:
            self._canvas.removed(list(gone))

    def drop(self, pen: object) -> None:
        if self._last.pop(pen, None) is None:
            return
        gone, pieces = self._gone.pop(pen), self._pieces.pop(pen)
        self._canvas.refresh(self._canvas.sheet.remove(pieces))
        for stroke in gone.values():
            self._canvas.refresh(self._canvas.sheet.put(stroke))

    def show(self, painter: QPainter) -> None:
        return

    def _rub(self, pen: object, way: list[Point]) -> None:
        sheet, gone, pieces = self._canvas.sheet, self._gone[pen], self._pieces[pen]
        part = self._canvas.pens.erasing == "part"
        for stroke in sheet.meeting(box_of(way).grown(self.reach)):
            if stroke.locked:
                continue
            left = rubbed(stroke, way, self.reach) if part else [] if crossed(stroke, way, self.reach) else None
            if left is None:
                continue
            self._canvas.refresh(sheet.remove([stroke.id]))
            if pieces.pop(stroke.id, None) is None:
                gone[stroke.id] = stroke
            for line in left:
                piece = Stroke.of(
                    self._canvas.new_id(),
                    stroke.kind if stroke.kind in FREEHAND else "pen",
                    stroke.colour,
                    stroke.width,
                    line[:MAX_POINTS],
                    z=stroke.z,
                )
                pieces[piece.id] = piece
                self._canvas.refresh(sheet.put(piece))


class Shaper:
    """Line, arrow, rectangle, ellipse, sticky and symbol: from corner to corner; a click gives the usual size.

    With Shift a box is square, and a line level, upright or at 45 degrees.
    """

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self._ends: dict[object, tuple[Point, Point]] = {}
        self._shown = QRect()

    def press(self, pen: object, place: Point, shift: bool) -> None:
        self._ends[pen] = place, place

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        if pen not in self._ends:
            return
        start = self._ends[pen][0]
        self._ends[pen] = start, self._squared(start, place) if shift else place
        now = self._canvas.view.rect_of(Mark(self._stroke(*self._ends[pen])).box)
        self._canvas.refresh(self._shown | now)
        self._shown = now

    def lift(self, pen: object, shift: bool) -> None:
        ends = self._ends.pop(pen, None)
        if ends is None:
            return
        self._canvas.refresh(self._shown)
        tool = self._canvas.pens.tool
        far = hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y) * self._canvas.view.scale
        if far < 6 and tool in ("sticky", "symbol"):
            wide, high = STICKY_SIZE if tool == "sticky" else SYMBOL_SIZE
            middle = ends[0]
            ends = (
                Point(middle.x - wide / 2, middle.y - high / 2),
                Point(middle.x + wide / 2, middle.y + high / 2),
            )
        elif far < 6:
            return
        stroke = self._stroke(*ends)
        if tool == "sticky":
            self._canvas.write(stroke)
        else:
            self._canvas.keep(stroke)

    def drop(self, pen: object) -> None:
        if self._ends.pop(pen, None) is not None:
            self._canvas.refresh(self._shown)

    def show(self, painter: QPainter) -> None:
        for a, b in self._ends.values():
            if a != b:
                _show(painter, self._canvas, self._stroke(a, b))

    def _stroke(self, a: Point, b: Point) -> Stroke:
        pens = self._canvas.pens
        colour = pens.sticky_colour if pens.tool == "sticky" else pens.colour
        width = pens.letter_height if pens.tool == "sticky" else pens.width
        text = pens.symbol if pens.tool == "symbol" else ""
        return self._canvas.new_stroke(pens.kind, colour, width, [a, b], text=text)

    def _squared(self, a: Point, b: Point) -> Point:
        dx, dy = b.x - a.x, b.y - a.y
        if self._canvas.pens.tool in ("line", "arrow"):
            way, far = round(atan2(dy, dx) / (pi / 4)) * (pi / 4), hypot(dx, dy)
            return Point(a.x + far * cos(way), a.y + far * sin(way))
        side = max(abs(dx), abs(dy))
        return Point(a.x + (side if dx >= 0 else -side), a.y + (side if dy >= 0 else -side))


class Writer:
    """Text: a click opens the editor there; a click on words already written opens those."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self._at: Point | None = None

    def press(self, pen: object, place: Point, shift: bool) -> None:
        self._at = place

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        return

    def lift(self, pen: object, shift: bool) -> None:
        at, self._at = self._at, None
        if at is None:
            return
        known = self._canvas.words_at(at)
        pens = self._canvas.pens
        high = pens.letter_height
        if known is None and pens.tool == "image":
            self._canvas.picture_requested.emit(at)
            return
        corners = [at, Point(at.x + high * 6, at.y + high * 1.4)]
        self._canvas.write(known or self._canvas.new_stroke("text", pens.colour, high, corners))

    def drop(self, pen: object) -> None:
        self._at = None

    def show(self, painter: QPainter) -> None:
        return


class Mover:
    """The hand: the page goes along."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self._grip: Point | None = None

    def press(self, pen: object, place: Point, shift: bool) -> None:
        self._grip = place

    def drag(self, pen: object, place: Point, shift: bool) -> None:
        if self._grip is not None:
            scale = self._canvas.view.scale
            self._canvas.look(
                self._canvas.view.panned((place.x - self._grip.x) * scale, (place.y - self._grip.y) * scale)
            )

    def lift(self, pen: object, shift: bool) -> None:
        self._grip = None

    def drop(self, pen: object) -> None:
        self._grip = None

    def show(self, painter: QPainter) -> None:
        return


def _show(painter: QPainter, canvas: BoardCanvas, stroke: Stroke) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(canvas.view.transform * painter.transform())
    paint(painter, Mark(stroke), canvas.pictures)
    painter.restore()
