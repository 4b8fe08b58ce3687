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

_HEAD, _NEAR_HEAD = Struct("<Bii"), Struct("<Bhh")
_PRESSED, _SECOND, _WIDE, _DIGITS, _NEAR, _RICE, _LOW_AT = 1, 2, 4, 8, 16, 32, 6
_LOWS, _LONGEST_RUN = range(1, 5), 255
_MOST_DIGITS = 4096
_BITS = bytes(byte & 1 for byte in range(256))
_SMALL_STEPS = tuple((cell >> 1) ^ -(cell & 1) for cell in range(256))
_STEP_OF = {digit: (int(digit, 16) >> 1) ^ -(int(digit, 16) & 1) for digit in "0123456789abcde"}


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
    """Points, each (x, y) or (x, y, pressure), as a head and packed steps.

    About 40 bytes for a word of fifty points, 60 with pressure. The steps from point to point, or the changes from
    step to step, are written in Rice's code or deflated: the shortest of the four is taken. Raises ValueError for no
    point, too many, or one beyond all measure.
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
    presses = _steps([LEVELS, *levels]) if pressed else []
    steps = _steps(xs), _steps(ys)
    changes = _steps([0, *steps[0]]), _steps([0, *steps[1]])
    ways = []
    for second, (dx, dy) in ((0, steps), (_SECOND, changes)):
        wide, deflated = _deflated(dx + dy, presses)
        ways.append((second | (_WIDE if wide else 0), deflated))
        rice = _in_rice(len(rows), dx + dy + presses)
        if rice is not None:
            ways.append((second | _RICE | rice[0], rice[1]))
    flags, body = min(ways, key=lambda way: len(way[1]))
    near = max(abs(xs[0]), abs(ys[0])) < 2**15
    flags |= (_PRESSED if pressed else 0) | (_NEAR if near else 0)
    return (_NEAR_HEAD if near else _HEAD).pack(flags, xs[0], ys[0]) + body


def unpack(ink: bytes) -> list[Point]:
    """The points of `pack`. Raises ValueError where the bytes are not its work."""
    xs, ys, levels = coordinates(ink)
    if levels is None:
        return [Point(px, py, 1.0) for px, py in zip(xs, ys, strict=True)]
    return [Point(px, py, level / LEVELS) for px, py, level in zip(xs, ys, levels, strict=True)]


def coordinates(ink: bytes) -> tuple[list[float], list[float], list[int] | None]:
    """The points of `pack` as columns: x, y, and how hard the pen pressed (0 to 31) where it did not press fully."""
    try:
        flags = ink[0]
        head = _NEAR_HEAD if flags & _NEAR else _HEAD
        _, x, y = head.unpack_from(ink)
        read = _read_rice if flags & _RICE else _read_digits if flags & _DIGITS else _read_deflated
        dx, dy, presses = read(ink[head.size :], flags)
    except (zlib.error, struct_error, IndexError) as error:
        raise ValueError("this is no ink") from error
    if flags & _SECOND:
        dx, dy = list(accumulate(dx)), list(accumulate(dy))
    xs = [v / GRID for v in accumulate(dx, initial=x)]
    ys = [v / GRID for v in accumulate(dy, initial=y)]
    if not flags & _PRESSED:
        return xs, ys, None
    levels = list(accumulate(presses, lambda a, b: (a + b) & 0xFF, initial=LEVELS))[1:]
    if len(levels) != len(xs):
        raise ValueError("the ink is cut short")
    return xs, ys, levels


def _in_rice(count: int, steps: list[int]) -> tuple[int, bytes] | None:
    """A number of low bits of each step as they are, plane by plane, and of the rest as many ones and a zero.

    Nearly the fewest bits for steps of which small ones are many; None where a large one makes it longest.
    """
    folded = [step << 1 if step >= 0 else ~(step << 1) for step in steps]
    if count > _MOST_DIGITS or (folded and max(folded) >> _LOWS[-1] > _LONGEST_RUN):
        return None
    low = min(_LOWS, key=lambda bits: sum(cell >> bits for cell in folded) + bits * len(folded))
    planes = ["".join(["1" if cell >> bit & 1 else "0" for cell in folded]) for bit in range(low)]
    bits = "".join([*planes, *["1" * (cell >> low) + "0" for cell in folded]])
    size = -(-len(bits) // 8)
    return (low - 1) << _LOW_AT, _counted(count) + int("0" + bits.ljust(size * 8, "1"), 2).to_bytes(size, "big")


def _read_rice(body: bytes, flags: int) -> tuple[list[int], list[int], list[int]]:
    count, start = _count_of(body)
    wanted = 3 * count + 1 if flags & _PRESSED else 2 * count
    low = (flags >> _LOW_AT) + 1
    bits = bin(int.from_bytes(b"\x01" + body[start:], "big"))[3:]
    runs = bits[low * wanted :].split("0", wanted)
    if len(runs) != wanted + 1 or len(runs[-1]) > 7:
        raise ValueError("the ink is cut short")
    planes = [bits[bit * wanted : (bit + 1) * wanted].encode() for bit in range(low)]
    steps = _unfolded(list(map(len, runs[:-1])), planes)
    return steps[:count], steps[count : 2 * count], steps[2 * count :]


def _unfolded(highs: list[int], planes: list[bytes]) -> list[int]:
    """The steps of their high parts and, from the lowest up, the planes of their low bits in digits.

    Where all of them are small, as nearly always, one number holds them all, a byte for each: a heavy drawing has
    two million, and so they take half of the time.
    """
    low = len(planes)
    if max(highs, default=0) >> (8 - low):
        cells = highs
        for plane in reversed(planes):
            cells = [cell << 1 | (digit & 1) for cell, digit in zip(cells, plane, strict=True)]
        return [(cell >> 1) ^ -(cell & 1) for cell in cells]
    whole = int.from_bytes(bytes(highs), "big") << low
    for bit, plane in enumerate(planes):
        whole |= int.from_bytes(plane.translate(_BITS), "big") << bit
    return list(map(_SMALL_STEPS.__getitem__, whole.to_bytes(len(highs), "big")))


def _counted(count: int) -> bytes:
    """How many steps there are, of x and of y alike: one less than the points."""
    low, high = (count - 1) & 0x7F, (count - 1) >> 7
    return bytes((low | 0x80, high)) if high else bytes((low,))


def _count_of(body: bytes) -> tuple[int, int]:
    return (body[0] & 0x7F | body[1] << 7, 2) if body[0] & 0x80 else (body[0], 1)


def _read_digits(body: bytes, flags: int) -> tuple[list[int], list[int], list[int]]:
    """Steps in hexadecimal digits, as books of before have them: `f` and four digits for a large one."""
    count, start = _count_of(body)
    wanted = 3 * count + 1 if flags & _PRESSED else 2 * count
    text = body[start:].hex()
    first, *rest = text.split("f", 1) if "f" in text else [text]
    steps = [_STEP_OF[digit] for digit in first]
    if rest:
        text, at = rest[0], 0
        while len(steps) < wanted:
            cell = text[at : at + 4]
            if len(cell) < 4:
                raise ValueError("the ink is cut short")
            value = int(cell, 16)
            steps.append((value >> 1) ^ -(value & 1))
            stop = text.find("f", at + 4)
            stop = len(text) if stop < 0 else stop
            steps += [_STEP_OF[digit] for digit in text[at + 4 : stop]]
            at = stop + 1
            if stop == len(text):
                break
    if not 0 <= len(steps) - wanted <= 1 or count >= _MOST_DIGITS:
        raise ValueError("the ink is cut short")
    return steps[:count], steps[count : 2 * count], steps[2 * count : wanted]


def _read_deflated(body: bytes, flags: int) -> tuple[list[int], list[int], list[int]]:
    inflater = zlib.decompressobj(-15)
    planes = inflater.decompress(body, MAX_POINTS * 9 + 1)
    if not inflater.eof:
        raise ValueError("the ink is cut short")
    size = 4 if flags & _WIDE else 2
    if flags & _PRESSED:
        count, rest = divmod(len(planes) - 1, 2 * size + 1)
    else:
        count, rest = divmod(len(planes), 2 * size)
    if rest or count < 0:
        raise ValueError("the ink is cut short")
    steps = _joined(planes[: count * 2 * size], size)
    return steps[:count], steps[count:], list(planes[count * 2 * size :])


def _level(point: Sequence[float]) -> int:
    return LEVELS if len(point) < 3 else min(max(round(point[2] * LEVELS), 0), LEVELS)


def _steps(values: list[int]) -> list[int]:
    return [after - before for before, after in pairwise(values)]


def _deflated(steps: list[int], presses: list[int]) -> tuple[bool, bytes]:
    """Whether the steps need 32 bits, and their bytes: all low bytes first, then the high ones, which are mostly 0."""
    tail = bytes(press & 0xFF for press in presses)
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
