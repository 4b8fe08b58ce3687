"""Lengths of time and times of day as people write them."""

import pytest

from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.durations import find_spans, iso_minutes, read_time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15m", 15),
        ("(5 mins)", 5),
        ("20 minute opening circle", 20),
        ("1h30", 90),
        ("1 h 30", 90),
        ("2hr 0 mins", 120),
        ("1:30 h", 90),
        ("90'", 90),
        ("5' 30\"", 5.5),
        ("30s", 0.5),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("1½ hours", 90),
        ("1 1/2 hours", 90),
        ("twenty minutes", 20),
        ("3 x 10 min", 30),
        ("PT1H30M", 90),
        ("une demi-heure", 30),
        ("1 heure 15", 75),
        ("media hora", 30),
        ("20 minutos", 20),
        ("1,5 Std.", 90),
        ("eine halbe Stunde", 30),
        ("30 phút", 30),
        ("1 giờ 30 phút", 90),
        ("1 giờ rưỡi", 90),
        ("une heure et quart", 75),
        ("an hour and fifteen minutes", 75),
        ("3/4 de hora", 45),
        ("20 min x 3", 60),
        ("2x15 min", 30),
        ("4 Runden à 8 Minuten", 32),
        ("three rounds of 20 minutes each", 60),
        ("5 mins x 4 groups = 20 mins", 20),
        ("25 + 5 min", 30),
        ("1:30 hrs", 90),
        ("دقيقة 5", None),
        ("نصف ساعة", 30),
        ("полтора часа", 90),
        ("setengah jam", 30),
        ("dakika 45", 45),
        ("10分钟讨论", 10),
        ("٣٠ دقيقة", 30),
        ("30 นาที", 30),
        ("45 минут", 45),
    ],
)
def test_a_length_is_read_in_minutes(text, minutes):
    assert read_time(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("1-2 min", 1, 2),
        ("about 30 - 45m", 30, 45),
        ("5 to 7 minutes", 5, 7),
        ("between 5 and 10 minutes", 5, 10),
        ("entre 5 et 10 minutes", 5, 10),
        ("5 bis 10 Minuten", 5, 10),
        ("10 à 15 minutes", 10, 15),
        ("30 min - 1 h", 30, 60),
        ("1 h to 1 h 30", 60, 90),
        ("60–90 minutes", 60, 90),
    ],
)
def test_a_range_keeps_both_ends_and_offers_the_upper(text, least, most):
    found = read_time(text)
    assert (found.least, found.most, found.minutes) == (least, most, most)


@pytest.mark.parametrize(
    "text",
    [
        "(1-3-all)",
        "1-2-4-all",
        "15 members",
        "3 'ideas'",
        "v2 min",
        "2015-2016",
        "Day 2",
        "1,200 people",
        "24/7",
        "5 min/person",
        "8 m wide",
        "Walk 500 m",
        "",
    ],
)
def test_what_is_no_time_is_not_read_as_one(text):
    assert read_time(text).minutes is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Friday 5, 14.00-15.30", 90),
        ("8:30-9", 30),
        ("12:30-1:30", 60),
        ("9am-10", 60),
        ("between 9.30 and 10.30", 60),
        ("entre 9h et 10h", 60),
        ("das 14h às 15h30", 90),
        ("下午2:00-3:30", 90),
        ("1.00 PM – 2.15 PM", 75),
        ("9-10am", 60),
        ("11-12:30pm", 90),
        ("de 9h à 10h30", 90),
        ("von 9 bis 10 Uhr", 60),
        ("22:00-01:00", 180),
        ("1100-1230", 90),
        ("12 noon - 1pm", 60),
        ("9:00 to 1:30", 270),
    ],
)
def test_a_clock_range_is_as_long_as_from_start_to_end(text, minutes):
    assert read_time(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9.30 Opening", "09:30"),
        ("9h30 Accueil", "09:30"),
        ("2:05 pm", "14:05"),
        ("14:00 h", "14:00"),
        ("下午2:30", "14:30"),
        ("9時半", "09:30"),
        ("19u30", "19:30"),
        ("13.00 uur", "13:00"),
        ("8 giờ 30", "08:30"),
    ],
)
def test_a_single_time_of_day_is_a_clock_and_no_length(text, clock):
    found = read_time(text)
    assert (found.clock, found.minutes) == (clock, None)


def test_two_lengths_add_up_and_are_at_least_the_longer():
    found = read_time("(15 minutes, 10 min debrief)")
    assert (found.minutes, found.least, found.most) == (25, 15, 25)


def test_a_length_that_is_the_sum_of_those_after_it_is_the_whole():
    assert read_time("45 min: 15 min talk, 30 min questions").minutes == 45


def test_a_time_for_each_person_fills_no_step():
    assert [span.each for span in find_spans("2 minutes each, then 5 minutes per group, then 10 minutes")] == [
        True,
        True,
        False,
    ]


def test_lengths_beyond_a_day_are_left_out():
    assert find_spans("3000 minutes") == ()


def test_iso_durations_are_minutes_and_other_texts_none():
    assert iso_minutes("P1DT30M") == 1470
    assert iso_minutes("P") is None
    assert iso_minutes("PT") is None


def test_clocks_know_where_they_stand_in_the_text():
    text = "from 9:00 to 9:45, then 10:00"
    assert [text[clock.start : clock.end] for clock in find_clocks(text)] == ["9:00 to 9:45", "10:00"]
    assert hh_mm(24 * 60 + 5) == "00:05"
