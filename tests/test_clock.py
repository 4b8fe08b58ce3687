from types import SimpleNamespace

import pytest

from copdesk.clock import SystemClock, counting_sleep


def clock_of(number: int) -> int:
    return {6: 100, 7: 700}[number]


def stands_still() -> int:
    return 5


@pytest.mark.parametrize(
    ("platform", "names", "read"),
    [
        ("linux", {"CLOCK_MONOTONIC": 6, "CLOCK_BOOTTIME": 7}, 700),
        ("darwin", {"CLOCK_MONOTONIC": 6}, 100),
        ("win32", {}, 5),
    ],
)
def test_each_system_has_a_clock_that_goes_on_in_sleep(platform, names, read):
    system = SimpleNamespace(**names, clock_gettime_ns=clock_of, monotonic_ns=stands_still)
    assert counting_sleep(system, platform)() == read


def test_the_real_clocks_go_forward():
    clock = SystemClock()
    first = clock.now()
    assert clock.now().since(first) >= 0
    assert first.boot_id
