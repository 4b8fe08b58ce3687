"""The questions of an import, one below the other, each with its first answer taken until another is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from copdesk.people.joining import Case, Proposal
from copdesk.words import tr
from ui.parts.label import PlainLabel
from ui.parts.switch import Radio
from ui.shell.theme import theme_now


class CaseBox(QWidget):
    """One question; `taken` says that another answer was chosen."""

    taken = Signal()

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.case = case
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(case.question, bold=True, wrap=True))
        column.addWidget(PlainLabel(case.comfort, "muted", wrap=True))
        column.addSpacing(theme.px(4))
        for place, words in enumerate(case.answers):
            radio = Radio(words, place == 0, name=f"answer_{place}")
            self._group.addButton(radio, place)
            column.addWidget(radio)
        self._group.idClicked.connect(self._on_clicked)

    def answer(self) -> int:
        """The place of the answer that stands."""
        return max(0, self._group.checkedId())

    def _on_clicked(self, _place: int) -> None:
        self.taken.emit()


class Deciding(QWidget):
    """The right column of an import."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._boxes: list[CaseBox] = []
        self.setObjectName("deciding")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(276))
        self._head = PlainLabel("", bold=True)
        self._head.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = PlainLabel(tr("The whole list is one undo step."), "muted", wrap=True)
        foot.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        foot.setProperty("line", "top")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    def show_cases(self, proposal: Proposal) -> None:
        """The questions of a list; what was answered to an earlier one is forgotten."""
        inner = QWidget()
        inner.setProperty("ground", "tint")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._boxes = []
        for case in proposal.cases[:200]:
            box = CaseBox(case)
            box.taken.connect(self.taken)
            column.addWidget(box)
            self._boxes.append(box)
        if not self._boxes:
            nothing = PlainLabel(tr("Nothing to decide."), "muted")
            nothing.setContentsMargins(theme_now().px(16), 0, 0, 0)
            column.addWidget(nothing)
        column.addStretch()
        self._scroll.setWidget(inner)
        self._head.setText(tr("Decide: {n} cases").format(n=len(self._boxes)) if self._boxes else tr("Decide"))

    def answers(self) -> dict[tuple[str, int], int]:
        """Each question's key with its answer."""
        return {(box.case.code, box.case.place): box.answer() for box in self._boxes}

    def boxes(self) -> list[CaseBox]:
        return self._boxes
