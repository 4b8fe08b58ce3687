"""Files that are dropped here stay where they lie."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: whoever is told that it was moved may delete the files in their folder."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
