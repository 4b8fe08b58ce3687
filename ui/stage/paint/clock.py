"""Digits, band and ring: what moves with the clock. All three are drawn from a slot and a clock face."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from copdesk.stage.view import ClockFace
from ui.stage.fonts import stage_font
from ui.stage.paint.sheet import Sheet, Slot
from ui.stage.paint.text import BASELINE
from ui.stage.theme import StageTheme

DIGIT, COLON = 0.572, 0.285
LEAST = 42.1
"""Em of the smallest digits that are 30 % of the height."""
NOTCH_WIDE, NOTCH_OVER = 0.5, 1.1
RING_UNITS = 200
RING_DISC = 82
"""Radius of the disc that the wedge fills, in the ring's own units."""
SMALL_SLICE = 0.05
"""So much of the circle is hardly more curved than a straight line."""
MANY_MINUTES = 15


@dataclass(frozen=True, slots=True)
class DigitPlan:
    """How digits are set: the em in percent of the height, and which parts go to half of it."""

    size: float
    small_seconds: bool = False
    small_plus: bool = False

    def parts(self, text: str) -> list[tuple[str, float]]:
        """`text` cut into (part, scale)."""
        result: list[tuple[str, float]] = []
        if text.startswith("+"):
            result.append(("+", 0.5 if self.small_plus else 1.0))
            text = text[1:]
        if self.small_seconds and text.count(":") == 2:
            head, tail = text.rsplit(":", 1)
            return [*result, (head, 1.0), (":" + tail, 0.5)]
        return [*result, (text, 1.0)]


def ems(text: str) -> float:
    """Width of digits in em of Noto Sans Bold."""
    return sum(COLON if letter == ":" else DIGIT for letter in text)


def plan_digits(text: str, width: float, wanted: float, least: float = LEAST) -> DigitPlan:
    """The largest digits up to `wanted` that fit `width`: first seconds, then the plus go to half size."""
    plan = DigitPlan(wanted)
    for plan in (DigitPlan(wanted), DigitPlan(wanted, True), DigitPlan(wanted, True, True)):
        size = min(wanted, width / sum(ems(part) * scale for part, scale in plan.parts(text)))
        plan = DigitPlan(size, plan.small_seconds, plan.small_plus)
        if size >= min(least, wanted):
            break
    return plan


def shape(digits: str) -> str:
    """The digits as zeros: what stands in their place takes as much room."""
    return "".join("0" if letter.isdigit() else letter for letter in digits)


def room_digits(face: ClockFace) -> str:
    """What the room sees of them: past the end nought, unless the community lets it count on."""
    return face.digits if face.count_on or not face.digits.startswith("+") else "0:00"


def pattern(face: ClockFace) -> str:
    """The text to reserve room for: the step's widest, or what stands there when that is wider."""
    now = shape(room_digits(face))
    return now if ems(now) > ems(face.widest) else face.widest


def digits_role(face: ClockFace) -> str:
    return "close" if face.state in ("last", "over") else "text"


def add_digits(
    sheet: Sheet, face: ClockFace, x: float, middle: float, w: float, wanted: float, *,
    align: float = 0.5, role: str = "", least: float = LEAST,
) -> float:  # fmt: skip
    """Reserves a slot of width `w` for digits around the line `middle`; gives their em."""
    size = plan_digits(pattern(face), w, wanted, least).size
    edge = 1 - align if sheet.rtl else align
    box = sheet.box(x, middle - 0.45 * size, w, 0.9 * size)
    sheet.slots.append(Slot("digits", box, wanted, edge, least=least, role=role or digits_role(face)))
    return size


def add_band(sheet: Sheet, face: ClockFace, x: float, y: float, w: float, h: float) -> None:
    """Reserves a slot for the band, with room for the notch above and below."""
    box = sheet.box(x, y - NOTCH_OVER, w, h + 2 * NOTCH_OVER)
    sheet.slots.append(Slot("band", box, h, 0.0, role="close" if face.state == "last" else "run"))


def add_ring(sheet: Sheet, face: ClockFace, x: float, y: float, size: float) -> None:
    box = sheet.box(x, y, size, size)
    sheet.slots.append(Slot("ring", box, size, role="close" if face.state == "last" else "run"))


@dataclass(frozen=True, slots=True)
class Glyph:
    """One digit or sign with its place, in device pixels. `box` holds all of its ink."""

    text: str
    em: float
    x: float
    baseline: float
    box: QRectF


def glyphs(slot: Slot, face: ClockFace, unit: float) -> list[Glyph]:
    """Digits one by one: each stands where it stood a second ago, whatever its neighbours are now."""
    plan = plan_digits(pattern(face), slot.box.width() / unit, slot.size, slot.least)
    em = plan.size * unit
    parts = plan.parts(room_digits(face))
    width = sum(ems(part) * scale for part, scale in parts) * em
    x = slot.box.left() + (slot.box.width() - width) * slot.align
    baseline = round(slot.box.center().y() + BASELINE * em)
    found = []
    for part, scale in parts:
        lift = em * 0.18 if part == "+" and scale < 1 else 0.0
        for letter in part:
            wide = ems(letter) * scale * em
            around = QRectF(round(x) - 2, slot.box.top(), wide + 4, slot.box.height())
            found.append(Glyph(letter, em * scale, round(x), baseline - lift, around))
            x += wide
    return found


def paint_digits(
    painter: QPainter, slot: Slot, face: ClockFace, theme: StageTheme, unit: float, seen: Callable[[QRectF], bool]
) -> None:  # fmt: skip
    """Paints those that are `seen`: to fill the outline of a large digit takes milliseconds."""
    painter.setPen(theme.colour(slot.role))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for glyph in glyphs(slot, face, unit):
        if seen(glyph.box):
            painter.setFont(stage_font(glyph.em, True))
            painter.drawText(QPointF(glyph.x, glyph.baseline), glyph.text)


def changed_digits(slot: Slot, before: ClockFace, now: ClockFace, unit: float) -> list[QRectF]:
    """Where digits differ."""
    if room_digits(before) == room_digits(now):
        return []
    old, new = glyphs(slot, before, unit), glyphs(slot, now, unit)
    if [(one.x, one.em, one.box) for one in old] != [(one.x, one.em, one.box) for one in new]:
        return [slot.box]
    return [one.box for one, other in zip(new, old, strict=True) if one.text != other.text]


def changed_band(slot: Slot, before: ClockFace, now: ClockFace, rtl: bool) -> list[QRectF]:
    """The strip between where the band ended and where it ends."""
    ends = sorted(_filled_width(slot.box.width(), face) for face in (before, now))
    if ends[0] == ends[1]:
        return []
    left = slot.box.right() - ends[1] if rtl else slot.box.left() + ends[0]
    return [QRectF(left - 2, slot.box.top(), ends[1] - ends[0] + 4, slot.box.height())]


def _filled_width(width: float, face: ClockFace) -> int:
    return round(width * min(1.0, max(0.0, face.fraction)))


def paint_band(
    painter: QPainter, slot: Slot, face: ClockFace, theme: StageTheme, unit: float, rtl: bool
) -> None:  # fmt: skip
    high = round(slot.size * unit)
    track = QRectF(slot.box.left(), round(slot.box.center().y() - high / 2), slot.box.width(), high)
    painter.fillRect(track, theme.colour("raised"))
    pen = max(2, round(0.2 * unit))
    filled = QRectF(track)
    filled.setWidth(_filled_width(track.width(), face))
    if rtl:
        filled.moveRight(track.right())
    if face.state == "last":
        _outline(painter, track, pen, theme.colour("rule"))
        _chevrons(painter, filled, track, theme.colour(slot.role), rtl)
        return
    _outline(painter, track, pen, theme.colour("rule"))
    painter.fillRect(filled, theme.colour(slot.role))
    if 0 < face.notch < 1:
        wide = max(2, round(NOTCH_WIDE * unit))
        at = round(track.width() * face.notch)
        left = track.right() - at - wide if rtl else track.left() + at
        painter.fillRect(QRectF(left, slot.box.top(), wide, slot.box.height()), theme.colour("text"))


def _outline(painter: QPainter, box: QRectF, pen: int, colour: QColor) -> None:
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), pen), colour)
    painter.fillRect(QRectF(box.left(), box.bottom() - pen, box.width(), pen), colour)
    painter.fillRect(QRectF(box.left(), box.top(), pen, box.height()), colour)
    painter.fillRect(QRectF(box.right() - pen, box.top(), pen, box.height()), colour)


def _chevrons(painter: QPainter, filled: QRectF, track: QRectF, colour: QColor, rtl: bool) -> None:
    """Chevrons that point to where the band drains, as many as the time that is left has room for."""
    high = track.height()
    half, step = high / 2, high * 45 / 44
    painter.save()
    painter.setClipRect(filled, Qt.ClipOperation.IntersectClip)
    for number in range(math.ceil(filled.width() / step)):
        tip = number * step + high * 8 / 44
        spots = [(half, 0.0), (high, 0.0), (half, half), (high, high), (half, high), (0.0, half)]
        points = []
        for x, y in spots:
            along = tip + x
            points.append(QPointF(track.right() - along if rtl else track.left() + along, track.top() + y))
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        painter.fillPath(path, colour)
    painter.restore()


def paint_ring(painter: QPainter, slot: Slot, face: ClockFace, theme: StageTheme) -> None:
    """The wedge begins at twelve o'clock, shrinks back to it, and is never mirrored."""
    scale = slot.box.width() / RING_UNITS
    middle = slot.box.center()

    def around(radius: float) -> QRectF:
        reach = radius * scale
        return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("rule"), 1.6 * scale))
    painter.drawEllipse(around(87))
    painter.setPen(QPen(theme.colour("rule"), 2 * scale))
    for angle in tick_angles(face.minutes):
        if angle > face.notch * 360 + 0.5:
            turn = math.radians(angle)
            out = QPointF(math.sin(turn), -math.cos(turn))
            painter.drawLine(middle + out * (93 * scale), middle + out * (99 * scale))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised"))
    painter.drawEllipse(around(RING_DISC))
    painter.setBrush(theme.colour(slot.role))
    wedge = round(min(1.0, max(0.0, face.fraction)) * 360 * 16)
    if wedge >= 360 * 16:
        painter.drawEllipse(around(RING_DISC))
    elif wedge:
        painter.drawPie(around(RING_DISC), 90 * 16, -wedge)
    if face.notch > 0:
        pen = QPen(theme.colour("close"), 8 * scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(around(96), 90 * 16, -round(face.notch * 360 * 16))


def changed_ring(slot: Slot, before: ClockFace, now: ClockFace) -> list[QRectF]:
    """The slice of the disc that the wedge has left; all of it where the wedge has jumped."""
    if before.fraction == now.fraction:
        return []
    ends = sorted((before.fraction, now.fraction))
    if ends[0] <= 0 or ends[1] >= 1 or ends[1] - ends[0] > SMALL_SLICE:
        return [slot.box]
    middle, reach = slot.box.center(), RING_DISC * slot.box.width() / RING_UNITS
    turns = [math.radians(end * 360) for end in ends]
    corners = [middle, *(middle + QPointF(math.sin(turn), -math.cos(turn)) * reach for turn in turns)]
    return [QPolygonF(corners).boundingRect().adjusted(-4, -4, 4, 4)]


def tick_angles(minutes: float) -> list[float]:
    """Angles of the marks around the ring: one a minute up to fifteen minutes, above that one per five."""
    step = 1 if minutes <= MANY_MINUTES else 5
    return [number * 360 / minutes for number in range(step, math.ceil(minutes), step)] if minutes > 0 else []
