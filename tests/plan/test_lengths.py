"""Typing and showing lengths of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.plan.lengths import length_text, range_text, seconds_of
from copdesk.words import Refused


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("5", 300),
        ("1:30", 90),
        ("0:45", 45),
        ("1:05:00", 3900),
        ("90", 5400),
        ("5 min", 300),
        ("1.5", 90),
        (" 2' ", 120),
        ("٥", 300),
    ],
)
def test_a_typed_length_is_read(typed: str, seconds: int) -> None:
    assert seconds_of(typed) == seconds


@pytest.mark.parametrize("typed", ["", "soon", "1:75", "-5", "1:2:3:4", "1e3"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        seconds_of(typed)


@given(st.integers(min_value=0, max_value=86_400))
def test_what_is_shown_can_be_typed_again(seconds: int) -> None:
    assert seconds_of(length_text(seconds)) == seconds


def test_a_range_is_in_minutes_where_it_can_be() -> None:
    assert (range_text(60, 120), range_text(90, 120), range_text(0, 120), range_text(60, 60)) == (
        "1–2",
        "1:30–2",
        "",
        "",
    )
