"""A plan that was sent, read in the way that a person says and corrected before anything is kept."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from copdesk.desk import Desk
from copdesk.tables.manner import PROSE
from ui.parts.choice import Choice
from ui.plan.importing import PlanImport
from ui.plan.model import LINE, PLANNED, TITLE
from ui.plan.room import PlanRoom
from ui.shell.keys import _has_to_undo

ALT = Qt.KeyboardModifier.AltModifier
TABLE = "Fair, day one\nTime;Topic;Who\n9:00;Hello;Ana\n9:30;Tea, and cake;Léa\n10:00;Walk;Ana\n10:30;End;\n"


@pytest.fixture
def panel(room: PlanRoom) -> PlanImport:
    room._on_import()
    return room.importing


def titles(panel: PlanImport) -> list[str]:
    return [panel.model.index(row, TITLE).data() for row in range(panel.model.rowCount())]


def activities(panel: PlanImport) -> list[str]:
    return [one.title for one in panel.model.session.activities] if panel.model.session else []


def pick(box: Choice, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def offered(box: Choice) -> bool:
    return box.isVisible()


def test_letters_separator_and_header_are_what_was_found_until_a_person_chooses(
    panel: PlanImport, tmp_path: Path
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    panel.read_file(path)
    bar = panel.manner
    assert (bar.encoding.currentData(), bar.separator.currentData(), bar.header.currentData()) == ("cp1252", ";", "2")
    assert bar.header.currentText() == "Row 2: Time, Topic, Who"
    assert activities(panel) == ["Hello", "Tea, and cake", "Walk"]
    pick(bar.encoding, "cp1251")
    assert "Lйa" in panel.source.toPlainText()
    pick(bar.separator, ",")
    assert activities(panel) == []
    assert panel._refusal.text()
    assert not panel.take.isEnabled() or panel.take.property("off")
    pick(bar.separator, ";")
    assert activities(panel) == ["Hello", "Tea, and cake", "Walk"]
    assert bar.encoding.currentData() == "cp1251"


def test_another_row_names_the_columns(panel: PlanImport, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Topic,Minutes\nOld talk,5\nOld walk,6\nMorning,How long\nHello,10\nWalk,20\n")
    panel.read_file(path)
    assert activities(panel) == ["Old talk", "Old walk", "Morning", "Hello", "Walk"]
    pick(panel.manner.header, "4")
    assert activities(panel) == ["Hello", "Walk"]
    pick(panel.manner.header, "0")
    assert activities(panel)[-2:] == ["Hello", "Walk"]


def test_a_pasted_table_can_be_taken_for_text_and_back(panel: PlanImport) -> None:
    panel.source.setPlainText("Topic\tMinutes\nHello (5 min)\t10\nWalk (15 min)\t20\n")
    panel._on_reread()
    assert panel.manner.separator.currentData() == "\t"
    assert not offered(panel.manner.encoding)
    assert [one.planned_s for one in panel.model.session.activities] == [600, 1200]
    pick(panel.manner.separator, PROSE)
    assert [one.planned_s for one in panel.model.session.activities] == [300, 900]
    assert not offered(panel.manner.header)
    pick(panel.manner.separator, "\t")
    assert [one.planned_s for one in panel.model.session.activities] == [600, 1200]


def test_another_sheet_of_a_workbook_is_chosen(panel: PlanImport, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name, rows in (("Long", 3), ("Short", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["Topic", "Minutes"])
        for number in range(rows):
            sheet.append([f"{name} {number}", 10])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "plan.xlsx")
    panel.read_file(tmp_path / "plan.xlsx")
    assert activities(panel)[0] == "Long 0"
    assert not offered(panel.manner.separator)
    pick(panel.manner.sheet, "Short")
    assert activities(panel) == ["Short 0", "Short 1"]
    pick(panel.manner.sheet, "")
    assert activities(panel)[0] == "Long 0"


def test_the_wheel_scrolls_past_a_choice(qtbot: Any, panel: PlanImport) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    panel.source.setPlainText("Topic\tMinutes\nHello\t10\nWalk\t20\n")
    panel._on_reread()
    box = panel.manner.header
    before = box.currentIndex()
    event = QWheelEvent(
        QPointF(2, 2), QPointF(2, 2), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(event)
    assert (box.currentIndex(), event.isAccepted()) == (before, False)


def test_lines_of_a_reading_are_moved_added_and_taken_out_and_come_back(
    qtbot: Any, panel: PlanImport, desk: Desk
) -> None:
    panel.source.setPlainText("Agenda\n- Hello (10 min)\n- Walk (20 min)\n- Talk (30 min)\n")
    panel._on_reread()
    assert activities(panel) == ["Hello", "Walk", "Talk"]

    def choose(title: str) -> None:
        line = panel.model.index(titles(panel).index(title), TITLE).data(LINE)
        panel.table.choose([line.activity.id])

    choose("Walk")
    qtbot.keyClick(panel.table, Qt.Key.Key_Up, ALT)
    assert activities(panel) == ["Walk", "Hello", "Talk"]
    choose("Hello")
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert activities(panel) == ["Walk", "Talk"]
    panel.model.setData(panel.model.index(1, PLANNED), "25")
    assert _has_to_undo(panel.table, "desk.undo")
    for _ in range(3):
        qtbot.keyClick(panel.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert activities(panel) == ["Hello", "Walk", "Talk"]
    assert not _has_to_undo(panel.table, "desk.undo")
    assert _has_to_undo(panel.table, "desk.redo")
    choose("Talk")
    qtbot.keyClick(panel.table, Qt.Key.Key_Insert)
    assert "New step" in titles(panel)
    choose("Talk")
    panel.table.menu_requested.emit(QPoint(10, 10))
    menu = panel.editing.menu
    assert [one.data() for one in menu.actions() if one.data()] == ["step", "up", "down", "remove", "join"]
    menu.actions()[-1].trigger()
    assert activities(panel) == ["Hello", "Walk"]
    assert "Talk" in titles(panel)
    menu.hide()
    assert len(desk.plan.sessions()) == 1
