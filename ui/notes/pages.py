"""The closing and the sheets, each with what it asks of the desk."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.clock import local
from copdesk.desk import Desk
from copdesk.notes.outcomes import Outcome
from copdesk.notes.sheets import Sheet
from copdesk.notes.synthesis import Synthesis
from copdesk.notes.values import Promise, Shown
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.notes.promising import Promising
from ui.notes.sheeting import Sheeting


class Page(QWidget):
    """`refused` says why something was not done."""

    refused = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._session: Id | None = None
        self._shown = Shown()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)

    def show_session(self, session_id: Id | None, shown: Shown) -> None:
        """Asks anew for what it shows."""
        self._session, self._shown = session_id, shown
        if session_id is not None:
            self._ask(session_id)

    def _ask(self, session_id: Id) -> None:
        raise NotImplementedError

    def _do(self, verb: Any, *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _do_here(self, verb: Any, *args: Any) -> None:
        if self._session is not None:
            self._do(verb, self._session, *args)

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(sentence(exc))


class ClosingPage(Page):
    """Outcomes, promises, the parking lot, the session in short."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        self.promising = Promising()
        super().__init__(desk, bridge, self.promising, parent)
        promising = self.promising
        promising.written.connect(self._on_written)
        promising.changed.connect(self._on_changed)
        promising.ticked.connect(self._on_ticked)
        promising.removed.connect(self._on_removed)
        promising.file_wanted.connect(self._on_file_wanted)
        promising.outcomes.counted.connect(self._on_hands)
        promising.outcomes.answered.connect(self._on_answered)
        promising.parked.topic_wanted.connect(self._on_topic)
        promising.parked.settled.connect(self._on_settled)
        promising.short.message_written.connect(self._on_message)
        promising.short.quote_written.connect(self._on_quote)
        promising.short.headline_written.connect(self._on_headline)

    def _ask(self, session_id: Id) -> None:
        notes = self._desk.notes
        self._bridge.ask(notes.outcomes.of_session, session_id, then=self._on_outcomes)
        self._bridge.ask(notes.promises.of_session, session_id, then=self._on_promises)
        self._bridge.ask(notes.promises.of_earlier, session_id, then=self._on_earlier)
        self._bridge.ask(notes.synthesis, session_id, then=self._on_synthesis)
        self.promising.parked.show_parked(self._shown.lines)

    def _on_outcomes(self, outcomes: list[Outcome]) -> None:
        self.promising.outcomes.show_outcomes(outcomes)

    def _on_promises(self, promises: list[Promise]) -> None:
        self.promising.show_promises(promises, local(self._desk.clock.now().utc).date())

    def _on_earlier(self, promises: list[Promise]) -> None:
        self.promising.show_earlier(promises, local(self._desk.clock.now().utc).date())

    def _on_synthesis(self, synthesis: Synthesis) -> None:
        self.promising.short.show_synthesis(synthesis, self._shown.parts)

    def _on_written(self, line: str) -> None:
        if self._session is not None:
            self._bridge.do(
                self._desk.notes.promise, self._session, line, then=self._on_kept, refused=self._on_line_refused
            )

    def _on_kept(self, _key: Id) -> None:
        self.promising.written_down()

    def _on_line_refused(self, exc: Exception) -> None:
        self.promising.line.refuse(sentence(exc))

    def _on_changed(self, key: Id, field: str, text: str) -> None:
        self._do(self._desk.notes.promises.change, key, field, text)

    def _on_ticked(self, key: Id, done: bool) -> None:
        self._do(self._desk.notes.promises.tick, key, done)

    def _on_removed(self, key: Id) -> None:
        self._do(self._desk.notes.promises.remove, key)

    def _on_file_wanted(self) -> None:
        dialog = QFileDialog(self, tr("Save what was promised"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Table (*.csv)"), tr("Calendar (*.ics)")])
        dialog.setDefaultSuffix("csv")
        dialog.setModal(False)
        dialog.fileSelected.connect(self.save_promises)
        dialog.show()

    def save_promises(self, path: str) -> None:
        """Writes what was promised: as a calendar where the name ends in .ics, else as a table."""
        self._do_here(self._desk.notes.promises.save, Path(path))

    def _on_hands(self, body: str, hands: int) -> None:
        self._do_here(self._desk.notes.outcomes.count, body, hands)

    def _on_answered(self, body: str, text: str) -> None:
        self._do_here(self._desk.notes.outcomes.answer, body, text)

    def _on_topic(self, key: Id, body: str) -> None:
        self._do(self._desk.community.add_topic, body.split("\n")[0])
        self._do(self._desk.notes.park, [key], False)

    def _on_settled(self, key: Id) -> None:
        self._do(self._desk.notes.park, [key], False)

    def _on_message(self, place: int, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_message, place, text)

    def _on_quote(self, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_quote, text)

    def _on_headline(self, activity_id: Id, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_headline, activity_id, text)


class SheetsPage(Page):
    """What groups fill."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        self.sheeting = Sheeting()
        super().__init__(desk, bridge, self.sheeting, parent)
        self._writing = 0
        self._fresh: Id | None = None
        sheeting = self.sheeting
        sheeting.begun.connect(self._on_begun)
        sheeting.changed.connect(self._on_changed)
        sheeting.reported.connect(self._on_reported)
        sheeting.removed.connect(self._on_removed)
        sheeting.asked.connect(self._on_asked)
        sheeting.written.connect(self._on_written)
        sheeting.rewritten.connect(self._on_rewritten)

    def _ask(self, session_id: Id) -> None:
        self._bridge.ask(self._desk.notes.sheets.of_session, session_id, then=self._on_sheets)

    def _on_sheets(self, sheets: list[Sheet]) -> None:
        self.sheeting.show_sheets(sheets)
        if self._fresh is not None and any(one.id == self._fresh for one in sheets):
            self.sheeting.open_sheet(self._fresh)
            self._fresh = None

    def _on_begun(self, kind: str) -> None:
        if self._session is not None:
            self._bridge.do(
                self._desk.notes.sheets.begin, self._session, kind, then=self._on_fresh, refused=self._on_refused
            )

    def _on_fresh(self, key: Id) -> None:
        """It opens as soon as it is in the list, which may be now or with the next reading."""
        self._fresh = key
        if any(row.sheet.id == key for row in self.sheeting.rows()):
            self.sheeting.open_sheet(key)
            self._fresh = None

    def _on_changed(self, key: Id, field: str, text: str) -> None:
        self._do(self._desk.notes.sheets.change, key, field, text)

    def _on_reported(self, key: Id, on: bool) -> None:
        self._do(self._desk.notes.sheets.report, key, on)

    def _on_removed(self, key: Id) -> None:
        self._do(self._desk.notes.sheets.remove, key)

    def _on_asked(self, key: Id, place: int, text: str) -> None:
        self._do(self._desk.notes.sheets.ask, key, place, text)

    def _on_written(self, key: Id, place: int, text: str) -> None:
        self._writing = place
        self._bridge.do(self._desk.notes.sheets.write, key, place, text, then=self._on_kept, refused=self._on_refused)

    def _on_kept(self, _key: Id) -> None:
        self.sheeting.kept(self._writing)

    def _on_rewritten(self, key: Id, text: str) -> None:
        self._do(self._desk.notes.edit, key, "body", text)
