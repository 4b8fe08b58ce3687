import pytest
from PySide6.QtCore import QRect

from ui.run.room_test import screen_words
from ui.stage.screens import ScreenKeeper, identity_of


class FakeScreen:
    def __init__(self, name, x=0, width=1366, height=768, serial="", model="", scale=1.0):
        self._name, self._serial, self._model = name, serial, model
        self._box, self._scale = QRect(x, 0, width, height), scale

    def name(self):
        return self._name

    def manufacturer(self):
        return "Maker"

    def model(self):
        return self._model

    def serialNumber(self):
        return self._serial

    def geometry(self):
        return self._box

    def devicePixelRatio(self):
        return self._scale


@pytest.fixture
def room():
    return [FakeScreen("laptop"), FakeScreen("hall", 1366, 1920, 1080, "S1", "Epson")]


@pytest.fixture
def keeper(qapp, room):
    return ScreenKeeper(lambda: list(room), lambda: room[0] if room else None)


def test_the_only_other_screen_is_the_projector(keeper, room):
    assert keeper.target() == identity_of(room[1])


def test_with_one_screen_there_is_no_projector(keeper, room):
    room.pop()
    assert keeper.target() is None
    assert keeper.state_text() == "No second screen"


def test_a_screen_that_mirrors_the_desk_is_no_projector_and_is_named(keeper, room):
    room[1] = FakeScreen("hall", 0, 1920, 1080)
    assert keeper.target() is None
    assert keeper.state_text() == "The projector mirrors the laptop"


def test_pulling_the_screen_in_use_is_a_loss_that_is_told_once(keeper, room, qtbot):
    keeper.use(keeper.target())
    gone = room.pop()
    with qtbot.waitSignal(keeper.lost, timeout=100) as told:
        keeper._on_removed(gone)
    assert told.args == [identity_of(gone)]
    assert keeper.missing == identity_of(gone)
    assert keeper.state_text() == "Projector unplugged"


def test_pulling_another_screen_is_no_loss(keeper, room, qtbot):
    room.append(FakeScreen("side", 3286))
    keeper.use(identity_of(room[1]))
    gone = room.pop()
    with qtbot.assertNotEmitted(keeper.lost):
        keeper._on_removed(gone)


def test_the_same_screen_is_found_again_though_its_size_is_another(keeper, room, qtbot):
    keeper.use(keeper.target())
    keeper._on_removed(room.pop())
    room.append(FakeScreen("hall", 1366, 1024, 768, "S1", "Epson"))
    with qtbot.waitSignal(keeper.found, timeout=100) as told:
        keeper._on_added(room[1])
    assert told.args == [identity_of(room[1])]
    assert keeper.target() == identity_of(room[1])


def test_a_stranger_does_not_take_the_picture_by_itself(keeper, room, qtbot):
    keeper.use(keeper.target())
    keeper._on_removed(room.pop())
    room.append(FakeScreen("office", 1366, 1920, 1080, "S2"))
    with qtbot.assertNotEmitted(keeper.found):
        keeper._on_added(room[1])
    assert keeper.target() is None
    keeper.forget_missing()
    assert keeper.target() == identity_of(room[1])


def test_a_chosen_screen_wins_over_the_first(keeper, room):
    room.append(FakeScreen("side", 3286))
    keeper.choose(identity_of(room[2]))
    assert keeper.target() == identity_of(room[2])
    assert keeper.chosen == identity_of(room[2])


def test_swapping_goes_round_the_screens_and_never_onto_the_desk(keeper, room):
    room.append(FakeScreen("side", 3286))
    keeper.choose(identity_of(room[1]))
    assert keeper.next_choice() == identity_of(room[2])
    assert keeper.next_choice() == identity_of(room[1])


def test_the_projector_in_use_is_named_by_its_model(keeper, room):
    keeper.use(keeper.target())
    assert keeper.state_text() == "Projector on Epson"


def test_no_screen_object_is_kept(keeper, room):
    keeper.use(keeper.target())
    keeper._on_removed(room.pop())
    assert not any(isinstance(value, FakeScreen) for value in vars(keeper).values())


def test_a_screen_tells_its_pixels_and_how_much_larger_the_system_shows_things(keeper, room):
    room[1] = FakeScreen("hall", 1366, 1920, 1080, "S1", "Epson", scale=2.0)
    hall = identity_of(room[1])
    assert screen_words(hall, keeper.scale_of(hall)) == "Epson, 3840 × 2160 at 200 %"
    desk = identity_of(room[0])
    assert screen_words(desk, keeper.scale_of(desk)) == "laptop, 1366 × 768"
