"""Fixed times: lunch is served at 12:30, whatever the plan says."""

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.check import remarks
from copdesk.plan.lines import length_s, plan_lines, starts_of, time_bar
from copdesk.plan.writing import plan_from_toml, plan_ontime_csv, plan_toml


def fix(desk: Desk, session: Id, place: int, at: str) -> None:
    desk.plan.set_activity(session, desk.plan.session(session).activities[place].id, "fixed_at", at)


def test_an_activity_waits_for_its_fixed_time_and_all_after_it_move(desk: Desk, example: Id) -> None:
    fix(desk, example, 1, "11:45")
    session = desk.plan.session(example)
    assert [at // 60 for at in starts_of(session)] == [0, 45, 70, 100]
    assert length_s(session) == session.planned_s + 15 * 60
    assert [line.starts for line in plan_lines(session) if line.step is None] == ["11:00", "11:45", "12:10", "12:40"]
    assert [block.seconds for block in time_bar(session) if block.kind == "wait"] == [15 * 60]
    assert "plan.fixed_wait" in [one.code for one in remarks(session)]


def test_free_minutes_before_a_fixed_time_go_to_the_longest_step_that_may_have_them(desk: Desk, example: Id) -> None:
    talk, lunch = (desk.plan.add_plain(example, title, title, 600) for title in ("Talk", "Lunch"))
    desk.plan.set_activity(example, lunch, "fixed_at", "12:50")
    found = next(one for one in remarks(desk.plan.session(example)) if one.code == "plan.fixed_wait")
    assert (found.title, found.mend.label if found.mend else "") == (
        "10 minutes are free before Lunch",
        "Give Talk 10 min more",
    )
    assert found.mend is not None
    desk.plan.mend(example, found.mend.label, found.mend.calls)
    session = desk.plan.session(example)
    assert next(one for one in session.activities if one.id == talk).planned_s == 1200
    assert "plan.fixed_wait" not in [one.code for one in remarks(session)]


def test_a_plan_that_comes_too_late_is_remarked_and_mended_with_one_press(desk: Desk, example: Id) -> None:
    fix(desk, example, 2, "11.50")
    session = desk.plan.session(example)
    assert session.activities[2].fixed_at == "11:50"
    late = next(one for one in remarks(session) if one.code == "plan.fixed_late")
    assert "5 minutes late" in late.title
    assert late.mend is not None
    desk.plan.mend(example, late.mend.label, late.mend.calls)
    assert starts_of(desk.plan.session(example))[2] == 50 * 60
    desk.undo()
    assert desk.plan.session(example) == session


def test_what_cannot_be_shortened_so_far_is_fixed_where_the_plan_reaches_it(desk: Desk, example: Id) -> None:
    fix(desk, example, 2, "11:10")
    late = next(one for one in remarks(desk.plan.session(example)) if one.code == "plan.fixed_late")
    assert late.mend is not None
    desk.plan.mend(example, late.mend.label, late.mend.calls)
    assert desk.plan.session(example).activities[2].fixed_at == "11:55"


def test_fixed_times_are_written_and_read_back(desk: Desk, example: Id) -> None:
    fix(desk, example, 1, "11:45")
    session = desk.plan.session(example)
    assert plan_from_toml(plan_toml(session), lambda: b"0" * 16).activities[1].fixed_at == "11:45"
    assert "11:45:00" in plan_ontime_csv(session).decode("utf-8-sig")


def test_the_number_of_people_expected_belongs_to_the_plan(desk: Desk, example: Id) -> None:
    desk.plan.expect_people(example, 22)
    session = desk.plan.session(example)
    assert session.expected == 22
    assert any("22 people do not divide" in one.title for one in remarks(session))
    desk.plan.expect_people(example, None)
    assert desk.plan.session(example).expected is None
