"""One way to use each verb of the board that can be undone, for the model test."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image

from copdesk.board.drawing import PAPERS, Owner
from copdesk.board.ink import Stroke
from copdesk.board.photos import read_photo
from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk

Use = Callable[[Desk, Id, Random], object]


@cache
def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), (200, 210, 190)).save(out, "PNG")
    return out.getvalue()


def _stroke(chance: Random) -> Stroke:
    return Stroke.of(new_id(), "pen", "ink", 4.0, [(chance.randrange(1600), chance.randrange(1000)) for _ in range(5)])


def _page(desk: Desk, session: Id) -> Id:
    return next(one.id for one in desk.board.drawings(session) if one.picture is None)


def _photo(desk: Desk, session: Id) -> Id:
    return next(one.id for one in desk.board.drawings(session) if one.picture is not None)


def prepare(desk: Desk, session: Id) -> None:
    """A page with two strokes, and a photo."""
    page = desk.board.new_drawing(session, title="A page")
    desk.board.add_strokes(page, [_stroke(Random(1)), _stroke(Random(2))])
    desk.board.add_photo_file(session, _picture(), "flipchart.png")


def _change(desk: Desk, session: Id, chance: Random) -> None:
    page = _page(desk, session)
    old = desk.board.strokes_of(page)[0]
    moved = Stroke.of(old.id, "pen", "teal", 4.0, [(chance.randrange(1600), 5), (chance.randrange(1600), 9)])
    desk.board.change_strokes(page, [moved])


def _replace(desk: Desk, session: Id, chance: Random) -> None:
    page = _page(desk, session)
    desk.board.replace_strokes(page, [desk.board.strokes_of(page)[0].id], [_stroke(chance), _stroke(chance)])


def _erase(desk: Desk, session: Id, chance: Random) -> None:
    page = _page(desk, session)
    desk.board.remove_strokes(page, [desk.board.strokes_of(page)[-1].id])


def _arrange(desk: Desk, session: Id, chance: Random) -> None:
    keys = [one.id for one in desk.board.drawings(session)]
    desk.board.arrange(session, keys[1:] + keys[:1])


BOARD: dict[str, Use] = {
    "drawing.new": lambda d, s, r: d.board.new_drawing(s, template="circles"),
    "drawing.many": lambda d, s, r: d.board.new_boards(s, [Owner("T1"), Owner("T2")], template="canvas"),
    "drawing.describe": lambda d, s, r: d.board.describe(_page(d, s), "focus", f"focus {r.random()}"),
    "drawing.arrange": _arrange,
    "drawing.visit": lambda d, s, r: d.board.visit(_page(d, s)),
    "drawing.remove": lambda d, s, r: _gone(d, s),
    "drawing.photo": lambda d, s, r: d.board.add_photo_file(s, _picture(), "another.png"),
    "drawing.straighten": lambda d, s, r: d.board.straighten_photo(_photo(d, s), read_photo(_picture())),
    "drawing.give": lambda d, s, r: d.board.give(_page(d, s), Owner(f"T{r.randrange(9)}", None, new_id())),
    "drawing.step": lambda d, s, r: d.board.move_to_step([_page(d, s), _photo(d, s)], new_id()),
    "drawing.paper": lambda d, s, r: _paper(d, s, r),
    "stroke.add": lambda d, s, r: d.board.add_strokes(_page(d, s), [_stroke(r)]),
    "stroke.change": _change,
    "stroke.remove": _erase,
    "stroke.replace": _replace,
    "stroke.picture": lambda d, s, r: d.board.place_photo(_page(d, s), read_photo(_picture()), 300, 300),
}


def _paper(desk: Desk, session: Id, chance: Random) -> None:
    """Another one than lies there: what changes nothing leaves nothing to undo."""
    page = desk.board.drawing(_page(desk, session))
    desk.board.lay_paper(page.id, chance.choice([paper for paper in PAPERS if paper != page.paper]))


def _gone(desk: Desk, session: Id) -> None:
    desk.board.remove_drawing(desk.board.drawings(session)[-1].id)
