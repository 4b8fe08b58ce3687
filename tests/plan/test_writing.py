"""Plans written down, and read back."""

from dataclasses import replace

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.book.ids import new_id
from copdesk.plan.incoming import take_read
from copdesk.plan.library import methods
from copdesk.plan.outgoing import save_plan
from copdesk.plan.reading import read
from copdesk.plan.reading.whole import read_whole
from copdesk.plan.values import Activity, Category, Session, Step
from copdesk.plan.writing import (
    plan_calendar,
    plan_csv,
    plan_from_toml,
    plan_markdown,
    plan_ontime_csv,
    plan_toml,
)
from copdesk.words import Refused


def session(*keys):
    key = new_id()
    known = {each.key: each for each in methods()}
    placed = tuple(known[each].placed(key, at, new_id) for at, each in enumerate(keys))
    return Session(
        key, "Seeds & more", "2026-06-03", "Friday 5", "11:00", "12:30", space="Barn", purpose="Learn *well*",
        activities=placed,
    )  # fmt: skip


def example():
    return session("draw-your-cop", "one-three-all", "troika", "popcorn")


def without_ids(plan):
    activities = tuple(
        replace(
            activity,
            id=b"",
            session_id=b"",
            steps=tuple(replace(step, id=b"", activity_id=b"") for step in activity.steps),
        )
        for activity in plan.activities
    )
    return replace(plan, id=b"", activities=activities)


def test_markdown_read_back_gives_the_same_activities_steps_and_lengths():
    plan = example()
    found = read(plan_markdown(plan).encode(), "plan.md")
    assert (found.title, found.slot_minutes, found.total_minutes) == ("Seeds & more", 90, 90)
    assert [each.title for each in found.activities] == [each.title for each in plan.activities]
    for mine, written in zip(found.activities, plan.activities, strict=True):
        assert [step.title for step in mine.steps] == [step.title for step in written.steps]
        assert [step.minutes * 60 for step in mine.steps] == [step.planned_s for step in written.steps]


def test_a_table_read_back_keeps_ranges_and_turns():
    found = read(plan_csv(example()), "plan.csv")
    assert found.total_minutes == 90
    troika = found.activities[2]
    assert (troika.rounds, troika.start) == (3, "11:55")
    assert [(step.minutes_min, step.minutes, step.minutes_max) for step in troika.steps] == [
        (1, 1.5, 2), (1, 1.5, 2), (1, 1.5, 2), (5, 6.5, 7),
    ]  # fmt: skip


def test_the_table_for_ontime_has_a_row_for_each_cue_without_gaps():
    found = read(plan_ontime_csv(example()), "ontime.csv")
    assert len(found.activities) == 2 + 3 + 1 + 3 * 3 + 1
    assert found.total_minutes == 90
    ends = [each.end for each in found.activities]
    starts = [each.start for each in found.activities]
    assert (starts[0], ends[-1]) == ("11:00", "12:30")


def test_no_cell_is_a_formula():
    plan = session("popcorn")
    hostile = replace(plan.activities[0], title="=1+1", steps=(replace(plan.activities[0].steps[0], title="@SUM(A1)"),))
    plan = replace(plan, activities=(hostile,))
    for written in (plan_csv(plan), plan_ontime_csv(plan)):
        text = written.decode("utf-8-sig")
        assert not any(cell.startswith(("=", "@")) for line in text.split("\r\n") for cell in line.split(","))
    assert read(plan_csv(plan), "plan.csv").activities[0].title == "=1+1"


def test_a_calendar_has_an_event_for_each_activity_one_after_the_other():
    plan = replace(example(), zone="Africa/Nairobi")
    calendar = icalendar.Calendar.from_ical(plan_calendar(plan, 0))
    events = calendar.walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [each.title for each in plan.activities]
    assert events[0].decoded("dtstart").isoformat() == "2026-06-03T11:00:00+03:00"
    assert [a.decoded("dtend") for a in events[:-1]] == [b.decoded("dtstart") for b in events[1:]]
    assert [each.minutes for each in read(plan_calendar(plan, 0), "p.ics").activities] == [30, 25, 30, 5]


def test_a_calendar_without_a_day_is_refused():
    with pytest.raises(Refused) as caught:
        plan_calendar(replace(example(), day=""), 0)
    assert caught.value.code == "plan.no_day"


def test_toml_gives_every_method_of_the_library_back():
    plan = session(*[each.key for each in methods()])
    assert without_ids(plan_from_toml(plan_toml(plan), new_id)) == without_ids(plan)


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
times = st.integers(0, 86_400)
steps = st.builds(
    Step,
    id=st.just(b""),
    activity_id=st.just(b""),
    position=st.just(0),
    title=words,
    instruction=words,
    prompts=st.lists(words, max_size=3).map(tuple),
    grouping=st.sampled_from(["alone", "trios", "all"]),
    min_s=times,
    planned_s=times,
    max_s=times,
    skippable=st.booleans(),
    each_turn=st.booleans(),
    between_turns=st.booleans(),
    roles=st.lists(st.tuples(words, words), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    categories=st.lists(st.builds(Category, words, words, st.sampled_from("+-?!"), words), max_size=2).map(tuple),
)
plans = st.builds(
    Session,
    id=st.just(b""),
    title=words,
    purpose=words,
    activities=st.lists(
        st.builds(
            Activity,
            id=st.just(b""),
            session_id=st.just(b""),
            position=st.just(0),
            title=words,
            turns=st.integers(1, 12),
            steps=st.lists(steps, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(plans)
def test_toml_loses_nothing(plan):
    placed = tuple(
        replace(activity, position=at, steps=tuple(replace(s, position=n) for n, s in enumerate(activity.steps)))
        for at, activity in enumerate(plan.activities)
    )
    plan = replace(plan, activities=placed)
    assert without_ids(plan_from_toml(plan_toml(plan), new_id)) == without_ids(plan)


def test_hosts_and_the_expected_number_go_with_a_saved_plan(desk, example, tmp_path):
    taker = desk.people.add("Ama Owusu")
    desk.people.host(example, taker, "note-taker")
    desk.plan.expect_people(example, 22)
    hosts = [(one.name, role) for one, role in desk.people.hosts(example)]
    for ending in ("toml", "md"):
        assert save_plan(desk, example, tmp_path / f"plan.{ending}", 0) == f"plan.{ending}"
    sessions, reading = read_whole(tmp_path / "plan.toml")
    assert sessions[0].expected == 22
    copy = take_read(desk, sessions, reading)
    assert [(one.name, role) for one, role in desk.people.hosts(copy)] == hosts
    assert desk.plan.session(copy).expected == 22
    found = read(tmp_path / "plan.md")
    assert (found.convener, found.process_coach) == (("Lucie Lamoureux",), ("Ewen Le Borgne",))
    assert "Note-takers: Ama Owusu" in (tmp_path / "plan.md").read_text()
    assert desk.plan.session(desk.plan.again(copy)).expected is None


@pytest.mark.parametrize("text", ["no = toml = at all", "title = 5", "[[activities]]\ncolours = 'x'", "activities = 3"])
def test_other_toml_is_refused(text):
    with pytest.raises(Refused) as caught:
        plan_from_toml(text, new_id)
    assert caught.value.code == "plan.toml"
