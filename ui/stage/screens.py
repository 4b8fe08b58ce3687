"""Which screens there are, by what they are and not by object, and what happens when one goes or comes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from copdesk.words import tr

Geometry = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """A screen by what it says of itself. `geometry` is x, y, width, height in the desktop's points."""

    name: str
    manufacturer: str
    model: str
    serial: str
    geometry: Geometry

    def same_screen(self, other: "ScreenIdentity") -> bool:
        """Whether it is the same thing, wherever it now stands and at whatever resolution."""
        mine = (self.name, self.manufacturer, self.model, self.serial)
        return mine == (other.name, other.manufacturer, other.model, other.serial)

    def mirrors(self, other: "ScreenIdentity") -> bool:
        """Whether both show the same part of the desktop."""
        return self.geometry[:2] == other.geometry[:2]


class Screen(Protocol):
    """What is asked of a QScreen, and only while it is at hand."""

    def name(self) -> str: ...
    def manufacturer(self) -> str: ...
    def model(self) -> str: ...
    def serialNumber(self) -> str: ...
    def geometry(self) -> QRect: ...
    def devicePixelRatio(self) -> float: ...


def identity_of(screen: Screen) -> ScreenIdentity:
    box = screen.geometry()
    return ScreenIdentity(
        screen.name(),
        screen.manufacturer(),
        screen.model(),
        screen.serialNumber(),
        (box.x(), box.y(), box.width(), box.height()),
    )


def move_window(window: QWidget, screen: QScreen) -> None:
    """Takes a window to another screen; what was maximized is so there too."""
    state = window.windowState()
    room = screen.availableGeometry()
    window.setWindowState(Qt.WindowState.WindowNoState)
    box = QRect(room.topLeft(), window.size().boundedTo(room.size()))
    box.moveCenter(room.center())
    window.setGeometry(box)
    window.setWindowState(state)


def kept_identity(kept: object) -> ScreenIdentity | None:
    """The projector that was used last on this computer, from what its settings remember; None where that is odd."""
    try:
        return ScreenIdentity(**{**kept, "geometry": tuple(kept["geometry"])}) if isinstance(kept, dict) else None
    except (TypeError, KeyError):
        return None


class ScreenKeeper(QObject):
    """Chooses the projector's screen and follows it. Remembers identities, never a screen object.

    `screens` lists what is there and `desk` tells where the desk stands, both asked anew each time.
    """

    lost = Signal(object)
    found = Signal(object)
    changed = Signal()
    resized = Signal()

    def __init__(
        self,
        screens: Callable[[], list[Screen]],
        desk: Callable[[], Screen | None],
        chosen: ScreenIdentity | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._desk = desk
        self._chosen = chosen
        self._missing: ScreenIdentity | None = None
        self._in_use: ScreenIdentity | None = None

    @property
    def chosen(self) -> ScreenIdentity | None:
        """The screen a person picked, whether or not it is there; worth keeping between sessions."""
        return self._chosen

    @property
    def missing(self) -> ScreenIdentity | None:
        """The projector's screen if it was pulled out and has not come back."""
        return self._missing

    @property
    def in_use(self) -> ScreenIdentity | None:
        """Where the picture stands now."""
        return self._in_use

    def identities(self) -> list[ScreenIdentity]:
        return [identity_of(screen) for screen in self._screens()]

    def desk_identity(self) -> ScreenIdentity | None:
        screen = self._desk()
        return None if screen is None else identity_of(screen)

    def candidates(self) -> list[ScreenIdentity]:
        """Screens the projector's picture could stand on: all but the desk's and those that mirror it."""
        desk = self.desk_identity()
        return [one for one in self.identities() if desk is None or not (one == desk or one.mirrors(desk))]

    def target(self) -> ScreenIdentity | None:
        """Where the picture belongs now: the chosen screen if it is there, else the only other one."""
        others = self.candidates()
        wanted = self._missing or self._chosen
        for one in others:
            if wanted is not None and one.same_screen(wanted):
                return one
        return others[0] if others and self._missing is None else None

    def choose(self, identity: ScreenIdentity) -> None:
        self._chosen, self._missing = identity, None
        self.changed.emit()

    def use(self, identity: ScreenIdentity | None) -> None:
        """The picture stands there now (None: nowhere); its going is a loss."""
        self._in_use = identity
        if identity is not None:
            self._missing = None

    def wait_for(self, identity: ScreenIdentity | None) -> None:
        """The picture stands elsewhere until that screen, which was pulled out, is there again."""
        self._missing = identity

    def forget_missing(self) -> None:
        """Stops waiting for a screen that was pulled out: the picture is wanted elsewhere, or nowhere."""
        self._missing = None

    def next_choice(self) -> ScreenIdentity | None:
        """Chooses the screen after the present one; None where there is none."""
        others = self.candidates()
        if not others:
            return None
        now = self.target()
        at = others.index(now) + 1 if now in others else 0
        self.choose(others[at % len(others)])
        return self._chosen

    def scale_of(self, identity: ScreenIdentity) -> float:
        """How many pixels of the screen the system makes of one point: 1.5 where all is shown at 150 %."""
        return next((one.devicePixelRatio() for one in self._screens() if identity_of(one) == identity), 1.0)

    def mirrored(self) -> bool:
        """Whether another screen shows the very picture of the desk."""
        desk = self.desk_identity()
        return desk is not None and any(one != desk and one.mirrors(desk) for one in self.identities())

    def state_text(self) -> str:
        """What the top bar says of the projector's screen."""
        if self._missing is not None:
            return tr("Projector unplugged")
        if self._in_use is not None:
            return tr("Projector on {name}").format(name=self._in_use.model or self._in_use.name)
        if self.mirrored():
            return tr("The projector mirrors the laptop")
        return tr("No second screen") if not self.candidates() else tr("Projector off")

    # what the system says ------------------------------------------------------------------------

    def watch(self, application: QGuiApplication) -> None:
        """Follows the screens that the system plugs and unplugs."""
        application.screenAdded.connect(self._on_added)
        application.screenRemoved.connect(self._on_removed)
        for screen in application.screens():
            screen.geometryChanged.connect(self._on_resized)

    def _on_removed(self, screen: Screen) -> None:
        gone = identity_of(screen)
        if self._in_use is not None and gone.same_screen(self._in_use):
            self._missing, self._in_use = gone, None
            self.lost.emit(gone)
        self.changed.emit()

    def _on_resized(self) -> None:
        """A screen has another resolution or place."""
        self.resized.emit()
        self.changed.emit()

    def _on_added(self, screen: Screen) -> None:
        if isinstance(screen, QScreen):
            screen.geometryChanged.connect(self._on_resized)
        here = identity_of(screen)
        if self._missing is not None and here.same_screen(self._missing):
            self._missing = None
            self.found.emit(here)
        self.changed.emit()
