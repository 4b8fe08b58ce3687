"""The room test: is the projector there, can the last row read and hear, does the clicker work, is there room to save?

Nothing here touches the session. What was found is remembered under the room's name, on this computer.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.clock import local
from copdesk.people.values import clean
from copdesk.run.known_rooms import KnownRoom, known_keys, known_rooms, with_room
from copdesk.run.room_check import Survey, disk_words, stick_words, survey
from copdesk.stage.trial import trial
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.report.sticks import sticks
from ui.run.bell import BellBox
from ui.run.check_row import CheckRow
from ui.run.chime import sound
from ui.run.clicker import BLANK, ClickerPad
from ui.run.player import DevicePlayer, Player
from ui.run.pulse import Pulse
from ui.shell.settings import Settings
from ui.shell.theme import theme_now
from ui.stage.projector import Projector
from ui.stage.screens import ScreenIdentity, ScreenKeeper

SOUND_MS = 1_500
Look = Callable[[Path | None, Callable[[], list[Path]]], Survey]


class RoomTestPanel(QWidget):
    """`learned` brings the clicker's letters with what they mean, `bell_chosen` how to ring from now on.

    `left` when it is to be closed.
    """

    left = Signal()
    learned = Signal(object)
    bell_chosen = Signal(object)

    def __init__(
        self, bridge: Bridge, pulse: Pulse, projector: Projector, keeper: ScreenKeeper, settings: Settings,
        book: Path | None = None, player: Player | None = None, look: Look = survey,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("room_test")
        self.setAccessibleName(tr("Room test"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._pulse, self._projector, self._keeper = bridge, pulse, projector, keeper
        self._settings, self._book, self._look = settings, book, look
        self._player: Player = player if player is not None else DevicePlayer()
        self._was_open = projector.state.is_open
        self._keys = known_keys(settings.get("clicker"))
        self.room = Choice()
        self.beamer = CheckRow(tr("Projector"), "check_screen")
        self.sight = CheckRow(tr("Seen from the last row"), "check_sight")
        self.sound = CheckRow(tr("Sound"), "check_sound")
        self.clicker = CheckRow(tr("Clicker"), "check_clicker")
        self.disk = CheckRow(tr("Disk"), "check_disk")
        self.stick = CheckRow(tr("Stick for a spare copy"), "check_stick")
        self.battery = CheckRow(tr("Battery"), "check_battery")
        self.show_test = Button(tr("Show test picture"), icon="stage", name="room_test_show")
        self.swap = Button(tr("Next screen"), icon="repeat", name="room_test_swap")
        self.read = Check(tr("They can read it"), name="room_test_read")
        self.play = Button(tr("Ring the bell"), icon="bell", name="room_test_bell")
        self.bell = BellBox(settings)
        self.heard = Check(tr("It is heard"), name="room_test_heard")
        self.pad = ClickerPad()
        self.forget = Button(tr("Forget its letters"), "ghost", height=28, name="room_test_forget")
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(SOUND_MS)
        self._lay_out()
        self._connect()
        self._show_screen()
        self._show_keys("")
        self._show_answers()
        bridge.ask(self._look, book, sticks, then=self._on_survey)

    def finish(self) -> None:
        """The panel goes: the room sees the session again, and what was found is remembered."""
        self._asking.stop()
        self._projector.release()
        if not self._was_open and self._projector.state.is_open and self._projector.state.place != "screen":
            self._projector.close()
        name = clean(self.room.currentText())
        if name:
            self._keep(name)

    def _keep(self, name: str) -> None:
        target = self._keeper.target()
        found = KnownRoom(
            screen=(target.model or target.name) if target else "",
            keys=self._keys,
            read=self.read.isChecked() or None,
            heard=self.heard.isChecked() or None,
            tested=local(self._pulse.now().utc).date().isoformat(),
            bell=self.bell.bell,
        )
        self._settings.put("rooms", with_room(known_rooms(self._settings.get("rooms")), name, found))
        self._settings.put("room", name)

    # what is found ----------------------------------------------------------------------------------------

    def _show_screen(self) -> None:
        target, others = self._keeper.target(), self._keeper.candidates()
        self.swap.setVisible(len(others) > 1)
        if self._keeper.mirrored():
            words = tr("It mirrors the laptop: choose “extend” in the system’s display settings")
            self.beamer.tell(words, False)
        elif target is None:
            self.beamer.tell(
                tr("No second screen; the picture comes in a window, or use the reading view (F11)"), False
            )
        else:
            self.beamer.tell(screen_words(target, self._keeper.scale_of(target)), True)

    def _show_answers(self) -> None:
        shown = self._projector.state.overridden
        if self.read.isChecked():
            self.sight.tell(tr("The last row can read it"), True)
        elif shown:
            self.sight.tell(tr("Go to the last row: can you read it?"), None)
        else:
            self.sight.tell(tr("Show the test picture and go to the last row"), None)
        if self._player.trouble:
            self.sound.tell(tr("No sound comes from this computer: the bell stays silent"), False)
        elif self.heard.isChecked():
            self.sound.tell(tr("The bell is heard"), True)
        else:
            self.sound.tell(tr("Ring it, and set the volume here and on the computer"), None)

    def _show_keys(self, heard: str) -> None:
        letters = " ".join(sorted(self._keys))
        told = tr("Blanks the projector: {letters}").format(letters=letters) if letters else ""
        words = " · ".join(part for part in (heard, told) if part)
        self.clicker.tell(words or tr("PgDn and PgUp work as they are"), True if words else None)
        self.forget.setVisible(bool(self._keys))

    def _on_survey(self, found: Survey) -> None:
        self.disk.tell(*disk_words(found.free))
        self.stick.tell(*stick_words(found.sticks))
        battery = found.battery
        if battery is None:
            self.battery.tell(tr("None, or the system does not tell"), None)
        else:
            self.battery.tell(battery.words(self._pulse.now().utc), not battery.discharging)

    # what a person does -------------------------------------------------------------------------------------

    def _on_show(self) -> None:
        self._projector.override(trial(self._pulse.material, self._pulse.now()), own_clock=True)
        if not self._projector.state.is_open:
            self._projector.open()
        self._show_answers()

    def _on_swap(self) -> None:
        self._projector.next_screen()
        self._show_screen()

    def _on_play(self) -> None:
        self._player.play(sound("over", self.bell.bell.voice), self.bell.bell.loudness)
        self._asking.start()

    def _on_letter(self, letter: str) -> None:
        self._keys = {**self._keys, letter: BLANK}
        self._tell_keys()

    def _on_forget(self) -> None:
        self._keys = {}
        self._tell_keys()
        self._show_keys("")

    def _tell_keys(self) -> None:
        self._settings.put("clicker", self._keys)
        self.learned.emit(self._keys)

    def _on_room(self) -> None:
        """A room that was tried before is chosen: what is known of it counts again."""
        known = self._known()
        if known is not None:
            self._recall(known)
            if known.bell is not None:
                self.bell.show_bell(known.bell)

    def _known(self) -> KnownRoom | None:
        return known_rooms(self._settings.get("rooms")).get(clean(self.room.currentText()))

    def _recall(self, known: KnownRoom) -> None:
        self._keys = dict(known.keys)
        self._tell_keys()
        self._show_keys("")
        for one in self._keeper.candidates():
            if known.screen and known.screen == (one.model or one.name):
                self._keeper.choose(one)
        self._before.setText(_before(known))
        self._before.show()

    def _connect(self) -> None:
        self.show_test.clicked.connect(self._on_show)
        self.swap.clicked.connect(self._on_swap)
        self.play.clicked.connect(self._on_play)
        self.read.toggled.connect(self._show_answers)
        self.heard.toggled.connect(self._show_answers)
        self.bell.chosen.connect(self.bell_chosen)
        self.pad.learned.connect(self._on_letter)
        self.pad.heard.connect(self._show_keys)
        self.forget.clicked.connect(self._on_forget)
        self._asking.timeout.connect(self._show_answers)
        self._keeper.changed.connect(self._show_screen)
        self.room.activated.connect(self._on_room)
        here = self._known()
        if here is not None:  # still in the room of the last time: the bell is as it was left
            self._recall(here)

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Room test"), type="heading", bold=True), 1)
        away = Button(tr("Done"), "primary", key="Esc", name="room_test_away")
        away.clicked.connect(self.left)
        head.addWidget(away)
        column.addLayout(head)
        self.room.setObjectName("room_test_name")
        self.room.setAccessibleName(tr("Name of this room"))
        self.room.setEditable(True)
        self.room.addItems(sorted(known_rooms(self._settings.get("rooms")), key=str.casefold))
        self.room.setCurrentText(str(self._settings.get("room") or ""))
        line = self.room.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Name of this room, to remember it"))
        column.addWidget(self.room)
        self._before = PlainLabel("", "muted", wrap=True)
        self._before.hide()
        column.addWidget(self._before)
        self.beamer.add(self.swap)
        self.sight.add(self.show_test, self.read)
        self.sound.add(self.play, self.heard)
        self.clicker.add(self.forget, self.pad)
        inner = QWidget()
        inner.setProperty("clear", "true")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, theme.px(8), 0)
        rows.setSpacing(0)
        for row in (self.beamer, self.sight, self.sound, self.clicker, self.disk, self.stick, self.battery):
            rows.addWidget(row)
            if row is self.sound:
                row.add_below(self.bell)
        rows.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)


def screen_words(screen: ScreenIdentity, scale: float) -> str:
    """Its name, its pixels, and how much larger the system shows everything on it, where it does."""
    width, height = (round(points * scale) for points in screen.geometry[2:])
    words = tr("{name}, {width} × {height}").format(name=screen.model or screen.name, width=width, height=height)
    return words if scale == 1 else tr("{screen} at {percent} %").format(screen=words, percent=round(scale * 100))


def _before(known: KnownRoom) -> str:
    """What was found here the last time."""
    parts = [tr("Tried here on {day}").format(day=known.tested)]
    if known.read:
        parts.append(tr("the last row could read"))
    if known.heard:
        parts.append(tr("the bell was heard"))
    return ", ".join(parts)
