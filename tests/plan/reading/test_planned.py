"""A reading made into a session that can be run."""

from copdesk.book.ids import new_id
from copdesk.plan.check import remarks
from copdesk.plan.library import methods
from copdesk.plan.reading import read
from copdesk.plan.reading.planned import method_for, session_of

HELP = """Troika consulting (30 minutes)

Agenda
- Troika consulting (30 minutes)
  - Think of your question: "What is hard?" and "what would help?"
  - In groups of three, two are consultants
  - The client tells (1-2 min)
  - Consultants ask (1-2 min)
  - Consultants give ideas (5-7 min)
  - Switch to the next person and repeat
- Ring of words (10 min)
"""


def session(text, name="plan.txt"):
    return session_of(read(text.encode(), name), new_id)


def test_turns_repeat_the_timed_steps_and_think_once():
    troika = session(HELP).activities[0]
    assert (troika.turns, troika.method, troika.planned_s) == (3, "troika", 1800)
    assert [(step.each_turn, step.planned_s) for step in troika.steps] == [
        (False, 90), (True, 90), (True, 90), (True, 390),
    ]  # fmt: skip
    assert troika.steps[0].prompts == ("What is hard?", "what would help?")
    assert troika.steps[0].silent
    assert troika.steps[1].title == "The client tells"
    assert troika.steps[1].instruction == "In groups of three, two are consultants"
    assert dict(troika.steps[1].roles).keys() == {"client", "consultants"}


def test_turns_without_a_known_method_fill_their_time_between_least_and_most():
    circle = session(HELP.replace("Troika consulting", "Helping ring")).activities[0]
    assert circle.method == ""
    assert circle.steps[0].planned_s + 3 * sum(step.planned_s for step in circle.steps[1:]) in range(1790, 1811)
    assert all(step.min_s <= step.planned_s <= step.max_s for step in circle.steps[1:])


def test_an_activity_without_steps_is_one_step_of_its_own():
    ring = session(HELP).activities[1]
    assert [(step.title, step.planned_s) for step in ring.steps] == [("Ring of words", 600)]


def test_steps_without_a_time_share_what_is_left_or_are_told_with_another():
    plan = session(
        "Agenda\n- Map (30 min)\n  - Draw (20 min)\n  - Walk\n- Talk (10 min)\n  - in pairs\n  - about seeds\n"
    )
    assert [step.planned_s for step in plan.activities[0].steps] == [1200, 600]
    assert [(step.title, step.instruction) for step in plan.activities[1].steps] == [("Talk", "in pairs\nabout seeds")]


def test_a_time_the_source_does_not_give_stays_open_and_is_remarked():
    plan = session("Agenda\n- Hello (5 min)\n- Open end\n")
    assert plan.activities[1].steps[0].planned_s == 0
    found = next(each for each in remarks(plan) if each.code == "plan.untimed")
    assert found.mend.calls == (("set_step", (plan.activities[1].steps[0].id, "planned_s", 300)),)


def test_groupings_and_silence_are_read_from_words():
    plan = session(
        "Agenda\n- Alone, in silence (2 min)\n- In pairs (5 min)\n- Groups of three (5 min)\n- Gallery walk (10 min)\n"
    )
    steps = [activity.steps[0] for activity in plan.activities]
    assert [step.grouping for step in steps] == ["alone", "pairs", "trios", "all"]
    assert [step.silent for step in steps] == [True, False, False, False]
    assert steps[3].scene == "gallery"


def test_each_method_of_the_library_is_known_by_its_own_title():
    assert [method_for(each.title).title for each in methods()] == [each.title for each in methods()]
    assert method_for("Troika consulting (30 min, outside)").key == "troika"
    assert method_for("Seed exchange with the neighbours") is None


def test_a_plan_is_taught_in_the_language_in_which_it_names_a_method(french):
    assert method_for("Troïka conseil").title == "Troïka conseil"
    assert method_for("Troika consulting (30 min)").steps[0].short == "Reflect"


def test_head_and_ids_are_whole():
    plan = session(
        "Seeds\n\nDay and time: Friday 5, 14.00-14:30\nSpace: Barn\n\nAgenda:\n- Hello (5 min)\n- Bye (5 min)\n"
    )
    assert (plan.title, plan.day_text, plan.starts, plan.ends, plan.space) == (
        "Seeds", "Friday 5, 14.00-14:30", "14:00", "14:30", "Barn",
    )  # fmt: skip
    assert [activity.position for activity in plan.activities] == [0, 1]
    assert {activity.session_id for activity in plan.activities} == {plan.id}
    assert len({step.id for activity in plan.activities for step in activity.steps}) == 2
