"""Drawings of the board as pictures of a document: ink stays ink, so that it prints as sharp as paper.

What a drawing holds is taken over packed, on the book's thread, and opened where pages are set.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.board.describe import title_of
from copdesk.board.drawing import Drawing, Facts
from copdesk.board.ink import FREEHAND, PAGE, Box, coordinates
from copdesk.board.ink import Stroke as Mark
from copdesk.board.shape import bounds, box_of, outline
from copdesk.board.symbols import symbol_width
from copdesk.book.ids import Id
from copdesk.report.values import Note, Pasted, Person, Picture, Stroke, Words

if TYPE_CHECKING:
    from copdesk.board.service import Board

OPACITY = {"marker": 0.5, "highlighter": 0.35}
INK = "#1F2A2E"
Known = Callable[[Id | None, str], Person | None]


class Gallery:
    """The drawings of a book as pictures; one that has not changed is not read again."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._read: dict[Id, tuple[tuple[int, int, bytes], tuple[Mark, ...], tuple[tuple[Id, bytes], ...]]] = {}

    def of_session(self, session_id: Id, known: Known, said: Mapping[Id, tuple[Note, ...]]) -> tuple[Picture, ...]:
        """Every drawing and photo, numbered as they hang, with what was `said` about each."""
        drawings = self._board.drawings(session_id)
        return tuple(self._picture(drawing, known, said.get(drawing.id, ())) for drawing in drawings)

    def _picture(self, drawing: Drawing, known: Known, notes: tuple[Note, ...]) -> Picture:
        author = known(drawing.author_id, drawing.facts.whose)
        head = (drawing.place, title_of(drawing.facts), author, told(drawing.facts))
        marks, photos = self._marks(drawing)
        if drawing.picture and not drawing.strokes:
            image = photos[0][1] if photos else b""
            return Picture(*head, image=image, notes=notes, visited=drawing.visited)
        return Picture(*head, drawn=marks, photos=photos, notes=notes, visited=drawing.visited)

    def _marks(self, drawing: Drawing) -> tuple[tuple[Mark, ...], tuple[tuple[Id, bytes], ...]]:
        kept = self._read.get(drawing.id)
        if kept is None or kept[0] != drawing.edition:
            marks: tuple[Mark, ...] = ()
            if drawing.strokes:
                marks = self._board.page(drawing.id).strokes
            wanted = {mark.picture for mark in marks if mark.picture} | {drawing.picture} - {None}
            photos = ((key, self._board.picture(key)) for key in sorted(key for key in wanted if key))
            kept = (drawing.edition, marks, tuple((key, data) for key, data in photos if data))
            self._read[drawing.id] = kept
        return kept[1], kept[2]


def told(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What is known of a drawing, as (name, value); the names are English, for the document to say."""
    rows = (
        ("Members", str(facts.members) if facts.members is not None else ""),
        ("Governance", facts.governance),
        ("Numbers", facts.numbers),
        ("Focus", facts.focus),
        ("Activity", facts.activity),
        ("Key words", ", ".join(facts.keywords)),
    )
    return tuple((name, " ".join(value.split())) for name, value in rows if value.strip())


def opened(picture: Picture) -> Picture:
    """The same with its marks unpacked, in a page that holds all of them."""
    if not picture.drawn:
        return picture
    lines = [_line(mark) if mark.kind in FREEHAND else None for mark in picture.drawn]
    view = PAGE
    for mark, line in zip(picture.drawn, lines, strict=True):
        view = view.united(_around(line, mark.width / 2) if line else bounds(mark))
    photos = dict(picture.photos)
    marks = tuple(
        made
        for mark, line in zip(picture.drawn, lines, strict=True)
        for made in ([_freehand(mark, line, view)] if line else _other(mark, photos, view))
    )
    return replace(picture, marks=marks, width=view.width, height=view.height, drawn=(), photos=())


Line = tuple[list[float], list[float]]


def _line(mark: Mark) -> Line:
    xs, ys, _ = coordinates(mark.ink)
    return xs, ys


def _around(line: Line, reach: float) -> Box:
    return Box(min(line[0]), min(line[1]), max(line[0]), max(line[1])).grown(reach)


def _freehand(mark: Mark, line: Line, view: Box) -> Stroke:
    flat = [0.0] * (2 * len(line[0]))
    flat[::2] = [x - view.left for x in line[0]]
    flat[1::2] = [y - view.top for y in line[1]]
    return Stroke(tuple(flat), _colour(mark), mark.width, OPACITY.get(mark.kind, 1.0))


def _colour(mark: Mark) -> str:
    return mark.colour if len(mark.colour) == 7 else INK


def _other(mark: Mark, photos: Mapping[Id, bytes], view: Box) -> Iterator[Stroke | Words | Pasted]:
    points = mark.points
    box = box_of(points)
    place = (box.left - view.left, box.top - view.top, box.width, box.height)
    if mark.kind == "image":
        data = photos.get(mark.picture or b"")
        if data:
            yield Pasted(data, *place)
    elif mark.kind == "text":
        yield Words(mark.text, *place, mark.width, _colour(mark))
    elif mark.kind == "sticky":
        yield Words(mark.text, *place, mark.width, INK, _colour(mark))
    else:
        width = symbol_width(box) if mark.kind == "symbol" else mark.width
        for line in outline(mark, points):
            flat = tuple(value for point in line for value in (point.x - view.left, point.y - view.top))
            yield Stroke(flat, _colour(mark), width, OPACITY.get(mark.kind, 1.0))
