from contextlib import contextmanager

import pytest

from ui.run.awake import Awake


class Screen:
    """A screen that can be kept on, and says whether it is."""

    def __init__(self, active=True):
        self.active, self.held, self.asked = active, 0, 0

    @contextmanager
    def keep(self):
        self.asked += 1
        self.held += 1
        try:
            yield self
        finally:
            self.held -= 1


@pytest.fixture
def screen():
    return Screen()


def test_the_screen_stays_on_while_a_session_runs_and_goes_dark_after_a_long_pause(pulse, screen, eleven, qtbot):
    awake = Awake(pulse, screen.keep)
    pulse.look()
    assert not awake.on
    pulse.start()
    qtbot.waitUntil(lambda: screen.held == 1)
    pulse.toggle()
    eleven.advance(599)
    pulse.look()
    assert awake.on
    eleven.advance(1)
    pulse.look()
    qtbot.waitUntil(lambda: screen.held == 0)
    pulse.toggle()
    qtbot.waitUntil(lambda: screen.held == 1)
    awake.release()
    qtbot.waitUntil(lambda: screen.held == 0)


def test_where_it_cannot_be_kept_on_it_says_so_once(pulse, qtbot, heard):
    awake = Awake(pulse, Screen(active=False).keep)
    told = heard(awake.told)
    pulse.start()
    qtbot.waitUntil(lambda: awake._hold.active is False)
    pulse.look()
    pulse.finish()
    pulse.back()
    pulse.look()
    assert told.all == ["The screen could not be kept on; switch its sleep off by hand."]
    awake.release()
