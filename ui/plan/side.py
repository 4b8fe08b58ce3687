"""The column beside the plan: check, library, details of the chosen line, and the session's head."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.categories import with_kept_keys
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

SESSION = 3


class SideColumn(QWidget):
    """Keeps what its forms are told. `told` carries what was kept, `refused` what could not be done."""

    told = Signal(str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._session: Session | None = None
        self._line: PlanLine | None = None
        self._asked: tuple[Form, str] | None = None
        self.remarks, self.library = RemarksPanel(), LibraryPanel()
        self.step_form, self.activity_form, self.session_form = StepForm(), ActivityForm(), SessionForm()
        self._lay_out()
        for signal, slot in (
            (self.step_form.changed, self._on_step_field),
            (self.activity_form.changed, self._on_activity_field),
            (self.activity_form.keep_requested, self._on_keep),
            (self.session_form.changed, self._on_session_field),
            (self.session_form.event_chosen, self._on_event),
            (self.session_form.host_wanted, self._on_host),
            (self.session_form.host_gone, self._on_no_host),
            (self.library.removal_wanted, self._on_method_gone),
            (self.remarks.expected, self._on_expected),
        ):
            signal.connect(slot)

    def show_session(self, session: Session | None) -> None:
        """Takes a session into view."""
        self._session = session
        self.session_form.show_session(session)

    def show_line(self, line: PlanLine | None) -> None:
        """The details of an activity or a step."""
        self._line = line
        if line is not None and line.step is None:
            self.activity_form.show_activity(line.activity)
            self._details.setCurrentWidget(self.activity_form)
        else:
            self.step_form.show_step(line.step if line is not None else None)
            self._details.setCurrentWidget(self.step_form)

    def show_page(self, at: int) -> None:
        """0 check, 1 library, 2 details, 3 session."""
        self._tabs.show_at(at)
        self.pages.setCurrentIndex(at)

    # ---- what is typed -------------------------------------------------------------------------------------

    def _on_step_field(self, name: str, value: Any) -> None:
        step = self._line.step if self._line is not None else None
        if step is None:
            return
        plan = self._desk.plan
        if name == "categories":
            value = with_kept_keys(value, step.categories)
        if name == "min_s":
            self._keep(self.step_form, name, plan.set_range, step.id, value, step.max_s)
        elif name == "max_s":
            self._keep(self.step_form, name, plan.set_range, step.id, step.min_s, value)
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

    def _keep(self, form: Form, name: str, verb: Any, *args: Any) -> None:
        self._asked = (form, name)
        self._bridge.do(verb, *args, refused=self._on_form_refused)

    def _do(self, verb: Any, *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_form_refused(self, exc: Exception) -> None:
        if self._asked is not None:
            form, name = self._asked
            form.refuse(name, sentence(exc))

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)

    def _lay_out(self) -> None:
        theme = theme_now()
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
        self.pages, self._details = QStackedWidget(), QStackedWidget()
        self._details.addWidget(self.step_form)
        self._details.addWidget(self.activity_form)
        for page in (self.remarks, self.library, self._details, self.session_form):
            self.pages.addWidget(page)
        self._tabs.chosen.connect(self.pages.setCurrentIndex)
        column.addWidget(self.pages, 1)
