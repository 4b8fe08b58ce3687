"""What a tick of the projector costs against painting the whole picture anew, at full HD and at 4K. Ratios."""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from tests.ui.stage.samples import VIEWS, Drawings
from ui.stage.canvas import StageCanvas
from ui.stage.fonts import load_fonts
from ui.stage.theme import load_themes

SIZES = ((1920, 1080), (3840, 2160))
SCENES = ("02-timer-running", "03-timer-ring-closing", "07-prompt", "12-gallery-grid", "20-transition")
TICKS = 12


def costs(application: QApplication, name: str, size: tuple[int, int]) -> tuple[float, float]:
    """Milliseconds for a whole picture and for one tick of it."""
    canvas = StageCanvas(load_themes(), Drawings(), reduced_motion=True)
    canvas.resize(*size)
    canvas.show()
    application.processEvents()
    view = VIEWS[name]
    begun = time.perf_counter()
    canvas.set_view(view)
    application.processEvents()
    whole = time.perf_counter() - begun
    ticks = []
    assert view.clock is not None
    for number in range(TICKS):
        digits = f"{view.clock.digits[:-2]}{45 - number:02d}"
        clock = replace(view.clock, digits=digits, fraction=view.clock.fraction * (1 - number / 100))
        begun = time.perf_counter()
        canvas.set_view(replace(view, clock=clock))
        application.processEvents()
        ticks.append(time.perf_counter() - begun)
    canvas.close()
    return whole * 1000, statistics.median(ticks) * 1000


def main() -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    for size in SIZES:
        for name in SCENES:
            whole, tick = costs(application, name, size)
            print(f"{size[0]:5} {name:24} whole {whole:6.1f} ms   tick {tick:5.1f} ms   {tick / whole:.2f}")


if __name__ == "__main__":
    main()
