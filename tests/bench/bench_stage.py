"""The projector: from a key to the picture, its window, its processor time at 4K; a tick beside a whole picture."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

SIZES = ((1920, 1080), (3840, 2160))
SCENES = ("02-timer-running", "03-timer-ring-closing", "07-prompt", "10-trios-34", "12-gallery-grid", "20-transition")
TICKS = 12
PRESSES = 150
MOVES = 30
SECONDS = 15
LAPTOP, BEAMER, WHOLE = "1366/300x768/170+0+0", "3840/1000x2160/560+1366+0", "5206x2160"


def pictures() -> None:
    """Whole pictures, ticks and pictures painted ahead, without a window system."""
    from PySide6.QtWidgets import QApplication

    from tests.ui.stage.samples import VIEWS, Drawings
    from ui.stage.canvas import StageCanvas
    from ui.stage.fonts import load_fonts
    from ui.stage.theme import load_themes

    application = QApplication([])
    load_fonts()
    for size in SIZES:
        for name in SCENES:
            canvas = StageCanvas(load_themes(), Drawings(), reduced_motion=True)
            canvas.resize(*size)
            canvas.show()
            application.processEvents()
            view, other = VIEWS[name], VIEWS["28-blank"]

            def shown(view: Any, canvas: Any = canvas) -> float:
                begun = time.perf_counter()
                canvas.set_view(view)
                canvas.repaint()
                return 1000 * (time.perf_counter() - begun)

            shown(view)
            shown(other)
            whole = shown(view)
            shown(other)
            canvas.warm(view)
            ahead = shown(view)
            assert view.clock is not None
            ticks = []
            for number in range(TICKS):
                clock = replace(view.clock, digits=f"{view.clock.digits[:-2]}{45 - number:02d}")
                begun = time.perf_counter()
                canvas.set_view(replace(view, clock=clock))
                application.processEvents()
                ticks.append(1000 * (time.perf_counter() - begun))
            tick = statistics.median(ticks)
            canvas.close()
            print(
                f"{size[0]:5} {name:22} whole {whole:6.1f} ms   painted ahead {ahead:5.1f} ms   "
                f"tick {tick:5.1f} ms   {tick / whole:.2f}"
            )


def child(book: str) -> None:
    """Drives the whole program by key and watches the projector's canvas; prints what it found as JSON."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest

    from tests.journeys.scripts import Session

    here = Session(Path(book))
    here.until(lambda: all(room.widget is not None for room in here.window._rooms.values()))
    stage, pulse = here.bench.stage, here.bench.pulse
    canvas = stage.canvas
    painted: list[float] = []
    worked: list[float] = []
    paint = canvas.paintEvent

    def watched(event: Any) -> None:
        paint(event)
        painted.append(time.perf_counter())
        worked.append(time.thread_time())
        waiting.quit()

    canvas.paintEvent = watched  # type: ignore[method-assign]

    own: list[float] = []
    waiting, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.timeout.connect(waiting.quit)

    def pressed(key: Qt.Key) -> float:
        """Milliseconds from the press until the projector has painted again; `own` gets what the window worked for it,
        which a busy machine does not change much.

        It waits as the program does: a loop that asks again and again would keep the book's thread from working.
        """
        painted.clear()
        worked.clear()
        begun, before = time.perf_counter(), time.thread_time()
        QTest.keyClick(here.window.focusWidget() or here.window, key)
        if not painted:
            late.start(1000)
            waiting.exec()
            late.stop()
        own.append(1000 * (worked[0] - before) if worked else 1000.0)
        return 1000 * (painted[0] - begun) if painted else 1000.0

    def still() -> None:
        """Out of the way of the next tick, so that a press is not taken for it."""
        left = pulse.face().remaining_ms % 1000
        QTest.qWait((left + 60) if left < 400 else 20)

    found: dict[str, Any] = {}
    here.key(Qt.Key.Key_F6)
    here.until(lambda: pulse.run_face() is not None)
    opened = []
    for _ in range(5):
        opened.append(pressed(Qt.Key.Key_F5))
        QTest.qWait(400)
        found["on"] = f"{stage.width()} × {stage.height()}"
        QTest.keyClick(here.window, Qt.Key.Key_F5)
        QTest.qWait(200)
    QTest.keyClick(here.window, Qt.Key.Key_F5)
    QTest.qWait(500)
    if canvas.width() < 3840:
        stage.resize(3840, 2160)
        QTest.qWait(500)
    found["window up (median)"] = statistics.median(opened)
    times = []
    for number in range(PRESSES):
        still()
        times.append(pressed(Qt.Key.Key_F8 if number % 2 == 0 else Qt.Key.Key_F7))
    found |= {"minute more or less (median)": statistics.median(times), "… 99th percentile": at_99(times)}
    found["… of it the window's own work"] = statistics.median(own[-PRESSES:])
    moves = []
    for number in range(MOVES):
        QTest.qWait(1500)
        still()
        moves.append(pressed(Qt.Key.Key_PageDown if number % 2 == 0 else Qt.Key.Key_PageUp))
    found |= {"next and back (median)": statistics.median(moves), "… slowest": max(moves)}
    found[" … of it the window's own work"] = statistics.median(own[-MOVES:])
    QTest.qWait(3000)
    before = os.times()
    QTest.qWait(SECONDS * 1000)
    after = os.times()
    spent = after.user + after.system - before.user - before.system
    found["processor, % of a core"] = 100 * spent / (after.elapsed - before.elapsed)
    print(json.dumps(found))
    here.end()


def at_99(times: list[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.99) - 1)]


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home), WHOLE) as environment:
        two = environment["QT_QPA_PLATFORM"] == "xcb" and shutil.which("xrandr")
        for name, place in (("laptop", LAPTOP), ("projector", BEAMER)) if two else ():
            output = "screen" if name == "laptop" else "none"
            subprocess.run(["xrandr", "--setmonitor", name, place, output], env=environment, capture_output=True)
        book = made(Path(home) / "stage.copdesk")
        found = json.loads(run_on(environment, __file__, "child", str(book)))
    for name, value in found.items():
        unit = "" if isinstance(value, str) or "%" in name else " ms"
        print(f"{name:32}{value if isinstance(value, str) else f'{value:8.1f}'}{unit}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2])
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        pictures()
        main()
