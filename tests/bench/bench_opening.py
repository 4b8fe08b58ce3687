"""A drawing of 20,000 strokes of fifty points is brought onto the page of the whole program, on a virtual screen.

From the wish to the kept picture on the screen, to the first ink of a pen that is put down as soon as that is there,
and until all strokes have come and are painted. The second time the kept picture is as large as the page.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from copdesk.board.scribble import scribble
from copdesk.clock import SystemClock
from copdesk.desk import Desk

STROKES, ROUNDS = 20_000, 3


def child(book: Path) -> None:
    """Prints for each round, in ms: picture, first ink, all strokes."""
    from PySide6.QtCore import QEvent, QObject, QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.journeys.scripts import Session, canvas_of

    here = Session(book, "board")
    room = here.window.room_widget("board")
    canvas = canvas_of(room)
    here.until(lambda: canvas.isVisible() and canvas.isEnabled())
    drawings = here.asked(here.bench.desk.board.drawings, here.bench.session_id)
    light, heavy = sorted(drawings, key=lambda one: one.strokes)[0], max(drawings, key=lambda one: one.strokes)

    class Eye(QObject):
        """Sees when the canvas is painted with something on it."""

        def __init__(self) -> None:
            super().__init__()
            self.at = 0.0
            canvas.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.at = time.perf_counter()
            return False

    eye = Eye()

    def ink_after() -> float:
        """A short stroke where there is room; when its first step is painted."""
        start = QPoint(canvas.width() // 2, canvas.height() // 2)
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        began = time.perf_counter()
        QTest.mouseMove(canvas, start + QPoint(30, 0))
        while eye.at < began:
            QApplication.processEvents()
        painted = eye.at
        canvas.cancel()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        return painted

    rounds = []
    for _ in range(ROUNDS + 1):
        room.show_drawing(light.id)
        here.until(lambda: room.page.drawing == light.id and not room.page.busy and canvas.sheet.idle)
        QTest.qWait(300)
        began = time.perf_counter()
        room.show_drawing(heavy.id)
        while not canvas.sheet._more:
            QApplication.processEvents()
        arrived = time.perf_counter()
        while eye.at < arrived:
            QApplication.processEvents()
        picture, ink = eye.at - began, ink_after() - began
        here.until(lambda: not room.page.busy and canvas.sheet.idle and not canvas.sheet.busy, 60)
        rounds.append([picture * 1000, ink * 1000, (time.perf_counter() - began) * 1000])
        QTest.qWait(3000)  # the page is kept as it is seen
    print(json.dumps({"rounds": rounds, "bugs": here.bugs}))
    here.end()


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home), "1920x1080") as environment:
        book = made(Path(home) / "opening.copdesk")
        desk = Desk.open(book, SystemClock(), Path(home) / "spares")
        session = desk.plan.newest()
        assert session is not None
        desk.board.new_drawing(session)
        heavy = desk.board.new_drawing(session)
        desk.board.add_strokes(heavy, scribble(STROKES, 50, 1))
        desk.close()
        found = json.loads(run_on(environment, __file__, str(book)))
    for number, (picture, ink, whole) in enumerate(found["rounds"]):
        label = "nothing kept yet" if not number else "with its picture"
        print(f"{label}: picture {picture:.0f} ms (≤ 300), first ink {ink:.0f} ms (≤ 500), all {whole:.0f} ms (≤ 4000)")
    for bug in found["bugs"]:
        print("bug:", bug)


if __name__ == "__main__":
    from tests.bench.screen import begin

    begin(child, main)
