"""The Trios room: wishes at the left, the groups in the middle, what the community remembers at the right."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.run.state import RunState
from copdesk.trios.held import Seat, Trio
from copdesk.trios.options import USUAL, Options
from copdesk.trios.view import TriosView
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.question import ask
from ui.parts.segments import Segments
from ui.shell.theme import theme_now
from ui.trios.centre import CentrePanel
from ui.trios.choices import ChoicesPanel
from ui.trios.drawing import Drawing
from ui.trios.memory import MemoryPanel
from ui.trios.menus import SeatMenu
from ui.trios.panels import Panels
from ui.trios.turn import coming, facts_of, is_at_work, shown_of

_SHOWN = frozenset({
    "draw", "trio", "seat", "wish", "meeting", "place", "attendance", "host", "member", "session", "activity", "step",
    "fact",
})  # fmt: skip


class TriosRoom(QWidget):
    """`scene_requested` asks the projector for 'trios', 'places', 'latecomer' or 'message'; `room_requested` the

    window for another room; `said` the window for a notice (fact, comfort, button, tone).
    """

    scene_requested = Signal(str, object)
    said = Signal(str, str, str, str)
    room_requested = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self._session: Id | None = None
        self._activity: Id | None = None
        self._view, self._state = TriosView(), RunState((), {})
        self._options: Options = USUAL
        self._options_of: tuple[Id | None, Id | None] = (None, None)
        self._wanted: int | None = None
        self._followed: Id | None = None
        self._narrow = False
        self._stale = False
        self.panels = Panels(desk, bridge, self)
        self.panels.said.connect(self.said)
        self.drawing = Drawing(desk, bridge, self)
        self.drawing.kept.connect(self.panels.show_made)
        self.panels.interests_typed.connect(self._on_interests)
        self._build()
        self.drawing.state.connect(self.choices.show_state)
        self.drawing.refused.connect(self._on_refused)
        self.choices.cancel_wanted.connect(self.drawing.cancel)
        bridge.changed.connect(self._on_changed)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose groups are shown."""
        if session_id != self._session:
            self._activity, self._followed, self._options_of = None, None, (None, None)
        self._session = session_id
        self._refresh()

    def show_activity(self, activity_id: Id) -> None:
        """Turns to the draw for an activity, as its segment does."""
        self._on_occasion(activity_id)

    def tick(self, _face: object = None) -> None:
        """Tables of four turn at their own time; the window may tell each tick. Asks nothing of the book."""
        shown = self.centre.groups.shown()
        if shown is not None and is_at_work(self._view, self._state) and self.centre.groups.carried() is None:
            now = shown_of(self._view, self._state, self._clock.now())
            if now is not None and now.clients != shown.clients:
                self.centre.groups.show_draw(now)

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("trios_room")
        self.setMinimumSize(theme_now().px(640), theme_now().px(360))
        self.choices, self.centre, self.memory = ChoicesPanel(), CentrePanel(), MemoryPanel()
        self.choices.draw_wanted.connect(self._on_draw)
        self.choices.changed.connect(self._on_options)
        self.choices.host_wanted.connect(self._on_host)
        self.choices.wishes_wanted.connect(self.panels.ask_pairs)
        self.choices.places_wanted.connect(self.panels.ask_places)
        self.centre.occasion_chosen.connect(self._on_occasion)
        self.centre.act.connect(self._on_act)
        self.centre.found.connect(self._on_found)
        self.centre.empty_pressed.connect(self._on_empty)
        self.centre.count_off.stage_wanted.connect(self._on_count_off)
        self.centre.count_off.counted.connect(self.choices.show_heads)
        groups = self.centre.groups
        groups.moved.connect(self._on_moved)
        groups.swapped.connect(self._on_swapped)
        groups.chosen.connect(self.memory.matrix.choose)
        groups.menu_wanted.connect(self._on_menu)
        self.memory.moving.place_wanted.connect(self._on_place)
        self.memory.moving.take_out_wanted.connect(self._on_take_out)
        self.memory.moving.replan_wanted.connect(self._on_replan)
        self.memory.moving.gather_wanted.connect(self._on_gather)
        self.memory.moving.back_wanted.connect(self._on_back)
        self.sides = Segments((tr("Draw"), tr("Who has met whom")), name="trios_sides", says=tr("Left column"))
        self.sides.chosen.connect(self._on_side)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        switch = QHBoxLayout()
        switch.setContentsMargins(*(theme_now().px(8),) * 4)
        switch.addWidget(self.sides)
        self._switch = QWidget()
        self._switch.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._switch.setProperty("ground", "tint")
        self._switch.setLayout(switch)
        self._switch.hide()
        side.addWidget(self._switch)
        side.addWidget(self.choices, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.centre, 1)
        row.addWidget(self.memory)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = theme_now()
        wide = self.width() >= theme.px(1500)
        narrow = self.width() < theme.px(1000)
        self.choices.setFixedWidth(theme.px(280 if narrow else 360 if wide else 304))
        self.memory.setFixedWidth(theme.px(280 if narrow else 400 if wide else 264))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        side, row = self._side.layout(), self.layout()
        assert isinstance(side, QVBoxLayout)
        assert isinstance(row, QHBoxLayout)
        (side if narrow else row).addWidget(self.memory)
        self._switch.setVisible(narrow)
        self._on_side(self.sides.at())

    def _on_side(self, place: int) -> None:
        self.choices.setVisible(not self._narrow or place == 0)
        self.memory.setVisible(not self._narrow or place == 1)

    # ---- reading -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        if self._session is None:
            self._state = RunState((), {})
            self._on_view(TriosView())
            return
        self._bridge.ask(self._desk.run.state, self._session, then=self._on_state)
        self._bridge.ask(self._desk.trios.view, self._session, self._activity, then=self._on_view)

    def _on_changed(self, changes: Changes) -> None:
        if not _SHOWN & changes.tables:
            return
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _on_state(self, state: RunState) -> None:
        self._state = state

    def _on_view(self, view: TriosView) -> None:
        self._view = view
        ahead = coming(view, self._state)
        if ahead is not None and ahead != self._followed:
            self._followed = ahead
            if view.at is not None and view.at.activity_id != ahead:
                self._on_occasion(ahead)
                return
        self.panels.show_view(self._session, view)
        of = (view.at.activity_id if view.at else None, view.held.id if view.held else None)
        if of != self._options_of:
            self._options, self._options_of = view.options, of
        if view.at is not None:
            self._activity = view.at.activity_id
        self.choices.show_view(view, self._options)
        self.centre.show_view(view, shown_of(view, self._state, self._clock.now()), facts_of(view, self._state))
        self.centre.show_missing(self._missing())
        self.centre.count_off.show_view(view, self._options)
        at_work = is_at_work(view, self._state)
        self.memory.show_view(view, running=at_work, drawn_later=bool(self._later()))

    def _missing(self) -> str:
        if self._session is None:
            return "session"
        if self._view.held is not None:
            return ""
        if not self._view.occasions:
            return "plan"
        return "people" if not self._view.here else "draw"

    def _later(self) -> list[Id]:
        """Activities after the one shown whose groups are drawn already, by the plan and not by hand."""
        after = self._view.occasions[self._view.number :]
        typed = {held.activity_id for held in self._view.draws if held.typed}
        return [one.activity_id for one in after if one.drawn and one.activity_id not in typed]

    # ---- drawing -----------------------------------------------------------------------------------

    def _do(self, verb: Any, *args: Any, **more: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused, **more)

    def _on_draw(self, options: Options, seed: int | None) -> None:
        if self._session is None or self._activity is None:
            return
        self._options, self._wanted = options, seed
        if is_at_work(self._view, self._state) and self._view.held is not None:
            question = tr("The groups are at work. Draw them anew?")
            ask(self, question, tr("Everyone gets other people. Ctrl+Z brings these groups back."), tr("Draw anew"),
                self._draw)  # fmt: skip
        else:
            self._draw()

    def _on_options(self, options: Options) -> None:
        self._options = options
        self.centre.count_off.show_view(self._view, options)

    def _draw(self) -> None:
        if self._session is None or self._activity is None:
            return
        self.drawing.draw(self._session, self._activity, self._options, self._wanted)

    def _on_interests(self, text: str) -> None:
        if self._session is not None and self._activity is not None:
            self.drawing.by_interest(self._session, self._activity, text)

    def _on_refused(self, exc: Exception) -> None:
        if self.panels.refuse(sentence(exc)):
            return
        self._refresh()
        self.centre.show_refusal(sentence(exc))

    def _on_host(self, member: Id, on: bool) -> None:
        if self._session is not None:
            self._do(self._desk.people.take_part, self._session, member, on)

    def _on_occasion(self, activity_id: Id) -> None:
        self._activity = activity_id
        self._refresh()

    def _on_replan(self) -> None:
        if self._session is not None and self._later():
            self.drawing.replan(self._session, self._later())

    # ---- by hand -----------------------------------------------------------------------------------

    def _on_moved(self, seat: Id, trio: Id) -> None:
        if self._session is not None:
            keep = is_at_work(self._view, self._state)
            self._do(self._desk.trios.move, self._session, seat, trio, keep_letters=keep)

    def _on_swapped(self, one: Id, other: Id) -> None:
        if self._session is not None:
            self._do(self._desk.trios.swap, self._session, one, other)

    def _on_place(self, member: Id) -> None:
        if self._session is not None and self._view.held is not None:
            self._do(self._desk.trios.join_now, self._session, self._view.held.id, member)

    def _on_gather(self) -> None:
        if self._session is not None and self._view.held is not None:
            waiting = [late.member.id for late in self._view.late]
            self._do(self._desk.trios.gather, self._session, self._view.held.id, waiting)

    def _on_back(self, member: Id) -> None:
        if self._session is not None:
            self._do(self._desk.people.check_in, self._session, member)

    def _on_take_out(self, member: Id) -> None:
        if self._session is not None and self._view.held is not None:
            keep = is_at_work(self._view, self._state)
            self._do(self._desk.trios.leave_now, self._session, self._view.held.id, member, keep_letters=keep)

    def _on_menu(self, trio: Trio, seat: Seat | None, place: QPoint) -> None:
        menu = self.menu_for(trio, seat)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_for(self, trio: Trio, seat: Seat | None) -> QMenu:
        """What can be done with a group, and with a person in it."""
        menu = SeatMenu(self._view, trio, seat, self)
        menu.triggered.connect(self._on_menu_action)
        return menu

    def _on_menu_action(self, action: Any) -> None:
        does, *about = action.data()
        trios = self._desk.trios
        if does == "pick_up":
            self.centre.groups.setFocus(Qt.FocusReason.OtherFocusReason)
            self.centre.groups.pick_up(*about)
        elif does == "take_out":
            self._on_take_out(*about)
        elif does == "latecomer":
            self.scene_requested.emit("latecomer", *about)
        elif self._session is not None:
            verbs = {
                "swap": trios.swap, "lock_seat": trios.lock_seat, "lock_trio": trios.lock_trio, "scribe": trios.scribe,
            }  # fmt: skip
            self._do(verbs[does], self._session, *about)

    # ---- everything else ---------------------------------------------------------------------------

    def _on_act(self, what: str) -> None:
        held = self._view.held
        if what == "stage":
            self.scene_requested.emit("trios", held.activity_id if held else None)
        elif what == "places":
            self.scene_requested.emit("places", held.activity_id if held else None)
        elif what == "type":
            self.panels.ask_groups()
        elif what == "interests":
            self.panels.ask_interests()
        elif what == "earlier":
            self.panels.ask_earlier()
        elif what == "met":
            self.panels.ask_pairs("met")
        elif held is not None and self._session is not None:
            if what == "copy":
                self.panels.copy_lines()
            elif what == "save":
                self.panels.save()
            elif what == "remove":
                self._do(self._desk.trios.remove, self._session, held.id)
                title = tr("The draw for {title} is removed.").format(title=held.title)
                self.said.emit(title, "", tr("Undo"), "primary")

    def _on_found(self, member: Id) -> None:
        self.scene_requested.emit("latecomer", member)

    def _on_empty(self, missing: str) -> None:
        if missing == "draw":
            self.panels.ask_groups()
        else:
            self.room_requested.emit("people" if missing == "people" else "plan")

    def _on_count_off(self, words: str) -> None:
        self.scene_requested.emit("message", words)
