"""An empty place says what is missing, what to do, and offers to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.show import show
from ui.shell.theme import theme_now


class EmptyPlace(QWidget):
    """One bold sentence, one muted sentence, one plain button (`pressed`), in a card of its own. Where there are two
    ways to begin, `other` names the second (`other_pressed`)."""

    pressed = Signal()
    other_pressed = Signal()

    def __init__(self, missing: str, comfort: str = "", button: str = "", *, icon: str = "", key: str = "",
                 other: str = "", other_icon: str = "", parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("empty_place")
        self.setAccessibleName(f"{missing} {comfort}".strip())
        theme = theme_now()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(4))
        self._missing = PlainLabel(missing, type="title", bold=True, wrap=True)
        self._comfort = PlainLabel(comfort, "muted", wrap=True)
        if not comfort:
            self._comfort.hide()
        column.addWidget(self._missing)
        column.addWidget(self._comfort)
        self.button = Button(button, icon=icon, key=key, name="empty_button")
        if not button:
            self.button.hide()
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(8), 0, 0)
        row.addWidget(self.button)
        if other:
            self.other = Button(other, "ghost", icon=other_icon, name="empty_other")
            self.other.clicked.connect(self.other_pressed)
            row.addWidget(self.other)
        row.addStretch()
        column.addLayout(row)

    def tell(self, missing: str, comfort: str = "") -> None:
        self._missing.setText(missing)
        self._comfort.setText(comfort)
        self._comfort.setVisible(bool(comfort))
        self.setAccessibleName(f"{missing} {comfort}".strip())


def in_the_middle(place: EmptyPlace) -> QWidget:
    """The card in the middle of a page that has nothing else to show."""
    page = QWidget()
    place.setFixedWidth(theme_now().px(420))
    row, column = QHBoxLayout(page), QVBoxLayout()
    column.addStretch(2)
    column.addWidget(place)
    column.addStretch(3)
    row.addStretch(1)
    row.addLayout(column)
    row.addStretch(1)
    return page


def _sample() -> QWidget:
    return EmptyPlace("No notes in this step yet", "Press F2 and write what is said. Enter keeps it.",
                      "Write the first note", icon="notes", key="F2")  # fmt: skip


if __name__ == "__main__":
    show(_sample, (412, 140))
