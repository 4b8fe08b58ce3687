"""The whole program on a book, at a time of day that stands still until it is moved."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.program import Program
from ui.shell.bugs import Bugs
from ui.shell.settings import Settings
from ui.wiring import Bench

MORNING = datetime(2026, 5, 26, 10, 50)


class Visit(QObject):
    """A program that was opened on a book; `bench` is there once `open` has returned."""

    bench: Bench
    session: Id

    def __init__(self, theme: str, mark: str = "") -> None:
        super().__init__()
        self.theme, self.mark = theme, mark
        QCursor.setPos(4000, 4000)
        self.clock = FakeClock(MORNING.astimezone())
        settings = Settings()
        settings.put("theme", theme)
        bugs = Bugs()
        bugs.met.connect(self._on_bug)
        self.program = Program(self.clock, settings, bugs)
        self.window = self.program.window
        self.window.resize(1366, 768)
        self.window.show()
        QTest.qWait(50)

    def open(self, path: Path) -> None:
        """Opens a book, until everything has been asked for and shown."""
        self.program.open(path, "run")
        self.until(lambda: self.program.bench is not None and self.program.bench.pulse.material.session is not None)
        assert self.program.bench is not None
        self.bench = self.program.bench
        assert self.bench.session_id is not None
        self.session = self.bench.session_id
        self.settle()

    def told(self, verb: Callable[..., Any], *words: Any, **more: Any) -> None:
        """Does something to the open desk on the book's thread: `verb(desk, session, …)`."""
        done: list[bool] = []
        self._no_sleep()

        def there(desk: Desk) -> bool:
            verb(desk, self.session, *words, **more)
            return True

        self.bench.bridge.do(there, self.bench.desk, then=done.append)
        self.until(lambda: bool(done))
        self.settle()

    def pass_time(self, seconds: float) -> None:
        """Lets time pass, and shows it."""
        self._no_sleep()
        self.clock.advance(seconds)
        self.bench.pulse.look()
        self.settle()

    def room(self, key: str) -> Any:
        """Goes to a room and waits until it stands."""
        self.window.show_room(key)
        self.settle()
        self.window.notices.drop_all()  # of this computer's screen and sound, not of the session
        return self.window.room_widget(key)

    def settle(self) -> None:
        """Until nothing is asked for any more, and what came is painted."""
        bridge: Any = self.program.bench.bridge if self.program.bench else None
        for _ in range(3):
            QTest.qWait(10)
            self.until(lambda: bridge is None or not bridge._waiting)

    def until(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Lets the program run until something is so."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                raise TimeoutError("it never came true")
            QTest.qWait(10)

    def _no_sleep(self) -> None:
        """Time that is skipped here is not told as a sleep of the computer."""
        self.bench.pulse._last = None

    def end(self) -> None:
        self.program.close()
        self.window.close()
        self.window.deleteLater()
        self.program.deleteLater()
        QTest.qWait(10)

    @Slot(str)
    def _on_bug(self, trace: str) -> None:
        raise RuntimeError(trace)


class Camera:
    """Puts pictures into a folder, and counts them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.taken = folder, 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, widget: QWidget, name: str, ratio: float = 1.0) -> None:
        """What a widget shows, at so many device pixels to a logical one."""
        image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        widget.render(image)
        self.keep(image, name)

    def keep(self, image: QImage, name: str) -> None:
        image.save(str(self.folder / f"{name}.png"))
        self.taken += 1


def words_of(size: QSize) -> str:
    """A size as it stands in the names of the pictures."""
    return f"{size.width()}x{size.height()}"
