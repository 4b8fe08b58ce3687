"""Large letters are put down as pictures; they must look as if Qt had painted them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ui.stage.paint.letters import Letters, stands_apart
from ui.stage.paint.memory import Memory
from ui.stage.paint.text import Flow

BLACK = QColor("black")
SIZE = 90


def painted(text: str, letters: Letters | None, squeeze: float = 1.0, size: int = SIZE) -> QImage:
    lines = Memory().lines(text, size, False, False)
    image = QImage(900, 160, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    Flow(lines, 880, 150, "left", squeeze).draw(painter, 10, 5, BLACK, letters)
    painter.end()
    return image


def ink(image: QImage) -> tuple[QRect, int]:
    """Around what is dark, and how much of it there is."""
    bits, step = bytes(image.constBits()), image.bytesPerLine()
    rows = [bits[y * step : y * step + image.width()] for y in range(image.height())]
    dark = [y for y, row in enumerate(rows) if min(row) < 128]
    columns = [x for x, column in enumerate(zip(*rows, strict=True)) if min(column) < 128]
    return QRect(columns[0], dark[0], columns[-1] - columns[0], dark[-1] - dark[0]), sum(
        value < 128 for row in rows for value in row
    )


@pytest.mark.parametrize("squeeze", [1.0, 0.8])
@pytest.mark.parametrize("text", ["Hafþór Júlíus", "ዳዊት ኃይሌ", "ສົມຈິດ ພົມມະຈັນ", "សម្ដេចព្រះ", "欧阳静怡", "A – (12) ?"])
def test_letters_put_down_stand_where_qt_paints_them(themes, text, squeeze):
    letters = Letters()
    ours, theirs = ink(painted(text, letters, squeeze)), ink(painted(text, None, squeeze))
    assert letters._kept
    for mine, other in zip(ours[0].getCoords(), theirs[0].getCoords(), strict=True):
        assert abs(mine - other) <= 1
    assert ours[1] == pytest.approx(theirs[1], rel=0.03)


def test_a_letter_is_painted_once_for_each_size_colour_and_width(themes):
    letters = Letters()
    painted("aaaa", letters)
    assert len(letters._kept) == 1
    painted("aa", letters, 0.8)
    assert len(letters._kept) == 2


def test_joined_letters_and_small_ones_are_left_to_qt(themes):
    letters = Letters()
    painted("فاطمة", letters)
    painted("Anna", letters, size=40)
    assert not letters._kept
    assert stands_apart("Anna ዳዊት")
    assert not stands_apart("मराठी")
