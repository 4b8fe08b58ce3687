import pytest

from ui.run.spoken import Spoken


@pytest.fixture
def said(pulse):
    heard: list[str] = []
    pulse.spoken = Spoken(pulse, heard.append)
    return heard


def run_down(pulse, clock, seconds):
    for _ in range(seconds):
        clock.advance(1)
        pulse.look()


def test_a_step_is_spoken_at_its_milestones_and_not_every_second(pulse, said, go, eleven):
    go("Walk")
    assert said[-1] == "Draw your CoP, Gallery walkabout, 10 minutes"
    said.clear()
    run_down(pulse, eleven, pulse.face().remaining_ms // 1000 + 30)
    assert said == [
        "5 minutes left", "2 minutes left", "1 minute left", "30 seconds left", "10 seconds left", "Time’s up",
    ]  # fmt: skip


def test_a_pause_and_minutes_given_announce_no_milestone(pulse, said, go, eleven):
    go("Walk")
    run_down(pulse, eleven, 60)
    said.clear()
    pulse.toggle()
    run_down(pulse, eleven, 20)
    pulse.toggle()
    pulse.more()
    assert said == ["Paused"]


def test_time_left_is_spoken_and_shown(pulse, said, go, heard):
    go("Walk")
    told = heard(pulse.spoken.answered)
    pulse.spoken.time_left()
    assert said[-1] == told.all[-1]
    assert "left, until" in said[-1]
