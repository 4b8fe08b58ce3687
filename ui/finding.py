"""What Ctrl+K finds beside actions: people and notes of the book, from a snapshot that is asked for anew."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.desk import Desk
from copdesk.notes.values import Note
from copdesk.people.values import Member, folded
from copdesk.words import tr
from ui.bridge import Bridge
from ui.shell.palette import Entry

MOST = 6


class Finding(QObject):
    """Keeps people and notes at hand, so that the palette answers while it is typed."""

    def __init__(self, desk: Desk, bridge: Bridge, show_person: Callable[[Id], None], show_note: Callable[[Id], None],
                 parent: QObject | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._show_person, self._show_note = show_person, show_note
        self._session_id: Id | None = None
        self._stale: frozenset[str] = frozenset()
        self._people: Sequence[tuple[str, Member]] = ()
        self._notes: Sequence[tuple[str, Note]] = ()
        bridge.changed.connect(self._on_changed)

    def show_session(self, session_id: Id | None) -> None:
        """Notes are those of the session in view."""
        self._session_id = session_id
        self._ask()

    def people(self, words: str) -> list[Entry]:
        """Members whose name or organisation has all the words."""
        self._refresh()
        wanted = folded(words).split()
        found = [one for text, one in self._people if wanted and all(word in text for word in wanted)]
        return [
            Entry(tr("People"), one.name, partial(self._show_person, one.id), one.organisation, "people")
            for one in found[:MOST]
        ]

    def notes(self, words: str) -> list[Entry]:
        """Notes in which all the words stand."""
        wanted = folded(words).split()
        found = [one for text, one in self._notes if wanted and all(word in text for word in wanted)]
        return [
            Entry(tr("Notes"), one.body.split("\n")[0], partial(self._show_note, one.id), hh_mm(one.said_at), "notes")
            for one in found[-MOST:]
        ]

    def _ask(self) -> None:
        self._stale = frozenset()
        self._bridge.ask(self._desk.people.members, then=self._on_people)
        if self._session_id is not None:
            self._bridge.ask(self._desk.notes.of_session, self._session_id, then=self._on_notes)

    def _refresh(self) -> None:
        """Asks only when somebody searches after a change: five thousand notes are not read for every new one."""
        if self._stale:
            self._ask()

    def _on_changed(self, changes: Changes) -> None:
        self._stale |= changes.tables & {"member", "note"}

    def _on_people(self, people: list[Member]) -> None:
        self._people = [(folded(f"{one.name} {one.called} {one.organisation}"), one) for one in people]

    def _on_notes(self, notes: list[Note]) -> None:
        self._notes = [(folded(one.body), one) for one in notes]
