from array import array

import pytest

from copdesk.run.chimes import Bell
from ui.run.bell import BellPanel
from ui.run.chime import Chime, sound
from ui.run.player import DevicePlayer, quieter
from ui.shell.settings import Settings


class FakePlayer:
    def __init__(self, broken=False):
        self.played, self.broken, self.trouble = [], broken, ""

    def play(self, path, loudness=1.0):
        self.played.append(path.stem)
        self.loudness = loudness
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
    assert player.played == ["bowl-over"]
    assert player.loudness == chime.bell.loudness


def test_after_a_long_sleep_there_is_one_chime_at_most(pulse, eleven, player, desk, example):
    first = desk.run.state(example).order[0].step
    desk.plan.set_step(first.id, "chime", "both")
    chime = Chime(pulse, player)
    pulse.start()
    eleven.advance(3600)
    pulse.look()
    pulse.look()
    assert player.played == ["bowl-over"]
    chime.use(Bell(volume=0))
    chime.play("back")
    assert player.played == ["bowl-over"]


def test_moving_on_and_opening_a_book_in_mid_step_are_silent(pulse, eleven, player, desk, example):
    pulse.start()
    eleven.advance(25 * 60)
    chime = Chime(pulse, player)
    pulse.show_session(example)
    pulse.next()
    assert player.played == []
    assert chime.bell.volume > 0


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


def test_the_bell_is_as_loud_and_of_what_was_chosen(pulse, player):
    chime = Chime(pulse, player)
    chime.use(Bell("wood", 50))
    chime.play("last")
    assert (player.played, player.loudness) == (["wood-last"], 0.25)


def test_frames_are_made_quieter_and_never_louder():
    frames = array("h", [1000, -2000, 32_767]).tobytes()
    assert array("h", quieter(frames, 0.5)).tolist() == [500, -1000, 16_384]
    assert quieter(frames, 1.0) == frames


def test_bell_and_volume_are_chosen_tried_and_remembered(pulse, player, qtbot):
    settings, chime = Settings(), Chime(pulse, player)
    panel = BellPanel(chime, settings)
    qtbot.addWidget(panel)
    panel.box.voice.chosen.emit(0)
    panel.box.volume.setValue(6)
    panel.ring.click()
    assert (panel.box.words.text(), chime.bell, player.played) == ("30 %", Bell("bowl", 30), ["bowl-over"])
    again = BellPanel(chime, settings)
    qtbot.addWidget(again)
    assert again.box.bell == Bell("bowl", 30)
    again.box.volume.setValue(0)
    assert again.box.words.text() == "silent"


def no_device(path, loudness):
    raise OSError("no device")
