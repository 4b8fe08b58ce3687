"""The half square of who has met whom: painted in a few strokes, whole in any room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.shell.theme import theme_now
from ui.trios.matrix import MatrixView


def matrix(qtbot: QtBot, n: int) -> MatrixView:
    made = MatrixView()
    qtbot.addWidget(made)
    made.resize(240, 240)
    people = [(bytes([at // 256, at % 256]), f"P{at}") for at in range(n)]
    key = people[0][0], people[2][0]
    last = people[-2][0], people[-1][0]
    made.show_meetings(people, {key: "now", last: "repeat"}, {})
    made.show()
    return made


def colour_at(made: MatrixView, point: QPoint) -> QColor:
    return made.grab().toImage().pixelColor(point * made.devicePixelRatioF())


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_meeting_is_marked_where_row_and_column_cross(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    made = matrix(qtbot, 5)
    made.setLayoutDirection(direction)
    side = theme_now().px(14)
    met, not_yet = QPoint(side // 2, side + side // 2), QPoint(side // 2, side // 2)
    if direction == Qt.LayoutDirection.RightToLeft:
        met, not_yet = (QPoint(made.width() - 1 - one.x(), one.y()) for one in (met, not_yet))
    assert colour_at(made, met) == theme_now().colour("primary")
    assert colour_at(made, not_yet) == theme_now().colour("sunk")
    qtbot.mouseMove(made, met)
    assert made.cell() == (2, 0)


def test_a_large_community_is_shown_whole(qtbot: QtBot) -> None:
    made = matrix(qtbot, 300)
    assert made.height() <= made.width()
    assert colour_at(made, QPoint(made.width() - 1, made.height() - 1)) == theme_now().colour("accent")
