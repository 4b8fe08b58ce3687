"""What a running session costs while nobody touches anything: processor and memory, without and with the projector."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

SECONDS = 20


def child(book: Path) -> None:
    """Runs the first step of the example; prints per cent of one core and MB."""
    from ui.unread import read_no_sources

    read_no_sources()  # as the program does
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.journeys.scripts import Session

    here = Session(book)
    here.until(lambda: all(room.widget is not None for room in here.window._rooms.values()))
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.bench.pulse.run_face() is not None)
    QTest.qWait(3000)
    found = {"alone": _cost(), "memory": _memory()}
    here.bench.projector.open_window()
    QTest.qWait(2000)
    found |= {"projected": _cost(), "memory with projector": _memory()}
    print(json.dumps(found))
    here.end()


def _cost() -> float:
    """Per cent of one core over a while of running the event loop."""
    from PySide6.QtTest import QTest

    before = os.times()
    QTest.qWait(SECONDS * 1000)
    after = os.times()
    spent = after.user + after.system - before.user - before.system
    return 100 * spent / (after.elapsed - before.elapsed)


def _memory() -> float:
    """Resident memory in MB, as the system counts it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    from tests.bench.screen import run_on, screen
    from tests.journeys.scripts import made

    with tempfile.TemporaryDirectory() as home, screen(Path(home)) as environment:
        book = made(Path(home) / "idle.copdesk")
        found = json.loads(run_on(environment, __file__, str(book)))
    for name, value in found.items():
        print(f"{name:24}{value:8.1f} {'MB' if 'memory' in name else '% of a core'}")


if __name__ == "__main__":
    from tests.bench.screen import begin

    begin(child, main)
