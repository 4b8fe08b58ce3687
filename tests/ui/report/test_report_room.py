import errno
import gc
import threading
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from copdesk.clock import SystemClock
from copdesk.report import save as save_module
from copdesk.report.values import Missing, Note, Person
from copdesk.words import Refused
from tests.report.reading import says
from tests.report.samples import peer_assist
from ui.report import room as room_module
from ui.report.choices import Choices, wishes
from ui.report.room import ReportRoom, documents_folder


@pytest.fixture
def room(qtbot, desk, bridge, example, tmp_path):
    room = ReportRoom(desk, bridge, SystemClock(), tmp_path)
    qtbot.addWidget(room)
    room.resize(1278, 720)
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        room.show()
        room.show_session(example)
    return room


def saved(room, qtbot) -> Path:
    with qtbot.waitSignal(room.press.written, timeout=10_000) as written:
        qtbot.mouseClick(room.choices.save, Qt.MouseButton.LeftButton)
    return written.args[0]


def test_the_real_document_is_shown_page_by_page(room, qtbot):
    qtbot.waitUntil(lambda: room.pages.sheet.image() is not None, timeout=10_000)
    image = room.pages.sheet.image()
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    colours = [image.pixelColor(x, y) for x, y in places]
    titles = [one for one in colours if one.red() < 30 and 80 < one.green() < 110 and 70 < one.blue() < 100]
    assert len(titles) > 100
    assert room.choices.pages.text() in ("one page", "2 pages")


def test_a_note_written_elsewhere_comes_into_the_document(room, qtbot, desk, example, tmp_path):
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        desk.notes.write(example, "! Try Open Space")
    assert says(saved(room, qtbot).read_bytes(), "Try Open Space")


def test_saving_again_replaces_the_own_file_and_never_a_strangers(room, qtbot, tmp_path):
    first = saved(room, qtbot)
    assert saved(room, qtbot) == first
    other = ReportRoom(room._desk, room._bridge, SystemClock(), tmp_path)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.press.printed, timeout=10_000):
        other.show()
        other.show_session(room._session)
    assert saved(other, qtbot) != first
    assert len(list(tmp_path.iterdir())) == 2


def test_choices_change_what_is_saved(room, qtbot, desk, example):
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        room._refresh()
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        qtbot.keyClick(room.choices.names, Qt.Key.Key_Right)
    data = saved(room, qtbot).read_bytes()
    assert says(data, "N. C.")
    assert not says(data, "Natalie Campbell")


def test_without_a_stick_it_says_so(room, qtbot, monkeypatch):
    monkeypatch.setattr(room_module, "sticks", list)
    qtbot.mouseClick(room.choices.stick, Qt.MouseButton.LeftButton)
    assert room.choices.said.text() == "No stick is plugged in."


def test_to_stick_writes_onto_the_stick(room, qtbot, monkeypatch, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(room_module, "sticks", lambda: [stick])
    with qtbot.waitSignal(room.press.written, timeout=10_000):
        qtbot.mouseClick(room.choices.stick, Qt.MouseButton.LeftButton)
    assert [path.suffix for path in stick.iterdir()] == [".pdf"]


def test_one_key_writes_onto_the_stick(room, qtbot, monkeypatch, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(room_module, "sticks", lambda: [stick])
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    with qtbot.waitSignal(room.press.written, timeout=10_000):
        qtbot.keyClick(room, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [path.suffix for path in stick.iterdir()] == [".pdf"]


def test_a_disk_that_is_gone_is_told_in_place(room, qtbot, tmp_path):
    room._folder = tmp_path / "gone"
    with qtbot.waitSignal(room.press.failed, timeout=10_000):
        qtbot.mouseClick(room.choices.save, Qt.MouseButton.LeftButton)
    assert "gone" in room.choices.said.text()


def test_letters_without_a_font_are_told_before_saving(qtbot):
    choices = Choices()
    qtbot.addWidget(choices)
    choices.show_missing([])
    assert choices.letters.text() == "Every letter has a font"
    choices.show_missing([Missing("ཀ", "tibetan letter ka", "note")])
    assert "tibetan letter ka" in choices.letters.text()


def test_peoples_wishes_about_their_names_are_told():
    people = (Person("A B", "initials"), Person("C D", "initials"), Person("E F", "none"))
    told = wishes(replace(peer_assist(), participants=people), True)
    assert told == "2 people asked for initials; they get them. One person is not named."


def test_who_was_not_asked_is_told_where_it_matters():
    content = replace(peer_assist(), participants=(Person("A B", ""), Person("C D", "")))
    assert wishes(content, True) == "2 people were not asked and are only counted."
    assert wishes(content, False) == ""


def test_a_small_window_shares_one_column(room, qtbot):
    room.resize(855, 472)
    qtbot.waitUntil(lambda: room._shared.isVisible())
    assert room.documents.isVisible()
    qtbot.keyClick(room._switch, Qt.Key.Key_Right)
    assert room.choices.save.isVisible()
    room.resize(1278, 720)
    qtbot.waitUntil(lambda: room.documents.isVisible() and room.choices.save.isVisible())


def test_without_a_session_it_says_what_is_missing(room):
    room.show_session(None)
    assert room.empty.isVisible()
    assert not room.choices.save.isEnabled()


def test_a_closed_room_is_freed_at_once_and_its_press_stops(qtbot, desk, bridge, example, tmp_path):
    room = ReportRoom(desk, bridge, SystemClock(), tmp_path)
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        room.show()
        room.show_session(example)
    running = {thread for thread in threading.enumerate() if thread.name == "press"}
    seen = weakref.ref(room)
    room.hide()
    gc.collect()
    gc.disable()
    try:
        room.deleteLater()
        qtbot.wait(1)
        del room
        assert seen() is None
    finally:
        gc.enable()
    assert not any(thread.is_alive() for thread in running)


def test_another_kind_of_file_is_written_by_its_suffix(room, qtbot, tmp_path):
    with qtbot.waitSignal(room.press.written, timeout=10_000):
        room._on_place(str(tmp_path / "notes.md"))
    assert (tmp_path / "notes.md").read_text(encoding="utf-8").startswith("# Facilitating communities of practice")


def test_the_wheel_moves_a_large_page_and_turns_at_its_end(room, qtbot):
    room.resize(855, 472)
    qtbot.waitUntil(lambda: room._shared.isVisible())
    sheet = room.pages.sheet
    assert sheet._page().height() > sheet.height()
    turned = []
    sheet.turned.connect(turned.append)
    while not turned:
        before = sheet._page().top()
        qtbot.keyClick(sheet, Qt.Key.Key_Down)
        assert turned or sheet._page().top() < before
    assert turned == [1]


def test_a_long_document_can_be_cancelled_and_asked_for_again(room, qtbot, desk, example):
    long = replace(room._content, verbatim=tuple(Note("one more thing was said " * 12) for _ in range(3000)))
    room._content = long
    qtbot.mouseClick(room.choices._checks["verbatim"], Qt.MouseButton.LeftButton)
    assert not room.choices.save.isEnabled()
    qtbot.mouseClick(room.choices.third, Qt.MouseButton.LeftButton)
    assert room.choices.said.text() == "The document was not finished."
    room._content = replace(long, verbatim=())
    with qtbot.waitSignal(room.press.printed, timeout=10_000) as printed:
        qtbot.mouseClick(room.choices.third, Qt.MouseButton.LeftButton)
    assert printed.args[0].pages < 10
    assert room.choices.save.isEnabled()


def test_a_long_document_shows_its_first_page_before_the_others(room, qtbot, desk, example):
    seen = []
    room.press.printed.connect(seen.append)
    desk.notes.write_many(example, [f"note {number} was said" for number in range(500)])
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen[0].draft
    assert not room.choices.save.isEnabled()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=20_000)
    assert seen[1].pages > 10
    assert seen[1].ticket == seen[0].ticket
    assert room.choices.save.isEnabled()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "This disk is full."),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, "did not take the document"),
    ],
)
def test_trouble_with_a_disk_is_told_beside_a_way_to_save_elsewhere(room, qtbot, tmp_path, monkeypatch, number, told):
    path = saved(room, qtbot)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as broken, qtbot.waitSignal(room.press.failed, timeout=10_000):
        broken.setattr(save_module.os, "fsync", fail)
        qtbot.mouseClick(room.choices.save, Qt.MouseButton.LeftButton)
    assert told in room.choices.said.text()
    assert room.choices.third.kind == "warn"
    assert room.choices.third.text() == "Save in another place …"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    with qtbot.waitSignal(room.press.written, timeout=10_000):
        room._on_place(str(elsewhere / "report.pdf"))
    assert room.choices.third.kind == "ghost"


def test_a_file_that_another_program_holds_open_is_told_with_its_name(room, qtbot):
    room._on_failed(Refused("report.file_open", name="report.pdf"))
    assert "report.pdf is open in another program" in room.choices.said.text()
    assert room.choices.third.kind == "warn"


def test_without_a_documents_folder_the_home_is_used(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "Documents"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert documents_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents_folder() == tmp_path / "Documents"
