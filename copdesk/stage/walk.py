"""The walkabout as the room sees it: where each group stands now, where it goes next, and how long it stays."""

from dataclasses import dataclass

from copdesk.board.walkabout import Walk
from copdesk.clock import Reading
from copdesk.run.side import SideClock
from copdesk.stage.phrases import side_face
from copdesk.stage.scenes import GalleryWalk, WalkRow
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import ClockFace


@dataclass(frozen=True, slots=True)
class Walkabout:
    """A walk that is under way: the drawings by their titles, in the order they hang, and the groups that walk."""

    walk: Walk
    titles: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def clock(self) -> SideClock:
        """The clock of this station."""
        return SideClock(self.walk.each_ms, self.walk.since, self.walk.spent_ms)


def walk_scene(about: Walkabout, words: RoomWords) -> GalleryWalk:
    """A row for each group; without groups the stations in their order, for people who walk as they like."""
    turn, turns = min(about.walk.turn, max(about.walk.turns - 1, 0)), about.walk.turns
    heads = (words("Group"), words("Now"), words("Next station"))
    last = turn + 1 >= turns
    rows = tuple(
        WalkRow(group, _station(about, place + turn, words), "" if last else _station(about, place + turn + 1, words))
        for place, group in enumerate(about.groups)
    )
    if about.walk.over:
        return GalleryWalk(words("All stations are seen"), heads, ())
    if not rows:
        stations = tuple(WalkRow(str(place), title, "") for place, title in enumerate(about.titles, 1))
        return GalleryWalk(words("Walk as you like"), ("", words("Station"), ""), stations)
    return GalleryWalk(words("Then one station on"), heads, rows)


def walk_face(about: Walkabout, now: Reading, words: RoomWords) -> ClockFace | None:
    """The clock of the station; none once all are seen."""
    return None if about.walk.over else side_face(about.clock, now, words)


def _station(about: Walkabout, place: int, words: RoomWords) -> str:
    """Groups go round; with more groups than drawings some rest at their turn."""
    ring = max(len(about.titles), len(about.groups), 1)
    at = place % ring
    return str(at + 1) if at < len(about.titles) else words("rest")
