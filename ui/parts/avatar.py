"""A person's circle: the initials on one of the five category grounds."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.parts.show import show
from ui.shell.theme import theme_now


def initials_of(name: str) -> str:
    """The first letters of the first and the last word, as they are written in any script: `Verele de Vreede` is VV."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return name.strip()[:1].upper()
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in ends).upper()


def paint_avatar(painter: QPainter, box: QRect, name: str, colour: str, *, ring: bool = False) -> None:
    """Draw a person's circle into `box`, for lists that paint their own rows; with a `ring` on a tinted row."""
    theme = theme_now()
    colours = theme.category(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.rule) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ground))
    painter.drawEllipse(box)
    painter.setPen(QColor(colours.text))
    painter.setFont(theme.font(18 if box.width() > theme.px(40) else 12, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials_of(name))
    painter.restore()


def colour_of(key: bytes) -> str:
    """The category colour that a person keeps, from the end of their id."""
    names = tuple(theme_now().categories)
    return names[key[-1] % len(names)] if key else names[0]


class Avatar(QWidget):
    """The circle of one person, 28 wide in lists and 48 on a card."""

    def __init__(self, name: str = "", colour: str = "teal", size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_now().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._name, self._colour)


def _sample() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    for avatar in (Avatar("Abebech Tadesse"), Avatar("Verele de Vreede", "blue", 48), Avatar("Laroo", "amber")):
        layout.addWidget(avatar)
    return row


if __name__ == "__main__":
    show(_sample)
