import pytest

from copdesk.clock import hh_mm
from copdesk.run.battery import Battery, read


def supply(folder, **told):
    folder.mkdir(parents=True)
    for name, value in told.items():
        (folder / name).write_text(f"{value}\n")


def test_a_laptop_on_its_battery_says_how_long_it_lasts(tmp_path):
    supply(tmp_path / "AC", type="Mains", online=0)
    supply(tmp_path / "BAT0", type="Battery", status="Discharging", energy_now=20_000_000, energy_full=50_000_000,
           power_now=10_000_000)  # fmt: skip
    supply(tmp_path / "mouse", type="Battery", scope="Device", status="Discharging", capacity=3)
    assert read(tmp_path) == Battery(40, True, 120)


def test_two_batteries_count_together_and_some_tell_the_current_below_zero(tmp_path):
    for name, now in (("BAT0", 0), ("BAT1", 1_000_000)):
        supply(tmp_path / name, type="Battery", status="Discharging" if now else "Unknown", charge_now=now,
               charge_full=2_000_000, current_now=-500_000 if now else 0)  # fmt: skip
    assert read(tmp_path) == Battery(25, True, 120)


def test_a_charged_one_a_silent_one_and_none(tmp_path):
    assert read(tmp_path / "nothing") is None
    assert read(tmp_path) is None
    supply(tmp_path / "BAT0", type="Battery", status="Full", capacity=97)
    assert read(tmp_path) == Battery(97, False)


@pytest.mark.parametrize(
    ("percent", "discharging", "stage"), [(16, True, 0), (15, True, 1), (7, True, 2), (3, False, 0)]
)
def test_a_person_is_told_at_fifteen_and_at_seven_percent(percent, discharging, stage):
    assert Battery(percent, discharging).stage() == stage


def test_it_says_until_about_when_to_five_minutes(clock):
    now = clock.now().utc
    until = (now + 97 * 60_000) // 300_000 * 300_000
    assert Battery(63, True, 97).words(now) == f"Battery 63 %, lasts until about {hh_mm(until)}"
    assert Battery(63, True).words(now) == "Battery 63 %, not on mains power"
    assert Battery(63, False).empty_at(now) is None
