"""The packing list: what the steps need and how the room has to be, ticked as it goes into the bag."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.plan.packing import Thing, to_bring, to_set_up
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.shell.theme import theme_now


class PackingPanel(QWidget):
    """In the plan's place. `left` gives it back, `document_wanted` names what Report lays out, `saving_wanted` asks for
    a file."""

    left = Signal()
    document_wanted = Signal(str)
    saving_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packing_panel")
        self._desk, self._bridge = desk, bridge
        self._session: Session | None = None
        self.checks: dict[str, Check] = {}
        self._facts = PlainLabel("", "muted", elide=True)
        self._empty = EmptyPlace(
            tr("Nothing to bring yet"),
            tr("Write materials and the room set-up into the details of a step; they come together here."),
            tr("Back to the plan"),
        )
        self._empty.pressed.connect(self.left)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_session(self, session: Session | None) -> None:
        """The list of a session's plan."""
        shown = self._session
        self._session = session
        if session is None:
            return
        bring, room = to_bring(session), to_set_up(session)
        ready = sum(1 for one in (*bring, *room) if one.key in session.packed)
        facts = tr("{n} of {all} are ready").format(n=ready, all=len(bring) + len(room))
        self._facts.setText(f"{session.title} · {facts}" if bring or room else session.title)
        if shown is None or (shown.id, to_bring(shown), to_set_up(shown)) != (session.id, bring, room):
            self._fill(bring, room)
        for key, check in self.checks.items():
            check.setChecked(key in session.packed)

    def _fill(self, bring: Sequence[Thing], room: Sequence[Thing]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.checks = {}
        for head, things in ((tr("To bring"), bring), (tr("How the room has to be"), room)):
            if things:
                self._rows.addWidget(PlainLabel(head, bold=True))
            for thing in things:
                self._rows.addWidget(self._row(thing))
        widest = max((check.sizeHint().width() for check in self.checks.values()), default=0)
        for check in self.checks.values():
            check.setFixedWidth(min(widest, theme_now().px(480)))  # what wants them stands one below the other
        self._empty.setVisible(not self.checks)
        self._scroll.setVisible(bool(self.checks))
        for button in (self._save, self._paper):
            button.set_off("" if self.checks else tr("Nothing is on the list yet."))

    def _row(self, thing: Thing) -> QWidget:
        theme = theme_now()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        check = Check(thing.name, name="packed")
        check.clicked.connect(_Ticked(self, thing))
        self.checks[thing.key] = check
        row.addWidget(check)
        row.addWidget(PlainLabel(", ".join(thing.wanted_by), "muted", elide=True), 1)
        return line

    def tick(self, thing: Thing) -> None:
        """Keeps whether a thing is in the bag."""
        if self._session is not None:
            self._bridge.do(self._desk.plan.pack, self._session.id, thing.name, self.checks[thing.key].isChecked())

    def _on_paper(self) -> None:
        self.document_wanted.emit("packing")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Packing list"), type="heading", bold=True), 1)
        self._save = Button(tr("Save as a file …"), icon="folder", name="save_packing")
        self._save.clicked.connect(self.saving_wanted)
        self._paper = Button(tr("On paper (PDF)"), icon="report", name="print_packing")
        self._paper.clicked.connect(self._on_paper)
        back = Button(tr("Back to the plan"), icon="back", key="Esc", name="leave_packing")
        back.clicked.connect(self.left)
        for button in (self._save, self._paper, back):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self._facts)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.px(12), 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        inside.addLayout(self._rows)
        inside.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(holder)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        column.addStretch()


class _Ticked:
    def __init__(self, panel: PackingPanel, thing: Thing) -> None:
        self._panel, self._thing = panel, thing

    def __call__(self, *_: object) -> None:
        self._panel.tick(self._thing)
