"""A banner: one bold fact, one plain comfort, one way on. It stays until the trouble is over."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.show import show
from ui.shell.theme import Role, theme_now

Tone = Literal["danger", "accent", "primary"]
_DRESS: dict[Tone, tuple[str, Role, str]] = {
    "danger": ("dtint", "danger", "warning"),
    "accent": ("atint", "accent_text", "warning"),
    "primary": ("ptint", "primary", "check"),
}


class Banner(QWidget):
    """48 high on its tint. `pressed` is its one button; without a button it only tells."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme = theme_now()
        self.setMinimumHeight(theme.px(48))
        self._glyph = Glyph("warning", "danger", 20)
        self._fact = _Fact("", bold=True, wrap=True)
        self._comfort = PlainLabel("", wrap=True)
        self._comfort.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button(height=28, name="banner_button")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(12), theme.px(4))
        row.setSpacing(theme.px(12))
        words = QHBoxLayout()
        words.setSpacing(theme.px(6))
        words.addWidget(self._fact)
        words.addWidget(self._comfort, 1)
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        row.addWidget(self._button)

    def tell(self, fact: str, comfort: str = "", button: str = "", key: str = "", tone: Tone = "danger",
             icon: str = "") -> None:  # fmt: skip
        ground, role, own_icon = _DRESS[tone]
        self.setProperty("ground", ground)
        self.style().unpolish(self)
        self.style().polish(self)
        self._glyph.show_icon(icon or own_icon, role)
        self._fact.setText(fact)
        self._comfort.setText(comfort)
        self._button.setText(button)
        self._button.set_key(key)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{fact} {comfort}".strip())

    def fact(self) -> str:
        return self._fact.text()


class _Fact(PlainLabel):
    """One line where there is room, several where there is not: a long fact never widens the window."""

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + theme_now().px(4)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme_now().px(200), self.sizeHint().width()), self.fontMetrics().height())


def _sample() -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    full, gone, done = Banner(), Banner(), Banner()
    full.tell("NOT saved.", "The stick is full; your words are still here.", "Save elsewhere")
    gone.tell("The projector is gone.", "The run goes on.", "Put it back", "F5", "accent", "stage")
    done.tell("Finish on time is in use: ends 12:30.", "", "Undo", "Ctrl+Z", "primary", "undo")
    for banner in (full, gone, done):
        layout.addWidget(banner)
    return column


if __name__ == "__main__":
    show(_sample, (640, 180))
