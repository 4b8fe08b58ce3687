from copdesk.clock import FakeClock
from copdesk.run.side import BREAK, SideClock, as_text, from_text, of_groups


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


def test_groups_report_in_turn_and_those_not_yet_heard_are_known():
    clock = FakeClock()
    side = of_groups(60_000, ("T1", "T2", "T3", "T4"), clock.now())
    assert (side.speaks, side.waiting) == ("T1", ("T2", "T3", "T4"))
    side = side.again(clock.now(), "T3")
    assert (side.speaks, side.heard, side.waiting) == ("T3", ("T1",), ("T2", "T4"))
    side = side.again(clock.now()).again(clock.now()).again(clock.now())
    assert (side.speaks, side.waiting, side.held) == ("", (), True)
    assert side.heard == ("T1", "T3", "T2", "T4")


def test_it_goes_on_after_the_program_was_closed_and_the_machine_restarted():
    clock = FakeClock()
    side = of_groups(120_000, ("T1", "ጠረጴዛ 2"), clock.now())
    clock.advance(30)
    kept = as_text(side)
    clock.restart(10)
    again = from_text(kept)
    assert again == side
    assert again.digits(clock.now()) == "1:20"
    held = SideClock(0, None, 5_000, kind=BREAK)
    assert from_text(as_text(held)) == held
    assert as_text(None) == ""
    assert [from_text(text) for text in ("", "{}", "[1]", '{"planned_ms": "x"}')] == [None] * 4
