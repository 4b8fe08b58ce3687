from hypothesis import given
from hypothesis import strategies as st

from copdesk.run.digits import about_left, digits, until_change, whole_seconds, widest

times = st.integers(min_value=-30 * 3_600_000, max_value=30 * 3_600_000)


def seconds_of(text: str) -> int:
    sign = -1 if text.startswith("+") else 1
    total = 0
    for part in text.lstrip("+").split(":"):
        total = total * 60 + int(part)
    return sign * total


def test_a_full_step_shows_its_planned_minutes():
    assert digits(13 * 60_000) == "13:00"


def test_the_first_millisecond_does_not_yet_take_a_second():
    assert digits(60_000 - 1) == "1:00"
    assert digits(59_000) == "0:59"


def test_zero_shows_exactly_at_zero_and_not_before():
    assert digits(1) == "0:01"
    assert digits(0) == "0:00"
    assert digits(-999) == "0:00"
    assert digits(-1000) == "+0:01"


def test_hours_stand_before_two_digits_of_minutes():
    assert digits(72 * 60_000 + 48_000) == "1:12:48"
    assert digits(-(72 * 60_000 + 48_000)) == "+1:12:48"


def test_over_time_has_a_plus():
    assert digits(-72_000) == "+1:12"


@given(times)
def test_digits_say_the_whole_seconds_and_nothing_else(remaining):
    assert seconds_of(digits(remaining)) == whole_seconds(remaining)


@given(times)
def test_digits_are_rounded_up_by_less_than_a_second(remaining):
    assert 0 <= whole_seconds(remaining) * 1000 - remaining < 1000


@given(times)
def test_the_text_stays_until_the_change_and_differs_right_after(remaining):
    wait = until_change(remaining)
    assert 1 <= wait <= 1000
    assert digits(remaining - wait + 1) == digits(remaining)
    assert digits(remaining - wait) != digits(remaining)


@given(st.integers(min_value=0, max_value=30 * 3_600_000), st.data())
def test_no_text_of_a_step_is_longer_than_its_widest(planned, data):
    remaining = data.draw(st.integers(min_value=0, max_value=planned))
    assert len(digits(remaining)) <= len(widest(planned))


def test_words_count_minutes_up_and_end_in_a_request():
    assert about_left(7 * 60_000) == "about 7 minutes left"
    assert about_left(6 * 60_000 + 1) == "about 7 minutes left"
    assert about_left(91_000) == "about 2 minutes left"
    assert about_left(90_000) == "about 1 minute left"
    assert about_left(60_000) == "about 1 minute left"
    assert about_left(59_000) == "less than a minute left"
    assert about_left(0) == "please finish"
    assert about_left(-5000) == "please finish"


def test_words_can_be_said_in_the_language_of_the_room():
    french = {"about {n} minutes left": "encore {n} minutes environ"}
    assert about_left(180_000, french.__getitem__) == "encore 3 minutes environ"


@given(times, times)
def test_words_never_promise_more_time_later(first, second):
    order = {"please finish": 0, "less than a minute left": 0.5, "about 1 minute left": 1}

    def rank(text: str) -> float:
        return order[text] if text in order else float(text.split()[1])

    early, late = max(first, second), min(first, second)
    assert rank(about_left(late)) <= rank(about_left(early))
