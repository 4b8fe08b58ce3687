"""Every room of the desk, at the moments of a session at which it looks different."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.shots import story
from tests.shots.visit import Camera, Visit, words_of

Size = tuple[QSize, float]
Shot = tuple[str, Callable[[Visit], Any]]
LARGE: tuple[Size, ...] = ((QSize(1366, 768), 1.0), (QSize(1920, 1080), 1.0))
SMALL: tuple[Size, ...] = ((QSize(911, 512), 1.5),)


def moments(visit: Visit) -> Iterator[str]:
    """Runs the session; the name of each moment, while it lasts."""
    visit.told(story.people_arrive, visit.clock)
    yield "before"
    visit.told(story.draw_groups)
    visit.pass_time(8 * 60)
    visit.told(story.run_to, visit.clock, "Draw")
    visit.pass_time(7 * 60)
    visit.told(story.hang_drawings)
    yield "drawing"
    visit.told(story.run_to, visit.clock, "Walk")
    visit.told(story.say, "Walk", visit.clock)
    visit.told(story.run_to, visit.clock, "Silent")
    yield "silent"
    visit.told(story.run_to, visit.clock, "Trios")
    visit.pass_time(5 * 60 + 12)
    yield "trios"
    left = visit.bench.pulse.face().remaining_ms / 1000
    visit.pass_time(left - 48)
    yield "last"
    visit.pass_time(48 + 72)
    yield "over"
    visit.bench.pulse.toggle()
    visit.settle()
    visit.pass_time(40)
    yield "paused"
    visit.bench.pulse.toggle()
    visit.told(story.run_to, visit.clock, "All")
    visit.told(story.say, "All", visit.clock)
    yield "all"
    visit.told(story.run_to, visit.clock, "Clarifying", 2)
    visit.pass_time(31)
    yield "troika"
    visit.told(story.run_to, visit.clock, "Popcorn")
    visit.told(story.say, "Popcorn", visit.clock)
    visit.told(story.gather_wall)
    visit.told(story.look_back)
    yield "popcorn"
    visit.bench.pulse.finish()
    visit.settle()
    yield "end"


def photograph_desk(visit: Visit, camera: Camera, moment: str, sizes: tuple[Size, ...], wanted: frozenset[str]) -> None:
    """The rooms of a moment; those that are wanted, or all."""
    _photograph(visit, camera, [one for one in AT[moment] if not wanted or one[0] in wanted], sizes)


def _photograph(visit: Visit, camera: Camera, shots: list[Shot], sizes: tuple[Size, ...]) -> None:
    for name, show in shots:
        for size, ratio in sizes:
            visit.window.resize(size)
            show(visit)
            visit.settle()
            scale = "" if ratio == 1.0 else f"-{ratio:.0%}".rstrip("%")
            camera.take(visit.window, f"{name}-{words_of(size)}{scale}{visit.mark}-{visit.theme}", ratio)
            while visit.window.close_top_panel():
                QTest.qWait(1)


def in_room(key: str) -> Callable[[Visit], Any]:
    def show(visit: Visit) -> Any:
        return visit.room(key)

    return show


def _nothing(visit: Visit) -> None:
    """The page that stands there anyway."""


def _somebody(visit: Visit) -> None:
    room = visit.room("people")
    room.show_person(room._people[2].member.id)


def _notes_row(visit: Visit) -> None:
    visit.room("run")
    line = visit.bench.capture
    if not line.is_writing():
        line.begin_with("+ a common sense of p")


def _quiet(visit: Visit) -> None:
    """The capture line is left empty."""
    visit.bench.capture.field.setPlainText("")
    visit.room("run")


def _landing(visit: Visit) -> None:
    room = visit.room("run")
    if room.pages.currentWidget() is not room.land_panel:
        room.land()
    visit.settle()


def _not_landing(visit: Visit) -> None:
    room = visit.room("run")
    if room.pages.currentWidget() is room.land_panel:
        room.land()
    visit.settle()


def _drawing(visit: Visit) -> None:
    room = visit.room("board")
    first = room.everything.everything()[0]
    room.show_drawing(first.id)
    visit.settle()
    visit.until(lambda: not room.canvas.sheet.busy)


def _gallery(visit: Visit) -> None:
    room = visit.room("board")
    room.show_mode(1)
    visit.settle()
    visit.until(lambda: room.pictures._now is None and not room.pictures._wishes)


def _report(visit: Visit) -> None:
    room = visit.room("report")
    visit.until(lambda: room._printed is not None)
    QTest.qWait(400)


def _page_of_community(place: int) -> Callable[[Visit], Any]:
    def show(visit: Visit) -> None:
        room = visit.room("community")
        room._tabs.show_at(place)
        room.show_page(place)

    return show


def _survey(side: int) -> Callable[[Visit], Any]:
    def show(visit: Visit) -> None:
        _page_of_community(2)(visit)
        visit.room("community").survey_page.show_side(side)

    return show


def _palette(visit: Visit) -> None:
    visit.room("run")
    visit.window.search()
    field = visit.window.findChild(QLineEdit, "palette_words") or visit.window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "no")


def _help(visit: Visit) -> None:
    visit.room("run")
    visit.window.help()


AT: dict[str, tuple[Shot, ...]] = {
    "first": (("start", _nothing),),
    "before": (
        ("plan", in_room("plan")), ("people", _somebody), ("run-before", in_room("run")),
        ("trios-before", in_room("trios")), ("notes-empty", in_room("notes")), ("board-empty", in_room("board")),
        ("community-new", in_room("community")),
    ),
    "drawing": (
        ("run", in_room("run")), ("run-typing", _notes_row), ("run-quiet", _quiet), ("board", _drawing),
        ("gallery", _gallery), ("trios", in_room("trios")), ("palette", _palette), ("help", _help),
        ("people-running", in_room("people")),
    ),
    "silent": (("run-silent", in_room("run")),),
    "trios": (("run-trios", in_room("run")),),
    "last": (("run-last", in_room("run")),),
    "over": (("run-over", in_room("run")), ("land", _landing), ("run-over-again", _not_landing)),
    "paused": (("run-paused", in_room("run")),),
    "all": (("run-all", in_room("run")),),
    "troika": (("run-troika", in_room("run")), ("plan-running", in_room("plan"))),
    "popcorn": (("notes", in_room("notes")), ("run-popcorn", in_room("run"))),
    "end": (
        ("run-end", in_room("run")), ("report", _report), ("community", _page_of_community(0)),
        ("charter", _page_of_community(1)), ("survey", _page_of_community(2)), ("health", _page_of_community(3)),
        ("survey-entry", _survey(1)), ("survey-questions", _survey(2)),
    ),
}  # fmt: skip
"""What is photographed at each moment."""
