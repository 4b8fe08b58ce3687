"""A side column that scrolls where the window is too low for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """An area on a tinted ground without a frame, and the column to fill."""
    area, inside = QScrollArea(), QWidget()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inside.setProperty("ground", "tint")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    area.setWidget(inside)
    return area, column
