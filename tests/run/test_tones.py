import wave
from array import array
from dataclasses import replace
from io import BytesIO

import pytest

from copdesk.assets import resource
from copdesk.book.ids import new_id
from copdesk.plan.values import Step
from copdesk.run.chimes import VOICES as CHOICES
from copdesk.run.chimes import Bell, bell_of, chime_of
from copdesk.run.tones import CHIMES, RATE, VOICES, as_wav, samples

STEP = Step(new_id(), new_id(), 0, "step")


@pytest.fixture(scope="module", params=[(voice, name) for voice in VOICES for name in CHIMES])
def chime(request):
    """A chime's file name and samples; making a long one takes a third of a second, so each is made once."""
    voice, name = request.param
    return f"{voice}-{name}", samples(name, voice)


def opened(file):
    with wave.open(file) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE)
        return array("h", read.readframes(read.getnframes()))


def test_the_chimes_that_ship_are_those_that_the_program_makes(chime):
    name, made = chime
    shipped = opened(str(resource("sounds", f"{name}.wav")))
    assert len(shipped) == len(made)
    assert max(abs(one - other) for one, other in zip(shipped, made, strict=True)) <= 1  # arithmetic differs by a hair


def test_a_chime_is_short_begins_and_ends_in_silence_and_never_clips(chime):
    _, made = chime
    assert 0.1 < len(made) / RATE < 7
    assert (made[0], abs(made[-1]) < 10) == (0, True)
    assert 15_000 < max(abs(value) for value in made) < 32_000


def test_a_chime_is_written_as_a_file_that_players_know(monkeypatch):
    monkeypatch.setattr("copdesk.run.tones.RATE", 800)  # a hundredth of the work
    monkeypatch.setitem(CHIMES, "tick", ((0.0, 100.0, 0.1),))
    with wave.open(BytesIO(as_wav("tick"))) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, 800)
        assert array("h", read.readframes(read.getnframes())) == samples("tick")


def test_a_step_wishes_when_it_sounds():
    assert [chime_of(STEP, kind) for kind in ("last", "over", "held", "running")] == ["", "over", "", ""]
    assert [chime_of(replace(STEP, chime="both"), kind) for kind in ("last", "over")] == ["last", "over"]
    assert [chime_of(replace(STEP, chime="none"), kind) for kind in ("last", "over")] == ["", ""]


def test_a_bell_that_was_kept_is_known_again_and_a_damaged_one_is_the_usual():
    assert bell_of(Bell("wood", 35).plain()) == Bell("wood", 35)
    for kept in (None, [], {"voice": "gong", "volume": "loud"}, {"voice": 3, "volume": True}):
        assert bell_of(kept) == Bell()
    assert bell_of({"volume": 900}).volume == 100
    assert (Bell(volume=100).loudness, Bell(volume=0).loudness) == (1.0, 0.0)
    assert set(CHOICES) == set(VOICES)
