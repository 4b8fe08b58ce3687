"""Drawings and photos on paper: two to a row, whole, numbered, never enlarged beyond their pixels."""

import io
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.blocks import Columns, Text
from copdesk.report.flow import Block, Stack
from copdesk.report.labels import Say
from copdesk.report.lines import Span, Style, Typesetter
from copdesk.report.naming import shown
from copdesk.report.pictures import opened
from copdesk.report.values import Options, Pasted, Picture, Stroke, Words

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

RATIO = 5 / 3
DOT = 72 / 96
"""Points a pixel may take at most."""
TOLERANCE = 0.35
TWO_UP_GAP = 18.0
STICKY_PAD = 12.0
NOTES = 3
SAID = Style(8.5, 12, "Italic", look.INK)


class Frame(Block):
    """A picture in a 5:3 frame, as large as fits without cutting or enlarging.

    With `most` the frame is as tall as the picture itself, up to that height.
    """

    def __init__(self, type_: Typesetter, picture: Picture, alt: str, most: float = 0.0) -> None:
        self.most = most
        self.type, self.picture, self.alt = type_, picture, alt
        self._pixels = pixel_size(picture.image)
        self.damaged = bool(picture.image) and self._pixels is None

    def height(self, width: float) -> float:
        if not self.most or self.damaged:
            return width / RATIO
        wide, tall = self._pixels or (self.picture.width, self.picture.height)
        scale = (width - 8) / wide
        return min(tall * (min(scale, DOT) if self._pixels else scale) + 8, self.most)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        tall = self.height(width)
        pen.frame(x, top, width, tall, look.RULE)
        with pen.tag("Figure", self.alt):
            picture = opened(self.picture)
            wide_own, tall_own = self._pixels or (picture.width, picture.height)
            scale = min((width - 8) / wide_own, (tall - 8) / tall_own)
            if self._pixels:
                scale = min(scale, DOT)
            wide, high = wide_own * scale, tall_own * scale
            left, upper = x + (width - wide) / 2, top + (tall - high) / 2
            if self._pixels:
                pen.image(picture.image, left, upper, wide, high)
            else:
                self._marks(pen, picture, left, upper, scale)

    def _marks(self, pen: "Pen", picture: Picture, left: float, top: float, scale: float) -> None:
        """Neighbouring strokes go into one run of ink; words and photos stand between them."""
        for kind, marks in groupby(picture.marks, key=type):
            if kind is Stroke:
                strokes = tuple(mark for mark in marks if isinstance(mark, Stroke))
                pen.raw(ink(pen, strokes, left, top, scale))
                continue
            for mark in marks:
                if isinstance(mark, Words):
                    self._words(pen, mark, left, top, scale)
                elif isinstance(mark, Pasted) and pixel_size(mark.image):
                    box = (mark.left * scale + left, mark.top * scale + top, mark.width * scale, mark.height * scale)
                    pen.image(mark.image, *box)

    def _words(self, pen: "Pen", words: Words, left: float, top: float, scale: float) -> None:
        x, y, pad = left + words.left * scale, top + words.top * scale, 0.0
        if words.paper:
            pen.rect(x, y, words.width * scale, words.height * scale, words.paper)
            pad = STICKY_PAD * scale
        size = max(1.0, words.size * scale)
        style = Style(size, size * 1.4, "Regular", words.colour)
        room = words.width * scale - 2 * pad if words.paper else pen.sheet.width
        y += pad
        for line in self.type.lines([Span(words.text, style)], max(room, size)):
            pen.line(line, x + pad, y)
            y += line.height


def pixel_size(image: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG that can be read to its end; None otherwise."""
    if not image:
        return None
    from PIL import Image  # slow to load

    try:
        with Image.open(io.BytesIO(image), formats=["PNG", "JPEG"]) as opened:
            opened.load()
            return opened.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def ink(pen: "Pen", strokes: tuple[Stroke, ...], left: float, top: float, scale: float) -> list[str]:
    """Path operators for `strokes`, thinned so that no point lies further than TOLERANCE off."""
    lower = pen.sheet.height - top
    made = ["1 J 1 j"]
    for (colour, width, opacity), same in groupby(strokes, key=lambda one: (one.colour, one.width, one.opacity)):
        tint = " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))
        made.append(f"{pen.opacity(opacity)} {tint} RG {max(0.25, width * scale):.2f} w")
        for stroke in same:
            points = thinned(stroke.points, scale)
            if not points:
                continue
            path = [f"{left + x:.1f} {lower - y:.1f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points)]
            if len(path) == 1:
                path.append(path[0][:-1] + "l")
            made.append(" ".join(path) + " S")
    return made


def thinned(points: tuple[float, ...], scale: float) -> list[tuple[float, float]]:
    """`points` (x0, y0, x1, y1 …) scaled, without those that a straight line replaces within TOLERANCE.

    One pass: from an anchor the sector of directions that still pass all points narrows; when it closes, the point
    before becomes the next anchor. The sector is held by its two edges, so that no angle is ever computed. Written
    out in one piece, because it runs for every point of every line.
    """
    pairs = [(x * scale, y * scale) for x, y in zip(points[::2], points[1::2], strict=False)]
    if len(pairs) < 3:
        return pairs
    near, reach, sector = TOLERANCE * TOLERANCE, 0.0, False
    low_x = low_y = high_x = high_y = 0.0
    last = pairs[0]
    anchor_x, anchor_y = last
    kept = [last]
    for point in pairs[1:]:
        x, y = point[0] - anchor_x, point[1] - anchor_y
        square = x * x + y * y
        far = sqrt(square)
        back = far < reach - TOLERANCE
        if square <= near and not back:
            last = point
            continue
        if back or (sector and (low_x * y < low_y * x or high_x * y > high_y * x)):
            kept.append(last)
            anchor_x, anchor_y = last
            x, y = point[0] - anchor_x, point[1] - anchor_y
            square = x * x + y * y
            far, reach, sector = sqrt(square), 0.0, False
        last = point
        if far > reach:
            reach = far
        if square > near:
            side = sqrt(square - near)
            across, down = x * TOLERANCE, y * TOLERANCE
            new_x, new_y = x * side + down, y * side - across
            if not sector or low_x * new_y >= low_y * new_x:
                low_x, low_y = new_x, new_y
            new_x, new_y = x * side - down, y * side + across
            if not sector or high_x * new_y <= high_y * new_x:
                high_x, high_y = new_x, new_y
            sector = True
    kept.append(last)
    return kept


def plates(type_: Typesetter, pictures: tuple[Picture, ...], options: Options, say: Say) -> list[Block]:
    """The gallery, two to a row."""
    cells = [_plate(type_, picture, options, say) for picture in pictures]
    rows: list[Block] = []
    for at in range(0, len(cells), 2):
        pair = [*cells[at : at + 2], Stack([])][:2]
        rows.append(Columns(pair, (1, 1), TWO_UP_GAP, 14.0 if at else 8.0, whole=True, rtl=bool(type_.base)))
    return rows


def told(type_: Typesetter, picture: Picture, options: Options, say: Say) -> tuple[str, list[Text], str]:
    """A picture's number, the lines that stand under it, and who made it as far as they may be named."""
    number = say("Picture {number}").format(number=picture.number)
    by = shown(picture.author, options)
    spans = [Span(number, look.CAPTION.bold().tinted(look.INK))]
    if picture.caption:
        spans.append(Span("  " + picture.caption, look.CAPTION.tinted(look.INK)))
    words = [Text(type_, spans, look.CAPTION, 4.0, "Caption")]
    facts = " · ".join([part for part in (by, *(f"{say(name)}: {value}" for name, value in picture.facts)) if part])
    return number, [*words, *([Text(type_, facts, look.CAPTION)] if facts else [])], by


def _plate(type_: Typesetter, picture: Picture, options: Options, say: Say) -> Stack:
    number, words, by = told(type_, picture, options, say)
    frame = Frame(type_, picture, ". ".join(part for part in (number, picture.caption, by) if part))
    if frame.damaged:
        words = [words[0], Text(type_, say("This picture cannot be read."), look.CAPTION)]
    blocks: list[Block] = [frame, *words]
    notes = [note for note in picture.notes if not (note.private and options.public)]
    for note in notes[:NOTES]:
        blocks.append(Text(type_, say("“{text}”").format(text=note.text), SAID, 3.0))
    if len(notes) > NOTES:
        blocks.append(Text(type_, say("and {n} more").format(n=len(notes) - NOTES), look.CAPTION, 2.0))
    return Stack(blocks, keep=True)
