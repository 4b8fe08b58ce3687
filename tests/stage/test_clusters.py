"""The wall by its clusters."""

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.stage.asked import Asked
from copdesk.stage.clusters import CLUSTERS
from copdesk.stage.compose import compose
from copdesk.stage.gather import gather
from copdesk.stage.market import GROUPS
from copdesk.stage.scenes import Wall


def test_clusters_stand_in_their_order_with_what_is_in_none_at_the_end(
    desk: Desk, example: Id, clock: FakeClock
) -> None:
    keys = [desk.notes.write(example, text) for text in ("+ trust", "- no time", "who pays", "not for the room")]
    desk.notes.wall.gather(example, "Belonging", keys[:1])
    desk.notes.wall.gather(example, "Empty")
    desk.notes.wall.gather(example, "Time and money", keys[1:2])
    desk.notes.set_for_room(keys[3:], False)
    seen = compose(gather(desk, example), Asked("wall", CLUSTERS), clock.now()).scene
    assert isinstance(seen, Wall)
    columns = [(column.name, [card.text for card in column.cards]) for head in seen.heads for column in head.columns]
    assert columns == [("Belonging", ["+ trust"]), ("Time and money", ["− no time"]), ("Notes", ["who pays"])]


def test_a_wall_without_notes_is_empty_and_silence_hides_it(desk: Desk, example: Id, clock: FakeClock) -> None:
    seen = compose(gather(desk, example), Asked("wall", CLUSTERS), clock.now()).scene
    assert seen == Wall(())
    desk.notes.wall.gather(example, "Belonging", [desk.notes.write(example, "+ trust")])
    silent = next(p for p in desk.notes.shown(example).parts if desk.plan.step(p.step_id).silent)
    desk.run.start(example)
    desk.run.go_to(example, silent.step_id)
    assert "trust" not in repr(compose(gather(desk, example), Asked("wall", CLUSTERS), clock.now()))


def test_one_cluster_stands_alone_where_it_is_looked_at_and_all_of_them_once_it_is_gone(
    desk: Desk, example: Id, clock: FakeClock
) -> None:
    keys = [desk.notes.write(example, line) for line in ("+ a", "- b", "- c", "loose")]
    first = desk.notes.wall.gather(example, "First", keys[:1])
    second = desk.notes.wall.gather(example, "Second", keys[1:3])

    def columns() -> list[tuple[str, int, int]]:
        scene = compose(gather(desk, example), Asked("wall", second), clock.now()).scene
        assert isinstance(scene, Wall)
        return [(one.name, len(one.cards), one.category) for head in scene.heads for one in head.columns]

    assert columns() == [("Second", 2, 5)]
    desk.notes.wall.scatter(second)
    assert [name for name, _, _ in columns()] == ["First", "Notes"]
    desk.notes.wall.scatter(first)


def test_only_a_projector_that_shows_the_wall_follows_what_is_looked_at() -> None:
    assert Asked("wall", CLUSTERS, page=2).looking_at(b"one") == Asked("wall", b"one")
    for asked in (Asked(), Asked("gallery", page=1), Asked("wall", GROUPS)):
        assert asked.looking_at(b"one") is asked
