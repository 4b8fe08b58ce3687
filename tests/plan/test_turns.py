"""What repeats in turns, and what comes only where the client changes."""

from dataclasses import replace

from copdesk.plan.lines import plan_lines, time_bar
from copdesk.plan.values import Activity, Session, Step, running_order


def step(title: str, seconds: int, *, each: bool = True, between: bool = False) -> Step:
    return Step(title.encode(), b"", 0, title, planned_s=seconds, each_turn=each, between_turns=between)


TROIKA = Activity(
    b"", b"", 0, "Troika", turns=3,
    steps=(step("Reflect", 60, each=False), step("Tell", 90), step("Advice", 300), step("Change", 15, between=True),
           step("Thanks", 30, each=False)),
)  # fmt: skip
PLAN = Session(b"", "Morning", starts="09:00", ends="09:30", activities=(TROIKA,))


def test_a_change_comes_before_every_turn_but_the_first_and_shows_the_next_client():
    order = [(cue.step.title, cue.turn, cue.client_seat) for cue in running_order(PLAN)]
    assert order == [
        ("Reflect", 0, ""),
        ("Tell", 1, "A"), ("Advice", 1, "A"),
        ("Change", 2, "B"), ("Tell", 2, "B"), ("Advice", 2, "B"),
        ("Change", 3, "C"), ("Tell", 3, "C"), ("Advice", 3, "C"),
        ("Thanks", 0, ""),
    ]  # fmt: skip
    assert TROIKA.planned_s == sum(cue.step.planned_s for cue in running_order(PLAN)) == 60 + 3 * 390 + 2 * 15 + 30


def test_the_plan_shows_each_step_at_its_first_time_and_how_often_it_comes():
    lines = [(line.step.title, line.starts, line.repeated) for line in plan_lines(PLAN) if line.step]
    assert lines == [
        ("Reflect", "09:00", 1), ("Tell", "09:01", 3), ("Advice", "09:02", 3), ("Change", "09:07", 2),
        ("Thanks", "09:21", 1),
    ]  # fmt: skip
    assert [block.seconds for block in time_bar(PLAN)] == [60, 390, 405, 405, 30]


def test_without_turns_a_change_is_a_step_like_others():
    alone = replace(PLAN, activities=(replace(TROIKA, turns=1),))
    assert [cue.step.title for cue in running_order(alone)] == ["Reflect", "Tell", "Advice", "Change", "Thanks"]
    assert alone.planned_s == 60 + 90 + 300 + 15 + 30
