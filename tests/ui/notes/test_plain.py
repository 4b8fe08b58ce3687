"""People's words are never markup, and every control says its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.in_place import InPlaceBridge
from ui.notes.capture import CaptureLine
from ui.notes.room import NotesRoom
from ui.notes.shapes import DOTS, PROMISES, TRIOS
from ui.people.room import PeopleRoom

HOSTILE = '<img src="file:///x.png"> & <b>Anna</b>'


@pytest.fixture(params=["notes", "capture", "people"])
def room(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> QWidget:
    key = desk.people.add(HOSTILE, organisation=HOSTILE, expertise=HOSTILE, offers=HOSTILE)
    desk.people.check_in(example, key)
    desk.plan.set_head(example, "outcomes", HOSTILE)
    notes = [desk.notes.write(example, f"> {HOSTILE}", who_id=key), desk.notes.write(example, f"+ {HOSTILE} twice")]
    for note in notes:
        desk.notes.wall.gather(example, HOSTILE, [note])
    desk.notes.ballots.begin(example, HOSTILE, [(HOSTILE, None), (f"{HOSTILE} 2", None)])
    if request.param == "capture":
        line = CaptureLine(desk, bridge, clock)
        line.show_context(example)
        made: QWidget = line
    elif request.param == "notes":
        shown = NotesRoom(desk, bridge, clock)
        shown.show_session(example)
        for view in (TRIOS, PROMISES, DOTS):
            shown.shapes.show_view(view)
        made = shown
    else:
        people = PeopleRoom(desk, bridge, clock)
        people.show_session(example)
        people.show_person(key)
        people.importer.open_text(f"- {HOSTILE} anna[at]example.org")
        people.door.field.setText("an")
        people.door._match()
        made = people
    qtbot.addWidget(made)
    made.resize(1278, 700)
    made.show()
    return made


def test_no_label_and_no_tool_tip_reads_markup(room: QWidget) -> None:
    labels = room.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    for widget in room.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def test_every_control_has_a_name_for_those_who_hear_the_desk(room: QWidget) -> None:
    nameless = [
        (type(widget).__name__, widget.objectName())
        for widget in room.findChildren(QWidget)
        if widget.isVisibleTo(room)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QMenu)
        and type(widget).__name__ not in ("QScrollArea", "QScrollBar")
    ]
    assert nameless == []
    assert all(button.objectName() for button in room.findChildren(QAbstractButton))
