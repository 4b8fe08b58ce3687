"""The choices about documents that a community made, kept in its book."""

import io
import json
import re
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, get_args

from copdesk.book.book import Book
from copdesk.book.ids import new_id
from copdesk.report.values import SECTIONS, Names, Options, Paper
from copdesk.words import Refused, tr

KEY, LOGO = "report", "report.logo"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LOGO_PIXELS = (900, 300)
LARGEST = 20_000_000
"""Bytes of a picture that is taken for a logo."""


class Kept:
    """Options of one book; what an older or newer copdesk wrote and this one does not know is left out."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def options(self, language: str) -> Options:
        """What was chosen; `language` where nobody chose one."""
        told = self._told()
        sections = [key for key in told.get("sections", Options().sections) if key in SECTIONS]
        order = [key for key in told.get("order", ()) if key in SECTIONS]
        return Options(
            paper=told["paper"] if told.get("paper") in get_args(Paper) else "A4",
            names=told["names"] if told.get("names") in get_args(Names) else "full",
            public=bool(told.get("public", True)),
            language=str(told.get("language") or language),
            sections=frozenset(sections),
            order=(*dict.fromkeys(order), *(key for key in SECTIONS if key not in order)),
            colour=told["colour"] if COLOUR.fullmatch(str(told.get("colour"))) else Options().colour,
            logo=self._logo(),
        )

    def choose(self, options: Options) -> None:
        """Keeps everything but the logo. Raises Refused("report.choice")."""
        if not COLOUR.fullmatch(options.colour) or set(options.order) != set(SECTIONS):
            raise Refused("report.choice")
        told = {
            "paper": options.paper,
            "names": options.names,
            "public": options.public,
            "language": options.language,
            "sections": sorted(options.sections),
            "order": list(options.order),
            "colour": options.colour,
        }
        if told == self._told():
            return
        with self._book.turn("report.choose", tr("change what documents show")) as turn:
            self._put(turn, KEY, json.dumps(told, sort_keys=True))

    def set_logo(self, source: Path | bytes | None) -> None:
        """A picture becomes the logo of all documents, made small; None takes it away.

        Raises Refused("report.logo") for what is no PNG or JPEG.
        """
        value = b64encode(_small(source)).decode("ascii") if source else ""
        label = tr("change the logo") if source else tr("take the logo away")
        with self._book.turn("report.set_logo", label) as turn:
            self._put(turn, LOGO, value)

    def _put(self, turn: Any, key: str, value: str) -> None:
        row = self._row(key)
        if row:
            turn.update("setting", row["id"], {"value": value})
        else:
            turn.insert("setting", {"id": new_id(), "key": key, "value": value})

    def _row(self, key: str) -> dict[str, Any] | None:
        return self._book.row("select * from setting where key = ? and not removed order by id", [key])

    def _told(self) -> dict[str, Any]:
        row = self._row(KEY)
        try:
            told = json.loads(row["value"] or "{}") if row else {}
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    def _logo(self) -> bytes:
        row = self._row(LOGO)
        try:
            return b64decode(row["value"] or "", validate=True) if row else b""
        except ValueError:
            return b""


def _small(source: Path | bytes) -> bytes:
    """At most LOGO_PIXELS, as PNG where it lets something show through, else as JPEG; without metadata."""
    from PIL import Image, ImageOps  # slow to load

    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        if len(data) > LARGEST:
            raise Refused("report.logo")
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as opened:
            made = ImageOps.exif_transpose(opened)
            clear = made.mode in ("RGBA", "LA", "P")
            made = made.convert("RGBA" if clear else "RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise Refused("report.logo") from problem
    made.thumbnail(LOGO_PIXELS)
    out = io.BytesIO()
    if clear:
        made.save(out, "PNG", optimize=True)
    else:
        made.save(out, "JPEG", quality=90)
    return out.getvalue()
