"""Garbage is collected on the GUI's thread alone: a widget that dies on another one takes the program with it."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000


class Sweeper(QObject):
    """Takes over from the collector, which would run on whichever thread happens to make the next object.

    What is there when it begins (modules, classes) is left out for good, so that a sweep stays short.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """The oldest generation that has come of age."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return
