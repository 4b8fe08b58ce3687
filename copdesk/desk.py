"""The desk: one open book and one service per room."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from copdesk.board.service import Board
from copdesk.book.book import Book, Changes
from copdesk.book.keep import drop_copies, spare
from copdesk.clock import Clock
from copdesk.community.life import Life
from copdesk.community.service import CommunityRoom
from copdesk.community.survey import Survey
from copdesk.notes.service import Notes
from copdesk.people.service import People
from copdesk.plan.service import Plan
from copdesk.run.service import Run
from copdesk.trios.service import Trios

if TYPE_CHECKING:
    from copdesk.report.service import Reports


class Desk:
    """Holds the services; whoever has the desk has the book. To be used on the book's thread only."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self.book = book
        self.clock = clock
        self.people = People(book, clock)
        self.plan = Plan(book)
        self.run = Run(book, clock, self.plan)
        self.trios = Trios(book, clock, self.plan, self.people)
        self.board = Board(book, clock, self.run, self.people)
        self.notes = Notes(book, clock, self.plan, self.run, self.people)
        self.community = CommunityRoom(book, clock)
        self.life = Life(book, clock)
        self.survey = Survey(book, clock)

    @cached_property
    def report(self) -> "Reports":
        """The documents. No session needs one to begin: they are loaded when somebody asks for them."""
        from copdesk.report.service import Reports

        return Reports(self)

    @classmethod
    def open(cls, path: Path, clock: Clock, spares: Path | None = None) -> "Desk":
        """Opens a book's file; raises Refused with the reason why not."""
        return cls(Book.open(path, clock, spares), clock)

    def watch(self, watcher: Callable[[Changes], None]) -> None:
        """`watcher` hears of every change, after it is kept."""
        self.book.watch(watcher)

    def undo(self, past_facts: bool = False) -> Changes:
        """Takes the last undoable turn back."""
        return self.book.undo(past_facts=past_facts)

    def redo(self) -> Changes:
        """Brings the last undone turn back."""
        return self.book.redo()

    def keep_spare(self, folder: Path) -> Path | None:
        """Makes a spare copy in `folder`, named by the community's key; None for a book in memory."""
        if self.book.path is None:
            return None
        return spare(self.book, folder / f"{self.community.community().id.hex()}.copdesk")

    def keep_only_spare(self, folder: Path) -> Path | None:
        """The same, and no older copy of this book is left in `folder`: after somebody was forgotten."""
        drop_copies(folder, self.community.community().id)
        return self.keep_spare(folder)

    def close(self) -> None:
        """Closes the book."""
        self.book.close()
