"""The second clock, in a line of its own under the session's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from copdesk.run.side import BREAK, SideClock
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.tip import tip
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
        self.waiting = PlainLabel("", "muted", elide=True)
        self.waiting.setObjectName("side_waiting")
        self.choose = Button(icon="chevron_down", height=28, name="side_choose", says=tr("Which group is next"))
        self.pause = Button(tr("Pause"), height=28, name="side_pause")
        self.again = Button(tr("Next group"), height=28, icon="repeat", name="side_again")
        self.room = Button(icon="stage", height=28, name="side_room", says=tr("Show to the room"))
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
        row.addWidget(self.waiting, 1)
        for button in (self.pause, self.again, self.choose, self.room, self.away):
            row.addWidget(button)
        self.pause.clicked.connect(pulse.toggle_side)
        self.again.clicked.connect(self._on_again)
        self.choose.clicked.connect(self._on_choose)
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
        waiting = tr("Not yet heard: {names}").format(names=", ".join(side.waiting)) if side.waiting else ""
        for label, words in (
            (self._name, _name(side)), (self.digits, side.digits(now)), (self.waiting, waiting),
        ):  # fmt: skip
            if label.text() != words:
                label.setText(words)
        tip(self.waiting, waiting)
        self.digits.set_tone("danger" if side.over(now) else "muted" if side.held else "ink")
        self.pause.setText(tr("Go on") if side.held else tr("Pause"))
        self.again.setText(tr("Next group") if side.groups else tr("From the beginning"))
        self.again.setVisible(side.kind != BREAK and (bool(side.waiting) or not side.groups or bool(side.speaks)))
        self.choose.setVisible(len(side.waiting) > 1)
        self.room.setChecked(self._pulse.asked.scene == "side")

    def _on_room(self) -> None:
        self._pulse.ask_scene("side" if self.room.isChecked() else "")

    def _on_again(self) -> None:
        self._pulse.repeat_side()

    def _on_choose(self) -> None:
        side = self._pulse.side
        if side is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in side.waiting:
            menu.addAction(name.replace("&", "&&")).setData(name)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        self._pulse.repeat_side(str(action.data()))


def _name(side: SideClock) -> str:
    """What the clock is for."""
    if side.kind == BREAK:
        return tr("Break")
    if side.groups:
        return tr("{group} reports").format(group=side.speaks) if side.speaks else tr("All have reported")
    name = tr("Stopwatch") if side.counts_up else tr("Countdown")
    return tr("{clock}, round {n}").format(clock=name, n=side.round) if side.round > 1 else name
