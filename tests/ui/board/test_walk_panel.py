import pytest
from PySide6.QtCore import Qt

from copdesk.board.drawing import Drawing, Facts
from copdesk.run.side import SideClock
from ui.board.walk_panel import STATIONS, WalkPanel
from ui.parts.label import PlainLabel

DRAWINGS = [
    Drawing(bytes([k]) * 16, b"s", Facts(title=name), place=k) for k, name in enumerate(("FAO", "ILO", "SDC"), 1)
]


@pytest.fixture
def panel(qtbot, clock):
    panel = WalkPanel(clock)
    qtbot.addWidget(panel)
    panel._on_mode(STATIONS)
    panel.show_walk(DRAWINGS, ("T1", "T2", "T3"), SideClock(270_000, None))
    panel.show()
    return panel


def words(panel):
    return [label.text() for label in panel.findChildren(PlainLabel) if label.text()]


def press(qtbot, panel, name):
    qtbot.mouseClick(panel.findChild(object, name), Qt.MouseButton.LeftButton)


def test_it_says_who_stands_where_and_who_comes_next(panel):
    said = words(panel)
    assert "3 stations, 3 groups" in said
    assert "1:30" in said
    at = said.index("FAO")
    assert said[at + 1 : at + 3] == ["T1", "→ T3"]


def test_all_move_on_and_what_was_seen_is_told(qtbot, panel, clock):
    seen = []
    panel.turned.connect(seen.append)
    press(qtbot, panel, "walk_next")
    clock.advance(30)
    panel._show()
    assert "1:00" in words(panel)
    press(qtbot, panel, "walk_next")
    assert seen == [[drawing.id for drawing in DRAWINGS]]
    said = words(panel)
    assert "turn 2 of 3 · 1:30 each" in said
    assert said[said.index("FAO") + 1] == "T3"


def test_a_walk_is_held_and_goes_on(qtbot, panel, clock):
    press(qtbot, panel, "walk_next")
    clock.advance(10)
    press(qtbot, panel, "walk_hold")
    clock.advance(100)
    press(qtbot, panel, "walk_hold")
    panel._show()
    assert "1:20" in words(panel)


def test_after_the_last_station_the_walk_is_over_and_can_begin_again(qtbot, panel):
    for _ in range(4):
        press(qtbot, panel, "walk_next")
    assert "All stations are seen" in words(panel)
    press(qtbot, panel, "walk_next")
    assert not panel.walk().begun


def test_the_time_at_each_station_is_set_before_the_start(qtbot, panel):
    press(qtbot, panel, "walk_less")
    assert "1:15" in words(panel)
    press(qtbot, panel, "walk_more")
    press(qtbot, panel, "walk_more")
    assert "1:45" in words(panel)


def test_without_a_drawing_there_is_nowhere_to_walk(panel):
    panel.show_walk([], ("T1",), None)
    assert not panel.findChild(object, "walk_next").isEnabled()


def test_the_bell_rings_once_at_each_station(qtbot, panel, clock):
    rang = []
    panel.rang.connect(lambda: rang.append(True))
    press(qtbot, panel, "walk_next")
    clock.advance(90)
    panel._show()
    panel._show()
    assert len(rang) == 1
    press(qtbot, panel, "walk_next")
    assert len(rang) == 1
    press(qtbot, panel, "walk_next")
    assert len(rang) == 2
    panel.bell.click()
    press(qtbot, panel, "walk_next")
    assert len(rang) == 2


@pytest.fixture
def free(qtbot, clock):
    panel = WalkPanel(clock)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_a_walk_is_free_unless_somebody_chooses_stations(free, qtbot):
    free.show_walk(DRAWINGS, ("T1", "T2", "T3"), None)
    assert "10:00" in words(free)
    assert not free.table.isVisible()
    press(qtbot, free, "walk_more")
    press(qtbot, free, "walk_next")
    assert (free.walk().each_ms, free.walk().begun) == (660_000, True)
    seen = []
    free.turned.connect(seen.append)
    press(qtbot, free, "walk_next")
    assert "The walk is over" in words(free)
    assert seen == []


def test_a_free_walk_has_the_clock_of_its_step(free, qtbot, clock):
    free.show_walk(DRAWINGS, (), SideClock(600_000, clock.now(), 60_000))
    assert "9:00" in words(free)
    clock.advance(5)
    free._show()
    assert "8:55" in words(free)
    with qtbot.waitSignal(free.gallery_requested):
        press(qtbot, free, "walk_next")
    assert not free.walk().begun


def test_a_walk_that_is_taken_up_goes_on_where_it_was_on_desk_and_projector(panel, qtbot, clock):
    kept, shown = [], []
    panel.kept.connect(kept.append)
    panel.show_requested.connect(shown.append)
    press(qtbot, panel, "walk_next")
    press(qtbot, panel, "walk_next")
    press(qtbot, panel, "walk_show")
    panel.take_up(None)
    assert not panel.walk().begun
    clock.advance(30)
    shown.clear()
    panel.take_up(kept[-1])
    assert "1:00" in words(panel)
    assert "turn 2 of 3 · 1:30 each" in words(panel)
    assert [about.walk for about in shown] == [kept[-1]]


def test_a_bell_that_was_missed_while_the_program_was_away_stays_silent(panel, qtbot, clock):
    kept, rang = [], []
    panel.kept.connect(kept.append)
    panel.rang.connect(lambda: rang.append(True))
    press(qtbot, panel, "walk_next")
    panel.take_up(None)
    clock.advance(200)
    panel.take_up(kept[-1])
    assert rang == []
