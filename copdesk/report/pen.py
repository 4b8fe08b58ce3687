"""Drawing on pages: text lines, rules, bars, ink and pictures, with tags for those who listen.

The only module that talks to ReportLab's canvas. Coordinates run from the page's top left corner
downwards, in points. Same drawing, same bytes.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

# ReportLab runs any module of these names that lies about; a stand-in keeps strangers' code out.
for _name in ("reportlab_settings", "reportlab.local_rl_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab import rl_config  # noqa: E402
from reportlab.lib.utils import ImageReader  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from copdesk.report.embed import EmbeddedFaces  # noqa: E402
from copdesk.report.lines import Line, Piece  # noqa: E402
from copdesk.report.look import Sheet  # noqa: E402
from copdesk.report.tags import Tags  # noqa: E402

rl_config.useA85 = 0


class _Paper(Canvas):  # type: ignore[misc]
    """A canvas that starts pages without a font of its own."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Pen:
    """Draws one document. `turn` begins a page; `finish` gives the file."""

    def __init__(self, sheet: Sheet, title: str, language: str, author: str = "") -> None:
        self.sheet = sheet
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
        key = f"b{self._pages}.{y:.0f}.{len(self._canvas._destinations)}"
        self._canvas.bookmarkPage(key, "XYZ", left=0, top=self.sheet.height - y + 12)
        self._canvas.addOutlineEntry(title, key, level)

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
        out, array = [f"BT 1 0 0 1 {_n(x)} {_n(y)} Tm"], list[str]()
        state: tuple[str, float] = ("", 0.0)
        colour, debt, run = "", 0.0, ""

        def show() -> None:
            nonlocal run
            if run:
                array.append(f"<{run}>")
                run = ""
            if array:
                out.append("[" + "".join(array) + "] TJ")
                array.clear()

        for piece in pieces:
            fragment, style = piece.fragment, piece.style
            face = self._faces.of(fragment.face)
            if (face.label, style.size) != state:
                show()
                if state[1] and debt:
                    debt *= state[1] / style.size
                state = (face.label, style.size)
                out.append(f"/{face.label} {_n(style.size)} Tf")
            if style.colour != colour:
                show()
                colour = style.colour
                out.append(_rgb(colour) + " rg")
            if not fragment.exact:
                show()
                out.append(f"/Span <</ActualText <{_utf16(fragment.text)}>>> BDC")
            rise = 0
            for glyph in fragment.glyphs:
                if glyph.rise != rise:
                    show()
                    rise = glyph.rise
                    out.append(f"{_n(rise * style.size / 1000)} Ts")
                debt += glyph.shift
                if abs(debt) >= 0.5:
                    if run:
                        array.append(f"<{run}>")
                        run = ""
                    array.append(str(-round(debt)))
                    debt -= round(debt)
                run += f"{face.code(glyph.index, glyph.text):04X}"
                debt += glyph.advance - glyph.shift - fragment.face.width_of(glyph.index)
            if rise:
                show()
                out.append("0 Ts")
            if not fragment.exact:
                show()
                out.append("EMC")
        show()
        out.append("ET")
        self._ink.extend(out)

    def rect(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled box; always an artifact, because it says nothing that the text does not."""
        y = self.sheet.height - top - height
        with self.content(artifact=True):
            self._ink.append(f"{_rgb(colour)} rg {_n(x)} {_n(y)} {_n(width)} {_n(height)} re f")

    def frame(self, x: float, top: float, width: float, height: float, colour: str, line: float = 0.6) -> None:
        y = self.sheet.height - top - height
        with self.content(artifact=True):
            box = f"{_n(x)} {_n(y)} {_n(width)} {_n(height)} re S"
            self._ink.append(f"q {_rgb(colour)} RG {_n(line)} w {box} Q")

    def rule(self, x: float, top: float, width: float, colour: str, line: float = 0.75) -> None:
        self.rect(x, top, width, line, colour)

    def image(self, data: bytes, x: float, top: float, width: float, height: float) -> None:
        """Pixels into the box given; call inside a Figure tag."""
        with self.content():
            reader = ImageReader(io.BytesIO(data))
            self._canvas.drawImage(reader, x, self.sheet.height - top - height, width, height, mask="auto")

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


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _rgb(colour: str) -> str:
    return " ".join(_n(round(int(colour[at : at + 2], 16) / 255, 3)) for at in (1, 3, 5))


def _utf16(text: str) -> str:
    return "FEFF" + text.encode("utf-16-be", "replace").hex().upper()
