"""Lines that a confidential step refused: laid aside, and offered again in a step in which they may be asked for."""

from PySide6.QtCore import QObject

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import Offer
from copdesk.words import tr
from ui.bridge import Bridge
from ui.notes.field import LineField
from ui.notes.saying import Saying
from ui.notes.words import one_line


class LaidAside(QObject):
    """Which line is offered, and which one was taken into the field and is forgotten once it is a note."""

    def __init__(self, desk: Desk, bridge: Bridge, field: LineField, saying: Saying) -> None:
        super().__init__(field)
        self._desk, self._bridge, self._field, self._saying = desk, bridge, field, saying
        self.offered = ""
        self._taken = ""
        field.textChanged.connect(self._on_text)

    def lay(self, session_id: Id, text: str) -> None:
        """Keeps a line for later; it is not in the notes."""
        self._bridge.do(self._desk.notes.later.lay_aside, session_id, text, then=self._on_laid)

    def offer(self, offer: Offer) -> None:
        """Asks about the first line that waits."""
        self.offered = offer.waiting[0]
        self._saying.say(
            tr("One line waits from before: “{text}” Is it all right to keep it?").format(text=one_line(self.offered)),
            tr("Write it here"),
            tr("Forget it"),
        )

    def take(self) -> None:
        """Puts the offered line into the field."""
        text, self.offered = self.offered, ""
        self._saying.be_quiet()
        self._field.set_text(text)
        self._field.setFocus()
        self._taken = text

    def sent(self) -> str:
        """The line that goes with what is kept now; '' for none."""
        taken, self._taken = self._taken, ""
        return taken

    def forget(self, session_id: Id, text: str) -> None:
        """It is a note by now, or it is nobody's to keep."""
        self._bridge.do(self._desk.notes.later.forget, session_id, text)

    def _on_laid(self, _result: object) -> None:
        self._field.set_text("")
        self._saying.say(tr("It waits for a step in which it may be asked for. It is not in the notes."))

    def _on_text(self) -> None:
        """Who empties the field and writes something else has not written the line that waited."""
        if not self._field.text():
            self._taken = ""
