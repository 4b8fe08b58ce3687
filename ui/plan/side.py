"""The column beside the plan: check, library, details of the chosen line, and the session's head.

Each page is made when it is first looked at: together they are hundreds of widgets, and the room has to open at once.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.people.values import Member
from copdesk.plan.categories import with_kept_keys
from copdesk.plan.events import Event
from copdesk.plan.incoming import host_new
from copdesk.plan.library import Method
from copdesk.plan.lines import PlanLine
from copdesk.plan.values import Session
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.segments import Segments
from ui.plan.details import ActivityForm, StepForm
from ui.plan.form import Form
from ui.plan.library import LibraryPanel
from ui.plan.remarks import RemarksPanel
from ui.plan.session_form import SessionForm
from ui.shell.theme import theme_now

CHECK, LIBRARY, DETAILS, SESSION = range(4)


class SideColumn(QWidget):
    """Keeps what its forms are told. `told` carries what was kept, `refused` what could not be done; `added` a Method
    for the plan, `share_wanted` keys of methods, `take_wanted` asks for a file of them."""

    told = Signal(str, str)
    refused = Signal(object)
    added = Signal(object)
    share_wanted = Signal(list)
    take_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._session: Session | None = None
        self._line: PlanLine | None = None
        self._asked: tuple[Form, str] | None = None
        self._people: int | None = None
        self._own: Sequence[Method] = ()
        self._events: Sequence[Event] = ()
        self._hosts: Sequence[tuple[Member, str]] = ()
        self._members: Sequence[Member] = ()
        self._library: LibraryPanel | None = None
        self._step_form: StepForm | None = None
        self._activity_form: ActivityForm | None = None
        self._session_form: SessionForm | None = None
        self.remarks = RemarksPanel()
        self.remarks.expected.connect(self._on_expected)
        self._lay_out()

    # ---- the pages -----------------------------------------------------------------------------------------

    @property
    def library(self) -> LibraryPanel:
        """The library's page."""
        if self._library is None:
            made = self._library = LibraryPanel()
            made.removal_wanted.connect(self._on_method_gone)
            made.added.connect(self.added)
            made.share_wanted.connect(self.share_wanted)
            made.take_wanted.connect(self.take_wanted)
            made.show_own(self._own)
            made.show_people(self._people)
            self.pages.addWidget(made)
        return self._library

    @property
    def step_form(self) -> StepForm:
        """The page of a step's details."""
        if self._step_form is None:
            made = self._step_form = StepForm()
            made.changed.connect(self._on_step_field)
            made.show_step(self._line.step if self._line is not None else None)
            self.pages.addWidget(made)
        return self._step_form

    @property
    def activity_form(self) -> ActivityForm:
        """The page of an activity's details."""
        if self._activity_form is None:
            made = self._activity_form = ActivityForm()
            made.changed.connect(self._on_activity_field)
            made.keep_requested.connect(self._on_keep)
            if self._line is not None:
                made.show_activity(self._line.activity)
            self.pages.addWidget(made)
        return self._activity_form

    @property
    def session_form(self) -> SessionForm:
        """The page of the session's head."""
        if self._session_form is None:
            made = self._session_form = SessionForm()
            made.changed.connect(self._on_session_field)
            made.event_chosen.connect(self._on_event)
            made.host_wanted.connect(self._on_host)
            made.new_host_wanted.connect(self._on_new_host)
            made.host_gone.connect(self._on_no_host)
            made.show_events(self._events)
            made.show_session(self._session)
            made.hosts.show_people(self._members)
            made.hosts.show_hosts(self._hosts)
            self.pages.addWidget(made)
        return self._session_form

    def show_page(self, at: int) -> None:
        """One of CHECK, LIBRARY, DETAILS, SESSION."""
        self._tabs.show_at(at)
        self._open(at)

    def _open(self, at: int) -> None:
        self._page = at
        if at == DETAILS:
            page: QWidget = self.step_form if self._line is None or self._line.step else self.activity_form
        else:
            page = self.library if at == LIBRARY else self.session_form if at == SESSION else self.remarks
        self.pages.setCurrentWidget(page)

    # ---- what is shown -------------------------------------------------------------------------------------

    def show_session(self, session: Session | None) -> None:
        """Takes a session into view."""
        self._session = session
        if self._session_form is not None:
            self._session_form.show_session(session)

    def show_line(self, line: PlanLine | None) -> None:
        """The details of an activity or a step."""
        self._line = line
        if line is not None and line.step is None:
            if self._activity_form is not None:
                self._activity_form.show_activity(line.activity)
        elif self._step_form is not None:
            self._step_form.show_step(line.step if line is not None else None)
        if self._page == DETAILS:
            self._open(DETAILS)

    def show_people(self, count: int | None) -> None:
        """How many people are expected."""
        self._people = count
        if self._library is not None:
            self._library.show_people(count)

    def show_own(self, methods: Sequence[Method]) -> None:
        """The community's own activities."""
        self._own = methods
        if self._library is not None:
            self._library.show_own(methods)

    def own_method(self, key: str) -> Method | None:
        """The community's own activity of that key."""
        return next((one for one in self._own if one.key == key), None)

    def show_events(self, events: Sequence[Event]) -> None:
        """The events that a session may be part of."""
        self._events = events
        if self._session_form is not None:
            self._session_form.show_events(events)

    def show_hosts(self, hosts: Sequence[tuple[Member, str]]) -> None:
        """Who hosts the session."""
        self._hosts = hosts
        if self._session_form is not None:
            self._session_form.hosts.show_hosts(hosts)

    def show_members(self, members: Sequence[Member]) -> None:
        """Who may host it."""
        self._members = members
        if self._session_form is not None:
            self._session_form.hosts.show_people(members)

    # ---- what is typed -------------------------------------------------------------------------------------

    def _on_step_field(self, name: str, value: Any) -> None:
        step = self._line.step if self._line is not None else None
        if step is None:
            return
        plan = self._desk.plan
        if name == "categories":
            value = with_kept_keys(value, step.categories)
        if name == "min_s":
            self._keep(self.step_form, name, plan.set_range, step.id, value, None)
        elif name == "max_s":
            self._keep(self.step_form, name, plan.set_range, step.id, None, value)
        else:
            self._keep(self.step_form, name, plan.set_step, step.id, name, value)

    def _on_activity_field(self, name: str, value: Any) -> None:
        if self._line is not None and self._session is not None:
            change = self._desk.plan.set_activity
            self._keep(self.activity_form, name, change, self._session.id, self._line.activity.id, name, value)

    def _on_session_field(self, name: str, value: Any) -> None:
        if self._session is not None:
            self._keep(self.session_form, name, self._desk.plan.set_head, self._session.id, name, value)

    def _on_event(self, event_id: Id | None) -> None:
        session = self._session
        if session is not None and event_id != session.event_id:
            self._do(self._desk.plan.events.place, session.id, event_id, session.day)

    def _on_host(self, key: Id, role: str) -> None:
        if self._session is not None:
            self._do(self._desk.people.host, self._session.id, key, role)

    def _on_new_host(self, name: str, role: str) -> None:
        if self._session is not None:
            self._do(partial(host_new, self._desk), self._session.id, name, role)

    def _on_no_host(self, key: Id, role: str) -> None:
        if self._session is not None:
            self._do(self._desk.people.no_host, self._session.id, key, role)

    def _on_expected(self, count: int | None) -> None:
        if self._session is not None:
            self._do(self._desk.plan.expect_people, self._session.id, count)

    def _on_keep(self) -> None:
        if self._line is not None and self._session is not None:
            activity = self._line.activity
            self._do(self._desk.plan.own.keep, self._session.id, activity.id)
            self.told.emit(tr("{title} is in the library now.").format(title=activity.title), "")

    def _on_method_gone(self, key: str) -> None:
        self._do(self._desk.plan.own.remove, key)

    def _keep(self, form: Form, name: str, verb: Callable[..., Any], *args: Any) -> None:
        self._asked = (form, name)
        self._bridge.do(verb, *args, refused=self._on_form_refused)

    def _do(self, verb: Callable[..., Any], *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_form_refused(self, exc: Exception) -> None:
        if self._asked is not None:
            form, name = self._asked
            form.refuse(name, sentence(exc))

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)

    def _lay_out(self) -> None:
        theme = theme_now()
        self._page = CHECK
        self.setFixedWidth(theme.px(320))
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 0, 0)
        column.setSpacing(theme.px(4))
        words = [tr("Check"), tr("Library"), tr("Details"), tr("Session")]
        self._tabs = Segments(words, name="plan_tabs", says=tr("What is beside the plan"))
        holder = QHBoxLayout()
        holder.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), 0)
        holder.addWidget(self._tabs)
        holder.addStretch()
        column.addLayout(holder)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.remarks)
        self._tabs.chosen.connect(self._open)
        column.addWidget(self.pages, 1)
