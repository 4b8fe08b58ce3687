"""One line of the room test: a sign, what it is about, what was found, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class CheckRow(QWidget):
    """`add` puts controls at its far end. Its state is told by sign, words and accessible name."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        theme = theme_now()
        self._title = title
        self._sign = Glyph("todo", "muted", 20)
        self.words = PlainLabel("", "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(PlainLabel(title, bold=True))
        told.addWidget(self.words)
        row.addLayout(told, 1)
        self._row, self._told = row, told

    def add(self, *widgets: QWidget) -> None:
        """Controls at the end of the line."""
        for widget in widgets:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_below(self, widget: QWidget) -> None:
        """More of it, in a line of its own under the words."""
        self._told.addSpacing(theme_now().px(6))
        self._told.addWidget(widget)

    def tell(self, words: str, well: bool | None) -> None:
        """What was found; `well` is None while nobody knows."""
        self.words.setText(words)
        self.words.set_tone("accent_text" if well is False else "muted")
        icon = "todo" if well is None else "check" if well else "warning"
        self._sign.show_icon(icon, "muted" if well is None else "primary" if well else "accent_text")
        state = {None: tr("not tried yet"), True: tr("all is well"), False: tr("look at this")}[well]
        self.setAccessibleName(f"{self._title}: {words} ({state})")
