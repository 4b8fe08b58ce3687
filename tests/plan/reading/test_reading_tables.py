"""Plans in tables, workbooks, calendars and Ontime projects."""

import io
import json
from datetime import time, timedelta

import openpyxl

from copdesk.plan.reading import read


def plan(text, name="plan.csv"):
    return read(text.encode(), name)


def times(reading):
    return [(each.title, each.minutes) for each in reading.activities]


def test_two_columns_without_a_header_are_titles_and_minutes():
    found = plan("greeting, 1\nagenda, 2\nquestions, 5\n")
    assert times(found) == [("greeting", 1), ("agenda", 2), ("questions", 5)]


def test_a_column_of_growing_times_that_begins_at_the_start_is_time_since_the_start():
    found = plan(
        "| Time | What |\n| --- | --- |\n| Start | Hello |\n| 5 mins | Names |\n| 20 mins | ☕️ Break 5 mins |\n"
        "| 25 mins | Work |\n| 1hr 5 mins | Close |\n",
        "cafe.md",
    )
    assert times(found) == [("Hello", 5), ("Names", 15), ("☕️ Break", 5), ("Work", 40), ("Close", 0)]
    assert found.total_minutes == 65


def test_growing_lengths_that_do_not_begin_at_nothing_are_lengths():
    found = plan("Activity,Minutes\nHello,5\nNames,10\nWork,20\n")
    assert found.total_minutes == 35


def test_a_table_with_start_times_only_ends_at_its_end_row():
    found = plan(
        "<table><tr><td>11:00</td><td>Hello</td></tr><tr><td>11:15</td><td>Lunch break</td></tr>"
        "<tr><td>12:00</td><td>END</td></tr></table><p>All times in CET.</p>",
        "schedule.md",
    )
    assert times(found) == [("Hello", 15), ("Lunch break", 45)]
    assert [(each.start, each.end) for each in found.activities] == [("11:00", "11:15"), ("11:15", "12:00")]


def test_semicolons_total_rows_ranges_and_empty_times():
    found = plan("Time;Duration;Activity;Notes\n09:00;15;Hello;smile\n09:15;20-30;Trios;\n;;Open end;\n;60;Total;\n")
    assert times(found) == [("Hello", 15), ("Trios", 30), ("Open end", None)]
    assert found.slot_minutes == 60
    assert found.activities[0].note == "smile"
    assert found.activities[1].minutes_min == 20


def test_steps_in_a_column_of_their_own_belong_to_the_activity_above():
    found = plan("Activity,Step,Minutes,Group\nMap,,30,\n,Draw,20,alone\n,Walk,10,all\nBye,,5,all\n")
    assert times(found) == [("Map", 30), ("Bye", 5)]
    assert [(step.title, step.minutes) for step in found.activities[0].steps] == [("Draw", 20), ("Walk", 10)]


def test_hours_and_seconds_in_the_name_of_a_column_count():
    assert plan("Item,Duration (h)\nWalk,1.5\nTalk,0.5\n").total_minutes == 120
    assert plan("Item,Duration (sec)\nWalk,90\nTalk,30\n").total_minutes == 2
    assert plan("Item,Duration\nWalk,0:45\nTalk,1:15\n").total_minutes == 120
    assert plan("Item,Duration\nWalk,20:00\nTalk,25:00\n").total_minutes == 45


def test_workbook_cells_with_times_are_read():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Learning day"])
    sheet.append([])
    sheet.append(["Start", "Duration", "Activity"])
    sheet.append([time(9, 0), timedelta(minutes=15), "Hello"])
    sheet.append([time(9, 15), timedelta(minutes=45), "Trios"])
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), "day.xlsx")
    assert times(found) == [("Hello", 15), ("Trios", 45)]
    assert [each.start for each in found.activities] == ["09:00", "09:15"]
    assert (found.title, found.format) == ("Learning day", "xlsx")


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
X-WR-CALNAME:Learning day
BEGIN:VEVENT
UID:2
SUMMARY:Trios
DTSTART:20260603T091500Z
DTEND:20260603T094500Z
END:VEVENT
BEGIN:VEVENT
UID:1
SUMMARY:Hello
DTSTART:20260603T090000Z
DURATION:PT15M
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Lunch
DTSTART:20260603T120000Z
DTEND:20260603T130000Z
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def test_events_of_a_calendar_are_activities_in_the_order_of_the_day():
    found = plan(CALENDAR, "day.ics")
    assert times(found) == [("Hello", 15), ("Trios", 30)]
    assert found.title == "Learning day"
    assert "Cancelled and left out: Lunch." in found.warnings


def test_one_event_with_an_agenda_in_its_description_is_that_agenda():
    text = CALENDAR.split("BEGIN:VEVENT")[0] + (
        "BEGIN:VEVENT\nUID:9\nSUMMARY:Meeting\nDTSTART:20260603T090000Z\nDTEND:20260603T100000Z\n"
        "DESCRIPTION:- Hello (10 min)\\n- Trios (50 min)\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    found = plan(text.replace("X-WR-CALNAME:Learning day\n", ""), "day.ics")
    assert (found.title, found.slot_minutes, times(found)) == ("Meeting", 60, [("Hello", 10), ("Trios", 50)])


def event(key, title, start, minutes, **more):
    ms = 60_000
    times = {"timeStart": start * ms, "timeEnd": (start + minutes) * ms, "duration": minutes * ms}
    return {"type": "event", "id": key, "title": title, **times, **more}


def test_an_ontime_project_keeps_its_own_order_its_groups_and_what_is_not_skipped():
    entries = {
        "b": event("b", "Second", 620, 10),
        "a": event("a", "First", 600, 15),
        "g": {"type": "group", "id": "g", "title": "Lunch", "entries": []},
        "h": {"type": "group", "id": "h", "title": "Afternoon", "entries": ["c"]},
        "c": event("c", "Third", 700, 20),
        "s": event("s", "Hidden", 800, 20, skip=True),
    }
    rundown = {"title": "Day one", "order": ["a", "b", "g", "h", "s"], "flatOrder": list("abghcs"), "entries": entries}
    found = plan(json.dumps({"rundowns": {"d": rundown}, "project": {"title": "Project"}, "settings": {}}), "p.json")
    assert found.title == "Day one"
    assert times(found) == [("First", 15), ("Second", 10), ("Lunch", 0), ("Afternoon", 20)]
    assert [each.kind for each in found.activities] == ["", "", "group", "group"]
    assert found.activities[3].steps[0].title == "Third"
    assert (found.activities[0].start, found.activities[0].end) == ("10:00", "10:15")


def test_an_old_ontime_project_is_a_list():
    rundown = [event("a", "First", 600, 15), {"type": "delay", "duration": 60000}, {"type": "block", "title": "Break"}]
    found = plan(json.dumps({"rundown": rundown, "project": {"title": "Old day"}}), "p.json")
    assert (found.title, times(found)) == ("Old day", [("First", 15), ("Break", 0)])


def test_an_ontime_table_is_read():
    found = plan(
        "Time Start,Time End,Duration,Cue,Title,Note,Colour,Skip\n09:00:00,09:10:00,00:10:00,1,Hello,hi,,FALSE\n"
        "09:10:00,09:40:00,00:30:00,2,Trios,,,FALSE\n09:40:00,09:45:00,00:05:00,3,Hidden,,,TRUE\n"
    )
    assert times(found) == [("Hello", 10), ("Trios", 30)]


def test_what_stands_alone_above_a_table_is_its_title():
    found = read(b"Harvest round\nHello\t5 min\nTrios\t25 min\n", "plan.txt")
    assert (found.title, [(each.title, each.minutes) for each in found.activities]) == (
        "Harvest round", [("Hello", 5), ("Trios", 25)]
    )  # fmt: skip


def test_a_table_with_ends_counts_from_its_start_to_its_end():
    found = read(b"From,To,What\n0:00,0:10,Hello\n0:10,0:45,Trios\n0:45,1:00,Close\n", "plan.csv")
    assert [(each.title, each.minutes) for each in found.activities] == [("Hello", 10), ("Trios", 35), ("Close", 15)]


def test_the_first_rundown_that_holds_something_is_read():
    event = {"type": "event", "title": "Hello", "timeStart": 0, "timeEnd": 600_000, "duration": 600_000}
    project = {"rundowns": {"a": {"title": "Empty", "entries": {}}, "b": {"title": "Day", "entries": {"x": event}}}}
    found = read(json.dumps(project).encode(), "plan.json")
    assert (found.title, found.total_minutes) == ("Day", 10)


def test_times_that_a_sheet_counts_in_days_are_read():
    found = plan("From,To,What\n0.375,0.3854166667,Hello\n0.3854166667,0.4375,Trios\n")
    assert [(each.start, each.title, each.minutes) for each in found.activities] == [
        ("09:00", "Hello", 15),
        ("09:15", "Trios", 75),
    ]
    assert times(plan("When,What\n45446.375,Hello\n45446.4375,End\n")) == [("Hello", 90)]
    assert times(plan("What,Duration\nHello,0.0069444444\nTrios,0.0208333333\n")) == [("Hello", 10), ("Trios", 30)]
    assert times(plan("What,Duration (h)\nHello,0.25\nTrios,0.5\n")) == [("Hello", 15), ("Trios", 30)]


def test_a_column_of_segments_names_the_activities_where_methods_are_missing():
    found = plan("Day plan,Total 80 min,\nSegment,Mins,Method\nOpen,10,circle\nWork,60,café\nBreak,10,\n,80,\n")
    assert times(found) == [("Open", 10), ("Work", 60), ("Break", 10)]
    assert found.activities[0].note == "circle"


def test_an_ontime_rundown_without_a_name_of_its_own_has_that_of_the_project():
    event = {"type": "event", "title": "Hello", "timeStart": 0, "timeEnd": 600_000, "duration": 600_000}
    project = {"rundowns": {"a": {"title": "Default", "entries": {"x": event}}}, "project": {"title": "Spring day"}}
    assert read(json.dumps(project).encode(), "plan.json").title == "Spring day"


def test_a_header_of_unknown_words_above_times_since_the_start_is_a_header():
    found = plan("Into the session | Activity\n---|---\n0 min | Hello\n10 min | Work\n50 min | Bye\n", "plan.md")
    assert times(found) == [("Hello", 10), ("Work", 40), ("Bye", 0)]


def test_fractions_of_hours_are_read():
    assert times(plan("What,Hours\nHello,¼\nWork,1½\nBye,1/4\n")) == [("Hello", 15), ("Work", 90), ("Bye", 15)]


def test_commas_in_the_words_of_a_table_without_quotes_cut_nothing():
    assert times(plan("hello, 3\nquestions, answers, 10\nend, 2\n")) == [
        ("hello", 3),
        ("questions, answers", 10),
        ("end", 2),
    ]
    assert times(plan("3, hello\n10, questions, answers\n2, bye\n"))[1] == ("questions, answers", 10)


def test_times_since_the_start_may_count_seconds():
    wanted = [("Intro", 2.5), ("Panel", 57.5)]
    for times_ in (("0:00", "2:30", "60:00"), ("00:00:00", "00:02:30", "01:00:00")):
        rows = list(zip(times_, ("Intro", "Panel", "End"), strict=True))
        assert times(plan("Time,What\n" + "".join(f"{at},{what}\n" for at, what in rows))) == wanted
        assert times(plan("Rundown\n" + "".join(f"{at} {what}\n" for at, what in rows), "plan.txt")) == wanted


def test_a_column_of_minutes_may_say_about_and_times():
    assert times(plan("Min,Step\n~20,Hello\n2x10,Pairs\nca. 5,Bye\n")) == [("Hello", 20), ("Pairs", 20), ("Bye", 5)]


def test_what_a_sheet_hides_is_left_out_and_told():
    book = openpyxl.Workbook()
    for row in (["Activity", "Minutes"], ["Hello", 5], ["Old idea", 30], ["Trios", 40]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    held = io.BytesIO()
    book.save(held)
    found = read(held.getvalue(), "plan.xlsx")
    assert times(found) == [("Hello", 5), ("Trios", 40)]
    assert found.activities[1].line == 4
    assert found.warnings == ("Hidden rows were left out: 3.",)


def test_min_beside_max_are_the_ends_of_a_range_and_roles_the_titles():
    found = plan("Time,Role,Name,Min,Max\n18:30,Opening,Ann,1,2\n18:32,Speech,Bo,5,7\n18:39,Break,,10,10\n")
    assert times(found) == [("Opening", 2), ("Speech", 7), ("Break", 10)]
    assert (found.activities[1].minutes_min, found.activities[1].minutes_max) == (5, 7)


def test_lines_in_a_file_that_calls_itself_a_table_are_read_as_lines():
    assert times(plan('Session plan\n"5\' Hello"\n"40\' Trios"\n"10\' Bye"\n')) == [
        ("Hello", 5),
        ("Trios", 40),
        ("Bye", 10),
    ]


def test_an_ontime_event_without_a_title_is_called_by_its_cue_and_an_empty_block_is_none():
    rundown = [dict(event("a", "", 600, 15), cue="SQ 2"), {"type": "block", "title": "", "id": "b"}]
    found = plan(json.dumps({"rundown": rundown, "project": {"title": "Day"}}), "p.json")
    assert times(found) == [("SQ 2", 15)]
