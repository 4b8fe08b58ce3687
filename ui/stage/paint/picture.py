"""One `StageView` as a picture: the still part once, the moving parts over it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from copdesk.stage import scenes
from copdesk.stage.view import ClockFace, StageView
from ui.stage.paint import (
    agenda,
    ballot,
    gallery,
    latecomer,
    places,
    prompt,
    simple,
    timer,
    transition,
    trios,
    troika,
    walk,
    wall,
    welcome,
)
from ui.stage.paint.clock import (
    changed_band,
    changed_digits,
    changed_ring,
    paint_band,
    paint_digits,
    paint_ring,
    room_digits,
    shape,
)
from ui.stage.paint.memory import Memory
from ui.stage.paint.sheet import PictureSource, Sheet, Slot, draw_image
from ui.stage.theme import StageTheme

PAINTERS: dict[type[scenes.Scene], Callable[[Sheet, StageView, Any], None]] = {
    scenes.Welcome: welcome.paint,
    scenes.Timer: timer.paint,
    scenes.Prompt: prompt.paint,
    scenes.Troika: troika.paint,
    scenes.Trios: trios.paint,
    scenes.Places: places.paint,
    scenes.LateComer: latecomer.paint,
    scenes.Board: gallery.paint_board,
    scenes.GalleryGrid: gallery.paint_grid,
    scenes.GallerySingle: gallery.paint_single,
    scenes.GalleryWalk: walk.paint,
    scenes.Wall: wall.paint,
    scenes.Agenda: agenda.paint,
    scenes.Ballot: ballot.paint,
    scenes.Message: simple.paint_message,
    scenes.WallClock: simple.paint_clock,
    scenes.Transition: transition.paint,
    scenes.Blank: simple.paint_blank,
}


@dataclass(frozen=True, slots=True)
class Still:
    """What stayed to be painted over the still picture, and how many pages the scene has."""

    slots: tuple[Slot, ...]
    pages: int
    unit: float


def still_view(view: StageView) -> StageView:
    """`view` without what moves: two views with the same still view share one still picture."""
    if view.clock is None:
        return view
    return replace(view, clock=replace(view.clock, digits=shape(room_digits(view.clock)), fraction=0.0), motion="cut")


def paint_still(
    painter: QPainter, size: QSize, view: StageView, theme: StageTheme, pictures: PictureSource | None,
    memory: Memory | None = None,
) -> Still:  # fmt: skip
    """Paints everything but the slots on `size` pixels. `memory` is what was shaped for pictures before."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.colour("bg"))
    sheet = Sheet(painter, size, theme, view.direction == "rtl", pictures, memory)
    PAINTERS[type(view.scene)](sheet, view, view.scene)
    return Still(tuple(sheet.slots), sheet.pages, sheet.unit)


def _anywhere(_box: QRectF) -> bool:
    return True


def paint_slot(
    painter: QPainter, slot: Slot, view: StageView, theme: StageTheme, unit: float, pictures: PictureSource | None,
    seen: Callable[[QRectF], bool] = _anywhere,
) -> None:  # fmt: skip
    """Paints one moving part over the still picture; of digits those that are `seen`."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    face = view.clock or ClockFace()
    if slot.kind == "digits":
        paint_digits(painter, slot, face, theme, unit, seen)
    elif slot.kind == "band":
        paint_band(painter, slot, face, theme, unit, view.direction == "rtl")
    elif slot.kind == "ring":
        paint_ring(painter, slot, face, theme)
    else:
        painter.fillRect(slot.box, Qt.GlobalColor.white)
        draw_image(painter, pictures, slot.key, slot.box)


def moved(slot: Slot, before: StageView, now: StageView, unit: float) -> list[QRectF]:
    """Where the slot's picture differs between two views that share one still picture."""
    old, new = before.clock or ClockFace(), now.clock or ClockFace()
    if slot.kind == "digits":
        return changed_digits(slot, old, new, unit)
    if slot.kind == "band":
        return changed_band(slot, old, new, now.direction == "rtl")
    return changed_ring(slot, old, new) if slot.kind == "ring" else []


def photograph(
    view: StageView, size: QSize, theme: StageTheme, pictures: PictureSource | None = None
) -> QImage:  # fmt: skip
    """The whole picture at `size`, for previews, reports and tests."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    still = paint_still(painter, size, still_view(view), theme, pictures)
    for slot in still.slots:
        paint_slot(painter, slot, view, theme, still.unit, pictures)
    painter.end()
    return image
