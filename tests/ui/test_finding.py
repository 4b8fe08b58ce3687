"""What Ctrl+K finds in the book, and the settings."""

from typing import Any

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.stage.options import Options
from ui.finding import Finding
from ui.shell.settings_panel import SettingsPanel


def test_people_and_notes_are_found_by_words_in_any_order(desk: Desk, bridge: Any, example: Id) -> None:
    shown: list[Id] = []
    finding = Finding(desk, bridge, shown.append, shown.append)
    finding.show_session(example)
    key = desk.notes.write(example, "+ lack of facilitation training")
    assert [entry.title for entry in finding.people("vreede ver")] == ["Verele de Vreede"]
    finding.notes("x")
    entries = finding.notes("training LACK")
    assert [entry.title for entry in entries] == ["lack of facilitation training"]
    entries[0].then()
    assert shown == [key]
    assert finding.people("") == []


def test_settings_tell_each_choice_at_once(qtbot: Any) -> None:
    panel = SettingsPanel("desk-light", Options(), ["Epson · 1280 × 800", "Second"], 1)
    qtbot.addWidget(panel)
    told: list[tuple[object, ...]] = []
    panel.stage_chosen.connect(lambda field, value: told.append((field, value)))
    panel.desk_theme_chosen.connect(lambda name: told.append((name,)))
    panel.stage.chosen.emit(1)
    panel.desk.chosen.emit(1)
    panel.counting.click()
    assert told == [("theme", "paper"), ("desk-dark",), ("count_on", True)]
    assert panel.screens.currentText() == "Second"
