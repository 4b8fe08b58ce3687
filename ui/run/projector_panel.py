"""The right column: what the room sees, and what it could see."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.icons import icon
from ui.parts.label import PlainLabel
from ui.parts.pill import Feel, Pill
from ui.run.page_row import PageRow
from ui.run.preview import Preview
from ui.run.pulse import Pulse
from ui.run.scenes import SceneGrid, scene_name
from ui.shell.theme import theme_now
from ui.stage.paint.sheet import PictureSource
from ui.stage.projector import Projector


class ProjectorPanel(QWidget):
    """Scenes are asked of the pulse, the picture's place and blanking of the projector itself.

    `options_requested` asks for the panel with theme and words.
    """

    options_requested = Signal()

    def __init__(
        self, pulse: Pulse, projector: Projector, pictures: PictureSource | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("projector_panel")
        self._pulse, self._projector = pulse, projector
        self._peeking, self._peeked = False, ""
        theme = theme_now()
        self._title = PlainLabel(tr("Projector"), bold=True)
        self._about = PlainLabel(tr("what the room sees"), "muted", "small", elide=True)
        self.pill = Pill(tr("Off"), "quiet", "stage", height=24)
        self.preview = Preview(pictures)
        self.pages = PageRow(pulse, self.preview)
        self.take = Button(tr("Show now"), "primary", height=28, name="stage_take", says=tr("The room sees it at once"))
        self.take.hide()
        self.toggle = Button(tr("On"), icon="stage", key="F5", name="stage_toggle")
        self.blank = Button(tr("Blank"), icon="blank", key="F4", name="stage_blank")
        self.more = Button(icon="more", name="stage_more", says=tr("Freeze, preview, follow the steps"))
        self.scenes = SceneGrid()
        self._coming_lead = PlainLabel("", "muted", "small", elide=True)
        self._coming = PlainLabel("", elide=True)
        self.peek = Button(tr("Preview"), height=28, name="stage_peek", says=tr("Look at it here alone"))
        self.message = QLineEdit()
        self.message.setObjectName("stage_message")
        self.message.setPlaceholderText(tr("Message to the room, then Enter"))
        self.message.setAccessibleName(tr("Message to the room"))
        self.message.hide()
        self._card = self._coming_card()
        self._lay_out(theme.px(16))
        self._connect()

    def _lay_out(self, side: int) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 0, side, theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(0, theme.px(10), 0, theme.px(2))
        head.setSpacing(theme.px(8))
        self._about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (self._title, self._about, self.pill):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.toggle, 1)
        row.addWidget(self.blank, 1)
        row.addWidget(self.more)
        column.addLayout(row)
        column.addSpacing(theme.px(4))
        column.addWidget(PlainLabel(tr("Scene"), "muted", "small"))
        column.addWidget(self.scenes)
        for coming_and_going in (self.pages, self.message, self.take):  # below what would move away under the pointer
            column.addWidget(coming_and_going)
        column.addStretch()
        column.addWidget(self._card)

    def _coming_card(self) -> QWidget:
        theme = theme_now()
        card = QWidget()
        card.setProperty("card", "plain")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._coming_lead)
        words.addWidget(self._coming)
        row.addLayout(words, 1)
        row.addWidget(self.peek)
        self.peek.setCheckable(True)
        return card

    def _connect(self) -> None:
        self.blank.setCheckable(True)
        self.toggle.clicked.connect(self._projector.toggle)
        self.blank.clicked.connect(self._on_blank)
        self.more.clicked.connect(self._on_more)
        self.peek.clicked.connect(self._on_peek)
        self.take.clicked.connect(self._on_take)
        self.message.returnPressed.connect(self._on_message)
        self.scenes.chosen.connect(self._on_scene)
        self._projector.live_changed.connect(self._show_picture)
        self._projector.changed.connect(self._show_state)
        self._pulse.ticked.connect(self._on_tick)
        self._pulse.material_changed.connect(self._show_coming)
        self._pulse.scene_changed.connect(self._show_state)
        self._pulse.step_changed.connect(self._stop_peeking)
        self._show_picture()
        self._show_state()
        self._show_coming()

    def _show_state(self) -> None:
        state = self._projector.state
        if self._peeking:
            self._mark(tr("Preview"), "late", "eye")
        elif state.blank:
            self._mark(tr("Blank"), "quiet", "blank")
        elif state.frozen:
            self._mark(tr("Frozen"), "late", "freeze")
        elif state.is_open:
            self._mark(tr("Live"), "ok", "eye")
        else:
            self._mark(tr("Off"), "quiet", "stage")
        self._about.setText(tr("only here") if self._peeking else tr("what the room sees"))
        self.toggle.setText(tr("Off") if state.is_open else tr("On"))
        self.blank.setChecked(state.blank)
        self.peek.setChecked(self._peeking)
        self.scenes.show_scene(self._peeked if self._peeking else self._pulse.scene())
        self.take.setVisible(self._peeking)
        self.preview.canvas.set_like(self._projector.size())

    def _mark(self, words: str, feel: Feel, sign: str) -> None:
        self.pill.show_fact(words, feel, sign)

    def _show_picture(self) -> None:
        coming = self._pulse.coming() if self._peeking else None
        if self._peeking and self._peeked:
            self.preview.show_view(self._pulse.preview(Asked(self._peeked)))
        elif coming is not None:
            self.preview.show_view(compose(coming[1], Asked(), self._pulse.now()))
        else:
            self.preview.show_view(self._projector.live)
        self.pages.refresh()

    def _on_tick(self) -> None:
        if self._peeking:
            self._show_picture()

    def _show_coming(self) -> None:
        coming = self._pulse.coming()
        self._card.setVisible(coming is not None)
        if coming is not None:
            scene, then = coming
            cue = then.state.cue
            assert cue is not None
            live = self._pulse.material.state.cue
            same = live is not None and (live.activity.id, live.turn) == (cue.activity.id, cue.turn)
            turn = tr("turn {n}").format(n=cue.turn) if cue.turn and not same else cue.step.title
            self._coming_lead.setText(tr("Next: {step}").format(step=turn))
            self._coming.setText(scene_name(scene))
        self._show_state()

    def _stop_peeking(self) -> None:
        self._peek("", on=False)

    def _on_peek(self) -> None:
        self._peek("", on=self.peek.isChecked())

    def _peek(self, scene: str, *, on: bool = True) -> None:
        """Looks at a scene here alone: that of the next step, or the one named."""
        self._peeking, self._peeked = on, scene
        self.take.set_off("" if not on or self._taken() else tr("It comes with the next step"))
        self._show_picture()
        self._show_state()

    def _taken(self) -> Asked | None:
        """What the room would see: of the next step only the groups can be shown before it begins."""
        if self._peeked:
            return Asked(self._peeked)
        coming = self._pulse.coming()
        cue = coming[1].state.cue if coming is not None else None
        if coming is None or cue is None or coming[0] not in ("trios", "places"):
            return None
        return Asked(coming[0], cue.activity.id)

    def _on_take(self) -> None:
        wanted = self._taken()
        self._stop_peeking()
        if wanted is not None:
            self._projector.blank(False)
            self._pulse.ask_scene(wanted.scene, wanted.about)

    def _on_blank(self) -> None:
        self._projector.blank(self.blank.isChecked())

    def _on_freeze(self) -> None:
        self._projector.freeze()

    def _on_follow(self) -> None:
        self._pulse.ask_scene("")

    def _on_scene(self, key: str) -> None:
        if self._peeking and key != "message":
            self._peek(key)
            return
        self._stop_peeking()
        self._projector.blank(False)
        self.message.setVisible(key == "message")
        if key == "message":
            self.message.setFocus()
            self._show_state()
        else:
            self._pulse.ask_scene(key)

    def _on_message(self) -> None:
        text = self.message.text().strip()
        self.message.setText("")
        self.message.clearFocus()  # or the next button would have it, and Space would press that
        self.message.hide()
        if text:
            self._pulse.ask_scene("message", text)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        freeze = menu.addAction(
            icon("freeze"), tr("Go on showing live") if self._projector.state.frozen else tr("Freeze\tF3")
        )
        freeze.triggered.connect(self._on_freeze)
        peek = menu.addAction(icon("eye"), tr("Preview the next scene"))
        peek.setEnabled(self._pulse.coming() is not None)
        peek.triggered.connect(self.peek.click)
        follow = menu.addAction(icon("repeat"), tr("Follow the steps"))
        follow.setEnabled(bool(self._pulse.asked.scene))
        follow.triggered.connect(self._on_follow)
        menu.addSeparator()
        menu.addAction(icon("stage"), tr("Show in a window")).triggered.connect(self._projector.open_window)
        menu.addAction(icon("fit"), tr("Show on all of this screen")).triggered.connect(self._projector.open_whole)
        self._add_screens(menu)
        menu.addSeparator()
        menu.addAction(icon("settings"), tr("Theme and words …")).triggered.connect(self.options_requested)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _add_screens(self, menu: QMenu) -> None:
        """Which screen it is, where there are several, and the way out when desk and picture stand the wrong way."""
        screens, now = self._projector.choices(), self._projector.chosen()
        for one in screens if len(screens) > 1 else ():
            width, height = one.geometry[2:]
            action = menu.addAction(
                tr("On {name} · {width} × {height}").format(name=one.model or one.name, width=width, height=height)
            )
            action.setCheckable(True)
            action.setChecked(one == now)
            action.setData(screens.index(one))
            action.triggered.connect(self._on_screen)
        swap = menu.addAction(icon("repeat"), tr("Swap the two screens"))
        swap.setEnabled(now is not None)
        swap.triggered.connect(self._projector.swap)

    def _on_screen(self) -> None:
        action, screens = self.sender(), self._projector.choices()
        if isinstance(action, QAction) and action.data() < len(screens):
            self._projector.choose(screens[action.data()])
