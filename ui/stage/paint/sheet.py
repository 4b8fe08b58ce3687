"""The sheet a scene is painted on: percent of the height in, device pixels out, and one place that mirrors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from copdesk.stage.scenes import Picture
from ui.stage.paint.direction import clean, line_height, runs_right
from ui.stage.paint.icons import icon_path
from ui.stage.paint.memory import Memory
from ui.stage.paint.text import Flow, Side
from ui.stage.theme import StageTheme

WIDE, WIDEST = 1.5, 1.9
LIST, PROSE = 1.22, 1.28


class PictureSource(Protocol):
    """Gives drawings and photos by key."""

    def pixmap(self, key: bytes, size: QSize) -> QPixmap | QImage | None:
        """The picture at about `size` (device pixels, its own shape), or None while it is not there."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle whose content moves with the clock or the pen, painted over the still picture.

    `kind` is `digits`, `band`, `ring` or `picture`; `size` is the em of digits or the height of a band,
    in percent of the height; `align` is 0 for the left edge, 0.5 for the middle, 1 for the right edge;
    `least` is the size of digits below which parts of them shrink first.
    """

    kind: str
    box: QRectF
    size: float = 0.0
    align: float = 0.5
    key: bytes = b""
    role: str = "text"
    least: float = 42.1


class Sheet:
    """Coordinates are percent of the height, `x` from the edge where reading starts."""

    def __init__(
        self, painter: QPainter, size: QSize, theme: StageTheme, rtl: bool, pictures: PictureSource | None,
        memory: Memory | None = None,
    ) -> None:  # fmt: skip
        self.painter = painter
        self.theme = theme
        self.rtl = rtl
        self.pictures = pictures
        self.slots: list[Slot] = []
        self.pages = 1
        self._measuring = False
        self._memory = memory or Memory()
        ratio = size.width() / max(1, size.height())
        high, broad = float(size.height()), float(size.width())
        if ratio > WIDEST:
            broad = high * 16 / 9
        elif ratio < 1:
            high = broad * 3 / 4
        self.unit = high / 100
        self.ground = QRectF((size.width() - broad) / 2, (size.height() - high) / 2, broad, high)
        self.width = broad / self.unit
        self.wide = broad / high >= WIDE
        self.side, self.top = 6.0, 5.0
        """Margins left and right, top and bottom."""

    @contextmanager
    def measuring(self) -> Iterator[None]:
        """What is painted meanwhile is only measured."""
        before, self._measuring = len(self.slots), True
        yield
        self._measuring = False
        del self.slots[before:]

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side

    def box(self, x: float, y: float, w: float, h: float) -> QRectF:
        """The device rectangle, mirrored where the picture is, its edges on whole pixels."""
        if self.rtl:
            x = self.width - x - w
        left, top = round(self.ground.left() + x * self.unit), round(self.ground.top() + y * self.unit)
        right = round(self.ground.left() + (x + w) * self.unit)
        bottom = round(self.ground.top() + (y + h) * self.unit)
        return QRectF(left, top, right - left, bottom - top)

    def pixels(self, measure: float) -> float:
        return measure * self.unit

    def line(self, thickness: float) -> float:
        """A line's thickness, at least two device pixels."""
        return max(thickness, 2 / self.unit)

    def starts_far(self, text: str) -> bool:
        """Whether `text` reads the other way than the picture, and so begins at its far edge."""
        return runs_right(clean(text), self.rtl) != self.rtl

    # text ---------------------------------------------------------------------------------------

    def advance(self, text: str, size: float, bold: bool = False) -> float:
        """Width of `text` on one line, shaped as it will be painted."""
        words = clean(text)
        return self._memory.lines(words, size * self.unit, bold, runs_right(words, self.rtl)).widest / self.unit

    def flow(
        self,
        text: str,
        size: float,
        width: float,
        *,
        bold: bool = False,
        pitch: float = 0.0,
        squeeze: float = 1.0,
        indent: float = 0.0,
        own_side: bool = False,
        centred: bool = False,
        keep_isolates: bool = False,
        exact: bool = False,
    ) -> Flow:
        """`text` laid out for `width`. `pitch` is the usual distance of lines; tall scripts take more unless
        it is `exact`, as on dense pages, where marks may enter the gap above.

        With `own_side` the text stands at the edge where its own direction starts, otherwise at the
        picture's. `keep_isolates` is for a line put together from isolates. What was shaped before, as scenes
        do while they look for the largest size that fits, is not shaped again.
        """
        words = text if keep_isolates else clean(text)
        step = pitch if exact else line_height(words, pitch / size if pitch else LIST) * size
        own = runs_right(words, self.rtl)
        on_right = own if own_side else self.rtl
        side: Side = "centre" if centred else "right" if on_right else "left"
        wide, inset = self.pixels(width), self.pixels(indent)
        lines = self._memory.lines(
            words, size * self.unit, bold, self.rtl if keep_isolates else own, wide / squeeze, inset / squeeze
        )
        return Flow(lines, wide, self.pixels(step), side, squeeze, inset)

    def put(self, flow: Flow, x: float, y: float, role: str = "text") -> float:
        """Paints `flow` with its top at `y`; gives the height it took."""
        if not self._measuring:
            left = self.box(x, y, flow.width / self.unit, 0).left()
            flow.draw(self.painter, left, self.ground.top() + self.pixels(y), self.colour(role), self._memory.letters)
        return flow.height / self.unit

    def say(
        self, text: str, x: float, y: float, size: float, *, role: str = "text", bold: bool = False,
        pitch: float = 0.0, far: bool = False, squeeze: float = 1.0, centred: bool = False,
    ) -> float:  # fmt: skip
        """One line with its box beginning at `y`, from `x` on, or ending at `x` where `far`; gives its width.

        The line stands at the pitch, whatever its script, so that words of two scripts share a baseline.
        """
        width = self.advance(text, size, bold) * squeeze
        if self._measuring:
            return width
        words = clean(text)
        lines = self._memory.lines(words, size * self.unit, bold, runs_right(words, self.rtl))
        start = x - width if far else x - width / 2 if centred else x
        left = self.box(start, y, width, 0).left()
        flow = Flow(lines, self.pixels(width), self.pixels(pitch or LIST * size), "left", squeeze)
        flow.draw(self.painter, left, self.ground.top() + self.pixels(y), self.colour(role), self._memory.letters)
        return width

    # shapes -------------------------------------------------------------------------------------

    def colour(self, role: str) -> QColor:
        return self.theme.colour(role)

    def fill(self, x: float, y: float, w: float, h: float, role: str) -> None:
        if not self._measuring:
            self.painter.fillRect(self.box(x, y, w, h), self.colour(role))

    def rule(self, x: float, y: float, w: float, thickness: float = 0.4) -> None:
        """A line across, its upper edge at `y`."""
        self.fill(x, y, w, self.line(thickness), "rule")

    def frame(self, x: float, y: float, w: float, h: float, thickness: float, role: str) -> None:
        """An outline inside the rectangle."""
        box, pen = self.box(x, y, w, h), max(1, round(self.pixels(thickness)))
        for part in (
            QRectF(box.left(), box.top(), box.width(), pen),
            QRectF(box.left(), box.bottom() - pen, box.width(), pen),
            QRectF(box.left(), box.top(), pen, box.height()),
            QRectF(box.right() - pen, box.top(), pen, box.height()),
        ):
            self.painter.fillRect(part, self.colour(role))

    def card(self, x: float, y: float, w: float, h: float) -> None:
        """A raised surface; outlined where the theme tells cards by an outline."""
        self.fill(x, y, w, h, "surface")
        if self.theme.card_outline:
            self.frame(x, y, w, h, self.theme.card_outline, "rule")

    def icon(self, name: str, x: float, y: float, size: float, role: str) -> None:
        if self._measuring:
            return
        box = self.box(x, y, size, size)
        box.setHeight(box.width())
        self.painter.fillPath(icon_path(name, box, self.rtl), self.colour(role))

    def disc(self, x: float, y: float, size: float, role: str, outline: float = 0.0) -> None:
        """A circle, filled, or drawn inside its box with `outline`."""
        box = self.box(x, y, size, size)
        if outline:
            pen = max(1.0, self.pixels(outline))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(self.colour(role), pen))
            self.painter.drawEllipse(box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2))
        else:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.colour(role))
            self.painter.drawEllipse(box)

    def letter_box(self, letter: str, x: float, y: float, size: float, text_size: float, client: bool) -> None:
        """A seat: the client's letter in a filled square, a consultant's in an outlined circle."""
        if client:
            self.fill(x, y, size, size, "close")
        else:
            self.disc(x, y, size, "text", 0.5)
        role = "on" if client else "text"
        self.say(letter, x + size / 2, y, text_size, role=role, bold=True, pitch=size, centred=True)

    def paper(self, x: float, y: float, w: float, h: float) -> None:
        """White for a drawing to lie on; outlined where the ground is white too."""
        white = QColor(Qt.GlobalColor.white)
        self.painter.fillRect(self.box(x, y, w, h), white)
        if self.colour("bg") == white:
            self.frame(x, y, w, h, 0.2, "rule")

    def image(self, picture: Picture, x: float, y: float, w: float, h: float, pad: float) -> None:
        """A drawing on white, whole and in its own shape; a photo as it is, at the edge where its words begin."""
        if not picture.photo:
            self.paper(x, y, w, h)
            x, y, w, h = x + pad, y + pad, w - 2 * pad, h - 2 * pad
        box = self.box(x, y, w, h)
        found = self.pictures.pixmap(picture.key, box.size().toSize()) if self.pictures else None
        if found is not None and not found.isNull():
            place = placed(found, box)
            if picture.photo:
                place.moveRight(box.toRect().right()) if self.rtl else place.moveLeft(box.toRect().left())
            self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)  # for the desk's smaller picture
            self.painter.drawPixmap(place.topLeft(), self._memory.scaled(found, place.width(), place.height()))


def placed(picture: QPixmap | QImage, box: QRectF) -> QRect:
    """Where a picture stands in `box`: as large as it fits, centred, on whole pixels."""
    scale = min(box.width() / picture.width(), box.height() / picture.height())
    w, h = picture.width() * scale, picture.height() * scale
    return QRectF(box.center().x() - w / 2, box.center().y() - h / 2, w, h).toRect()


def draw_image(painter: QPainter, pictures: PictureSource | None, key: bytes, box: QRectF) -> None:
    """Draws the picture of `key`, which changes all the time; nothing while it is not there."""
    found = pictures.pixmap(key, box.size().toSize()) if pictures else None
    if found is None or found.isNull():
        return
    place = placed(found, box)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if isinstance(found, QImage):
        painter.drawImage(place, found)
    else:
        painter.drawPixmap(place, found)
