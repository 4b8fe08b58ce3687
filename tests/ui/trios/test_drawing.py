"""Groups that take their time: the search runs aside, may be cancelled, and never goes behind anybody's back."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.trios.options import USUAL
from ui.in_place import InPlaceBridge
from ui.trios.choices import ChoicesPanel
from ui.trios.drawing import Drawing


class Aside(InPlaceBridge):
    """What was asked aside waits until the test lets it run."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.waiting: list[tuple[Callable[..., Any], tuple[Any, ...], Callable[..., None]]] = []

    def aside(self, work: Any, *args: Any, then: Any, refused: Any = None, **more: Any) -> None:
        self.waiting.append((work, args, then))

    def finish(self) -> None:
        work, args, then = self.waiting.pop(0)
        then(work(*args))


@pytest.fixture
def aside(desk: Desk) -> Aside:
    return Aside(desk)


@pytest.fixture
def drawing(qtbot: QtBot, desk: Desk, aside: Aside, present: Id) -> Drawing:
    made = Drawing(desk, aside)
    made.draw(present, desk.trios.occasions(present)[0].activity_id, USUAL, 7)
    return made


def seated(desk: Desk, session: Id) -> list[Id]:
    return [one for held in desk.trios.draws(session) for trio in held.trios for one in trio.people]


def test_nothing_is_in_the_book_while_groups_are_searched(
    drawing: Drawing, desk: Desk, aside: Aside, present: Id
) -> None:
    assert desk.trios.draws(present) == []
    aside.finish()
    (held,) = desk.trios.draws(present)
    assert (held.seed, len(seated(desk, present))) == (7, len(desk.people.present(present)))
    desk.undo()
    assert desk.trios.draws(present) == []


def test_a_cancelled_search_runs_out_unheard(drawing: Drawing, desk: Desk, aside: Aside, present: Id) -> None:
    drawing.cancel()
    aside.finish()
    assert desk.trios.draws(present) == []
    drawing.draw(present, desk.trios.occasions(present)[0].activity_id, USUAL, 8)
    aside.finish()
    assert [held.seed for held in desk.trios.draws(present)] == [8]


def test_who_comes_while_groups_are_searched_gets_a_seat(
    drawing: Drawing, desk: Desk, aside: Aside, present: Id
) -> None:
    late = desk.people.walk_in(present, "Chikondi Phiri")
    aside.finish()
    assert late in seated(desk, present)


def test_a_long_search_can_be_cancelled_with_the_second_button(
    qtbot: QtBot, drawing: Drawing, desk: Desk, aside: Aside, present: Id
) -> None:
    panel = ChoicesPanel()
    qtbot.addWidget(panel)
    panel.show_view(desk.trios.view(present), USUAL)
    drawing.state.connect(panel.show_state)
    panel.cancel_wanted.connect(drawing.cancel)
    drawing.timer.timeout.emit()
    assert (panel.random.text(), panel.draw.isEnabled()) == ("Cancel", False)
    panel.random.click()
    assert (panel.random.text(), panel.draw.isEnabled()) == ("Random", True)
    aside.finish()
    assert desk.trios.draws(present) == []


def test_what_follows_is_drawn_anew_aside_and_undone_at_once(
    drawing: Drawing, desk: Desk, aside: Aside, present: Id
) -> None:
    aside.finish()
    first, second = desk.trios.occasions(present)
    desk.trios.draw(present, second.activity_id, seed=1)
    before = desk.trios.draws(present)
    late = desk.people.walk_in(present, "Chikondi Phiri")
    drawing.replan(present, [first.activity_id, second.activity_id])
    assert desk.trios.draws(present) == before
    work, args, then = aside.waiting.pop(0)
    found = work(*args)
    desk.trios.effort = 0  # what was found aside is taken as it is
    then(found)
    after = desk.trios.draws(present)
    assert [late in {one for trio in held.trios for one in trio.people} for held in after] == [True, True]
    assert [held.repeats for held in after] == [0, 0]
    asked = {one.seed for one in found[1]}
    assert {held.seed for held in after} == asked
    desk.undo()
    assert desk.trios.draws(present) == before


def test_groups_by_interest_are_searched_aside(drawing: Drawing, desk: Desk, aside: Aside, present: Id) -> None:
    drawing.cancel()
    aside.waiting.clear()
    names = [one.name for one in desk.people.present(present)]
    cards = f"Seeds: {', '.join(names[:6])}\nWater: {', '.join(names[6:10])}"
    drawing.by_interest(present, desk.trios.occasions(present)[0].activity_id, cards)
    assert desk.trios.draws(present) == []
    aside.finish()
    (held,) = desk.trios.draws(present)
    assert [(trio.place, len(trio.seats)) for trio in held.trios] == [("Seeds", 3), ("Seeds", 3), ("Water", 4)]
