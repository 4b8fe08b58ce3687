"""Takes the pictures: `python -m tests.shots FOLDER [WORD …]`; words are names of rooms or scenes."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from pathlib import Path


def main(folder: Path, words: frozenset[str]) -> None:
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
            os.environ[name] = f"{home}/{name}"
        taken = _take(folder, Path(home), words)
    print(f"{taken} pictures in {folder}, {time.perf_counter() - begun:.0f} s")


def _take(folder: Path, home: Path, words: frozenset[str]) -> int:
    from copdesk import example
    from copdesk.clock import SystemClock
    from tests.shots import others, tour
    from tests.shots.visit import Camera
    from ui.program import application
    from ui.stage.fonts import load_fonts

    application()
    load_fonts()
    camera = Camera(folder)
    for number, one in enumerate(tour.TOURS):
        path = home / f"{number}.copdesk"
        desk = example.make(path, SystemClock())
        if one.mark:
            others.change(desk)
        desk.close()
        tour.walk(one, path, camera, words)
    return camera.taken


if __name__ == "__main__":
    main(Path(sys.argv[1]), frozenset(sys.argv[2:]))
