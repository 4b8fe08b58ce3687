"""The Plan room: the session to scale, its steps as a list that is the editor, the library beside it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.people.values import Attendance, Member
from copdesk.plan.check import Remark, remarks
from copdesk.plan.lengths import length_text, seconds_of
from copdesk.plan.library import Method
from copdesk.plan.lines import PlanLine, clock_after
from copdesk.plan.values import Session
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.plan.details import SessionForm, StepForm
from ui.plan.importing import PlanImport
from ui.plan.library import LibraryPanel
from ui.plan.model import GROUP, PLANNED, SCENE, TITLE, PlanModel
from ui.plan.remarks import RemarksPanel
from ui.plan.table import PlanTable
from ui.plan.timebar import TimeBar
from ui.shell.theme import theme_now

NARROW = 1000
COLUMNS = {GROUP: "grouping", SCENE: "scene"}


class PlanRoom(QWidget):
    """`session_chosen` carries a key, `room_requested` a room's, `said` fact, comfort, button and tone."""

    session_chosen = Signal(object)
    start_requested = Signal()
    room_requested = Signal(str)
    said = Signal(str, str, str, str)

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_room")
        self._desk, self._bridge = desk, bridge
        self._session_id: Id | None = None
        self._session: Session | None = None
        self._wanted: Id | None = None
        self._form_field = ""
        self.model = PlanModel(self)
        self.table = PlanTable(self.model)
        self.bar = TimeBar()
        self.library = LibraryPanel()
        self.remarks = RemarksPanel()
        self.importing = PlanImport(desk, bridge)
        self._expected: int | None = None
        self.step_form, self.session_form = StepForm(), SessionForm()
        self._pick = QComboBox()
        self._facts, self._purpose = PlainLabel("", "muted", elide=True), PlainLabel("", "muted", elide=True)
        self._title = PlainLabel("", type="heading", bold=True, elide=True)
        self._sum = PlainLabel("", "muted", elide=True)
        self._empty = EmptyPlace(
            tr("No session is planned yet"),
            tr("A session has a title and activities. Take them from the library, or write your own."),
            tr("Plan a session"),
            icon="add",
        )
        self._lay_out()
        self._connect()
        self._show_nothing()
        bridge.ask(desk.plan.sessions, then=self._on_sessions)

    def show_session(self, session_id: Id | None) -> None:
        """Takes another session into view."""
        self._session_id = session_id
        if session_id is None:
            self._show_nothing()
            return
        self._ask()

    # ---- what comes back -----------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._session_id is not None:
            self._bridge.ask(self._desk.plan.session, self._session_id, then=self._on_session)
            self._bridge.ask(self._desk.people.hosts, self._session_id, then=self._on_hosts)
            self._bridge.ask(self._desk.people.attendance, self._session_id, then=self._on_attendance)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & {"session", "activity", "step", "host", "member", "attendance"}:
            self._ask()
        if "session" in changes.tables:
            self._bridge.ask(self._desk.plan.sessions, then=self._on_sessions)

    def _on_sessions(self, sessions: list[Session]) -> None:
        self._pick.blockSignals(True)
        self._pick.clear()
        for one in sessions:
            self._pick.addItem(f"{one.title} · {one.day_text or one.day}".rstrip(" ·"), one.id)
        at = self._pick.findData(self._session_id)
        self._pick.setCurrentIndex(max(0, at))
        self._pick.blockSignals(False)
        self._pick.setVisible(len(sessions) > 1)

    def _on_session(self, session: Session) -> None:
        if session.id != self._session_id:
            return
        self._session = session
        chosen = self.table.line()
        keep = self._wanted or (chosen and (chosen.step.id if chosen.step else chosen.activity.id))
        self._wanted = None
        self.model.show_session(session)
        self.bar.show_session(session)
        row = self.model.row_of(keep) if keep else -1
        if row >= 0 and self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self.model.index(row, TITLE))
        self._title.setText(session.title)
        self._purpose.setText((session.purpose or session.outline).split("\n")[0])
        self._sum.setText(self._sum_words(session))
        self.session_form.show_session(session)
        self._on_row()
        self.remarks.show_remarks(remarks(session, self._expected))
        if self._body.currentWidget() is not self.importing:
            self._body.setCurrentIndex(0)

    def _on_hosts(self, hosts: list[tuple[Member, str]]) -> None:
        session = self._session
        if session is None:
            return
        names = {"convener": tr("Convener"), "coach": tr("Process coach"), "note-taker": tr("Note-taker")}
        day = session.day_text or session.day
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        parts = [day, slot, tr("Space {name}").format(name=session.space) if session.space else ""]
        parts += [f"{names.get(role, role)} {member.name}" for member, role in hosts]
        self._facts.setText("   ".join(part for part in parts if part))

    def _on_attendance(self, attendance: list[Attendance]) -> None:
        """Who is expected: those who are here, or everyone who takes part while nobody has come yet."""
        here = sum(1 for one in attendance if one.status == "here" and one.takes_part)
        self._expected = here or sum(1 for one in attendance if one.takes_part) or None
        if self._session is not None:
            self.remarks.show_remarks(remarks(self._session, self._expected))

    def _on_mend(self, remark: Remark) -> None:
        mend = remark.mend
        if mend is None or self._session_id is None:
            return
        if any(verb == "open_draw" for verb, _ in mend.calls):
            self.room_requested.emit("trios")
            return
        plan = self._desk.plan
        self._bridge.do(plan.mend, self._session_id, mend.label, mend.calls, refused=self._on_refused)

    def _on_import(self) -> None:
        self.importing.begin()
        self._body.setCurrentWidget(self.importing)
        self._right.hide()

    def _on_import_left(self) -> None:
        self._right.show()
        self._body.setCurrentIndex(0 if self._session is not None else 1)

    def _on_plan_taken(self, key: Id) -> None:
        self._on_import_left()
        self.session_chosen.emit(key)

    def _sum_words(self, session: Session) -> str:
        planned, end = length_text(session.planned_s), clock_after(session, session.planned_s)
        if session.slot_s is None:
            return tr("Planned {planned}").format(planned=planned)
        of = length_text(session.slot_s)
        return tr("Planned {planned} of {slot}, ends {end}").format(planned=planned, slot=of, end=end)

    # ---- what a person does --------------------------------------------------------------------------------

    def _on_edited(self, line: PlanLine, column: int, text: str) -> None:
        plan, session = self._desk.plan, self._session_id
        if session is None:
            return
        if line.step is None:
            self._bridge.do(plan.set_activity, session, line.activity.id, "title", text, refused=self._on_refused)
            return
        value: Any = text
        if column == PLANNED:
            try:
                value = seconds_of(text)
            except Refused as exc:
                self._on_refused(exc)
                return
        field = COLUMNS.get(column, "planned_s" if column == PLANNED else "title")
        self._bridge.do(plan.set_step, line.step.id, field, value, refused=self._on_refused)

    def _on_step_field(self, name: str, value: object) -> None:
        line = self.table.line()
        if line is not None and line.step is not None:
            self._form_field = name
            self._bridge.do(self._desk.plan.set_step, line.step.id, name, value, refused=self._on_form_refused)

    def _on_session_field(self, name: str, value: object) -> None:
        if self._session_id is not None:
            self._form_field = name
            plan = self._desk.plan
            self._bridge.do(plan.set_head, self._session_id, name, value, refused=self._on_form_refused)

    def _on_form_refused(self, exc: Exception) -> None:
        form = self.step_form if self._side.currentWidget() is self.step_form else self.session_form
        form.refuse(self._form_field, sentence(exc))

    def _on_move(self, line: PlanLine, by: int) -> None:
        if self._session_id is None:
            return
        if line.step is None:
            self._bridge.do(
                self._desk.plan.move_activity, self._session_id, line.activity.id, by, refused=self._on_refused
            )
        else:
            self._bridge.do(self._desk.plan.move_step, self._session_id, line.step.id, by, refused=self._on_refused)

    def _on_remove(self, line: PlanLine) -> None:
        if self._session_id is None:
            return
        plan = self._desk.plan
        if line.step is None:
            self._bridge.do(plan.remove_activity, self._session_id, line.activity.id, refused=self._on_refused)
        else:
            self._bridge.do(plan.remove_step, line.step.id, refused=self._on_refused)
        title = line.activity.title if line.step is None else line.step.title
        self.said.emit(tr("Removed: {title}").format(title=title), tr("Ctrl+Z brings it back."), "", "primary")

    def _on_insert(self, line: PlanLine) -> None:
        after = line.step.id if line.step else None
        self._add_step(line.activity.id, after)

    def _on_add_step(self) -> None:
        line = self.table.line()
        if line is not None:
            self._on_insert(line)
        elif self._session is not None and self._session.activities:
            self._add_step(self._session.activities[-1].id, None)
        else:
            self._on_add_activity()

    def _add_step(self, activity_id: Id, after: Id | None) -> None:
        if self._session_id is not None:
            plan = self._desk.plan
            self._bridge.do(
                plan.add_step, self._session_id, activity_id, tr("New step"), 300, after,
                then=self._on_added, refused=self._on_refused,
            )  # fmt: skip

    def _on_add_activity(self) -> None:
        self._add_plain(tr("New activity"), tr("New step"), 600)

    def _on_add_break(self) -> None:
        self._add_plain(tr("Break"), tr("Break"), 900)

    def _add_plain(self, title: str, step: str, seconds: int) -> None:
        if self._session_id is not None:
            self._bridge.do(
                self._desk.plan.add_plain, self._session_id, title, step, seconds,
                then=self._on_added, refused=self._on_refused,
            )  # fmt: skip

    def _on_method(self, method: Method) -> None:
        if self._session_id is None:
            return
        activity = replace(method.placed(self._session_id, 0, new_id))
        add = self._desk.plan.add_activity
        self._bridge.do(add, self._session_id, activity, then=self._on_added, refused=self._on_refused)

    def _on_added(self, key: Id) -> None:
        self._wanted = key
        self._ask()

    def _on_new_session(self) -> None:
        self._bridge.do(
            self._desk.plan.add_session, tr("New session"), then=self._on_session_added, refused=self._on_refused
        )

    def _on_session_added(self, key: Id) -> None:
        self.session_chosen.emit(key)
        self._tabs.show_at(3)
        self._side.setCurrentIndex(3)
        self.session_form.fields["title"].edit.setFocus()

    def _on_picked(self, at: int) -> None:
        key = self._pick.itemData(at)
        if key is not None and key != self._session_id:
            self.session_chosen.emit(key)

    def _on_row(self) -> None:
        line = self.table.line()
        self.step_form.show_step(line.step if line is not None else None)

    def _on_refused(self, exc: Exception) -> None:
        self.said.emit(sentence(exc), "", "", "accent")
        self._ask()

    def _show_nothing(self) -> None:
        self._session = None
        self.model.show_session(None)
        self._body.setCurrentIndex(1)

    # ---- building ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._bridge.changed.connect(self._on_changed)
        self.model.edited.connect(self._on_edited)
        self.table.move_requested.connect(self._on_move)
        self.table.remove_requested.connect(self._on_remove)
        self.table.insert_requested.connect(self._on_insert)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.library.added.connect(self._on_method)
        self.remarks.mended.connect(self._on_mend)
        self.importing.taken.connect(self._on_plan_taken)
        self.importing.left.connect(self._on_import_left)
        self.step_form.changed.connect(self._on_step_field)
        self.session_form.changed.connect(self._on_session_field)
        self._pick.activated.connect(self._on_picked)
        self._empty.pressed.connect(self._on_new_session)

    def _lay_out(self) -> None:
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._body = QStackedWidget()
        self._body.addWidget(self._centre())
        lonely = QWidget()
        inside = QVBoxLayout(lonely)
        inside.setContentsMargins(theme.px(64), theme.px(64), theme.px(64), theme.px(64))
        inside.addWidget(self._empty)
        inside.addStretch()
        self._body.addWidget(lonely)
        self._body.addWidget(self.importing)
        row.addWidget(self._body, 1)
        self._right = self._side_column()
        row.addWidget(self._right)

    def _centre(self) -> QWidget:
        theme = theme_now()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), 0)
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self._pick.setAccessibleName(tr("Session in view"))
        self._pick.setMaximumWidth(theme.px(240))
        head.addWidget(self._pick)
        fresh = self._fresh = Button(tr("New session"), icon="add", says=tr("New session"), name="new_session")
        fresh.clicked.connect(self._on_new_session)
        bring = self._bring = Button(tr("Import a plan"), icon="folder", says=tr("Import a plan"), name="import_plan")
        bring.clicked.connect(self._on_import)
        start = Button(tr("Start session"), "primary", icon="run", name="start_session")
        start.clicked.connect(self.start_requested)
        head.addWidget(fresh)
        head.addWidget(bring)
        head.addWidget(start)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._purpose)
        column.addSpacing(theme.px(6))
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())
        return centre

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the plan keeps the room that its words need."""
        super().resizeEvent(event)
        theme = theme_now()
        narrow = self.width() < theme.px(NARROW)
        self._right.setFixedWidth(theme.px(304 if narrow else 320))
        for button, words in ((self._fresh, tr("New session")), (self._bring, tr("Import a plan"))):
            button.setText("" if narrow else words)

    def _foot(self) -> QWidget:
        theme = theme_now()
        foot = QWidget()
        foot.setProperty("line", "top")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        for words, name, slot in (
            (tr("Step"), "add_step", self._on_add_step),
            (tr("Activity"), "add_activity", self._on_add_activity),
            (tr("Break"), "add_break", self._on_add_break),
        ):
            button = Button(words, "ghost", icon="add", name=name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._sum)
        return foot

    def _side_column(self) -> QWidget:
        theme = theme_now()
        side = QWidget()
        side.setFixedWidth(theme.px(320))
        side.setProperty("ground", "tint")
        side.setProperty("line", "left")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, theme.px(8), 0, 0)
        column.setSpacing(theme.px(4))
        words = [tr("Check"), tr("Library"), tr("Step"), tr("Session")]
        self._tabs = Segments(words, name="plan_tabs", says=tr("What is beside the plan"))
        holder = QHBoxLayout()
        holder.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), 0)
        holder.addWidget(self._tabs)
        holder.addStretch()
        column.addLayout(holder)
        self._side = QStackedWidget()
        for page in (self.remarks, self.library, self.step_form, self.session_form):
            self._side.addWidget(page)
        self._tabs.chosen.connect(self._side.setCurrentIndex)
        column.addWidget(self._side, 1)
        return side
