"""Mouse, pen and fingers, each with a tool in its hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import proxy

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QPainter, QPointingDevice, QTabletEvent, QTouchEvent

from copdesk.board.ink import Point
from ui.board.hands import Freehand, Hand, Mover, Rubber, Shaper, Writer
from ui.board.pens import Tool
from ui.board.selecting import Selector
from ui.board.touch import Act, Begun, Drawn, Dropped, Ended, Fingers, Moved, Phase, Tapped

if TYPE_CHECKING:
    from ui.board.canvas import BoardCanvas

PEN_GONE_MS = 700
NEXT_STROKE_MS = 150  # whoever writes puts the pen down again at once; what is missing on the page can wait
_PHASES: dict[QEventPoint.State, Phase] = {
    QEventPoint.State.Pressed: "pressed",
    QEventPoint.State.Updated: "moved",
    QEventPoint.State.Released: "released",
}
_MOUSE, _MIDDLE, _PEN = "mouse", "middle", "pen"


class Pointing(QObject):
    """Knows which tool each pen that is down holds. Works on its canvas."""

    def __init__(self, canvas: BoardCanvas, selector: Selector) -> None:
        super().__init__(canvas)
        self._canvas: BoardCanvas = proxy(canvas)
        self.fingers = Fingers()
        freehand, shaper, writer = Freehand(canvas), Shaper(canvas), Writer(canvas)
        self._freehand = freehand
        self._rubber, self._mover = Rubber(canvas), Mover(canvas)
        self._tools: dict[Tool, Hand] = {
            "select": selector,
            "hand": self._mover,
            "pen": freehand,
            "marker": freehand,
            "highlighter": freehand,
            "eraser": self._rubber,
            "line": shaper,
            "arrow": shaper,
            "rectangle": shaper,
            "ellipse": shaper,
            "sticky": shaper,
            "symbol": shaper,
            "text": writer,
            "image": writer,
        }
        self._hands: dict[object, Hand] = {}
        self._pen_away = QTimer(self)
        self._pen_away.setSingleShot(True)
        self._pen_away.setInterval(PEN_GONE_MS)
        self._pen_away.timeout.connect(self._on_pen_away)

    def __bool__(self) -> bool:
        """Whether any pen is down."""
        return bool(self._hands)

    @property
    def only_inks(self) -> bool:
        """Whether the tools in use show nothing but live ink."""
        return not self._freehand.shaping and all(hand is self._freehand for hand in self._hands.values())

    def cancel(self) -> None:
        """Whatever is under way never happened."""
        hands, self._hands = self._hands, {}
        for pen, hand in hands.items():
            hand.drop(pen)
        self.fingers.cancel()

    def show(self, painter: QPainter) -> None:
        """Paint what the tools in use show over the page."""
        for hand in set(self._hands.values()):
            hand.show(painter)

    def holds(self, hand: Hand) -> bool:
        return hand in self._hands.values()

    # events

    def mouse_pressed(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.LeftButton:
            self._begin(_MOUSE, event.position(), 1.0, _shift(event), self._tool())
        elif button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._begin(_MIDDLE, event.position(), 1.0, False, self._mover)

    def mouse_moved(self, event: QMouseEvent) -> None:
        pen = _MIDDLE if _MIDDLE in self._hands else _MOUSE
        shift = self._hands.get(pen) is not self._freehand and _shift(event)
        self._drag(pen, event.position(), 1.0, shift)

    def mouse_released(self, event: QMouseEvent) -> None:
        self._lift(_MOUSE if event.button() == Qt.MouseButton.LeftButton else _MIDDLE, _shift(event))

    def tablet(self, event: QTabletEvent) -> None:
        """The pen; its other end is the eraser."""
        for act in self.fingers.pen_came():
            self._act(act)
        self._pen_away.start()
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._canvas.writing.keep()
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            hand = self._rubber if eraser else self._tool()
            self._begin(_PEN, event.position(), event.pressure(), _shift(event), hand)
        elif kind == QEvent.Type.TabletMove:
            self._drag(_PEN, event.position(), event.pressure(), _shift(event))
        elif kind == QEvent.Type.TabletRelease:
            self._lift(_PEN, _shift(event))

    def touched(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            for act in self.fingers.cancel():
                self._act(act)
            return
        for point in event.points():
            phase = _PHASES.get(point.state())
            if phase is not None:
                for act in self.fingers.take(point.id(), phase, point.position(), event.timestamp()):
                    self._act(act)

    # within

    def _tool(self) -> Hand:
        return self._tools[self._canvas.pens.tool]

    def _place(self, at: QPointF, pressure: float) -> Point:
        view, ratio = self._canvas.view, self._canvas.devicePixelRatioF()
        return Point((at.x() * ratio - view.x) / view.scale, (at.y() * ratio - view.y) / view.scale, pressure)

    def _begin(self, pen: object, at: QPointF, pressure: float, shift: bool, hand: Hand) -> None:
        if pen in self._hands:
            self._hands.pop(pen).drop(pen)
        self._hands[pen] = hand
        hand.press(pen, self._place(at, pressure), shift)

    def _drag(self, pen: object, at: QPointF, pressure: float, shift: bool) -> None:
        hand = self._hands.get(pen)
        if hand is not None:
            hand.drag(pen, self._place(at, pressure), shift)

    def _lift(self, pen: object, shift: bool) -> None:
        hand = self._hands.pop(pen, None)
        if hand is not None:
            hand.lift(pen, shift)
            self._canvas.go_on(NEXT_STROKE_MS if hand is self._freehand else 0)

    def _act(self, act: Act) -> None:
        """What a finger means."""
        canvas = self._canvas
        if isinstance(act, Begun):
            canvas.writing.keep()
            self._begin(("finger", act.finger), act.at, 1.0, False, self._tool())
        elif isinstance(act, Drawn):
            self._drag(("finger", act.finger), act.at, 1.0, False)
        elif isinstance(act, Ended):
            self._lift(("finger", act.finger), False)
        elif isinstance(act, Dropped):
            hand = self._hands.pop(("finger", act.finger), None)
            if hand is not None:
                hand.drop(("finger", act.finger))
        elif isinstance(act, Moved):
            ratio = canvas.devicePixelRatioF()
            canvas.look(canvas.view.panned(act.dx * ratio, act.dy * ratio).zoomed(act.by, act.about * ratio))
        elif isinstance(act, Tapped):
            (canvas.undo_requested if act.fingers == 2 else canvas.redo_requested).emit()

    def _on_pen_away(self) -> None:
        self.fingers.pen_near = False


def _shift(event: QMouseEvent | QTabletEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def cursor_of(tool: Tool) -> Qt.CursorShape:
    shapes = {
        "select": Qt.CursorShape.ArrowCursor,
        "hand": Qt.CursorShape.OpenHandCursor,
        "text": Qt.CursorShape.IBeamCursor,
        "eraser": Qt.CursorShape.PointingHandCursor,
    }
    return shapes.get(tool, Qt.CursorShape.CrossCursor)
