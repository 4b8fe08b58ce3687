import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.sweeping import Sweeper


class Knot:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    limits = gc.get_threshold()
    gc.set_threshold(50, 2, 2)
    made = Sweeper()
    yield made
    gc.set_threshold(*limits)
    gc.unfreeze()
    gc.enable()


def test_no_thread_but_the_gui_s_collects_what_a_widget_left_behind(sweeper: Sweeper) -> None:
    left = weakref.ref(Knot())
    thread = threading.Thread(target=lambda: [Knot() for _ in range(500)])
    thread.start()
    thread.join()
    assert left() is not None


def test_a_sweep_frees_what_has_come_together(sweeper: Sweeper) -> None:
    left = weakref.ref(Knot())
    more = [Knot() for _ in range(100)]
    sweeper.sweep()
    assert left() is None
    assert len(more) == 100
