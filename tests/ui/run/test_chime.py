import pytest

from ui.run.chime import Chime, sound
from ui.run.player import DevicePlayer


class FakePlayer:
    def __init__(self, broken=False):
        self.played, self.broken, self.trouble = [], broken, ""

    def play(self, path):
        self.played.append(path.stem)
        self.trouble = "no device" if self.broken else ""


@pytest.fixture
def player():
    return FakePlayer()


def test_the_end_of_a_step_sounds_once(pulse, eleven, player):
    chime = Chime(pulse, player)
    pulse.start()
    for _ in range(25):
        eleven.advance(60)
        pulse.look()
    assert player.played == ["over"]
    assert not chime.muted


def test_after_a_long_sleep_there_is_one_chime_at_most(pulse, eleven, player, desk, example):
    first = desk.run.state(example).order[0].step
    desk.plan.set_step(first.id, "chime", "both")
    chime = Chime(pulse, player)
    pulse.start()
    eleven.advance(3600)
    pulse.look()
    pulse.look()
    assert player.played == ["over"]
    chime.muted = True
    chime.play("back")
    assert player.played == ["over"]


def test_moving_on_and_opening_a_book_in_mid_step_are_silent(pulse, eleven, player, desk, example):
    pulse.start()
    eleven.advance(25 * 60)
    chime = Chime(pulse, player)
    pulse.show_session(example)
    pulse.next()
    assert player.played == []
    assert chime.muted is False


def test_where_there_is_no_sound_it_says_so_once(pulse, heard):
    chime = Chime(pulse, FakePlayer(broken=True))
    told = heard(chime.silent)
    for _ in range(2):
        chime.play("over")
        pulse.look()
    assert told.all == ["No sound comes from this computer: the chime stays silent."]


def test_a_computer_without_loudspeakers_says_why_and_goes_on(qtbot, monkeypatch):
    player = DevicePlayer()
    monkeypatch.setattr("ui.run.player._sound", no_device)
    player.play(sound("over"))
    qtbot.waitUntil(lambda: player.trouble == "no device")


def no_device(path):
    raise OSError("no device")
