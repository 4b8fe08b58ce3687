"""The Plan room: the session to scale, its steps as a list that is the editor, check and library beside it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.people.values import Attendance, Member
from copdesk.plan.check import remarks
from copdesk.plan.events import Event
from copdesk.plan.library import Method, method
from copdesk.plan.remark import Remark
from copdesk.plan.values import Session
from copdesk.run.learning import Learned, Likeness, lessons
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.dropping import take_copy
from ui.parts.empty import EmptyPlace
from ui.plan.editing import PlanEditing
from ui.plan.foot import PlanFoot
from ui.plan.head import NARROW, SessionHead
from ui.plan.importing import PlanImport
from ui.plan.menus import SessionMenus
from ui.plan.model import PlanModel
from ui.plan.pages import WholePages
from ui.plan.programme import ProgrammePanel
from ui.plan.side import SESSION, SideColumn
from ui.plan.table import PlanTable
from ui.plan.timebar import TimeBar
from ui.shell.theme import theme_now

PLAN, EMPTY = 0, 1  # the first pages of the room's middle
_SHOWN = frozenset({"session", "activity", "step", "host", "member", "attendance", "fact"})


class PlanRoom(QWidget):
    """`session_chosen` carries a key, `room_requested` a room's, `said` fact, comfort, button and tone."""

    session_chosen = Signal(object)
    start_requested = Signal()
    room_requested = Signal(str)
    document_requested = Signal(str)
    said = Signal(str, str, str, str)

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_room")
        self.setAcceptDrops(True)
        self.setMinimumSize(theme_now().px(640), theme_now().px(360))
        self._desk, self._bridge = desk, bridge
        self._session_id: Id | None = None
        self._session: Session | None = None
        self._wanted: list[Id] = []
        self._listed: int | None = None
        self._learned: Mapping[Likeness, Learned] = {}
        self._stale = False
        self.model = PlanModel(self)
        self.table = PlanTable(self.model)
        self.bar = TimeBar()
        self._body = QStackedWidget()
        self.pages = WholePages(desk, bridge, self._body)
        self.editing = PlanEditing(desk, bridge, self.model, self.table, self)
        self.menus = SessionMenus(desk, bridge, clock, self)
        self.head = SessionHead(self.menus)
        self.side = SideColumn(desk, bridge)
        self.foot = PlanFoot(self.editing)
        self._empty = EmptyPlace(
            tr("No session is planned yet"),
            tr("Begin with activities of the library or your own, or bring the plan that you were sent."),
            tr("Plan a session"),
            icon="add",
            other=tr("Import a plan"),
            other_icon="folder",
        )
        self._lay_out()
        self._connect()
        self._show_nothing()
        self._ask_lists()

    @property
    def importing(self) -> PlanImport:
        """The page that reads plans."""
        return self.pages.importing

    @property
    def programme(self) -> ProgrammePanel:
        """The page of sessions and events."""
        return self.pages.programme

    def show_session(self, session_id: Id | None) -> None:
        """Takes another session into view."""
        self._session_id = session_id
        if session_id is None:
            self._show_nothing()
            return
        self._ask()
        self._bridge.ask(self._desk.run.learned, session_id, then=self._on_learned)

    # ---- what comes back -----------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._session_id is not None:
            self._bridge.ask(self._desk.plan.session, self._session_id, then=self._on_session)
            self._bridge.ask(self._desk.people.hosts, self._session_id, then=self._on_hosts)
            self._bridge.ask(self._desk.people.attendance, self._session_id, then=self._on_attendance)
            self._bridge.ask(self._desk.run.live, then=self.head.show_live)

    def _ask_lists(self) -> None:
        self._bridge.ask(self._desk.plan.sessions, then=self._on_sessions)
        self._bridge.ask(self._desk.plan.events.events, then=self._on_events)
        self._bridge.ask(self._desk.plan.own.methods, then=self._on_methods)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & _SHOWN:
            self._stale = True
            self._refresh_if_seen()
        if changes.tables & {"session", "event", "activity", "step"}:
            self.pages.refresh()
        if changes.tables & {"session", "event", "method"}:
            self._ask_lists()
            self.menus.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        """A room that nobody looks at reads nothing: whoever checks people in must not wait for it."""
        if self._stale and self.isVisible():
            self._stale = False
            self._ask()

    def _on_sessions(self, sessions: list[Session]) -> None:
        ids = [one.id for one in sessions]
        self.head.show_sessions(sessions, self._session_id)
        self.editing.show_sessions(sessions)
        if self._session_id is not None and self._session_id not in ids:  # removed, here or by undo
            self.session_chosen.emit(ids[-1] if ids else None)

    def _on_events(self, events: Sequence[Event]) -> None:
        self.side.show_events(events)

    def _on_methods(self, methods: Sequence[Method]) -> None:
        self.side.show_own(methods)

    def _on_session(self, session: Session) -> None:
        if session.id != self._session_id:
            return
        self._session = session
        fresh, chosen = self._wanted, self._wanted or self.table.chosen()
        self._wanted = []
        self.model.show_session(session)
        self.table.choose(chosen)
        if fresh:
            self.table.bring_into_view()
        self.head.show_session(session)
        self.side.show_session(session)
        self.pages.show_session(session)
        self.menus.show_session(session.id, session.title)
        self._on_tried(None)
        self._on_row()
        self._show_remarks()
        if self._body.currentIndex() == EMPTY:
            self._body.setCurrentIndex(PLAN)
            self.side.show()

    def _on_hosts(self, hosts: list[tuple[Member, str]]) -> None:
        self.head.show_hosts(hosts)
        self.side.show_hosts(hosts)

    def _on_attendance(self, attendance: list[Attendance]) -> None:
        """Who is expected: those who are here, or everyone who takes part while nobody has come yet."""
        here = sum(1 for one in attendance if one.status == "here" and one.takes_part)
        before, self._listed = self._listed, here or sum(1 for one in attendance if one.takes_part) or None
        self.side.show_members([one.member for one in attendance])
        if self._listed != before:  # the plan's own remarks came with the plan
            self._show_remarks()

    def _on_learned(self, learned: Mapping[Likeness, Learned]) -> None:
        self._learned = learned
        self._show_remarks()

    def _show_remarks(self) -> None:
        if self._session is not None:
            people = self._session.expected or self._listed
            found = (*remarks(self._session, people), *lessons(self._session, self._learned))
            self.side.remarks.show_remarks(found)
            self.side.remarks.show_expected(self._session.expected, self._listed)
            self.side.show_people(people)

    def _on_tried(self, session: Session | None) -> None:
        """The bar and the sum, also while a length is still being typed."""
        shown = session or self._session
        if shown is not None:
            self.bar.show_session(shown)
            self.foot.show_session(shown)

    # ---- what a person does --------------------------------------------------------------------------------

    def _on_mend(self, remark: Remark) -> None:
        mend = remark.mend
        if mend is None or self._session_id is None:
            return
        if any(verb == "open_draw" for verb, _ in mend.calls):
            self.room_requested.emit("trios")
            return
        plan = self._desk.plan
        self._bridge.do(plan.mend, self._session_id, mend.label, mend.calls, refused=self._on_refused)

    def _on_remark(self, remark: Remark) -> None:
        """Shows where a remark belongs."""
        self._show_line(remark.step_id or remark.activity_id)

    def _show_line(self, key: Id) -> None:
        if key and self.model.row_of(key) >= 0:
            self.table.choose([key])
            self.table.scrollTo(self.table.currentIndex())
            self.table.setFocus()

    def _on_import(self) -> None:
        self.importing.begin()
        self._show_whole(self.importing)

    def _on_programme(self) -> None:
        self._show_whole(self.programme)
        self.programme.begin(self._session_id)

    def _on_packing(self) -> None:
        page = self.pages.packing
        page.show_session(self._session)
        self._show_whole(page)

    def _show_whole(self, panel: QWidget) -> None:
        self._body.setCurrentWidget(panel)
        self.side.hide()
        panel.setFocus()

    def _on_left(self) -> None:
        self.side.setVisible(self._session is not None)
        self._body.setCurrentIndex(PLAN if self._session is not None else EMPTY)

    def _on_taken(self, key: Id | None) -> None:
        self._on_left()
        if key is not None:
            self.session_chosen.emit(key)

    def _on_method_dropped(self, key: str, row: int) -> None:
        found = self.side.own_method(key) or method(key)
        if found is not None and self._session_id is not None:
            self.editing.drop_method(found, row)

    def _on_method(self, method: Method) -> None:
        if self._session_id is not None:
            self.editing.add_method(method)

    def _on_share(self, keys: list[str]) -> None:
        """One activity's file has its name."""
        found = (self.side.own_method(keys[0]) or method(keys[0])) if len(keys) == 1 else None
        self.menus.save_methods(keys, found.title if found is not None else "")

    def _on_added(self, keys: list[Id]) -> None:
        self._wanted = keys
        self._ask()

    def _on_undo(self) -> None:
        self._bridge.do(self._desk.undo, then=self._on_undone, refused=self._on_refused)

    def _on_undone(self, changes: Changes) -> None:
        self._on_told(tr("Undone: {what}").format(what=changes.label), tr("Ctrl+Shift+Z does it again."))

    def _on_new_session(self) -> None:
        self._bridge.do(self._desk.plan.add_session, tr("New session"), then=self._on_made, refused=self._on_refused)

    def _on_made(self, key: Id | None) -> None:
        if key is None:
            self._ask_lists()
            return
        self.session_chosen.emit(key)
        self.side.show_page(SESSION)
        title = self.side.session_form.fields["title"].edit
        title.setFocus()

    def _on_picked(self, key: Id) -> None:
        if key != self._session_id:
            self.session_chosen.emit(key)

    def _on_row(self) -> None:
        self.side.show_line(self.table.line())

    def _on_told(self, fact: str, comfort: str) -> None:
        self.said.emit(fact, comfort, "", "primary")

    def _on_refused(self, exc: Exception) -> None:
        self.said.emit(sentence(exc), "", "", "accent")
        self._ask()

    def _show_nothing(self) -> None:
        self._session = None
        self.model.show_session(None)
        self.side.show_session(None)
        self.menus.show_session(None, "")
        self._body.setCurrentIndex(EMPTY)
        self.side.hide()

    # ---- building ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._bridge.changed.connect(self._on_changed)
        for signal, slot in (
            (self.editing.added, self._on_added),
            (self.editing.refused, self._on_refused),
            (self.editing.told, self._on_told),
            (self.editing.tried, self._on_tried),
            (self.menus.chosen, self._on_made),
            (self.menus.told, self._on_told),
            (self.menus.refused, self._on_refused),
            (self.menus.programme_requested, self._on_programme),
            (self.menus.packing_requested, self._on_packing),
            (self.menus.document_requested, self.document_requested),
            (self.pages.taken, self._on_taken),
            (self.pages.left, self._on_left),
            (self.pages.told, self._on_told),
            (self.pages.removal_wanted, self.menus.remove),
            (self.pages.document_wanted, self.document_requested),
            (self.pages.saving_wanted, self.menus.save_packing),
            (self.head.picked, self._on_picked),
            (self.head.undo_requested, self._on_undo),
            (self.head.import_requested, self._on_import),
            (self.head.start_requested, self.start_requested),
            (self.head.run_requested, self.room_requested),
            (self.table.method_dropped, self._on_method_dropped),
            (self.table.selectionModel().currentRowChanged, self._on_row),
            (self.side.told, self._on_told),
            (self.side.refused, self._on_refused),
            (self.side.added, self._on_method),
            (self.side.share_wanted, self._on_share),
            (self.side.take_wanted, self.menus.take_methods),
            (self.side.remarks.mended, self._on_mend),
            (self.side.remarks.chosen, self._on_remark),
            (self.bar.chosen, self._show_line),
            (self._empty.pressed, self._on_new_session),
            (self._empty.other_pressed, self._on_import),
        ):
            signal.connect(slot)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file that is dropped anywhere on the room is a plan to be imported."""
        if event.mimeData().hasUrls():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._on_import()
            self.importing.read_file(Path(paths[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the plan keeps the room that its words need."""
        super().resizeEvent(event)
        theme = theme_now()
        self.side.setFixedWidth(theme.px(304 if self.width() < theme.px(NARROW) else 320))
        self.head.show_width(self.width())

    def _lay_out(self) -> None:
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._body.addWidget(self._centre())
        lonely = QWidget()
        inside = QVBoxLayout(lonely)
        inside.setContentsMargins(theme.px(64), theme.px(64), theme.px(64), theme.px(64))
        inside.addWidget(self._empty)
        inside.addStretch()
        self._body.addWidget(lonely)
        row.addWidget(self._body, 1)
        row.addWidget(self.side)

    def _centre(self) -> QWidget:
        theme = theme_now()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.head)
        column.addSpacing(theme.px(6))
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        return centre
