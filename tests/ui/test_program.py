"""From one community to another: the first page, what it offers, and what happens when a file does not open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from copdesk import example
from copdesk.book.book import Book
from copdesk.clock import FakeClock
from copdesk.words import tr, use_language
from ui.program import Program, application, speak
from ui.shell import theme
from ui.shell.bugs import Bugs
from ui.shell.settings import Settings
from ui.shell.settings_panel import SettingsPanel
from ui.stage.projector import Projector
from ui.stage.screens import ScreenKeeper


class Windows(QObject):
    """The windows that came into sight, by their name."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Program(clock, Settings(), Bugs())
    made.window.resize(1366, 768)
    made.window.show()
    yield made
    made.close()
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _book(path: Path, name: str, clock: FakeClock) -> Path:
    Book.create(path, name, clock).close()
    return path


def _open(qtbot: QtBot, program: Program, path: Path, room: str = "") -> None:
    program.open(path, room)
    qtbot.waitUntil(lambda: program.bench is not None and program._path == path, timeout=20_000)


def _press(qtbot: QtBot, program: Program, key: Qt.Key) -> None:
    """A key with Ctrl goes to whatever has the focus, as the window system sends it."""
    qtbot.keyClick(program.window.focusWidget() or program.window, key, Qt.KeyboardModifier.ControlModifier)


def test_whoever_begins_can_type_the_name_at_once(program: Program, qtbot: QtBot) -> None:
    assert program.window.focusWidget() is program._start.name.edit
    qtbot.keyClicks(program.window.focusWidget(), "Rural water")
    assert program._start.name.text() == "Rural water"


def test_a_room_is_shown_when_it_has_something_to_show(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    windows = Windows()
    QApplication.instance().installEventFilter(windows)  # type: ignore[union-attr]
    found: list[object] = []
    program.window.room_shown.connect(lambda _key: found.append(program.bench and program.bench.session_id))
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    assert found
    assert found[0] is not None
    for key in ("plan", "people", "board", "notes", "trios", "report", "community"):
        program.window.room_widget(key)
    QApplication.instance().removeEventFilter(windows)  # type: ignore[union-attr]
    assert windows.seen == []


def test_another_community_is_one_key_away_and_the_last_one_is_offered(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    one, two = (_book(tmp_path / f"{name}.copdesk", name, clock) for name in ("one", "two"))
    _open(qtbot, program, one)
    _press(qtbot, program, Qt.Key.Key_O)
    assert program.window.room() == ""
    assert program._start.isVisible()
    assert program._start.last.accessibleName() == "Go on with one"
    assert program.bench is not None
    _open(qtbot, program, two)
    assert program.window.room() == "run"
    program._on_another()
    assert program.window.focusWidget() is program._start.last
    qtbot.keyClick(program._start.last, Qt.Key.Key_Return)
    assert program.window.room() == "run"
    assert program._path == two


def test_a_file_that_does_not_open_leaves_the_open_one_as_it_is(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    _open(qtbot, program, _book(tmp_path / "one.copdesk", "one", clock))
    bench = program.bench
    (tmp_path / "empty.copdesk").touch()
    program.open(tmp_path / "empty.copdesk")
    qtbot.waitUntil(lambda: program._coming is None, timeout=20_000)
    assert "empty" in program.window.notices.fact()
    assert program._start.isVisible()
    assert program.bench is bench
    program.window.show_room("people")
    assert bench is not None
    answered: list[object] = []
    bench.bridge.ask(bench.desk.people.members, then=answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=20_000)


def test_who_goes_to_the_door_can_type_a_name_at_once(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    _press(qtbot, program, Qt.Key.Key_2)
    focus = program.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "check_in"


def test_ctrl_k_offers_a_break_while_a_session_runs(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    bench = program.bench
    assert bench is not None
    assert [entry.title for entry in bench.lookout._clocks("break 15")] == []
    bench.pulse.start()
    qtbot.waitUntil(lambda: bench.pulse.material.state.index is not None)
    (found,) = bench.lookout._clocks("break 15")
    assert found.title == "A break of 15 minutes now"
    found.then()
    qtbot.waitUntil(lambda: bench.pulse.material.state.held)
    assert bench.pulse.scene() == "side"


def test_what_ctrl_k_found_is_shown_in_its_room(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    bench = program.bench
    assert bench is not None
    qtbot.waitUntil(lambda: bool(bench.finding.plans("troika reflect")), timeout=20_000)
    bench.finding.plans("troika reflect")[0].then()
    assert program.window.room() == "plan"
    table = program.window.room_widget("plan").table  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(table.chosen()), timeout=20_000)
    assert table.line().step.title.startswith("Reflect on your challenge")


def test_other_colours_of_the_desk_are_seen_at_once_and_kept(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    _open(qtbot, program, _book(tmp_path / "a.copdesk", "Rural water", clock))
    program.window.settings_requested.emit()
    qtbot.waitUntil(lambda: program.window.findChild(SettingsPanel) is not None)
    panel = program.window.findChild(SettingsPanel)
    assert panel is not None
    panel.desk.chosen.emit(1)
    assert (theme.theme_now().name, program._settings.get("theme")) == ("desk-dark", "desk-dark")
    panel.desk.chosen.emit(0)
    assert theme.theme_now().name == "desk-light"


def test_the_room_test_gives_the_projector_to_the_session_that_begins(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    assert program.bench is not None
    program.window.doers.do("run.test")
    assert program.window.findChild(QWidget, "room_test") is not None
    program.window.doers.do("run.hold")
    qtbot.waitUntil(lambda: program.window.findChild(QWidget, "room_test") is None)
    program.window.doers.do("run.test")
    assert program.window.findChild(QWidget, "room_test") is None
    assert "projector" in program.window.notices.fact()


@pytest.mark.parametrize("running", [True, False])
def test_after_a_crash_the_room_sees_the_running_session_again_by_itself(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, running: bool
) -> None:
    desk = example.make(tmp_path / "a.copdesk", clock)
    session = desk.plan.newest()
    assert session is not None
    if running:
        desk.run.start(session)
    desk.close()
    opened: list[Projector] = []
    monkeypatch.setattr(Projector, "open", lambda projector: opened.append(projector))  # a built-in is no method
    monkeypatch.setattr(ScreenKeeper, "target", lambda keeper: keeper.desk_identity())
    program._settings.put("projector_on", True)
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    assert program.bench is not None
    for _ in range(4):  # the opening asks again upon what it is told
        settled: list[object] = []
        program.bench.bridge.ask(list, then=settled.append)
        qtbot.waitUntil(lambda settled=settled: bool(settled), timeout=20_000)
    assert len(opened) == running


def test_esc_takes_the_caret_out_of_the_capture_line_and_the_clickers_letters_count_again(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    example.make(tmp_path / "a.copdesk", clock).close()
    _open(qtbot, program, tmp_path / "a.copdesk", "run")
    assert program.bench is not None
    bench, window = program.bench, program.window
    window.keys.learned = {"b": "stage.blank"}
    window.doers.do("run.hold")
    qtbot.waitUntil(lambda: window.keys.running)
    bench.capture.focus_line()
    assert window.focusWidget() is bench.capture.field
    qtbot.keyClick(bench.capture.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is not bench.capture.field
    qtbot.keyClicks(window, "b")
    assert bench.projector.state.blank
    assert bench.capture.field.text() == ""


def test_every_motion_of_a_pen_is_delivered_once_the_application_exists(qapp: QApplication) -> None:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, True)  # as X11 does when it begins
    assert application() is qapp
    assert not qapp.testAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents)


def test_who_shows_something_while_the_projector_is_off_is_told(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    _open(qtbot, program, _book(tmp_path / "a.copdesk", "Rural water", clock))
    bench = program.bench
    assert bench is not None
    bench._on_scene("trios")
    assert program.window.notices.fact() == tr("The projector is off.")
    program.window.notices.drop_all()
    bench._on_scene("trios")  # shown again, as a walk does at each change
    assert program.window.notices.fact() == ""


def test_what_is_said_belongs_to_the_drawing_in_sight_on_the_board_only(
    program: Program, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    desk = example.make(tmp_path / "a.copdesk", clock)
    drawing = desk.board.new_drawing(desk.plan.newest(), title="FAO")
    desk.close()
    _open(qtbot, program, tmp_path / "a.copdesk", "board")
    assert program.bench is not None
    capture = program.bench.capture
    qtbot.waitUntil(lambda: capture._context.drawing_id == drawing, timeout=20_000)
    qtbot.waitUntil(lambda: capture.field.placeholderText() == "What is said about this drawing …")
    program.window.show_room("trios")
    assert capture._context.drawing_id is None
    qtbot.waitUntil(lambda: capture.field.placeholderText() == "Write what is said …")


def test_what_qt_says_itself_follows_the_language_of_the_desk(qapp: QApplication) -> None:
    theirs = speak(qapp, "fr-CH")
    try:
        assert (tr("Cancel"), QCoreApplication.translate("QPlatformTheme", "Cancel")) == ("Annuler", "Annuler")
    finally:
        qapp.removeTranslator(theirs)
        use_language("en")
