"""The marketplace of parallel groups on the projector."""

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.stage.gather import gather
from copdesk.stage.market import GROUPS
from copdesk.stage.scenes import Wall


def test_topics_stand_under_their_slots_with_place_and_convener_and_nothing_that_was_written(
    desk: Desk, clock: FakeClock, example: Id
) -> None:
    sheets = desk.notes.sheets
    for topic, slot, place, convener in (
        ("Money", "14:00", "Garden", "Natalie"), ("Margins", "11:00", "", ""), ("Trust", "14:00", "", "Meg"),
    ):  # fmt: skip
        key = sheets.begin(example, "group", topic)
        for field, text in (("slot", slot), ("place", place), ("convener", convener)):
            sheets.change(key, field, text)
        sheets.write(key, 0, "not for the projector")
    sheets.begin(example, "peer_assist", "Our problem")
    view = compose(gather(desk, example), Asked("wall", GROUPS), clock.now())
    assert isinstance(view.scene, Wall)
    (head,) = view.scene.heads
    told = [(column.name, [(card.text, card.author) for card in column.cards]) for column in head.columns]
    assert told == [("11:00", [("Margins", "")]), ("14:00", [("Money · Garden", "Natalie"), ("Trust", "Meg")])]
    assert "not for the projector" not in repr(gather(desk, example).sheets)
