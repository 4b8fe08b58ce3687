"""How the bell sounds on this computer: what is struck, and how loud."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from copdesk.run.chimes import VOICES, Bell, bell_of
from copdesk.run.known_rooms import known_rooms, with_room
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.tip import tip
from ui.run.chime import Chime
from ui.shell.settings import Settings
from ui.shell.theme import theme_now

STEP = 5


class BellBox(QWidget):
    """`chosen(Bell)` with every change; it is remembered on this computer at once."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.bell = bell_of(settings.get("bell"))
        names = {"bowl": tr("Bowl"), "glass": tr("Glass"), "wood": tr("Wood")}
        self.voice = Segments(
            [names[voice] for voice in VOICES], VOICES.index(self.bell.voice), name="bell_voice", says=tr("Bell")
        )
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setObjectName("bell_volume")
        self.volume.setAccessibleName(tr("Volume of the bell"))
        tip(self.volume, tr("Volume of the bell, beside the computer’s own"))
        self.volume.setRange(0, 100 // STEP)
        self.volume.setPageStep(4)
        self.volume.setValue(self.bell.volume // STEP)
        self.volume.setMinimumWidth(theme_now().px(120))
        self.words = PlainLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().px(12))
        row.addWidget(self.voice)
        row.addWidget(self.volume, 1)
        row.addWidget(self.words)
        self.voice.chosen.connect(self._on_changed)
        self.volume.valueChanged.connect(self._on_changed)
        self._say()

    def show_bell(self, bell: Bell) -> None:
        """Takes it as if somebody had chosen it."""
        self.voice.show_at(VOICES.index(bell.voice))
        self.volume.setValue(bell.volume // STEP)
        self._on_changed(0)

    def _on_changed(self, _at: int) -> None:
        self.bell = Bell(VOICES[self.voice.at()], self.volume.value() * STEP)
        self._settings.put("bell", self.bell.plain())
        self._say()
        self.chosen.emit(self.bell)

    def _say(self) -> None:
        self.words.setText(tr("{n} %").format(n=self.bell.volume) if self.bell.volume else tr("silent"))


class BellPanel(QWidget):
    """The same with a bell to try, for when the session runs already. `left` when it is to be closed."""

    left = Signal()

    def __init__(self, chime: Chime, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("bell_panel")
        self.setAccessibleName(tr("Bell and volume"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setMinimumWidth(theme.px(480))
        self._chime, self._settings = chime, settings
        self.box = BellBox(settings)
        self.ring = Button(tr("Ring the bell"), icon="bell", name="bell_ring")
        away = Button(tr("Done"), "primary", key="Esc", name="bell_away")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Bell and volume"), type="heading", bold=True), 1)
        head.addWidget(away)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignLeading)
        hint = tr("Whether a step rings at its end, also a minute before, or not at all, stands in the plan.")
        column.addWidget(PlainLabel(hint, "muted", wrap=True))
        self.box.chosen.connect(chime.use)
        self.box.chosen.connect(self._on_chosen)
        self.ring.clicked.connect(self._on_ring)
        away.clicked.connect(self.left)

    def _on_chosen(self, bell: Bell) -> None:
        """The room that was tried last is this one: it rings so the next time, too."""
        rooms, here = known_rooms(self._settings.get("rooms")), str(self._settings.get("room") or "")
        if here in rooms:
            self._settings.put("rooms", with_room(rooms, here, replace(rooms[here], bell=bell)))

    def _on_ring(self) -> None:
        self._chime.play("over")
