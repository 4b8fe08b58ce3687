import pytest
from PySide6.QtCore import Qt

from copdesk.run.battery import Battery
from copdesk.run.chimes import Bell
from copdesk.run.known_rooms import KnownRoom, known_rooms
from copdesk.run.room_check import Survey
from copdesk.stage.trial import DIGITS
from ui.run.bell import BellPanel
from ui.run.chime import Chime
from ui.run.room_test import RoomTestPanel
from ui.shell.settings import Settings


class Ringer:
    trouble = ""

    def play(self, path, loudness):
        self.rung = path.name


def everything(book, sticks):
    return Survey(20_000_000_000, ("STICK",), Battery(80, True, 100))


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def chime(pulse):
    return Chime(pulse, Ringer())


@pytest.fixture
def opened(bridge, pulse, projector, settings, dressed, qtbot):
    def panel():
        made = RoomTestPanel(bridge, pulse, projector, projector._keeper, settings, None, Ringer(), everything)
        qtbot.addWidget(made)
        made.show()
        return made

    return panel


def test_everything_is_told_in_one_look(opened):
    panel = opened()
    assert panel.beamer.words.text().startswith("No second screen")
    assert panel.disk.words.text() == "20.0 GB free"
    assert panel.stick.words.text() == "STICK"
    assert panel.battery.words.text().startswith("Battery 80 %, lasts until about")


def test_the_test_picture_is_shown_and_goes_with_the_panel(opened, projector, qtbot):
    panel = opened()
    panel.show_test.click()
    assert projector.state.is_open
    assert projector.live.clock.digits == DIGITS
    panel.finish()
    assert not projector.state.is_open
    assert projector.live.clock is None or projector.live.clock.digits != DIGITS


def test_a_letter_counts_as_a_key_only_after_it_was_pressed_here(opened, settings, heard, qtbot):
    panel = opened()
    told = heard(panel.learned)
    qtbot.keyClick(panel.pad, Qt.Key.Key_PageDown)
    assert panel.clicker.words.text() == "Next step"
    qtbot.keyClicks(panel.pad, ".")
    assert told.all == [{".": "stage.blank"}]
    assert settings.get("clicker") == {".": "stage.blank"}
    panel.forget.click()
    assert told.all[-1] == {}


def test_the_bell_rings_and_a_silent_computer_says_so(opened):
    panel = opened()
    panel.play.click()
    assert panel._player.rung == "bowl-over.wav"
    panel._player.trouble = "no device"
    panel._show_answers()
    assert panel.sound.words.text().startswith("No sound")


def test_a_room_is_known_again_by_its_name(opened, settings, qtbot):
    panel = opened()
    panel.room.setCurrentText("Library, 2nd floor")
    qtbot.keyClicks(panel.pad, "b")
    panel.read.click()
    panel.finish()
    assert known_rooms(settings.get("rooms"))["Library, 2nd floor"].keys == {"b": "stage.blank"}
    settings.put("clicker", {})
    again = opened()
    assert again.room.currentText() == "Library, 2nd floor"
    assert settings.get("clicker") == {"b": "stage.blank"}
    assert "the last row could read" in again._before.text()


def test_each_room_has_its_own_bell(opened, settings, heard):
    panel = opened()
    panel.room.setCurrentText("Library")
    panel.bell.volume.setValue(10)
    panel.finish()
    elsewhere = opened()
    elsewhere.room.setCurrentText("Hall")
    elsewhere.bell.show_bell(Bell("wood", 100))
    elsewhere.finish()
    back = opened()
    told = heard(back.bell_chosen)
    back.room.setCurrentText("Library")
    back.room.activated.emit(0)
    assert told.all[-1] == Bell("bowl", 50)
    assert settings.get("bell") == {"voice": "bowl", "volume": 50}


def test_a_bell_changed_in_the_middle_of_a_session_is_kept_for_its_room(settings, chime, qtbot):
    settings.put("rooms", {"Library": KnownRoom(bell=Bell("bowl", 50)).plain()})
    settings.put("room", "Library")
    panel = BellPanel(chime, settings)
    qtbot.addWidget(panel)
    panel.box.volume.setValue(4)
    assert known_rooms(settings.get("rooms"))["Library"].bell.volume == 20
    assert chime.bell.volume == 20


def test_the_pad_names_a_key_that_would_switch_the_projector(opened, projector, qtbot):
    panel = opened()
    qtbot.keyClick(panel.pad, Qt.Key.Key_F5)
    assert panel.clicker.words.text() == "Projector on or off"
    assert not projector.state.is_open


def test_the_bell_is_chosen_where_it_is_tried(opened, heard):
    panel = opened()
    told = heard(panel.bell_chosen)
    panel.bell.volume.setValue(10)
    assert told.all == [panel.bell.bell]
    assert panel.bell.bell.volume == 50
