"""The plan check: what it remarks, and that its mends mend."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk
from copdesk.plan.check import mended, remarks
from copdesk.plan.library import method
from copdesk.plan.values import Activity, Session, Step


def session(*keys, starts="11:00", ends="12:30"):
    key = new_id()
    placed = tuple(method(each).placed(key, at, new_id) for at, each in enumerate(keys))
    return Session(key, "Seeds", starts=starts, ends=ends, activities=placed)


def plain(*steps, turns=1, title="Work"):
    key, own = new_id(), new_id()
    made = tuple(Step(new_id(), own, at, each.pop("title", f"Step {at}"), **each) for at, each in enumerate(steps))
    activity = Activity(own, key, 0, title, turns=turns, steps=made)
    return Session(key, "Seeds", starts="10:00", ends="11:00", activities=(activity,))


def example():
    return session("draw-your-cop", "one-three-all", "troika", "popcorn")


def codes(plan, people=None):
    return [each.code for each in remarks(plan, people)]


def one(plan, code, people=None):
    return next(each for each in remarks(plan, people) if each.code == code)


def test_the_example_with_22_people_has_the_remarks_a_colleague_would_make():
    found = remarks(example(), 22)
    assert [each.title for each in found] == [
        "Troika consulting may take 33 of its 30 minutes",
        "No slack in the slot",
        "22 people do not divide by three",
        "No time to find groups in Troika consulting",
    ]
    assert found[0].comfort == "3 turns of question, clarifying, advice at their longest."
    assert found[1].comfort == "90 of 90 minutes are planned. Popcorn debrief may be skipped: 5 minutes."
    assert found[2].comfort == "6 trios and one four. A four runs 4 turns of 7:07."


def test_the_box_is_mended_by_the_most_that_lets_all_turns_fit():
    plan = example()
    mend = one(plan, "plan.box").mend
    assert mend.label == "Set advice to 5–6 min"
    assert "plan.box" not in codes(mended(plan, mend))


def test_turns_that_cannot_fit_by_one_step_are_held_to_what_is_planned(desk):
    turn = {"each_turn": True, "planned_s": 240, "max_s": 600, "grouping": "all"}
    changed, label = mend(desk, desk.plan.take(plain(turn, turn, turns=3)), "plan.box")
    assert label == "Hold every turn to what is planned"
    assert {step.max_s for step in changed.activities[0].steps} == {240}


def test_a_plan_longer_than_its_slot_gives_in_proportion_and_never_below_a_minimum():
    plan = session("draw-your-cop", "one-three-all", "troika", "popcorn", ends="12:20")
    mend = one(plan, "plan.too_long").mend
    shorter = mended(plan, mend)
    assert shorter.planned_s <= shorter.slot_s
    assert all(step.planned_s >= step.least_s for activity in shorter.activities for step in activity.steps)


def test_a_plan_that_cannot_give_enough_moves_its_end():
    plan = session("draw-your-cop", "one-three-all", "troika", "popcorn", ends="11:40")
    mend = one(plan, "plan.too_long").mend
    assert mend.calls == (("set_head", (plan.id, "ends", "12:30")),)
    assert "plan.too_long" not in codes(mended(plan, mend))


def test_no_slack_offers_to_let_the_last_activity_be_skipped():
    plan = example()
    popcorn = plan.activities[3]
    firm = replace(popcorn, steps=(replace(popcorn.steps[0], skippable=False),))
    plan = replace(plan, activities=(*plan.activities[:3], firm))
    mend = one(plan, "plan.no_slack").mend
    assert mend.label == "Let Popcorn debrief be skipped"
    assert mended(plan, mend).activities[3].steps[0].skippable


@pytest.mark.parametrize(
    ("people", "comfort"),
    [
        (4, "One four. A four runs 4 turns of 7:07."),
        (5, "One trio and one pair, or one group of five."),
        (8, "Two fours. A four runs 4 turns of 7:07."),
        (23, "5 trios and two fours. A four runs 4 turns of 7:07."),
    ],
)
def test_threes_that_do_not_come_out_even_say_what_the_rest_does(people, comfort):
    assert one(example(), "plan.thirds", people).comfort == comfort


def test_threes_that_come_out_even_are_not_remarked_and_two_people_are_too_few():
    assert "plan.thirds" not in codes(example(), 21)
    assert "plan.few" in codes(example(), 2)


def test_ninety_minutes_without_a_break_are_well_and_more_are_not():
    assert "plan.no_break" not in codes(example())
    plan = session("draw-your-cop", "one-three-all", "troika", "popcorn", "popcorn", ends="13:30")
    found = one(plan, "plan.no_break")
    assert found.title == "No break in 95 minutes"
    verb, (_, pause, at) = found.mend.calls[0]
    assert (verb, pause.title, at) == ("add_activity", "Break", 4)
    with_break = replace(plan, activities=(*plan.activities[:at], pause, *plan.activities[at:]))
    assert "plan.no_break" not in codes(with_break)


def test_a_silent_step_after_talking_is_moved_before_it():
    plan = plain(
        {"title": "Trios", "grouping": "trios", "planned_s": 600},
        {"title": "Alone", "grouping": "alone", "silent": True, "planned_s": 120},
    )
    found = one(plan, "plan.late_silence")
    verb, (_, step_id, by) = found.mend.calls[0]
    assert (verb, step_id, by) == ("move_step", plan.activities[0].steps[1].id, -1)


def test_talking_at_once_for_long_misses_a_silent_minute():
    assert "plan.no_silence" in codes(plain({"grouping": "trios", "planned_s": 600}))
    assert "plan.no_silence" not in codes(plain({"grouping": "trios", "planned_s": 120}))


def test_a_plenary_is_held_against_forty_seconds_an_answer():
    asked = {"grouping": "all", "planned_s": 120, "prompts": ("One? Another?",)}
    short = plain({"grouping": "trios", "planned_s": 600}, asked)
    found = one(short, "plan.plenary_short", 21)
    assert found.comfort == "Forty seconds an answer make 9:30 minutes; 2 are planned."
    assert "plan.plenary_short" not in codes(mended(short, found.mend), 21)
    long = plain({"grouping": "fours", "planned_s": 600}, {"grouping": "all", "planned_s": 1200})
    assert "plan.plenary_long" in codes(long, 16)


def mend(desk, key, code):
    found = one(desk.plan.session(key), code)
    desk.plan.mend(key, found.mend.label, found.mend.calls)
    assert code not in codes(desk.plan.session(key))
    return desk.plan.session(key), found.mend.label


def test_groups_that_form_in_haste_get_a_minute_from_the_slot_or_from_the_step_that_can_best_spare_it(desk):
    full, label = mend(desk, desk.plan.take(example()), "plan.forming")
    assert label == "Take a minute for it from Draw"
    assert full.planned_s == 90 * 60
    troika = full.activities[2]
    assert [step.title for step in troika.steps][:3] == [
        "Reflect on your challenge and the help you need", "Find your group", "Client shares the question",
    ]  # fmt: skip
    assert (troika.steps[1].scene, troika.steps[1].each_turn) == ("trios", False)
    roomy, label = mend(desk, desk.plan.take(session("troika", ends="12:30")), "plan.forming")
    assert label == "Add a minute to find groups"
    assert roomy.planned_s == 31 * 60


def test_a_silent_minute_with_the_same_question_comes_before_talking(desk):
    plan = plain({"grouping": "trios", "planned_s": 600, "prompts": ("What helps?",)})
    changed, _ = mend(desk, desk.plan.take(plan), "plan.no_silence")
    first = changed.activities[0].steps[0]
    assert (first.planned_s, first.silent, first.grouping, first.prompts) == (60, True, "alone", ("What helps?",))


def test_lengths_beyond_an_hour_are_said_in_minutes():
    plan = plain({"planned_s": 94 * 60 + 30})
    assert one(plan, "plan.no_break").title == "No break in 94 minutes"
    assert one(plan, "plan.too_long").comfort == "94:30 of 60 minutes are planned."


def test_a_step_outside_its_range_is_set_back_into_it():
    plan = plain({"min_s": 60, "planned_s": 300, "max_s": 120})
    found = one(plan, "plan.range")
    assert mended(plan, found.mend).activities[0].steps[0].planned_s == 120


def test_a_method_for_more_people_than_expected_is_remarked():
    assert "plan.size" in codes(session("one-two-four-all"), 4)
    assert "plan.size" not in codes(session("one-two-four-all"), 40)


def test_an_empty_plan_without_a_slot_has_no_remarks():
    assert remarks(Session(new_id(), "Seeds")) == ()


@given(
    st.lists(st.sampled_from(["draw-your-cop", "one-three-all", "troika", "popcorn", "one-two-four-all"]), max_size=5),
    st.integers(0, 60),
    st.integers(0, 23),
)
def test_each_remark_is_a_sentence_and_each_mend_of_fields_removes_it_or_helps(keys, people, hours):
    plan = session(*keys, starts="09:00", ends=f"{hours:02d}:10")
    for found in remarks(plan, people):
        assert "{" not in found.title + found.comfort
        if found.mend and found.code in ("plan.too_long", "plan.box"):
            still = [r for r in remarks(mended(plan, found.mend), people) if r.code == found.code]
            assert found.activity_id not in [r.activity_id for r in still]


def test_a_step_without_a_time_counts_and_runs_as_five_minutes_and_says_so(desk: Desk, example: Id) -> None:
    step = Step(id=b"", activity_id=b"", position=0, title="Peer review", planned_s=0)
    desk.plan.add_activity(example, Activity(b"", example, 0, "Peer review", steps=(step,)), 0)
    session = desk.plan.session(example)
    assert session.activities[0].planned_s == 300
    remark = next(one for one in remarks(session) if one.code == "plan.untimed")
    assert "5 minutes" in remark.comfort
    desk.run.start(example)
    state = desk.run.state(example)
    assert state.remaining_ms(desk.clock.now()) == 300_000
    assert remark.mend is not None
    desk.plan.mend(example, remark.mend.label, remark.mend.calls)
    assert desk.plan.session(example).activities[0].steps[0].planned_s == 300
