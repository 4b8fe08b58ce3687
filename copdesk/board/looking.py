"""What can be seen of drawings: lists, pages, strokes in pieces, pictures large and small. Reads only."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence

from copdesk.board import rows
from copdesk.board.describe import caption
from copdesk.board.drawing import Drawing, Look, Page, photo_stroke
from copdesk.board.ink import PAGE, Box, Stroke
from copdesk.book.book import Book
from copdesk.book.ids import Id, id_text
from copdesk.words import Refused

LIGHT = 400  # a drawing of more strokes than this is brought in pieces


class Looking:
    """The drawings of the sessions of one book, as they are now."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def drawings(self, session_id: Id) -> list[Drawing]:
        """The drawings of a session in the order of the gallery, numbered from 1."""
        return rows.drawings(self._book, session_id)

    def all_drawings(self) -> list[Drawing]:
        """The drawings of all sessions, the newest session first."""
        return rows.all_drawings(self._book)

    def drawing(self, key: Id) -> Drawing:
        """One drawing; raises Refused("drawing.gone")."""
        found = rows.drawing(self._book, key)
        if found is None:
            raise Refused("drawing.gone")
        return found

    def strokes_of(self, drawing_id: Id) -> list[Stroke]:
        """What is drawn, in painting order; without the photo that may lie under it."""
        return rows.strokes(self._book, drawing_id)

    def strokes_now(self, drawing_id: Id, keys: Sequence[Id]) -> tuple[Id, list[Stroke], list[Id]]:
        """The drawing's id; of some strokes those that are on it, as they are now; the ids of those that are not."""
        found = rows.strokes_by_id(self._book, drawing_id, keys)
        there = {stroke.id for stroke in found}
        return drawing_id, found, [key for key in keys if key not in there]

    def page(self, drawing_id: Id) -> Page:
        """All that a canvas needs of one drawing; raises Refused("drawing.gone")."""
        drawing = self.drawing(drawing_id)
        strokes = self.strokes_of(drawing_id)
        pictures = {stroke.picture for stroke in strokes if stroke.picture}
        if drawing.picture:
            pictures.add(drawing.picture)
        sizes = rows.picture_sizes(self._book, sorted(pictures)) if pictures else {}
        if drawing.picture in sizes:
            strokes.insert(0, photo_stroke(drawing.picture, *sizes[drawing.picture]))
        return Page(drawing, tuple(strokes), sizes, self.rendering(drawing))

    def front(self, drawing_id: Id) -> Page | None:
        """What is shown first of a drawing: all of it, or of a heavy one the picture and the keys of its strokes.

        None where the drawing has been taken away meanwhile.
        """
        drawing = rows.drawing(self._book, drawing_id)
        if drawing is None or drawing.strokes <= LIGHT:
            return self.page_or_none(drawing_id)
        keys, top = rows.stroke_keys(self._book, drawing_id)
        rendering, extent = self.page_rendering(drawing)
        sizes = rows.picture_sizes(self._book, [drawing.picture]) if drawing.picture else {}
        under = [photo_stroke(key, *size) for key, size in sizes.items()]
        return Page(drawing, tuple(under), sizes, rendering or self.rendering(drawing), keys, top, extent)

    def strokes_named(self, drawing_id: Id, keys: Sequence[Id]) -> tuple[Id, list[Stroke], Id]:
        """The drawing's id; those of the strokes that are on it, in painting order; the last of the keys."""
        found = rows.strokes_by_id(self._book, drawing_id, keys)
        return drawing_id, sorted(found, key=lambda stroke: stroke.order), keys[-1]

    def editions(self, keys: Sequence[Id]) -> dict[Id, tuple[int, int, bytes]]:
        """The state of each of the drawings that are there, see `Drawing.edition`."""
        found = (rows.drawing(self._book, key) for key in keys)
        return {drawing.id: drawing.edition for drawing in found if drawing is not None}

    def page_or_none(self, drawing_id: Id) -> Page | None:
        """`page`, or None where the drawing has been taken away meanwhile."""
        try:
            return self.page(drawing_id)
        except Refused:
            return None

    def photo(self, key: Id) -> tuple[Id, bytes]:
        """A photo's id and its JPEG for the screen; no bytes for an unknown one."""
        return key, self.picture(key) or b""

    def picture(self, key: Id, size: str = "screen") -> bytes | None:
        """A photo as JPEG: 'thumb' (320), 'screen' (1600) or 'original' (4096 at most); None for an unknown one."""
        return rows.picture(self._book, key, size)

    def original(self, drawing_id: Id) -> tuple[str, bytes]:
        """What the photo of a drawing is called, and the largest of its JPEGs; raises Refused("drawing.no_photo")."""
        drawing = self.drawing(drawing_id)
        data = rows.picture(self._book, drawing.picture, "original") if drawing.picture else None
        if data is None:
            raise Refused("drawing.no_photo")
        return caption(drawing.facts), data

    def rendering(self, drawing: Drawing) -> bytes | None:
        """The picture of the page as it was last painted; None where it has changed since."""
        kept = self._book.draft(rendering_key(drawing.id))
        known, _, body = kept.partition(":")
        return b64decode(body) if known == stamp(drawing.edition) else None

    def page_rendering(self, drawing: Drawing) -> tuple[bytes | None, Box]:
        """The picture of a heavy page as large as it was seen last, and what of the page it shows; None: not known."""
        known, _, rest = self._book.draft(page_key(drawing.id)).partition(":")
        if known != stamp(drawing.edition):
            return None, PAGE
        box, _, body = rest.partition(":")
        return b64decode(body), Box(*map(float, box.split(",")))

    def look(self, drawing_id: Id, *, large: bool = False) -> Look:
        """What it takes to show a drawing small, or as large as a projector; raises Refused("drawing.gone")."""
        drawing = self.drawing(drawing_id)
        if drawing.picture and not drawing.strokes:
            return Look(drawing, self.picture(drawing.picture, "screen" if large else "thumb"))
        kept = None if large else self.rendering(drawing)
        if kept is not None:
            return Look(drawing, kept)
        strokes = self.page(drawing_id).strokes
        keys = {stroke.picture for stroke in strokes if stroke.picture}
        photos = {key: self.picture(key, "screen" if large else "thumb") for key in keys}
        return Look(drawing, None, strokes, {key: data for key, data in photos.items() if data})

    def kept_look(self, drawing_id: Id) -> Look | None:
        """How a drawing looked when it was last painted, small; None where that is not known or no longer so."""
        drawing = rows.drawing(self._book, drawing_id)
        picture = self.rendering(drawing) if drawing is not None else None
        return Look(drawing, picture) if drawing is not None and picture is not None else None

    def look_or_none(self, drawing_id: Id, large: bool = False) -> Look | None:
        """`look`, or None where the drawing has been taken away meanwhile."""
        try:
            return self.look(drawing_id, large=large)
        except Refused:
            return None


def stamp(edition: tuple[int, int, bytes]) -> str:
    """A drawing's edition as it is written beside its kept picture."""
    changed_at, strokes, picture = edition
    return f"{changed_at}.{strokes}.{picture.hex()}"


def rendering_key(drawing_id: Id) -> str:
    """Where the small picture of a drawing is kept; what ends with its id goes when somebody is forgotten."""
    return f"rendering:{id_text(drawing_id)}"


def page_key(drawing_id: Id) -> str:
    """Where the picture of a heavy page is kept."""
    return f"page:{id_text(drawing_id)}"
