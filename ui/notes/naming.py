"""The field in which a cluster on the wall gets its name."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from copdesk.book.ids import Id
from copdesk.words import tr


class ClusterName(QLineEdit):
    """`named` gives the cluster and what was typed, once: by Enter or by leaving the field."""

    named = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key: Id | None = None
        self.setObjectName("cluster_name")
        self.setAccessibleName(tr("Name of the cluster"))
        self.setPlaceholderText(tr("Name of the cluster"))
        self.hide()
        self.editingFinished.connect(self._on_finished)

    def open_for(self, key: Id, name: str, place: QRect) -> None:
        """Stands over the card's head with the caret in it."""
        self._key = key
        self.setText(name)
        self.setGeometry(place)
        self.show()
        self.setFocus()
        self.selectAll()

    def _on_finished(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            self.hide()
            self.named.emit(key, self.text())
