"""Spans of text become lines: bidi levels, break opportunities, greedy filling, visual order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from copdesk.report.faces import Face, Faces
from copdesk.report.icu import Icu, graphemes, levels, line_breaks, load
from copdesk.report.shape import Fragment, Shaper, clean

Align = Literal["start", "page", "centre", "end", "left", "right"]
"""`start` is where the text itself begins, `page` where the document's language does."""
TALLEST = 0.98
OFTEN = 64
"""Paragraphs between two questions whether to go on."""
SPACES = " \u3000"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; sizes in points."""

    size: float = 10.0
    leading: float = 14.5
    cut: str = "Regular"
    colour: str = "#1F2A2E"
    align: Align = "start"

    def bold(self) -> "Style":
        return replace(self, cut="Bold")

    def tinted(self, colour: str) -> "Style":
        return replace(self, colour=colour)


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment with its style and bidi level; `space` marks one that vanishes at a line's end."""

    fragment: Fragment
    style: Style
    level: int
    width: float
    space: bool = False
    order: int = 0
    """Its place in reading order within the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces from left to right. `ascent` is the distance from the line's top to its baseline."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    ascent: float
    base: int


Unit = tuple[list[Piece], float, float]


def isolated(text: str) -> str:
    """`text` so that its direction does not leak into what stands beside it."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if text and not text.isascii() else text


class Typesetter:
    """Sets the text of one document."""

    def __init__(
        self,
        language: str = "en",
        faces: Faces | None = None,
        icu: Icu | None = None,
        asked: Callable[[], None] | None = None,
    ) -> None:
        """`asked` is called now and then while a long text is set; what it raises ends the setting."""
        self.language = language
        self._asked, self._count = asked, 0
        self.icu = icu if icu is not None else load()
        self.shaper = Shaper(faces or Faces(), language)
        self._plain = self.shaper.faces.face("NotoSans")
        self._units: dict[Style, dict[str, Unit]] = {}
        self._broken: dict[str, list[int]] = {}
        self.base = 1 if language.split("-")[0].split("_")[0] in ("ar", "he", "fa", "ur", "ps") else 0

    def lines(self, spans: list[Span], width: float, base: int | None = None) -> list[Line]:
        """`spans` set to `width` points; `base` None lets each paragraph find its own direction."""
        made: list[Line] = []
        for paragraph in _paragraphs(spans):
            made.extend(self._paragraph(paragraph, width, base))
        return made

    def width_of(self, text: str, style: Style) -> float:
        found = self.lines([Span(text, style)], 1e9)
        return max((line.width for line in found), default=0.0)

    def direction(self, text: str) -> int:
        """0 where `text` begins left to right, 1 where it begins right to left."""
        return levels(clean(text), None, self.icu)[0] if text else self.base

    def _paragraph(self, spans: list[Span], width: float, base: int | None) -> list[Line]:
        text = "".join(span.text for span in spans)
        self._count += 1
        if self._asked and not self._count % OFTEN:
            self._asked()
        if not text:
            return [self._line([], spans[0].style, base or 0)]
        own, found = levels(text, base, self.icu)
        styles = [span.style for span in spans for _ in span.text] if len(spans) > 1 else None
        line: list[Piece] = []
        filled, made, start = 0.0, [], 0
        first = spans[0].style
        plain = not any(found) and styles is None
        known = self._units.setdefault(first, {})
        for end in self._breaks(text):
            unit = None
            if plain:
                word = text[start:end]
                unit = known.get(word)
                if unit is None:
                    unit = known[word] = self._unit(text, start, end, found, first)
            else:
                unit = self._unit(text, start, end, found, styles or first)
            pieces, solid, whole = unit
            if filled + solid > width + 0.01 and line:
                made.append(self._line(line, first, own))
                line, filled = [], 0.0
            if solid > width + 0.01:
                *full, pieces = self._forced(pieces, width)
                made.extend(self._line(part, first, own) for part in full)
                whole = sum(piece.width for piece in pieces)
            line.extend(pieces)
            filled += whole
            start = end
        made.append(self._line(line, first, own))
        return made

    def _breaks(self, text: str) -> list[int]:
        """Where `text` may be broken; what is said in one place is often said again in another."""
        found = self._broken.get(text)
        if found is None:
            found = self._broken[text] = line_breaks(text, self.language, self.icu)
        return found

    def _unit(self, text: str, start: int, end: int, found: list[int], styles: list[Style] | Style) -> Unit:
        """One unbreakable stretch: its pieces in reading order, its width without and with the spaces at its end."""
        pieces = self._stretch(text, start, end, found, styles)
        return pieces, sum(piece.width for piece in pieces if not piece.space), sum(piece.width for piece in pieces)

    def _stretch(self, text: str, start: int, end: int, found: list[int], styles: list[Style] | Style) -> list[Piece]:
        if isinstance(styles, Style) and len(set(found[start:end])) == 1:
            word = text[start:end].rstrip(SPACES)
            pieces = self._pieces(word, styles, found[start]) if word else []
            rest = text[start + len(word) : end]
            return pieces + (self._pieces(rest, styles, found[end - 1], True) if rest else [])
        pieces = []
        last = len(text[start:end].rstrip(SPACES)) + start
        keys = [
            (found[at], styles if isinstance(styles, Style) else styles[at], at >= last) for at in range(start, end)
        ]
        for (level, style, space), places in groupby(range(start, end), key=lambda at: keys[at - start]):
            part = "".join(text[at] for at in places)
            pieces.extend(self._pieces(part, style, level, space))
        return pieces

    def _pieces(self, text: str, style: Style, level: int, space: bool = False) -> list[Piece]:
        parts = self.shaper.word(text, style.cut, bool(level & 1))
        share = style.size / 1000
        return [Piece(part, style, level, part.width * share, space) for part in parts]

    def _forced(self, unit: list[Piece], width: float) -> list[list[Piece]]:
        """A stretch wider than the line, cut between grapheme clusters."""
        lines: list[list[Piece]] = [[]]
        filled = 0.0
        for piece in unit:
            clusters = graphemes(piece.fragment.text)
            if piece.space or filled + piece.width <= width or len(clusters) < 2:
                lines[-1].append(piece)
                filled += piece.width
                continue
            run = ""
            for cluster in clusters:
                step = sum(part.width for part in self._pieces(cluster, piece.style, piece.level))
                if filled + step > width and (run or lines[-1]):
                    lines[-1].extend(self._pieces(run, piece.style, piece.level) if run else [])
                    lines.append([])
                    run, filled = "", 0.0
                run, filled = run + cluster, filled + step
            lines[-1].extend(self._pieces(run, piece.style, piece.level) if run else [])
        return lines

    def _line(self, pieces: list[Piece], style: Style, base: int) -> Line:
        while pieces and pieces[-1].space:
            pieces = pieces[:-1]
        plain = self._plain
        ascent, descent, leading = plain.ascent * style.size, plain.descent * style.size, style.leading
        seen: tuple[Face, Style] | None = None
        for piece in pieces:
            face, other = piece.fragment.face, piece.style
            if seen and seen[0] is face and seen[1] is other:
                continue
            seen = (face, other)
            measured = plain if face.is_sign else face
            ascent, descent = max(ascent, measured.ascent * other.size), max(descent, measured.descent * other.size)
            leading = max(leading, other.leading)
        ascent, descent = ascent / 1000, descent / 1000
        height = max(leading, TALLEST * (ascent + descent))
        top = (height - ascent - descent) / 2 + ascent
        if any(piece.level for piece in pieces):
            pieces = _visual([replace(piece, order=at) for at, piece in enumerate(pieces)])
        return Line(tuple(pieces), sum(piece.width for piece in pieces), height, top, base)


def _paragraphs(spans: list[Span]) -> list[list[Span]]:
    """Spans cleaned and split at newlines."""
    made: list[list[Span]] = [[]]
    for span in spans:
        head, *rest = clean(span.text).split("\n")
        made[-1].append(Span(head, span.style))
        for part in rest:
            made.append([Span(part, span.style)])
    return made


def _visual(pieces: list[Piece]) -> list[Piece]:
    """Reading order to left-to-right order: reverse every stretch from the highest level down."""
    highest = max((piece.level for piece in pieces), default=0)
    ordered = list(pieces)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[at:end] = reversed(ordered[at:end])
            at = max(end, at + 1)
    return ordered
