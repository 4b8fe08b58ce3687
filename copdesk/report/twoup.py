"""Two columns, as in a newspaper: what is long is read down the first column and then down the second."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copdesk.report.flow import Block, Stack

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

GAP = 22.0


class TwoUp(Block):
    """Blocks that are not split themselves, in two columns of nearly one height; it goes on over pages.

    `at` is how many stand in the first column, where that is settled already.
    """

    def __init__(self, blocks: Sequence[Block], before: float = 0.0, rtl: bool = False, at: int = -1) -> None:
        self.blocks, self.before, self.rtl, self._at = list(blocks), before, rtl, at
        self._heights: list[float] = []

    def _column(self, width: float) -> float:
        return (width - GAP) / 2

    def _tall(self, width: float) -> list[float]:
        """The height of each block with the room above it."""
        if not self._heights:
            column = self._column(width)
            self._heights = [block.height(column) + block.before for block in self.blocks]
        return self._heights

    def _cut(self, width: float) -> int:
        """How many blocks stand in the first column: as few as make it the longer one, or as even as can be."""
        if self._at < 0:
            tall = self._tall(width)
            whole, first = sum(tall), 0.0
            for at, one in enumerate(tall):
                if first >= whole - first:
                    break
                first += one
                self._at = at + 1
            self._at = max(self._at, 0)
        return self._at

    def height(self, width: float) -> float:
        tall, cut = self._tall(width), self._cut(width)
        return max(sum(tall[:cut]), sum(tall[cut:]))

    def lead(self, width: float) -> float:
        tall = self._tall(width)
        return max(tall[:2], default=0.0)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        tall = self._tall(width)
        first, second = _filled(tall, 0, room), 0
        if not first:
            return None
        second = _filled(tall, first, room)
        if second >= len(self.blocks):
            return None
        head = TwoUp(self.blocks[:second], self.before, self.rtl, first)
        tail = TwoUp(self.blocks[second:], 0.0, self.rtl)
        head._heights, tail._heights = tall[:second], tall[second:]
        return head, tail

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        column, cut = self._column(width), self._cut(width)
        places = (x + column + GAP, x) if self.rtl else (x, x + column + GAP)
        for left, blocks in zip(places, (self.blocks[:cut], self.blocks[cut:]), strict=True):
            lower = top
            for block in blocks:
                lower += block.before
                block.draw(pen, left, lower, column)
                lower += block.height(column)


def _filled(tall: Sequence[float], at: int, room: float) -> int:
    """The first block, from `at` on, that no longer fits into one column."""
    used = 0.0
    while at < len(tall) and used + tall[at] <= room + 0.01:
        used += tall[at]
        at += 1
    return at


def in_two(blocks: Sequence[Block], column: float, most: float, before: float, rtl: bool) -> list[Block]:
    """`blocks` in two columns; one taller than `most` stands alone across both, where it may be split."""
    made: list[Block] = []
    short: list[Block] = []
    for block in blocks:
        if block.height(column) <= most:
            short.append(block)
            continue
        made += [TwoUp(short, before, rtl)] if short else []
        short = []
        made.append(Stack([block], before))
    return made + ([TwoUp(short, before, rtl)] if short else [])
