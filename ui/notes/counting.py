"""A count that is typed over, as it stands on a sheet of paper or in the air."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shell.theme import theme_now


class CountField(QLineEdit):
    """`counted` gives what was typed, by Enter or by leaving; `went_on` that Enter asked for the next field."""

    counted = Signal(int)
    went_on = Signal()

    def __init__(self, most: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self.setObjectName(name)
        self.setValidator(QIntValidator(0, most, self))
        self.setFixedWidth(theme_now().px(64))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.returnPressed.connect(self._on_return)
        self.editingFinished.connect(self._on_left)

    def show_count(self, count: int | None, *, hint: str = "", closed: bool = False) -> None:
        """None shows no number but the hint; what somebody types meanwhile stays."""
        self._count = count
        if not self.isModified():
            self.setText("" if count is None else str(count))
        self.setPlaceholderText(hint)
        self.setReadOnly(closed)

    def take_caret(self) -> None:
        """The caret comes here, over what stands here."""
        self.setFocus()
        self.selectAll()

    def _on_return(self) -> None:
        self._on_left()
        self.went_on.emit()

    def _on_left(self) -> None:
        """A field that was emptied shows its count again."""
        if not self.isModified():
            return
        self.setModified(False)
        if self.text():
            self.counted.emit(int(self.text()))
        else:
            self.setText("" if self._count is None else str(self._count))
