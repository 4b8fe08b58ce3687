"""The second clock, in a line of its own under the session's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.run.pulse import Pulse
from ui.shell.theme import theme_now


class SideStrip(QWidget):
    """Pause, once more for the next group, show to the room, away."""

    def __init__(self, pulse: Pulse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_strip")
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme = theme_now()
        self._pulse = pulse
        self._name = PlainLabel("", "muted", elide=True)
        self.digits = PlainLabel("", type="heading", bold=True)
        self.digits.setObjectName("side_digits")
        self.pause = Button(tr("Pause"), height=28, name="side_pause")
        self.again = Button(tr("Next group"), height=28, icon="repeat", name="side_again")
        self.room = Button(tr("Show to the room"), height=28, icon="stage", name="side_room")
        self.room.setCheckable(True)
        self.away = Button(
            icon="close", kind="ghost", height=28, name="side_away", says=tr("Take the second clock away")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(Glyph("run", "muted", 18))
        row.addWidget(self._name)
        row.addWidget(self.digits)
        row.addStretch(1)
        for button in (self.pause, self.again, self.room, self.away):
            row.addWidget(button)
        self.pause.clicked.connect(pulse.toggle_side)
        self.again.clicked.connect(pulse.repeat_side)
        self.away.clicked.connect(pulse.drop_side)
        self.room.clicked.connect(self._on_room)
        pulse.ticked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the clock as it is; nothing while there is none."""
        side = self._pulse.side
        self.setVisible(side is not None)
        if side is None:
            return
        now = self._pulse.now()
        name = tr("Stopwatch") if side.counts_up else tr("Second clock, round {n}").format(n=side.round)
        for label, words in ((self._name, name), (self.digits, side.digits(now))):
            if label.text() != words:
                label.setText(words)
        self.digits.set_tone("danger" if side.over(now) else "muted" if side.held else "ink")
        self.pause.setText(tr("Go on") if side.held else tr("Pause"))
        self.again.setText(tr("From the beginning") if side.counts_up else tr("Next group"))
        self.room.setChecked(self._pulse.asked.scene == "side")

    def _on_room(self) -> None:
        self._pulse.ask_scene("side" if self.room.isChecked() else "")
