"""What a person can do on the board and in the gallery."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copdesk.board import rows
from copdesk.board.describe import caption
from copdesk.board.drawing import FIELDS, MAX_MEMBERS, MAX_WORDS, Drawing, Look, Page, photo_box, photo_stroke
from copdesk.board.ink import Stroke, unpack
from copdesk.board.templates import TEMPLATES, template_strokes
from copdesk.book.book import Book
from copdesk.book.ids import Id, id_text, new_id
from copdesk.clock import Clock
from copdesk.people.service import People
from copdesk.run.service import Run
from copdesk.words import Refused, tr, tr_many

if TYPE_CHECKING:
    from copdesk.board.photos import Photo


LIGHT = 400  # a drawing of more strokes than this is brought in pieces


class Board:
    """Drawings, their strokes and facts, and photos, of the sessions of one book."""

    def __init__(self, book: Book, clock: Clock, run: Run, people: People) -> None:
        self._book = book
        self._clock = clock
        self._run = run
        self._people = people

    # reading

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
        sizes = rows.picture_sizes(self._book, [drawing.picture]) if drawing.picture else {}
        under = [photo_stroke(key, *size) for key, size in sizes.items()]
        return Page(drawing, tuple(under), sizes, self.rendering(drawing), keys, top)

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

    def rendering(self, drawing: Drawing) -> bytes | None:
        """The picture of the page as it was last painted; None where it has changed since."""
        kept = self._book.draft(_rendering_key(drawing.id))
        stamp, _, body = kept.partition(":")
        return b64decode(body) if stamp == _stamp(drawing.edition) else None

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

    def walk_ms(self, session_id: Id) -> int:
        """How long the step that runs is planned for, if it is a walk through the gallery; else 0."""
        state = self._run.state(session_id)
        cue = state.cue
        return state.lengths[cue.key] if cue is not None and cue.step.scene == "gallery" else 0

    # drawings

    def new_drawing(
        self,
        session_id: Id,
        *,
        template: str = "blank",
        title: str = "",
        whose: str = "",
        author_id: Id | None = None,
        key: Id | None = None,
    ) -> Id:
        """A new page at the end of the gallery, in the step that runs. Raises Refused("board.template").

        Whoever draws before the page is kept brings its `key` along.
        """
        if template not in TEMPLATES:
            raise Refused("board.template", name=template)
        key = key or new_id()
        with self._book.turn("drawing.new", tr("new drawing")) as turn:
            turn.insert("drawing", self._row(key, session_id, "board", title, whose, author_id))
            for stroke in template_strokes(template, new_id):
                rows.add_stroke(turn, key, stroke)
        return key

    def new_boards(
        self, session_id: Id, owners: Sequence[tuple[str, Id | None]], *, template: str = "blank"
    ) -> list[Id]:
        """A page for each of these, a name with the member's id where it is one, as one turn.

        Raises Refused("board.template" | "board.nobody").
        """
        if template not in TEMPLATES:
            raise Refused("board.template", name=template)
        if not owners:
            raise Refused("board.nobody")
        keys: list[Id] = []
        with self._book.turn("drawing.many", tr_many("{n} board", "{n} boards", len(owners))) as turn:
            for whose, author in owners:
                key = new_id()
                turn.insert("drawing", self._row(key, session_id, "board", "", whose, author))
                for stroke in template_strokes(template, new_id):
                    rows.add_stroke(turn, key, stroke)
                keys.append(key)
        return keys

    def describe(self, drawing_id: Id, field: str, value: Any) -> None:
        """Write one fact: a text, a number of members (or None), a tuple of key words.

        A name that is a member's makes them the author. Raises Refused("drawing.…").
        """
        if field not in FIELDS:
            raise Refused("drawing.field", field=field)
        drawing = self.drawing(drawing_id)
        new = {rows.COLUMN.get(field, field): rows.stored(field, _clean(field, value))}
        if field == "whose":
            new["author_id"] = self._member(str(value))
        label = tr("about “{title}”").format(title=caption(drawing.facts))
        with self._book.turn("drawing.describe", label) as turn:
            turn.update("drawing", drawing_id, new)

    def arrange(self, session_id: Id, order: Sequence[Id]) -> None:
        """Hang the gallery in this order; raises Refused("drawing.place") unless each drawing is named once."""
        known = {drawing.id for drawing in self.drawings(session_id)}
        if len(order) != len(known) or set(order) != known:
            raise Refused("drawing.place")
        with self._book.turn("drawing.arrange", tr("order of the gallery")) as turn:
            for place, key in enumerate(order, 1):
                turn.update("drawing", key, {"position": place})

    def visit(self, drawing_id: Id) -> None:
        """A group has stood before the drawing."""
        label = tr("visit of “{title}”").format(title=caption(self.drawing(drawing_id).facts))
        with self._book.turn("drawing.visit", label) as turn:
            turn.update("drawing", drawing_id, {"visited": 1})

    def visit_all(self, keys: Sequence[Id]) -> None:
        """Groups have stood before these drawings; those that were taken out meanwhile are passed over."""
        there = [drawing.id for drawing in (rows.drawing(self._book, key) for key in keys) if drawing is not None]
        with self._book.turn("drawing.visit", tr("visit of the gallery")) as turn:
            for key in there:
                turn.update("drawing", key, {"visited": 1})

    def remove_drawing(self, drawing_id: Id) -> None:
        """Take a drawing out of the session; undo brings it back with all its strokes."""
        label = tr("remove “{title}”").format(title=caption(self.drawing(drawing_id).facts))
        with self._book.turn("drawing.remove", label) as turn:
            turn.remove("drawing", drawing_id)

    # strokes

    def add_strokes(self, drawing_id: Id, strokes: Sequence[Stroke]) -> None:
        """Keep new marks as one turn. Raises Refused("stroke.bad") for ink that cannot be read."""
        label = tr("stroke") if len(strokes) == 1 else tr_many("{n} stroke", "{n} strokes", len(strokes))
        self._turn_strokes("stroke.add", label, drawing_id, [], [], strokes)

    def change_strokes(self, drawing_id: Id, strokes: Sequence[Stroke]) -> None:
        """Keep marks that were moved, recoloured, locked or written anew, as one turn."""
        self._turn_strokes("stroke.change", tr("change on the drawing"), drawing_id, [], strokes, [])

    def remove_strokes(self, drawing_id: Id, keys: Sequence[Id]) -> None:
        """Take marks away, as one turn."""
        self._turn_strokes("stroke.remove", tr("erasing"), drawing_id, keys, [], [])

    def replace_strokes(self, drawing_id: Id, gone: Sequence[Id], added: Sequence[Stroke]) -> None:
        """What a rubber leaves in place of what it touched, as one turn."""
        self._turn_strokes("stroke.replace", tr("erasing"), drawing_id, gone, [], added)

    # photos

    def add_photo(self, session_id: Id, photo: Photo, *, title: str = "", whose: str = "") -> Id:
        """A photo as a drawing at the end of the gallery."""
        key, picture = new_id(), new_id()
        with self._book.turn("drawing.photo", tr("photo {name}").format(name=photo.name)) as turn:
            rows.add_picture(turn, picture, photo)
            row = self._row(key, session_id, "photo", title, whose, None)
            turn.insert("drawing", {**row, "picture_id": picture})
        return key

    def add_photo_file(self, session_id: Id, source: Path | bytes, name: str = "", whose: str = "") -> Id:
        """A photo as it came from a camera, as a drawing. Raises Refused("photo.…")."""
        from copdesk.board.photos import read_photo

        return self.add_photo(session_id, read_photo(source, name), whose=whose)

    def place_photo_file(self, drawing_id: Id, source: Path | bytes, x: float, y: float, name: str = "") -> Stroke:
        """A photo on a drawing, about a third of the page, its middle at a place; the mark that was made."""
        from copdesk.board.photos import read_photo

        photo = read_photo(source, name)
        box = photo_box(photo.width, photo.height)
        wide, high = box.width / 6, box.height / 6
        corners = [(x - wide, y - high), (x + wide, y + high)]
        stroke = Stroke.of(new_id(), "image", "#000000", 1.0, corners, picture=new_id())
        self.place_picture(drawing_id, photo, stroke)
        return stroke

    def place_picture(self, drawing_id: Id, photo: Photo, stroke: Stroke) -> None:
        """A picture on a drawing: `stroke` is the image's mark, whose `picture` becomes the photo's id."""
        self.drawing(drawing_id)
        if stroke.picture is None:
            raise Refused("stroke.bad")
        with self._book.turn("stroke.picture", tr("picture {name}").format(name=photo.name)) as turn:
            rows.add_picture(turn, stroke.picture, photo)
            rows.add_stroke(turn, drawing_id, _whole(stroke))

    def straighten_photo(self, drawing_id: Id, corners: Sequence[tuple[float, float]], *, whiten: bool = True) -> None:
        """Cut the paper out of a photo and make it upright and white; the photo before stays for undo."""
        drawing = self.drawing(drawing_id)
        data = rows.picture(self._book, drawing.picture, "original") if drawing.picture else None
        if data is None:
            raise Refused("drawing.no_photo")
        from copdesk.board.photos import straighten

        straight = straighten(data, corners, whiten=whiten, name=caption(drawing.facts))
        picture = new_id()
        with self._book.turn("drawing.straighten", tr("straighten the photo")) as turn:
            rows.add_picture(turn, picture, straight)
            turn.update("drawing", drawing_id, {"picture_id": picture})

    def keep_rendering(self, drawing_id: Id, edition: tuple[int, int, bytes], picture: bytes) -> None:
        """Remember how a drawing looks in that state of it. Outside journal and undo."""
        self._book.keep_draft(_rendering_key(drawing_id), f"{_stamp(edition)}:{b64encode(picture).decode()}")

    # within

    def _turn_strokes(
        self,
        verb: str,
        label: str,
        drawing_id: Id,
        gone: Sequence[Id],
        changed: Sequence[Stroke],
        added: Sequence[Stroke],
    ) -> None:
        if not rows.is_there(self._book, drawing_id):
            raise Refused("drawing.gone")
        if gone or changed:
            keys = [*gone, *(stroke.id for stroke in changed)]
            there = {stroke.id for stroke in rows.strokes_by_id(self._book, drawing_id, keys)}
            if not there.issuperset(stroke.id for stroke in changed):
                raise Refused("stroke.gone")
            gone = [key for key in gone if key in there]
        with self._book.turn(verb, label) as turn:
            for key in gone:
                turn.remove("stroke", key)
            for stroke in changed:
                turn.update("stroke", stroke.id, rows.stroke_fields(_whole(stroke)))
            for stroke in added:
                rows.add_stroke(turn, drawing_id, _whole(stroke))

    def _row(self, key: Id, session_id: Id, kind: str, title: str, whose: str, author_id: Id | None) -> dict[str, Any]:
        last = self._book.row(
            "select max(position) as last from drawing where session_id = ? and not removed", [session_id]
        )
        cue = self._run.state(session_id).cue if self._run.live() == session_id else None
        return {
            "id": key,
            "session_id": session_id,
            "step_id": cue.step.id if cue else None,
            "kind": kind,
            "title": _clean("title", title) or None,
            "author": _clean("whose", whose) or None,
            "author_id": author_id or self._member(whose),
            "position": ((last or {}).get("last") or 0) + 1,
        }

    def _member(self, name: str) -> Id | None:
        """The member who is called exactly so, and nobody else is."""
        wanted = " ".join(name.split(",")[0].split()).casefold()
        same = [member.id for member in self._people.members() if member.name.casefold() == wanted] if wanted else []
        return same[0] if len(same) == 1 else None


def _clean(field: str, value: Any) -> Any:
    if field == "members":
        if value is None or value == "":
            return None
        try:
            members = int(value)
        except (TypeError, ValueError):
            members = -1
        if not 0 <= members <= MAX_MEMBERS:
            raise Refused("drawing.members", limit=MAX_MEMBERS)
        return members
    if field == "keywords":
        words = (" ".join(str(word).split()) for word in value)
        return tuple(dict.fromkeys(word for word in words if word))
    text = str(value).strip()
    if len(text) > MAX_WORDS:
        raise Refused("drawing.long", limit=MAX_WORDS)
    return text


def _whole(stroke: Stroke) -> Stroke:
    try:
        unpack(stroke.ink)
    except ValueError as error:
        raise Refused("stroke.bad") from error
    return stroke


def _stamp(edition: tuple[int, int, bytes]) -> str:
    changed_at, strokes, picture = edition
    return f"{changed_at}.{strokes}.{picture.hex()}"


def _rendering_key(drawing_id: Id) -> str:
    return f"rendering:{id_text(drawing_id)}"
