from types import SimpleNamespace

import pytest

from ui.shell.settings import Settings
from ui.stage.coming_back import ComingBack
from ui.stage.projector import ProjectorState

HALL, NOTHING = SimpleNamespace(target=lambda: "hall"), SimpleNamespace(target=lambda: None)
ON_SCREEN = ProjectorState("screen", False, False, False, "")


@pytest.fixture
def settings():
    return Settings()


@pytest.mark.parametrize(
    ("projected", "runs", "keeper", "opens"),
    [(True, True, HALL, True), (False, True, HALL, False), (True, False, HALL, False), (True, True, NOTHING, False)],
)
def test_the_picture_comes_back_only_where_a_session_runs_and_its_screen_is_there(
    pulse, projector, settings, projected, runs, keeper, opens
):
    before = ComingBack(pulse, projector, keeper, settings)
    if projected:
        projector.changed.emit(ON_SCREEN)  # and then the program is killed
    projector.changed.disconnect(before._on_projector)
    if runs:
        pulse.start()
    ComingBack(pulse, projector, keeper, settings).come()
    assert projector.state.is_open is opens
    projector.close()


def test_after_a_proper_end_the_room_sees_nothing_until_somebody_opens_it(pulse, projector, settings):
    before = ComingBack(pulse, projector, HALL, settings)
    projector.changed.emit(ON_SCREEN)
    before.leave()
    pulse.start()
    ComingBack(pulse, projector, HALL, settings).come()
    assert not projector.state.is_open
