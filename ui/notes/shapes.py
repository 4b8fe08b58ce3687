"""The right side of the Notes room: the notes as a wall, by trio, as promises, or as a vote on the clusters."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.harvest import harvest
from copdesk.notes.looking import Look, seen
from copdesk.notes.twins import Looked
from copdesk.notes.values import Group, Offer, Shown, invited, not_yet_heard
from copdesk.stage.clusters import CLUSTERS
from copdesk.stage.market import GROUPS
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.notes.giving import Giving
from ui.notes.grid import HarvestGrid
from ui.notes.pages import ClosingPage, DotsPage, Page, SheetsPage
from ui.notes.promising import Promising
from ui.notes.twins import TwinRow
from ui.notes.voting import Voting
from ui.notes.wall import Wall
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

WALL, TRIOS, PROMISES, DOTS, SHEETS = range(5)
TWINS_AFTER_MS = 400
MOST_LOOSE = 300  # notes in no cluster that the wall shows: more is a list, not a wall

_NOTES = frozenset({"note", "commitment", "cluster", "stroke"})


class Shapes(QWidget):
    """`scene_requested` asks for the wall or the ballot on the projector; `refused` says why something was not done.

    `wall_changed` says what of the wall is looked at now, for a projector that shows the wall already.
    """

    scene_requested = Signal(str, object)
    wall_changed = Signal(object)
    refused = Signal(str)
    opened = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._session: Id | None = None
        self._shown, self._look = Shown(), Look()
        self._naming: Id | None = None
        self._clusters = 0
        self._silent = False
        self._asked: tuple[str, ...] = ()
        self._step_stale = True
        self._invited: Group | None = None
        self._twins_due = QTimer(self)
        self._twins_due.setSingleShot(True)
        self._twins_due.setInterval(TWINS_AFTER_MS)
        self._twins_due.timeout.connect(self._on_twins_due)
        self._build()
        bridge.changed.connect(self._on_changed)

    # ---- what is shown -----------------------------------------------------------------------------

    def show_notes(self, session_id: Id | None, shown: Shown, look: Look) -> None:
        """The notes of a session, those that a look leaves; its search is the list's alone."""
        if session_id != self._session or self._invited not in shown.groups:
            self._invited = None
        self._step_stale |= session_id != self._session
        self._session, self._shown = session_id, shown
        self.giving.session = session_id
        self._look = Look(look.order, look.activity_id, look.only)
        lines = seen(shown, self._look)
        used = {line.note.cluster_id for line in lines}
        clusters = [one for one in shown.clusters if look.activity_id is None or one.id in used]
        known = {cluster.id for cluster in clusters}
        kept = [line for line in lines if line.note.cluster_id in known] if known & used else []
        loose = [line for line in lines if line.note.cluster_id not in known] if kept else lines
        self.wall.show_wall(kept + loose[-MOST_LOOSE:], clusters)
        self._clusters = len(shown.clusters)
        notes = tr_many("{n} note", "{n} notes", sum(line.note.times for line in lines))
        self._wall_words = f"{notes}, {tr_many('{n} cluster', '{n} clusters', len(clusters))}"
        if len(loose) > MOST_LOOSE:
            words = tr("the first {n} without a cluster only in the list")
            self._wall_words += ", " + words.format(n=len(loose) - MOST_LOOSE)
        if self.views.at() == TRIOS:
            self._show_grid()
        self._show_head()
        if self._naming is not None:
            self.wall.name_cluster(self._naming)
            self._naming = None
        if session_id is not None:
            self._look_for_twins()
            if self._step_stale:
                self._step_stale = False
                self._bridge.ask(self._desk.notes.offer, session_id, then=self._on_offer)
            self._ask_view()

    def show_view(self, view: int) -> None:
        """WALL, TRIOS, PROMISES or DOTS."""
        self.views.show_at(view)
        self._on_view(view)

    def _ask_view(self) -> None:
        if self._session is None:
            return
        if self.views.at() == PROMISES:
            self.closing.show_session(self._session, self._shown)
        elif self.views.at() == SHEETS:
            self.sheets.show_session(self._session, self._shown)
        elif self.views.at() == DOTS:
            self.dots.show_session(self._session, self._shown)

    def _show_head(self) -> None:
        view = self.views.at()
        self._add.setVisible(view == WALL)
        self._lay.setVisible(view == WALL)
        self.project.setVisible(view in (WALL, DOTS, SHEETS) or (view == TRIOS and self._invited is not None))
        self.invite.setVisible(view == TRIOS)
        words = self._wall_words if view == WALL else ""
        if view == TRIOS:
            unheard = not_yet_heard(self._shown, self._look.activity_id) if self._shown.groups else []
            words = tr_many("{n} not yet heard", "{n} not yet heard", len(unheard)) if unheard else ""
            words = words if self._shown.groups else tr("no groups were drawn in this session")
            if self._invited is not None:
                words = tr("Invited: {group}").format(group=self._invited.label)
            self.invite.set_off("" if unheard else tr("Every group was heard."))
        self.facts.setText(words)
        if self._silent:
            self.project.set_off(tr("People think in silence now: what others wrote is not shown."))
        elif view in (SHEETS, TRIOS):
            self.project.set_off("")
        elif view == DOTS:
            self.project.set_off("" if self.voting.ballot is not None else tr("There is no vote yet."))
        else:
            self.project.set_off("" if self._shown.lines else tr("There is nothing on the wall yet."))

    def _show_grid(self) -> None:
        self.grid.show_harvest(harvest(self._shown, self._look.activity_id, self._asked))

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("notes_shapes")
        self._wall_words = ""
        self.views: Segments = Segments(
            (tr("Wall"), tr("By trio"), tr("Closing"), tr("Dots"), tr("Sheets")),
            name="notes_views",
            says=tr("Right side"),
        )
        self.views.chosen.connect(self._on_view)
        self.facts = PlainLabel("", "muted", elide=True)
        self._add = Button(tr("New cluster"), "ghost", icon="add", says=tr("New cluster"), name="new_cluster")
        self._add.clicked.connect(self._on_new_cluster)
        self._lay = Button(tr("Lay out"), "ghost", icon="layout", says=tr("Lay out the wall"), name="lay_out")
        self._ways = QMenu(self)
        for words, way in (
            (tr("The fullest clusters first"), "size"), (tr("Loose notes by category"), "category"),
            (tr("Loose notes by similar words"), "words"),
        ):  # fmt: skip
            self._ways.addAction(words).setData(way)
        self._ways.triggered.connect(self._on_lay_out)
        self._lay.setMenu(self._ways)
        says = tr("Invite a group that was not yet heard, by lot")
        self.invite = Button(tr("Invite one"), "ghost", icon="dice", says=says, name="invite_one")
        self.invite.clicked.connect(self._on_invite)
        words = tr("Show on projector")
        self.project = Button(words, "primary", icon="stage", says=words, name="wall_on_projector")
        self.project.clicked.connect(self._on_project)
        head = QWidget()
        head.setFixedHeight(theme.px(56))
        bar = QHBoxLayout(head)
        bar.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        bar.setSpacing(theme.px(8))
        bar.addWidget(self.views)
        bar.addWidget(self.facts, 1)
        bar.addStretch()
        for button in (self._add, self._lay, self.invite, self.project):
            bar.addWidget(button)
        self.wall: Wall = Wall()
        self.grid = HarvestGrid()
        self.giving: Giving = Giving(self._desk, self._bridge, self.grid)
        self._closing: ClosingPage | None = None
        self._sheets: SheetsPage | None = None
        self._dots: DotsPage | None = None
        self.pages = QStackedWidget()
        for page in (self.wall, self.grid, QWidget(), QWidget(), QWidget()):
            self.pages.addWidget(page)
        self.twins = TwinRow()
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.twins)

    @property
    def closing(self) -> ClosingPage:
        """Built when it is wanted first: it holds a field for nearly everything."""
        if self._closing is None:
            self._closing = ClosingPage(self._desk, self._bridge)
            self._put_page(PROMISES, self._closing)
        return self._closing

    @property
    def dots(self) -> DotsPage:
        """Built when it is wanted first."""
        if self._dots is None:
            self._dots = DotsPage(self._desk, self._bridge)
            self._dots.shown.connect(self._show_head)
            self._put_page(DOTS, self._dots)
        return self._dots

    @property
    def voting(self) -> Voting:
        return self.dots.voting

    @property
    def sheets(self) -> SheetsPage:
        """Built when it is wanted first."""
        if self._sheets is None:
            self._sheets = SheetsPage(self._desk, self._bridge)
            self._put_page(SHEETS, self._sheets)
        return self._sheets

    @property
    def promising(self) -> Promising:
        return self.closing.promising

    def _put_page(self, view: int, page: Page) -> None:
        page.refused.connect(self.refused)
        place = self.pages.widget(view)
        self.pages.insertWidget(view, page)
        if place is not None:
            self.pages.removeWidget(place)
            place.deleteLater()
        self.pages.setCurrentIndex(self.views.at())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons keep their signs, so that every view stays within reach."""
        super().resizeEvent(event)
        narrow = self.width() < theme_now().px(760)
        self.facts.setVisible(not narrow)
        self._add.setText("" if self.width() < theme_now().px(960) else tr("New cluster"))
        self._lay.setText("" if narrow else tr("Lay out"))
        self.project.setText("" if narrow else tr("Show on projector"))

    def _connect(self) -> None:
        self.wall.put.connect(self._on_put)
        self.wall.gathered.connect(self.gather)
        self.wall.named.connect(self._on_named)
        self.wall.scattered.connect(self._on_scattered)
        self.wall.opened.connect(self.opened)
        self.wall.zoomed.connect(self._on_zoomed)
        self.wall.placed.connect(self._on_placed)
        self.grid.opened.connect(self.opened)
        self.giving.refused.connect(self.refused)
        self.twins.merged.connect(self._on_merged)
        self.twins.kept_apart.connect(self._on_kept_apart)

    # ---- answers -----------------------------------------------------------------------------------

    def _look_for_twins(self) -> None:
        """A little later: whoever writes comes first."""
        if self.views.at() == WALL:
            self._twins_due.start()
        else:
            self.twins.show_twins([], ())

    def _on_twins_due(self) -> None:
        if self._session is not None and self.isVisible():
            self._bridge.ask(self._desk.notes.wall.look_for_twins, self._session, then=self._on_twins)

    def _on_twins(self, found: Looked) -> None:
        self.twins.show_twins(found.pairs if self.views.at() == WALL else [], self._shown.lines)
        if not found.done:
            self._look_for_twins()

    def _on_changed(self, changes: Changes) -> None:
        """What the step that runs asks for is asked anew only where that can be another one."""
        self._step_stale |= not changes.tables <= _NOTES

    def _on_offer(self, offer: Offer) -> None:
        if offer.silent != self._silent:
            self._silent = offer.silent
            self._show_head()
        if offer.asked != self._asked:
            self._asked = offer.asked
            if self.views.at() == TRIOS:
                self._show_grid()

    def _on_view(self, view: int) -> None:
        self._ask_view()
        self.pages.setCurrentIndex(view)
        if view == TRIOS:
            self._show_grid()
        self._show_head()
        self._look_for_twins()

    # ---- doing -------------------------------------------------------------------------------------

    def _do(self, verb: Any, *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(sentence(exc))

    def gather(self, keys: list[Id]) -> None:
        """Makes a cluster of notes and opens its name."""
        if self._session is not None:
            self.show_view(WALL)
            self._bridge.do(
                self._desk.notes.wall.gather, self._session, "", keys, then=self._on_gathered, refused=self._on_refused
            )

    def _on_gathered(self, key: Id) -> None:
        """Its name is typed as soon as the new cluster is in sight, which may be now or with the next reading."""
        self._naming = None if self.wall.name_cluster(key) else key

    def _on_zoomed(self, _key: Id | None) -> None:
        self.show_notes(self._session, self._shown, self._look)
        self.wall_changed.emit(self._wall_about())

    def _wall_about(self) -> Any:
        """What the projector shows of the wall: one cluster, all of them, or the categories."""
        return self.wall.alone() or (CLUSTERS if self._clusters else None)

    def _on_placed(self, key: Id, at: int) -> None:
        if self._session is not None:
            self._do(self._desk.notes.wall.place, self._session, key, at)

    def _on_new_cluster(self) -> None:
        self.gather(self.wall.chosen())

    def _on_put(self, keys: list[Id], cluster_id: Id | None) -> None:
        self._do(self._desk.notes.wall.put, keys, cluster_id)

    def _on_named(self, key: Id, name: str) -> None:
        self._do(self._desk.notes.wall.name, key, name)

    def _on_scattered(self, key: Id) -> None:
        self._do(self._desk.notes.wall.scatter, key)

    def _on_lay_out(self, action: QAction) -> None:
        if self._session is None:
            return
        wall = self._desk.notes.wall
        if action.data() == "category":
            self._do(wall.group_by_category, self._session, self._shown.categories)
        elif action.data() == "words":
            self._do(wall.group_by_words, self._session)
        else:
            self._do(wall.lay_out, self._session)

    def _on_invite(self) -> None:
        """The lot is drawn from the moment of the click; pressing again draws another group."""
        groups = not_yet_heard(self._shown, self._look.activity_id)
        others = [group for group in groups if group != self._invited]
        self._invited = invited(others or groups, self._desk.clock.now().utc)
        self._show_head()

    def _on_merged(self, first: Id, second: Id) -> None:
        self._do(self._desk.notes.wall.merge, first, second)

    def _on_kept_apart(self, first: Id, second: Id) -> None:
        self._do(self._desk.notes.wall.keep_both, first, second)

    def _on_project(self) -> None:
        if self.views.at() == DOTS and self.voting.ballot is not None:
            self.scene_requested.emit("ballot", self.voting.ballot.id)
        elif self.views.at() == SHEETS:
            self.scene_requested.emit("wall", GROUPS)
        elif self.views.at() == TRIOS and self._invited is not None:
            self.scene_requested.emit("message", self._invited.label)
        else:
            self.scene_requested.emit("wall", self._wall_about())
