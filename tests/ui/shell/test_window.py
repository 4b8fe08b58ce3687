"""The frame: doors, banners, the top bar and panels, as a person meets them."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.banner import Banner, Tone
from ui.parts.buttons import Button
from ui.parts.question import QuestionPanel
from ui.shell.actions import ROOM_KEYS
from ui.shell.notices import SUCCESS_MS, Notices
from ui.shell.palette import Entry, Palette, rank
from ui.shell.rail import RailButton
from ui.shell.start import StartPage, book_in
from ui.shell.top import RunFace, TopBar
from ui.shell.window import DeskWindow

FACE = RunFace("Ideas and advice", "4:12", "Running", "running")


class Still:
    def __call__(self) -> int:
        return 0


class Built:
    """A room's factory that tells when it was used."""

    def __init__(self, key: str, log: list[str]) -> None:
        self._key, self._log = key, log

    def __call__(self) -> QWidget:
        self._log.append(self._key)
        return QLabel(self._key)


class Heard:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, built: list[str]) -> DeskWindow:
    made = DeskWindow(Still())
    qtbot.addWidget(made)
    for key in ROOM_KEYS:
        made.add_room(key, key.capitalize(), key, Built(key, built))
    made.resize(1366, 768)
    return made


def _shown(qtbot: QtBot, window: DeskWindow) -> None:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()


def _press(
    qtbot: QtBot, window: DeskWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key goes to whatever has the focus, as the window system sends it."""
    qtbot.keyClick(window.focusWidget() or window, key, held)


def _door(window: DeskWindow, key: str) -> RailButton:
    door = window.findChild(RailButton, f"rail_{key}")
    assert door is not None
    return door


def test_a_room_is_built_when_it_is_first_shown_and_only_once(window: DeskWindow, built: list[str]) -> None:
    window.show_room("run")
    window.show_room("notes")
    window.show_room("run")
    assert built == ["run", "notes"]
    assert window.room() == "run"


def test_the_other_rooms_are_built_while_nothing_else_is_to_do(
    qtbot: QtBot, window: DeskWindow, built: list[str]
) -> None:
    window.show_room("trios")
    _shown(qtbot, window)
    qtbot.waitUntil(lambda: len(built) == len(ROOM_KEYS), timeout=2000)
    assert built[0] == "trios"
    assert sorted(built) == sorted(ROOM_KEYS)


def test_no_room_is_built_behind_the_back_of_whoever_draws(qtbot: QtBot, window: DeskWindow, built: list[str]) -> None:
    window.show()
    window.room_widget("board").setProperty("calm", True)
    window.show_room("board")
    qtbot.waitUntil(lambda: not window._idle.isActive())
    assert built == ["board"]
    window.show_room("run")
    qtbot.waitUntil(lambda: len(built) == len(ROOM_KEYS), timeout=2000)


def test_no_room_is_built_on_the_start_page(qtbot: QtBot, window: DeskWindow, built: list[str]) -> None:
    window.show_page(StartPage())
    window.set_open(False)
    _shown(qtbot, window)
    qtbot.wait(1)
    assert built == []
    assert not _door(window, "run").isEnabled()
    assert window.room() == ""


def test_a_door_of_the_rail_leads_to_its_room(qtbot: QtBot, window: DeskWindow) -> None:
    _shown(qtbot, window)
    with qtbot.waitSignal(window.room_shown) as shown:
        qtbot.mouseClick(_door(window, "people"), Qt.MouseButton.LeftButton)
    assert shown.args == ["people"]
    assert _door(window, "people").isChecked()
    assert not _door(window, "run").isChecked()


@pytest.mark.parametrize(("number", "key"), list(enumerate(ROOM_KEYS, 1)))
def test_ctrl_and_a_digit_leads_to_a_room(qtbot: QtBot, window: DeskWindow, number: int, key: str) -> None:
    _shown(qtbot, window)
    _press(qtbot, window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
    assert window.room() == key


def test_the_capture_line_stands_under_the_rooms_that_have_one(qtbot: QtBot, window: DeskWindow) -> None:
    line = QLineEdit()
    window.set_dock(line)
    _shown(qtbot, window)
    seen = {}
    for key in ROOM_KEYS:
        window.show_room(key)
        seen[key] = line.isVisible()
    assert {key for key, visible in seen.items() if visible} == {"run", "board", "trios", "notes"}


@pytest.mark.parametrize(("width", "found", "rail"), [(911, "narrow", 56), (1366, "normal", 88), (1920, "wide", 88)])
def test_the_frame_answers_to_its_width(qtbot: QtBot, window: DeskWindow, width: int, found: str, rail: int) -> None:
    window.resize(width, 700)
    window.show()
    assert window.width_class() == found
    assert window.rail.width() == rail
    assert window.top.height() == (40 if found == "narrow" else 48)


def test_a_letter_is_handed_to_the_capture_line_while_a_session_runs(qtbot: QtBot, window: DeskWindow) -> None:
    window.show_room("run")
    _shown(qtbot, window)
    window.set_running(True)
    with qtbot.waitSignal(window.typed) as typed:
        _press(qtbot, window, Qt.Key.Key_T)
    assert typed.args == ["t"]


def test_next_in_the_top_bar_asks_for_the_next_step(qtbot: QtBot, window: DeskWindow) -> None:
    window.top.set_run(FACE)
    _shown(qtbot, window)
    button = window.top.findChild(Button, "top_next")
    assert button is not None
    with qtbot.waitSignal(window.next_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# the top bar -----------------------------------------------------------------------------------------------


@pytest.fixture
def top(qtbot: QtBot) -> TopBar:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_place("Facilitating communities of practice", "Facilitating CoPs · Tuesday 26")
    bar.set_time("12:14")
    bar.set_pace(-180_000)
    bar.set_saved("saved", "Saved 12:14", "12:14")
    bar.set_stage("Projector: timer", "Timer")
    bar.show()
    return bar


def _text(bar: TopBar, name: str) -> str:
    label = bar.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_while_a_session_runs_the_bar_shows_step_digits_and_state(top: TopBar) -> None:
    top.resize(1278, 48)
    top.set_run(FACE)
    assert (_text(top, "top_step"), _text(top, "top_digits")) == ("Ideas and advice", "4:12")
    top.set_run(None)
    assert (_text(top, "top_step"), _text(top, "top_digits")) == ("", "")


@pytest.mark.parametrize("width", [1864, 1278, 855, 700])
@pytest.mark.parametrize("step", ["Ideas and advice", "Idées, conseils et suggestions de toute l’assemblée réunie"])
def test_no_part_of_the_bar_is_ever_cut_or_covered(top: TopBar, width: int, step: str) -> None:
    top.set_run(RunFace(step, "1:02:09", "Dernière minute", "last"))
    top.set_narrow(width < 1000)
    top.resize(width, top.height())
    shown = [part for part in top._parts if part.isVisible()]
    names = {"top_community", "top_session", "top_step"}
    assert shown[-1].geometry().right() < width
    for part, after in pairwise(shown):
        assert part.geometry().right() < after.geometry().left(), part.objectName()
    for part in shown:
        least = part.minimumSizeHint() if part.objectName() in names else part.sizeHint()
        assert part.width() >= least.width(), part.objectName()


def test_the_community_gives_way_first_and_the_digits_never(top: TopBar) -> None:
    top.set_run(FACE)
    top.resize(1864, 48)
    assert _text(top, "top_community") != ""
    top.resize(1200, 48)
    assert _text(top, "top_community") == ""
    top.resize(640, 48)
    assert _text(top, "top_digits") == "4:12"


def test_the_step_keeps_its_words_before_the_names_of_saved_and_projector(top: TopBar) -> None:
    top.set_place("Facilitating communities of practice", "Facilitating communities of practice (CoPs) · Tuesday 26")
    top.set_pace(19 * 60_000)
    top.set_stage("Projector on HDMI-1")
    top.set_run(RunFace("Gallery walkabout", "9:59", "Running", "running"))
    top.resize(1278, 48)
    assert not top._step.is_elided()
    assert not top._session.is_elided()


def test_a_black_or_frozen_projector_keeps_its_words_however_narrow_the_window(top: TopBar) -> None:
    top.set_run(FACE)
    top.set_stage("Projector on HDMI-1 · blank", urgent=True)
    top.set_narrow(True)
    top.resize(911, 40)
    wide = top._stage.width()
    assert wide >= top._stage.sizeHint().width() > 100
    top.set_stage("Projector on HDMI-1")
    assert top._stage.width() < wide


def test_not_saved_keeps_its_words_however_narrow_the_window(top: TopBar) -> None:
    top.set_narrow(True)
    top.resize(700, 40)
    top.set_saved("trouble", "NOT saved", "")
    mark = top.findChild(QWidget, "saved_mark")
    assert mark is not None
    assert mark.width() >= mark.sizeHint().width() > 60


# notices ---------------------------------------------------------------------------------------------------


def test_the_gravest_notice_is_in_sight_and_the_next_one_follows(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    gone = notices.say("The projector is gone.", tone="accent")
    full = notices.say("NOT saved.", tone="danger")
    notices.say("A note was kept.", tone="primary")
    assert notices.fact() == "NOT saved."
    notices.drop(full)
    assert notices.fact() == "The projector is gone."
    notices.drop(gone)
    assert notices.fact() == "A note was kept."
    notices.drop(full)
    assert notices.fact() == "A note was kept."


def test_good_news_leaves_by_itself_and_trouble_stays(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    notices.say("Finished on time.", tone="primary")
    assert notices._leaving.isActive()
    assert notices._leaving.interval() == SUCCESS_MS == 6_000
    notices.say("3 photos added.", "cut.jpg is damaged. " * 10, tone="primary")
    assert notices._leaving.interval() > 2 * SUCCESS_MS
    notices._leaving.timeout.emit()
    assert notices.fact() == ""
    assert notices.isHidden()
    notices.say("NOT saved.")
    assert not notices._leaving.isActive()


def test_what_passes_lies_over_the_names_at_the_top_and_neither_moves_nor_covers_a_room(
    qtbot: QtBot, window: DeskWindow
) -> None:
    _shown(qtbot, window)
    window.show_room("board")
    room = window.room_widget("board")
    before = room.mapTo(window, QPoint()), room.size()
    window.notices.say("Undone: stroke", "", "Redo", "Ctrl+Shift+Z", tone="primary")
    passing = window.findChild(QWidget, "passing_notice")
    assert passing is not None
    assert passing.isVisible()
    assert (room.mapTo(window, QPoint()), room.size()) == before
    assert not passing.geometry().intersects(QRect(*before))
    time = window.top.findChild(QWidget, "top_time")
    assert time is not None
    assert passing.geometry().right() < time.mapTo(window, QPoint()).x()
    qtbot.mouseClick(passing, Qt.MouseButton.LeftButton)
    assert not passing.isVisible()
    window.notices.say("NOT saved.")
    QTest.qWait(0)
    assert room.mapTo(window, QPoint()) != before[0]
    assert not passing.isVisible()


def test_what_passes_is_said_over_what_stays(qtbot: QtBot, window: DeskWindow) -> None:
    _shown(qtbot, window)
    heard = Heard()
    window.notices.say("2 commitments are open.", tone="accent", passing=False)
    window.notices.say("29 people added.", "", "Undo", "Ctrl+Z", tone="primary", then=heard)
    afloat = window.findChild(QWidget, "passing_notice")
    assert afloat is not None
    assert afloat.isVisible()
    assert window.notices.isVisible()
    assert window.notices.press("Ctrl+Z")
    assert heard.times == 1
    assert not afloat.isVisible()
    assert window.notices.fact() == "2 commitments are open."


@pytest.mark.parametrize("width", [720, 1024, 1366, 1920])
def test_what_passes_leaves_clock_and_next_in_sight_and_no_half_name(
    qtbot: QtBot, window: DeskWindow, width: int
) -> None:
    _shown(qtbot, window)
    window.resize(width, 700)
    window.top.set_place("Rural water", "Facilitating communities of practice")
    window.top.set_run(RunFace("Generate ideas in trios, building on self-reflection", "12:48", "Running", "running"))
    window.notices.say("The screen could not be kept on; switch its sleep off by hand.", tone="accent", passing=True)
    passing = window.findChild(QWidget, "passing_notice")
    assert passing is not None
    step, digits = (window.top.findChild(QWidget, name) for name in ("top_step", "top_digits"))
    assert step is not None
    assert digits is not None
    end = passing.geometry().right() - window.top.x()
    assert end < digits.x()
    assert end < step.x() or end >= digits.x() - 24


@pytest.mark.parametrize("tone", ["danger", "primary"])
def test_a_long_fact_breaks_its_lines_instead_of_widening_the_window(
    qtbot: QtBot, window: DeskWindow, tone: Tone
) -> None:
    _shown(qtbot, window)
    window.show_room("run")
    window.resize(760, 480)
    window.notices.say("The last thing was a step of the plan with a very long name " * 4, "Press again.", tone=tone)
    QTest.qWait(0)
    assert window.width() == 760
    shown = [banner for banner in window.findChildren(Banner) if banner.isVisible()]
    assert len(shown) == 1
    assert shown[0].width() <= 760
    qtbot.waitUntil(lambda: shown[0]._fact.height() >= shown[0]._fact.heightForWidth(shown[0]._fact.width()))
    assert shown[0]._fact.height() > shown[0]._fact.fontMetrics().height()


def test_the_same_trouble_is_told_once(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    assert notices.say("NOT saved.", "The stick is full.") == notices.say("NOT saved.", "The stick is full.")


def test_the_button_of_a_notice_does_its_one_thing_also_by_its_key(qtbot: QtBot) -> None:
    notices, heard = Notices(), Heard()
    qtbot.addWidget(notices)
    notices.say("The projector is gone.", "", "Put it back", "F5", "accent", heard)
    assert notices.press("F5")
    assert not notices.press("F9")
    assert heard.times == 1
    assert notices.fact() == "The projector is gone."


# panels, palette, help -------------------------------------------------------------------------------------


def test_escape_closes_the_panel_opened_last(qtbot: QtBot, window: DeskWindow) -> None:
    window.show_room("run")
    _shown(qtbot, window)
    window.open_panel(QuestionPanel("Finish this session?"))
    window.help()
    for left in (1, 0):
        _press(qtbot, window, Qt.Key.Key_Escape)
        assert len(window._overlays) == left


def test_f1_opens_help_and_closes_it(qtbot: QtBot, window: DeskWindow) -> None:
    _shown(qtbot, window)
    _press(qtbot, window, Qt.Key.Key_F1)
    assert [overlay.panel.objectName() for overlay in window._overlays] == ["help_panel"]
    _press(qtbot, window, Qt.Key.Key_F1)
    assert window._overlays == []


def test_help_tells_every_key_of_the_table(qtbot: QtBot, window: DeskWindow) -> None:
    _shown(qtbot, window)
    window.help()
    words = {label.text() for label in window._overlays[0].panel.findChildren(QLabel)}
    assert {row.title for row in window.table.rows if row.keys} <= words


def test_ctrl_k_finds_a_room_and_enter_goes_there(qtbot: QtBot, window: DeskWindow) -> None:
    window.show_room("run")
    _shown(qtbot, window)
    _press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "peo")
    assert palette.titles() == ["People"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.room() == "people"
    assert window._overlays == []


def test_the_palette_offers_only_what_somebody_does_and_what_providers_find(qtbot: QtBot, window: DeskWindow) -> None:
    heard = Heard()

    def people(words: str) -> list[Entry]:
        return [Entry("People", "laroo Torfs", heard, "ATOL · in T3", "people")] if "la" in words else []

    palette = Palette([*window.providers, people])
    qtbot.addWidget(palette)
    palette.field.setText("la")
    assert palette.titles() == ["Plan", "laroo Torfs"]  # Finish on time and Blank are not bound here
    window.doers.bind("stage.blank", heard)
    palette.field.setText("bla")
    assert palette.titles() == ["Blank the projector", "laroo Torfs"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard.times == 1


def test_a_click_takes_a_line_of_the_palette(qtbot: QtBot, window: DeskWindow) -> None:
    palette = Palette(window.providers)
    qtbot.addWidget(palette)
    palette.show()
    palette.field.setText("trios")
    box = palette.lines.chosen_box()
    with qtbot.waitSignal(palette.left):
        qtbot.mouseClick(palette.lines, Qt.MouseButton.LeftButton, pos=QPoint(200, box.center().y()))
    assert window.room() == "trios"


@pytest.mark.parametrize(
    ("words", "title", "how"),
    [
        ("fin", "Finish on time", 0),
        ("time", "Finish on time", 1),
        ("inish", "Finish on time", 2),
        ("time fin", "Finish on time", 2),
        ("zoo", "Finish on time", None),
        ("ÉTAPE", "Prochaine étape", 1),
        ("", "Anything", 2),
    ],
)
def test_what_was_typed_is_found_at_the_beginning_first(words: str, title: str, how: int | None) -> None:
    assert rank(words, title) == how


# the first start -------------------------------------------------------------------------------------------


def test_a_community_begins_with_its_name(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.new_requested) as asked:
        qtbot.keyClicks(page.name.edit, "  Rural water  ")
        qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert asked.args == ["Rural water"]


def test_enter_in_the_name_begins_it_once(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    heard: list[str] = []
    page.new_requested.connect(heard.append)
    qtbot.keyClicks(page.name.edit, "Rural water")
    qtbot.keyClick(page.name.edit, Qt.Key.Key_Return)
    assert heard == ["Rural water"]


def test_without_a_name_nothing_begins_and_the_page_says_why(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    heard: list[str] = []
    page.new_requested.connect(heard.append)
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert heard == []
    assert page.name.refusal() != ""
    qtbot.keyClicks(page.name.edit, "R")
    assert page.name.refusal() == ""


def test_the_other_two_doors_are_heard(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.example_requested):
        qtbot.mouseClick(page.example, Qt.MouseButton.LeftButton)


def _dragged(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def test_a_dropped_community_file_is_taken_and_nothing_else(qtbot: QtBot) -> None:
    assert book_in(_dragged("/stick/water.copdesk")) == "/stick/water.copdesk"
    assert book_in(_dragged("/stick/water.COPDESK", "/stick/photo.png")) == "/stick/water.COPDESK"
    assert book_in(_dragged("/stick/photo.png")) == ""
    assert book_in(_dragged("/a.copdesk", "/b.copdesk")) == ""
    page = StartPage()
    qtbot.addWidget(page)
    data = _dragged("/stick/water.copdesk")
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.dropped) as dropped:
        page.dropEvent(drop)
    assert dropped.args == ["/stick/water.copdesk"]


def test_the_rooms_of_another_book_use_the_same_doors_and_a_narrow_rail_stays_narrow(
    qtbot: QtBot, built: list[str]
) -> None:
    window = DeskWindow(Still())
    qtbot.addWidget(window)
    window.resize(911, 512)
    window.show()
    for key in ROOM_KEYS * 2:
        window.add_room(key, key.capitalize(), key, Built(key, built))
    doors = [door for door in window.findChildren(RailButton) if door.key in ROOM_KEYS]
    assert [door.key for door in doors] == list(ROOM_KEYS)
    feet = [door for door in window.findChildren(RailButton) if door.key not in ROOM_KEYS]
    assert {door.sizeHint().width() for door in doors} <= {door.sizeHint().width() for door in feet}
