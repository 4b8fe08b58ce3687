"""Drawing on pages: text lines, rules, bars, ink and pictures, with tags for those who listen.

The only module that talks to ReportLab's canvas. Coordinates run from the page's top left corner
downwards, in points. Same drawing, same bytes.
"""

import hashlib
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

# ReportLab runs any module of these names that lies about; a stand-in keeps strangers' code out.
for _name in ("reportlab_settings", "reportlab.local_rl_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab import rl_config  # noqa: E402
from reportlab.lib.utils import ImageReader  # noqa: E402
from reportlab.pdfbase.pdfdoc import PDFImageXObject  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from copdesk.report.embed import EmbeddedFace, EmbeddedFaces  # noqa: E402
from copdesk.report.lines import Line, Piece  # noqa: E402
from copdesk.report.look import PRIMARY, Sheet  # noqa: E402
from copdesk.report.tags import Tags  # noqa: E402

rl_config.useA85 = 0


class _Paper(Canvas):  # type: ignore[misc]
    """A canvas that starts pages without a font of its own."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Pen:
    """Draws one document. `turn` begins a page; `finish` gives the file."""

    def __init__(self, sheet: Sheet, title: str, language: str, author: str = "", primary: str = "#0B5D57") -> None:
        self.sheet = sheet
        self._primary = primary
        self._out = io.BytesIO()
        self._canvas = _Paper(
            self._out,
            pagesize=(sheet.width, sheet.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language.replace("_", "-"),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author or " ")
        self._canvas.setSubject(title)
        self._canvas.setCreator("copdesk")
        self._canvas.setProducer("copdesk")
        self._faces = EmbeddedFaces()
        self._tags = Tags(self._canvas)
        self._pages = 0
        self._places: set[str] = set()
        self._ink: list[str] = self._canvas._code

    def turn(self) -> None:
        if self._pages:
            self._end_page()
        self._pages += 1
        self._ink = self._canvas._code
        self._tags.page(self._pages - 1)

    def _end_page(self) -> None:
        reference = self._canvas._doc.thisPageName()
        self._canvas.showPage()
        self._canvas._doc.idToObject[reference].__class__ = self._tags.page_class
        self._tags.end_page(reference)

    def finish(self) -> bytes:
        self._end_page()
        self._faces.add_to(self._canvas._doc)
        self._tags.add_to(self._canvas._doc)
        if self._canvas._doc.Outlines.ready:
            self._canvas.showOutline()
        data: bytes = self._canvas.getpdfdata()
        return data

    def bookmark(self, title: str, level: int, y: float) -> None:
        key = _place(title)
        if key in self._places:
            key = f"b{self._pages}.{y:.0f}.{len(self._places)}"
        self._places.add(key)
        self._canvas.bookmarkPage(key, "XYZ", left=0, top=self.sheet.height - y + 12)
        self._canvas.addOutlineEntry(title, key, level)

    def link(self, title: str, x: float, top: float, width: float, height: float) -> None:
        """A click into this box leads to the bookmark of that title."""
        y = self.sheet.height - top
        self._canvas.linkRect("", _place(title), (x, y - height, x + width, y), relative=0, thickness=0)

    @contextmanager
    def tag(self, role: str, alt: str = "") -> Iterator[None]:
        """What is drawn inside belongs to one element of `role` (H1, P, Table, TR, TD, Figure …)."""
        self._tags.open(role, alt)
        try:
            yield
        finally:
            self._tags.close()

    @contextmanager
    def content(self, artifact: bool = False) -> Iterator[None]:
        self._ink.append(self._tags.begin(artifact))
        try:
            yield
        finally:
            self._ink.append("EMC")

    def line(self, line: Line, x: float, top: float, artifact: bool = False) -> None:
        """Draws `line` with its left end at `x` and its upper edge at `top`."""
        if not line.pieces:
            return
        with self.content(artifact):
            self._text(line.pieces, x, self.sheet.height - top - line.ascent)

    def _text(self, pieces: tuple[Piece, ...], x: float, y: float) -> None:
        """Pieces stand from left to right but are written in reading order, so that copying finds it."""
        placed: list[tuple[int, float, Piece]] = []
        for piece in pieces:
            placed.append((piece.order, x, piece))
            x += piece.width
        placed.sort(key=lambda entry: entry[0])
        writer = _Writer(self._faces, y, self._tone)
        for together in _told_together([(left, piece) for _, left, piece in placed]):
            writer.stretch(together)
        self._ink.extend(writer.finish())

    def rect(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled box; always an artifact, because it says nothing that the text does not."""
        y = self.sheet.height - top - height
        with self.content(artifact=True):
            self._ink.append(f"{self._tone(colour)} rg {_n(x)} {_n(y)} {_n(width)} {_n(height)} re f")

    def frame(self, x: float, top: float, width: float, height: float, colour: str, line: float = 0.6) -> None:
        y = self.sheet.height - top - height
        with self.content(artifact=True):
            box = f"{_n(x)} {_n(y)} {_n(width)} {_n(height)} re S"
            self._ink.append(f"q {self._tone(colour)} RG {_n(line)} w {box} Q")

    def rule(self, x: float, top: float, width: float, colour: str, line: float = 0.75) -> None:
        self.rect(x, top, width, line, colour)

    @contextmanager
    def upside_down(self, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """What is drawn into the box stands on its head."""
        across, up = 2 * x + width, 2 * (self.sheet.height - top) - height
        self._ink.append(f"q -1 0 0 -1 {_n(across)} {_n(up)} cm")
        try:
            yield
        finally:
            self._ink.append("Q")

    def image(self, data: bytes, x: float, top: float, width: float, height: float) -> None:
        """Pixels (PNG or JPEG) into the box given; call inside a Figure tag.

        JPEG goes in as it is, without what cameras write about place and owner.
        """
        name = hashlib.blake2b(data, digest_size=16).hexdigest()
        with self.content():
            if not self._canvas._doc.hasForm(name):
                reader = ImageReader(io.BytesIO(without_metadata(data)))
                self._register(PDFImageXObject(name, reader, mask="auto"), name)
            key = self._canvas._doc.getXObjectName(name)
            self._canvas._currentPageHasImages = 1
            self._canvas._formsinuse.append(name)
            y = self.sheet.height - top - height
            self._ink.append(f"q {_n(width)} 0 0 {_n(height)} {_n(x)} {_n(y)} cm /{key} Do Q")

    def _register(self, picture: PDFImageXObject, name: str) -> None:
        document = self._canvas._doc
        document.Reference(picture, document.getXObjectName(name))
        mask = getattr(picture, "_smask", None)
        if mask is not None:
            picture.smask = document.Reference(mask, document.getXObjectName(name + ".mask"))

    def _tone(self, colour: str) -> str:
        return _rgb(self._primary if colour == PRIMARY else colour)

    def raw(self, operators: list[str]) -> None:
        """Ready-made path operators (ink), in the page's own coordinates."""
        with self.content():
            self._ink.append("q")
            self._ink.extend(operators)
            self._ink.append("Q")

    def opacity(self, value: float) -> str:
        """The operator that makes what follows see-through; for use inside `raw`."""
        before = len(self._ink)
        self._canvas._extgstate.set(self._canvas, "CA", value)
        operators = " ".join(self._ink[before:])
        del self._ink[before:]
        return operators


def _place(title: str) -> str:
    return "s" + hashlib.blake2b(title.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _told_together(placed: list[tuple[float, Piece]]) -> list[list[tuple[float, Piece]]]:
    """A left-to-right line in which glyphs do not tell some piece exactly is one stretch.

    Readers then neither lose nor invent spaces between its words; with right-to-left pieces each stands alone.
    """
    if all(piece.fragment.exact for _, piece in placed) or any(piece.level for _, piece in placed):
        return [[entry] for entry in placed]
    return [placed]


class _Writer:
    """The operators of one line of text."""

    def __init__(self, faces: EmbeddedFaces, y: float, tone: Callable[[str], str]) -> None:
        self._faces, self._y, self._tone = faces, y, tone
        self._out = ["BT"]
        self._array: list[str] = []
        self._run = ""
        self._x: float | None = None
        self._debt = 0.0
        self._font: tuple[str, float] = ("", 0.0)
        self._colour = ""

    def finish(self) -> list[str]:
        self._show()
        self._out.append("ET")
        return self._out

    def _show(self) -> None:
        if self._run:
            self._array.append(f"<{self._run}>")
            self._run = ""
        if self._array:
            self._out.append("[" + "".join(self._array) + "] TJ")
            self._array.clear()

    def stretch(self, placed: list[tuple[float, Piece]]) -> None:
        """Pieces that are one text to those who copy: written beside them where glyphs alone do not tell it."""
        told = any(not piece.fragment.exact for _, piece in placed)
        if told:
            text = "".join(piece.fragment.text for _, piece in placed)
            self._show()
            self._out.append(f"/Span <</ActualText <{_utf16(text)}>>> BDC")
        for left, piece in placed:
            self._piece(piece, left)
        if told:
            self._show()
            self._out.append("EMC")

    def _piece(self, piece: Piece, left: float) -> None:
        style, fragment = piece.style, piece.fragment
        face = self._faces.of(fragment.face)
        if (face.label, style.size) != self._font:
            self._show()
            self._debt *= self._font[1] / style.size
            self._font = (face.label, style.size)
            self._out.append(f"/{face.label} {_n(style.size)} Tf")
        if style.colour != self._colour:
            self._show()
            self._colour = style.colour
            self._out.append(self._tone(style.colour) + " rg")
        if self._x is None or abs(self._x - left) > 0.05:
            self._show()
            self._out.append(f"1 0 0 1 {_n(left)} {_n(self._y)} Tm")
            self._debt = 0.0
        self._glyphs(piece, face)
        self._x = left + piece.width

    def _glyphs(self, piece: Piece, face: EmbeddedFace) -> None:
        if not self._debt and (written := face.written(piece.fragment)) is not None:
            head, middle, last = written
            self._run += head
            if middle:
                self._array.append(f"<{self._run}>{middle}" if self._run else middle)
                self._run = last
            self._debt = piece.fragment.rest
            return
        rise, debt = 0, self._debt
        for glyph in piece.fragment.glyphs:
            if glyph.rise != rise:
                self._show()
                rise = glyph.rise
                self._out.append(f"{_n(rise * piece.style.size / 1000)} Ts")
            debt += glyph.move
            if abs(debt) >= 0.5:
                if self._run:
                    self._array.append(f"<{self._run}>")
                    self._run = ""
                self._array.append(str(-round(debt)))
                debt -= round(debt)
            self._run += f"{face.code(glyph.index, glyph.text, glyph.width):04X}"
        if rise:
            self._show()
            self._out.append("0 Ts")
        self._debt = debt + piece.fragment.rest


def without_metadata(data: bytes) -> bytes:
    """A JPEG without its APP1 to APP13, APP15 and comment segments; anything else as it is."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big") + 2
        private = 0xE1 <= marker <= 0xEF and marker != 0xEE
        if not private and marker != 0xFE:
            kept.append(data[at : at + size])
        at += size
    return b"".join([*kept, data[at:]])


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _rgb(colour: str) -> str:
    return " ".join(_n(round(int(colour[at : at + 2], 16) / 255, 3)) for at in (1, 3, 5))


def _utf16(text: str) -> str:
    return "FEFF" + text.encode("utf-16-be", "replace").hex().upper()
