"""Large letters as small pictures, painted once and put down again and again.

Qt keeps the pictures of letters up to 64 pixels; larger ones it fills from their outlines each time, which at 4K is
most of the time that a scene takes. Letters that are joined to their neighbours are left to Qt.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap, QTextLine, QTransform

KEPT_BY_QT, LARGEST = 64, 320
MOST_KEPT = 1500
JOINED = ((0x0600, 0x08FF), (0x0900, 0x0A7F), (0xFB50, 0xFEFC), (0x1E900, 0x1E95F))
"""Arabic and its kin, Devanagari, Bengali and Gurmukhi, Adlam: a line runs through their letters."""
COLOURED = ((0x2600, 0x27BF), (0xFE00, 0xFE0F), (0x1F000, 0x1FAFF))
"""Signs that a font may have as coloured pictures, without an outline."""


Name = tuple[str, str, float, int]
"""A glyph's font, its size and the glyph's number."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One glyph of a shaped line with its place in the line."""

    name: Name
    x: float
    y: float


def stands_apart(text: str) -> bool:
    """Whether every letter of `text` can be put down alone."""
    ranges = (*JOINED, *COLOURED)
    return not any(low <= ord(letter) <= high for letter in text if letter > "\u05ff" for low, high in ranges)


class Letters:
    """Outlines and pictures of letters that were painted before."""

    def __init__(self) -> None:
        self._outlines: dict[Name, QPainterPath] = {}
        self._kept: dict[tuple[Name, int, float], tuple[int, int, QPixmap] | None] = {}

    def of(self, line: QTextLine) -> list[Letter]:
        """The glyphs of a line with their places."""
        found = []
        for run in line.glyphRuns():
            raw = run.rawFont()
            font = (raw.familyName(), raw.styleName(), raw.pixelSize())
            for index, spot in zip(run.glyphIndexes(), run.positions(), strict=True):
                name = (*font, index)
                if name not in self._outlines:
                    outline = raw.pathForGlyph(index)
                    outline.setFillRule(Qt.FillRule.WindingFill)  # strokes of a Chinese letter lie over one another
                    self._outlines[name] = outline
                found.append(Letter(name, spot.x(), spot.y()))
        return found

    def serves(self, painter: QPainter, pixels: int) -> bool:
        """Whether letters of that size are better put down than filled, on this painter."""
        return KEPT_BY_QT < pixels <= LARGEST and not painter.combinedTransform().isScaling()

    def put(
        self, painter: QPainter, letters: list[Letter], left: float, top: float, colour: QColor, squeeze: float
    ) -> None:  # fmt: skip
        """Puts a line down whose layout begins at `left` and `top`."""
        rgb = colour.rgb()
        for letter in letters:
            key = (letter.name, rgb, squeeze)
            if key not in self._kept:
                self._keep(key, colour)
            picture = self._kept[key]
            if picture is not None:
                x, y, pixmap = picture
                painter.drawPixmap(round(left + letter.x * squeeze) + x, round(top + letter.y) + y, pixmap)

    def _keep(self, key: tuple[Name, int, float], colour: QColor) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = _painted(self._outlines[key[0]], colour, key[2])


def _painted(outline: QPainterPath, colour: QColor, squeeze: float) -> tuple[int, int, QPixmap] | None:
    """The letter's ink, and where it lies from the letter's place; None for a space."""
    if outline.isEmpty():
        return None
    path = outline if squeeze == 1.0 else QTransform.fromScale(squeeze, 1.0).map(outline)
    box = path.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.x(), -box.y())
    painter.fillPath(path, colour)
    painter.end()
    return box.x(), box.y(), QPixmap.fromImage(image)
