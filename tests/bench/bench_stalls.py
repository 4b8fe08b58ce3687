"""How long the desk is deaf at worst: typing, drawing, going from room to room, and all of it while the clock runs.

A timer of 5 ms stands for whoever wants to be heard; the gaps between its ticks are what a hand would feel. Beside
each stands what the window's own thread worked in it: on a machine that is busy with other things, that is what counts.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

EVERY_MS, PACE_MS = 5, 12
ROOMS = ("plan", "people", "run", "board", "notes", "trios", "community", "run")
LINE = "+ a common sense of purpose, said by several people #core"


def child(book: Path) -> None:
    """Prints, for each deed, the longest gap, the 99th hundredth of the gaps, and from key to paint in ms."""
    from ui.unread import read_no_sources

    read_no_sources()  # as the program does
    from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from tests.journeys.scripts import Session, canvas_of

    class Listener(QObject):
        """Keeps the gaps, by what was going on."""

        def __init__(self) -> None:
            super().__init__()
            self.gaps: dict[str, list[tuple[float, float, str]]] = {}
            self.deed, self.what = "", ""
            self._last, self._worked = time.perf_counter(), time.thread_time()
            self._timer = QTimer(self)
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
            self._timer.setInterval(EVERY_MS)
            self._timer.timeout.connect(self._on_time)
            self._timer.start()

        def _on_time(self) -> None:
            now, worked = time.perf_counter(), time.thread_time()
            gap = (now - self._last) * 1000, (worked - self._worked) * 1000, self.what
            self.gaps.setdefault(self.deed, []).append(gap)
            self._last, self._worked = now, worked

    class Eye(QObject):
        """Sees when a field is painted after a key was pressed."""

        def __init__(self, field: QWidget) -> None:
            super().__init__()
            self.pressed: float | None = None
            self.took: list[float] = []
            field.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if self.pressed is not None and event.type() == QEvent.Type.Paint:
                self.took.append((time.perf_counter() - self.pressed) * 1000)
                self.pressed = None
            return False

    here = Session(book)
    here.until(lambda: all(room.widget is not None for room in here.window._rooms.values()), 60)
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.bench.pulse.run_face() is not None)
    session, desk, bridge = here.bench.session_id, here.bench.desk, here.bench.bridge
    here.window.show_room("board")
    bridge.do(desk.board.new_drawing, session)
    board: Any = here.window.room_widget("board")
    canvas = canvas_of(board)
    here.until(lambda: canvas.isVisible() and canvas.isEnabled())
    for room in ROOMS:
        here.window.show_room(room)
        QTest.qWait(300)
    field = here.bench.capture.field
    eye = Eye(field.viewport())
    listener = Listener()

    def press(key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def typing(lines: int) -> Iterator[str]:
        here.bench.capture.focus_line()
        for _ in range(lines):
            for letter in LINE:
                eye.pressed = time.perf_counter()
                press(0, letter)
                yield f"letter {letter}"
            eye.pressed = None
            press(Qt.Key.Key_Return, "\r")
            yield "Enter"

    def mouse(kind: QEvent.Type, x: float, y: float) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        down = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        at = QPointF(x, y)
        here_at = QPointF(canvas.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, here_at, button, down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)

    def drawing(strokes: int) -> Iterator[str]:
        for number in range(strokes):
            x, y = 60 + 23 * (number % 20), 60 + 17 * (number % 13)
            mouse(QEvent.Type.MouseButtonPress, x, y)
            for step in range(40):
                mouse(QEvent.Type.MouseMove, x + 4 * step, y + 20 * math.sin(step / 4))
                yield "stroke"
            mouse(QEvent.Type.MouseButtonRelease, x + 160, y)
            yield "pen up"

    def switching(rounds: int) -> Iterator[str]:
        for _ in range(rounds):
            for room in ROOMS:
                here.window.show_room(room)
                for _ in range(12):
                    yield room

    def at_once(*deeds: Iterator[str]) -> Iterator[str]:
        while True:
            said = [word for deed in deeds if (word := next(deed, ""))]
            if not said:
                return
            yield " + ".join(said)

    def do(name: str, deeds: Iterator[str]) -> None:
        listener.deed = name
        timer, done = QTimer(), []

        def step() -> None:
            listener.what = next(deeds, "")
            if not listener.what:
                timer.stop()
                done.append(True)

        timer.setInterval(PACE_MS)
        timer.timeout.connect(step)
        timer.start()
        here.until(lambda: bool(done), 180)
        listener.deed = ""
        QTest.qWait(600)

    deeds: tuple[tuple[str, str, Callable[[], Iterator[str]]], ...] = (
        ("ticking", "run", lambda: iter(["clock"] * 300)),
        ("typing", "run", lambda: typing(6)),
        ("drawing", "board", lambda: drawing(12)),
        ("switching", "run", lambda: switching(3)),
        ("all at once", "run", lambda: at_once(typing(6), drawing(8), switching(3))),
    )
    for name, room, made in deeds:
        here.window.show_room(room)
        QTest.qWait(400)
        do(name, made())
    gaps = {name: sorted(found, reverse=True) for name, found in listener.gaps.items() if name}
    told = {
        name: [found[0][0], found[len(found) // 100][0], max(gap[1] for gap in found), found[:4]]
        for name, found in gaps.items()
    }
    keys = sorted(eye.took)
    began = time.perf_counter()
    here.bench.projector.open_window()
    here.until(lambda: here.bench.stage.isVisible())
    QApplication.processEvents()
    opened = (time.perf_counter() - began) * 1000
    print(json.dumps({"gaps": told, "key": keys[len(keys) * 99 // 100], "median": keys[len(keys) // 2],
                      "projector": opened, "bugs": here.bugs}))  # fmt: skip
    here.end()


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as environment:
        book = made(Path(home) / "stalls.copdesk")
        found = json.loads(run_on(environment, __file__, str(book)))
    for name, (worst, hundredth, worked, first) in found["gaps"].items():
        where = ", ".join(f"{what} {gap:.0f}, of it {own:.0f}" for gap, own, what in first)
        print(f"{name:14} longest {worst:6.0f} ms  p99 {hundredth:5.0f} ms  worked {worked:4.0f} ms   ({where})")
    print(f"{'key to paint':14} p99 {found['key']:10.1f} ms  median {found['median']:.1f} ms")
    print(f"{'projector':14} up in {found['projector']:8.0f} ms")
    for bug in found["bugs"]:
        print("bug:", bug)


if __name__ == "__main__":
    from tests.bench.screen import begin

    begin(child, main)
