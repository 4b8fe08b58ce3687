"""The gallery of two hundred drawings and photos: how soon a screenful is seen, how deaf the desk is while it is
scrolled through, and how much memory that takes. Twice: as it is first seen, and after the program has begun anew."""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

DRAWINGS, PHOTOS = 140, 60
EVERY_MS, PACE_MS, NOTCH = 5, 16, 120


def filled(book: Path) -> None:
    """Drawings of twenty to three hundred strokes, and photos between them."""
    from PIL import Image

    from copdesk.board.ink import Stroke
    from copdesk.board.photos import read_photo
    from copdesk.book.ids import new_id
    from copdesk.clock import SystemClock
    from copdesk.desk import Desk

    desk, rnd = Desk.open(book, SystemClock()), random.Random(1)
    session = desk.plan.newest()
    assert session is not None
    photos = []
    for shade in range(6):
        out = BytesIO()
        Image.effect_noise((1600, 1200), 40 + shade).convert("RGB").save(out, "JPEG", quality=85)
        photos.append(read_photo(out.getvalue(), f"{shade}.jpg"))
    for number in range(DRAWINGS + PHOTOS):
        if number % 10 in (2, 5, 8):
            desk.board.add_photo(session, photos[number % len(photos)], title=f"Photo {number}")
            continue
        key = desk.board.new_drawing(session, title=f"Drawing {number}")
        strokes = []
        for _ in range(rnd.randint(20, 300)):
            x, y = rnd.uniform(50, 1400), rnd.uniform(50, 900)
            line = [(x + 4 * step, y + rnd.uniform(-30, 30)) for step in range(30)]
            strokes.append(Stroke.of(new_id(), "pen", "#0B5D57", 4, line))
        desk.board.add_strokes(key, strokes)
    desk.close()


def child(book: Path) -> None:
    """Prints the time to a screenful, the gaps while scrolling and the memory, in ms and MB."""
    from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.journeys.scripts import Session

    class Painted(QObject):
        """When the cards were painted last."""

        def __init__(self, view: Any) -> None:
            super().__init__()
            self.at = 0.0
            view.viewport().installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.at = time.perf_counter()
            return False

    here = Session(book)
    sys.excepthook = sys.__excepthook__  # what breaks here is told by the bench
    here.until(lambda: all(room.widget is not None for room in here.window._rooms.values()), 60)
    QTest.qWait(1500)
    before = memory()
    board: Any = here.window.room_widget("board")
    view, pictures = board.gallery.view, board.pictures
    painted = Painted(view)
    began, worked = time.perf_counter(), time.process_time()
    here.window.show_room("board")
    board.show_mode(1)

    def seen() -> list[bytes]:
        rect, model = view.viewport().rect(), board.model
        return [d.id for row, d in enumerate(model.drawings()) if rect.intersects(view.visualRect(model.index(row)))]

    here.until(lambda: board.model.rowCount() > 0, 60)
    first = seen()
    here.until(lambda: painted.at > began and all(key in pictures._small for key in first), 60)
    worked = time.process_time() - worked
    QTest.qWait(100)  # the last picture is painted
    screenful, work = (painted.at - began) * 1000, worked * 1000
    gaps: list[tuple[float, float]] = []
    last = [time.perf_counter(), time.thread_time()]

    def tick() -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gaps.append(((now - last[0]) * 1000, (worked - last[1]) * 1000))
        last[:] = [now, worked]

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(EVERY_MS)
    bar, middle = view.verticalScrollBar(), QPointF(view.viewport().rect().center())
    place = QPointF(view.viewport().mapToGlobal(middle.toPoint()))
    while bar.value() < bar.maximum():
        event = QWheelEvent(middle, place, QPoint(), QPoint(0, -NOTCH), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        QTest.qWait(PACE_MS)
    timer.stop()
    here.until(lambda: all(key in pictures._small for key in seen()), 60)
    QTest.qWait(300)
    told = {
        "screenful": screenful,
        "work": work,
        "longest": max(gap for gap, _ in gaps),
        "worked": max(own for _, own in gaps),
        "p99": sorted(gap for gap, _ in gaps)[len(gaps) * 99 // 100],
        "before": before,
        "memory": memory(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "bugs": here.bugs,
    }
    print(json.dumps(told))
    here.end()


def memory() -> float:
    """MB that this process has in memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return 0.0


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as environment:
        book = made(Path(home) / "gallery.copdesk")
        filled(book)
        for when in ("first seen", "seen again"):
            told = json.loads(run_on(environment, __file__, str(book)))
            print(
                f"{when:11} screenful {told['screenful']:5.0f} ms, {told['work']:.0f} ms of work   scrolling: longest"
                f" {told['longest']:4.0f} ms p99 {told['p99']:3.0f} ms worked {told['worked']:4.0f} ms   memory"
                f" {told['before']:.0f} to {told['memory']:.0f} MB, peak {told['peak']:.0f} MB"
            )
            for bug in told["bugs"]:
                print("bug:", bug)


if __name__ == "__main__":
    from tests.bench.screen import begin

    begin(child, main)
