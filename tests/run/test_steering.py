import pytest

from copdesk.run.face import face
from copdesk.words import Refused


@pytest.fixture
def running(desk, clock, example):
    clock.advance(2 * 3600)
    desk.run.start(example)
    return example


def shown(desk, session):
    return face(desk.run.state(session), desk.clock.now()).digits


def test_a_mistaken_next_is_taken_back_within_a_minute_clock_included(desk, clock, running):
    clock.advance(600)
    desk.run.next(running)
    clock.advance(50)
    desk.run.back(running)
    assert shown(desk, running) == "9:10"


def test_a_mistaken_start_is_taken_back_as_if_it_had_never_been(desk, clock, running):
    clock.advance(30)
    desk.run.back(running)
    assert desk.run.live() is None
    assert desk.run.state(running).legs == ()


def test_later_back_goes_to_the_step_before_from_its_beginning(desk, clock, running):
    desk.run.next(running)
    clock.advance(61)
    desk.run.back(running)
    assert (desk.run.state(running).index, shown(desk, running)) == (0, "20:00")


def test_a_finish_can_be_taken_back_too(desk, clock, running):
    clock.advance(300)
    desk.run.finish(running)
    clock.advance(20)
    desk.run.back(running)
    assert shown(desk, running) == "14:40"


def test_a_step_to_come_is_skipped_and_brought_back(desk, running):
    walk = desk.run.state(running).order[1]
    desk.run.skip(running, [walk.key])
    assert desk.run.state(running).next_index() == 2
    desk.run.skip(running, [walk.key])
    assert desk.run.state(running).next_index() == 1
    desk.undo()
    assert desk.run.state(running).next_index() == 2
    with pytest.raises(Refused):
        desk.run.skip(running, [desk.run.state(running).order[0].key])


def test_a_whole_activity_is_left_out_and_brought_back_by_its_name(desk, running):
    state = desk.run.state(running)
    troika = [cue for cue in state.order if cue.activity.title == "Troika consulting"]
    keys = [cue.key for cue in troika]
    desk.run.skip(running, keys[:2])
    desk.run.skip(running, keys)
    assert desk.run.state(running).skipped == set(keys)
    assert desk.undo().label == "leave out Troika consulting"
    assert desk.run.state(running).skipped == set(keys[:2])
    desk.run.skip(running, keys[:2])
    assert desk.run.state(running).skipped == set()


def test_a_step_can_be_run_once_more(desk, clock, running):
    clock.advance(900)
    desk.run.again(running)
    assert shown(desk, running) == "20:00"
    assert len(desk.run.state(running).legs) == 2


def test_what_was_started_too_late_began_earlier_but_not_before_the_step_before_it(desk, clock, running):
    desk.run.began_earlier(running, 180_000)
    assert shown(desk, running) == "17:00"
    desk.undo()
    assert shown(desk, running) == "20:00"
    clock.advance(120)
    desk.run.next(running)
    with pytest.raises(Refused) as refused:
        desk.run.began_earlier(running, 300_000)
    assert refused.value.code == "run.earlier"


def test_time_asleep_is_left_out_on_request(desk, clock, running):
    clock.advance(60 + 720)
    desk.run.nap(running, 720_000)
    assert shown(desk, running) == "19:00"
    desk.undo()
    assert shown(desk, running) == "7:00"


def test_after_a_restart_the_book_tells_how_long_the_computer_was_off(desk, clock, running):
    clock.advance(60)
    desk.notes.write(running, "the lamp went out", step_id=desk.run.state(running).order[0].step.id)
    assert desk.run.off_ms(running) == 0
    clock.restart(300)
    assert desk.run.off_ms(running) == 300_000
    desk.run.nap(running, 300_000)
    assert desk.run.off_ms(running) == 0
    assert shown(desk, running) == "19:00"


def test_a_pause_has_a_reason_that_can_be_changed(desk, clock, running):
    with pytest.raises(Refused):
        desk.run.explain(running, "coffee")
    desk.run.hold(running)
    desk.run.explain(running, "fire alarm")
    assert desk.run.state(running).leg.reason == "fire alarm"
    desk.run.resume(running)
    assert desk.run.state(running).leg.reason == ""


def test_a_break_is_put_after_the_running_activity_and_taken_away_by_undo(desk, clock, running):
    desk.run.insert_break(running, 600)
    state = desk.run.state(running)
    assert [cue.activity.title for cue in state.order[1:4]] == ["Draw your CoP", "Break", "Good CoP / bad CoP"]
    assert (state.index, shown(desk, running)) == (0, "20:00")
    desk.undo()
    assert "Break" not in [cue.activity.title for cue in desk.run.state(running).order]


def test_only_one_session_runs_at_a_time(desk, running):
    other = desk.plan.add_session("Another")
    with pytest.raises(Refused) as refused:
        desk.run.start(other)
    assert refused.value.code == "run.other"


def test_long_after_the_end_back_goes_on_with_the_last_step(desk, clock, running):
    desk.run.next(running)
    desk.run.finish(running)
    clock.advance(600)
    desk.run.back(running)
    assert (desk.run.state(running).index, shown(desk, running)) == (1, "10:00")


def test_what_began_earlier_is_named_in_whole_minutes(desk, running):
    desk.run.began_earlier(running, 242_571)
    assert desk.undo().label == "it began 4 min earlier"


def test_a_step_nobody_planned_comes_after_the_running_one_or_at_once(desk, clock, running):
    desk.run.insert_step(running, " Stretch ", 180)
    state = desk.run.state(running)
    assert [cue.step.title for cue in state.order[:2]] == ["Make a drawing of your CoP", "Stretch"]
    assert (state.index, state.order[1].planned_ms) == (0, 180_000)
    desk.undo()
    desk.run.insert_step(running, "Sing", 60, at_once=True)
    assert desk.run.state(running).cue.step.title == "Sing"
    with pytest.raises(Refused):
        desk.run.insert_step(running, "  ", 60)


def test_where_people_take_turns_it_comes_after_the_activity(desk, running):
    advice = next(cue for cue in desk.run.state(running).order if cue.turn == 2)
    desk.run.go_to(running, *advice.key)
    desk.run.insert_step(running, "Stretch", 180)
    titles = [activity.title for activity in desk.plan.session(running).activities]
    assert titles[titles.index("Troika consulting") + 1] == "Stretch"
    with pytest.raises(Refused):
        desk.run.insert_step(running, "", 60)
