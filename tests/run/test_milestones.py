from itertools import pairwise

import pytest

from copdesk.run.face import face
from copdesk.run.milestones import MARKS_MS, answer, left_words, length_words, passed, step_words


def test_each_mark_is_passed_once_and_only_downwards():
    found = [passed(before, now) for before, now in pairwise(range(310_000, -5_000, -1_000))]
    assert tuple(mark for mark in found if mark) == MARKS_MS
    assert passed(59_000, 119_000) is None


def test_a_jump_over_several_marks_says_the_last_of_them():
    assert passed(400_000, 45_000) == 60_000
    assert passed(31_000, -2_000) is None


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (468_000, "7 minutes 48 seconds"), (60_000, "1 minute"), (1_000, "1 second"), (0, "0 seconds"),
        (-62_000, "1 minute 2 seconds"),
    ],
)  # fmt: skip
def test_lengths_are_spoken(ms, words):
    assert length_words(ms) == words
    assert left_words(ms) == f"{words} left"


def test_time_left_is_answered_in_every_state(desk, clock, example):
    def said():
        state = desk.run.state(example)
        return answer(state.cue, face(state, clock.now()))

    assert said() == "No session is running"
    desk.run.start(example)
    cue = desk.run.state(example).cue
    assert said().startswith(f"{cue.step.title}: 20 minutes left, until ")
    desk.run.hold(example)
    assert said() == f"{cue.step.title}: paused, 20 minutes left"
    desk.run.resume(example)
    clock.advance(1_205)
    assert said() == f"{cue.step.title}: time’s up, 5 seconds over"
    desk.run.finish(example)
    assert said() == "The session has ended"


def test_a_turn_is_announced_with_its_client(desk, example):
    cue = next(one for one in desk.run.state(example).order if one.turn == 2)
    assert "turn 2, client: seat B, " in step_words(cue, 90_000)
    assert step_words(cue, 90_000).endswith("1 minute 30 seconds")
