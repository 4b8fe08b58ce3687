"""What a file of answers holds, told before anything is kept: the questions found, and columns that could be asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.community.survey import AnswersRead
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.parts.tip import tip
from ui.shell.theme import theme_now

ABREAST = 3
MOST = 12  # columns of a list that are more are no questions of a form


class Offer(QWidget):
    """`kept` carries the keys of the columns that are to become questions, `left` nothing."""

    kept = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._read: AnswersRead | None = None
        self.checks: dict[str, Check] = {}
        self.found = PlainLabel("", wrap=True)
        self.found.setObjectName("survey_found")
        self.more = PlainLabel(tr("These columns answer none of your questions. Ask them too?"), "muted")
        self.keep = Button("", "primary", icon="check", name="survey_keep")
        self.keep.clicked.connect(self._on_keep)
        leave = Button(tr("Leave it"), name="survey_leave")
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.found, 1)
        head.addWidget(leave)
        head.addWidget(self.keep)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(0)
        for column in range(ABREAST):
            self._grid.setColumnStretch(column, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        inside.addLayout(head)
        inside.addWidget(self.more)
        inside.addLayout(self._grid)
        self.hide()

    def show_read(self, read: AnswersRead, questions: int) -> None:
        """What was read, of a survey of so many questions."""
        self._read = read
        words = tr("{n} replies, {k} of {m} questions found.")
        self.found.setText(words.format(n=len(read.rows), k=len(read.columns), m=questions))
        for old in self.checks.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.checks = {}
        for place, one in enumerate(read.over[:MOST]):
            check = Check(one.text, name="survey_ask_too")
            tip(check, one.text)
            check.toggled.connect(self._show_count)
            self._grid.addWidget(check, place // ABREAST, place % ABREAST)
            self.checks[one.key] = check
        self.more.setVisible(bool(self.checks))
        self._show_count()
        self.show()
        self.keep.setFocus()

    def chosen(self) -> list[str]:
        """The keys of the columns that are ticked."""
        return [key for key, check in self.checks.items() if check.isChecked()]

    def _show_count(self) -> None:
        if self._read is not None:
            keys = {key for _, key in self._read.columns} | set(self.chosen())
            count = self._read.answered(keys)
            self.keep.setText(tr_many("Keep {n} reply", "Keep {n} replies", count))
            self.keep.set_off("" if count else tr("Tick what is to be asked."))

    def _on_keep(self) -> None:
        self.kept.emit(self.chosen())
