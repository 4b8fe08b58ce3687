"""The Run room: agenda, the running step, the projector."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.run.face import Face
from copdesk.run.landing import Way, applied, detail
from copdesk.run.learning import Learned, Likeness, likeness
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.empty import EmptyPlace
from ui.parts.overlay import Overlay
from ui.parts.pages import Pages
from ui.parts.segments import Segments
from ui.run.agenda import AgendaPanel
from ui.run.around import AfterPanel, BeforePanel
from ui.run.asking import AskStrip
from ui.run.clock_panel import ClockPanel
from ui.run.insert import InsertPanel
from ui.run.land_panel import LandPanel, taken_words
from ui.run.power import PowerLine
from ui.run.projector_panel import ProjectorPanel
from ui.run.pulse import Pulse
from ui.run.side_strip import SideStrip
from ui.run.sleep_question import SleepQuestion
from ui.run.stage_options import StageOptionsPanel
from ui.run.start_question import StartQuestion
from ui.run.step_menu import StepMenu
from ui.run.step_panel import StepPanel
from ui.run.transport import Transport
from ui.shell.theme import theme_now
from ui.stage.paint.sheet import PictureSource
from ui.stage.projector import Projector

NARROW, WIDE, RAIL = 1100, 1600, 88


class RunRoom(QWidget):
    """Shows the pulse's session. `room_requested` names a room to go to; scenes go to the pulse directly."""

    scene_requested = Signal(str, object)
    room_requested = Signal(str)
    said = Signal(str, str, str, str)
    test_requested = Signal()
    rehearsal_requested = Signal()
    bell_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        clock: Clock,
        pulse: Pulse,
        projector: Projector,
        pictures: PictureSource | None = None,
        parent: QWidget | None = None,
        *,
        rehearsing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("run_room")
        self._desk, self._bridge, self._clock, self._pulse = desk, bridge, clock, pulse
        self.agenda = AgendaPanel()
        self.projector = ProjectorPanel(pulse, projector, pictures)
        self.switch = Segments((tr("Agenda"), tr("Projector")), says=tr("Shown beside the step"), name="run_switch")
        self.clock, self.step, self.transport = ClockPanel(), StepPanel(), Transport()
        self.before, self.after = BeforePanel(), AfterPanel()
        self.ask = AskStrip()
        self.side, self.power = SideStrip(pulse), PowerLine(bridge, pulse)
        self._sleep = SleepQuestion(desk, bridge, pulse, self.ask)
        self.empty = EmptyPlace(
            tr("No session yet"), tr("Plan one, or bring a plan you have; it will run from here."),
            tr("Plan a session"), icon="plan",
        )  # fmt: skip
        self.land_panel = LandPanel()
        self._landing, self._notice = False, ""
        self._learned: dict[Likeness, Learned] = {}
        self._left, self._right = _side("left"), _side("right")
        self.pages = Pages()
        self._scroll = QScrollArea()
        self._running = self._running_page()
        self._width_class = ""
        self._start = None if rehearsing else StartQuestion(desk, bridge, pulse, self.ask)
        self._menus = StepMenu(desk, bridge, pulse, self)
        self._lay_out()
        self.setMinimumSize(theme_now().px(560), theme_now().px(320))  # the columns fold before they would hinder
        self._connect()
        self.before.rehearse.setVisible(not rehearsing)
        self.before.test.setVisible(not rehearsing)
        self._on_session()
        self._on_material(pulse.material)

    def show_session(self, session_id: Id | None) -> None:
        """The pulse is told by the window; this only makes sure that it was."""
        if session_id != self._pulse.session_id:
            self._pulse.show_session(session_id)

    def land(self) -> None:
        """Opens the ways to finish on time, or closes them again."""
        material = self._pulse.material
        if self._landing or material.state.cue is None:
            self._leave_landing()
            return
        self._landing = True
        self.land_panel.open(material, self._pulse.now())
        self._on_material(material)
        self.land_panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_landing(self) -> bool:
        """Whether the ways to finish on time are in sight."""
        return self._landing

    def _on_options(self) -> None:
        panel = StageOptionsPanel(self._desk, self._bridge)
        overlay = Overlay(self.window(), panel, "right")
        panel.left.connect(overlay.close_panel)

    def _on_step_wanted(self) -> None:
        cue = self._pulse.material.state.cue
        if cue is not None and self._pulse.session_id is not None:
            panel = InsertPanel(self._desk, self._bridge, self._pulse.session_id, in_turns=cue.activity.turns > 1)
            panel.left.connect(Overlay(self.window(), panel, "centre").close_panel)

    # landing -----------------------------------------------------------------------------------------------

    def _leave_landing(self) -> None:
        if not self._landing:
            return
        self._landing = False
        self.agenda.show_preview(None)
        self._on_material(self._pulse.material)

    def _on_previewed(self, way: Way) -> None:
        material = self._pulse.material
        then = replace(material, state=applied(material.state, way))
        number = self.land_panel.found.ways.index(way) + 1
        self.agenda.show_preview(then, tr("With way {n}").format(n=number))
        self.agenda.show_run(material, self._pulse.now())

    def _on_way(self, way: Way) -> None:
        if way.changes or way.extra_ms:
            words = taken_words(way)
            self._notice = words
            self._bridge.do(
                self._desk.run.fit, self._pulse.session_id, detail(way), way.extra_ms,
                then=self._on_fitted, refused=self._on_refused,
            )  # fmt: skip
        self._leave_landing()

    def _on_overdue(self, fact: str) -> None:
        self.said.emit(fact, tr("Has it begun? Start it with F6."), "", "accent")

    def _on_low(self, fact: str, comfort: str, tone: str) -> None:
        self.said.emit(fact, comfort, "", tone)

    def _on_fitted(self, _: object) -> None:
        self.said.emit(self._notice, "", tr("Undo"), "primary")

    # showing -----------------------------------------------------------------------------------------------

    def _on_material(self, material: Material) -> None:
        state, now = material.state, self._pulse.now()
        if self._landing:
            self.agenda.show_preview(None)
            self._landing = state.cue is not None
        if self._landing:
            self.land_panel.renew(material, now)
        if material.session is None:
            self.agenda.show_run(material, now)  # else each tick does
            page: QWidget = self.empty
        elif state.cue is not None:
            page = self._running
            self.clock.show_material(material)
            self.step.show_material(material, now)
            learned = self._learned.get(likeness(state.cue.activity, state.cue.step))
            self.step.show_learned(state.cue.step, learned)
            self.transport.show_material(material)
        elif state.finished:
            page = self.after
            self.after.show_material(material)
        else:
            page = self.before
            self.before.show_material(material, now)
        if self._landing:
            page = self.land_panel
        self._show_page(page)
        self._on_tick(self._pulse.face())
        self._fit()

    def _on_session(self) -> None:
        """Another session is in view: what did its steps take at other times?"""
        self._learned = {}
        if self._pulse.session_id is not None:
            self._bridge.ask(self._desk.run.learned, self._pulse.session_id, then=self._on_learned)

    def _on_learned(self, learned: dict[Likeness, Learned]) -> None:
        self._learned = learned
        self._on_material(self._pulse.material)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(self._nowhere if page is self.empty else page)
        there = page is not self.empty
        self._left.setVisible(there)
        self._right.setVisible(there and self._width_class != "narrow" and page is not self.land_panel)

    def _on_tick(self, seen: Face) -> None:
        material, now = self._pulse.material, self._pulse.now()
        if material.session is None:
            return
        self.agenda.show_run(material, now)
        if material.state.cue is not None:
            self.clock.show_face(seen)
            self.step.show_roles(material, now)
            if self._landing:
                self.land_panel.show_now(material, seen, now)
        elif not material.state.finished:
            self.before.show_material(material, now)

    def _on_explained(self, reason: str) -> None:
        self._bridge.do(self._desk.run.explain, self._pulse.session_id, reason, refused=self._on_refused)

    def _on_refused(self, exc: BaseException) -> None:
        self._pulse.refused.emit(exc)

    # measures ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_width()
        self._fit()

    def _take_width(self) -> None:
        theme = theme_now()
        whole = self.window()
        width = whole.width() if whole is not self else self.width() + theme.px(RAIL)
        found = "narrow" if width < theme.px(NARROW) else "wide" if width >= theme.px(WIDE) else "normal"
        if found == self._width_class:
            return
        self._width_class = found
        narrow, wide = found == "narrow", found == "wide"
        self._place_sides(narrow)
        self._left.setFixedWidth(theme.px(280 if narrow else 360 if wide else 304))
        self._right.setFixedWidth(theme.px(400 if wide else 304))
        side = theme.px(16 if narrow else 48 if wide else 32)
        top, foot = theme.px(8 if narrow else 32 if wide else 16), theme.px(12 if narrow else 16)
        for page in (self._running, self.before, self.after):
            layout = page.layout()
            assert layout is not None
            layout.setContentsMargins(side, top, side, foot)
        self.agenda.set_narrow(narrow)
        self.clock.set_roomy(narrow, wide)
        self.step.set_roomy(narrow, wide)
        self.transport.set_roomy(narrow)
        self.land_panel.set_roomy(narrow)
        self._on_material(self._pulse.material)

    def _place_sides(self, narrow: bool) -> None:
        """In a narrow window agenda and projector share the one column, with a switch."""
        self.switch.setVisible(narrow)
        holder = self._left if narrow else self._right
        layout = holder.layout()
        assert layout is not None
        layout.addWidget(self.projector)
        self._right.setVisible(not narrow)
        self._on_switched(self.switch.at())

    def _on_switched(self, place: int) -> None:
        narrow = self._width_class == "narrow"
        self.agenda.setVisible(not narrow or place == 0)
        self.projector.setVisible(not narrow or place == 1)

    def _fit(self) -> None:
        """The largest digits that leave the step's words and the buttons whole."""
        if self._pulse.material.state.cue is None:
            return
        layout = self._running.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        width = self.pages.width() - margins.left() - margins.right()
        words = self.step.heightForWidth(min(width, self.step.maximumWidth()))
        asking = 0 if self.ask.isHidden() else self.ask.sizeHint().height() + layout.spacing()
        used = (
            asking
            + margins.top()
            + margins.bottom()
            + self.transport.sizeHint().height()
            + words
            + 2 * layout.spacing()
        )
        room = self.pages.height() - used - self.clock.rest_height(width)
        self.clock.fit(room, width, 96 if self._width_class == "narrow" else 240)

    # building ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        pulse = self._pulse
        pulse.material_changed.connect(self._on_material)
        pulse.ticked.connect(self._on_tick)
        self.clock.explained.connect(self._on_explained)
        self.clock.menu_requested.connect(self._menus.open_running)
        self.agenda.menu_requested.connect(self._menus.open_line)
        self._menus.bell_requested.connect(self.bell_requested)
        self._menus.step_requested.connect(self._on_step_wanted)
        pulse.session_changed.connect(self._on_session)
        if self._start is not None:
            self._start.overdue.connect(self._on_overdue)
        self.clock.stretch_requested.connect(pulse.stretch)
        self.transport.back_requested.connect(pulse.back)
        self.transport.toggle_requested.connect(pulse.toggle)
        self.transport.next_requested.connect(pulse.next)
        self.transport.land_requested.connect(self.land)
        self.land_panel.left.connect(self._leave_landing)
        self.land_panel.taken.connect(self._on_way)
        self.land_panel.previewed.connect(self._on_previewed)
        self.before.start_requested.connect(pulse.start)
        self.projector.options_requested.connect(self._on_options)
        self.before.rehearsal_requested.connect(self.rehearsal_requested)
        self.before.test_requested.connect(self.test_requested)
        self.power.low.connect(self._on_low)
        self.after.back_requested.connect(pulse.back)
        self.after.room_requested.connect(self.room_requested)
        self.empty.pressed.connect(self._on_plan)
        self.switch.chosen.connect(self._on_switched)

    def _on_plan(self) -> None:
        self.room_requested.emit("plan")

    def _lay_out(self) -> None:
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left, right = self._left.layout(), self._right.layout()
        assert isinstance(left, QVBoxLayout)
        assert right is not None
        switch = QHBoxLayout()
        switch.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        switch.addWidget(self.switch)
        self.switch.hide()
        left.addLayout(switch)
        left.addWidget(self.agenda)
        left.addWidget(self.power)
        right.addWidget(self.projector)
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        nowhere = QWidget()
        shelf = QVBoxLayout(nowhere)
        shelf.setContentsMargins(*(theme.px(24),) * 4)
        shelf.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        for page in (self._running, self.before, self.after, self.land_panel, nowhere):
            self.pages.addWidget(page)
        self._nowhere = nowhere
        centre.addWidget(self.side)
        centre.addWidget(self.pages, 1)
        row.addWidget(self._left)
        row.addLayout(centre, 1)
        row.addWidget(self._right)

    def _running_page(self) -> QWidget:
        theme = theme_now()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.px(12))
        column.addWidget(self.clock)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.step.setProperty("clear", "true")
        self._scroll.setWidget(self.step)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.ask)  # near the hand, and where no passing notice lies over it
        column.addWidget(self.transport)
        return page


def _side(name: str) -> QWidget:
    """A side column on its tint, with the rule towards the centre."""
    column = QWidget()
    column.setObjectName(f"run_{name}")
    column.setProperty("ground", "tint")
    column.setProperty("line", "right" if name == "left" else "left")
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(int(name == "right"), 0, int(name == "left"), 0)
    layout.setSpacing(0)
    return column
