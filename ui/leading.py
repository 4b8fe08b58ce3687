"""The way from something that was found to the room that shows it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from copdesk.book.ids import Id
from copdesk.people.part import Attended, Promised, Said, Sat
from ui.bridge import Bridge
from ui.finding import Ways
from ui.shell.window import DeskWindow


class Leading(QObject):
    """Shows a person, a note, a step or a drawing in its room; `show_session` takes a session into view."""

    def __init__(
        self, window: DeskWindow, bridge: Bridge, show_session: Callable[[Id], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._bridge = window, bridge
        self._show_session = show_session
        self._step: Id | None = None
        self._note: Id | None = None
        self._activity: Id | None = None
        self.ways = Ways(self.show_person, self.show_note, self.show_step, show_session, self.show_drawing)

    def show_person(self, key: Id) -> None:
        self._room("people").show_person(key)

    def show_note(self, key: Id) -> None:
        self._room("notes").show_note(key)

    def show_drawing(self, key: Id) -> None:
        self._room("board").show_drawing(key)

    def show_answers(self, source: Path | bytes) -> None:
        """Shows what a list answers for the survey; nothing of it is kept yet."""
        self._room("community").show_answers(source)

    def follow(self, one: Attended | Sat | Said | Promised) -> None:
        """Shows what a person's card names in its room, with its session in view."""
        if one.session_id is not None:
            self._show_session(one.session_id)
        if isinstance(one, Said):
            self._note = one.id
            self._room("notes")
            self._bridge.ask(_nothing, then=self._on_notes_there)
        elif isinstance(one, Promised):
            self._room("notes").show_closing()
        elif isinstance(one, Sat):
            self._activity = one.activity_id
            self._room("trios")
            self._bridge.ask(_nothing, then=self._on_trios_there)

    def _on_notes_there(self, _answer: None) -> None:
        if self._note is not None:
            self._window.room_widget("notes").show_note(self._note)  # type: ignore[attr-defined]
            self._note = None

    def _on_trios_there(self, _answer: None) -> None:
        if self._activity is not None:
            self._window.room_widget("trios").show_activity(self._activity)  # type: ignore[attr-defined]
            self._activity = None

    def show_step(self, key: Id) -> None:
        self._step = key
        self._room("plan")
        self._bridge.ask(_nothing, then=self._on_plan_there)  # behind the plan that a new room has asked for

    def _on_plan_there(self, _answer: None) -> None:
        table = self._window.room_widget("plan").table  # type: ignore[attr-defined]
        if self._step is not None:
            table.choose([self._step])
            table.scrollTo(table.currentIndex())
            self._step = None

    def _room(self, key: str) -> Any:
        self._window.show_room(key)
        return self._window.room_widget(key)


def _nothing() -> None:
    """An ask that only waits for its turn."""
