"""Where is the paper on a photo? Bright, in one piece, with four corners; people drag what is found wrongly."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageFilter

Corner = tuple[float, float]
Place = tuple[int, int]
Line = tuple[float, float, bool]
_SIDE = 200
_LEAST, _FULL = 0.12, 0.8
"""The paper covers that much of the photo, and that much of the frame put around it."""
_ROUND, _BESIDE, _ENOUGH = 0.12, 2.0, 8
"""How much of an edge is left out at both ends, how far beside its line a place may lie, how many places tell it."""


def found_corners(photo: bytes) -> tuple[Corner, ...] | None:
    """Fractions from the upper left clockwise; None where nothing on the photo looks like a sheet of paper."""
    with Image.open(BytesIO(photo), formats=["JPEG"]) as picture:
        picture.draft("L", (_SIDE, _SIDE))
        grey = picture.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    grey = grey.filter(ImageFilter.MedianFilter(5))
    wide, high = grey.size
    limit = _limit(grey.histogram())
    paper = _largest(bytearray(grey.point([int(value > limit) for value in range(256)]).tobytes()), wide, high)
    if len(paper) < _LEAST * wide * high:
        return None
    places = [(at % wide, at // wide) for at in paper]
    four = (
        min(places, key=lambda p: p[0] + p[1]),
        max(places, key=lambda p: p[0] - p[1]),
        max(places, key=lambda p: p[0] + p[1]),
        min(places, key=lambda p: p[0] - p[1]),
    )
    ring = zip(four, (*four[1:], four[0]), strict=True)
    framed = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in ring)) / 2
    if framed < _LEAST * wide * high or not _FULL < len(paper) / framed < 1 / _FULL:
        return None
    return tuple((min(max(x / wide, 0.0), 1.0), min(max(y / high, 0.0), 1.0)) for x, y in _sharpened(four, places))


def _sharpened(four: tuple[Place, ...], places: list[Place]) -> list[Corner]:
    """Corners that were rounded off in so small a picture, found anew where the straight edges of the paper meet."""
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for x, y in places:
        rows.setdefault(y, []).append(x)
        columns.setdefault(x, []).append(y)
    left = [(float(min(xs)), y + 0.5) for y, xs in rows.items()]
    right = [(float(max(xs) + 1), y + 0.5) for y, xs in rows.items()]
    above = [(x + 0.5, float(min(ys))) for x, ys in columns.items()]
    below = [(x + 0.5, float(max(ys) + 1)) for x, ys in columns.items()]
    edges = [
        _edge(edge, four[at], four[(at + 1) % 4], steep)
        for at, (edge, steep) in enumerate(((above, False), (right, True), (below, False), (left, True)))
    ]
    return [
        _met(edges[at - 1], edges[at]) or (four[at][0] + 0.5, four[at][1] + 0.5) for at in range(4)
    ]  # fmt: skip


def _edge(points: list[Corner], start: Place, end: Place, steep: bool) -> Line | None:
    """The line along one side as (a, b, steep): y = a·x + b, for a steep one x = a·y + b. Twice, the second time
    without what lies beside it, such as a finger that holds the paper."""
    along = 1 if steep else 0
    low, high = sorted((start[along], end[along]))
    margin = (high - low) * _ROUND
    near = [point for point in points if low + margin <= point[along] <= high - margin]
    line: Line | None = None
    for _ in range(2):
        if line is not None:
            a, b, _steep = line
            near = [point for point in near if abs(a * point[along] + b - point[1 - along]) < _BESIDE]
        if len(near) < _ENOUGH:
            return None
        mean, other = (sum(point[at] for point in near) / len(near) for at in (along, 1 - along))
        spread = sum((point[along] - mean) ** 2 for point in near)
        slope = sum((point[along] - mean) * (point[1 - along] - other) for point in near) / spread
        line = slope, other - slope * mean, steep
    return line


def _met(one: Line | None, other: Line | None) -> Corner | None:
    """Where two neighbouring edges meet: one of them is steep."""
    if one is None or other is None:
        return None
    (a, b, _), (c, d, _) = (one, other) if not one[2] else (other, one)
    if abs(1 - a * c) < 0.2:
        return None
    y = (a * d + b) / (1 - a * c)
    return c * y + d, y


def _limit(counts: list[int]) -> int:
    """The brightness that parts dark from light best (Otsu)."""
    every, weight = sum(counts), sum(value * count for value, count in enumerate(counts))
    below = below_weight = best = 0
    apart = 0.0
    for value, count in enumerate(counts):
        below += count
        below_weight += value * count
        if not below or below == every:
            continue
        gap = below_weight / below - (weight - below_weight) / (every - below)
        between = below * (every - below) * gap * gap
        if between > apart:
            apart, best = between, value
    return best


def _largest(light: bytearray, wide: int, high: int) -> list[int]:
    """The places of the largest piece of what is light."""
    best: list[int] = []
    for start in range(wide * high):
        if not light[start]:
            continue
        light[start] = 0
        piece = [start]
        for at in piece:
            x = at % wide
            for near, inside in ((at - 1, x > 0), (at + 1, x < wide - 1), (at - wide, True), (at + wide, True)):
                if inside and 0 <= near < wide * high and light[near]:
                    light[near] = 0
                    piece.append(near)
        if len(piece) > len(best):
            best = piece
    return best
