"""The closing, the votes and the sheets, each with what it asks of the desk."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from copdesk.board.drawing import Drawing
from copdesk.book.ids import Id
from copdesk.clock import local
from copdesk.community.values import Topic
from copdesk.desk import Desk
from copdesk.notes.ballots import Ballot
from copdesk.notes.outcomes import Outcome
from copdesk.notes.parking import to_topics
from copdesk.notes.sheets import Sheet
from copdesk.notes.synthesis import Synthesis
from copdesk.notes.values import Promise, Shown
from copdesk.people.values import Member
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.notes.asking import Choice, Offered, label_of
from ui.notes.drafting import Drafting
from ui.notes.promising import Promising
from ui.notes.sheeting import Sheeting
from ui.notes.voting import Voting

MOST_NOTES = 500  # that can be chosen from for a vote, the starred ones first


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
        promising.line.edited.connect(self._on_drafted)
        self._drafting = Drafting(bridge, self)
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
        promising.short.closing_written.connect(self._on_closing)

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
            self._drafting.settled()
            finish = self._desk.notes.finish_promise
            self._bridge.do(finish, self._session, line, then=self._on_kept, refused=self._on_line_refused)

    def _on_drafted(self, text: str) -> None:
        self._drafting.typed(self._desk.notes.keep_draft, text, "promise")

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

    def _on_topic(self, key: Id) -> None:
        self._do(to_topics, self._desk, key)

    def _on_settled(self, key: Id) -> None:
        self._do(self._desk.notes.park, [key], False)

    def _on_message(self, place: int, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_message, place, text)

    def _on_quote(self, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_quote, text)

    def _on_closing(self, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_closing, text)

    def _on_headline(self, activity_id: Id, text: str) -> None:
        self._do_here(self._desk.notes.syntheses.write_headline, activity_id, text)


class DotsPage(Page):
    """Votes on clusters, notes, drawings, topics or what is written."""

    shown = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        self.voting = Voting()
        super().__init__(desk, bridge, self.voting, parent)
        self._present = 0
        self._offered: dict[str, list[Offered]] = {}
        voting = self.voting
        voting.ask.begun.connect(self._on_begun)
        voting.cast.connect(self._on_cast)
        voting.counted.connect(self._on_counted)
        voting.counted_to.connect(self._on_counted_to)
        voting.revealed.connect(self._on_revealed)
        voting.closed.connect(self._on_closed)
        voting.removed.connect(self._on_removed)
        voting.tied.connect(self._on_tied)

    def _ask(self, session_id: Id) -> None:
        clusters = [Offered(one.id, label_of(one.name or tr("without a name"))) for one in self._shown.clusters]
        lines = sorted((one for one in self._shown.lines if not one.note.parked), key=lambda one: not one.note.starred)
        notes = [Offered(one.note.id, label_of(one.note.body), one.note.starred) for one in lines[:MOST_NOTES]]
        self._offered |= {"cluster": clusters, "note": notes}
        self._bridge.ask(self._desk.people.present, session_id, then=self._on_present)
        self._bridge.ask(self._desk.board.drawings, session_id, then=self._on_drawings)
        self._bridge.ask(self._desk.community.topics, then=self._on_topics)
        self._bridge.ask(self._desk.notes.ballots.of_session, session_id, then=self._on_ballots)

    def _on_present(self, present: list[Member]) -> None:
        self._present = len(present)

    def _on_drawings(self, drawings: list[Drawing]) -> None:
        named = ((one, one.facts.title or one.facts.whose or tr("without a name")) for one in drawings)
        self._offered["drawing"] = [
            Offered(one.id, label_of(f"{one.place or number} · {name}")) for number, (one, name) in enumerate(named, 1)
        ]

    def _on_topics(self, topics: list[Topic]) -> None:
        self._offered["topic"] = [Offered(one.id, label_of(one.title)) for one in topics]

    def _on_ballots(self, ballots: list[Ballot]) -> None:
        self.voting.ask.show_offered(self._offered)
        self.voting.show_ballots(ballots, self._present)
        self.shown.emit()

    def _on_begun(self, question: str, dots: int, kind: str, choices: list[Choice], about: str) -> None:
        if self._session is not None:
            begin = self._desk.notes.ballots.begin
            self._bridge.do(begin, self._session, question, choices, kind, dots, about, refused=self._on_ask_refused)

    def _on_ask_refused(self, exc: Exception) -> None:
        self.voting.ask.question.refuse(sentence(exc))

    def _on_cast(self, ballot: Id, chosen: list[Id]) -> None:
        vote = self._desk.notes.ballots.vote_next
        self._bridge.do(vote, ballot, chosen, then=self._on_own_kept, refused=self._on_own_refused)

    def _on_own_kept(self, _result: object) -> None:
        self.voting.own_kept()

    def _on_own_refused(self, exc: Exception) -> None:
        self.voting.refuse_own(sentence(exc))

    def _on_counted(self, ballot: Id, choice: Id, by: int) -> None:
        self._do(self._desk.notes.ballots.count, ballot, choice, by)

    def _on_counted_to(self, ballot: Id, choice: Id, total: int) -> None:
        self._do(self._desk.notes.ballots.count_to, ballot, choice, total)

    def _on_revealed(self, ballot: Id, on: bool) -> None:
        self._do(self._desk.notes.ballots.reveal, ballot, on)

    def _on_closed(self, ballot: Id) -> None:
        self._do(self._desk.notes.ballots.close, ballot)

    def _on_removed(self, ballot: Id) -> None:
        self._do(self._desk.notes.ballots.remove, ballot)

    def _on_tied(self, ballot: Id) -> None:
        self._do(self._desk.notes.ballots.ask_again, ballot)


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
        sheeting.drafted.connect(self._on_drafted)
        self._drafting = Drafting(bridge, self)

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
        self._drafting.settled()
        finish = self._desk.notes.finish_on_sheet
        self._bridge.do(finish, key, place, text, then=self._on_kept, refused=self._on_refused)

    def _on_drafted(self, text: str) -> None:
        self._drafting.typed(self._desk.notes.keep_draft, text, "sheet")

    def _on_kept(self, _key: Id) -> None:
        self.sheeting.kept(self._writing)

    def _on_rewritten(self, key: Id, text: str) -> None:
        self._do(self._desk.notes.edit, key, "body", text)
