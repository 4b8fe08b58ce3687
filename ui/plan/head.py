"""What stands over the plan: the session's title and facts, and what can be done with it as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.people.values import Member
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.people.words import role_words
from ui.plan.menus import SessionMenus
from ui.shell.theme import theme_now

WIDE, NARROW = 1400, 1000


class SessionHead(QWidget):
    """`picked` carries the key of another session that somebody chose from the list."""

    picked = Signal(object)
    undo_requested = Signal()
    import_requested = Signal()
    start_requested = Signal()
    run_requested = Signal(str)

    def __init__(self, menus: SessionMenus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("session_head")
        self.title = PlainLabel("", type="heading", bold=True, elide=True)
        self._facts, self._purpose = PlainLabel("", "muted", elide=True), PlainLabel("", "muted", elide=True)
        self.sessions = QMenu(self)
        self.sessions.setAccessibleName(tr("Sessions"))
        self.sessions.triggered.connect(self._on_picked)
        self.pick = Button("", "ghost", icon="chevron_down", says=tr("Another session"), name="pick_session")
        self.pick.setMenu(self.sessions)
        self.pick.hide()
        self._session: Session | None = None
        self._live: Id | None = None
        self._wide = True
        undo = Button("", "ghost", icon="undo", says=tr("Undo"), name="plan_undo")
        undo.clicked.connect(self.undo_requested)
        self._fresh = Button(tr("New session"), icon="add", says=tr("New session"), name="new_session")
        self._fresh.setMenu(menus.fresh)
        self._bring = Button(tr("Import a plan"), icon="folder", says=tr("Import a plan"), name="import_plan")
        self._bring.clicked.connect(self.import_requested)
        more = Button("", "ghost", icon="more", says=tr("More about this session"), name="plan_more")
        more.setMenu(menus.more)
        start = self._start = Button(tr("Start session"), "primary", icon="run", name="start_session")
        start.clicked.connect(self._on_start)
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addWidget(self.pick)
        row.addStretch()
        for button in (undo, self._fresh, self._bring, more, start):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self._facts)
        column.addWidget(self._purpose)

    def show_width(self, width: int) -> None:
        """How wide the room is: where the title needs the place, buttons keep their icons only."""
        theme = theme_now()
        self._fresh.setText(tr("New session") if width >= theme.px(WIDE) else "")
        self._bring.setText(tr("Import a plan") if width >= theme.px(NARROW) else "")
        self._wide = width >= theme.px(NARROW)
        self._show_start()

    def show_session(self, session: Session) -> None:
        """Takes a session into view."""
        self._session = session
        for action in self.sessions.actions():
            action.setChecked(action.data() == session.id)
        self._show_start()
        self.title.setText(session.title)
        self._purpose.setText((session.purpose or session.outline).split("\n")[0])

    def show_sessions(self, sessions: Sequence[Session], key: Id | None) -> None:
        """All sessions, and which of them is in view."""
        self.sessions.clear()
        for one in sessions:
            action = self.sessions.addAction(session_words(one).replace("&", "&&"))
            action.setData(one.id)
            action.setCheckable(True)
            action.setChecked(one.id == key)
        self.pick.setVisible(len(sessions) > 1)

    def show_hosts(self, hosts: Sequence[tuple[Member, str]]) -> None:
        """Who hosts it, after its day, slot and place."""
        session = self._session
        if session is None:
            return
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        space = tr("Space {name}").format(name=session.space) if session.space else ""
        parts = [session.day_text or session.day, slot, space]
        for member, role in hosts:
            words = role_words(role)
            parts.append(f"{words[:1].upper()}{words[1:]} {member.name}")
        self._facts.setText("   ".join(part for part in parts if part))

    def show_live(self, key: Id | None) -> None:
        """Which session runs now: there is nothing to start then, but a room to go back to."""
        self._live = key
        self._show_start()

    def _show_start(self) -> None:
        if self._live is not None:
            self._start.setText(tr("Back to the run") if self._wide else tr("Run"))
        else:
            self._start.setText(tr("Start session") if self._wide else tr("Start"))

    def _on_start(self) -> None:
        if self._live is not None:
            self.run_requested.emit("run")
        else:
            self.start_requested.emit()

    def _on_picked(self, action: QAction) -> None:
        self.picked.emit(action.data())


def session_words(session: Session) -> str:
    """A session as it stands in a list: its title, and when it is."""
    when = " ".join(part for part in (session.day_text or session.day, session.starts) if part)
    return f"{session.title} · {when}" if when else session.title
