"""Drawings of the board as pictures of a document: ink stays ink, so that it prints as sharp as paper."""

from collections.abc import Callable, Iterator, Mapping

from copdesk.board.describe import caption
from copdesk.board.drawing import Drawing, Facts
from copdesk.board.ink import PAGE, Box
from copdesk.board.ink import Stroke as Mark
from copdesk.board.service import Board
from copdesk.board.shape import bounds_of_all, box_of, outline
from copdesk.board.symbols import symbol_width
from copdesk.book.ids import Id
from copdesk.report.values import Note, Pasted, Person, Picture, Stroke, Words

OPACITY = {"marker": 0.5, "highlighter": 0.35}
INK = "#1F2A2E"
Known = Callable[[Id | None, str], Person | None]


def gallery(board: Board, session_id: Id, known: Known, said: Mapping[Id, tuple[Note, ...]]) -> tuple[Picture, ...]:
    """Every drawing and photo of a session, numbered as they hang, with what was `said` about each."""
    return tuple(_picture(board, drawing, known, said.get(drawing.id, ())) for drawing in board.drawings(session_id))


def _picture(board: Board, drawing: Drawing, known: Known, notes: tuple[Note, ...]) -> Picture:
    strokes = board.strokes_of(drawing.id)
    author = known(drawing.author_id, drawing.facts.whose)
    head = (drawing.place, caption(drawing.facts), author, told(drawing.facts))
    if drawing.picture and not strokes:
        return Picture(*head, image=board.picture(drawing.picture) or b"", notes=notes)
    page = board.page(drawing.id)
    around = bounds_of_all(page.strokes)
    view = PAGE.united(around) if around else PAGE
    marks = tuple(mark for stroke in page.strokes for mark in _marks(board, stroke, view))
    return Picture(*head, marks=marks, width=view.width, height=view.height, notes=notes)


def told(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What is known of a drawing, as (name, value); the names are English, for the document to say."""
    rows = (
        ("Members", str(facts.members) if facts.members is not None else ""),
        ("Governance", facts.governance),
        ("Focus", facts.focus),
        ("Activity", facts.activity),
        ("Key words", ", ".join(facts.keywords)),
    )
    return tuple((name, " ".join(value.split())) for name, value in rows if value.strip())


def _marks(board: Board, stroke: Mark, view: Box) -> Iterator[Stroke | Words | Pasted]:
    box = box_of(stroke.points)
    place = (box.left - view.left, box.top - view.top, box.width, box.height)
    colour = stroke.colour if len(stroke.colour) == 7 else INK
    if stroke.kind == "image":
        data = board.picture(stroke.picture) if stroke.picture else None
        if data:
            yield Pasted(data, *place)
    elif stroke.kind == "text":
        yield Words(stroke.text, *place, stroke.width, colour)
    elif stroke.kind == "sticky":
        yield Words(stroke.text, *place, stroke.width, INK, colour)
    else:
        width = symbol_width(box) if stroke.kind == "symbol" else stroke.width
        for line in outline(stroke):
            flat = tuple(value for point in line for value in (point.x - view.left, point.y - view.top))
            yield Stroke(flat, colour, width, OPACITY.get(stroke.kind, 1.0))
