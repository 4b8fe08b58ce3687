"""What has to be brought for a session."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.packing import to_bring, to_set_up
from copdesk.plan.writing import packing_markdown
from copdesk.words import Refused


def test_each_thing_is_wanted_once_and_ticked_until_it_is_taken_out_of_the_bag(desk: Desk, example: Id) -> None:
    plan = desk.plan
    first, second = plan.session(example).activities[:2]
    plan.set_step(first.steps[0].id, "materials", "Flipchart paper, markers")
    plan.set_step(second.steps[0].id, "materials", "Markers; index cards")
    plan.set_step(second.steps[0].id, "room", "Chairs in a circle, no tables")
    session = plan.session(example)
    assert [(one.name, one.wanted_by) for one in to_bring(session) if "ark" in one.name] == [
        ("markers", (first.title, second.title))
    ]
    assert "Chairs in a circle, no tables" in [one.name for one in to_set_up(session)]
    plan.pack(example, "Markers")
    assert plan.session(example).packed == ("markers",)
    assert "- [x] markers (" in packing_markdown(plan.session(example))
    plan.expect_people(example, 22)
    assert plan.session(example).packed == ("markers",)
    plan.pack(example, "markers", False)
    assert plan.session(example).packed == ()
    desk.undo()
    assert plan.session(example).packed == ("markers",)
    assert plan.session(plan.again(example)).packed == ()
    with pytest.raises(Refused):
        plan.pack(b"x" * 16, "markers")
