"""Several days, things side by side, and times that are counted from the start."""

import io

import openpyxl

from copdesk.plan.reading import read


def plan(text, name="plan.txt"):
    return read(text.encode(), name)


def times(found):
    return [(each.title, each.minutes) for each in found.activities]


def test_each_day_of_a_plan_begins_anew_and_its_end_is_no_activity():
    found = plan(
        "Gathering\n\nDay 1 - Tuesday 4 June\n09:00 Welcome\n09:30 Trios\n14:00 Close of day 1\n\n"
        "Day 2 - Wednesday 5 June\n09:00 Recap\n09:15 Open space\n12:00 End\n"
    )
    assert times(found) == [("Welcome", 30), ("Trios", 270), ("Close of day 1", 0), ("Recap", 15), ("Open space", 165)]
    assert [each.day for each in found.activities] == ["Day 1 - Tuesday 4 June"] * 3 + ["Day 2 - Wednesday 5 June"] * 2


def test_rows_and_tables_that_name_a_day_part_the_days():
    rows = (
        "| Time | What |\n|---|---|\n**Day 1** |\n09.00 - 09.10 | Hello |\nca. 09.10 | Work |\n09.40 | End of day 1 |\n"
    )
    found = plan(rows + "**Day 2** | |\n9.00 | Recap |\n9.30 | End |\n", "plan.md")
    assert times(found) == [("Hello", 10), ("Work", 30), ("Recap", 30)]
    table = "| Start | End | What |\n|-|-|-|\n| 9:00 | 9:15 | Hello |\n| 9:15 | 10:00 | Work |\n"
    found = plan(f"# Plan\n\n## Day 1\n\n{table}\n## Day 2\n\n{table}", "plan.md")
    assert [each.day for each in found.activities] == ["Day 1", "Day 1", "Day 2", "Day 2"]
    assert found.total_minutes == 120


def test_sheets_named_after_days_are_one_plan():
    book = openpyxl.Workbook()
    for name in ("Day 1", "Day 2"):
        sheet = book.create_sheet(name)
        for row in (("Time", "Activity"), ("9:00", f"Hello {name}"), ("9:30", "Work"), ("10:00", "End")):
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "plan.xlsx")
    assert [(each.title, each.day) for each in found.activities][::2] == [
        ("Hello Day 1", "Day 1"),
        ("Hello Day 2", "Day 2"),
    ]
    assert found.total_minutes == 120


def test_what_goes_on_at_the_same_time_counts_once():
    found = plan(
        "9:00-9:30 Plenary\n9:30-10:30 Parallel sessions\n9:30-10:30 Stories\n9:30-10:30 Maps\n10:30-10:45 Tea\n"
    )
    assert times(found) == [("Plenary", 30), ("Parallel sessions", 60), ("Tea", 15)]
    assert [step.title for step in found.activities[1].steps] == ["Stories", "Maps"]


def test_cells_merged_over_rows_hold_what_stands_beside_them():
    found = plan(
        "<table><tr><th>Time</th><th colspan=2>Session</th></tr><tr><td>9:00-9:30</td><td colspan=2>Plenary</td></tr>"
        "<tr><td rowspan=2>9:30-10:30</td><td>Track A</td><td>Room 1</td></tr><tr><td>Track B</td><td>Room 2</td></tr>"
        "<tr><td>10:30-10:45</td><td colspan=2>Tea</td></tr></table>",
        "plan.html",
    )
    assert times(found) == [("Plenary", 30), ("Track A / Track B", 60), ("Tea", 15)]


def test_ranges_that_join_are_times_from_the_start():
    for text in (
        "- 0-10 min: Hello\n- 10-35 min: Case\n- 35-55 min: Talk\n",
        "0-10 Hello\n10-35 Case\n35-55 Talk\n",
        "1-10 min: Hello\n11-35 min: Case\n36-55 min: Talk\n",
    ):
        assert times(plan(text)) == [("Hello", 10), ("Case", 25), ("Talk", 20)]


def test_the_number_of_a_round_is_no_lower_end():
    found = plan("1. Setting – 10 min\n2. Round 1 – 20 min\n3. Round 2 – 20 min\n4. Harvest of 10 – 15 min\n")
    assert times(found) == [("Setting", 10), ("Round 1", 20), ("Round 2", 20), ("Harvest", 15)]


def test_hours_without_minutes_and_without_a_half_of_the_day():
    found = plan("8:30-9 Tea\n9-10:30 Stories\n12:30-1:30 Lunch\n1:30-3 Open space\n3-3:15 Closing\n")
    assert times(found) == [("Tea", 30), ("Stories", 90), ("Lunch", 60), ("Open space", 90), ("Closing", 15)]
    assert plan("Agenda\n9:30 - 3 stories\n9:45 - 2 songs\n10:00 End\n").activities[0].title == "3 stories"


def test_a_time_between_dashes_or_on_a_line_of_its_own():
    assert times(plan("Welcome - 10 minutes - Ann\nTea - 15 minutes\nAdvice - 40 minutes - all\n")) == [
        ("Welcome", 10),
        ("Tea", 15),
        ("Advice", 40),
    ]
    assert times(plan("Time\nActivity\n10 min\nWelcome\nJo\n20 min\nWalk\nAll\n")) == [("Welcome", 10), ("Walk", 20)]


def test_a_column_of_phases_only_groups_the_rows_beside_another_title():
    found = plan(
        "Block,Activity,Min\nMorning,Hello,10\n,Work,40\n,Subtotal,50\nAfternoon,Walk,60\n,Total,110\n", "p.csv"
    )
    assert times(found) == [("Hello", 10), ("Work", 40), ("Walk", 60)]
    found = plan("Phase,Step,Minutes\nOpening,Hello,5\nOpening,Names,10\nTroika,Tell,2\n", "p.csv")
    assert times(found) == [("Opening", 15), ("Troika", 2)]


def test_what_stands_below_variations_is_not_counted():
    found = plan(
        "## World Café\n\n1. Setting (10 min)\n2. Round (20 min)\n\n### Variations\n- Shorter (15 min)\n", "p.md"
    )
    assert times(found) == [("Setting", 10), ("Round", 20)]


def test_a_length_in_a_bracket_of_its_own_counts_before_the_next_start():
    found = plan(
        "Agenda\n- 9:00 Recap (15 min)\n- 9:30 Clinic (read page 3, 5 min)\n- 10:30 Talk (40 min)\n- 11:00 End\n"
    )
    assert times(found) == [("Recap", 15), ("Clinic", 60), ("Talk", 40)]
    assert "Talk: read as 40 minutes, could be 30." in found.warnings
