from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt

from copdesk.stage.scenes import Blank, Message, Timer
from copdesk.stage.view import StageView
from tests.ui.stage.samples import FACE, HEADER
from ui.stage.canvas import StageCanvas
from ui.stage.projector import MOST_TRIES, Projector
from ui.stage.screens import ScreenKeeper, identity_of
from ui.stage.window import StageWindow

TIMER = StageView(Timer(), FACE, HEADER)
LATER = replace(TIMER, clock=replace(FACE, digits="7:47"))
MESSAGE = StageView(Message("Please come back"), FACE, HEADER)


class OtherPlace:
    """The one screen of the test, standing beside the desk under a name of its own."""

    def __init__(self, screen):
        self._screen = screen

    def __getattr__(self, name):
        return getattr(self._screen, name)

    def geometry(self):
        return self._screen.geometry().translated(5000, 0)

    def name(self):
        return "hall"


@pytest.fixture
def window(qtbot, themes):
    window = StageWindow(StageCanvas(themes, reduced_motion=True))
    qtbot.addWidget(window, before_close_func=StageWindow.leave)
    return window


@pytest.fixture
def alone(qapp, window):
    """A projector on a machine with one screen."""
    keeper = ScreenKeeper(qapp.screens, qapp.primaryScreen)
    return Projector(keeper, window, qapp.screens)


def test_what_is_fed_goes_live_and_stands_on_the_canvas(alone, window):
    alone.feed(TIMER)
    assert alone.live == TIMER
    assert window.canvas.view == TIMER


def test_frozen_the_room_keeps_what_it_sees_while_the_run_goes_on(alone):
    alone.feed(TIMER)
    alone.freeze()
    alone.feed(LATER)
    assert alone.live == TIMER
    assert alone.state.frozen
    alone.freeze()
    assert alone.live == LATER


def test_blank_shows_nothing_and_comes_back_to_the_present(alone):
    alone.feed(TIMER)
    alone.blank()
    assert alone.live.scene == Blank()
    assert alone.live.clock is None
    alone.feed(LATER)
    assert alone.live.scene == Blank()
    alone.blank()
    assert alone.live == LATER


def test_blank_is_a_cut_so_that_nothing_old_flashes(alone):
    alone.feed(TIMER)
    alone.blank(True)
    assert alone.live.motion == "cut"


def test_the_clock_of_an_override_goes_on_with_the_run(alone):
    alone.feed(TIMER)
    alone.override(MESSAGE)
    alone.feed(LATER)
    assert alone.live.clock.digits == "7:47"
    alone.release()
    assert alone.live == LATER


def test_blank_wins_over_frozen(alone):
    alone.feed(TIMER)
    alone.freeze()
    alone.blank()
    assert alone.live.scene == Blank()
    alone.blank()
    assert alone.live == TIMER


def test_with_one_screen_the_picture_is_a_window(alone, window):
    alone.open()
    assert alone.state.place == "window"
    assert window.isVisible()
    assert not window.isFullScreen()
    assert alone.state.text == "Projector in a window"


def test_on_the_whole_screen_escape_brings_the_desk_back(alone, window, qtbot):
    alone.open_whole()
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert alone.state.place == "closed"
    assert not window.isVisible()
    alone.toggle()
    assert alone.state.place == "whole"  # with one screen the one key goes to and fro
    alone.open_window()
    alone.open_whole()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert alone.state.place == "window"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_window_leaves_most_of_the_desk_in_sight_and_comes_back_where_it_was_left(alone, window, qapp):
    alone.open_window()
    screen = qapp.primaryScreen().availableGeometry()
    assert screen.contains(window.geometry())
    assert window.width() <= screen.width() / 2
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keys stay with the desk
    window.setGeometry(40, 60, 400, 225)
    alone.close()
    alone.open()
    assert window.geometry() == QRect(40, 60, 400, 225)


def test_from_the_whole_of_the_desks_screen_escape_brings_the_picture_back_to_the_projector(hall, window, qtbot):
    projector, _, _, shown = hall
    projector.open()
    projector.open_whole()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert projector.state.place == "screen"
    assert shown == ["hall", "hall"]


def test_a_double_click_goes_to_the_whole_screen_and_back(alone, window, qtbot):
    alone.open()
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert alone.state.place == "whole"
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert alone.state.place == "window"


def test_closing_the_window_closes_the_projector(alone, window):
    alone.open()
    window.close()
    assert alone.state.place == "closed"


@pytest.fixture
def hall(qapp, window):
    """A projector beside the desk; the list can be emptied to pull it out."""
    plugged = [OtherPlace(qapp.primaryScreen())]
    keeper = ScreenKeeper(lambda: [qapp.primaryScreen(), *plugged], qapp.primaryScreen)
    projector = Projector(keeper, window, lambda: [qapp.primaryScreen(), *plugged])
    shown = []
    window.show_on = lambda screen: (shown.append(screen.name()), window.show())
    return projector, keeper, plugged, shown


def test_the_picture_opens_on_the_projectors_screen(hall):
    projector, _, _, shown = hall
    projector.toggle()
    assert shown == ["hall"]
    assert projector.state.place == "screen"


def test_a_pulled_cable_leaves_no_window_over_the_desk(hall, window, qtbot):
    projector, keeper, plugged, _ = hall
    projector.open()
    gone = plugged.pop()
    with qtbot.waitSignal(projector.lost, timeout=100) as told:
        keeper._on_removed(gone)
    assert told.args == [identity_of(gone)]
    assert not window.isVisible()
    assert projector.state.place == "lost"
    assert projector.state.text == "Projector unplugged"


def test_plugged_again_the_picture_comes_back_by_itself(hall, window):
    projector, keeper, plugged, shown = hall
    projector.feed(TIMER)
    projector.open()
    for _ in range(3):
        gone = plugged.pop()
        keeper._on_removed(gone)
        projector.feed(LATER)
        plugged.append(gone)
        keeper._on_added(gone)
        assert window.isVisible()
    assert projector.state.place == "screen"
    assert shown == ["hall"] * 4
    assert window.canvas.view == LATER


def test_a_window_that_the_system_put_elsewhere_is_put_back(hall, window):
    projector, _, _, shown = hall
    projector.open()
    window.setGeometry(0, 0, 320, 180)
    projector.settle()
    assert shown == ["hall", "hall"]
    window.setGeometry(window.screen().geometry().translated(5000, 0))
    projector.settle()
    assert shown == ["hall", "hall"]
    projector.close()
    projector.settle()
    assert not window.isVisible()


def test_a_system_that_never_puts_it_there_is_not_asked_for_ever(hall, window):
    projector, _, _, shown = hall
    projector.open()
    window.setGeometry(0, 0, 320, 180)
    for _ in range(3 * MOST_TRIES):
        projector.settle()
    assert len(shown) == 1 + MOST_TRIES


def test_another_resolution_of_the_same_screen_is_followed(hall, window):
    projector, keeper, plugged, shown = hall
    projector.open()
    plugged[0].geometry = lambda: QRect(5000, 0, 1024, 768)
    keeper._on_resized()
    projector.settle()
    assert shown == ["hall", "hall"]
    assert keeper.in_use.geometry == (5000, 0, 1024, 768)


def test_after_a_loss_the_one_key_puts_the_picture_into_a_window(hall, window):
    projector, keeper, plugged, _ = hall
    projector.open()
    keeper._on_removed(plugged.pop())
    gone = OtherPlace(projector._screens()[0])
    projector.toggle()
    assert projector.state.place == "window"
    assert projector.state.text == "Projector in a window"
    plugged.append(gone)
    keeper._on_added(gone)  # and when the screen is there again, it has the picture
    assert projector.state.place == "screen"


def test_a_picture_put_into_a_window_by_choice_stays_there(hall, window):
    projector, keeper, plugged, _ = hall
    projector.open()
    projector.open_window()
    gone = plugged.pop()
    keeper._on_removed(gone)
    plugged.append(gone)
    keeper._on_added(gone)
    assert projector.state.place == "window"


def test_a_projector_closed_by_hand_does_not_open_by_itself(hall, window):
    projector, keeper, plugged, _ = hall
    projector.open()
    projector.close()
    gone = plugged.pop()
    keeper._on_removed(gone)
    plugged.append(gone)
    keeper._on_added(gone)
    assert projector.state.place == "closed"
    assert not window.isVisible()


def test_on_the_projector_the_window_takes_no_focus_and_hides_the_pointer(qapp, window):
    window.show_on(qapp.primaryScreen())
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert window.parent() is None


class Room:
    """Two screens side by side, both the test's one, and a desk that goes where it is asked to."""

    def __init__(self, screen):
        self.laptop, self.hall = screen, OtherPlace(screen)
        self.desk = self.laptop

    def screens(self):
        return [self.laptop, self.hall]

    def where(self):
        return self.desk

    def move(self, identity):
        self.desk = next(one for one in self.screens() if identity_of(one) == identity)


@pytest.fixture
def room(qapp, window, monkeypatch):
    room = Room(qapp.primaryScreen())
    room.shown = []
    monkeypatch.setattr(window, "show_on", room.shown.append)
    room.projector = Projector(ScreenKeeper(room.screens, room.where), window, room.screens)
    room.projector.desk_wanted.connect(room.move)
    return room


def test_desk_and_picture_change_screens_and_back_with_one_press_each(room):
    room.projector.open()
    room.projector.swap()
    assert (room.desk, room.shown[-1]) == (room.hall, room.laptop)
    assert room.projector.chosen() == identity_of(room.laptop)
    room.projector.swap()
    assert (room.desk, room.shown[-1]) == (room.laptop, room.hall)


def test_a_chosen_screen_has_the_picture_at_once(room):
    assert room.projector.choices() == [identity_of(room.hall)]
    room.projector.choose(identity_of(room.hall))
    assert room.projector.state.place == "screen"
    assert room.shown == [room.hall]


def test_the_desk_is_told_how_large_the_picture_is(alone, window):
    told = []
    alone.changed.connect(told.append)
    assert (alone.size().width(), alone.size().height()) == (1920, 1080)
    alone.open_window()
    told.clear()
    window.resize(800, 600)
    assert alone.size() == window.canvas.size()
    assert told
