import gc
import weakref

import pytest

from ui.run.land_panel import LandPanel
from ui.run.projector_panel import ProjectorPanel
from ui.run.reading import ReadingView
from ui.run.room import RunRoom
from ui.run.side_strip import SideStrip


@pytest.mark.parametrize("kind", ["room", "projector", "reading", "side", "land"])
def test_a_panel_that_is_let_go_is_gone_at_once(kind, desk, bridge, eleven, pulse, projector, dressed):
    made = {
        "room": lambda: RunRoom(desk, bridge, eleven, pulse, projector),
        "projector": lambda: ProjectorPanel(pulse, projector),
        "reading": lambda: ReadingView(pulse),
        "side": lambda: SideStrip(pulse),
        "land": LandPanel,
    }
    gc.collect()
    gc.disable()
    try:
        panel = made[kind]()
        pulse.start()
        pulse.look()
        seen = weakref.ref(panel)
        del panel
        assert seen() is None
        pulse.look()
    finally:
        gc.enable()
