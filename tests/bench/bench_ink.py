"""How the canvas keeps up with a bare widget that only has a backing image.

Motion to painted ink (one mouse move, then all events until the widget is painted), in one process and in turns, on
an empty page and on a heavy one; then undo, erasing and bringing a heavy page. Ratios, because machines differ.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import sys
import time
import zlib
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from copdesk.board.ink import Stroke
from copdesk.book.ids import new_id
from ui.board.canvas import BoardCanvas

SIZE = (1600, 1000)
MOVES, ROUNDS = 150, 6


class Bare(QWidget):
    """As little as a widget with ink can be."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.white)
        self._last: QPointF | None = None

    def paintEvent(self, event):
        painter = QPainter(self)
        for rect in event.region():
            painter.drawImage(rect, self.image, rect)

    def mousePressEvent(self, event):
        self._last = event.position()

    def mouseMoveEvent(self, event):
        a, b = self._last, event.position()
        self._last = b
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#0B5D57"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(a, b)
        painter.end()
        self.update(QRectF(a, b).normalized().adjusted(-6, -6, 6, 6).toAlignedRect())


def handwriting(dice: random.Random) -> list[tuple[float, float]]:
    """Fifty points of a word about sixty units long."""
    x, y, way, step = dice.uniform(40, 1560), dice.uniform(40, 960), dice.uniform(0, 6.3), dice.uniform(0.6, 1.6)
    points = []
    for _ in range(50):
        way += dice.gauss(0, 0.35)
        x, y = x + math.cos(way) * step, y + math.sin(way) * step
        points.append((x, y))
    return points


def send(widget: QWidget, kind: QEvent.Type, x: float, y: float) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    down = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    at = QPointF(x, y)
    QApplication.sendEvent(widget, QMouseEvent(kind, at, at, button, down, Qt.KeyboardModifier.NoModifier))


def draw(widget: QWidget, row: int) -> list[float]:
    """Milliseconds from each motion of one stroke until its ink is painted."""
    taken = []
    send(widget, QEvent.Type.MouseButtonPress, 40, row)
    for k in range(1, MOVES):
        start = time.perf_counter()
        send(widget, QEvent.Type.MouseMove, 40 + 8 * k, row + 20 * math.sin(k / 6))
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
    send(widget, QEvent.Type.MouseButtonRelease, 40 + 8 * MOVES, row)
    QApplication.processEvents()
    return taken


def spread(values: list[float]) -> str:
    cuts = statistics.quantiles(values, n=20)
    return f"p50 {statistics.median(values):6.3f} ms  p95 {cuts[18]:6.3f} ms"


def once(call, *args) -> float:
    start = time.perf_counter()
    call(*args)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def main(count: int) -> None:
    app = QApplication.instance() or QApplication([])
    bare, canvas = Bare(), BoardCanvas(new_id)
    drawn: list[Stroke] = []
    canvas.stroke_finished.connect(drawn.append)
    for widget in (bare, canvas):
        widget.resize(*SIZE)
        widget.show()
    app.processEvents()
    dice = random.Random(1)
    for label, strokes in (("empty page", 0), (f"{count} strokes", count)):
        if strokes:
            page = [Stroke.of(new_id(), "pen", "#8899AA", 3.0, handwriting(dice)) for _ in range(strokes)]
            print(f"bytes a stroke           {statistics.mean(len(s.ink) for s in page):.0f}")
            slices = []
            shown = once(canvas.show_strokes, page)
            start = time.perf_counter()
            while canvas.sheet.busy:
                slices.append(once(lambda: None))
            whole = time.perf_counter() - start
            print(f"bringing {label}: first {shown:.1f} ms, whole {whole:.2f} s, longest slice {max(slices):.1f} ms")
            rendering = zlib.crc32(bytes(canvas.sheet.image.constBits()))
            print(f"picture {rendering:08x}, zoom {once(canvas.zoom, 1.1):.1f} ms until a first picture")
            while canvas.sheet.busy:
                app.processEvents()
            canvas.fit_page()
            while canvas.sheet.busy:
                app.processEvents()
        drawn.clear()
        plain, ours = [], []
        for row in range(ROUNDS):
            plain += draw(bare, 80 + row * 140)
            ours += draw(canvas, 80 + row * 140)
        ratio = statistics.median(ours) / statistics.median(plain)
        print(f"{label:24} bare {spread(plain)}   canvas {spread(ours)}   ratio {ratio:.2f}")
        undo = [once(canvas.remove, [drawn.pop().id]) for _ in range(3)]
        older = once(canvas.remove, [drawn.pop(0).id])
        print(f"{label:24} undo {statistics.median(undo):.2f} ms, taking an older long stroke away {older:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
