"""The Notes room: what was said in order at the left, its shape on the wall at the right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.notes.history import Former
from copdesk.notes.looking import Elsewhere, Heading, Look, seen
from copdesk.notes.outcomes import Outcome
from copdesk.notes.values import Shown
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.notes.drafting import Drafting
from ui.notes.files import Files
from ui.notes.kinds import KindsPanel
from ui.notes.listing import NotesList
from ui.notes.scope import ScopeRow
from ui.notes.shapes import PROMISES, Shapes
from ui.parts.dropping import take_copy
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.people.search import SearchField
from ui.shell.theme import theme_now

ORDERS = ("time", "category", "trio")
SEARCH_AFTER_MS = 150
_SHOWN = frozenset({
    "note", "cluster", "member", "step", "activity", "draw", "trio", "session", "commitment", "ballot", "vote",
    "outcome", "fact", "sheet", "drawing", "topic", "category",
})  # fmt: skip


class NotesRoom(QWidget):
    """`write_requested` asks for the capture line; `scene_requested` for the wall on the projector.

    `wall_changed` says what of the wall is looked at, for a projector that shows it already.
    """

    scene_requested = Signal(str, object)
    wall_changed = Signal(object)
    said = Signal(str, str, str, str)
    write_requested = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._session: Id | None = None
        self._shown, self._look = Shown(), Look()
        self._stale = False
        self._elsewhere = Elsewhere("")
        self._search_due = QTimer(self)
        self._search_due.setSingleShot(True)
        self._search_due.setInterval(SEARCH_AFTER_MS)
        self._search_due.timeout.connect(self._on_search_due)
        self._drafting = Drafting(bridge, self)
        self.kinds: KindsPanel | None = None
        self._build()
        bridge.changed.connect(self._on_changed)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose notes are looked at."""
        if session_id != self._session:
            self._look = Look(order=self._look.order)
            self.search.edit.setText("")
        self._session = session_id
        self.files.show_session(session_id)
        self._ask_outcomes()
        self._refresh()

    def show_note(self, key: Id) -> None:
        """Chooses a note in the list, from a search elsewhere; every look that would leave it out is left."""
        if self.list.notes.find(key) < 0:
            self.search.edit.setText("")
            self._look = Look(order=self._look.order)
            self._show()
        self.list.show_row(key)

    def show_kinds(self) -> None:
        """The community's own categories, to be settled in the room's place."""
        if self.kinds is None:
            self.kinds = KindsPanel(self._desk, self._bridge)
            self.kinds.left.connect(self._on_kinds_left)
            self.places.addWidget(self.kinds)
        self.places.setCurrentWidget(self.kinds)
        self.kinds.begin()

    def _on_kinds_left(self) -> None:
        self.places.setCurrentIndex(0)

    def show_closing(self) -> None:
        """What earlier sessions promised stands first there."""
        self.shapes.show_view(PROMISES)

    def park(self) -> bool:
        """Parks the chosen notes, or takes them out; False where the caret is not in the list."""
        lines = self.list.chosen() if self.list.hasFocus() else []
        if lines:
            self._on_park([line.note.id for line in lines], not all(line.note.parked for line in lines))
        return bool(lines)

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("notes_room")
        self.setAcceptDrops(True)
        self.setMinimumSize(theme_now().px(560), theme_now().px(320))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_left())
        row.addWidget(self._build_right(), 1)
        self.places = QStackedLayout(self)
        self.places.setContentsMargins(0, 0, 0, 0)
        self.places.addWidget(both)
        self.files = Files(self._desk, self._bridge, self.places, self)
        self.files.refused.connect(self._on_refused)
        self.files.said.connect(self.said)
        self._find_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self._find_key.activated.connect(self.search.focus)

    def _build_left(self) -> QWidget:
        theme = theme_now()
        left = self._left = QWidget()
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
        bar = self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
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
        self.list.row.drafted.connect(self._on_drafted)
        self.list.removal_wanted.connect(self._on_removal)
        self.list.category_wanted.connect(self._on_category)
        self.list.step_wanted.connect(self._on_step)
        self.list.star_wanted.connect(self._on_star)
        self.list.park_wanted.connect(self._on_park)
        self.list.consent_wanted.connect(self._on_consent)
        self.list.room_wanted.connect(self._on_for_room)
        self.list.who_wanted.connect(self._on_who)
        self.list.outcome_wanted.connect(self._on_outcome)
        self.list.group_wanted.connect(self._on_group)
        self.list.gather_wanted.connect(self._on_gathered)
        self.list.split_wanted.connect(self._on_split)
        self.list.former_wanted.connect(self._on_former_wanted)

    def _build_right(self) -> QWidget:
        self.shapes = Shapes(self._desk, self._bridge)
        self.shapes.scene_requested.connect(self.scene_requested)
        self.shapes.wall_changed.connect(self.wall_changed)
        self.shapes.refused.connect(self._say_refused)
        self.shapes.opened.connect(self.show_note)
        self.wall, self.twins = self.shapes.wall, self.shapes.twins
        return self.shapes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < theme_now().px(1000)
        self._bar.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._left.setMaximumWidth(theme_now().px(280 if narrow else 400))

    # ---- reading -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        if self._session is None:
            self._on_shown(Shown())
            return
        self._bridge.ask(self._desk.notes.shown, self._session, then=self._on_shown)

    def _ask_outcomes(self) -> None:
        if self._session is not None:
            self._bridge.ask(self._desk.notes.outcomes.of_session, self._session, then=self._on_outcomes)

    def _on_outcomes(self, outcomes: list[Outcome]) -> None:
        self.list.outcomes = tuple(one.body for one in outcomes)

    def _on_changed(self, changes: Changes) -> None:
        if {"outcome", "session"} & changes.tables:
            self._ask_outcomes()
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

    def _show(self) -> None:
        shown, look = self._shown, self._look
        self._show_list()
        if self.list.isVisible():
            self.list.viewport().repaint()  # the note is seen before the wall beside it is laid out
        self.orders.show_at(ORDERS.index(look.order) if look.order in ORDERS else -1)
        self.scope.show_scope(shown, look)
        self.pages.setCurrentIndex(0 if shown.lines else 1)
        self.shapes.show_notes(self._session, shown, look)

    # ---- looking -----------------------------------------------------------------------------------

    def _show_list(self) -> None:
        rows = self._elsewhere.rows if self._look.text and self._elsewhere.text == self._look.text else ()
        here = len(seen(self._shown, self._look)) if rows else 0
        head = (Heading(tr("This session"), here),) if rows and here else ()
        self.list.show_notes(self._shown, self._look, (*rows, *head))

    def _on_search(self, text: str) -> None:
        self._look = replace(self._look, text=text.strip())
        self._show_list()
        if self._look.text:
            self._search_due.start()

    def _on_search_due(self) -> None:
        self._search_due.stop()
        if self._session is not None and self._look.text:
            self._bridge.ask(self._desk.notes.index.prepare, then=self._on_prepared)

    def _on_elsewhere(self, found: Elsewhere) -> None:
        self._elsewhere = found
        if found.text == self._look.text:
            self._show_list()

    def _on_prepared(self, done: bool) -> None:
        """Other sessions are read in portions, so that whoever writes meanwhile hardly waits."""
        if done and self._session is not None:
            self._bridge.ask(self._desk.notes.elsewhere, self._session, self._look.text, then=self._on_elsewhere)
        elif not done:
            self._bridge.ask(self._desk.notes.index.prepare, then=self._on_prepared)

    def _on_downward(self) -> None:
        lines = self.list.notes.lines()
        if lines:
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.notes.index(self.list.notes.row_of(lines[0].note.id)))

    def _on_order(self, place: int) -> None:
        self._look = replace(self._look, order=ORDERS[place])
        self._show()

    def _on_scope(self, what: str, value: Any) -> None:
        if what == "file":
            self.files.choose(value)
            return
        if what == "kinds":
            self.show_kinds()
            return
        if what == "activity":
            self._look = replace(self._look, activity_id=value)
        elif what == "only":
            self._look = replace(self._look, only=value)
        else:
            self._look = replace(self._look, order=value)
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A file that is dropped anywhere in the room is looked at."""
        if self.files.dropped(event.mimeData()):
            take_copy(event)

    # ---- doing -------------------------------------------------------------------------------------

    def _do(self, verb: Any, *args: Any) -> None:
        self.refusal.hide()
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_refused(self, exc: Exception) -> None:
        self._say_refused(sentence(exc))

    def _say_refused(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()
        self._refresh()

    def _on_rewritten(self, key: Id, text: str) -> None:
        self._drafting.settled()
        self._do(self._desk.notes.finish_change, key, text)

    def _on_drafted(self, key: Id, text: str) -> None:
        self._drafting.typed(self._desk.notes.keep_changing, key, text)

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

    def _on_who(self, keys: list[Id], who_id: Id | None) -> None:
        self._do(self._desk.notes.set_who, keys, who_id)

    def _on_outcome(self, keys: list[Id], body: str) -> None:
        if self._session is not None:
            self._do(self._desk.notes.outcomes.attach, self._session, keys, body)

    def _on_group(self, keys: list[Id], trio_id: Id | None) -> None:
        self._do(self._desk.notes.set_group, keys, trio_id)

    def _on_gathered(self, keys: list[Id]) -> None:
        self.refusal.hide()
        self.shapes.gather(keys)

    def _on_former_wanted(self, key: Id) -> None:
        self._bridge.ask(self._desk.notes.former, key, then=self._on_former)

    def _on_former(self, formers: list[Former]) -> None:
        self.list.show_former(formers)

    def _on_split(self, key: Id, at: int) -> None:
        self._do(self._desk.notes.wall.split, key, at)
