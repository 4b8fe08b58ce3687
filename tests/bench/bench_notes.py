"""From Enter to saved and seen with 5,000 notes in the session, from key to paint, and 100,000 notes in one book.

The clock runs, the projector's window is open and somebody draws meanwhile.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

IN_SESSION, SESSIONS, LINES, PACE_MS = 5_000, 20, 60, 12
WORDS = (
    "purpose", "drawing", "core", "group", "money", "time", "facilitation", "trust", "stories", "members", "meeting",
    "summary", "list", "newcomer", "margin", "champion", "language", "practice", "evidence", "นโยบาย", "ការងារ",
    "réunion",
)  # fmt: skip


def filled(path: Path, sessions: int) -> Path:
    """A book whose newest session, the example's, has 5,000 notes, and as many in each of some older ones."""
    from copdesk import example
    from copdesk.clock import SystemClock

    desk = example.make(path, SystemClock())
    chance, keys = Random(3), [desk.plan.newest()]
    keys += [desk.plan.add_session(f"Session {number}", day="2024-03-01") for number in range(sessions - 1)]
    kinds = ("positive", "negative", "question", "idea", "")
    for key in keys:
        heard = [
            {
                "body": " ".join(chance.choices(WORDS, k=chance.randint(4, 18))) + f" {number}",
                "said_at": 1_700_000_000_000 + number * 28_000,
                "category": chance.choice(kinds),
            }
            for number in range(IN_SESSION)
        ]
        desk.notes.add_many(key, heard)
    desk.close()
    return path


def child(book: Path) -> None:
    """Prints, as JSON, all times from Enter to saved and painted, and from key to paint, in ms."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from copdesk.board.scribble import scribble
    from tests.journeys.scripts import Session

    class Eye(QObject):
        """Keeps how long after a key a widget was painted with what `there` waits for."""

        def __init__(self, watched: QWidget, there: Callable[[], bool]) -> None:
            super().__init__()
            self.pressed: float | None = None
            self.took: list[float] = []
            self._there = there
            watched.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self.pressed is not None and self._there():
                self.took.append((time.perf_counter() - self.pressed) * 1000)
                self.pressed = None
            return False

    here = Session(book)
    here.until(lambda: all(room.widget is not None for room in here.window._rooms.values()), 60)
    here.bench.bridge.do(here.bench.desk.run.start, here.bench.session_id)
    here.until(lambda: here.bench.pulse.run_face() is not None)
    here.bench.projector.open_window()
    began = time.perf_counter()
    here.window.show_room("notes")
    room: Any = here.window.room_widget("notes")
    here.until(lambda: bool(room.list.notes.rows()), 60)
    QTest.qWait(1)
    opened = (time.perf_counter() - began) * 1000
    field = here.bench.capture.field

    def wait(ms: int) -> None:
        """Unlike qWait this lets the book's thread work meanwhile, as the running program does."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def until(true: Callable[[], bool]) -> None:
        for _ in range(6_000):
            if true():
                return
            wait(5)
        raise AssertionError("it never came true")

    wanted, saved = [""], []

    def in_sight() -> bool:
        place = room.list.notes.rowCount() - 1
        row = room.list.notes.index(place)
        return str(row.data()) == wanted[0] and room.list.visualRect(row).intersects(room.list.viewport().rect())

    keys, rows = Eye(field.viewport(), lambda: True), Eye(room.list.viewport(), in_sight)
    here.bench.capture.kept.connect(lambda _key: saved.append(time.perf_counter()))

    def press(key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    desk, bridge = here.bench.desk, here.bench.bridge
    drawing = here.asked(desk.board.new_drawing, here.bench.session_id)
    strokes = scribble(8 * LINES, 50, 1)

    here.bench.capture.focus_line()
    wait(1_500)
    took: list[float] = []
    for number in range(LINES):
        line = f"+ said as number {number} by several people"
        for place, letter in enumerate(line):
            keys.pressed = time.perf_counter()
            press(0, letter)
            if place % 8 == 0:
                bridge.do(desk.board.add_strokes, drawing, [strokes.pop()], patient=True)
            wait(PACE_MS)
        keys.pressed = None
        wanted[0] = line[2:]
        rows.pressed = began = time.perf_counter()
        press(Qt.Key.Key_Return, "\r")
        until(lambda number=number: len(saved) > number and len(rows.took) > number)  # type: ignore[misc]
        took.append(max(rows.took[-1], (saved[-1] - began) * 1000))
    print(json.dumps({"took": took, "keys": keys.took, "opened": opened, "bugs": here.bugs}))
    here.end()


def whole_book(path: Path) -> None:
    """Searching and opening lists in a book of 100,000 notes."""
    from copdesk.clock import SystemClock
    from copdesk.desk import Desk

    desk = Desk.open(path, SystemClock())
    session = desk.plan.newest()

    def told(name: str, read: Callable[[], Any], often: int = 1) -> None:
        times = []
        for _ in range(often):
            began = time.perf_counter()
            found = read()
            times.append((time.perf_counter() - began) * 1000)
        size = len(found.lines) if hasattr(found, "lines") else len(found)
        print(f"{name:40} {max(times):8.1f} ms   ({size})")

    told("list of 5,000, first time", lambda: desk.notes.shown(session))
    told("list of 5,000, again", lambda: desk.notes.shown(session))
    told("a portion of them made ready", lambda: [desk.notes.index.prepare()], 20)
    told("the rest of them", lambda: desk.notes.search("margin 4711"))
    for words in ("margin", "นโ", "reunion margin", "no such words"):
        told(f"search in 100,000: {words}", lambda words=words: desk.notes.search(words), 5)  # type: ignore[misc]
    desk.close()


def main() -> None:
    from tests.bench.screen import run_on, screen

    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as environment:
        found = json.loads(run_on(environment, __file__, str(filled(Path(home) / "live.copdesk", 1))))
        took, keys = sorted(found["took"]), sorted(found["keys"])
        print(f"{'list of 5,000 opens in the room':40} {found['opened']:8.1f} ms")
        print(f"{'Enter to saved and seen':40} p99 {took[len(took) * 99 // 100]:4.0f} ms  "
              f"median {took[len(took) // 2]:.0f} ms")  # fmt: skip
        print(f"{'key to paint':40} p95 {keys[len(keys) * 95 // 100]:4.1f} ms  median {keys[len(keys) // 2]:.1f} ms")
        for bug in found["bugs"]:
            print("bug:", bug)
        whole_book(filled(Path(home) / "many.copdesk", SESSIONS))


if __name__ == "__main__":
    from tests.bench.screen import begin

    begin(child, main)
