"""Text laid out in lines that are never cut: wrapped, broken inside a word only where it must be."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine, QTextOption

from ui.stage.paint.letters import Letter, Letters, stands_apart

Side = Literal["left", "right", "centre"]
ASCENT, DESCENT = 1.069, 0.293
"""Of Noto Sans, in em: lines stand at these heights whatever font a letter comes from."""
BASELINE = (ASCENT - DESCENT) / 2
"""How far the baseline lies below the middle of a line, in em."""
SMALL_LETTER = 0.5
"""Height of a small letter, in em, rounded up."""
ENDLESS = 1e6

OPTIONS: dict[tuple[bool, bool], QTextOption] = {}
"""By direction and wrapping; every line begins at its left, whoever paints it moves it to its side."""


def _option(right_to_left: bool, wrap: bool) -> QTextOption:
    option = OPTIONS.get((right_to_left, wrap))
    if option is None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        mode = QTextOption.WrapMode
        option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrap else mode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        OPTIONS[right_to_left, wrap] = option
    return option


class Lines:
    """A text shaped in a font and broken into lines, wherever they will stand."""

    def __init__(self, text: str, font: QFont, right_to_left: bool, room: float, indent: float = 0.0) -> None:
        self.text = text
        self.size = font.pixelSize()
        self._layout = QTextLayout(text, font)
        self._layout.setTextOption(_option(right_to_left, room < ENDLESS))
        self.lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, room - (indent if self.lines else 0.0)))
            self.lines.append(line)
        self._layout.endLayout()
        self.widths = [line.naturalTextWidth() for line in self.lines]
        self.widest = max(self.widths, default=0.0)
        ends = [line.textStart() + line.textLength() for line in self.lines[:-1]]
        self.breaks_a_word = any(end and text[end - 1].isalnum() and text[end].isalnum() for end in ends)
        self._letters: list[list[Letter]] | None = None

    def letters(self, known: Letters) -> list[list[Letter]]:
        """The glyphs of each line; none where letters are joined and cannot be put down one by one."""
        if self._letters is None:
            self._letters = [known.of(line) for line in self.lines] if stands_apart(self.text) else []
        return self._letters


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines with their place in a box `width` wide. Measures in pixels; `squeeze` (0.7 to 1) narrows letters;
    `indent` moves later lines in.
    """

    lines: Lines
    width: float
    pitch: float
    side: Side
    squeeze: float = 1.0
    indent: float = 0.0

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def count(self) -> int:
        return len(self.lines.lines)

    @property
    def height(self) -> float:
        return self.count * self.pitch

    @property
    def widest(self) -> float:
        """Width of the longest line as set."""
        return self.lines.widest * self.squeeze

    @property
    def breaks_a_word(self) -> bool:
        """Whether a line ends inside a word, which only words longer than the line should."""
        return self.lines.breaks_a_word

    def ends_alone(self, share: float) -> bool:
        """Whether the last of several lines is one word, shorter than this share of the width."""
        if self.count < 2:
            return False
        last = self.lines.lines[-1]
        words = self.text[last.textStart() : last.textStart() + last.textLength()].split()
        return len(words) < 2 and self.lines.widths[-1] * self.squeeze < self.width * share

    def ends_short(self, share: float) -> bool:
        """Whether the last of several lines is shorter than this share of the longest."""
        return self.count > 1 and self.lines.widths[-1] < self.lines.widest * share

    def broken_as(self, other: "Flow") -> "Flow":
        """The lines of another flow of the same text in this one's room, at its side."""
        return replace(self, lines=other.lines)

    def parts(self, lines: int) -> list[str]:
        """The text cut after every so many lines."""
        starts = [line.textStart() for line in self.lines.lines[::lines]]
        ends = [*starts[1:], len(self.text)]
        return [self.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]

    def left_of(self, number: int) -> float:
        """Where a line begins, from the box's left edge."""
        inset = self.indent if number else 0.0
        if self.side == "left":
            return inset
        free = self.width - inset - self.lines.widths[number] * self.squeeze
        return free if self.side == "right" else free / 2

    def baseline_of(self, number: int) -> float:
        """How far a line's baseline lies below the top, on a whole pixel."""
        return round(number * self.pitch + self.pitch / 2 + BASELINE * self.lines.size)

    def boxes(self, left: float, top: float) -> list[QRectF]:
        """Where the letters of each line stand, from the baseline up to the height of a small letter."""
        high = SMALL_LETTER * self.lines.size
        return [
            QRectF(
                left + self.left_of(number), top + self.baseline_of(number) - high, wide * self.squeeze, high
            )
            for number, wide in enumerate(self.lines.widths)
        ]  # fmt: skip

    def draw(
        self, painter: QPainter, left: float, top: float, colour: QColor, letters: Letters | None = None
    ) -> None:  # fmt: skip
        """Paints the lines below one another, the first line's box beginning at `top`."""
        if letters is not None and letters.serves(painter, self.lines.size) and self.lines.letters(letters):
            for number, placed in enumerate(self.lines.letters(letters)):
                above = top + self.baseline_of(number) - self.lines.lines[number].ascent()
                letters.put(painter, placed, left + self.left_of(number), above, colour, self.squeeze)
            return
        painter.setPen(colour)
        painter.save()
        painter.translate(left, top)
        painter.scale(self.squeeze, 1.0)
        for number, line in enumerate(self.lines.lines):
            spot = QPointF(self.left_of(number) / self.squeeze, self.baseline_of(number) - line.ascent())
            line.draw(painter, spot - line.position())
        painter.restore()
