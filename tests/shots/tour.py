"""Which pictures are taken of which session: themes, sizes, scripts."""

from dataclasses import dataclass
from pathlib import Path

from copdesk.words import use_language
from tests.shots.desk import LARGE, SMALL, Size, moments, photograph_desk
from tests.shots.stage import photograph_stage
from tests.shots.visit import Camera, Visit


@dataclass(frozen=True, slots=True)
class Tour:
    """One session from its start to its end. `mark` names a book of other people, '' is the example.

    `rooms` are those to be photographed (none: all); `stage` the projector's themes; `language` is the desk's.
    """

    theme: str
    sizes: tuple[Size, ...]
    mark: str = ""
    rooms: frozenset[str] = frozenset()
    stage: tuple[str, ...] = ()
    language: str = "en"


FEW = frozenset({
    "start", "plan", "people", "run", "run-troika", "land", "board", "gallery", "notes", "trios", "report",
    "community", "help",
})  # fmt: skip
TOURS = (
    Tour("desk-light", LARGE, stage=("ink", "paper", "high-contrast")),
    Tour("desk-dark", LARGE),
    Tour("desk-light", SMALL, rooms=FEW),
    Tour("desk-light", LARGE[:1], mark="-scripts", rooms=FEW, stage=("ink",)),
    Tour("desk-light", LARGE[:1], rooms=FEW, stage=("paper",), language="fr"),
)


def walk(tour: Tour, path: Path, camera: Camera, words: frozenset[str]) -> None:
    """Takes the pictures of one tour; of them those that `words` name, or all."""
    rooms = (tour.rooms & words if tour.rooms else words) if words else tour.rooms
    use_language(tour.language)
    visit = Visit(tour.theme, tour.mark or ("" if tour.language == "en" else f"-{tour.language}"))
    if not words or rooms:
        photograph_desk(visit, camera, "first", tour.sizes, rooms)
    visit.open(path)
    for moment in moments(visit):
        if not words or rooms:
            photograph_desk(visit, camera, moment, tour.sizes, rooms)
        if tour.stage:
            photograph_stage(visit, camera, moment, tour.stage, words)
            photograph_stage(visit, camera, moment, ("ink",), words, turned=True)
    visit.end()
