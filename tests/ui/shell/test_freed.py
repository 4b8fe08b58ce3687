"""Panels are gone as soon as nobody holds them, without the collector's help."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.banner import Banner
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.empty import EmptyPlace
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.question import QuestionPanel
from ui.parts.segments import Segments
from ui.parts.switch import Switch
from ui.shell.actions import ActionTable, actions
from ui.shell.help import HelpPanel
from ui.shell.notices import Notices
from ui.shell.palette import Palette
from ui.shell.rail import Rail
from ui.shell.start import StartPage
from ui.shell.top import TopBar


def _rail() -> Rail:
    rail = Rail()
    rail.add_room("run", "Run", "run", "Ctrl+3")
    return rail


def _help() -> HelpPanel:
    return HelpPanel(ActionTable(actions()))


def _palette() -> Palette:
    return Palette([])


def _field() -> Field:
    return Field("Name", lines=3)


def _parts() -> list[Callable[[], QWidget]]:
    return [
        Banner, Button, _empty, _chip, _field, PlainLabel, _question, _segments, _switch,
        _help, Notices, _palette, _rail, StartPage, TopBar,
    ]  # fmt: skip


def _empty() -> EmptyPlace:
    return EmptyPlace("Nothing yet", "Begin here.", "Begin")


def _chip() -> Chip:
    return Chip("Idea", "blue")


def _question() -> QuestionPanel:
    return QuestionPanel("Finish this session?")


def _segments() -> Segments:
    return Segments(("Time", "Trio"))


def _switch() -> Switch:
    return Switch("Strangers first")


@pytest.mark.parametrize("make", _parts(), ids=lambda make: make.__name__.strip("_"))
def test_a_part_that_nobody_holds_is_gone_at_once(qapp: QApplication, make: Callable[[], QWidget]) -> None:
    gc.collect()
    gc.disable()
    try:
        seen = weakref.ref(make())
        assert seen() is None
    finally:
        gc.enable()
