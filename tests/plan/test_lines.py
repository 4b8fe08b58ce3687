"""The plan as a table and as a bar."""

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.lines import plan_lines, time_bar


def test_clock_times_follow_from_the_slot(desk: Desk, example: Id) -> None:
    lines = plan_lines(desk.plan.session(example))
    assert [line.starts for line in lines if line.step is None] == ["11:00", "11:30", "11:55", "12:25"]
    troika = [line.starts for line in lines if line.step is not None and line.activity.method == "troika"]
    assert troika == ["11:55", "11:56", "11:58", "11:59"]


def test_clock_times_move_when_a_step_grows(desk: Desk, example: Id) -> None:
    first = desk.plan.session(example).activities[0].steps[0]
    desk.plan.set_step(first.id, "planned_s", 25 * 60)
    lines = plan_lines(desk.plan.session(example))
    assert [line.starts for line in lines if line.step is None] == ["11:00", "11:35", "12:00", "12:30"]


def test_without_a_slot_times_count_from_the_beginning(desk: Desk, example: Id) -> None:
    desk.plan.set_head(example, "starts", "")
    assert plan_lines(desk.plan.session(example))[3].starts == "30:00"


def test_the_bar_is_the_session_to_scale_with_its_worst_case_dashed(desk: Desk, example: Id) -> None:
    blocks = time_bar(desk.plan.session(example))
    assert sum(block.seconds for block in blocks if block.kind != "worst") == 90 * 60
    assert [block.seconds for block in blocks if block.kind == "turn"] == [570, 570, 570]
    assert blocks[-1].kind == "worst"
