"""What a key does is in sight before the disk has it, and goes again where the book refuses it."""

import pytest

from copdesk.words import Refused, Trouble
from ui.run.pulse import Pulse


class SlowBridge:
    """A book thread that is stopped: verbs and asks wait until `run` is called, in order."""

    def __init__(self, bridge):
        self.changed, self.saved, self.failed = bridge.changed, bridge.saved, bridge.failed
        self._jobs, self.waits, self.disk = [], False, None

    def do(self, verb, *args, then=None, refused=None, patient=False, **more):
        self._put((verb, args, more, then, refused, patient))

    def ask(self, read, *args, then, refused=None, **more):
        self._put((read, args, more, then, refused, None))

    def _put(self, job):
        self._jobs.append(job)
        if not self.waits:
            self.run()

    def run(self):
        self.waits = False
        while self._jobs:
            verb, args, more, then, refused, patient = self._jobs[0]
            if patient and self.disk is not None:
                return
            self._jobs.pop(0)
            try:
                answer = verb(*args, **more)
            except (Refused, Trouble) as exc:
                refused(exc)
            else:
                if then:
                    then(answer)


@pytest.fixture
def slow(bridge):
    return SlowBridge(bridge)


@pytest.fixture
def pulse(desk, slow, eleven, example, qtbot):
    pulse = Pulse(desk, slow, eleven)
    pulse.show_session(example)
    return pulse


def test_the_next_step_is_in_sight_before_it_is_kept_and_begins_when_the_key_was_pressed(
    pulse, slow, eleven, desk, example
):
    pulse.start()
    eleven.advance(300)
    slow.waits = True
    pulse.next()
    assert pulse.material.state.cue.step.short == "Walk"
    assert desk.run.state(example).cue.step.short == "Draw"
    eleven.advance(5)
    pulse.look()
    assert pulse.face().digits == "9:55"
    slow.run()
    assert pulse.face().digits == "9:55"
    assert desk.run.state(example) == pulse.material.state


def test_several_keys_while_the_disk_is_slow_come_one_after_the_other(pulse, slow, eleven, desk, example):
    pulse.start()
    slow.waits = True
    for _ in range(2):
        eleven.advance(2)
        pulse.next()
    pulse.more()
    pulse.toggle()
    seen = pulse.material.state
    assert (seen.index, seen.held, seen.leg.stretch_ms) == (2, True, 60_000)
    pulse.back()
    assert pulse.material.state.index == 1
    slow.run()
    assert desk.run.state(example) == pulse.material.state


def test_what_was_in_sight_already_is_not_shown_a_second_time(pulse, slow, eleven, heard):
    pulse.start()
    eleven.advance(5)
    shown = heard(pulse.material_changed)
    pulse.next()
    assert len(shown.all) == 1


def test_a_disk_that_is_gone_does_not_stop_the_hands_of_the_clock(pulse, slow, eleven, desk, example):
    pulse.start()
    slow.disk = "gone"
    eleven.advance(60)
    pulse.next()
    eleven.advance(60)
    pulse.look()
    assert pulse.face().digits == "9:00"
    slow.disk = None
    slow.run()
    assert desk.run.state(example) == pulse.material.state


def test_what_the_book_refuses_was_never_there(pulse, slow, desk, example, heard):
    refused = heard(pulse.refused)
    other = desk.plan.add_session("Another")
    desk.plan.add_activity(other, desk.plan.session(example).activities[0])
    desk.run.start(other)
    slow.waits = True
    pulse.start()
    assert pulse.material.state.index == 0
    slow.run()
    assert [exc.code for exc in refused.all] == ["run.other"]
    assert pulse.material.state.index is None


def test_a_key_pressed_before_the_session_is_here_shows_nothing_of_the_one_before(desk, slow, eleven, example, heard):
    pulse = Pulse(desk, slow, eleven)
    pulse.show_session(example)
    empty = desk.plan.add_session("Empty")
    slow.waits = True
    pulse.show_session(empty)
    pulse.start()
    shown = heard(pulse.material_changed)
    slow.run()
    assert [material.session.title for material in shown.all] == ["Empty"] * len(shown.all)
    assert pulse.material.session.title == "Empty"
