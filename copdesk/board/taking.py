"""Drawings on their way out of the book: what it takes to paint one, its lines as SVG, all as a page of the web."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copdesk.board.describe import caption, describe
from copdesk.board.drawing import Drawing, Look
from copdesk.board.ink import PAGE, Box
from copdesk.board.service import Board
from copdesk.board.shape import bounds_of_all
from copdesk.board.svg import svg
from copdesk.board.webpage import web_page
from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Whole:
    """A drawing, or its photo, and the box around all of it."""

    look: Look
    page: Box


def whole_of(look: Look) -> Whole:
    """Takes long for a heavy drawing, and needs no book."""
    drawn = bounds_of_all(look.strokes)
    return Whole(look, PAGE if drawn is None else PAGE.united(drawn))


def lines_of(look: Look) -> tuple[str, bytes]:
    """The ending of the file's name and its bytes: SVG, or the JPEG of a photo, which has no lines. Takes long too."""
    if look.picture is not None:
        return ".jpg", look.picture
    facts = look.drawing.facts
    text = svg(look.strokes, title=caption(facts), description=describe(facts), pictures=look.photos)
    return ".svg", text.encode()


class Taking:
    """What is read of the book for it."""

    def __init__(self, board: Board, language: Callable[[], str]) -> None:
        self._board, self._language = board, language

    def look(self, drawing_id: Id) -> Look | None:
        """All of a drawing; None where it has been taken out meanwhile."""
        return self._board.look_or_none(drawing_id, True)

    def web(self, title: str, pictures: Sequence[tuple[Drawing, str]]) -> bytes:
        """The page that shows these pictures, in the community's language."""
        return web_page(title, self._language(), pictures)
