"""The settings panel of an open book: what is chosen there goes to the book, to the screens or to this computer."""

from PySide6.QtCore import QObject

from copdesk.desk import Desk
from copdesk.stage.options import Options
from copdesk.stage.service import StageRoom
from copdesk.words import sentence
from ui.bridge import Bridge
from ui.shell import theme
from ui.shell.settings import Settings
from ui.shell.settings_panel import SettingsPanel
from ui.shell.window import DeskWindow
from ui.stage.projector import Projector
from ui.stage.screens import ScreenIdentity, ScreenKeeper


class Settling(QObject):
    """Opens the panel and does what is chosen."""

    def __init__(
        self, window: DeskWindow, desk: Desk, bridge: Bridge, settings: Settings, keeper: ScreenKeeper,
        projector: Projector, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._window, self._desk, self._bridge, self._settings = window, desk, bridge, settings
        self._keeper, self._projector = keeper, projector
        self._others: list[ScreenIdentity] = []
        window.settings_requested.connect(self._on_asked)

    def _on_asked(self) -> None:
        self._bridge.ask(StageRoom(self._desk.book).options, then=self._show)

    def _show(self, options: Options) -> None:
        self._others = others = self._keeper.candidates()
        target = self._keeper.target()
        names = [f"{one.model or one.name} · {one.geometry[2]} × {one.geometry[3]}" for one in others]
        at = others.index(target) if target in others else 0
        colours, language = str(self._settings.get("theme", "desk-light")), str(self._settings.get("language", ""))
        panel = SettingsPanel(colours, options, names, at, language)
        panel.desk_theme_chosen.connect(self._on_desk_theme)
        panel.language_chosen.connect(self._on_language)
        panel.stage_chosen.connect(self._on_stage_option)
        panel.screen_chosen.connect(self._on_screen)
        panel.left.connect(self._window.open_panel(panel).close_panel)

    def _on_desk_theme(self, name: str) -> None:
        self._settings.put("theme", name)
        theme.change_to(name)

    def _on_language(self, code: str) -> None:
        self._settings.put("language", code)

    def _on_stage_option(self, field: str, value: object) -> None:
        self._bridge.do(StageRoom(self._desk.book).choose, field, value, refused=self._on_refused)

    def _on_screen(self, at: int) -> None:
        if at < len(self._others):  # as they were when the panel named them
            self._keeper.choose(self._others[at])
            if self._projector.state.is_open:
                self._projector.open()

    def _on_refused(self, exc: Exception) -> None:
        self._window.notices.say(sentence(exc), tone="accent", passing=True)
