import wave
from array import array
from dataclasses import replace
from io import BytesIO

import pytest

from copdesk.assets import resource
from copdesk.book.ids import new_id
from copdesk.plan.values import Step
from copdesk.run.chimes import chime_of
from copdesk.run.tones import CHIMES, RATE, as_wav, samples

STEP = Step(new_id(), new_id(), 0, "step")


@pytest.mark.parametrize("name", CHIMES)
def test_the_chimes_that_ship_are_those_that_the_program_makes(name):
    with wave.open(str(resource("sounds", f"{name}.wav"))) as file:
        shipped = array("h", file.readframes(file.getnframes()))
    made = samples(name)
    assert len(shipped) == len(made)
    assert max(abs(one - other) for one, other in zip(shipped, made, strict=True)) <= 1  # arithmetic differs by a hair


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_is_short_begins_and_ends_in_silence_and_never_clips(name):
    with wave.open(BytesIO(as_wav(name))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert 1 < file.getnframes() / RATE < 7
    found = samples(name)
    assert (found[0], abs(found[-1]) < 10) == (0, True)
    assert 15_000 < max(abs(value) for value in found) < 32_000


def test_a_step_wishes_when_it_sounds():
    assert [chime_of(STEP, kind) for kind in ("last", "over", "held", "running")] == ["", "over", "", ""]
    assert [chime_of(replace(STEP, chime="both"), kind) for kind in ("last", "over")] == ["last", "over"]
    assert [chime_of(replace(STEP, chime="none"), kind) for kind in ("last", "over")] == ["", ""]
