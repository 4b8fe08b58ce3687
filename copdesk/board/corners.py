"""Where is the paper on a photo? Bright, in one piece, with four corners; people drag what is found wrongly."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageFilter

Corner = tuple[float, float]
_SIDE = 200
_LEAST, _FULL = 0.12, 0.8
"""The paper covers that much of the photo, and that much of the frame put around it."""


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
    return tuple((x / max(wide - 1, 1), y / max(high - 1, 1)) for x, y in four)


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
