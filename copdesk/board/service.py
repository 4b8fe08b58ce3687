"""What a person can do on the board and in the gallery."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copdesk.board import rows
from copdesk.board.describe import caption
from copdesk.board.drawing import FIELDS, MAX_MEMBERS, MAX_WORDS, PAPERS, Owner, photo_box
from copdesk.board.ink import Box, Stroke, unpack
from copdesk.board.looking import Looking, page_key, rendering_key, stamp
from copdesk.board.templates import TEMPLATES, template_strokes
from copdesk.board.walkabout import Walk, as_text, from_text
from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.people.service import People
from copdesk.run.service import Run
from copdesk.run.side import SideClock
from copdesk.words import Refused, tr, tr_many

if TYPE_CHECKING:
    from copdesk.board.photos import Photo


class Board(Looking):
    """Drawings, their strokes and facts, and photos, of the sessions of one book."""

    def __init__(self, book: Book, clock: Clock, run: Run, people: People) -> None:
        super().__init__(book)
        self._clock = clock
        self._run = run
        self._people = people

    # the walk through the gallery

    def walk_clock(self, session_id: Id) -> SideClock | None:
        """The clock of the step that runs, if it is a walk through the gallery."""
        state, now = self._run.state(session_id), self._clock.now()
        cue, leg = state.cue, state.leg
        if cue is None or leg is None or cue.step.scene != "gallery":
            return None
        return SideClock(state.length_ms(cue), None if state.held else now, leg.spent(now))

    def keep_walk(self, session_id: Id, walk: Walk) -> None:
        """Remembers how far people are, so that the walk goes on after a restart. Outside journal and undo."""
        self._book.keep_draft(_walk_key(session_id), as_text(walk))

    def kept_walk(self, session_id: Id) -> tuple[Id, Walk | None]:
        """The session that was asked for, and the walk that is under way in it."""
        return session_id, from_text(self._book.draft(_walk_key(session_id)), self._clock.now())

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

    def new_boards(self, session_id: Id, owners: Sequence[Owner], *, template: str = "blank") -> list[Id]:
        """A page for each of these, as one turn. Raises Refused("board.template" | "board.nobody")."""
        if template not in TEMPLATES:
            raise Refused("board.template", name=template)
        if not owners:
            raise Refused("board.nobody")
        keys: list[Id] = []
        with self._book.turn("drawing.many", tr_many("{n} board", "{n} boards", len(owners))) as turn:
            for owner in owners:
                key = new_id()
                row = self._row(key, session_id, "board", "", owner.name, owner.member_id)
                turn.insert("drawing", {**row, "trio_id": owner.trio_id})
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
            new |= {"author_id": self._member(str(value)), "trio_id": None}
        label = tr("about “{title}”").format(title=caption(drawing.facts))
        with self._book.turn("drawing.describe", label) as turn:
            turn.update("drawing", drawing_id, new)

    def give(self, drawing_id: Id, owner: Owner) -> None:
        """Say whose a drawing is where more than the name is known. Raises Refused("drawing.…")."""
        label = tr("about “{title}”").format(title=caption(self.drawing(drawing_id).facts))
        new = {"author": _clean("whose", owner.name) or None, "author_id": owner.member_id, "trio_id": owner.trio_id}
        with self._book.turn("drawing.give", label) as turn:
            turn.update("drawing", drawing_id, new)

    def move_to_step(self, drawing_ids: Sequence[Id], step_id: Id | None) -> None:
        """Say in which step of the session these were drawn: photos that come at night came in none that ran."""
        there = [one for one in (rows.drawing(self._book, key) for key in drawing_ids) if one is not None]
        label = tr_many("step of {n} drawing", "step of {n} drawings", len(there))
        with self._book.turn("drawing.step", label) as turn:
            for drawing in there:
                turn.update("drawing", drawing.id, {"step_id": step_id})

    def lay_paper(self, drawing_id: Id, paper: str) -> None:
        """Blank, squared or ruled paper under the ink. Raises Refused("drawing.field")."""
        if paper not in PAPERS:
            raise Refused("drawing.field", field=paper)
        label = tr("paper of “{title}”").format(title=caption(self.drawing(drawing_id).facts))
        with self._book.turn("drawing.paper", label) as turn:
            turn.update("drawing", drawing_id, {"paper": None if paper == "blank" else paper})

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
        label = "" if len(strokes) == 1 else tr_many("{n} stroke", "{n} strokes", len(strokes))
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

    def place_photo(self, drawing_id: Id, photo: Photo, x: float, y: float) -> Stroke:
        """A photo on a drawing, about a third of the page, its middle at a place; the mark that was made."""
        self.drawing(drawing_id)
        box = photo_box(photo.width, photo.height)
        wide, high = box.width / 6, box.height / 6
        corners = [(x - wide, y - high), (x + wide, y + high)]
        picture = new_id()
        stroke = Stroke.of(new_id(), "image", "#000000", 1.0, corners, picture=picture)
        with self._book.turn("stroke.picture", tr("picture {name}").format(name=photo.name)) as turn:
            rows.add_picture(turn, picture, photo)
            rows.add_stroke(turn, drawing_id, stroke)
        return stroke

    def straighten_photo(self, drawing_id: Id, straight: Photo) -> None:
        """Show the paper of a photo upright in its place; the photo before stays for undo."""
        if self.drawing(drawing_id).picture is None:
            raise Refused("drawing.no_photo")
        picture = new_id()
        with self._book.turn("drawing.straighten", tr("straighten the photo")) as turn:
            rows.add_picture(turn, picture, straight)
            turn.update("drawing", drawing_id, {"picture_id": picture})

    def keep_rendering(self, drawing_id: Id, edition: tuple[int, int, bytes], picture: bytes) -> None:
        """Remember how a drawing looks in that state of it. Outside journal and undo."""
        self._book.keep_draft(rendering_key(drawing_id), f"{stamp(edition)}:{b64encode(picture).decode()}")

    def keep_renderings(self, looks: Sequence[tuple[Id, tuple[int, int, bytes], bytes]]) -> None:
        """The same for several drawings, in one commit."""
        with self._book.batch():
            for look in looks:
                self.keep_rendering(*look)

    def keep_page(self, drawing_id: Id, edition: tuple[int, int, bytes], extent: Box, picture: bytes) -> None:
        """Remember how a heavy page looks as large as it is seen. Outside journal and undo."""
        box = ",".join(f"{side:.2f}" for side in extent)
        self._book.keep_draft(page_key(drawing_id), f"{stamp(edition)}:{box}:{b64encode(picture).decode()}")

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


def _walk_key(session_id: Id) -> str:
    return f"walk:{session_id.hex()}"


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
