import pytest

from copdesk.run.battery import Battery
from ui.run.power import PowerLine


@pytest.fixture
def power(bridge, pulse, dressed, qtbot):
    line = PowerLine(bridge, pulse, lambda: None)
    qtbot.addWidget(line)

    def at(battery):
        line._read = lambda: battery
        line.refresh()

    line.at = at
    return line


def test_on_mains_or_without_a_battery_nothing_is_shown(power):
    assert power.isHidden()
    power.at(Battery(5, False))
    assert power.isHidden()


def test_it_says_whether_the_battery_outlasts_the_session(power, go):
    go("Walk")
    power.at(Battery(80, True, 300))
    assert power.words.text().startswith("Battery 80 %, lasts until about")
    power.at(Battery(40, True, 30))
    assert "but the session ends" in power.words.text()


def test_low_is_told_once_a_stage_and_again_after_charging(power, heard):
    told = heard(power.low)
    for percent in (20, 15, 14, 7, 6):
        power.at(Battery(percent, True, percent))
    assert [tone for _, _, tone in told.all] == ["accent", "danger"]
    power.at(Battery(30, False))
    power.at(Battery(15, True, 20))
    assert len(told.all) == 3


def test_where_the_sessions_end_moves_the_line_says_the_new_one_at_once(power, pulse, eleven):
    eleven.advance(3600)
    pulse.start()
    power.at(Battery(40, True, 60))
    assert power.words.text().endswith("but the session ends 13:30")
    pulse.finish()
    assert "but" not in power.words.text()
