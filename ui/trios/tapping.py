"""Groups made by tapping names: who is here and in no group yet, to be put on the line that is written."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from copdesk.people.values import folded
from copdesk.words import tr, tr_many
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MARKS = (";", ",", "\t", "/", "·")


class TapNames(QWidget):
    """Names as a cloud; `tapped` carries one. Typing goes on beside it: the text alone tells who has a group."""

    tapped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_tapping")
        self._names: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        self.cloud = _Cloud()
        self.cloud.setModel(self._model)
        self.cloud.clicked.connect(self._on_chosen)
        self.cloud.entered_on.connect(self._on_chosen)
        self.told = PlainLabel("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().px(4))
        column.addWidget(self.told)
        column.addWidget(self.cloud)

    def show_names(self, names: Sequence[str], text: str) -> None:
        """Everybody who could be in a group; those who stand in `text` are left out."""
        self._names = tuple(names)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Leaves out who is in a group by now."""
        left = free_names(self._names, text)
        if left != self._model.stringList():
            self._model.setStringList(left)
        said = tr_many("Or tap: {n} person has no group yet.", "Or tap: {n} people have no group yet.", len(left))
        self.told.setText(said if left else tr("Everyone has a group."))
        self.cloud.setVisible(bool(left))

    def names(self) -> list[str]:
        """Who can be tapped."""
        return self._model.stringList()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.tapped.emit(str(index.data()))


class _Cloud(QListView):
    """Names beside one another, as many as fit; Enter and Space choose as a tap does."""

    entered_on = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trios_cloud")
        self.setAccessibleName(tr("People without a group"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(theme_now().px(2))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme_now().px(96))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme_now().px(136))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def free_names(names: Sequence[str], text: str) -> list[str]:
    """The names that nobody wrote: whole, or by first letters where these mean one person alone."""
    for mark in MARKS:
        text = text.replace(mark, "\n")
    written = {folded(part).strip() for part in text.split("\n")} - {""}
    whole = {name: folded(name) for name in names}
    left = [name for name in names if whole[name] not in written]
    short = written - set(whole.values())
    words = {name: whole[name].split() for name in left}
    for part in short:
        meant = [name for name in left if all(any(w.startswith(p) for w in words[name]) for p in part.split())]
        if len(meant) == 1:
            left.remove(meant[0])
    return left


def with_name(text: str, name: str, size: int) -> str:
    """The text with a name more: on its last line, or on a new one where that group is full."""
    head, _, last = text.rstrip("\n").rpartition("\n")
    people = [part for part in last.replace(",", ";").split(";") if part.strip()]
    lines = [line for line in (head, last) if line]
    if not people or len(people) >= size or text.endswith("\n"):
        return "\n".join([*(line for line in lines if line.strip()), name])
    return "\n".join([*lines[:-1], f"{last.rstrip()}; {name}"])
