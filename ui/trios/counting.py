"""Groups without names: a head count, and what people say when they count off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.trios.options import USUAL, Options
from copdesk.trios.view import count_off_groups, shape_words
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MOST = 500


class CountOff(QWidget):
    """How many people are in the room, and into which groups they count off; `stage_wanted` carries the words."""

    stage_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_count_off")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", "plain")
        self._options: Options = USUAL
        self._group = 3
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

    def show_options(self, options: Options, group: int) -> None:
        """The sizes that the left column asks for."""
        self._options, self._group = options, group
        self._on_people()

    def count(self) -> int:
        """How many people were entered."""
        return int(self.people.text()) if self.people.hasAcceptableInput() else 0

    def words(self) -> str:
        """What the facilitator says."""
        groups = count_off_groups(self.count(), self._options, self._group)
        return tr("Count off from 1 to {n}. The same number is one group.").format(n=len(groups))

    def _on_people(self) -> None:
        groups = count_off_groups(self.count(), self._options, self._group)
        self.stage.set_off("" if len(groups) > 1 else tr("It takes at least two groups."))
        if len(groups) < 2:
            self.told.setText("")
            return
        people = tr_many("{n} person", "{n} people", self.count())
        shape = tr("{people}: {shape}.").format(people=people, shape=shape_words(groups))
        self.told.setText(f"{shape} {self.words()}")

    def _on_stage(self) -> None:
        self.stage_wanted.emit(self.words())
