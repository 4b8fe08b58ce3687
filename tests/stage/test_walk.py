"""The walkabout on the projector."""

from copdesk.board.walkabout import Walk
from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.stage.material import Material
from copdesk.stage.scenes import GalleryWalk
from copdesk.stage.walk import Walkabout

GROUPS = ("T1", "T2", "T3", "T4")


def shown(clock, walk, titles=("FAO", "ILO", "MARKETS"), groups=GROUPS):
    return compose(Material(), Asked("walk", walk=Walkabout(walk, titles, groups)), clock.now())


def rows(view):
    assert isinstance(view.scene, GalleryWalk)
    return [(row.table, row.now, row.then) for row in view.scene.rows]


def test_each_group_sees_its_station_and_the_next_and_one_rests(clock):
    view = shown(clock, Walk(4, 90_000).go(clock.now()))
    assert rows(view) == [("T1", "1", "2"), ("T2", "2", "3"), ("T3", "3", "rest"), ("T4", "rest", "1")]
    clock.advance(30)
    assert shown(clock, Walk(4, 90_000)).clock.digits == "1:30"


def test_the_clock_of_the_station_runs_and_stands_still_when_it_is_held(clock):
    walk = Walk(4, 90_000).go(clock.now())
    clock.advance(30)
    assert shown(clock, walk).clock.digits == "1:00"
    held = walk.hold(clock.now())
    clock.advance(30)
    assert (shown(clock, held).clock.digits, shown(clock, held).clock.state) == ("1:00", "held")
    clock.advance(60)
    assert shown(clock, walk).clock.state == "over"


def test_nobody_goes_on_from_the_last_station(clock):
    walk = Walk(4, 90_000)
    for _ in range(3):
        walk = walk.next(clock.now())
    assert rows(shown(clock, walk))[0] == ("T1", "rest", "")
    over = shown(clock, walk.next(clock.now()))
    assert rows(over) == []
    assert over.clock is None


def test_without_groups_the_stations_are_named(clock):
    assert rows(shown(clock, Walk(3), groups=())) == [("1", "FAO", ""), ("2", "ILO", ""), ("3", "MARKETS", "")]


def test_without_a_walk_the_gallery_is_asked_for_instead(clock):
    assert not isinstance(compose(Material(), Asked("walk"), clock.now()).scene, GalleryWalk)
