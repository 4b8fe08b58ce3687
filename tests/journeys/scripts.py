"""What is done in a child process: the whole program, driven with real events. Prints what it found as JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from copdesk import example
from copdesk.clock import SystemClock
from copdesk.desk import Desk
from ui.program import Program, application
from ui.shell.bugs import Bugs
from ui.shell.settings import Settings
from ui.wiring import Bench


class Session:
    """The running program on a book, with hands and eyes."""

    def __init__(self, path: Path, room: str = "run") -> None:
        self.app = application()
        self.bugs: list[str] = []
        bugs = Bugs()
        sys.excepthook = lambda _kind, exc, _trace: self.bugs.append(repr(exc))
        bugs.met.connect(self.bugs.append)
        self.program = Program(SystemClock(), Settings(), bugs)
        self.window = self.program.window
        self.window.setGeometry(0, 0, 1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.program.open(path, room)
        self.until(lambda: self.program.bench is not None and self.program.bench.pulse.material.session is not None)
        assert self.program.bench is not None
        self.bench: Bench = self.program.bench

    def until(self, true: Callable[[], bool], seconds: float = 15) -> None:
        """Lets the program run until something is so."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                raise AssertionError(f"it never came true; bugs: {self.bugs}")
            QTest.qWait(15)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One press, where the keyboard would send it."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QTest.qWait(30)

    def type(self, text: str) -> None:
        """Words, where the keyboard would send them."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        QTest.qWait(30)

    def asked(self, read: Callable[..., Any], *words: Any) -> Any:
        """An answer of the book, through the bridge."""
        answers: list[Any] = []
        self.bench.bridge.ask(read, *words, then=answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def facts(self) -> dict[str, Any]:
        """What stands on the screen and in the book now."""
        pulse = self.bench.pulse
        cue = pulse.material.state.cue
        seen = pulse.run_face()
        return {
            "step": cue.step.title if cue else "",
            "turn": cue.turn if cue else 0,
            "kind": seen.kind if seen else "",
            "digits": seen.digits if seen else "",
            "bugs": self.bugs,
        }

    def end(self) -> None:
        self.program.close()
        self.window.close()


def made(path: Path) -> Path:
    """A fresh example book."""
    example.make(path, SystemClock()).close()
    return path


def steer(where: str) -> dict[str, Any]:
    """Starts, moves on and back, gives minutes, pauses, by key alone; desk and projector side by side."""
    here = Session(made(Path(where)))
    pulse, projector = here.bench.pulse, here.bench.projector
    here.key(Qt.Key.Key_F5)
    here.until(lambda: projector.state.is_open)
    here.key(Qt.Key.Key_F6)
    here.until(lambda: pulse.run_face() is not None)
    started = here.facts()
    here.key(Qt.Key.Key_F8)
    here.until(lambda: (pulse.face().total_ms or 0) == 21 * 60_000)
    pairs = []
    shown: Any = here.window.room_widget("run")
    for _ in range(3):
        QTest.qWait(400)
        here.until(lambda: shown.clock.digits.text() == pulse.face().digits)  # a busy machine ticks late
        clock = projector.live.clock
        seen = [clock.digits if clock else "", shown.clock.digits.text()]
        pairs.append([*seen, pulse.face().digits])
    here.key(Qt.Key.Key_PageDown)
    here.until(lambda: here.facts()["step"] == "Gallery walkabout")
    second = here.facts()
    here.key(Qt.Key.Key_PageUp)
    here.until(lambda: here.facts()["step"] == "Make a drawing of your CoP")
    back = here.facts()
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "held")
    held = here.facts()
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "running")
    box = here.bench.stage.geometry()
    found = {
        "started": started, "second": second, "back": back, "held": held, "pairs": pairs,
        "stage": [box.x(), box.y(), box.width(), box.height()], "state": projector.state.text, "bugs": here.bugs,
    }  # fmt: skip
    here.end()
    return found


def write(where: str) -> dict[str, Any]:
    """Typing anywhere writes a note while the clock runs; it never steers; a half-typed line is kept."""
    here = Session(made(Path(where)))
    desk, session = here.bench.desk, here.bench.session_id
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "running")
    here.until(lambda: here.window.keys.running)
    here.type("+ a common sense of purpose @meg")
    typed = here.bench.capture.field.toPlainText()
    here.key(Qt.Key.Key_Return)
    here.until(lambda: len(here.asked(desk.notes.of_session, session)) == 1)
    here.type("half a sen")
    here.until(lambda: here.asked(desk.notes.draft) == "half a sen")
    note = here.asked(desk.notes.of_session, session)[0]
    members = {one.id: one.name for one in here.asked(desk.people.members)}
    found = {**here.facts(), "typed": typed, "note": note.body, "who": members.get(note.who_id, "")}
    here.end()
    return found


def before_the_kill(where: str) -> dict[str, Any]:
    """Does a bit of everything, says so, and waits to be killed."""
    here = Session(made(Path(where)))
    desk, bridge, session = here.bench.desk, here.bench.bridge, here.bench.session_id
    assert session is not None
    for one in here.asked(desk.people.attendance, session):
        if one.takes_part:
            bridge.do(desk.people.check_in, session, one.member.id)
    first = here.asked(desk.trios.occasions, session)[0]
    bridge.do(desk.trios.draw, session, first.activity_id, seed=5)
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "running")
    here.type("+ seen as source of support")
    here.key(Qt.Key.Key_Return)
    here.until(lambda: len(here.asked(desk.notes.of_session, session)) == 1)
    draw_a_stroke(here)
    here.until(lambda: strokes(here) == 1)
    here.window.show_room("run")
    here.bench.capture.focus_line()
    here.type("half a sen")
    here.until(lambda: here.asked(desk.notes.draft) == "half a sen")
    found = {**here.facts(), "seats": seats(here)}
    print(json.dumps(found), flush=True)
    while True:
        QTest.qWait(100)


def after_the_kill(where: str) -> dict[str, Any]:
    """Opens the book of the killed program and looks what is there."""
    here = Session(Path(where))
    here.until(lambda: here.facts()["kind"] == "running")
    desk, session = here.bench.desk, here.bench.session_id
    here.until(lambda: here.bench.capture.field.toPlainText() != "")
    found = {
        **here.facts(),
        "notes": [note.body for note in here.asked(desk.notes.of_session, session)],
        "strokes": strokes(here),
        "seats": seats(here),
        "draft": here.bench.capture.field.toPlainText(),
    }
    here.end()
    return found


def cable(where: str, times: str) -> dict[str, Any]:
    """Shows the projector's window while somebody pulls and plugs its cable; tells after each."""
    here = Session(made(Path(where)))
    projector, stage = here.bench.projector, here.bench.stage
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "running")
    here.key(Qt.Key.Key_F5)
    here.until(lambda: projector.state.place == "screen" and stage.isVisible())
    seen = []
    for _ in range(int(times)):
        print("pull", flush=True)
        here.until(lambda: projector.state.place == "lost")
        seen.append([stage.isVisible(), here.window.notices.fact(), here.facts()["kind"]])
        print("plug", flush=True)
        here.until(lambda: projector.state.place == "screen" and stage.isVisible())
        seen.append([stage.geometry().x(), here.window.notices.fact(), here.facts()["kind"]])
    found = {**here.facts(), "seen": seen}
    here.end()
    return found


def slow_disk(where: str) -> dict[str, Any]:
    """Types and draws on a disk that takes 300 ms a sync: the desk goes on, says Saving, keeps everything."""
    here = Session(made(Path(where)))
    desk, session = here.bench.desk, here.bench.session_id
    here.key(Qt.Key.Key_F6)
    here.until(lambda: here.facts()["kind"] == "running")
    desk.book.before_commit = lambda: time.sleep(1.5)  # five syncs of 300 ms
    said: list[str] = []
    here.bench.bridge.saved.connect(lambda saved: said.append(saved.state))
    for number in range(6):
        here.type(f"note {number}")
        here.key(Qt.Key.Key_Return)
    draw_a_stroke(here)
    here.until(lambda: strokes(here) == 1, 30)
    notes = [note.body for note in here.asked(desk.notes.of_session, session)]
    found = {**here.facts(), "notes": notes, "said": said, "mark": said[-1]}
    desk.book.before_commit = None
    here.end()
    return found


def first_start(where: str) -> dict[str, Any]:
    """A new community from the first page."""
    os.environ["XDG_DATA_HOME"] = where
    app = application()
    bugs = Bugs()
    program = Program(SystemClock(), Settings(), bugs)
    program.window.setGeometry(0, 0, 1366, 768)
    program.window.show()
    QTest.qWait(100)
    field = program.window.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Storytellers")
    QTest.keyClick(field, Qt.Key.Key_Return)
    end = time.monotonic() + 15
    while program.bench is None and time.monotonic() < end:
        QTest.qWait(20)
    QTest.qWait(300)
    found = {"open": program.bench is not None, "room": program.window.room(), "title": app.applicationName()}
    found["files"] = sorted(path.name for path in Path(where).rglob("*.copdesk"))
    program.close()
    return found


def draw_a_stroke(here: Session) -> None:
    """A stroke with the mouse on a new drawing of the board."""
    desk, session = here.bench.desk, here.bench.session_id
    here.window.show_room("board")
    room: Any = here.window.room_widget("board")
    if not here.asked(desk.board.drawings, session):
        here.bench.bridge.do(desk.board.new_drawing, session)
    here.until(lambda: canvas_of(room).isVisible() and canvas_of(room).isEnabled())
    QTest.qWait(200)
    canvas = canvas_of(room)
    start = QPoint(canvas.width() // 3, canvas.height() // 3)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 12):
        QTest.mouseMove(canvas, start + QPoint(8 * step, 5 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(96, 60))
    QTest.qWait(50)


def canvas_of(room: QWidget) -> QWidget:
    from ui.board.canvas import BoardCanvas

    canvas = room.findChild(BoardCanvas)
    assert isinstance(canvas, QWidget)
    return canvas


def strokes(here: Session) -> int:
    desk: Desk = here.bench.desk
    drawings = here.asked(desk.board.drawings, here.bench.session_id)
    return sum(len(here.asked(desk.board.strokes_of, one.id)) for one in drawings)


def seats(here: Session) -> list[list[str]]:
    held = here.asked(here.bench.desk.trios.draws, here.bench.session_id)
    return [[seat.name for seat in trio.seats] for one in held for trio in one.trios]


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
