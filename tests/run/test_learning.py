import pytest

from copdesk.book.ids import new_id
from copdesk.plan.library import method
from copdesk.run.learning import Learned, learned_words, lessons, likeness


@pytest.fixture
def walked(desk, clock):
    """Runs one session whose walkabout takes so many minutes."""

    def run(minutes):
        session = desk.plan.add_session("earlier")
        desk.plan.add_activity(session, method("draw-your-cop").placed(session, 0, new_id))
        desk.run.start(session)
        clock.advance(1200)
        desk.run.next(session)
        clock.advance(minutes * 60)
        desk.run.finish(session)
        clock.advance(86_400)

    return run


def of_walk(desk, example):
    activity = desk.plan.session(example).activities[0]
    return desk.run.learned(example).get(likeness(activity, activity.steps[1]))


def test_what_a_step_took_in_the_last_five_sessions_is_known_for_the_next(desk, example, walked):
    assert of_walk(desk, example) is None
    for minutes in (20, 14, 14, 14, 14, 14):
        walked(minutes)
    known = of_walk(desk, example)
    assert known == Learned(600, 840, 5)
    assert learned_words(known) == "Planned 10 min, took 14 min the last 5 times."


def test_a_step_that_was_only_clicked_through_teaches_nothing(desk, example, walked):
    walked(0.5)
    assert of_walk(desk, example) is None


def test_a_small_difference_is_not_worth_a_word():
    assert not Learned(600, 640, 5).differs(600)
    assert Learned(600, 690, 1).differs(600)
    assert not Learned(600, 690, 1).differs(690)
    assert learned_words(Learned(600, 690, 1)) == "Planned 10 min, took 12 min the last time."


def test_the_planner_is_offered_what_a_step_took_more_than_once(desk, example, walked):
    walked(14)
    assert not list(lessons(desk.plan.session(example), desk.run.learned(example)))  # once is chance
    walked(14)
    (remark,) = lessons(desk.plan.session(example), desk.run.learned(example))
    assert remark.title == "Gallery walkabout usually takes longer"
    assert remark.comfort == "Planned 10 min, took 14 min the last 2 times."
    desk.plan.mend(example, remark.mend.label, remark.mend.calls)
    walk = desk.plan.session(example).activities[0].steps[1]
    assert walk.planned_s == 840
    assert walk.least_s <= 840 <= walk.most_s
    assert not list(lessons(desk.plan.session(example), desk.run.learned(example)))
    assert desk.undo()
