"""One group on its card, painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from copdesk.book.ids import Id
from copdesk.words import tr, tr_many
from ui.parts.icons import paint_icon
from ui.shell.theme import Role, theme_now
from ui.trios.plot import HEAD, ROW, Card, Row

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a card shows beside its people. `guest` is who would sit down here, `ring` the seat of the keyboard."""

    client: str = ""
    repeats: int = 0
    remark: str = ""
    left: frozenset[Id] = frozenset()
    found: frozenset[Id] = frozenset()
    carried: Id | None = None
    guest: str = ""
    target: bool = False
    ring: Id | None = None


def paint_card(painter: QPainter, card: Card, marks: Marks, direction: Qt.LayoutDirection, width: int) -> None:
    """Draws a group; `width` is that of everything, to mirror in."""
    theme = theme_now()
    whole = QRect(0, 0, width, 1 << 20)

    def at(box: QRect) -> QRect:
        return QStyle.visualRect(direction, QRect(0, whole.top(), width, whole.height()), box) if width else box

    thick = theme.px(2) if marks.target else 1
    painter.setPen(QPen(theme.colour("accent" if marks.target else "rule"), thick))
    painter.setBrush(theme.colour("surface"))
    inset = thick / 2
    painter.drawRoundedRect(QRectF(at(card.box)).adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))
    _paint_head(painter, card, marks, at)
    for row in card.rows:
        _paint_row(painter, row, marks, at)
    if marks.target:
        last = card.rows[-1].box.bottom() + 1 if card.rows else card.box.top() + theme.px(HEAD)
        hole = QRect(card.box.left(), last, card.box.width(), theme.px(ROW))
        _paint_hole(painter, at(hole), marks.guest)


def paint_carried(painter: QPainter, point: QPoint, name: str) -> None:
    """The person under the pointer."""
    theme = theme_now()
    font = theme.font(14, bold=True)
    words = QFontMetrics(font).horizontalAdvance(name)
    box = QRect(point.x() + theme.px(8), point.y() - theme.px(18), words + theme.px(44), theme.px(ROW))
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
    grip = QRect(box.left() + theme.px(8), box.top() + theme.px(10), theme.px(16), theme.px(16))
    paint_icon(painter, grip, "grip", theme.roles["muted"])
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    painter.drawText(box.adjusted(theme.px(32), 0, 0, 0), _MIDDLE, name)


def _paint_head(painter: QPainter, card: Card, marks: Marks, at: Callable[[QRect], QRect]) -> None:
    theme = theme_now()
    box = card.box
    head = QRect(box.left() + theme.px(12), box.top() + theme.px(6), box.width() - theme.px(24), theme.px(30))
    used = _paint_signs(painter, card, marks, head, at)
    number = f"T{card.trio.number}"
    bold = theme.font(14, bold=True)
    wide = QFontMetrics(bold).horizontalAdvance(number) + 1
    _write(painter, at(QRect(head.left(), head.top(), wide, head.height())), number, "ink", bold=True)
    left = wide + theme.px(10)
    room = head.width() - left - used - theme.px(8)
    _write(painter, at(QRect(head.left() + left, head.top(), room, head.height())), card.trio.place, "muted")


def _paint_signs(painter: QPainter, card: Card, marks: Marks, head: QRect, at: Callable[[QRect], QRect]) -> int:
    """Locked, repeats, a remark, from the far end inwards; the room they take."""
    theme = theme_now()
    signs: list[tuple[str, str, Role, bool]] = []
    if card.trio.locked:
        signs.append(("private", "" if marks.repeats else tr("locked"), "muted", False))
    if marks.repeats:
        signs.append(("repeat", tr_many("{n} repeat", "{n} repeats", marks.repeats), "accent_text", True))
    elif marks.remark and not card.trio.locked:
        signs.append(("", marks.remark, "muted", False))
    used = 0
    for icon, words, role, bold in signs:
        font = theme.font(12, bold)
        wide = QFontMetrics(font).horizontalAdvance(words) + 1 if words else 0
        spot = QRect(head.right() + 1 - used - wide, head.top(), wide, head.height())
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(at(spot), _MIDDLE, words)
        used += wide
        if icon:
            side = theme.px(14)
            sign = QRect(spot.left() - side - theme.px(4), head.center().y() - side // 2, side, side)
            paint_icon(painter, at(sign), icon, theme.roles[role])
            used += side + theme.px(4)
        used += theme.px(8)
    return used


def _paint_row(painter: QPainter, row: Row, marks: Marks, at: Callable[[QRect], QRect]) -> None:
    theme = theme_now()
    seat, box = row.seat, row.box
    gone, carried = seat.member_id in marks.left, marks.carried == seat.id
    client = bool(marks.client) and seat.letter == marks.client
    if carried:
        _dash(painter, at(box.adjusted(theme.px(8), 1, -theme.px(8), -1)))
    elif seat.member_id in marks.found:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ptint"))
        ground = at(box.adjusted(theme.px(6), theme.px(2), -theme.px(6), -theme.px(2)))
        painter.drawRoundedRect(QRectF(ground), theme.px(6), theme.px(6))
    if marks.ring == seat.id:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("primary"), theme.px(2)))
        painter.drawRoundedRect(QRectF(at(box.adjusted(theme.px(6), 2, -theme.px(6), -2))), theme.px(6), theme.px(6))
    _paint_letter(painter, at(_letter_box(box)), seat.letter, client, quiet=gone or carried)
    end = box.right() - theme.px(10)
    for icon, shown in (("private", seat.locked), ("edit", seat.scribe)):
        if shown:
            side = theme.px(14)
            sign = QRect(end - side, box.center().y() - side // 2, side, side)
            paint_icon(painter, at(sign), icon, theme.roles["muted"])
            end -= side + theme.px(4)
    words = tr("{name} (left)").format(name=seat.name) if gone else seat.name
    left = box.left() + theme.px(44)
    spot = QRect(left, box.top(), end - left, box.height())
    _write(painter, at(spot), words, "muted" if gone or carried else "ink", bold=client and not carried)


def _letter_box(box: QRect) -> QRect:
    theme = theme_now()
    side = theme.px(24)
    return QRect(box.left() + theme.px(13), box.top() + (box.height() - side) // 2, side, side)


def _paint_letter(painter: QPainter, box: QRect, letter: str, filled: bool, *, quiet: bool) -> None:
    theme = theme_now()
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        painter.drawEllipse(box)
    else:
        painter.setPen(QPen(theme.colour("button_edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(theme.font(12, bold=True))
    painter.setPen(theme.colour("on_primary" if filled else "muted" if quiet else "ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _paint_hole(painter: QPainter, box: QRect, guest: str) -> None:
    theme = theme_now()
    inner = box.adjusted(theme.px(8), 1, -theme.px(8), -1)
    _dash(painter, inner)
    if guest:
        _write(painter, inner.adjusted(theme.px(36), 0, -theme.px(8), 0), guest, "ink", bold=True)


def _dash(painter: QPainter, box: QRect) -> None:
    theme = theme_now()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.roles["edge"]), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))


def _write(painter: QPainter, box: QRect, text: str, role: Role, *, bold: bool = False) -> None:
    theme = theme_now()
    font = theme.font(14, bold)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(box, _MIDDLE, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width()))
