"""Names after an `@`: who is meant, shown at the field's end, taken by Tab."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import completing, read
from copdesk.people.values import Member, folded
from ui.bridge import Bridge
from ui.notes.field import FieldBox


class Completing(QObject):
    """Watches the caret of a field; remembers whose name was taken, so that two Janes stay two people."""

    def __init__(self, desk: Desk, bridge: Bridge, box: FieldBox) -> None:
        super().__init__(box)
        self._desk, self._bridge, self._box = desk, bridge, box
        self._session: Id | None = None
        self._people: list[Member] = []
        self._place = 0
        self._named: tuple[str, Id] | None = None
        box.field.cursorPositionChanged.connect(self._on_caret)
        box.field.completed.connect(self.take)
        box.suggestion.clicked.connect(self.take)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose people come first."""
        self._session = session_id

    def is_offering(self) -> bool:
        """Whether a name stands there to be taken."""
        return bool(self._people)

    def step(self, by: int) -> bool:
        """The next or the previous of several people; False where there is no choice."""
        if len(self._people) < 2:
            return False
        self._place = (self._place + by) % len(self._people)
        self._box.suggest(self._people[self._place].name)
        return True

    def take(self) -> None:
        """Puts the offered name into the line."""
        field = self._box.field
        typed = completing(field.text(), field.caret())
        if typed is None or not self._people:
            return
        person = self._people[self._place]
        token = ".".join(person.short.split())
        self._named = (token, person.id)
        field.replace(typed[0], typed[0] + 1 + len(typed[1]), f"@{token} ")
        self.leave()
        field.setFocus()

    def leave(self) -> None:
        """Offers nothing any more."""
        self._people = []
        self._box.suggest("")

    def who_of(self, text: str) -> Id | None:
        """The person whose name was taken by Tab and still stands in the line; asked once a line."""
        named, self._named = self._named, None
        return named[1] if named is not None and read(text).who == named[0].rstrip(".") else None

    def _on_caret(self) -> None:
        typed = completing(self._box.field.text(), self._box.field.caret())
        if typed is None or not typed[1] or self._session is None:
            self.leave()
            return
        self._bridge.ask(self._desk.notes.complete, self._session, typed[1], then=self._on_people)

    def _on_people(self, people: Sequence[Member]) -> None:
        typed = completing(self._box.field.text(), self._box.field.caret())
        if typed is None or not typed[1] or (self._named is not None and typed[1] == self._named[0]):
            self.leave()
            return
        start = folded(typed[1].replace(".", " "))
        self._people = [one for one in people if start in folded(f"{one.short} {one.name}")]
        self._place = 0
        self._box.suggest(self._people[0].name if self._people else "")
