"""What one picture of the room leaves for the next: most of a scene stays as it was."""

from collections import OrderedDict

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QImage, QPixmap

from ui.stage.fonts import stage_font
from ui.stage.paint.letters import Letters
from ui.stage.paint.text import ENDLESS, Lines

MOST_KEPT, MOST_PICTURES = 4000, 40


class Memory:
    """Texts that were shaped and pictures that were scaled, kept from one picture of the room to the next."""

    def __init__(self) -> None:
        self.letters = Letters()
        self._scaled: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._shaped: dict[tuple[object, ...], Lines] = {}

    def _font(self, pixels: int, bold: bool) -> QFont:
        found = self._fonts.get((pixels, bold))
        if found is None:
            found = self._fonts[pixels, bold] = stage_font(pixels, bold)
        return found

    def lines(
        self, text: str, pixels: float, bold: bool, right_to_left: bool, room: float = ENDLESS, indent: float = 0.0
    ) -> Lines:  # fmt: skip
        """`text` in lines no wider than `room`; a text that needs no breaking is shaped once for every room.

        Asked for hundreds of times while a scene looks for the largest size that fits.
        """
        size = round(pixels) or 1
        whole = (text, size, bold, right_to_left)
        found = self._shaped.get(whole)
        if found is None:
            found = self._keep(whole, Lines(text, self._font(size, bold), right_to_left, ENDLESS))
        if found.widest <= room:
            return found
        key = (*whole, round(room, 1), round(indent, 1))
        laid = self._shaped.get(key)
        if laid is None:
            laid = self._keep(key, Lines(text, self._font(size, bold), right_to_left, room, indent))
        return laid

    def _keep(self, key: tuple[object, ...], lines: Lines) -> Lines:
        if len(self._shaped) >= MOST_KEPT:
            self._shaped.clear()
        self._shaped[key] = lines
        return lines

    def scaled(self, picture: QPixmap | QImage, width: int, height: int) -> QPixmap:
        """A picture at a size in device pixels."""
        key = (picture.cacheKey(), width, height)
        found = self._scaled.get(key)
        if found is None:
            image = picture if isinstance(picture, QImage) else picture.toImage()
            size = QSize(max(1, width), max(1, height))
            smooth = Qt.TransformationMode.SmoothTransformation
            found = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self._scaled[key] = found
            while len(self._scaled) > MOST_PICTURES:
                self._scaled.popitem(last=False)
        self._scaled.move_to_end(key)
        return found
