"""What the room sees, decided: fed, overridden, frozen or blank; and where it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from copdesk.stage.scenes import Blank
from copdesk.stage.view import StageView
from copdesk.words import tr
from ui.stage.screens import ScreenIdentity, ScreenKeeper, identity_of
from ui.stage.window import StageWindow

SETTLE_MS = 60
MOST_TRIES = 8
USUAL_SIZE = QSize(1920, 1080)
Place = Literal["closed", "screen", "window", "whole", "lost"]


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """For the top bar and the panel: where the picture is, and what holds it back."""

    place: Place
    blank: bool
    frozen: bool
    overridden: bool
    text: str

    @property
    def is_open(self) -> bool:
        return self.place in ("screen", "window", "whole")


class Projector(QObject):
    """Holds the live picture. `feed` it each tick; nothing here reads time or the book.

    `screens` lists the screens at hand, asked anew each time; no screen object is kept.
    """

    changed = Signal(object)
    live_changed = Signal(object)
    lost = Signal(object)
    returned = Signal(object)
    desk_wanted = Signal(object)  # the identity of the screen that the desk should move to

    def __init__(
        self,
        keeper: ScreenKeeper,
        window: StageWindow,
        screens: Callable[[], list[QScreen]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._window = window
        self._screens = screens
        self._fed = StageView()
        self._override: StageView | None = None
        self._own_clock = False
        self._held: StageView | None = None
        self._live = self._fed
        self._blank = False
        self._place: Place = "closed"
        self._before: Place = "closed"
        self._alone: Place = "window"
        self._tries = 0
        self._told_size = USUAL_SIZE
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        keeper.lost.connect(self._on_lost)
        keeper.found.connect(self._on_found)
        keeper.changed.connect(self._on_screens)
        keeper.resized.connect(self._on_moved)
        window.moved.connect(self._on_moved)
        window.desk_requested.connect(self._on_desk_requested)
        window.whole_screen_requested.connect(self.open_whole)
        window.close_requested.connect(self.close)

    # what is shown -------------------------------------------------------------------------------

    @property
    def live(self) -> StageView:
        """What the room sees, or would see if the projector were open."""
        return self._live

    @property
    def state(self) -> ProjectorState:
        return ProjectorState(
            self._place, self._blank, self._held is not None, self._override is not None, self._text()
        )

    def feed(self, view: StageView) -> None:
        """The picture of the run, at every visible change of it."""
        self._fed = view
        self._show()

    def blank(self, on: bool | None = None) -> None:
        """Nothing but the ground; without `on`, the other way round."""
        self._blank = not self._blank if on is None else on
        self._tell()

    def freeze(self, on: bool | None = None) -> None:
        """Keeps what the room sees, digits too, while the desk works on."""
        wanted = self._held is None if on is None else on
        self._held = (self._held or self._unheld()) if wanted else None
        self._tell()

    def override(self, view: StageView | None, *, own_clock: bool = False) -> None:
        """Shows `view` instead of the run's picture; None gives the room back to the run.

        Its clock goes on with the run, unless it is to keep its own.
        """
        self._override, self._own_clock = view, own_clock
        self._held = None
        self._tell()

    def release(self) -> None:
        self.override(None)

    def warm(self, view: StageView) -> None:
        """A picture that is likely to come next: painted ahead where the room would wait for it."""
        if self.state.is_open:
            self._window.canvas.warm(view)

    def _unheld(self) -> StageView:
        if self._override is None:
            return self._fed
        if self._own_clock:
            return self._override
        clock = self._fed.clock if self._override.clock is not None else None
        return replace(self._override, clock=clock)

    def _show(self) -> None:
        view = self._held or self._unheld()
        if self._blank:
            view = StageView(Blank(), theme=view.theme, direction=view.direction, motion="cut")
        if view != self._live:
            self._live = view
            self._window.canvas.set_view(view, at_once=True)
            self.live_changed.emit(view)

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self.state)

    # where it is shown ---------------------------------------------------------------------------

    def open(self) -> None:
        """On the projector's screen, or in a window where there is none."""
        target, missing = self._keeper.target(), self._keeper.missing
        if target is None and missing is not None:
            self._keeper.forget_missing()
            target = self._keeper.target()
        if target is not None and self._open_at(target):
            return
        if self._alone == "whole":
            self.open_whole()
        else:
            self.open_window()
        self._keeper.wait_for(missing)

    def _open_at(self, target: ScreenIdentity) -> bool:
        """On that screen, if it is there."""
        screen = self._screen_of(target)
        if screen is None:
            return False
        self._keeper.use(target)
        self._place, self._tries = "screen", 0
        self._window.canvas.set_view(self._live)
        self._window.show_on(screen)
        self.changed.emit(self.state)
        return True

    def open_window(self) -> None:
        self._keeper.use(None)
        self._place = self._alone = "window"
        desk = self._keeper.desk_identity()
        self._window.show_as_window(self._screen_of(desk) if desk is not None else None)
        self.changed.emit(self.state)

    def open_whole(self) -> None:
        """The whole of the screen on which the desk stands; from now on so wherever there is no other."""
        identity = self._keeper.desk_identity()
        screen = self._screen_of(identity) if identity is not None else None
        if screen is None:
            self.open_window()
            return
        if self._place != "whole":
            self._before = self._place
        self._keeper.use(None)
        self._place = self._alone = "whole"
        self._window.show_whole(screen)
        self.changed.emit(self.state)

    def close(self) -> None:
        self._keeper.use(None)
        self._keeper.forget_missing()
        self._place = "closed"
        self._window.hide()
        self.changed.emit(self.state)

    def toggle(self) -> None:
        """The one key: opens what is closed or lost, closes what is open."""
        if self.state.is_open:
            self.close()
        else:
            self.open()

    def next_screen(self) -> None:
        """On to the next screen that could be the projector."""
        if self._keeper.next_choice() is not None and self.state.is_open:
            self.open()

    def choices(self) -> list[ScreenIdentity]:
        """The screens that the picture could stand on."""
        return self._keeper.candidates()

    def chosen(self) -> ScreenIdentity | None:
        """Which of them it stands on, or would."""
        return self._keeper.in_use or self._keeper.target()

    def choose(self, identity: ScreenIdentity) -> None:
        """Opens the picture on that screen, and from now on there."""
        self._keeper.choose(identity)
        self.open()

    def swap(self) -> None:
        """Desk and picture change screens: whoever sees the desk on the wall needs one press."""
        desk, picture = self._keeper.desk_identity(), self.chosen()
        if desk is None or picture is None:
            return
        self._keeper.choose(desk)
        self.desk_wanted.emit(picture)
        self._open_at(desk)

    def size(self) -> QSize:
        """How large the picture is, in device pixels; that of a common projector while there is none."""
        if not self.state.is_open:
            return USUAL_SIZE
        canvas = self._window.canvas
        return canvas.size() * canvas.devicePixelRatioF()

    def settle(self) -> None:
        """Puts the window back where it belongs, should the system have put it elsewhere or changed the screen.

        Some window managers place it by the screens as they were a moment ago: over the desk.
        """
        used = self._keeper.in_use
        if self._place != "screen" or used is None or self._tries >= MOST_TRIES:
            return
        screen = next((one for one in self._screens() if identity_of(one).same_screen(used)), None)
        if screen is None:
            return
        if self._window.isVisible() and self._window.geometry() == screen.geometry():
            self._tries = 0
            return
        self._tries += 1
        self._keeper.use(identity_of(screen))
        self._window.show_on(screen)
        self._settling.start()

    def leave(self) -> None:
        """The program ends: the window closes for good."""
        self._window.leave()

    def _screen_of(self, identity: ScreenIdentity) -> QScreen | None:
        return next((screen for screen in self._screens() if identity_of(screen) == identity), None)

    def _text(self) -> str:
        if self._place == "window":
            words = tr("Projector in a window")
        elif self._place == "whole":
            words = tr("Projector on this screen")
        else:
            words = self._keeper.state_text()
        if self._blank:
            return tr("{where} · blank").format(where=words)
        return tr("{where} · frozen").format(where=words) if self._held is not None else words

    def _on_lost(self, identity: ScreenIdentity) -> None:
        self._window.hide()
        self._place = "lost"
        self.lost.emit(identity)
        self.changed.emit(self.state)

    def _on_found(self, identity: ScreenIdentity) -> None:
        """The screen that was pulled out is there again: it has the picture, wherever that had to go meanwhile."""
        if self._place != "closed":
            self.open()
            self.returned.emit(identity)

    def _on_moved(self) -> None:
        if self.size() != self._told_size:
            self._told_size = self.size()
            self.changed.emit(self.state)
        if self._place == "screen" and not QGuiApplication.platformName().startswith("wayland"):
            self._settling.start()  # there windows do not know where they are, and are always put where they belong

    def _on_screens(self) -> None:
        self.changed.emit(self.state)

    def _on_desk_requested(self) -> None:
        """Esc or a double click on the desk's screen: the desk is back, and the picture where it was before that."""
        before, self._before = self._before, "closed"
        if self._place == "whole" and before == "window":
            self.open_window()
        elif self._place == "whole" and before == "screen" and self._keeper.target() is not None:
            self.open()
        elif self._place in ("whole", "window"):
            self.close()
