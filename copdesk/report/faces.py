"""The bundled faces: which one shows a letter, and how tall its lines are."""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb

from copdesk.assets import resource

FAMILIES = (
    "NotoSans",
    "NotoSansArabic",
    "NotoSansDevanagari",
    "NotoSansEthiopic",
    "NotoSansKhmer",
    "NotoSansLao",
    "NotoSansThai",
    "NotoSansMyanmar",
    "NotoSansBengali",
    "NotoSansGujarati",
    "NotoSansGurmukhi",
    "NotoSansTamil",
    "NotoSansTelugu",
    "NotoSansKannada",
    "NotoSansMalayalam",
    "NotoSansOriya",
    "NotoSansSinhala",
    "NotoSansHebrew",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansNKo",
    "NotoSansTifinagh",
    "NotoSansAdlam",
    "NotoSansSC",
    "NotoSansSymbols2",
    "NotoSansMath",
    "NotoSansSymbols",
)
SIGNS = ("NotoSans", "NotoSansMath", "NotoSansSymbols2", "NotoSansSymbols")
IGNORABLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u034f\u061c\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@dataclass(frozen=True)
class Face:
    """One font file. Measures are in thousandths of the type size."""

    name: str
    path: Path

    @cached_property
    def shapes(self) -> "hb.Face":
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> "hb.Font":
        font = hb.Font(self.shapes)
        font.scale = (1000, 1000)
        return font

    @cached_property
    def letters(self) -> frozenset[int]:
        return frozenset(self.shapes.unicodes)

    @cached_property
    def ascent(self) -> int:
        return int(self.font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """Below the baseline, as a positive number."""
        return -int(self.font.get_font_extents("ltr").descender)

    @cached_property
    def is_sign(self) -> bool:
        """Signs stand in a line of letters and do not make it taller."""
        return self.name.rsplit("-", 1)[0] in SIGNS[1:]

    def covers(self, cluster: str) -> bool:
        return all(ord(letter) in self.letters or letter in IGNORABLE for letter in cluster)

    def width_of(self, glyph: int) -> int:
        return int(self.font.get_glyph_h_advance(glyph))


@cache
def _opened(path: Path) -> Face:
    """A font file is read once: the next document finds its letters counted."""
    return Face(path.stem, path)


class Faces:
    """The faces of one document, opened when the first letter asks for them."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource("fonts")
        self._there = frozenset(path.stem for path in self._folder.glob("*.ttf"))
        self._open: dict[tuple[str, str], Face] = {}
        self._chosen: dict[tuple[str, str], Face | None] = {}

    def face(self, family: str, cut: str = "Regular") -> Face:
        """`cut` is Regular, Bold or Italic; a family without it gives its Regular."""
        key = (family, cut)
        if key not in self._open:
            name = f"{family}-{cut}"
            self._open[key] = _opened(self._folder / f"{name if name in self._there else f'{family}-Regular'}.ttf")
        return self._open[key]

    def choose(self, cluster: str, cut: str = "Regular") -> Face | None:
        """The first face that has every letter of `cluster`; None where no bundled face has."""
        key = (cluster, cut)
        if key not in self._chosen:
            self._chosen[key] = self._search(cluster, cut)
        return self._chosen[key]

    def _search(self, cluster: str, cut: str) -> Face | None:
        forms = {cluster, unicodedata.normalize("NFD", cluster)}
        sign = unicodedata.category(cluster[0])[0] in "SP"  # script faces draw these in their own measure
        for family in (*SIGNS, *FAMILIES) if sign else FAMILIES:
            if f"{family}-Regular" not in self._there:
                continue
            face = self.face(family, cut)
            if any(face.covers(form) for form in forms):
                return face
        return None
