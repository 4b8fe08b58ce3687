"""What a person settles once: the desk's colours, the projector's colours and screen, what it says over time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.languages import languages
from copdesk.stage.options import Options
from copdesk.words import DOMAIN, tr
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Switch
from ui.shell.theme import theme_now

DESK_THEMES = ("desk-light", "desk-dark")
STAGE_THEMES = ("ink", "paper", "high-contrast")


class SettingsPanel(QWidget):
    """Each choice is a signal at once; nothing needs to be confirmed."""

    desk_theme_chosen = Signal(str)
    language_chosen = Signal(str)  # its code; '' is the computer's own
    stage_chosen = Signal(str, object)  # field of Options, value
    screen_chosen = Signal(int)
    left = Signal()

    def __init__(self, desk_theme: str, options: Options, screens: list[str], at: int, language: str = "") -> None:
        super().__init__()
        self.setObjectName("settings_panel")
        self.setAccessibleName(tr("Settings"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setMinimumWidth(theme.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        top = QHBoxLayout()
        top.addWidget(PlainLabel(tr("Settings"), type="heading", bold=True), 1)
        close = Button(tr("Close"), key="Escape", name="settings_close")
        close.clicked.connect(self.left)
        top.addWidget(close)
        column.addLayout(top)
        self.desk = Segments([tr("Light"), tr("Dark")], _at(DESK_THEMES, desk_theme), says=tr("Colours of the desk"))
        self.desk.chosen.connect(self._on_desk)
        self.language = Choice()
        self.language.setObjectName("settings_language")
        self.language.setAccessibleName(tr("Language of the desk"))
        for code, name in (("", tr("The computer’s own")), *languages(DOMAIN)):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.language.activated.connect(self._on_language)
        self._later = PlainLabel(
            tr("The desk changes its language the next time it is opened."), "muted", "small", wrap=True
        )
        self._later.hide()
        self.stage = Segments(
            [tr("Dark"), tr("Paper"), tr("High contrast")],
            _at(STAGE_THEMES, options.theme),
            says=tr("Colours of the projector"),
        )
        self.stage.chosen.connect(self._on_stage)
        self.screens = Choice()
        self.screens.setObjectName("settings_screen")
        self.screens.setAccessibleName(tr("The projector's screen"))
        self.screens.addItems(screens or [tr("No second screen")])
        self.screens.setCurrentIndex(max(0, at))
        self.screens.setEnabled(len(screens) > 0)
        self.screens.activated.connect(self.screen_chosen)
        self.counting = Switch(tr("Count on after time is up, also on the projector"), options.count_on)
        self.counting.toggled.connect(self._on_counting)
        for words, widget in (
            (tr("Language of the desk"), self.language),
            (tr("Colours of the desk"), self.desk),
            (tr("Colours of the projector"), self.stage),
            (tr("The projector's screen"), self.screens),
        ):
            line = QHBoxLayout()
            line.addWidget(PlainLabel(words), 1)
            line.addWidget(widget)
            column.addLayout(line)
            if widget is self.language:
                column.addWidget(self._later)
        column.addWidget(self.counting)

    def _on_desk(self, at: int) -> None:
        self.desk_theme_chosen.emit(DESK_THEMES[at])

    def _on_language(self, at: int) -> None:
        self._later.show()
        self.language_chosen.emit(str(self.language.itemData(at)))

    def _on_stage(self, at: int) -> None:
        self.stage_chosen.emit("theme", STAGE_THEMES[at])

    def _on_counting(self, on: bool) -> None:
        self.stage_chosen.emit("count_on", on)


def _at(choices: tuple[str, ...], value: str) -> int:
    return choices.index(value) if value in choices else 0
