"""Words become glyphs: choice of face, shaping by HarfBuzz, and the text that each glyph stands for."""

import unicodedata
from dataclasses import dataclass

import uharfbuzz as hb

from copdesk.report.faces import IGNORABLE, Face, Faces
from copdesk.report.icu import graphemes

ZERO_WIDTH = "\u200b"
GAP = 90
MODIFIERS = frozenset(chr(code) for code in range(0x1F3FB, 0x1F400))


@dataclass(frozen=True, slots=True)
class Glyph:
    """`text` is what a reader copies for it; measures are in thousandths of the type size.

    The pen goes `move` to the right, the glyph is drawn `rise` above the baseline, the pen goes on by `width`.
    """

    index: int
    text: str
    width: int
    move: int
    rise: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some letters of one face and one direction, shaped; glyphs stand from left to right."""

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    width: int
    rest: int
    """How far the pen still has to go after the last glyph."""
    exact: bool
    """False where glyph by glyph the letters do not come out: the text is then written beside it."""


class Shaper:
    """Shapes the words of one document and remembers them; words repeat."""

    def __init__(self, faces: Faces, language: str = "en") -> None:
        self.faces = faces
        self.language = language
        self.missing: dict[str, str] = {}
        self._kept: dict[tuple[str, str, bool], tuple[Fragment, ...]] = {}

    def word(self, text: str, cut: str, rtl: bool) -> tuple[Fragment, ...]:
        """`text` (one direction throughout) as fragments in reading order."""
        key = (text, cut, rtl)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple(self._fragments(text, cut, rtl))
        return found

    def _fragments(self, text: str, cut: str, rtl: bool) -> list[Fragment]:
        made: list[Fragment] = []
        run, run_face = "", self.faces.face("NotoSans", cut)
        for cluster in graphemes(text):
            face = self.faces.choose(cluster, cut)
            if face is run_face:
                run += cluster
                continue
            if run:
                made.append(self._shaped(run, run_face, rtl))
                run = ""
            if face is None:
                made.extend(self._substitute(cluster, cut, rtl))
            else:
                run, run_face = cluster, face
        if run:
            made.append(self._shaped(run, run_face, rtl))
        return made

    def _substitute(self, cluster: str, cut: str, rtl: bool) -> list[Fragment]:
        """What stands for a cluster no face has whole: its known signs, else its name in brackets."""
        made: list[Fragment] = []
        for letter in cluster:
            if letter in IGNORABLE or letter in MODIFIERS or unicodedata.category(letter) in ("Cc", "Cf"):
                continue
            face = self.faces.choose(letter, cut)
            if face is None:
                self.missing.setdefault(letter, letter_name(letter))
                made.append(self._shaped(f"[{letter_name(letter)}]", self.faces.face("NotoSans", cut), False))
            else:
                made.append(self._shaped(letter, face, rtl))
        return [
            Fragment(cluster if not at else "", part.face, part.glyphs, part.width, part.rest, False)
            for at, part in enumerate(made)
        ]

    def _shaped(self, text: str, face: Face, rtl: bool) -> Fragment:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = self.language
        hb.shape(face.font, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if not infos:
            return Fragment(text, face, (), 0, 0, True)
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        sizes: dict[int, int] = {}
        for info in infos:
            sizes[info.cluster] = sizes.get(info.cluster, 0) + 1
        exact, seen = starts[0] == 0, dict.fromkeys(starts, 0)
        pen = _Pen(face)
        for info, place in zip(infos, places, strict=True):
            first, size, turn = info.cluster, sizes[info.cluster], seen[info.cluster]
            seen[first] += 1
            letters = _share(text[first : ends[first]], size, size - 1 - turn if rtl else turn)
            exact = exact and size == 1
            parts = _apart(face, letters) if rtl else [(0, letters)]
            pen.put(info.codepoint, parts[0][1], place.x_offset, place.y_offset, place.x_advance)
            pen.glyphs.extend(Glyph(index, letter, 0, 0, 0) for index, letter in parts[1:])
        width = sum(place.x_advance for place in places)
        return Fragment(text, face, tuple(pen.glyphs), width, pen.debt, exact and (rtl or not pen.went_back))


class _Pen:
    """Turns HarfBuzz's offsets and advances into moves and widths.

    A wide move to the right looks like a space to those who read text out of a PDF: it goes into the width of the
    glyph before it. Where the pen goes back (a mark over its letter) reading by place fails, and `went_back` is set.
    """

    def __init__(self, face: Face) -> None:
        self.face, self.glyphs, self.debt, self.went_back = face, list[Glyph](), 0, False

    def put(self, index: int, text: str, shift: int, rise: int, advance: int) -> None:
        move = self.debt + shift
        if move >= GAP and self.glyphs:
            last = self.glyphs[-1]
            self.glyphs[-1] = Glyph(last.index, last.text, last.width + move, last.move, last.rise)
            move = 0
        self.went_back = self.went_back or (move < 0 and advance == 0)
        width = self.face.width_of(index)
        self.glyphs.append(Glyph(index, text, width, move, rise))
        self.debt = advance - shift - width


def _share(letters: str, size: int, turn: int) -> str:
    """The letters of a cluster that its glyph number `turn` of `size` stands for."""
    letters = "".join(letter for letter in letters if letter not in IGNORABLE or letter in "\u200c\u200d")
    if size == 1:
        return letters or ZERO_WIDTH
    if turn < size - 1:
        return letters[turn : turn + 1] or ZERO_WIDTH
    return letters[turn:] or ZERO_WIDTH


def _apart(face: Face, letters: str) -> list[tuple[int, str]]:
    """A right-to-left ligature's letters, one to a glyph, from left to right.

    Readers of PDF turn such text round glyph by glyph; the ligature takes the last letter and
    invisible glyphs of no width take the others.
    """
    blank = face.font.get_nominal_glyph(ord(ZERO_WIDTH)) or face.font.get_nominal_glyph(ord("\u200c"))
    if len(letters) < 2 or not blank:
        return [(0, letters)]
    last, *others = reversed(letters)
    return [(0, last), *((blank, letter) for letter in others)]


def letter_name(letter: str) -> str:
    """`party popper`; for the letters of a writing no face knows, `U+0F40`."""
    if unicodedata.category(letter).startswith("S"):
        return unicodedata.name(letter, f"U+{ord(letter):04X}").lower().replace("u+", "U+")
    return f"U+{ord(letter):04X}"


def clean(text: str) -> str:
    """Composed, without controls, lone surrogates or soft hyphens; line ends as one newline each."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.replace("\n", "").isprintable():
        return text
    kept = (letter for letter in text.replace("\t", " ") if _kept(letter))
    return "".join(kept).replace("\u2028", "\n").replace("\u2029", "\n")


def _kept(letter: str) -> bool:
    if letter == "\n" or (letter >= " " and letter.isprintable()):
        return True
    kind = unicodedata.category(letter)
    return kind in ("Zs", "Zl", "Zp", "Cf", "Co") and letter not in "\u00ad\ufeff"
