"""Groups without names: a head count, and what people say when they count off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.trios.options import USUAL, Options
from copdesk.trios.view import TriosView, count_off_groups, seating_words
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MOST = 500


class CountOff(QWidget):
    """How many people are in the room, and into which groups they count off.

    `stage_wanted` carries the words, `counted` how many there are.
    """

    stage_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_count_off")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", "plain")
        self._options: Options = USUAL
        self._group = 3
        self._hosts: tuple[str, ...] = ()
        self._told = 0
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(PlainLabel(tr("Count off, without names"), bold=True))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self.people = QLineEdit("12")
        self.people.setObjectName("trios_head_count")
        self.people.setAccessibleName(tr("People in the room"))
        self.people.setValidator(QIntValidator(1, MOST, self.people))
        self.people.setFixedWidth(theme.px(96))
        self.people.textChanged.connect(self._on_people)
        self.stage = Button(tr("Show on projector"), icon="stage", name="trios_count_off_stage")
        self.stage.clicked.connect(self._on_stage)
        line.addWidget(PlainLabel(tr("People in the room")))
        line.addWidget(self.people)
        line.addStretch()
        line.addWidget(self.stage)
        column.addLayout(line)
        self.told = PlainLabel("", wrap=True)
        self.told.setObjectName("trios_count_off_told")
        column.addWidget(self.told)
        self._on_people()

    def show_view(self, view: TriosView, options: Options) -> None:
        """The sizes that the left column asks for, and how many were counted or are here, unless typed here."""
        self._options, self._group = options, options.group or (view.at.size if view.at else 3)
        hosts = view.free_hosts or tuple(one.member for one in view.hosts if not one.takes_part)
        self._hosts = tuple(dict.fromkeys(one.short for one in hosts))
        told = view.heads or len(view.here)
        if told and told != self._told:
            self._told = told
            self.people.setText(str(told))
        self._on_people()

    def count(self) -> int:
        """How many people were entered."""
        return int(self.people.text()) if self.people.hasAcceptableInput() else 0

    def words(self) -> str:
        """What the facilitator says."""
        groups = count_off_groups(self.count(), self._options, self._group)
        return tr("Count off from 1 to {n}. The same number is one group.").format(n=len(groups))

    def _on_people(self) -> None:
        n = self.count()
        groups = count_off_groups(n, self._options, self._group)
        self.stage.set_off("" if len(groups) > 1 else tr("It takes at least two groups."))
        shape = seating_words(n, self._options, self._group, self._hosts)
        self.told.setText(f"{shape}. {self.words()}" if len(groups) > 1 else "")
        self.counted.emit(n)

    def _on_stage(self) -> None:
        self.stage_wanted.emit(self.words())
