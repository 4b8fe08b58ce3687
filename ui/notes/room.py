"""The Notes room: what was said in order at the left, its shape on the wall at the right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.notes.looking import Look, seen
from copdesk.notes.values import Note, Shown
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.notes.listing import NotesList
from ui.notes.scope import ScopeRow
from ui.notes.twins import TwinRow
from ui.notes.wall import Wall
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.people.search import SearchField
from ui.shell.theme import theme_now

ORDERS = ("time", "category", "trio")
MOST_LOOSE = 300  # notes in no cluster that the wall shows: more is a list, not a wall
_SHOWN = frozenset({"note", "cluster", "member", "step", "activity", "draw", "trio", "session"})


class NotesRoom(QWidget):
    """`write_requested` asks for the capture line; `scene_requested` for the wall on the projector."""

    scene_requested = Signal(str, object)
    said = Signal(str, str, str, str)
    write_requested = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._session: Id | None = None
        self._shown, self._look = Shown(), Look()
        self._naming: Id | None = None
        self._stale = False
        self._build()
        bridge.changed.connect(self._on_changed)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose notes are looked at."""
        if session_id != self._session:
            self._look = Look(order=self._look.order)
            self.search.edit.setText("")
        self._session = session_id
        self._refresh()

    def show_note(self, key: Id) -> None:
        """Chooses a note in the list, from a search elsewhere; every look that would leave it out is left."""
        if self.list.notes.row_of(key) < 0:
            self.search.edit.setText("")
            self._look = Look(order=self._look.order)
            self._show()
        self.list.choose([key])
        row = self.list.notes.row_of(key)
        if row >= 0:
            self.list.setCurrentIndex(self.list.notes.index(row))
            self.list.scrollTo(self.list.notes.index(row))

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("notes_room")
        self.setMinimumSize(theme_now().px(560), theme_now().px(320))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_left())
        row.addWidget(self._build_right(), 1)
        self._find_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self._find_key.activated.connect(self.search.focus)

    def _build_left(self) -> QWidget:
        theme = theme_now()
        left = QWidget()
        left.setObjectName("notes_left")
        left.setMinimumWidth(theme.px(280))
        left.setMaximumWidth(theme.px(400))
        left.setProperty("line", "right")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(tr("Find in all notes"), name="notes_search")
        self.search.edited.connect(self._on_search)
        self.search.downward.connect(self._on_downward)
        self.orders = Segments((tr("Time"), tr("Category"), tr("Trio")), name="notes_order", says=tr("Order"))
        self.orders.chosen.connect(self._on_order)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        bar.setSpacing(theme.px(8))
        bar.addWidget(self.search, 1)
        bar.addWidget(self.orders)
        self.scope = ScopeRow()
        self.scope.wanted.connect(self._on_scope)
        self.list = NotesList()
        self._connect_list()
        self.refusal = PlainLabel("", "danger", "small", wrap=True)
        self.refusal.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self.refusal.hide()
        self.empty = EmptyPlace(
            tr("No notes in this session yet"),
            tr("Press F2 and write what is said. Enter keeps it."),
            tr("Write the first note"),
            icon="notes",
            key="F2",
        )
        self.empty.pressed.connect(self.write_requested)
        around = QWidget()
        inside = QVBoxLayout(around)
        inside.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        inside.addWidget(self.empty)
        inside.addStretch()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(around)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.scope)
        column.addWidget(self.refusal)
        column.addWidget(self.pages, 1)
        return left

    def _connect_list(self) -> None:
        self.list.rewritten.connect(self._on_rewritten)
        self.list.removal_wanted.connect(self._on_removal)
        self.list.category_wanted.connect(self._on_category)
        self.list.step_wanted.connect(self._on_step)
        self.list.star_wanted.connect(self._on_star)
        self.list.park_wanted.connect(self._on_park)
        self.list.consent_wanted.connect(self._on_consent)
        self.list.room_wanted.connect(self._on_for_room)
        self.list.gather_wanted.connect(self._on_gathered)

    def _build_right(self) -> QWidget:
        theme = theme_now()
        right = QWidget()
        self.facts = PlainLabel("", "muted", elide=True)
        add = Button(tr("New cluster"), "ghost", icon="add", name="new_cluster")
        add.clicked.connect(self._on_new_cluster)
        lay = Button(tr("Lay out"), "ghost", icon="layout", says=tr("The fullest clusters first"), name="lay_out")
        lay.clicked.connect(self._on_lay_out)
        self.project = Button(tr("Show on projector"), "primary", icon="stage", name="wall_on_projector")
        self.project.clicked.connect(self._on_project)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        bar.setSpacing(theme.px(8))
        bar.addWidget(PlainLabel(tr("Wall"), bold=True))
        bar.addWidget(self.facts, 1)
        for button in (add, lay, self.project):
            bar.addWidget(button)
        self.wall = Wall()
        self.wall.put.connect(self._on_put)
        self.wall.gathered.connect(self._on_gathered)
        self.wall.named.connect(self._on_named)
        self.wall.scattered.connect(self._on_scattered)
        self.wall.opened.connect(self.show_note)
        self.twins = TwinRow()
        self.twins.merged.connect(self._on_merged)
        self.twins.kept_apart.connect(self._on_kept_apart)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.wall, 1)
        column.addWidget(self.twins)
        return right

    # ---- reading -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        if self._session is None:
            self._on_shown(Shown())
            return
        self._bridge.ask(self._desk.notes.shown, self._session, then=self._on_shown)
        self._bridge.ask(self._desk.notes.wall.twins, self._session, then=self._on_twins)

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._stale = True
            self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        """A room that nobody looks at reads nothing: the note-taker in another one must not wait for it."""
        if self._stale and self.isVisible():
            self._refresh()

    def _on_shown(self, shown: Shown) -> None:
        self._shown = shown
        self._show()

    def _on_twins(self, pairs: list[tuple[Note, Note]]) -> None:
        self.twins.show_twins(pairs, self._shown.lines)

    def _show(self) -> None:
        shown, look = self._shown, self._look
        self.list.show_notes(shown, look)
        self.orders.show_at(ORDERS.index(look.order) if look.order in ORDERS else -1)
        self.scope.show_scope(shown, look)
        self.pages.setCurrentIndex(0 if shown.lines else 1)
        lines = seen(shown, replace(look, text=""))
        used = {line.note.cluster_id for line in lines}
        clusters = [one for one in shown.clusters if look.activity_id is None or one.id in used]
        known = {cluster.id for cluster in clusters}
        loose = [line for line in lines if line.note.cluster_id not in known]
        hidden = {line.note.id for line in loose[:-MOST_LOOSE]}
        self.wall.show_wall([line for line in lines if line.note.id not in hidden], clusters)
        notes = tr_many("{n} note", "{n} notes", sum(line.note.times for line in lines))
        facts = f"{notes}, {tr_many('{n} cluster', '{n} clusters', len(clusters))}"
        if hidden:
            facts += ", " + tr("the first {n} without a cluster only in the list").format(n=len(hidden))
        self.facts.setText(facts)
        self.project.set_off("" if lines else tr("There is nothing on the wall yet."))
        if self._naming is not None:
            self.wall.name_cluster(self._naming)
            self._naming = None

    # ---- looking -----------------------------------------------------------------------------------

    def _on_search(self, text: str) -> None:
        self._look = replace(self._look, text=text)
        self.list.show_notes(self._shown, self._look)

    def _on_downward(self) -> None:
        lines = self.list.notes.lines()
        if lines:
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.notes.index(self.list.notes.row_of(lines[0].note.id)))

    def _on_order(self, place: int) -> None:
        self._look = replace(self._look, order=ORDERS[place])
        self._show()

    def _on_scope(self, what: str, value: Any) -> None:
        if what == "activity":
            self._look = replace(self._look, activity_id=value)
        elif what == "only":
            self._look = replace(self._look, only=value)
        else:
            self._look = replace(self._look, order=value)
        self._show()

    # ---- doing -------------------------------------------------------------------------------------

    def _do(self, verb: Any, *args: Any) -> None:
        self.refusal.hide()
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_refused(self, exc: Exception) -> None:
        self.refusal.setText(sentence(exc))
        self.refusal.show()
        self._refresh()

    def _on_rewritten(self, key: Id, text: str) -> None:
        self._do(self._desk.notes.edit, key, "body", text)

    def _on_removal(self, keys: list[Id]) -> None:
        self._do(self._desk.notes.remove, keys)

    def _on_category(self, keys: list[Id], category: str) -> None:
        self._do(self._desk.notes.set_category, keys, category)

    def _on_step(self, keys: list[Id], step_id: Id | None) -> None:
        self._do(self._desk.notes.move, keys, step_id)

    def _on_star(self, keys: list[Id], starred: bool) -> None:
        self._do(self._desk.notes.star, keys, starred)

    def _on_park(self, keys: list[Id], parked: bool) -> None:
        self._do(self._desk.notes.park, keys, parked)

    def _on_consent(self, keys: list[Id], consent: str) -> None:
        self._do(self._desk.notes.set_consent, keys, consent)

    def _on_for_room(self, keys: list[Id], for_room: bool) -> None:
        self._do(self._desk.notes.set_for_room, keys, for_room)

    def _on_new_cluster(self) -> None:
        self._on_gathered(self.wall.chosen())

    def _on_gathered(self, keys: list[Id]) -> None:
        if self._session is not None:
            self.refusal.hide()
            self._bridge.do(
                self._desk.notes.wall.gather, self._session, "", keys, then=self._on_gather, refused=self._on_refused
            )

    def _on_gather(self, key: Id) -> None:
        self._naming = key
        self._refresh()

    def _on_put(self, keys: list[Id], cluster_id: Id | None) -> None:
        self._do(self._desk.notes.wall.put, keys, cluster_id)

    def _on_named(self, key: Id, name: str) -> None:
        self._do(self._desk.notes.wall.name, key, name)

    def _on_scattered(self, key: Id) -> None:
        self._do(self._desk.notes.wall.scatter, key)

    def _on_lay_out(self) -> None:
        if self._session is not None:
            self._do(self._desk.notes.wall.lay_out, self._session)

    def _on_merged(self, first: Id, second: Id) -> None:
        self._do(self._desk.notes.wall.merge, first, second)

    def _on_kept_apart(self, first: Id, second: Id) -> None:
        self._do(self._desk.notes.wall.keep_both, first, second)

    def _on_project(self) -> None:
        self.scene_requested.emit("wall", None)
