"""Blocks on pages: where a page ends, what stays together, what is split.

A block knows its height at a width, may be split at a height, and draws itself at a place. The whole
document is laid out before anything is drawn, so every page knows how many there are.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copdesk.report.look import Sheet
from copdesk.words import Refused

if TYPE_CHECKING:
    from copdesk.report.pen import Pen


class Block(ABC):
    """Something that stands in a column. Heights and widths in points; y runs downwards."""

    before: float = 0.0
    """Room above, dropped at the top of a page."""
    keep_next: bool = False
    """Never the last thing on a page."""

    @abstractmethod
    def height(self, width: float) -> float: ...

    def lead(self, width: float) -> float:
        """The least that may stand at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple["Block", "Block"] | None:
        """The part that fits into `room` and the rest; None where it is not to be split there."""
        return None

    def sections(self) -> list[str]:
        """The titles of the sections that begin in it."""
        return []

    @abstractmethod
    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None: ...


class Stack(Block):
    """Blocks one under the other, as one block."""

    def __init__(self, blocks: Sequence[Block], before: float = 0.0, keep: bool = False) -> None:
        self.blocks = list(blocks)
        self.before = before
        self.keep = keep

    def height(self, width: float) -> float:
        return sum(block.height(width) + (block.before if at else 0.0) for at, block in enumerate(self.blocks))

    def sections(self) -> list[str]:
        return [title for block in self.blocks for title in block.sections()]

    def lead(self, width: float) -> float:
        if self.keep or not self.blocks:
            return self.height(width)
        return _chain(self.blocks, 0, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.keep:
            return None
        used = 0.0
        for at, block in enumerate(self.blocks):
            gap = block.before if at else 0.0
            tall = block.height(width)
            if used + gap + tall > room or (block.keep_next and used + gap + _chain(self.blocks, at, width) > room):
                parts = block.split(width, room - used - gap)
                if parts:
                    head, tail = [*self.blocks[:at], parts[0]], [parts[1], *self.blocks[at + 1 :]]
                elif at:
                    head, tail = self.blocks[:at], self.blocks[at:]
                else:
                    return None
                return Stack(head, self.before), Stack(tail)
            used += gap + tall
        return None

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        for at, block in enumerate(self.blocks):
            top += block.before if at else 0.0
            block.draw(pen, x, top, width)
            top += block.height(width)


@dataclass(slots=True)
class Placed:
    block: Block
    top: float


@dataclass(slots=True)
class Page:
    placed: list[Placed]

    def sections(self) -> list[str]:
        return [title for placed in self.placed for title in placed.block.sections()]

    def opens_section(self) -> bool:
        return bool(self.placed and self.placed[0].block.sections())


Step = Callable[[float], None]
Asked = Callable[[], bool]


class Break(Block):
    """What follows starts a new page, unless the page is still empty."""

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        return None


def paginate(blocks: Sequence[Block], sheet: Sheet, cancelled: Asked, progress: Step, most: int = 0) -> list[Page]:
    """Distributes `blocks` over pages, or over the first `most`. Raises Refused("report.cancelled") on demand."""
    pages, used = [Page([])], 0.0
    waiting = list(reversed(blocks))
    done, whole = 0, max(1, len(waiting))
    while waiting:
        if cancelled():
            raise Refused("report.cancelled")
        if most and len(pages) > most:
            return pages[:most]
        block = waiting.pop()
        done += 1
        progress(min(1.0, done / whole))
        fresh = not pages[-1].placed
        if isinstance(block, Break):
            if not fresh:
                pages.append(Page([]))
                used = 0.0
            continue
        gap = 0.0 if fresh else block.before
        room = sheet.room - used - gap
        tall = block.height(sheet.inner)
        needed = _waiting_chain(block, waiting, sheet.inner)
        if tall <= room + 0.01 and (needed <= room + 0.01 or fresh):
            pages[-1].placed.append(Placed(block, sheet.top + used + gap))
            used += gap + tall
            continue
        parts = block.split(sheet.inner, room) if needed <= room + 0.01 or fresh else None
        if parts:
            pages[-1].placed.append(Placed(parts[0], sheet.top + used + gap))
            waiting.append(parts[1])
            pages.append(Page([]))
            used = 0.0
        elif fresh:
            pages[-1].placed.append(Placed(block, sheet.top))
            pages.append(Page([]))
            used = 0.0
        else:
            waiting.append(block)
            pages.append(Page([]))
            used = 0.0
    if len(pages) > 1 and not pages[-1].placed:
        pages.pop()
    return pages


def _chain(blocks: Sequence[Block], at: int, width: float) -> float:
    """The height that the block at `at` needs together with what it must not leave."""
    total = 0.0
    while blocks[at].keep_next and at + 1 < len(blocks):
        total += blocks[at].height(width) + blocks[at + 1].before
        at += 1
    return total + blocks[at].lead(width)


def _waiting_chain(block: Block, waiting: list[Block], width: float) -> float:
    total, at = 0.0, len(waiting)
    while block.keep_next and at:
        at -= 1
        total += block.height(width) + waiting[at].before
        block = waiting[at]
    return total + block.lead(width)
