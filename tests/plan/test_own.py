"""A community's own activities and templates."""

from pathlib import Path

import pytest

from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk
from copdesk.plan.library import find
from copdesk.plan.own import methods_of
from copdesk.words import Refused
from tests.book.verbs_plan import METHOD


def test_an_activity_is_kept_in_the_library_listed_first_and_placed_again(desk: Desk, example: Id) -> None:
    troika = desk.plan.session(example).activities[2]
    desk.plan.own.keep(example, troika.id, "Our Troika")
    (own,) = desk.plan.own.methods()
    assert (own.title, own.turns, own.planned_s) == ("Our Troika", 3, troika.planned_s)
    assert find("troika", own=desk.plan.own.methods())[0].title == "Our Troika"
    placed = own.placed(example, 0, new_id)
    assert [step.title for step in placed.steps] == [step.title for step in troika.steps]
    desk.plan.own.keep(example, troika.id, "our troika")
    assert len(desk.plan.own.methods()) == 1
    desk.undo()
    desk.undo()
    assert desk.plan.own.methods() == ()


def test_activities_are_shared_as_one_file(desk: Desk, example: Id, tmp_path: Path) -> None:
    for activity in desk.plan.session(example).activities[:2]:
        desk.plan.own.keep(example, activity.id)
    mine = desk.plan.own.methods()
    file = tmp_path / "ours.toml"
    desk.plan.own.save([one.key for one in mine], file)
    for one in mine:
        desk.plan.own.remove(one.key)
    assert desk.plan.own.methods() == ()
    assert desk.plan.own.take_file(file) == 2
    again = desk.plan.own.methods()
    assert [(one.title, one.steps, one.words) for one in again] == [(one.title, one.steps, one.words) for one in mine]
    desk.undo()
    assert desk.plan.own.methods() == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Buy milk",
        "methods = []",
        METHOD.replace("planned_s = 900", "planned_s = -4"),
        METHOD.replace("planned_s = 900", "planned_s = true"),
        METHOD.replace("turns = 1", "turns = 99"),
        METHOD.replace('title = "Fishbowl"', 'title = "  "'),
        METHOD.replace("planned_s = 900", "planned_s = 900\nsurprise = 1"),
        METHOD.replace("planned_s = 900", "planned_s = 900\ninstruction = 5"),
    ],
)
def test_what_is_no_activity_is_refused_and_none_is_kept(desk: Desk, text: str) -> None:
    with pytest.raises(Refused):
        desk.plan.own.take(text)
    assert desk.plan.own.methods() == ()


def test_one_file_may_hold_a_single_method(desk: Desk) -> None:
    assert [one.title for one in methods_of(METHOD)] == ["Fishbowl"]


def test_a_template_begins_a_session_with_its_plan(desk: Desk, example: Id) -> None:
    plan = desk.plan.session(example)
    key = desk.plan.own.keep_template(example, "Morning")
    assert [one.title for one in desk.plan.own.templates()] == ["Morning"]
    made = desk.plan.session(desk.plan.from_template(key))
    assert [one.title for one in made.activities] == [one.title for one in plan.activities]
    assert made.planned_s == plan.planned_s
    assert desk.plan.own.methods() == ()
    desk.plan.own.remove_template(key)
    with pytest.raises(Refused):
        desk.plan.from_template(key)


def test_again_copies_the_plan_and_the_hosts_but_not_the_day_nor_the_run(desk: Desk, example: Id) -> None:
    desk.run.start(example)
    made = desk.plan.again(example)
    session = desk.plan.session(made)
    assert (session.day, session.day_text, session.starts) == ("", "", "11:00")
    assert [one.planned_s for one in session.activities] == [
        one.planned_s for one in desk.plan.session(example).activities
    ]
    assert desk.people.hosts(made) == desk.people.hosts(example)
    assert desk.run.state(made).legs == ()
    hosts = {member.id for member, _ in desk.people.hosts(made)}
    assert all(not one.takes_part for one in desk.people.attendance(made) if one.member.id in hosts)
    desk.undo(past_facts=True)
    assert [one.id for one in desk.plan.sessions()] == [example]
    assert desk.people.hosts(made) == []
