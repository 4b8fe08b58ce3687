"""The People room: the door, everyone, and one person, side by side."""

from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.people.values import Attendance, Card
from copdesk.plan.values import Session
from copdesk.run.state import RunState
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.parts.segments import Segments
from ui.people.card import CardPanel
from ui.people.door import Door
from ui.people.forgetting import ask_forgetting
from ui.people.importing import ImportPanel
from ui.people.middle import MiddleColumn
from ui.people.overview import OverviewPanel
from ui.shell.theme import theme_now

_SHOWN = frozenset({"member", "attendance", "host", "seat", "note", "commitment", "session", "fact"})


class PeopleRoom(QWidget):
    """`scene_requested` asks the projector for the head count ('' lets it follow the steps again)."""

    scene_requested = Signal(str, object)
    document_requested = Signal(str)
    lead_requested = Signal(object)
    answers_requested = Signal(object)
    said = Signal(str, str, str, str)

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._session: Id | None = None
        self._chosen: Id | None = None
        self._people: list[Attendance] = []
        self._began: int | None = None
        self._narrow = False
        self._stale = False
        self._build()
        bridge.changed.connect(self._on_changed)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose door is open."""
        self._session = session_id
        self.door.setEnabled(session_id is not None)
        self._refresh()

    def show_person(self, key: Id) -> None:
        """Opens somebody's card, from a search elsewhere."""
        self._on_opened(key)
        self.directory.choose(key)

    def begin_import(self) -> None:
        """Puts the taking in of a list in the room's place."""
        self.importer.begin()
        self.whole.setCurrentWidget(self.importer)

    def show_overview(self, page: int = 0) -> None:
        """Puts an overview in the room's place: 0 who came, 1 who can help whom, 2 who may stand there twice."""
        self.whole.setCurrentWidget(self.overview)
        self.overview.show_page(page)

    @cached_property
    def importer(self) -> ImportPanel:
        """Made when the first list is taken in."""
        made = ImportPanel(self._desk, self._bridge)
        made.left.connect(self._on_import_left)
        made.kept.connect(self._on_import_kept)
        made.answers_wanted.connect(self.answers_requested)
        self.whole.addWidget(made)
        return made

    @cached_property
    def overview(self) -> OverviewPanel:
        """Made when somebody first asks for it."""
        made = OverviewPanel(self._desk, self._bridge)
        made.left.connect(self._on_import_left)
        made.opened.connect(self._on_opened_from_overview)
        made.refused.connect(self._on_refused)
        self.whole.addWidget(made)
        return made

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("people_room")
        self.setMinimumSize(theme_now().px(640), theme_now().px(360))
        self.door, self.card = Door(), CardPanel()
        self.door.taken.connect(self._on_taken)
        self.door.walked_in.connect(self._on_walked_in)
        self.door.sought.connect(self._on_opened)
        self.door.head_count_wanted.connect(self._on_head_count)
        self.door.heads_counted.connect(self._on_heads)
        self.card.edited.connect(self._on_edited)
        self.card.state_wanted.connect(self._on_state)
        self.card.takes_part_wanted.connect(self._on_takes_part)
        self.card.host_wanted.connect(self._on_host)
        self.card.removal_wanted.connect(self._on_removal)
        self.card.forgetting_wanted.connect(self._on_forgetting)
        self.card.led.connect(self.lead_requested)
        self.sides = Segments((tr("Check-in"), tr("Card")), name="people_sides", says=tr("Left column"))
        self.sides.chosen.connect(self._on_side)
        self.sides.hide()
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.door)
        self.middle = MiddleColumn(self._desk, self._bridge, self.sides)
        self._connect_middle()
        row.addWidget(self.middle, 1)
        row.addWidget(self.card)
        self.whole = QStackedWidget()
        self.whole.addWidget(room)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.whole)
        self._search_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self._search_key.activated.connect(self.search.focus)
        self.setTabOrder(self.door.field, self.search.edit)

    def _connect_middle(self) -> None:
        """What the middle column says is heard here; its parts go by their own names."""
        middle = self.middle
        self.search, self.filter, self.importing = middle.search, middle.filter, middle.importing
        self.directory, self.pages, self.foot, self.bulk = middle.directory, middle.pages, middle.foot, middle.bulk
        self.nobody, self.saving = middle.nobody, middle.saving
        self.search.edited.connect(self._on_search)
        self.search.downward.connect(self._on_downward)
        middle.filters.wanted.connect(self._on_filter)
        self.importing.clicked.connect(self.begin_import)
        self.nobody.pressed.connect(self.begin_import)
        middle.not_found.pressed.connect(self._on_everyone)
        self.saving.wanted.connect(self.save_to)
        self.saving.overview_wanted.connect(self.show_overview)
        self.saving.document_wanted.connect(self.document_requested)
        self.directory.opened.connect(self._on_opened)
        self.directory.several.connect(self._on_several)
        self.bulk.told.connect(self._on_told)
        self.bulk.refused.connect(self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow(self.width() < theme_now().px(1000))

    def _set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.sides.setVisible(narrow)
        self.importing.set_says(tr("Import a list"))
        self.importing.setText("" if narrow else tr("Import a list"))
        self._show_sides()

    def _show_sides(self) -> None:
        card = self.sides.at() == 1
        self.door.setVisible(not self._narrow or not card)
        self.card.setVisible(not self._narrow or card)

    # ---- reading -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        if self._session is not None:
            self._bridge.ask(self._desk.people.attendance, self._session, then=self._on_people)
            self._bridge.ask(self._desk.run.state, self._session, then=self._on_run)
            self._bridge.ask(self._desk.people.head_count, self._session, then=self.door.show_heads)
            self._bridge.ask(self._desk.plan.session, self._session, then=self._on_session)
        else:
            self._bridge.ask(self._desk.people.everyone, then=self._on_people)
        self._ask_card()

    def _ask_card(self) -> None:
        if self._chosen is not None:
            self._bridge.ask(self._desk.people.card, self._session, self._chosen, then=self._on_card)

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._stale = True
            self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        """A room that nobody looks at reads nothing: whoever writes in another one must not wait for it."""
        if self._stale and self.isVisible():
            self._refresh()

    def _on_people(self, people: list[Attendance]) -> None:
        self._people = people
        several = self.directory.chosen()
        self.directory.rows.show_people(people)
        self.directory.choose(self._chosen)
        if len(several) > 1:
            self.directory.choose_many(several)
        self._on_several(self.directory.chosen())
        self._show_door()
        self._show_foot()

    def _on_run(self, state: RunState) -> None:
        self._began = state.began.utc if state.began else None
        self._show_door()

    def _on_session(self, session: Session) -> None:
        self.door.show_day(session.day_text or session.day)

    def _on_card(self, card: Card) -> None:
        if card.member.id == self._chosen and any(one.member.id == self._chosen for one in self._people):
            self.card.show_card(card)
        else:
            self._chosen = None
            self.card.show_card(None)

    def _show_door(self) -> None:
        self.door.show_people(self._people if self._session is not None else [], self._began)

    def _show_foot(self) -> None:
        shown, every = len(self.directory.rows.people()), len(self._people)
        self.middle.show_page(shown, every)
        here = sum(one.status == "here" for one in self._people)
        words = tr("{n} people · {here} here · {away} not here").format(n=every, here=here, away=every - here)
        self.foot.setText(words if shown == every else tr("{shown} of {words}").format(shown=shown, words=words))

    # ---- doing -------------------------------------------------------------------------------------

    def _do(self, verb: Any, *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_taken(self, person: Attendance) -> None:
        if self._session is not None:
            verb = self._desk.people.leave if person.status == "here" else self._desk.people.check_in
            self._do(verb, self._session, person.member.id)
            self._on_opened(person.member.id)

    def _on_walked_in(self, line: str) -> None:
        if self._session is not None:
            self._bridge.do(
                self._desk.people.walk_in, self._session, line, then=self._on_walk_in, refused=self._on_no_walk_in
            )

    def _on_walk_in(self, key: Id) -> None:
        self.door.walk_in_kept()
        self._on_opened(key)

    def _on_no_walk_in(self, exc: Exception) -> None:
        self.door.refuse(sentence(exc))

    def _on_opened(self, key: Id) -> None:
        if key != self._chosen:
            self._chosen = key
            self.card.refuse("")
            self.directory.choose(key)
        self._ask_card()

    def _on_edited(self, field: str, value: object) -> None:
        if self._chosen is not None:
            self.card.refuse("")
            self._do(self._desk.people.edit, self._chosen, field, value)

    def _on_state(self, state: str) -> None:
        people = self._desk.people
        verb = {"here": people.check_in, "left": people.leave, "expected": people.expect}[state]
        if self._session is not None and self._chosen is not None:
            self._do(verb, self._session, self._chosen)

    def _on_takes_part(self, on: bool) -> None:
        if self._session is not None and self._chosen is not None:
            self._do(self._desk.people.take_part, self._session, self._chosen, on)

    def _on_host(self, role: str) -> None:
        if self._session is None or self._chosen is None:
            return
        if role:
            self._do(self._desk.people.host, self._session, self._chosen, role)
        else:
            self._do(self._desk.people.no_host, self._session, self._chosen)

    def _on_removal(self) -> None:
        if self._chosen is not None:
            name = self.card.card.member.name if self.card.card else ""
            self._do(self._desk.people.remove, self._chosen)
            self._on_told(tr("{name} is out of the lists.").format(name=name), tr("Ctrl+Z takes it back."))

    def _on_forgetting(self) -> None:
        if self.card.card is not None:
            ask_forgetting(self, self.card.card.member.name, self._on_forget)

    def _on_forget(self) -> None:
        if self._chosen is not None:
            self._do(self._desk.people.forget, self._chosen)
            self._on_everyone()
            self._on_told(tr("The person is forgotten."), tr("Copies of this file elsewhere still hold the name."))

    def _on_refused(self, exc: Exception) -> None:
        if self.card.card is None:
            self.said.emit(sentence(exc), "", "", "danger")
        self.card.refuse(sentence(exc))
        self._refresh()

    def _on_import_left(self) -> None:
        self.whole.setCurrentIndex(0)

    def _on_import_kept(self, added: int, filled: int) -> None:
        self._on_everyone()  # whoever was just added must not be hidden by an earlier search
        fact = tr_many("{n} person added.", "{n} people added.", added)
        more = tr_many("{n} card filled up.", "{n} cards filled up.", filled) if filled else ""
        self._on_told(fact, f"{more} {tr('Ctrl+Z takes it back.')}".strip())

    def save_to(self, path: str, every_address: bool = True) -> None:
        """Writes the people who are in the list now, in the form that the file's name asks for."""
        keys, save = [one.member.id for one in self.directory.rows.people()], self._desk.people.save_list
        self._bridge.do(
            save, Path(path), keys, every_address=every_address, then=self._on_saved, refused=self._on_refused
        )

    def _on_saved(self, count: int) -> None:
        self._on_told(tr_many("{n} person saved.", "{n} people saved.", count), "")

    def _on_told(self, fact: str, comfort: str) -> None:
        self.said.emit(fact, comfort, "", "primary")

    def _on_heads(self, count: int | None) -> None:
        if self._session is not None:
            self._do(self._desk.people.count_heads, self._session, count)

    # ---- looking -----------------------------------------------------------------------------------

    def _on_search(self, text: str) -> None:
        self.directory.rows.search(text)
        self.directory.choose(self._chosen)
        self._show_foot()

    def _on_several(self, keys: list[Id]) -> None:
        self.bulk.show_keys(keys)
        self.foot.setVisible(len(keys) < 2)

    def _on_opened_from_overview(self, key: Id) -> None:
        self._on_import_left()
        self.show_person(key)

    def _on_downward(self) -> None:
        self.directory.setFocus()
        if self.directory.rows.people() and not self.directory.currentIndex().isValid():
            self.directory.setCurrentIndex(self.directory.rows.index(0))

    def _on_filter(self, which: str, words: str) -> None:
        self.filter.setText(tr("Filter") if which == "everyone" else words)
        self.directory.rows.keep(which)
        self._show_foot()

    def _on_everyone(self) -> None:
        self.middle.filters.choose("everyone")
        self.search.edit.setText("")

    def _on_head_count(self, on: bool) -> None:
        self.scene_requested.emit("welcome" if on else "", None)

    def _on_side(self, _place: int) -> None:
        self._show_sides()
