import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from copdesk.clock import SystemClock
from copdesk.report.values import SECTIONS, Options, Unsettled
from ui.report.all_choices import AllChoices
from ui.report.room import ReportRoom
from ui.report.still_open import StillOpen


@pytest.fixture
def room(qtbot, desk, bridge, example, tmp_path):
    room = ReportRoom(desk, bridge, SystemClock(), tmp_path)
    qtbot.addWidget(room)
    room.resize(1278, 720)
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        room.show()
        room.show_session(example)
    return room


def click(qtbot, widget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def row_of(panel: AllChoices, key: str):
    return panel._rows[key]


def test_what_is_open_is_one_click_away(qtbot):
    shown = StillOpen()
    qtbot.addWidget(shown)
    shown.show()
    asked = []
    shown.room_requested.connect(asked.append)
    shown.show_open(
        (Unsettled("photos", 1, "board"), Unsettled("notes", 12, "notes"), Unsettled("actions", 2, "notes"))
    )
    assert shown.texts() == ["One photo is not typed", "12 notes have no category", "2 actions have no name"]
    for button in shown._rooms:
        click(qtbot, button)
    assert asked == ["board", "notes", "notes"]


def test_nothing_open_takes_no_place_and_many_fold(qtbot):
    shown = StillOpen()
    qtbot.addWidget(shown)
    shown.show_open(())
    assert shown.isHidden()
    shown.show_open((Unsettled("outcomes", 2, "notes"), Unsettled("consent", 1, "people")))
    assert shown.head.text() == "Still open: 2"
    click(qtbot, shown.head)
    assert shown._rows.isHidden()
    click(qtbot, shown.head)
    assert not shown._rows.isHidden()


def test_the_room_says_what_is_open_and_leads_to_people(room, qtbot, desk, example):
    asked = []
    room.room_requested.connect(asked.append)
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        desk.people.walk_in(example, "Quiet Guest")
    assert "One person was not asked" in room.choices.still_open.texts()
    button = next(one for one, where in room.choices.still_open._rooms.items() if where == "people")
    click(qtbot, button)
    assert asked == ["people"]


def test_a_preset_chooses_for_those_who_read_and_says_what_it_does(qtbot):
    panel = AllChoices(Options(), SECTIONS)
    qtbot.addWidget(panel)
    chosen = []
    panel.changed.connect(chosen.append)
    panel.presets.setFocus()
    assert panel.presets.at() == 1
    qtbot.keyClick(panel.presets, Qt.Key.Key_Left)
    assert chosen[-1].public is False
    assert panel.told.text() == "Everything that was said, for the community itself."
    click(qtbot, row_of(panel, "gallery").check)
    assert "gallery" not in chosen[-1].sections
    assert panel.presets.at() == -1


def test_a_section_moves_past_those_the_document_lacks(qtbot):
    panel = AllChoices(Options(), [key for key in SECTIONS if key != "agenda"])
    qtbot.addWidget(panel)
    chosen = []
    panel.changed.connect(chosen.append)
    click(qtbot, row_of(panel, "points").up)
    order = chosen[-1].order
    assert order.index("points") < order.index("people")
    assert set(order) == set(SECTIONS)
    assert not row_of(panel, "short").up.isEnabled()


def test_choices_stay_with_the_community_and_undo_takes_them_back(room, qtbot, desk, bridge, tmp_path, example):
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        qtbot.keyClick(room.choices.names, Qt.Key.Key_Right)
    assert desk.report.options().names == "initials"
    other = ReportRoom(desk, bridge, SystemClock(), tmp_path)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.press.printed, timeout=10_000):
        other.show()
        other.show_session(example)
    assert other.choices.options().names == "initials"
    assert other.choices.names.at() == 1
    other.hide()
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        desk.undo()
    assert room.choices.names.at() == 0


def test_the_panel_changes_the_document_at_once(room, qtbot, desk):
    click(qtbot, room.choices.more)
    panel = room._panel
    assert panel is not None
    violet = next(swatch for swatch in panel._swatches if swatch.colour == "#7A3F8F")
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        click(qtbot, violet)
    assert desk.report.options().colour == "#7A3F8F"
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert room._panel is None


def test_a_logo_is_shown_and_a_text_file_is_refused_in_place(room, qtbot, desk, tmp_path):
    click(qtbot, room.choices.more)
    panel = room._panel
    bad = tmp_path / "logo.png"
    bad.write_text("no picture")
    room._on_logo_chosen(str(bad))
    assert "no picture that can be a logo" in panel.refusal.text()
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#0B5D57").save(out, "PNG")
    Path(bad).write_bytes(out.getvalue())
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        room._on_logo_chosen(str(bad))
    assert desk.report.options().logo
    assert panel.logo.isVisible()
    assert panel.refusal.text() == ""
    with qtbot.waitSignal(room.press.printed, timeout=10_000):
        click(qtbot, panel.no_logo)
    assert not panel.logo.isVisible()


def test_showing_kept_choices_says_nothing_back(qtbot, room):
    told = []
    room.choices.changed.connect(told.append)
    room.choices.show_options(replace(Options(), names="none", public=False, paper="Letter"))
    assert told == []
    assert (room.choices.names.at(), room.choices.version.at()) == (2, 0)
    assert room.choices.paper.currentText() == "Letter"
