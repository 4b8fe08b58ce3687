"""What Ctrl+K finds beside actions: people, steps, sessions, drawings and notes, from snapshots asked for anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from copdesk.board.drawing import Drawing
from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.desk import Desk
from copdesk.notes.values import Note
from copdesk.people.values import Member, folded
from copdesk.plan.values import Session, Step
from copdesk.words import tr
from ui.bridge import Bridge
from ui.shell.palette import Entry

MOST = 6
_TABLES = frozenset({"member", "note", "session", "activity", "step", "drawing"})


@dataclass(frozen=True, slots=True)
class Ways:
    """What is done with what was found; each is given its key."""

    person: Callable[[Id], None]
    note: Callable[[Id], None]
    step: Callable[[Id], None]
    session: Callable[[Id], None]
    drawing: Callable[[Id], None]


class Finding(QObject):
    """Keeps what a book holds at hand, so that the palette answers while it is typed."""

    def __init__(self, desk: Desk, bridge: Bridge, ways: Ways, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._ways = ways
        self._session_id: Id | None = None
        self._stale: frozenset[str] = frozenset()
        self._people: Sequence[tuple[str, Member]] = ()
        self._notes: Sequence[tuple[str, Note]] = ()
        self._steps: Sequence[tuple[str, str, Step]] = ()
        self._sessions: Sequence[tuple[str, Session]] = ()
        self._drawings: Sequence[tuple[str, Drawing]] = ()
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
            Entry(tr("People"), one.name, partial(self._ways.person, one.id), one.organisation, "people")
            for one in found[:MOST]
        ]

    def notes(self, words: str) -> list[Entry]:
        """Notes in which all the words stand."""
        wanted = folded(words).split()
        found = [one for text, one in self._notes if wanted and all(word in text for word in wanted)]
        return [
            Entry(tr("Notes"), one.body.split("\n")[0], partial(self._ways.note, one.id), hh_mm(one.said_at), "notes")
            for one in found[-MOST:]
        ]

    def plans(self, words: str) -> list[Entry]:
        """Steps of the session in view, by their words or their activity's, and sessions."""
        wanted = folded(words).split()
        steps = [one for one in self._steps if wanted and all(word in one[0] for word in wanted)]
        sessions = [one for text, one in self._sessions if wanted and all(word in text for word in wanted)]
        return [
            *(Entry(tr("Plan"), one.title, partial(self._ways.step, one.id), activity, "plan")
              for _text, activity, one in steps[:MOST]),
            *(Entry(tr("Sessions"), one.title, partial(self._ways.session, one.id), one.day_text or one.day, "run")
              for one in sessions[:MOST]),
        ]  # fmt: skip

    def drawings(self, words: str) -> list[Entry]:
        """Drawings of the session in view, by title or maker."""
        wanted = folded(words).split()
        found = [one for text, one in self._drawings if wanted and all(word in text for word in wanted)]
        return [
            Entry(tr("Drawings"), _name(one), partial(self._ways.drawing, one.id), one.facts.whose, "board")
            for one in found[:MOST]
        ]

    def _ask(self) -> None:
        self._stale = frozenset()
        self._bridge.ask(self._desk.people.members, then=self._on_people)
        if self._session_id is not None:
            self._bridge.ask(self._desk.notes.to_find, self._session_id, then=self._on_notes)
            self._bridge.ask(self._desk.plan.session, self._session_id, then=self._on_plan)
            self._bridge.ask(self._desk.board.drawings, self._session_id, then=self._on_drawings)
        self._bridge.ask(self._desk.plan.sessions, then=self._on_sessions)

    def _refresh(self) -> None:
        """Asks only when somebody searches after a change: five thousand notes are not read for every new one."""
        if self._stale:
            self._ask()

    def _on_changed(self, changes: Changes) -> None:
        self._stale |= changes.tables & _TABLES

    def _on_people(self, people: list[Member]) -> None:
        self._people = [(folded(f"{one.name} {one.called} {one.organisation}"), one) for one in people]

    def _on_notes(self, notes: list[tuple[str, Note]]) -> None:
        self._notes = notes

    def _on_plan(self, session: Session) -> None:
        self._steps = [
            (folded(f"{one.title} {one.short} {activity.title}"), activity.title, one)
            for activity in session.activities
            for one in activity.steps
        ]

    def _on_sessions(self, sessions: list[Session]) -> None:
        self._sessions = [(folded(f"{one.title} {one.day_text} {one.day}"), one) for one in sessions]

    def _on_drawings(self, drawings: list[Drawing]) -> None:
        self._drawings = [(folded(f"{one.facts.title} {one.facts.whose}"), one) for one in drawings if _name(one)]


def _name(drawing: Drawing) -> str:
    return drawing.facts.title or drawing.facts.whose
