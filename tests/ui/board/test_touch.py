import pytest
from PySide6.QtCore import QPointF

from ui.board.touch import Begun, Drawn, Dropped, Ended, Fingers, Moved, Tapped


def at(x, y):
    return QPointF(x, y)


@pytest.fixture
def fingers():
    return Fingers()


def test_each_finger_draws_its_own_mark(fingers):
    assert fingers.take(1, "pressed", at(100, 100), 0) == [Begun(1, at(100, 100))]
    assert fingers.take(2, "pressed", at(900, 100), 20) == [Begun(2, at(900, 100))]
    assert fingers.take(1, "moved", at(110, 100), 30) == [Drawn(1, at(110, 100))]
    assert fingers.take(2, "released", at(900, 100), 60) == [Ended(2)]
    assert fingers.take(1, "released", at(110, 100), 70) == [Ended(1)]


def test_a_second_finger_long_after_the_first_draws_beside_it(fingers):
    fingers.take(1, "pressed", at(100, 100), 0)
    assert fingers.take(2, "pressed", at(200, 100), 400) == [Begun(2, at(200, 100))]


def two_together(fingers, when=0):
    fingers.take(1, "pressed", at(300, 300), when)
    return fingers.take(2, "pressed", at(400, 300), when + 40)


def test_two_fingers_together_take_back_the_mark_that_the_first_began(fingers):
    assert two_together(fingers) == [Dropped(1)]


def test_two_fingers_spread_and_move_the_page(fingers):
    two_together(fingers)
    acts = fingers.take(2, "moved", at(500, 300), 80)
    (moved,) = acts
    assert isinstance(moved, Moved)
    assert (moved.dx, moved.dy) == (50, 0)
    assert moved.by == pytest.approx(2.0)
    assert fingers.take(1, "released", at(300, 300), 500) == []
    assert fingers.take(2, "released", at(500, 300), 510) == []


def test_a_tap_of_two_fingers_asks_for_undo(fingers):
    two_together(fingers)
    fingers.take(1, "released", at(300, 300), 120)
    assert fingers.take(2, "released", at(402, 300), 130) == [Tapped(2)]


def test_two_fingers_that_rest_are_no_tap(fingers):
    two_together(fingers)
    fingers.take(1, "released", at(300, 300), 900)
    assert fingers.take(2, "released", at(400, 300), 910) == []


def test_one_finger_moves_the_page_once_a_pen_was_seen(fingers):
    fingers.pen_came()
    fingers.pen_near = False
    assert fingers.take(1, "pressed", at(100, 100), 0) == []
    assert fingers.take(1, "moved", at(150, 130), 20) == [Moved(50, 30, 1.0, at(150, 130))]


def test_the_hand_beside_a_pen_draws_nothing(fingers):
    assert fingers.take(1, "pressed", at(100, 100), 0) == [Begun(1, at(100, 100))]
    assert fingers.pen_came() == [Dropped(1)]
    assert fingers.take(1, "moved", at(140, 100), 20) == []
    assert fingers.take(2, "pressed", at(200, 300), 30) == []
    assert fingers.take(2, "moved", at(400, 300), 40) == []
    assert fingers.take(1, "released", at(140, 100), 60) == []


def test_a_finger_nobody_saw_come_does_nothing(fingers):
    assert fingers.take(7, "moved", at(1, 1), 0) == []
    assert fingers.cancel() == []
