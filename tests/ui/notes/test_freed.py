"""A closed room leaves nothing behind."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.in_place import InPlaceBridge
from ui.notes.capture import CaptureLine
from ui.notes.room import NotesRoom
from ui.people.room import PeopleRoom


@pytest.mark.parametrize("kind", [NotesRoom, CaptureLine, PeopleRoom])
def test_it_is_freed_at_once_without_the_collector(
    kind: type, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id, qapp: QApplication
) -> None:
    desk.notes.write(example, "+ a common sense of purpose")
    gc.collect()
    gc.disable()
    try:
        made = kind(desk, bridge, clock)
        (made.show_context if kind is CaptureLine else made.show_session)(example)
        if kind is PeopleRoom:
            made.show_person(desk.people.members()[0].id)
        left: weakref.ref[QWidget] = weakref.ref(made)
        made.deleteLater()
        del made
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert left() is None
        desk.notes.write(example, "after it is gone")
    finally:
        gc.enable()
