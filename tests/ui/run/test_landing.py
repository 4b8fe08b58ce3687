import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def late(room, pulse, eleven):
    eleven.advance(7 * 60)
    pulse.start()
    room.land()
    return room


def test_the_first_way_that_lands_is_chosen_and_the_agenda_shows_it(late):
    assert late.pages.currentWidget() is late.land_panel
    assert late.land_panel.use.text() == "Use way 1"
    assert late.agenda.ends.text() == "ends 12:30"


def test_a_number_chooses_enter_takes_and_one_undo_puts_the_old_times_back(late, qtbot, desk, example, eleven, heard):
    said = heard(late.said)
    qtbot.keyClick(late.land_panel, Qt.Key.Key_2)
    assert late.land_panel.use.text() == "Use way 2"
    qtbot.keyClick(late.land_panel, Qt.Key.Key_Return)
    assert late.pages.currentWidget() is not late.land_panel
    assert [cue.step.short for cue in desk.run.state(example).order if cue.key in desk.run.state(example).skipped] == [
        "Popcorn"
    ]
    assert said.all[0][0].startswith("Finish on time is in use: ends 12:")
    desk.undo()
    assert not desk.run.state(example).skipped


def test_esc_changes_nothing_and_the_agenda_is_as_before(late, qtbot, desk, example):
    qtbot.keyClick(late.land_panel, Qt.Key.Key_Escape)
    assert late.pages.currentWidget() is not late.land_panel
    assert late.agenda.ends.text() == "ends 12:37"
    assert desk.book.row("select count(*) as n from fact where kind = 'fit'")["n"] == 0


def test_the_clock_goes_on_while_one_chooses(late, pulse, eleven):
    eleven.advance(30)
    pulse.look()
    assert late.land_panel._digits.text() == "19:30"


def test_bars_come_on_request(late, qtbot):
    assert not late.land_panel.cards[0].bars.isVisible()
    late.land_panel.as_bars.click()
    assert late.land_panel.cards[0].bars.isVisible()


def test_no_way_is_cut_on_a_narrow_window(late):
    late.resize(855, 440)
    late.grab()
    for card in late.land_panel.cards:
        assert card.isHidden() or card.width() <= card.parentWidget().parentWidget().width()


def test_nothing_can_be_landed_before_the_start(room):
    room.land()
    assert room.pages.currentWidget() is room.before


def test_the_ways_follow_when_somebody_moves_the_run_on(late, qtbot, pulse, eleven, desk, example):
    qtbot.keyClick(late.land_panel, Qt.Key.Key_2)
    eleven.advance(61)
    pulse.next()
    shown = [(row.text, row.state) for row in late.agenda.model.rows]
    assert ("Walk", "now") in shown
    qtbot.keyClick(late.land_panel, Qt.Key.Key_Return)
    assert desk.run.state(example).index == 1
    assert late.pages.currentWidget() is not late.land_panel


def test_the_end_of_the_session_closes_the_ways(late, pulse):
    pulse.finish()
    assert late.pages.currentWidget() is late.after
