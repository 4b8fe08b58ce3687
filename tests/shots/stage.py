"""Every scene of the projector, at the moments of a session that bring it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from copdesk.stage.asked import Asked
from copdesk.stage.view import StageView
from tests.shots.visit import Camera, Visit, words_of
from ui.stage.paint.picture import photograph
from ui.stage.theme import load_themes

SIZES = (QSize(1366, 768), QSize(1920, 1080))
SCENES: dict[str, tuple[tuple[str, str], ...]] = {
    "before": (("welcome", "welcome"), ("agenda-before", "agenda"), ("places-none", "places")),
    "drawing": (
        ("timer", "timer"), ("board", "board"), ("gallery", "gallery"), ("gallery-single", "gallery"),
        ("board-photo", "board"),
    ),
    "silent": (("timer-words", "timer"),),
    "trios": (("trios", "trios"), ("places", "places"), ("prompt", "prompt"), ("latecomer", "latecomer")),
    "last": (("timer-last", "timer"),),
    "over": (("timer-over", "timer"), ("prompt-over", "prompt")),
    "paused": (("timer-paused", "timer"),),
    "all": (("prompt-all", "prompt"),),
    "troika": (("troika", "troika"), ("agenda", "agenda")),
    "popcorn": (
        ("wall", "wall"), ("message", "message"), ("clock", "clock"), ("blank", "blank"), ("break", "break"),
    ),
    "end": (("end", ""),),
}  # fmt: skip
"""At which moment which picture shows which scene."""


def photograph_stage(
    visit: Visit,
    camera: Camera,
    moment: str,
    themes: tuple[str, ...],
    wanted: frozenset[str],
    *,
    turned: bool = False,
) -> None:
    """The scenes of a moment; `turned` mirrors them for a language that is read from the right."""
    known, turn = load_themes(), "-rtl" if turned else ""
    pictures = visit.bench.pictures
    for name, scene in SCENES.get(moment, ()):
        if wanted and f"stage-{name}" not in wanted:
            continue
        view = visit.bench.pulse.preview(Asked(scene, _about(visit, name)))
        view = replace(view, direction="rtl") if turned else view
        photograph(view, SIZES[0], known["ink"], pictures)  # asks for the drawings that it shows
        visit.until(lambda: pictures._now is None and not pictures._wishes)
        for theme in themes:
            for size in SIZES:
                shown: StageView = replace(view, theme=theme)
                camera.keep(
                    photograph(shown, size, known[theme], pictures),
                    f"stage-{name}{visit.mark}{turn}-{words_of(size)}-{theme}",
                )
        QTest.qWait(1)


def _about(visit: Visit, name: str) -> Any:
    material = visit.bench.pulse.material
    if name in ("gallery-single", "board"):
        return material.drawings[0].id
    if name == "board-photo":
        return material.drawings[-1].id
    if name == "latecomer":
        return material.draws[0].groups[0].members[0]
    return "Thank you. Lunch is served in the garden." if name == "message" else None
