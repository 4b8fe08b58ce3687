"""Where a picture's texts and moving parts stand, without painting it."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from copdesk.stage.view import StageView
from ui.stage.paint.clock import ems, plan_digits
from ui.stage.paint.memory import Memory
from ui.stage.paint.picture import Still, paint_still
from ui.stage.paint.text import Flow

WIDE, LAPTOP, NARROW = QSize(1920, 1080), QSize(1280, 800), QSize(1024, 768)
SIZES = (WIDE, LAPTOP, NARROW)
MEMORY: list[Memory] = []
"""What was shaped before, shared by all tests: they lay the same names out again and again."""


class Texts:
    """The texts of the picture that was laid out last. The letters themselves are not drawn."""

    def __init__(self) -> None:
        self.flows: list[tuple[Flow, float, float]] = []

    def remember(self, flow: Flow, left: float, top: float) -> None:
        assert flow.widest <= flow.width + 3, f"{flow.text!r} is wider than its room"
        self.flows.append((flow, left, top))

    def clear(self) -> None:
        self.flows.clear()

    def shown(self) -> list[str]:
        return [flow.text for flow, _, _ in self.flows]

    def letters(self, still: Still, of: str) -> float:
        """The size of a text's letters, in percent of the height."""
        return next(flow.lines.size for flow, _, _ in self.flows if flow.text == of) / still.unit

    def least(self, still: Still) -> float:
        """The smallest letters, in percent of the height."""
        return min(flow.lines.size for flow, _, _ in self.flows) / still.unit

    def boxes(self) -> list[tuple[str, QRectF]]:
        return [(flow.text, QRectF(left, top, flow.width, flow.height)) for flow, left, top in self.flows]

    def rows(self) -> list[tuple[str, QRectF]]:
        """Where letters really are, line by line."""
        return [(flow.text, row) for flow, left, top in self.flows for row in flow.boxes(left, top)]

    def foot(self, still: Still) -> float:
        """Where the lowest line ends, in percent of the height."""
        return max(row.bottom() for _, row in self.rows()) / still.unit


def look(view: StageView, size: QSize, themes, page: int = 0) -> Still:
    """Lays a picture of `size` out; only its corner is really painted."""
    if not MEMORY:
        MEMORY.append(Memory())
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    still = paint_still(painter, size, replace(view, page=page), themes[view.theme], None, MEMORY[0])
    painter.end()
    return still


def assert_whole(texts: Texts, size: QSize) -> None:
    """Every text stands on the picture."""
    for text, box in texts.boxes():
        assert box.left() >= -1, text
        assert box.right() <= size.width() + 1, text
        assert box.top() >= -1, text
        assert box.bottom() <= size.height() + 1, text


def assert_apart(texts: Texts, still: Still, view: StageView) -> None:
    """No text stands on another, on the digits or on the band."""
    spots = [(text, row) for text, row in texts.rows() if text.strip()]
    for slot in still.slots:
        if slot.kind == "digits":
            plan = plan_digits(view.clock.digits, slot.box.width() / still.unit, slot.size, slot.least)
            em = plan.size * still.unit
            width = sum(ems(part) * scale for part, scale in plan.parts(view.clock.digits)) * em
            left = slot.box.left() + (slot.box.width() - width) * slot.align
            spots.append(("digits", QRectF(left, slot.box.center().y() - 0.326 * em, width, 0.714 * em)))
        elif slot.kind == "band":
            spots.append(("band", slot.box))
    edges = sorted((spot.top(), spot.bottom(), spot.left(), spot.right(), text) for text, spot in spots)
    for number, (top, bottom, left, right, text) in enumerate(edges):
        for other_top, other_bottom, other_left, other_right, other in edges[number + 1 :]:
            if other_top >= bottom - 2:
                break  # this one and all after it begin further down
            low = min(bottom, other_bottom) - other_top
            wide = min(right, other_right) - max(left, other_left)
            assert low <= 2 or wide <= 2, f"{text!r} stands on {other!r} at {top:.0f}"
