"""What Ctrl+K finds in the book, and the settings."""

from typing import Any

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.stage.options import Options
from ui.finding import Finding, Ways
from ui.shell.settings_panel import SettingsPanel


def test_people_and_notes_are_found_by_words_in_any_order(desk: Desk, bridge: Any, example: Id) -> None:
    shown: list[Id] = []
    finding = Finding(desk, bridge, Ways(*[shown.append] * 5))
    finding.show_session(example)
    key = desk.notes.write(example, "+ lack of facilitation training")
    assert [entry.title for entry in finding.people("vreede ver")] == ["Verele de Vreede"]
    finding.notes("x")
    entries = finding.notes("training LACK")
    assert [entry.title for entry in entries] == ["lack of facilitation training"]
    entries[0].then()
    assert shown == [key]
    assert finding.people("") == []


def test_steps_sessions_and_drawings_are_found_by_words_in_any_order(desk: Desk, bridge: Any, example: Id) -> None:
    shown: list[Id] = []
    finding = Finding(desk, bridge, Ways(*[shown.append] * 5))
    finding.show_session(example)
    found = finding.plans("troik")
    assert "Reflect on your challenge and the help you need" in [entry.title for entry in found]
    assert {entry.fact for entry in found} == {"Troika consulting"}
    found[0].then()
    session = desk.plan.session(example)
    assert shown == [next(one for one in session.activities if one.method == "troika").steps[0].id]
    assert [entry.group for entry in finding.plans("tuesday FACILITATING")] == ["Sessions"]
    drawing = desk.board.new_drawing(example)
    desk.board.describe(drawing, "title", "Rural water")
    desk.board.describe(drawing, "whose", "Ana")
    finding.people("x")
    entries = finding.drawings("water")
    assert [(entry.title, entry.fact) for entry in entries] == [("Rural water", "Ana")]
    entries[0].then()
    assert shown[-1] == drawing
    assert finding.plans("") == finding.drawings("") == []


def test_settings_tell_each_choice_at_once(qtbot: Any) -> None:
    panel = SettingsPanel("desk-light", Options(), ["Epson · 1280 × 800", "Second"], 1)
    qtbot.addWidget(panel)
    told: list[tuple[object, ...]] = []
    panel.stage_chosen.connect(lambda field, value: told.append((field, value)))
    panel.desk_theme_chosen.connect(lambda name: told.append((name,)))
    panel.language_chosen.connect(lambda code: told.append((code,)))
    panel.stage.chosen.emit(1)
    panel.desk.chosen.emit(1)
    panel.counting.click()
    panel.language.activated.emit(panel.language.findText("English"))
    assert told == [("theme", "paper"), ("desk-dark",), ("count_on", True), ("en",)]
    assert panel.screens.currentText() == "Second"
