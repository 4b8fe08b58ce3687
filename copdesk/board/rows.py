"""The rows of drawings, strokes and pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from copdesk.board.drawing import Drawing, Facts
from copdesk.board.ink import Stroke
from copdesk.book.book import Book
from copdesk.book.ids import ID_SIZE, Id
from copdesk.book.journal import Row
from copdesk.book.turn import Turn

if TYPE_CHECKING:
    from copdesk.board.photos import Photo

COLUMN = {"whose": "author"}
_DRAWINGS = (
    "select d.*, (select count(*) from note n where n.drawing_id = d.id and not n.removed) as notes,"
    " (select count(*) from stroke s where s.drawing_id = d.id and not s.removed) as strokes, max(d.changed_at,"
    " coalesce((select max(s.changed_at) from stroke s where s.drawing_id = d.id), 0)) as touched from drawing d"
)
_STROKE = (  # as JSON holds it; of numbers it would keep fifteen digits
    "hex(id), kind, colour, printf('%!.17g', width), hex(points), body, hex(picture_id), printf('%!.17g', angle),"
    " hex(group_id), locked, z"
)
_AT_ONCE = 400


def drawings(book: Book, session_id: Id) -> list[Drawing]:
    """The drawings of a session in the order of the gallery."""
    rows = book.rows(
        f"{_DRAWINGS} where d.session_id = ? and not d.removed order by coalesce(d.position, 0), d.id", [session_id]
    )
    return [drawing_of(row, place) for place, row in enumerate(rows, 1)]


def all_drawings(book: Book) -> list[Drawing]:
    """The drawings of all sessions, the newest session first, each in the order of its gallery."""
    rows = book.rows(
        f"{_DRAWINGS} join session p on p.id = d.session_id where not d.removed and not p.removed"
        " order by coalesce(p.day, '') desc, p.id desc, coalesce(d.position, 0), d.id"
    )
    return [drawing_of(row, place) for place, row in enumerate(rows, 1)]


def drawing(book: Book, key: Id) -> Drawing | None:
    """One drawing that is not removed; its place is 0 where it is asked for alone."""
    row = book.row(f"{_DRAWINGS} where d.id = ? and not d.removed", [key])
    return drawing_of(row, 0) if row else None


def is_there(book: Book, key: Id) -> bool:
    """Whether a drawing is in the book; asks for nothing that takes time on a heavy one."""
    return book.row("select 1 from drawing where id = ? and not removed", [key]) is not None


def drawing_of(row: Row, place: int) -> Drawing:
    members = str(row["members"] or "")
    return Drawing(
        id=row["id"],
        session_id=row["session_id"],
        facts=Facts(
            title=row["title"] or "",
            whose=row["author"] or "",
            members=int(members) if members.isdecimal() else None,
            governance=row["governance"] or "",
            numbers=row["numbers"] or "",
            focus=row["focus"] or "",
            activity=row["activity"] or "",
            keywords=tuple(json.loads(row["keywords"] or "[]")),
        ),
        author_id=row["author_id"],
        trio_id=row["trio_id"],
        step_id=row["step_id"],
        picture=row["picture_id"],
        place=place,
        notes=row["notes"],
        strokes=row["strokes"],
        visited=bool(row["visited"]),
        changed_at=row["touched"],
        paper=row["paper"] or "blank",
    )


def stored(field: str, value: Any) -> Any:
    """A fact as its column holds it."""
    if field == "keywords":
        return json.dumps(list(value), ensure_ascii=False) if value else None
    if field == "members":
        return None if value is None else str(value)
    return value or None


def strokes(book: Book, drawing_id: Id) -> list[Stroke]:
    """The strokes of a drawing in painting order."""
    return sorted(_strokes(book, "drawing_id = ? and not removed", [drawing_id]), key=lambda stroke: stroke.order)


def _strokes(book: Book, where: str, given: list[Any]) -> list[Stroke]:
    """All strokes that are asked for, in one row: each row waits anew for a thread that paints meanwhile."""
    row = book.row(f"select json_group_array(json_array({_STROKE})) as told from stroke where {where}", given)
    return [stroke_of(told) for told in json.loads(row["told"])] if row else []


def stroke_keys(book: Book, drawing_id: Id) -> tuple[tuple[Id, ...], int]:
    """The ids of the strokes of a drawing in painting order, and the height of the topmost.

    They come as one row: each row of a result waits anew for a thread that paints meanwhile.
    """
    row = book.row(
        "select group_concat(hex(id), '') as keys, max(coalesce(z, 0)) as top from"
        " (select id, z from stroke where drawing_id = ? and not removed order by coalesce(z, 0), id)",
        [drawing_id],
    )
    whole = bytes.fromhex(row["keys"] or "") if row else b""
    keys = tuple(whole[at : at + ID_SIZE] for at in range(0, len(whole), ID_SIZE))
    return keys, int(row["top"] or 0) if row else 0


def strokes_by_id(book: Book, drawing_id: Id, keys: Sequence[Id]) -> list[Stroke]:
    """Those of the strokes that are on the drawing now."""
    found: list[Stroke] = []
    for at in range(0, len(keys), _AT_ONCE):
        some = list(keys[at : at + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        found += _strokes(book, f"drawing_id = ? and not removed and id in ({marks})", [drawing_id, *some])
    return found


def stroke_of(told: Sequence[Any]) -> Stroke:
    """A stroke of the columns of `_STROKE`."""
    key, kind, colour, width, ink, text, picture, angle, group, locked, z = told
    return Stroke(
        bytes.fromhex(key), kind, colour or "#000000", float(width or 0), bytes.fromhex(ink), text or "",
        bytes.fromhex(picture) or None, float(angle or 0), bytes.fromhex(group) or None, bool(locked), int(z or 0),
    )  # fmt: skip


def stroke_fields(stroke: Stroke) -> Row:
    """The columns of a stroke, without its id and its drawing."""
    return {
        "kind": stroke.kind,
        "colour": stroke.colour,
        "width": float(stroke.width),
        "points": stroke.ink,
        "body": stroke.text or None,
        "picture_id": stroke.picture,
        "angle": float(stroke.angle) or None,
        "group_id": stroke.group,
        "locked": int(stroke.locked) or None,
        "z": float(stroke.z) or None,
    }


def add_stroke(turn: Turn, drawing_id: Id, stroke: Stroke) -> None:
    turn.insert("stroke", {"id": stroke.id, "drawing_id": drawing_id, **stroke_fields(stroke)})


def add_picture(turn: Turn, key: Id, photo: Photo) -> None:
    turn.insert(
        "picture",
        {
            "id": key,
            "mime": "image/jpeg",
            "width": photo.width,
            "height": photo.height,
            "bytes": photo.screen,
            "thumb": photo.thumb,
            "original": photo.original,
            "file_name": photo.name,
        },
    )


def picture(book: Book, key: Id, size: str) -> bytes | None:
    """The JPEG of a picture; `size` is 'screen', 'thumb' or 'original'."""
    column = {"screen": "bytes", "thumb": "thumb", "original": "original"}[size]
    row = book.row(f"select {column} as data from picture where id = ? and not removed", [key])
    return row["data"] if row else None


def picture_sizes(book: Book, keys: Sequence[Id]) -> dict[Id, tuple[int, int]]:
    marks = ", ".join("?" * len(keys))
    rows = book.rows(f"select id, width, height from picture where id in ({marks})", list(keys))
    return {row["id"]: (row["width"], row["height"]) for row in rows}
