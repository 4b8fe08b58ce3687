from typing import Any

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.plan.room import PlanRoom


@pytest.fixture
def room(qtbot: Any, desk: Desk, bridge: Any, clock: FakeClock, example: Id) -> PlanRoom:
    """The Plan room with the example's session in view."""
    room = PlanRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.session_chosen.connect(room.show_session)
    room.resize(1278, 720)
    room.show_session(example)
    room.show()
    return room
