"""The grid of scenes: one press shows it to the room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from copdesk.stage.asked import SCENES
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.shell.theme import theme_now

SHOWN = (
    "welcome", "timer", "prompt", "trios", "troika", "places", "board", "gallery", "wall", "agenda", "message", "clock",
)  # fmt: skip


def scene_name(key: str) -> str:
    """A scene's name on the desk."""
    return tr(dict(SCENES).get(key, key))


class SceneGrid(QWidget):
    """`chosen` gives a scene's key; a second press on the scene that is shown gives ''. The shown one is marked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scene_grid")
        theme = theme_now()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(4))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, Button] = {}
        for number, key in enumerate(SHOWN):
            words = tr("Places") if key == "places" else scene_name(key)
            button = Button(words, height=28, name=f"scene_{key}", says=_says(key))
            button.setCheckable(True)
            button.setFixedHeight(theme.px(32))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            self._buttons[key] = button
            grid.addWidget(button, number // 3, number % 3)
        self._group.idClicked.connect(self._on_clicked)
        self._shown = ""

    def show_scene(self, key: str) -> None:
        """Marks what the room sees."""
        self._shown = key
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def _on_clicked(self, number: int) -> None:
        key = SHOWN[number]
        again = key == self._shown
        self.show_scene(self._shown)
        self.chosen.emit("" if again else key)


def _says(key: str) -> str:
    told = {
        "trios": tr("Who sits where"),
        "troika": tr("Who does what in this turn"),
        "places": tr("Everyone by name, with their table"),
        "wall": tr("Notes by category; hidden while people think in silence"),
    }
    return told.get(key, "")
