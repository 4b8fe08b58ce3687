"""Text laid out in lines that are never cut: wrapped, broken inside a word only where it must be."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine, QTextOption

Side = Literal["left", "right", "centre"]
ASCENT, DESCENT = 1.069, 0.293
"""Of Noto Sans, in em: lines stand at these heights whatever font a letter comes from."""
BASELINE = (ASCENT - DESCENT) / 2
"""How far the baseline lies below the middle of a line, in em."""

ALIGNED: dict[Side, Qt.AlignmentFlag] = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    "centre": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignAbsolute,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set. Measures in pixels; `squeeze` (0.7 to 1) narrows letters; `indent` moves later lines in."""

    font: QFont
    pitch: float
    right_to_left: bool = False
    squeeze: float = 1.0
    indent: float = 0.0
    wrap: bool = True


class Flow:
    """A text laid out for a width. Sizes are in pixels."""

    def __init__(self, text: str, look: Look, width: float, side: Side) -> None:
        self._look = look
        self._lines: list[QTextLine] = []
        self._text = text
        self.width = width
        room = width / look.squeeze
        indent = look.indent / look.squeeze
        self._layout = QTextLayout(text, look.font)
        option = QTextOption(ALIGNED[side])
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(wrap if look.wrap else QTextOption.WrapMode.NoWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if look.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            inset = indent if self._lines else 0.0
            line.setLineWidth(max(1.0, room - inset))
            line.setPosition(QPointF(inset if side == "left" else 0.0, 0.0))
            self._lines.append(line)
        self._layout.endLayout()

    @property
    def count(self) -> int:
        return len(self._lines)

    @property
    def height(self) -> float:
        return self.count * self._look.pitch

    @property
    def widest(self) -> float:
        """Width of the longest line as set, in pixels."""
        return max((line.naturalTextWidth() for line in self._lines), default=0.0) * self._look.squeeze

    @property
    def breaks_a_word(self) -> bool:
        """Whether a line ends inside a word, which only words longer than the line should."""
        ends = [line.textStart() + line.textLength() for line in self._lines[:-1]]
        return any(end and self._text[end - 1].isalnum() and self._text[end].isalnum() for end in ends)

    def ends_alone(self, share: float) -> bool:
        """Whether the last of several lines is one word, shorter than this share of the width."""
        if self.count < 2:
            return False
        last = self._lines[-1]
        words = self._text[last.textStart() : last.textStart() + last.textLength()].split()
        return len(words) < 2 and last.naturalTextWidth() * self._look.squeeze < self.width * share

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Paints the lines below one another, the first line's box beginning at `top`."""
        look = self._look
        size = look.font.pixelSize()
        painter.setPen(colour)
        painter.save()
        painter.translate(left, top)
        painter.scale(look.squeeze, 1.0)
        for number, line in enumerate(self._lines):
            baseline = round(number * look.pitch + look.pitch / 2 + BASELINE * size)
            line.draw(painter, QPointF(0.0, baseline - line.ascent()))
        painter.restore()
