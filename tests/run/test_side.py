from copdesk.clock import FakeClock
from copdesk.run.side import SideClock


def test_a_countdown_for_each_group_begins_anew_and_counts_rounds():
    clock = FakeClock()
    side = SideClock(120_000, clock.now())
    clock.advance(90.5)
    assert (side.digits(clock.now()), side.until_change(clock.now())) == ("0:30", 500)
    clock.advance(60)
    assert (side.digits(clock.now()), side.over(clock.now())) == ("+0:30", True)
    side = side.again(clock.now())
    assert (side.digits(clock.now()), side.round) == ("2:00", 2)


def test_a_stopwatch_counts_up_stands_still_and_goes_on():
    clock = FakeClock()
    side = SideClock(0, clock.now())
    clock.advance(61.9)
    assert (side.digits(clock.now()), side.until_change(clock.now())) == ("1:01", 100)
    side = side.toggled(clock.now())
    clock.advance(500)
    assert (side.digits(clock.now()), side.held) == ("1:01", True)
    side = side.toggled(clock.now())
    clock.advance(1.1)
    assert side.digits(clock.now()) == "1:03"
    assert not side.over(clock.now())
