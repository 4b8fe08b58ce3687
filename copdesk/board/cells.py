"""Which strokes lie where: a grid of cells, so that re-drawing or touching a place looks at few of 20,000."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from copdesk.board.ink import Box

_CELL = 80.0
_FAR = 4096


class Cells:
    """Boxes by id. A box over more than 4,096 cells is kept aside and met by every question."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], set[bytes]] = {}
        self._boxes: dict[bytes, Box] = {}
        self._large: set[bytes] = set()
        self._whole: Box | None = None

    def __len__(self) -> int:
        return len(self._boxes)

    def __contains__(self, key: bytes) -> bool:
        return key in self._boxes

    def put(self, key: bytes, box: Box) -> None:
        """Remember a box, in the place of an older one of the same id."""
        self.drop(key)
        self._boxes[key] = box
        self._whole = box if len(self._boxes) == 1 else self._whole and self._whole.united(box)
        cells = _cells(box)
        if cells is None:
            self._large.add(key)
            return
        for cell in cells:
            self._cells.setdefault(cell, set()).add(key)

    def drop(self, key: bytes) -> None:
        box = self._boxes.pop(key, None)
        if box is None:
            return
        if self._whole is not None and not self._whole.grown(-0.01).holds(box):
            self._whole = None  # it may have been the outermost
        if key in self._large:
            self._large.discard(key)
            return
        for cell in _cells(box) or ():
            there = self._cells[cell]
            there.discard(key)
            if not there:
                del self._cells[cell]

    def box(self, key: bytes) -> Box:
        return self._boxes[key]

    def meeting(self, box: Box) -> set[bytes]:
        """The ids whose boxes meet the box."""
        cells = _cells(box)
        if cells is None:
            return {key for key, other in self._boxes.items() if other.meets(box)}
        near = set(self._large)
        for cell in cells:
            near |= self._cells.get(cell, set())
        return {key for key in near if self._boxes[key].meets(box)}

    def all(self) -> Box | None:
        """The box around everything; None where there is nothing."""
        if self._whole is None and self._boxes:
            self._whole = reduce(Box.united, self._boxes.values())
        return self._whole


def _cells(box: Box) -> Iterator[tuple[int, int]] | None:
    left, top = int(box.left // _CELL), int(box.top // _CELL)
    right, bottom = int(box.right // _CELL), int(box.bottom // _CELL)
    if (right - left + 1) * (bottom - top + 1) > _FAR:
        return None
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
