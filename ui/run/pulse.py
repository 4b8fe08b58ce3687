"""The heart of a running session: one clock, one snapshot, one picture for desk and projector alike.

It ticks when a visible digit changes and writes nothing when it does. What it shows it has asked for; what a
person does goes through the bridge, and whatever changed is asked for anew.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock, Reading
from copdesk.desk import Desk
from copdesk.run import agenda
from copdesk.run.face import Face, face
from copdesk.run.facts import CueKey, Fact
from copdesk.run.side import BREAK, STALE_MS, SideClock, of_groups
from copdesk.stage.asked import Asked, coming, settled
from copdesk.stage.compose import compose
from copdesk.stage.due import due_ms
from copdesk.stage.gather import TABLES, gather
from copdesk.stage.greeting import LATECOMER, Greeting
from copdesk.stage.material import Material
from copdesk.stage.options import stilled
from copdesk.stage.paging import PAGE_MS, page_now, turns, until_turn
from copdesk.stage.view import StageView
from copdesk.stage.walk import Walkabout
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.marks import ClockKind, clock_words
from ui.run.steering import Steering
from ui.shell.top import RunFace

MINUTE = 60_000
LATE_MS = 10_000
"""A tick that comes so much too late means that the computer slept."""
FACTS = frozenset({"fact"})
NOTES, NOTES_AFTER_MS = frozenset({"note", "commitment"}), 60
CLOCK_KINDS: dict[str, ClockKind] = {"running": "running", "last": "last", "over": "over", "held": "held"}


class Pulse(QObject):
    """Owns the session in view. Every reading of the time for run and projector goes through `look`.

    While a `stand_in` is set (a rehearsal), what a person does is done there.
    """

    ticked = Signal(object)  # Face
    material_changed = Signal(object)  # Material
    stage_view = Signal(object)  # StageView: feed it to the projector
    scene_changed = Signal(object)  # Asked
    step_changed = Signal(object)  # CueKey of what runs now, or None
    turned = Signal(str)  # the running step's clock has become 'last', 'over', 'held' or 'running', once each
    session_changed = Signal()  # another session is in view, and its material is here
    woke = Signal(int)  # the computer slept so many ms while a step ran
    side_over = Signal()  # the second clock has reached its end
    refused = Signal(object)  # Refused or Trouble

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock = desk, bridge, clock
        self.session_id: Id | None = None
        self.material = Material()
        self.asked = Asked()
        self.side: SideClock | None = None
        self.stand_in: Pulse | None = None
        self._speed = 1
        self.calm = False  # nothing may move, whatever the community settled
        self._greeting = Greeting()
        self._shown_since = clock.now()
        self._cue: CueKey | None = None
        self._kind = ""
        self._side_was_over = False
        self._loaded = False
        self._last: tuple[Reading, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._notes_due = QTimer(self, singleShot=True, interval=NOTES_AFTER_MS)
        self._notes_due.timeout.connect(self._ask)
        bridge.changed.connect(self._on_changed)
        self._steering = Steering(desk, bridge, clock, self)
        self._steering.moved.connect(self._on_moved)
        self._steering.settled.connect(self._ask_facts)
        self._steering.refused.connect(self.refused)

    # what is shown -----------------------------------------------------------------------------------------

    def show_session(self, session_id: Id | None) -> None:
        """Takes another session into view (None: no session)."""
        self.session_id = session_id
        self._loaded = False
        self._last = None
        self.side = None
        self._steering.show_session(session_id)
        self.ask_scene("")
        self._ask()
        self._bridge.ask(self._desk.run.kept_side, session_id, then=self._on_side_kept)

    def set_speed(self, speed: int) -> None:
        """How much faster than the world the clock runs, so that the next look comes in time."""
        self._speed = self._steering.speed = max(1, speed)
        self.look()

    def keep_calm(self, calm: bool) -> None:
        """Whoever owns this computer wants less motion, or any."""
        if calm != self.calm:
            self.calm = calm
            self._ask()

    def stop(self) -> None:
        """No more looks."""
        self._timer.stop()
        self._notes_due.stop()

    def now(self) -> Reading:
        """The one clock."""
        return self._clock.now()

    def face(self) -> Face:
        """The clock of the running step at this moment."""
        return face(self.material.state, self.now())

    def view(self) -> StageView:
        """The run's picture at this moment."""
        return self._view(self.now())

    def preview(self, asked: Asked) -> StageView:
        """A picture that is not shown (yet)."""
        return compose(self.material, asked, self.now())

    def scene(self) -> str:
        """The name of the scene that is shown now."""
        return settled(self.material, self.asked)

    def coming(self) -> tuple[str, Material] | None:
        """The scene that the next step will bring by itself, and a snapshot as if that step ran; None at the end."""
        return coming(self.material, self.now())

    def run_face(self) -> RunFace | None:
        """What every room's top bar shows; None when nothing runs."""
        cue = self.material.state.cue
        seen = self.face()
        kind = CLOCK_KINDS.get(seen.kind)
        if cue is None or kind is None:
            return None
        return RunFace(cue.step.title, seen.digits, clock_words(kind), kind)

    def ahead_ms(self) -> int | None:
        """How early (late: below zero) the whole session is; None unless it runs."""
        session, state = self.material.session, self.material.state
        if session is None or state.index is None:
            return None
        return -agenda.behind_ms(session, state, self.now())

    # the projector's scene ---------------------------------------------------------------------------------

    def ask_scene(self, scene: str, about: Any = None) -> None:
        """Shows a scene; an empty name follows the steps again. A late-comer's scene goes by itself."""
        wanted = Asked(scene, walk=about) if isinstance(about, Walkabout) else Asked(scene, about)
        if scene != LATECOMER:
            self._greeting.forget()
        elif self._greeting.welcome(self.asked, wanted) != wanted:
            return  # somebody else is being greeted
        self._set_asked(wanted)

    def show_of_wall(self, about: Any) -> None:
        """What somebody looks at on the wall, where the room sees the wall."""
        self._set_asked(self.asked.looking_at(about))

    def turn_page(self, by: int = 1) -> None:
        """Turns pages by hand, from the one that is shown."""
        self._set_asked(replace(self.asked, page=max(0, self._page(self.now()) + by)))

    def hold_pages(self) -> None:
        """Pages stop turning, at the one that is shown, or go on."""
        held = not self.asked.still
        self._set_asked(replace(self.asked, page=self._page(self.now()), still=held))

    def _page(self, now: Reading) -> int:
        return page_now(self.asked, self.scene(), now.since(self._shown_since))

    def reveal(self, tables: int | None) -> None:
        """How many tables of the draw show their names; None shows all."""
        self._set_asked(replace(self.asked, revealed=tables))

    # what a person does ------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begins the session in view."""
        self._hands().start()

    def next(self) -> None:
        """Moves on; a second wish within a second is a slip of the hand."""
        self._hands().next()

    def back(self) -> None:
        """Takes a mistaken move back, or goes to the step before."""
        self._hands().back()

    def toggle(self) -> None:
        """Start, pause or go on."""
        self._hands().toggle()

    def less(self) -> None:
        """A minute less."""
        self.stretch(-MINUTE)

    def more(self) -> None:
        """A minute more."""
        self.stretch(MINUTE)

    def stretch(self, ms: int) -> None:
        """Gives the running step time, or takes it."""
        self._hands().stretch(ms)

    def finish(self) -> None:
        """Ends the session."""
        self._hands().finish()

    def go_to(self, step_id: Id, turn: int = 0) -> None:
        """Jumps to a step."""
        self._hands().go_to(step_id, turn)

    def _hands(self) -> Steering:
        return self._steering if self.stand_in is None else self.stand_in._hands()

    # the second clock --------------------------------------------------------------------------------------

    def start_side(self, ms: int) -> None:
        """A second clock of `ms`; 0 is a stopwatch."""
        self._set_side(SideClock(ms, self.now()))

    def start_reports(self, ms: int) -> None:
        """Each group of the draw that is shown reports for `ms`, in turn."""
        drawn = self.material.drawn()
        self._set_side(of_groups(ms, tuple(group.name for group in drawn.groups) if drawn else (), self.now()))

    def start_break(self, ms: int) -> None:
        """A break now, in the middle of a step: the run is paused, the room sees until when."""
        if not self.material.state.held:
            self._bridge.do(self._desk.run.hold, self.session_id, tr("Break"), refused=self._on_refused)
        self._set_side(SideClock(ms, self.now(), kind=BREAK))
        self.ask_scene("side")

    def toggle_side(self) -> None:
        """Stops it, or lets it go on."""
        if self.side is not None:
            self._set_side(self.side.toggled(self.now()))

    def repeat_side(self, name: str = "") -> None:
        """From its beginning, for the next group or that of `name`."""
        if self.side is not None:
            self._set_side(self.side.again(self.now(), name))

    def drop_side(self) -> None:
        """Takes it away, also from the room."""
        if self.side is not None:
            self._set_side(None)
        if self.asked.scene == "side":
            self.ask_scene("")

    def _set_side(self, side: SideClock | None) -> None:
        self.side, self._side_was_over = side, side is not None and side.over(self.now())
        self._bridge.do(self._desk.run.keep_side, self.session_id, side, refused=self._on_refused)
        self.look()

    def _on_side_kept(self, kept: tuple[Id | None, SideClock | None]) -> None:
        session, side = kept
        if session != self.session_id or self.side is not None or side is None:
            return
        if side.since is None or self.now().since(side.since) < STALE_MS:
            self.side, self._side_was_over = side, side.over(self.now())
            self.look()

    # ticking -----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Looks at the clock once, tells everyone, and plans the next look."""
        now = self._clock.now()
        seen = face(self.material.state, now)
        self._notice_sleep(now)
        if self._greeting.under_way and now.since(self._shown_since) >= PAGE_MS:
            self.asked, self._shown_since = self._greeting.over(), now
            self.scene_changed.emit(self.asked)
        self._tell_stage(now, seen)
        self.ticked.emit(seen)
        delay = self._delay(now, seen)
        self._last = (now, delay)
        self._timer.start(max(1, delay // self._speed))
        self._notice_side(now)
        self._notice_turn(seen)  # last of all: who hears of it may move on at once

    def _tell_stage(self, now: Reading, seen: Face | None = None) -> None:
        """The room sees it first; the desk has more to paint."""
        if self.stand_in is None:
            self.stage_view.emit(self._view(now, seen))

    def _delay(self, now: Reading, seen: Face) -> int:
        """Milliseconds until something visible changes."""
        due = due_ms(self.material, self.asked, self.scene(), self.side, seen, now)
        if self._greeting.under_way or turns(self.asked, self.scene()):
            due = min(due, until_turn(now.since(self._shown_since)))
        return max(1, due)

    def _view(self, now: Reading, seen: Face | None = None) -> StageView:
        asked = replace(self.asked, page=self._page(now))
        return compose(self.material, asked, now, seen, self.side)

    def _notice_sleep(self, now: Reading) -> None:
        state = self.material.state
        if self._last is None or state.index is None or state.held or self._last[0].boot_id != now.boot_id:
            return
        late = now.since(self._last[0]) - self._last[1]
        if late >= LATE_MS * self._speed:
            self.woke.emit(late)

    def _notice_turn(self, seen: Face) -> None:
        if seen.kind == self._kind:
            return
        known, self._kind = self._kind, seen.kind
        if self._loaded and known and seen.kind in CLOCK_KINDS:
            self.turned.emit(seen.kind)

    def _notice_side(self, now: Reading) -> None:
        over = self.side is not None and self.side.over(now)
        if over and not self._side_was_over:
            self.side_over.emit()
        self._side_was_over = over

    # asking ------------------------------------------------------------------------------------------------

    def _on_refused(self, exc: BaseException) -> None:
        self.refused.emit(exc)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables == FACTS and self._loaded:
            self._ask_facts()  # the way of every key that steers: it must be short
        elif changes.tables <= NOTES and self._loaded:
            self._notes_due.start()  # whoever writes sees the note first, then the projector has it
        elif changes.tables & TABLES:
            self._ask()

    def _ask(self) -> None:
        self._bridge.ask(_snapshot, self._desk, self.session_id, then=self._on_snapshot)

    def _ask_facts(self) -> None:
        if self.session_id is not None:
            self._bridge.ask(self._desk.run.facts, self.session_id, then=self._on_facts)

    def _on_snapshot(self, told: tuple[Material, list[Fact]]) -> None:
        material, facts = told
        if self.calm:
            material = replace(material, options=stilled(material.options))
        if (material.session.id if material.session else None) == self.session_id:
            self._show(replace(material, state=self._steering.take(material.state.order, facts)))

    def _on_facts(self, told: tuple[Id, list[Fact]]) -> None:
        session, facts = told
        if session == self.session_id and self._loaded:
            state = self._steering.take(self.material.state.order, facts)
            if state != self.material.state:  # else it was in sight before it was kept
                self._show(replace(self.material, state=state))

    def _on_moved(self) -> None:
        if self._loaded:
            self._show(replace(self.material, state=self._steering.state()))

    def _show(self, material: Material) -> None:
        was_held = self.material.state.held
        known, self.material = self._cue, material
        cue = material.state.cue
        self._cue = cue.key if cue else None
        moved = self._loaded and known != self._cue
        if moved:
            self._kind = ""
            self._greeting.forget()
            self._set_asked(Asked(), look=False)
            self._last = None
        if self.side is not None and self.side.kind == BREAK and was_held and not material.state.held:
            self.drop_side()  # the break is over
        self._tell_stage(self.now())
        self.material_changed.emit(material)
        if moved:
            self.step_changed.emit(self._cue)
        self.look()
        if not self._loaded:
            self._loaded = True
            self.session_changed.emit()

    def _set_asked(self, asked: Asked, *, look: bool = True) -> None:
        self._shown_since = self._clock.now()
        if asked != self.asked:
            self.asked = asked
            self.scene_changed.emit(asked)
        if look:
            self.look()


def _snapshot(desk: Desk, session_id: Id | None) -> tuple[Material, list[Fact]]:
    """On the book's thread: what the projector may show, and what has happened."""
    facts = desk.run.facts(session_id)[1] if session_id is not None else []
    return gather(desk, session_id), facts
