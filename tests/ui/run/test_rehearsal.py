from datetime import UTC, datetime

import pytest

from copdesk.run.fast import FastClock, rehearsal_of
from ui.run.rehearsal import RehearsalView


@pytest.fixture
def rehearsal(desk, example, pulse, projector, dressed, qtbot):
    copy, clock = rehearsal_of(desk, example)
    view = RehearsalView(copy, clock, example, pulse, projector)
    view.left.connect(view.finish)
    qtbot.addWidget(view)
    view.show()
    return view


def pass_time(view, clock, seconds):
    clock.advance(seconds)
    view.pulse.look()


def test_a_rehearsal_runs_twenty_times_as_fast_on_a_copy(rehearsal, desk, eleven, example):
    before = desk.book.row("select count(*) as n from journal")["n"]
    pass_time(rehearsal, eleven, 3)
    assert rehearsal.room.clock.digits.text() == "19:00"
    pass_time(rehearsal, eleven, 57)
    assert rehearsal.pulse.material.state.cue.step.short == "Walk"
    assert desk.run.live() is None
    assert desk.book.row("select count(*) as n from journal")["n"] == before


def test_keys_steer_the_rehearsal_and_never_the_real_session(rehearsal, pulse, desk, eleven):
    pass_time(rehearsal, eleven, 2)
    pulse.next()
    assert rehearsal.pulse.material.state.index == 1
    pulse.toggle()
    assert rehearsal.pulse.material.state.held
    assert desk.run.live() is None


def test_the_projector_shows_it_marked_and_the_real_picture_again_afterwards(rehearsal, projector, pulse, qtbot):
    assert projector.live.header.activity == "Rehearsal · Draw your CoP"
    pulse.look()
    assert projector.live.clock.digits == rehearsal.room.clock.digits.text()
    rehearsal.away.click()
    pulse.look()
    assert not projector.live.header.activity.startswith("Rehearsal")
    assert pulse.stand_in is None


def test_it_has_people_and_groups_even_if_nobody_is_here_yet(rehearsal, desk, example):
    assert rehearsal.pulse.material.here > 0
    assert len(rehearsal.pulse.material.draws) == 2
    assert desk.trios.draws(example) == []


def test_its_speed_can_be_changed_and_it_stops_where_it_is(rehearsal, eleven):
    pass_time(rehearsal, eleven, 3)
    rehearsal.speeds.chosen.emit(0)
    pass_time(rehearsal, eleven, 60)
    assert rehearsal.room.clock.digits.text() == "18:00"


def test_a_fast_clock_goes_on_from_where_its_speed_was_changed(clock):
    fast = FastClock(clock, datetime.fromtimestamp(1_000, UTC), 20)
    clock.advance(1)
    fast.set_speed(0)
    clock.advance(100)
    assert fast.now().utc == 1_020_000


def test_esc_leaves_the_ways_to_finish_on_time_before_it_leaves_the_rehearsal(rehearsal):
    assert not rehearsal.step_back()
    rehearsal.room.land()
    assert rehearsal.step_back()
    assert not rehearsal.room.is_landing()


def test_undo_takes_back_what_was_done_in_the_rehearsal_and_nothing_of_the_day(rehearsal, pulse, desk, example):
    desk.plan.set_head(example, "title", "A title of the day")
    pulse.more()
    assert rehearsal.pulse.face().total_ms == 21 * 60_000
    rehearsal.undo()
    assert rehearsal.pulse.face().total_ms == 20 * 60_000
    rehearsal.redo()
    assert rehearsal.pulse.face().total_ms == 21 * 60_000
    assert desk.plan.session(example).title == "A title of the day"


def test_a_rehearsal_that_begins_late_is_not_asked_about(desk, example, pulse, projector, eleven, dressed, qtbot):
    copy, clock = rehearsal_of(desk, example)
    eleven.advance(10)
    view = RehearsalView(copy, clock, example, pulse, projector)
    qtbot.addWidget(view)
    assert view.room.ask.question() == ""
    view.finish()


def test_people_are_made_up_where_nobody_is_known_yet(desk, example):
    for one in desk.people.members():
        desk.people.remove(one.id)
    copy, _ = rehearsal_of(desk, example)
    assert "Guest 12" in [one.name for one in copy.people.present(example)]
    assert [len(draw.trios) for draw in copy.trios.draws(example)] == [4, 4]
    copy.close()
    desk.plan.expect_people(example, 30)
    copy, _ = rehearsal_of(desk, example)
    assert len(copy.people.present(example)) == 30
    assert desk.people.members() == []
    copy.close()
