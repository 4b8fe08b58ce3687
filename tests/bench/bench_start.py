"""From the command to a desk that answers: where the time goes, phase by phase, each start in a process of its own.

The phases of a warm start: the interpreter and Python's own modules, what is imported, the window, the book with the
room in view, and the other rooms that are built while nobody asks for anything. Ends with the heaviest imports.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS, HEAVIEST = 5, 8
PHASES = ("interpreter", "imports", "window", "ready", "all rooms", "projector")
HEAVY = (
    "reportlab", "openpyxl", "docx", "PIL", "pypdfium2", "babel", "icalendar", "docutils", "charset_normalizer",
    "markdown_it", "vobject",
)  # fmt: skip


def child(book: Path, begun: float) -> None:
    """One start; prints when each phase ended."""
    at = {"interpreter": _reached(begun)}
    import ui.app  # noqa: F401  (as the command does: what knows no Qt comes before it)
    from ui.unread import read_no_sources

    read_no_sources()
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from copdesk.clock import SystemClock
    from ui.program import Program, application
    from ui.shell.bugs import Bugs
    from ui.shell.settings import Settings

    at["imports"] = _reached(begun)
    loaded = [name for name in HEAVY if name in sys.modules]
    app = application()
    program = Program(SystemClock(), Settings(), Bugs())
    program.show()
    app.processEvents()
    at["window"] = _reached(begun)
    program.open(book, "run")
    while program.bench is None or program.bench.pulse.material.session is None:
        QTest.qWait(2)  # turning round and round would keep the book's thread from its work
    app.processEvents()
    at["ready"] = _reached(begun)
    while any(room.widget is None for room in program.window._rooms.values()):
        QTest.qWait(2)
    at["all rooms"] = _reached(begun)
    opened = time.time()
    program.bench.projector.open_window()
    QApplication.processEvents()
    at["projector"] = [time.time() - opened, 0.0]
    print(json.dumps({"at": at, "heavy": loaded}))
    program.close()


def _reached(begun: float) -> list[float]:
    """Seconds since the command, and of processor time."""
    return [time.time() - begun, time.process_time()]


def starts(book: Path) -> list[dict]:
    """What several starts in a row found; the first, with cold caches, is left out."""
    found = []
    for _ in range(STARTS + 1):
        words = [sys.executable, str(Path(__file__)), str(book), str(time.time())]
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return found[1:]


def imports() -> list[tuple[float, str]]:
    """The heaviest modules by their own time, in ms."""
    words = [sys.executable, "-X", "importtime", "-c", "import ui.program"]
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stderr
    rows = re.findall(r"import time: *(\d+) \| *\d+ \| *(\S+)", told)
    return sorted(((int(own) / 1000, name) for own, name in rows), reverse=True)[:HEAVIEST]


def main() -> None:
    from copdesk import example
    from copdesk.clock import SystemClock

    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        os.environ["PYTHONPYCACHEPREFIX"] = f"{home}/compiled"  # whatever the checkout holds, a warm start is compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        book = Path(home) / "start.copdesk"
        example.make(book, SystemClock()).close()
        found = starts(book)
        heaviest = imports()
    for phase in PHASES:
        reached, worked = ([one["at"][phase][column] for one in found] for column in (0, 1))
        what = "to open" if phase == "projector" else "until"
        cost = f", processor {min(worked):.2f}" if phase != "projector" else ""
        print(f"{what:8}{phase:14}{statistics.median(reached):6.2f} s   (best {min(reached):.2f}{cost})")
    print("heavy modules before the window:", ", ".join(found[0]["heavy"]) or "none")
    print("slowest imports, ms:", ", ".join(f"{name} {took:.0f}" for took, name in heaviest))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        child(Path(sys.argv[1]), float(sys.argv[2]))
    else:
        main()
