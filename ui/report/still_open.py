"""What is still open before a report is sent, each of it one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from copdesk.report.values import Unsettled
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.show import show
from ui.shell.theme import theme_now


class StillOpen(QWidget):
    """A head that folds, and under it one row for each thing; hidden where nothing is open."""

    room_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_still_open")
        self._there: tuple[Unsettled, ...] = ()
        self._rooms: dict[Button, str] = {}
        self.head = Button("", "ghost", icon="chevron_down", height=28, name="report_open_head")
        self.head.clicked.connect(self._on_head)
        self._rows = QWidget()
        self._inside = QVBoxLayout(self._rows)
        self._inside.setContentsMargins(theme_now().px(8), 0, 0, 0)
        self._inside.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme_now().px(4))
        column.setSpacing(0)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rows)
        self.hide()

    def fold(self, folded: bool) -> None:
        """Only the head, in a low window."""
        self.head.set_icon("chevron_right" if folded else "chevron_down")
        self._rows.setVisible(not folded)

    def show_open(self, there: Sequence[Unsettled]) -> None:
        """Rows anew; nothing is made again where nothing changed."""
        if tuple(there) != self._there:
            self._there = tuple(there)
            self._fill()
        self.setVisible(bool(there))

    def texts(self) -> list[str]:
        return [button.text() for button in self._rooms]

    def _fill(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rooms.clear()
        for one in self._there:
            button = Button(words(one), "ghost", icon=one.room, height=28, name=f"report_open_{one.kind}")
            button.clicked.connect(self._on_clicked)
            self._rooms[button] = one.room
            self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.setText(tr("Still open: {n}").format(n=len(self._there)))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._rooms:
            self.room_requested.emit(self._rooms[button])

    def _on_head(self) -> None:
        self.fold(not self._rows.isHidden())


def words(one: Unsettled) -> str:
    """What is open, in a few words that fit a narrow column."""
    if one.kind == "photos":
        return tr_many("One photo is not typed", "{n} photos are not typed", one.count)
    if one.kind == "notes":
        return tr_many("One note has no category", "{n} notes have no category", one.count)
    if one.kind == "consent":
        return tr_many("One person was not asked", "{n} people were not asked", one.count)
    if one.kind == "outcomes":
        return tr_many("One outcome has no answer", "{n} outcomes have no answer", one.count)
    return tr_many("One action has no name", "{n} actions have no name", one.count)


def _sample() -> QWidget:
    shown = StillOpen()
    shown.show_open(
        (Unsettled("photos", 3, "board"), Unsettled("notes", 12, "notes"), Unsettled("consent", 2, "people"))
    )
    return shown


if __name__ == "__main__":
    show(_sample)
