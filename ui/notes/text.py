"""People's words on as many lines as they need: measured and painted by the same layout, in any script."""

import unicodedata

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

MOST_LINES = 8
MOST_LETTERS = 2_000  # more than eight lines hold in any width that a row or a card has


def laid_out(text: str, font: QFont, width: int, lead: int = 0, colour: QColor | None = None) -> QTextLayout:
    """The words broken at word boundaries, inside a word only where it is wider than the line.

    The first `lead` characters stand in bold and in `colour`. Beyond MOST_LINES stands an ellipsis.
    """
    short = text[:MOST_LETTERS]
    layout = _broken(short, font, width, lead, colour)
    if layout.lineCount() > MOST_LINES or len(short) < len(text):
        last = layout.lineAt(min(MOST_LINES, layout.lineCount()) - 1)
        end = max(last.textStart() + 1, last.textStart() + last.textLength() - 2)
        layout = _broken(short[:end].rstrip() + "…", font, width, lead, colour)
        while layout.lineCount() > MOST_LINES and end > 1:  # in some fonts the ellipsis itself needs a line more
            end -= 1
            layout = _broken(short[:end].rstrip() + "…", font, width, lead, colour)
    return layout


def _broken(text: str, font: QFont, width: int, lead: int, colour: QColor | None) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    if lead and colour is not None:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = 0, lead
        bold = QFont(font)
        bold.setBold(True)
        mark.format.setFont(bold)
        mark.format.setForeground(colour)
        layout.setFormats([mark])
    layout.beginLayout()
    top = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(1, width))
        row.setPosition(QPointF(0, top))
        top += row.height()
    layout.endLayout()
    return layout


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left: each note has its own."""
    found = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L")
    return found != "L"


def height_of(text: str, font: QFont, width: int) -> int:
    """How high the words become in that width."""
    return round(laid_out(text, font, width).boundingRect().height())


def paint_words(painter: QPainter, at: QPoint, layout: QTextLayout) -> None:
    """Draws words that were laid out, in the painter's pen."""
    layout.draw(painter, QPointF(at))
