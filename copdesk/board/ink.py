"""A mark on a drawing, and how its points are kept.

A page is 1600 by 1000 units and goes on beyond; y grows downwards. Points lie on a grid of a quarter
of a unit, which is a seventh of a pixel on the desk, so that what was packed comes back exactly.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from struct import Struct
from struct import error as struct_error
from sys import byteorder
from typing import Literal, NamedTuple

Kind = Literal[
    "pen", "marker", "highlighter", "line", "arrow", "rectangle", "ellipse", "text", "sticky", "symbol", "image"
]
FREEHAND: frozenset[Kind] = frozenset({"pen", "marker", "highlighter"})
OUTLINED: frozenset[Kind] = frozenset({"line", "arrow", "rectangle", "ellipse"})
BOXED: frozenset[Kind] = frozenset({"rectangle", "ellipse", "text", "sticky", "symbol", "image"})

PAGE_WIDTH, PAGE_HEIGHT = 1600.0, 1000.0
GRID = 4
LEVELS = 31
MAX_POINTS = 20_000
_LIMIT = 2**30

_HEAD = Struct("<Bii")
_PRESSED, _SECOND, _WIDE = 1, 2, 4


class Point(NamedTuple):
    """A place on the page, and how hard the pen pressed there (0 to 1; a mouse presses 1)."""

    x: float
    y: float
    pressure: float = 1.0


class Box(NamedTuple):
    """A rectangle with left <= right and top <= bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def united(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meets(self, other: Box) -> bool:
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


PAGE = Box(0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One mark on a drawing.

    `ink` holds the points (see `pack`): the way of a freehand mark, the two ends of a line or arrow,
    two opposite corners of anything in a box. `width` is the pen's, or the height of the letters where
    there is text. `text` is what a text or a sticky says, and the name of a symbol. `picture` is the id
    of an image's photo. `angle` turns a box about its middle, in degrees clockwise. Strokes are painted
    in the order of (`z`, `id`).
    """

    id: bytes
    kind: Kind
    colour: str
    width: float
    ink: bytes
    text: str = ""
    picture: bytes | None = None
    angle: float = 0.0
    group: bytes | None = None
    locked: bool = False
    z: int = 0

    @classmethod
    def of(
        cls,
        key: bytes,
        kind: Kind,
        colour: str,
        width: float,
        points: Iterable[Sequence[float]],
        *,
        text: str = "",
        picture: bytes | None = None,
        angle: float = 0.0,
        group: bytes | None = None,
        locked: bool = False,
        z: int = 0,
    ) -> Stroke:
        return cls(key, kind, colour, width, pack(points), text, picture, angle, group, locked, z)

    @property
    def points(self) -> list[Point]:
        """The points, unpacked at every call."""
        return unpack(self.ink)

    @property
    def order(self) -> tuple[int, bytes]:
        return self.z, self.id

    def moved_to(self, points: Iterable[Sequence[float]]) -> Stroke:
        """The same mark with other points."""
        return replace(self, ink=pack(points))


def on_grid(points: Iterable[Sequence[float]]) -> list[Point]:
    """The points as `pack` will keep them."""
    return [Point(round(p[0] * GRID) / GRID, round(p[1] * GRID) / GRID, _level(p) / LEVELS) for p in points]


def pack(points: Iterable[Sequence[float]]) -> bytes:
    """Points, each (x, y) or (x, y, pressure), as a head and deflated 16-bit steps.

    About 70 bytes for a word of fifty points, 90 with pressure. Of the two ways to write the steps (from
    point to point, or the change from step to step) the shorter is taken. Raises ValueError for no point,
    too many, or one beyond all measure.
    """
    rows = list(points)
    if not rows or len(rows) > MAX_POINTS:
        raise ValueError("a stroke has between one and 20,000 points")
    xs = [round(p[0] * GRID) for p in rows]
    ys = [round(p[1] * GRID) for p in rows]
    levels = [_level(p) for p in rows]
    if max(map(abs, xs)) > _LIMIT or max(map(abs, ys)) > _LIMIT:
        raise ValueError("a point lies too far away")
    pressed = any(level != LEVELS for level in levels)
    tail = bytes((after - before) & 0xFF for before, after in pairwise([LEVELS, *levels])) if pressed else b""
    steps = _steps(xs), _steps(ys)
    plain = _deflated(steps[0] + steps[1], tail)
    changes = _steps([0, *steps[0]]), _steps([0, *steps[1]])
    curved = _deflated(changes[0] + changes[1], tail)
    second = len(curved[1]) < len(plain[1])
    wide, body = curved if second else plain
    flags = (_PRESSED if pressed else 0) | (_SECOND if second else 0) | (_WIDE if wide else 0)
    return _HEAD.pack(flags, xs[0], ys[0]) + body


def unpack(ink: bytes) -> list[Point]:
    """The points of `pack`. Raises ValueError where the bytes are not its work."""
    try:
        flags, x, y = _HEAD.unpack_from(ink)
        inflater = zlib.decompressobj(-15)
        body = inflater.decompress(ink[_HEAD.size :], MAX_POINTS * 9 + 1)
    except (zlib.error, struct_error) as error:
        raise ValueError("this is no ink") from error
    if not inflater.eof:
        raise ValueError("the ink is cut short")
    size = 4 if flags & _WIDE else 2
    each = 2 * size
    if flags & _PRESSED:
        count, rest = divmod(len(body) - 1, each + 1)
    else:
        count, rest = divmod(len(body), each)
    if rest or count < 0:
        raise ValueError("the ink is cut short")
    steps = _joined(body[: count * each], size)
    dx, dy = steps[:count], steps[count:]
    if flags & _SECOND:
        dx, dy = list(accumulate(dx)), list(accumulate(dy))
    xs = [v / GRID for v in accumulate(dx, initial=x)]
    ys = [v / GRID for v in accumulate(dy, initial=y)]
    if flags & _PRESSED:
        levels = accumulate(body[count * each :], lambda a, b: (a + b) & 0xFF, initial=LEVELS)
        next(levels)
        return [Point(px, py, level / LEVELS) for px, py, level in zip(xs, ys, levels, strict=True)]
    return [Point(px, py, 1.0) for px, py in zip(xs, ys, strict=True)]


def _level(point: Sequence[float]) -> int:
    return LEVELS if len(point) < 3 else min(max(round(point[2] * LEVELS), 0), LEVELS)


def _steps(values: list[int]) -> list[int]:
    return [after - before for before, after in pairwise(values)]


def _deflated(steps: list[int], tail: bytes) -> tuple[bool, bytes]:
    """Whether the steps need 32 bits, and their bytes: all low bytes first, then the high ones, which are mostly 0."""
    folded = [step << 1 if step >= 0 else ~(step << 1) for step in steps]
    wide = bool(folded) and max(folded) > 0xFFFF
    cells = array("I" if wide else "H", folded)
    if byteorder == "big":
        cells.byteswap()
    raw, size = cells.tobytes(), 4 if wide else 2
    planes = b"".join(raw[at::size] for at in range(size)) + tail
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return wide, packer.compress(planes) + packer.flush()


def _joined(planes: bytes, size: int) -> list[int]:
    count = len(planes) // size
    raw = bytearray(len(planes))
    for at in range(size):
        raw[at::size] = planes[at * count : (at + 1) * count]
    cells = array("I" if size == 4 else "H")
    cells.frombytes(bytes(raw))
    if byteorder == "big":
        cells.byteswap()
    return [(cell >> 1) ^ -(cell & 1) for cell in cells]
