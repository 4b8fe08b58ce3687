"""From the pen's last touch until its stroke is in the book, on this disk and on one of 300 ms a sync; bytes a stroke.

In the whole program on a virtual screen. The time counts until the program says *saved*, which it does when the
commit is done. Then a program that draws and says which strokes are saved is killed in the middle of it (`kill -9`),
and the book is asked for them.
"""

from __future__ import annotations

import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from copdesk.board.ink import Point, Stroke
from copdesk.board.smooth import Smoothing, finished
from copdesk.book.ids import new_id
from copdesk.clock import SystemClock
from copdesk.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
STROKES, SLOW_STROKES, SYNCS_S = 40, 12, 1.5  # a commit syncs five times
KILLS, WEIGHED = 3, 400


def child(book: Path, kill: bool) -> None:
    """Draws; prints what was measured, or line by line the strokes that are saved, until it is killed."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from tests.journeys.scripts import Session, canvas_of

    here = Session(book, "board")
    bridge, desk = here.bench.bridge, here.bench.desk
    canvas = canvas_of(here.window.room_widget("board"))
    here.until(lambda: canvas.isVisible() and canvas.isEnabled())
    QTest.qWait(500)
    lifted: dict[bytes, float] = {}
    unsaved: list[bytes] = []
    took: list[float] = []
    said: list[str] = []

    def on_finished(stroke: Stroke) -> None:
        unsaved.append(stroke.id)

    def on_changed(changes) -> None:  # the book tells of what it has kept
        for key in [key for key in unsaved if key in changes.ids]:
            unsaved.remove(key)
            took.append((time.perf_counter() - lifted[key]) * 1000)
            if kill:
                print(key.hex(), flush=True)

    canvas.stroke_finished.connect(on_finished)
    bridge.changed.connect(on_changed)
    bridge.saved.connect(lambda saved: said.append(saved.state))

    def draw(number: int) -> None:
        x, y = 60 + 23 * (number % 20), 60 + 17 * (number % 13)
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        for step in range(1, 40):
            QTest.mouseMove(canvas, QPoint(x + 4 * step, y + round(20 * math.sin(step / 4))), 4)
        count, up = len(unsaved), time.perf_counter()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x + 160, y))
        lifted[unsaved[count]] = up

    def strokes(count: int, pause_ms: int) -> list[float]:
        took.clear()
        for number in range(count):
            draw(number)
            QTest.qWait(pause_ms)
        here.until(lambda: not unsaved, 60)
        return sorted(took)

    if kill:
        while True:
            draw(len(took))
            QTest.qWait(30)
    here_s = strokes(STROKES, 200)
    desk.book.before_commit = lambda: time.sleep(SYNCS_S)
    said.clear()
    slow_s = strokes(SLOW_STROKES, 500)
    desk.book.before_commit = None
    print(json.dumps({"here": here_s, "slow": slow_s, "said": sorted(set(said)), "bugs": here.bugs}))
    here.end()


def killed(environment: dict[str, str], book: Path) -> tuple[int, int]:
    """How many strokes were said to be saved when the program was killed, and how many of them the book has not."""
    words = [sys.executable, __file__, str(book), "kill"]
    with subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(random.Random().randrange(8, 20))]
        time.sleep(random.Random().random() / 4)
        program.kill()
        told += program.stdout.readlines()
    saved = {bytes.fromhex(line.strip()) for line in told if len(line.strip()) == 32 and line.endswith("\n")}
    desk = Desk.open(book, SystemClock(), book.parent / "spares")
    there = {s.id for one in desk.board.all_drawings() for s in desk.board.strokes_of(one.id)}
    desk.close()
    return len(saved), len(saved - there)


def word(dice: random.Random, pressed: bool) -> list[Point]:
    """Fifty points of a word, pressed as a hand does: softer where it begins and ends, and never quite the same."""
    x, y, way, step = dice.uniform(40, 1560), dice.uniform(40, 960), dice.uniform(0, 6.3), dice.uniform(0.6, 1.6)
    hard = press = dice.uniform(0.4, 0.7)
    points = []
    for k in range(50):
        way += dice.gauss(0, 0.35)
        x, y = x + math.cos(way) * step, y + math.sin(way) * step
        inside = min(1.0, 4 * k / 49 + 0.2, 4 * (1 - k / 49) + 0.2)
        press = min(max(press + 0.3 * (hard * inside - press) + dice.gauss(0, 0.02), 0.02), 1.0)
        points.append(Point(x, y, press if pressed else 1.0))
    return points


def weighed(book: Path, *, pressed: bool, smoothing: Smoothing) -> float:
    """Bytes that the book grows by for each stroke of fifty points, each a turn of its own."""
    desk = Desk.open(book, SystemClock(), book.parent / "spares")
    session = desk.plan.newest()
    assert session is not None
    drawing, dice, before = desk.board.new_drawing(session), random.Random(1), 0
    for number in range(WEIGHED + 50):
        points, _ = finished(word(dice, pressed), smoothing)
        desk.board.add_strokes(drawing, [Stroke.of(new_id(), "pen", "#1F2A2E", 9.0, points)])
        before = book.stat().st_size if number == 49 else before
    desk.close()
    return (book.stat().st_size - before) / WEIGHED


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as environment:
        found = json.loads(run_on(environment, __file__, str(made(Path(home) / "kept.copdesk")), ""))
        for name, limit in (("here", 250), ("slow", 3000)):
            took = found[name]
            median, worst = statistics.median(took), took[-1]
            print(f"pen up to saved, {name}: median {median:.0f} ms, worst {worst:.0f} ms (≤ {limit})")
        print("said on the slow disk:", ", ".join(found["said"]))
        for number in range(KILLS):
            saved, lost = killed(environment, made(Path(home) / f"killed{number}.copdesk"))
            print(f"killed while drawing: {saved} strokes were said to be saved, {lost} of them lost")
        for pressed in (False, True):
            for smoothing in ("none", "some"):
                book = made(Path(home) / f"weighed{pressed}{smoothing}.copdesk")
                size = weighed(book, pressed=pressed, smoothing=smoothing)
                print(f"{size:.0f} bytes a stroke {'with' if pressed else 'without'} pressure, smoothing {smoothing}")
        for bug in found["bugs"]:
            print("bug:", bug)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(Path(sys.argv[1]), kill=sys.argv[2] == "kill")
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        main()
