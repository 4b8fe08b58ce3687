"""The head of a session: when and where, in which event, who hosts it, and what for."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.people.values import Member, folded
from copdesk.plan.events import Event
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.people.words import ROLES, role_words
from ui.plan.form import Form
from ui.shell.theme import dress, theme_now


class SessionForm(Form):
    """`event_chosen` carries an event's key or None; `host_wanted` (member, role), `host_gone` (member, role),
    `new_host_wanted` (name, role)."""

    event_chosen = Signal(object)
    host_wanted = Signal(object, str)
    new_host_wanted = Signal(str, str)
    host_gone = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("session_form")
        self.column.addWidget(self.add_field("title", tr("Title")))
        self.add_row(
            self.add_field("day", tr("Date"), hint="2026-05-26"),
            self.add_field("day_text", tr("Day, as it is written"), hint=tr("Tuesday 26")),
        )
        self.add_row(
            self.add_field("starts", tr("Starts"), hint="11:00"), self.add_field("ends", tr("Ends"), hint="12:30")
        )
        self.add_row(
            self.add_field("space", tr("Space")), self.add_field("zone", tr("Time zone"), hint="Africa/Nairobi")
        )
        self.column.addWidget(PlainLabel(tr("Event"), "muted", "small"))
        self.events = Choice()
        self.events.setObjectName("session_form_event")
        self.events.setAccessibleName(tr("Event"))
        self.events.activated.connect(self._on_event)
        self.column.addWidget(self.events)
        self.hosts = Hosts()
        self.hosts.wanted.connect(self.host_wanted)
        self.hosts.new_wanted.connect(self.new_host_wanted)
        self.hosts.gone.connect(self.host_gone)
        self.column.addWidget(self.hosts)
        for name, label, lines in (
            ("outline", tr("Outline"), 4),
            ("purpose", tr("Purpose"), 4),
            ("outcomes", tr("Objectives, products, outcomes"), 4),
            ("problem", tr("Problem or issue"), 4),
        ):
            self.column.addWidget(self.add_field(name, label, lines=lines))
        self.column.addStretch()
        self._event_id: Id | None = None

    def show_session(self, session: Session | None) -> None:
        """Takes a session's head into view."""
        self.setEnabled(session is not None)
        values = {name: getattr(session, name) for name in self.fields} if session is not None else {}
        self.show_values(values, session.id if session is not None else None)
        self._event_id = session.event_id if session is not None else None
        self._show_event()

    def show_events(self, events: Sequence[Event]) -> None:
        """The events that the session may be part of."""
        self.events.clear()
        self.events.addItem(tr("In no event"), None)
        for event in events:
            self.events.addItem(event.title, event.id)
        self._show_event()

    def _show_event(self) -> None:
        at = next((at for at in range(self.events.count()) if self.events.itemData(at) == self._event_id), 0)
        self.events.setCurrentIndex(at)

    def _on_event(self, at: int) -> None:
        self.event_chosen.emit(self.events.itemData(at))


class Hosts(QWidget):
    """Who hosts, and a line to name one more. `wanted` and `gone` carry (member's key, role), `new_wanted` (name, role)
    of somebody whom the community does not know yet."""

    wanted = Signal(object, str)
    new_wanted = Signal(str, str)
    gone = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("session_hosts")
        self._known: dict[str, Id] = {}
        self._shown: tuple[tuple[Member, str], ...] = ()
        self._names = QStringListModel(self)
        self.role = Choice()
        self.role.setAccessibleName(tr("Role"))
        for role in ROLES:
            self.role.addItem(role_words(role), role)
        self.role.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.role.setMinimumContentsLength(10)
        self.name = QLineEdit()
        self.name.setObjectName("host_name")
        self.name.setPlaceholderText(tr("A name, and Enter"))
        self.name.setAccessibleName(tr("Who hosts it"))
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := self._completer.popup()) is not None:
            dress(popup)
        self.name.setCompleter(self._completer)
        self.name.returnPressed.connect(self._on_name)
        self._refusal = PlainLabel("", "danger", "small", wrap=True)
        self._refusal.hide()
        self.new = Button("", icon="person_add", height=28, name="add_host")
        self.new.clicked.connect(self._on_new)
        self.new.hide()
        self.name.textEdited.connect(self._on_edited)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(tr("Hosts"), "muted", "small"))
        column.addLayout(self._rows)
        column.addWidget(self.role)
        column.addWidget(self.name)
        column.addWidget(self._refusal)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, members: Sequence[Member]) -> None:
        """Who may be chosen."""
        self._known = {folded(one.name): one.id for one in reversed(members)}
        self._names.setStringList([one.name for one in members])

    def show_hosts(self, hosts: Sequence[tuple[Member, str]]) -> None:
        """Who hosts now."""
        if tuple(hosts) == self._shown:
            return
        self._shown = tuple(hosts)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for member, role in hosts:
            row = _HostRow(member, role)
            row.gone.connect(self.gone)
            self._rows.addWidget(row)

    def _on_name(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            return
        key = self._known.get(folded(name))
        if key is None:
            self._refusal.setText(tr("Nobody of that name is in the community."))
            self.new.setText(tr("Add {name}").format(name=name))
        else:
            self.wanted.emit(key, str(self.role.currentData()))
            self.name.setText("")
        for widget in (self._refusal, self.new):
            widget.setVisible(key is None)

    def _on_new(self) -> None:
        self.new_wanted.emit(" ".join(self.name.text().split()), str(self.role.currentData()))
        self.name.setText("")
        self._on_edited()

    def _on_edited(self) -> None:
        for widget in (self._refusal, self.new):
            widget.hide()


class _HostRow(QWidget):
    gone = Signal(object, str)

    def __init__(self, member: Member, role: str) -> None:
        super().__init__()
        self._key, self._role = member.id, role
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(f"{member.name} · {role_words(role)}", elide=True), 1)
        away = Button("", "ghost", icon="close", height=28, name="host_away",
                      says=tr("{name} does not host").format(name=member.name))  # fmt: skip
        away.clicked.connect(self._on_away)
        row.addWidget(away)

    def _on_away(self) -> None:
        self.gone.emit(self._key, self._role)
