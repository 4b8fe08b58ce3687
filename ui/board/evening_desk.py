"""What is typed at the evening table goes to the book; what the book knows comes to the table."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from copdesk.board.drawing import Drawing, Owner
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import Note
from copdesk.people.values import Attendance
from copdesk.plan.values import Session
from copdesk.trios.held import Held
from copdesk.words import sentence
from ui.board.evening import EveningTable
from ui.bridge import Bridge


class EveningDesk(QObject):
    """`photo` is the drawing in sight; `shown()` when it is another one."""

    shown = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, table: EveningTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._table = desk, bridge, table
        self._session: Id | None = None
        self._people: list[str] = []
        self._groups: dict[Id, Id] = {}
        self._labels: dict[str, Id] = {}
        self._lines: list[str] = []
        self._moved: deque[tuple[list[Id], Id | None]] = deque()
        self.photo: Id | None = None
        table.noted.connect(self._on_noted)
        table.assigned.connect(self._on_assigned)
        table.captioned.connect(self._on_captioned)
        table.stepped.connect(self._on_stepped)
        table.shown.connect(self._on_shown)

    def show_session(self, session_id: Id | None) -> None:
        self._session = session_id

    def begin(self) -> None:
        """The table is in sight: who is here, and who sat together."""
        if self._session is not None:
            self._bridge.ask(self._desk.people.attendance, self._session, then=self._on_people)
            self._bridge.ask(self._desk.trios.draws, self._session, then=self._on_draws)
            self._bridge.ask(self._desk.plan.session, self._session, then=self._on_plan, refused=self._on_not_assigned)
        self.show_notes()
        self._table.who.edit.setFocus()

    def show_notes(self) -> None:
        """What was typed about the photo in sight."""
        if self._session is not None and self.photo is not None:
            self._bridge.ask(self._desk.notes.of_session, self._session, then=self._on_notes)
        else:
            self._table.show_notes([])

    def _on_people(self, people: list[Attendance]) -> None:
        here = [one.member.name for one in people if one.status == "here"]
        self._people = [*here, *(one.member.name for one in people if one.status != "here")]
        self._table.show_people([*self._people, *self._labels])

    def _on_draws(self, draws: list[Held]) -> None:
        trios = draws[-1].trios if draws else ()
        self._groups = {key: trio.id for trio in trios for key in trio.people}
        self._labels = {trio.label: trio.id for trio in trios}
        self._table.show_people([*self._people, *self._labels])

    def _on_plan(self, session: Session) -> None:
        self._table.show_steps([(step.id, step.title) for part in session.activities for step in part.steps])

    def _on_notes(self, notes: list[Note]) -> None:
        self._table.show_notes([note for note in notes if note.drawing_id == self.photo])

    def _on_shown(self, key: Id | None) -> None:
        self.photo = key
        self.show_notes()
        self.shown.emit()

    def _on_noted(self, drawing: Drawing, line: str) -> None:
        """The note belongs to the photo, to the step it was taken in and to its author's group."""
        if self._session is None:
            return
        self._lines.append(line)
        self._bridge.do(
            self._desk.notes.write,
            self._session,
            line,
            step_id=drawing.step_id,
            drawing_id=drawing.id,
            trio_id=drawing.trio_id or (self._groups.get(drawing.author_id) if drawing.author_id else None),
            then=self._on_kept,
            refused=self._on_not_kept,
        )

    def _on_kept(self, _key: Id) -> None:
        del self._lines[:1]

    def _on_not_kept(self, error: Exception) -> None:
        self._table.put_back(self._lines.pop(0) if self._lines else "", sentence(error))

    def _on_assigned(self, key: Id, name: str) -> None:
        """A member, a group of the last draw, or somebody new."""
        trio = self._labels.get(name)
        if trio is not None:
            owner = Owner(name, trio_id=trio)
            self._bridge.do(self._desk.board.give, key, owner, refused=self._on_not_assigned)
        else:
            self._bridge.do(self._desk.board.describe, key, "whose", name, refused=self._on_not_assigned)

    def _on_captioned(self, key: Id, title: str) -> None:
        self._bridge.do(self._desk.board.describe, key, "title", title, refused=self._on_not_captioned)

    def _on_not_captioned(self, error: Exception) -> None:
        self._table.title.refuse(sentence(error))

    def _on_stepped(self, keys: list[Id], step_id: Id | None) -> None:
        self._bridge.do(self._desk.board.move_to_step, keys, step_id, refused=self._on_not_assigned)
        if self._session is not None:
            self._moved.append((keys, step_id))
            self._bridge.ask(self._desk.notes.of_session, self._session, then=self._on_notes_to_move)

    def _on_notes_to_move(self, notes: list[Note]) -> None:
        """What was typed about photos that were in no step yet goes with them."""
        keys, step_id = self._moved.popleft()
        without = [note.id for note in notes if note.drawing_id in keys and note.step_id is None]
        if without and step_id is not None:
            self._bridge.do(self._desk.notes.move, without, step_id, refused=self._on_not_assigned)

    def _on_not_assigned(self, error: Exception) -> None:
        self._table.who.refuse(sentence(error))
