"""Where everything meets: the rooms of one open book, the pulse of its session, the projector and the keys."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from copdesk import places
from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock, hh_mm
from copdesk.community.values import Community
from copdesk.desk import Desk
from copdesk.plan.values import Session
from copdesk.run.face import Face
from copdesk.stage.stillness import less_motion
from copdesk.words import tr
from ui.board.pictures import DrawingPictures
from ui.bridge import BookBridge
from ui.finding import Finding
from ui.leading import Leading
from ui.notes.capture import CaptureLine
from ui.notes.reminding import Reminding
from ui.rooms import Doors, import_ahead
from ui.run.awake import Awake
from ui.run.chime import Chime
from ui.run.lookout import Lookout
from ui.run.pulse import Pulse
from ui.settling import Settling
from ui.shell.bugs import Bugs
from ui.shell.settings import Settings
from ui.shell.window import DeskWindow
from ui.stage.canvas import StageCanvas
from ui.stage.coming_back import ComingBack
from ui.stage.projector import Projector, ProjectorState
from ui.stage.screens import Screen, ScreenIdentity, ScreenKeeper, identity_of, kept_identity, move_window
from ui.stage.theme import load_themes
from ui.stage.window import StageWindow
from ui.telling import Telling
from ui.undoing import Undoing

SPARE_MS = 120_000
IMPORT_AFTER_MS = 600  # the room in sight comes first
DOCKED = ("run", "board", "trios", "notes")


class Bench(QObject):
    """One open book at work: made when it is open, closed before it is let go.

    `ready` says, once, that the session in view is known, with what it shows.
    """

    ready = Signal()

    def __init__(
        self, window: DeskWindow, desk: Desk, bridge: BookBridge, clock: Clock, settings: Settings, bugs: Bugs
    ) -> None:
        super().__init__()
        self.window, self.desk, self.bridge, self._clock, self._settings = window, desk, bridge, clock, settings
        self.session_id: Id | None = None
        self.pulse = Pulse(desk, bridge, clock, self)
        self.capture = CaptureLine(desk, bridge, clock)
        self.chime = Chime(self.pulse, parent=self)
        self.awake = Awake(self.pulse, parent=self)
        self.pictures = DrawingPictures(desk.board, bridge, self)
        self.keeper = ScreenKeeper(_screens, window.screen, kept_identity(settings.get("projector")), self)
        self.keeper.watch(_app())
        canvas = StageCanvas(load_themes(), self.pictures)
        self._cut_off = bool(settings.get("projector_on"))
        self.stage = StageWindow(canvas)
        window.keys.beside = self.stage
        self.projector = Projector(self.keeper, self.stage, QGuiApplication.screens, self)
        self.coming_back = ComingBack(self.pulse, self.projector, self.keeper, settings, self)
        self.lookout = Lookout(
            window, desk, bridge, self.pulse, self.projector, self.keeper, settings, self.chime, self
        )  # fmt: skip
        self._community = ""
        self._session = ""
        self._rooms: dict[str, QWidget] = {}
        self._changed = False
        self._spare = QTimer(self)
        self._spare.setInterval(SPARE_MS)
        self._spare.timeout.connect(self._on_spare)
        self._spare.start()
        self._drawing: Id | None = None
        self.undoing = Undoing(desk, bridge, clock, window.notices, self)
        self.undoing.seen = self._is_seen
        self.telling = Telling(window, bugs, self.undoing, self.projector, self)
        self.settling = Settling(window, desk, bridge, settings, self.keeper, self.projector, self)
        self.reminding = Reminding(window, desk, bridge, self.pulse, self)
        self.leading = Leading(window, bridge, self.show_session, self)
        self.finding = Finding(desk, bridge, self.leading.ways, self)
        self._providers = (self.finding.people, self.finding.plans, self.finding.drawings, self.finding.notes)
        window.providers.extend(self._providers)
        self._add_rooms()
        self._bind_keys()
        self._connect()
        self._on_projector(self.projector.state)
        bridge.aside(less_motion, then=self.pulse.keep_calm)
        bridge.ask(desk.community.community, then=self._on_community)
        bridge.ask(self._first_session(desk), then=self._on_first)

    @staticmethod
    def _first_session(desk: Desk) -> Callable[[], Id | None]:
        def find() -> Id | None:
            live = desk.run.live()
            if live is not None:
                return live
            sessions = desk.plan.sessions()
            return sessions[-1].id if sessions else None

        return find

    def show_session(self, session_id: Id | None) -> None:
        """Takes another session into view, in every room."""
        self._on_session(session_id)

    def close(self) -> None:
        """Makes a last spare if something changed, and takes the projector's window away."""
        self._spare.stop()
        self.awake.release()
        self.lookout.leave()
        for provider in self._providers:
            self.window.providers.remove(provider)
        self._settings.put("projector_on", False)
        self.projector.leave()
        self.coming_back.leave()
        self.window.keys.beside = None
        self.stage.close()
        self.stage.deleteLater()
        self.deleteLater()  # or its pulse would go on ticking into the window until the garbage is collected
        if self._changed:
            self._on_spare()

    def _add_rooms(self) -> None:
        doors = Doors(self.desk, self.bridge, self._clock, self.pulse, self.projector, self.pictures)
        rooms: tuple[tuple[str, str, Callable[[], QWidget]], ...] = (
            ("plan", tr("Plan"), doors.plan),
            ("people", tr("People"), doors.people),
            ("run", tr("Run"), doors.run),
            ("board", tr("Board"), doors.board),
            ("notes", tr("Notes"), doors.notes),
            ("trios", tr("Trios"), doors.trios),
            ("report", tr("Report"), doors.report),
            ("community", tr("Community"), doors.community),
        )
        for key, title, factory in rooms:
            self.window.add_room(key, title, key, _Building(self, key, factory))
        self.window.set_dock(self.capture, DOCKED)

    def _built(self, key: str, room: QWidget) -> QWidget:
        """Connects what a new room says and shows it the session in view."""
        self._rooms[key] = room
        told: Any = room
        if key == "trios":
            self.pulse.ticked.connect(told.tick)
        elif key == "board":
            self.undoing.begun.connect(told.foresee_undo)
            told.bind_keys(self.window.doers)
        for name, slot in (
            ("scene_requested", self._on_scene),
            ("wall_changed", self.pulse.show_of_wall),
            ("said", self.telling.said),
            ("plan_requested", self._on_plan_requested),
            ("session_chosen", self.show_session),
            ("room_requested", self.window.show_room),
            ("document_requested", self._on_document_requested),
            ("start_requested", self._on_start_requested),
            ("drawing_shown", self._on_drawing_shown),
            ("write_requested", self._on_capture),
            ("chime_requested", self.chime.play),
            ("test_requested", self.lookout.test_room),
            ("rehearsal_requested", self.lookout.rehearse),
            ("bell_requested", self.lookout.choose_bell),
            ("lead_requested", self.leading.follow),
            ("answers_requested", self.leading.show_answers),
        ):
            signal = getattr(told, name, None)
            if signal is not None and not (key == "run" and name == "scene_requested"):
                signal.connect(slot)
        told.show_session(self.session_id)
        return room

    def _bind_keys(self) -> None:
        pulse, doers = self.pulse, self.window.doers
        for action, doer in (
            ("run.next", pulse.next),
            ("run.back", pulse.back),
            ("run.hold", pulse.toggle),
            ("run.less", pulse.less),
            ("run.more", pulse.more),
            ("run.land", self._on_land),
            ("stage.toggle", self.projector.toggle),
            ("stage.blank", self._on_blank),
            ("stage.freeze", self._on_freeze),
            ("stage.pages", pulse.hold_pages),
            ("stage.swap", self.projector.swap),
            ("notes.capture", self._on_capture),
            ("notes.park", self._on_park),
            ("desk.undo", self._on_undo),
            ("desk.redo", self._on_redo),
        ):
            doers.bind(action, doer)

    def _connect(self) -> None:
        self.bridge.changed.connect(self._on_changed)
        self.bridge.saved.connect(self.telling.saved)
        self.bridge.failed.connect(self.telling.failed)
        self.pulse.ticked.connect(self._on_ticked)
        self.pulse.stage_view.connect(self.projector.feed)
        self.projector.changed.connect(self._on_projector)
        self.projector.changed.connect(self.telling.projector_is)
        self.projector.lost.connect(self.telling.projector_lost)
        self.projector.returned.connect(self.telling.projector_found)
        self.projector.desk_wanted.connect(self._on_desk_wanted)
        self.pictures.changed.connect(self._on_drawing)
        self.chime.silent.connect(self.telling.words)
        self.awake.told.connect(self.telling.words)
        self.pulse.refused.connect(self.telling.refused)
        self.pulse.step_changed.connect(self._place_capture)
        self.window.next_requested.connect(self.pulse.next)
        self.window.typed.connect(self._on_typed)
        self.window.room_shown.connect(self._on_room)
        self.capture.left.connect(self.capture.field.clearFocus)
        self.window.keys.set_capture(self.capture.field, self._capture_is_empty)

    # ---- what happens --------------------------------------------------------------------------------------

    def _is_seen(self, changes: Changes) -> bool:
        """Whoever draws sees a stroke go and come: no line that pushes the page down need say so."""
        return changes.tables == {"stroke"} and self.window.room() == "board"

    def _on_community(self, community: Community) -> None:
        self._community = community.name
        self.window.top.set_place(self._community, self._session)

    def _on_first(self, session_id: Id | None) -> None:
        self._on_session(session_id)
        self.bridge.ask(_nothing, then=self._on_settled)  # answered behind what has just been asked

    def _on_settled(self, _answer: None) -> None:
        if self._cut_off:
            self.bridge.ask(self.desk.run.live, then=self._on_live)
        self.ready.emit()
        self.coming_back.come()
        QTimer.singleShot(IMPORT_AFTER_MS, import_ahead)

    def _on_live(self, session: Id | None) -> None:
        """The program ended in the middle of a session, without its doing: the room sees at once where it stands."""
        if session is not None and self.keeper.target() is not None and not self.projector.state.is_open:
            self.projector.open()

    def _on_session(self, session_id: Id | None) -> None:
        self.session_id = session_id
        self.pulse.show_session(session_id)
        for room in self._rooms.values():
            shown: Any = room
            shown.show_session(session_id)
        self.capture.show_context(session_id)
        self._ask_drawings()
        self.finding.show_session(session_id)
        if session_id is not None:
            self.bridge.ask(self.desk.plan.session, session_id, then=self._on_head)
        else:
            self._session = ""
            self.window.top.set_place(self._community, "")

    def _on_head(self, session: Session) -> None:
        day = session.day_text or session.day
        self._session = f"{session.title} · {day}" if day else session.title
        self.window.top.set_place(self._community, self._session)

    def _on_ticked(self, _face: Face) -> None:
        shown = self.pulse.run_face()
        self.window.set_running(shown is not None or self.pulse.stand_in is not None)
        top = self.window.top
        with top.at_once():
            top.set_run(shown)
            top.set_time(hh_mm(self._clock.now().utc))  # with the projector's, not up to a second behind it
            top.set_pace(self.pulse.ahead_ms())

    def _on_drawing_shown(self, key: Id | None) -> None:
        self._drawing = key
        self._place_capture()

    def _place_capture(self, _cue: object = None) -> None:
        """What is written belongs to the step that runs, and on the board to the drawing in sight."""
        cue = self.pulse.material.state.cue
        drawing = self._drawing if self.window.room() == "board" else None
        self.capture.show_context(self.session_id, cue.step.id if cue else None, drawing)

    def _on_room(self, key: str) -> None:
        self._place_capture()
        self.capture.show_room(key)
        if key == "people":  # who goes to the door has a name to type
            room: Any = self.window.room_widget(key)
            room.door.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: Changes) -> None:
        self._changed = True
        if changes.verb == "people.forget":
            self._changed = False  # the spare copy forgets too, at once, and older ones go
            self.bridge.ask(self.desk.keep_only_spare, places.spares(), then=self._on_spared)
        if "session" in changes.tables and self.session_id is not None:
            self.bridge.ask(self.desk.plan.session, self.session_id, then=self._on_head)
        if changes.tables & {"drawing", "stroke", "picture"}:
            self._ask_drawings()
        if "community" in changes.tables:
            self.bridge.ask(self.desk.community.community, then=self._on_community)

    def _on_scene(self, scene: str, about: object = None) -> None:
        if scene and scene != self.pulse.asked.scene and not self.projector.state.is_open:
            self.telling.unseen()
        self.pulse.ask_scene(scene, about)

    def _on_typed(self, text: str) -> None:
        if self.window.room() not in DOCKED:
            self.window.show_room("notes")
        self.capture.begin_with(text)

    def _on_capture(self) -> None:
        if self.window.room() not in DOCKED:
            self.window.show_room("notes")
        self.capture.focus_line()

    def _on_park(self) -> None:
        """The notes that are chosen in the list, where somebody chooses; else what is being written."""
        room: Any = self.window.room_widget("notes") if self.window.room() == "notes" else None
        if room is None or not room.park():
            self.capture.park()

    def _capture_is_empty(self) -> bool:
        return not self.capture.is_writing()

    def _on_document_requested(self, key: str) -> None:
        self.window.show_room("report")
        report: Any = self.window.room_widget("report")
        report.show_document(key)

    def _on_plan_requested(self) -> None:
        self.window.show_room("plan")

    def _on_start_requested(self) -> None:
        self.window.show_room("run")
        self.pulse.start()

    def _on_undo(self) -> None:
        rehearsal = self.lookout.rehearsal()
        (self.undoing if rehearsal is None else rehearsal).undo()

    def _on_redo(self) -> None:
        rehearsal = self.lookout.rehearsal()
        (self.undoing if rehearsal is None else rehearsal).redo()

    def _on_land(self) -> None:
        rehearsal = self.lookout.rehearsal()
        if rehearsal is not None:
            rehearsal.room.land()
            return
        self.window.show_room("run")
        room: Any = self.window.room_widget("run")
        room.land()

    def _on_freeze(self) -> None:
        self.projector.freeze()

    def _on_blank(self) -> None:
        self.projector.blank()

    def _on_projector(self, state: ProjectorState) -> None:
        self.window.top.set_stage(state.text, urgent=state.blank or state.frozen)
        chosen = self.keeper.chosen
        self._settings.put("projector", asdict(chosen) if chosen is not None else None)
        self._settings.put("projector_on", state.place == "screen")

    def _on_desk_wanted(self, identity: ScreenIdentity) -> None:
        for screen in QGuiApplication.screens():
            if identity_of(screen) == identity:
                move_window(self.window, screen)

    def _on_drawing(self, key: Id) -> None:
        self.stage.canvas.touch(key)

    def _ask_drawings(self) -> None:
        if self.session_id is not None:
            self.bridge.ask(self.desk.board.drawings, self.session_id, then=self.pictures.set_drawings)

    def _on_spare(self) -> None:
        if self._changed:
            self._changed = False
            self.bridge.ask(self.desk.keep_spare, places.spares(), then=self._on_spared)

    def _on_spared(self, _path: object) -> None:
        """The spare is made; nobody needs to hear of it."""


class _Building:
    """Builds one room when it is first needed."""

    def __init__(self, bench: Bench, key: str, factory: Callable[[], QWidget]) -> None:
        self._bench, self._key, self._factory = bench, key, factory

    def __call__(self) -> QWidget:
        return self._bench._built(self._key, self._factory())


def _nothing() -> None:
    """An ask that only waits for its turn."""


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _screens() -> list[Screen]:
    return list(QGuiApplication.screens())
