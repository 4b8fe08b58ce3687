"""Faces inside the PDF: Type0 fonts whose every code is one glyph standing for one text.

A glyph that stands for different letters in different words, or leaves more room behind it, gets a code
each, so that ToUnicode is exact. Subsets keep the glyphs that were drawn, without layout tables and hints.
"""

import hashlib
import string

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from copdesk.report.faces import Face
from copdesk.report.shape import Fragment

DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "name", "post", "OS/2", "cmap", "gasp", "meta")


class EmbeddedFace:
    """The codes given out for one face of one document."""

    def __init__(self, face: Face, label: str) -> None:
        self.face = face
        self.label = label
        self._written: dict[int, tuple[Fragment, tuple[str, str, str] | None]] = {}
        self._codes: dict[tuple[int, str, int], int] = {(0, "", 1000): 0}

    def written(self, fragment: Fragment) -> tuple[str, str, str] | None:
        """A fragment as its first run of codes, the moves and runs between, its last run; None where glyphs rise.

        Words come again and again; each is written once.
        """
        kept = self._written.get(id(fragment))
        if kept is None:
            kept = self._written[id(fragment)] = (fragment, self._write(fragment))
        return kept[1]

    def _write(self, fragment: Fragment) -> tuple[str, str, str] | None:
        if any(glyph.rise for glyph in fragment.glyphs):
            return None
        runs, moves = [""], []
        for glyph in fragment.glyphs:
            if glyph.move:
                moves.append(-glyph.move)
                runs.append("")
            runs[-1] += f"{self.code(glyph.index, glyph.text, glyph.width):04X}"
        middle = "".join(
            f"{move}<{run}>" if run else str(move) for move, run in zip(moves, [*runs[1:-1], ""], strict=False)
        )
        return runs[0], middle, runs[-1] if moves else ""

    def code(self, glyph: int, text: str, width: int) -> int:
        key = (glyph, text, width)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = len(self._codes)
        return found

    def add_to(self, document: PDFDocument) -> None:
        """Writes the font and everything it refers to into `document`."""
        program, new_index = self._subset()
        name = f"{_prefix(program)}+{self.face.name}"
        codes = sorted(self._codes.items(), key=lambda entry: entry[1])
        file = _stream(program, Length1=len(program))
        mapping = b"".join(new_index[glyph].to_bytes(2, "big") for (glyph, _, _), _ in codes)
        widths = [width for (_, _, width), _ in codes]
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": 4,
                "FontBBox": PDFArray([-500, -self.face.descent, 1500, self.face.ascent]),
                "ItalicAngle": -12 if self.face.name.endswith("Italic") else 0,
                "Ascent": self.face.ascent,
                "Descent": -self.face.descent,
                "CapHeight": 714,
                "StemV": 140 if self.face.name.endswith("Bold") else 80,
                "FontFile2": document.Reference(file),
            }
        )
        child = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor),
                "DW": 1000,
                "W": PDFArray([0, PDFArray(widths)]),
                "CIDToGIDMap": document.Reference(_stream(mapping)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(child)]),
                "ToUnicode": document.Reference(_stream(_to_unicode(codes))),
            }
        )
        document.Reference(font, f"face.{self.label}")
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.label] = PDFObjectReference(f"face.{self.label}")

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.set({glyph for glyph, _, _ in self._codes})
        wanted.drop_table_tag_set.set({int.from_bytes(tag.ljust(4).encode(), "big") for tag in DROPPED})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self.face.shapes, wanted)
        made = plan.execute()
        return bytes(made.blob.data), dict(plan.old_to_new_glyph_mapping)


class EmbeddedFaces:
    def __init__(self) -> None:
        self._faces: dict[str, EmbeddedFace] = {}

    def of(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face.name)
        if found is None:
            found = self._faces[face.name] = EmbeddedFace(face, f"N{len(self._faces) + 1}")
        return found

    def add_to(self, document: PDFDocument) -> None:
        for face in self._faces.values():
            face.add_to(document)


def _stream(content: bytes, **entries: object) -> PDFStream:
    return PDFStream(PDFDictionary(dict(entries)), content, [PDFZCompress])


def _prefix(program: bytes) -> str:
    number = int.from_bytes(hashlib.blake2b(program, digest_size=6).digest(), "big")
    return "".join(string.ascii_uppercase[number // 26**place % 26] for place in range(6))


def _to_unicode(codes: list[tuple[tuple[int, str, int], int]]) -> bytes:
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text, _), code in codes if text]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for at in range(0, len(rows), 100):
        part = rows[at : at + 100]
        out += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    out.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
    return "\n".join(out).encode("ascii")
