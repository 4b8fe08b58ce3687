"""How a drawing hangs in the gallery: a card with its picture, caption, author, notes and dots."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from copdesk.board.describe import byline, caption
from copdesk.board.drawing import Drawing
from copdesk.words import tr, tr_many
from ui.board.pictures import DrawingPictures
from ui.parts.icons import paint_icon
from ui.shell.theme import theme_now

DRAWING, DOTS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
GAP, PICTURE, CARD = 16, 128, 182
_Index = QModelIndex | QPersistentModelIndex


def under(drawing: Drawing) -> str:
    """The line under a card's caption: whose, and what it is in a few words."""
    facts = drawing.facts
    what = ", ".join(facts.keywords) or facts.focus or facts.governance or (tr("photo") if drawing.is_photo else "")
    return " · ".join(part for part in (byline(facts), " ".join(what.split())) if part)


def notes_words(drawing: Drawing) -> str:
    """What is said at the right of a card, for those who hear it."""
    if drawing.notes:
        return tr_many("{n} note", "{n} notes", drawing.notes)
    return "" if drawing.visited else tr("no visit yet")


def paint_picture(
    painter: QPainter, box: QRectF, image: QImage | None, *, fill: bool, radius: float = 0.0, paper: bool = True
) -> None:
    """A drawing whole on white paper, a photo filling its place, inside a box whose corners may be round."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if paper:
        painter.fillRect(box, QColor("#FFFFFF"))
    if image is not None and not image.isNull():
        how = Qt.AspectRatioMode.KeepAspectRatioByExpanding if fill else Qt.AspectRatioMode.KeepAspectRatio
        size = QRectF(0, 0, 1, 1)
        size.setSize(image.size().toSizeF().scaled(box.size(), how))
        size.moveCenter(box.center())
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        picture = shrunk(image, size, ratio)
        painter.drawPixmap(size, picture, QRectF(picture.rect()))
    painter.restore()


def paint_dots(painter: QPainter, box: QRectF, count: int) -> None:
    """Dots along the lower edge of a drawing as they are stuck on paper, and how many they are."""
    theme = theme_now()
    side, step = theme.px(10), theme.px(8)
    painter.save()
    font = theme.font(12, bold=True)
    words = str(count)
    wide = QFontMetrics(font).horizontalAdvance(words)
    many = min(count, int((box.width() - wide - theme.px(32)) // step))
    ground = QRectF(0, 0, wide + step * (many - 1) + side + theme.px(20), theme.px(22))
    ground.moveBottomLeft(box.bottomLeft() + QPointF(theme.px(8), -theme.px(8)))
    painter.setPen(QPen(QColor("#D5DDDA"), 1))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(ground, theme.px(11), theme.px(11))
    painter.setFont(font)
    painter.setPen(QColor("#1F2A2E"))
    inside = ground.adjusted(theme.px(8), 0, 0, 0)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.setPen(QPen(QColor("#FFFFFF"), 1))
    painter.setBrush(QColor("#B8651B"))
    for place in range(many):
        left = inside.left() + wide + theme.px(4) + step * place
        painter.drawEllipse(QRectF(left, ground.center().y() - side / 2, side, side))
    painter.restore()


def shrunk(image: QImage, size: QRectF, ratio: float) -> QPixmap:
    """The picture at the very size it is shown at, each pixel the mean of all it stands for: thin lines stay lines."""
    pixels = QSize(max(round(size.width() * ratio), 1), max(round(size.height() * ratio), 1))
    key = f"drawing:{image.cacheKey()}:{pixels.width()}x{pixels.height()}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    if pixels.width() < image.width():
        image = image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    found = QPixmap.fromImage(image)
    QPixmapCache.insert(key, found)
    return found


class GalleryDelegate(QStyledItemDelegate):
    """Paints one card in a cell that is larger by the gap."""

    def __init__(self, pictures: DrawingPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.cell = QSize(320, 200)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        drawing = index.data(DRAWING)
        if not isinstance(drawing, Drawing):
            return
        theme = theme_now()
        half = theme.px(GAP) / 2
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(half, half, -half, -half)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        radius = theme.px(8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.setClipPath(path)
        painter.fillRect(box, theme.colour("surface"))
        high = theme.px(PICTURE)
        picture = QRectF(box.left(), box.top(), box.width(), high)
        paint_picture(painter, picture, self._pictures.small(drawing.id), fill=drawing.is_bare_photo)
        dots = index.data(DOTS)
        if dots:
            paint_dots(painter, picture, dots)
        painter.setClipping(False)
        painter.fillRect(QRectF(box.left(), box.top() + high, box.width(), 1), theme.colour("rule"))
        self._paint_words(painter, box.adjusted(theme.px(12), high + theme.px(8), -theme.px(12), 0), drawing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = QPen(theme.colour("primary"), theme.px(2)) if chosen else QPen(theme.colour("rule"), 1)
        painter.setPen(line)
        inset = line.widthF() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, drawing: Drawing) -> None:
        theme = theme_now()
        line = theme.px(20)
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        first = QRectF(box.left(), box.top(), box.width(), line)
        words = str(drawing.notes) if drawing.notes else notes_words(drawing)
        small = theme.font(12)
        wide = QFontMetrics(small).horizontalAdvance(words) + 1
        painter.setFont(small)
        painter.setPen(theme.colour("ink" if drawing.notes else "muted"))
        painter.drawText(first, end, words)
        if drawing.notes:
            side = theme.px(14)
            wide += side + theme.px(4)
            at = QRect(int(first.right()) - wide, int(first.center().y()) - side // 2, side, side)
            paint_icon(painter, at, "notes", theme.roles["muted"])
        bold = theme.font(14, bold=True)
        room = int(box.width()) - wide - theme.px(8)
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        title = caption(drawing.facts, drawing.place or None)
        painter.drawText(first, start, QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room))
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        second = QRectF(box.left(), first.bottom(), box.width(), theme.px(16))
        more = QFontMetrics(small).elidedText(under(drawing), Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(second, start, more)
