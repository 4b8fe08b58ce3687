"""The running program: one application, one desk window, one book at a time."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from copdesk import example, places
from copdesk.assets import resource
from copdesk.book.book import Book
from copdesk.clock import Clock, SystemClock, hh_mm
from copdesk.desk import Desk
from copdesk.people.values import clean
from copdesk.report.save import file_name
from copdesk.words import Refused, language_now, sentence, tr, use_language
from ui.bridge import BookBridge
from ui.parts.label import PlainLabel
from ui.shell import theme
from ui.shell.actions import ActionTable, actions
from ui.shell.bugs import Bugs
from ui.shell.settings import Settings
from ui.shell.start import StartPage
from ui.shell.window import DeskWindow
from ui.sweeping import Sweeper
from ui.wiring import Bench

log = logging.getLogger(__name__)
TURN_S = 0.001
"""Python lets a thread work so long while another waits. The window must not wait 5 ms, at each return from Qt, for
the book's thread to pause."""


def run_program(book: Path | None, room: str) -> int:
    """Opens the desk on a book (None: the start page) and stays until its window is closed; an exit code."""
    app = application()
    bugs = Bugs()
    bugs.install(places.log_file())
    settings = Settings(places.settings_file())
    speak(app, str(settings.get("language", "")) or QLocale.system().uiLanguages()[0])
    program = Program(SystemClock(), settings, bugs)
    program.show()
    if book is not None:
        program.open(book, room)
    code = app.exec()  # the one event loop
    program.close()
    return int(code)


def application() -> QApplication:
    """The application, with every motion of a pen delivered and the desk's look."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return _every_motion(existing)
    app = _every_motion(QApplication(sys.argv[:1]))
    app.setApplicationName("copdesk")
    app.setDesktopFileName("copdesk")
    sys.setswitchinterval(TURN_S)
    Sweeper(app)
    QGuiApplication.setWindowIcon(QIcon(str(resource("themes", "copdesk.png"))))
    return app


def speak(app: QApplication, language: str) -> QTranslator:
    """Every word in `language`: ours, and those that Qt brings itself, in the menus of fields and in file dialogs."""
    use_language(language)
    theirs = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language_now() != "en" and theirs.load(f"qtbase_{language_now()}", folder):
        app.installTranslator(theirs)
    return theirs


def _every_motion(app: QApplication) -> QApplication:
    """Only after the application exists: on X11 it sets the first of these itself when it begins."""
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    return app


class Program(QObject):
    """Opens and changes books; the window stays."""

    def __init__(self, clock: Clock, settings: Settings, bugs: Bugs) -> None:
        super().__init__()
        self._clock, self._settings, self._bugs = clock, settings, bugs
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.load(str(settings.get("theme", "desk-light"))))
        own = settings.get("keys")
        self.window = DeskWindow(self._now_ms, ActionTable(actions(), own if isinstance(own, dict) else None))
        theme.dress(self.window)
        self.window.keys_chosen.connect(self._on_keys_chosen)
        self.bench: Bench | None = None
        self._made: Bench | None = None  # a bench that does not know yet what it shows
        self._bridge: BookBridge | None = None
        self._coming: BookBridge | None = None  # of the book that is being opened; the one before stays until then
        self._path: Path | None = None
        self._room = ""
        self._asked: tuple[Path, str] = (Path(), "")
        self._opening = _OpeningPage()
        self._start = StartPage()
        self._start.set_last(_path_of(settings.get("last_book")))
        self._start.last_requested.connect(self._on_last)
        self._start.new_requested.connect(self.new)
        self._start.open_requested.connect(self._on_choose)
        self._start.example_requested.connect(self._on_example)
        self._start.dropped.connect(self._on_dropped)
        self._bugs.met.connect(self._on_bug)
        self.window.closing.connect(self.close)
        self.window.doers.bind("desk.open", self._on_another)
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self._on_second)
        self._minute.start()
        self._on_second()
        self.window.set_open(False)
        self.window.show_page(self._start)

    def _on_keys_chosen(self, own: dict[str, tuple[str, ...]]) -> None:
        self._settings.put("keys", {action: list(keys) for action, keys in own.items()})

    def show(self) -> None:
        """Shows the desk window, as large as a small laptop allows."""
        screen = self.window.screen().availableGeometry()
        self.window.resize(min(1366, screen.width()), min(768, screen.height()))
        if screen.width() <= 1366:
            self.window.showMaximized()
        else:
            self.window.show()

    def open(self, path: Path, room: str = "") -> None:
        """Opens a book; what is wrong with it is said on the start page."""
        self._begin(path, room)

    def new(self, name: str) -> None:
        """A new book among the books of this computer, for a community of that name."""
        if not clean(name):
            self._on_refused(Refused("book.name"))
            return
        path = _free(places.books() / file_name(clean(name), ".copdesk"))
        try:
            Book.create(path, clean(name), self._clock).close()
        except Exception as exc:
            self._on_refused(exc)
            return
        self._begin(path, "plan")

    def close(self) -> None:
        """Keeps what is still to be kept and lets the book go."""
        for bench in {self.bench, self._made} - {None}:
            assert bench is not None
            bench.close()
        self.bench = self._made = None
        for bridge in (self._bridge, self._coming):
            if bridge is not None:
                bridge.stop()
        self._bridge = self._coming = None

    def _begin(self, path: Path, room: str) -> None:
        if self._coming is not None:
            return
        if self.bench is not None and self._path is not None and path.absolute() == self._path.absolute():
            self.window.show_room(room or "run")
            return
        self._opening.tell(path)
        self.window.show_page(self._opening)
        self._asked = path, room
        self._coming = BookBridge()
        self._coming.failed.connect(self._on_not_opened)
        self._coming.start(_Opening(path, self._clock), self._on_desk, self._on_refused)

    def _on_desk(self, desk: Desk) -> None:
        bridge, self._coming = self._coming, None
        assert bridge is not None
        bridge.failed.disconnect(self._on_not_opened)
        self.close()
        self._bridge, (self._path, self._room) = bridge, self._asked
        self._settings.put("last_book", str(self._path.absolute()))
        self.window.notices.drop_all()
        self._made = Bench(self.window, desk, bridge, self._clock, self._settings, self._bugs)
        self._made.ready.connect(self._on_ready)

    def _on_ready(self) -> None:
        """The session in view is known: now a room has something to show."""
        self.bench, self._made = self._made, None
        self.window.set_open(True)
        self.window.show_room(self._room if self.window.has_room(self._room) else "run")

    def _on_refused(self, exc: Exception) -> None:
        if self._coming is not None:
            self._coming.stop()
            self._coming = None
        self._show_start()
        self.window.notices.say(sentence(exc), tone="danger")

    def _on_not_opened(self, exc: Exception) -> None:
        """A bug while a book was opened: the same way back as from a refusal."""
        self._bugs.tell(exc)
        self._on_refused(Refused("book.broken", detail=str(exc)))

    def _show_start(self) -> None:
        self._start.set_last(self._path or _path_of(self._settings.get("last_book")))
        self.window.show_page(self._start)

    def _on_another(self) -> None:
        """Another community: the one that is open stays open until another is."""
        self._show_start()

    def _on_last(self) -> None:
        last = self._path or _path_of(self._settings.get("last_book"))
        if last is not None:
            self._begin(last, "")

    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, tr("Open a community file"), str(places.books()), tr("Community files") + " (*.copdesk)"
        )
        if chosen:
            self._begin(Path(chosen), "")

    def _on_example(self) -> None:
        path = places.example_book()
        if not path.exists():
            try:
                example.make(path, self._clock).close()
            except Exception as exc:
                self._on_refused(exc)
                return
        self._begin(path, "run")

    def _on_dropped(self, path: object) -> None:
        self._begin(Path(str(path)), "")

    def _on_second(self) -> None:
        self.window.top.set_time(hh_mm(self._clock.now().utc))

    def _on_bug(self, trace: str) -> None:
        clipboard = QGuiApplication.clipboard()

        def copy() -> None:
            clipboard.setText(trace)

        self.window.notices.say(
            tr("Something went wrong inside copdesk."),
            tr("The session goes on; what was saved is saved."),
            tr("Copy details"),
            then=copy,
        )

    def _now_ms(self) -> int:
        return self._clock.now().boot


class _OpeningPage(QWidget):
    """What is in sight while a disk is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("opening_page")
        self._words = PlainLabel("", "muted", "title", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self._words)

    def tell(self, path: Path) -> None:
        self._words.setText(tr("Opening {name} …").format(name=path.stem))


class _Opening:
    """Opens a book on the book's thread; holds no widget."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock

    def __call__(self) -> Desk:
        return Desk.open(self._path, self._clock, places.spares())


def _path_of(kept: object) -> Path | None:
    return Path(kept) if isinstance(kept, str) and kept else None


def _free(path: Path) -> Path:
    """A path nobody uses: name, name 2, name 3 …"""
    for number in range(2, 1000):
        if not path.exists():
            return path
        path = path.with_name(f"{path.stem.rstrip(' 0123456789')} {number}{path.suffix}")
    return path
