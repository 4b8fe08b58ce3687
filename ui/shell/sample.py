"""The frame with rooms that only say their names, for `python -m ui.shell.window` and its pictures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts.chip import Chip
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now
from ui.shell.top import RunFace
from ui.shell.window import DeskWindow

_ROOMS = (
    ("plan", "Plan"),
    ("people", "People"),
    ("run", "Run"),
    ("board", "Board"),
    ("notes", "Notes"),
    ("trios", "Trios"),
    ("report", "Report"),
    ("community", "Community"),
)


class _Named:
    """Builds one room of the sample."""

    def __init__(self, title: str) -> None:
        self._title = title

    def __call__(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(*(theme_now().px(24),) * 4)
        column.addWidget(PlainLabel(self._title, type="heading", bold=True))
        column.addWidget(EmptyPlace("Nothing here yet", "This room shows the frame alone.", "Look around", icon="eye"))
        column.addStretch(1)
        return room


class _Still:
    def __call__(self) -> int:
        return 0


def sample_window() -> DeskWindow:
    """A desk in the middle of a session, three minutes behind."""
    window = DeskWindow(_Still())
    for key, title in _ROOMS:
        window.add_room(key, title, key, _Named(title))
    window.top.set_place("Facilitating communities of practice", "Facilitating CoPs · Tuesday 26")
    window.top.set_pace(-180_000)
    window.top.set_time("12:14")
    window.top.set_saved("saved", "Saved 12:14", "12:14")
    window.top.set_stage("Projector: timer", "Timer")
    window.top.set_run(RunFace("Ideas and advice", "4:12", "Running", "running"))
    window.set_dock(_capture_row())
    window.set_running(True)
    window.show_room("run")
    window.resize(1366, 768)
    return window


def _capture_row() -> QWidget:
    theme = theme_now()
    row = QWidget()
    row.setFixedHeight(theme.px(56))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
    layout.setSpacing(theme.px(8))
    samples = (("Challenge", "crimson"), ("Help needed", "amber"), ("Idea", "blue"), ("Drivers", "teal"))
    for number, (text, colour) in enumerate(samples, 1):
        chip = Chip(text, colour, str(number))
        chip.setChecked(text == "Idea")
        layout.addWidget(chip)
    field = QLineEdit()
    field.setPlaceholderText("Write what is said …")
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(field, 1)
    return row
