"""Giving an action a key of one's own, in the help panel, with the key filter at work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.parts.label import PlainLabel
from ui.shell.actions import ActionTable, actions
from ui.shell.help import HelpPanel
from ui.shell.window import DeskWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> DeskWindow:
    window = DeskWindow(_noon, ActionTable(actions()))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.doers.bind("run.land", _nothing)
    window.help()
    return window


def _noon() -> int:
    return 0


def _nothing() -> None:
    """Somebody does it."""


def _panel(window: DeskWindow) -> HelpPanel:
    panel = window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    return panel


def _said(window: DeskWindow) -> str:
    return " ".join(label.text() for label in _panel(window).catcher.findChildren(PlainLabel))


def test_a_key_is_pressed_kept_and_taken_away_again(window: DeskWindow) -> None:
    panel, kept = _panel(window), []
    window.keys_chosen.connect(kept.append)
    panel.choosing.click()
    panel.ask("run.land")
    QTest.keyClick(panel.catcher, Key.Key_J, CTRL)
    assert kept == [{"run.land": ("Ctrl+J",)}]
    assert window.table.row("run.land").keys == ("F9", "Ctrl+J")
    assert not panel.catcher.isVisible()
    panel.ask("run.land")
    assert "Ctrl+J" in _said(window)
    QTest.keyClick(panel.catcher, Key.Key_Delete)
    assert window.table.row("run.land").keys == ("F9",)


@pytest.mark.parametrize(
    ("key", "held", "word"),
    [(Key.Key_F5, Qt.KeyboardModifier.NoModifier, "F5"), (Key.Key_A, Qt.KeyboardModifier.NoModifier, "writes"),
     (Key.Key_Space, Qt.KeyboardModifier.NoModifier, "writes"), (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "caret")],
)  # fmt: skip
def test_a_key_that_is_taken_or_writes_is_refused_in_words(
    window: DeskWindow, key: Key, held: Qt.KeyboardModifier, word: str
) -> None:
    panel = _panel(window)
    panel.choosing.click()
    panel.ask("run.land")
    QTest.keyClick(panel.catcher, key, held)
    assert word in _said(window)
    assert panel.catcher.isVisible()
    assert window.table.own == {}


def test_escape_leaves_the_key_as_it_was_and_the_panel_open(window: DeskWindow) -> None:
    panel = _panel(window)
    panel.choosing.click()
    panel.ask("run.land")
    QTest.keyClick(panel.catcher, Key.Key_Escape)
    assert not panel.catcher.isVisible()
    assert panel.isVisible()


def test_actions_without_a_key_stand_there_while_keys_are_chosen(window: DeskWindow) -> None:
    panel = _panel(window)
    row = panel._rows["run.test"]
    assert not row.isVisible()
    panel.choosing.click()
    assert row.isVisible()
