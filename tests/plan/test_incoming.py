"""A plan that was read is kept with the event, the days and the people it names."""

import pytest

from copdesk.plan.incoming import take_read
from copdesk.plan.reading.dates import date_in
from copdesk.plan.reading.whole import read_whole

TWO_DAYS = """# Gathering

Convener: Lucie Lamoureux, Rosa Benítez

## Day 1 - Tuesday 4 June 2024
- 09:00 Welcome
- 09:30 Trios
- 10:30 Coffee break
- 11:15 World café
- 12:30 Lunch
- 14:00 End of day 1

## Day 2 - Wednesday 5 June 2024
- 09:00 Recap
- 09:30 End
"""


def test_each_day_is_a_session_of_one_event_and_hosts_are_found_or_added(desk, example):
    before = len(desk.people.members())
    first = take_read(desk, *read_whole(TWO_DAYS.encode(), "plan.md"))
    event = desk.plan.events.events()[0]
    assert (event.title, event.first_day, event.last_day) == ("Gathering", "2024-06-04", "2024-06-05")
    days = [one for one in desk.plan.sessions() if one.event_id == event.id]
    assert [(one.day, one.starts, one.ends) for one in days] == [
        ("2024-06-04", "09:00", "14:00"),
        ("2024-06-05", "09:00", "09:30"),
    ]
    assert [(member.name, role) for member, role in desk.people.hosts(first)] == [
        ("Lucie Lamoureux", "convener"),
        ("Rosa Benítez", "convener"),
    ]
    assert len(desk.people.members()) == before + 1
    desk.undo()
    assert (len(desk.plan.sessions()), len(desk.plan.events.events()), len(desk.people.members())) == (1, 0, before)


def test_what_begins_after_a_gap_and_every_meal_keeps_its_time():
    (monday, _), _ = read_whole(TWO_DAYS.replace("- 11:15", "- 11:00-11:30 Talk\n- 11:45").encode(), "plan.md")
    fixed = {activity.title: activity.fixed_at for activity in monday.activities}
    assert fixed == {
        "Welcome": "", "Trios": "", "Coffee break": "", "Talk": "", "World café": "11:45", "Lunch": "12:30"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Day 2 - Wednesday 5 June 2024", "2024-06-05"),
        ("June 5th, 2024", "2024-06-05"),
        ("5 de junio de 2024", "2024-06-05"),
        ("le 1er mai 2024 à 9h", "2024-05-01"),
        ("5.6.2024", "2024-06-05"),
        ("25/6/2024", "2024-06-25"),
        ("2024年6月5日", "2024-06-05"),
        ("5/6/2024", ""),  # June or May
        ("Tuesday 26", ""),
        ("31 February 2024", ""),
    ],
)
def test_a_date_is_read_as_it_is_written(text, day):
    assert date_in(text) == day
