"""Long texts on a page: each is given on when its field is left, or when nobody has typed in it for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.parts.field import Field

PAUSE_MS = 2_000  # whatever happens to the machine, no more than this is lost


class Keeping(QObject):
    """`settled` gives the key of a field and its text, only where that is another than `known(key)`."""

    settled = Signal(str, str)

    def __init__(self, known: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._fields: dict[str, Field] = {}
        self._given: dict[str, str] = {}
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self._on_pause)

    def watch(self, key: str, field: Field) -> None:
        """From now on what is written there is given on."""
        self._fields[key] = field
        field.edit.installEventFilter(self)
        field.edited.connect(self._on_edited)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for key, field in self._fields.items():
                if field.edit is watched:
                    self._give(key)
        return False

    def _on_edited(self, _text: str) -> None:
        self.pause.start()

    def _on_pause(self) -> None:
        for key, field in self._fields.items():
            if field.edit.hasFocus():
                self._give(key)

    def _give(self, key: str) -> None:
        text = self._fields[key].text()
        if text.strip() != self._known(key) and self._given.get(key) != text:
            self._given[key] = text
            self.settled.emit(key, text)
