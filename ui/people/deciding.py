"""The questions of an import, one below the other, each with its first answer taken until another is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from copdesk.people.joining import Case, Proposal
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.switch import Radio
from ui.shell.theme import theme_now

AT_ONCE = 20


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
        self._cases: tuple[Case, ...] = ()
        self._column = QVBoxLayout()
        self.more = Button("", "ghost", name="more_cases")
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
        self._boxes, self._cases, self._column = [], proposal.cases, QVBoxLayout()
        column.addLayout(self._column)
        self.more = Button("", "ghost", name="more_cases")
        self.more.clicked.connect(self._on_more)
        column.addWidget(self.more)
        if not self._cases:
            nothing = PlainLabel(tr("Nothing to decide."), "muted")
            nothing.setContentsMargins(theme_now().px(16), 0, 0, 0)
            column.addWidget(nothing)
        column.addStretch()
        self._on_more()
        self._scroll.setWidget(inner)
        self._head.setText(tr("Decide: {n} cases").format(n=len(self._cases)) if self._cases else tr("Decide"))

    def _on_more(self) -> None:
        """The next ones: hundreds of boxes at once would hold the desk up, and nobody reads them at once."""
        for case in self._cases[len(self._boxes) : len(self._boxes) + AT_ONCE]:
            box = CaseBox(case)
            box.taken.connect(self.taken)
            self._column.addWidget(box)
            self._boxes.append(box)
        left = len(self._cases) - len(self._boxes)
        self.more.setText(tr("Show {n} more").format(n=min(left, AT_ONCE)))
        self.more.setVisible(left > 0)

    def answers(self) -> dict[tuple[str, int], int]:
        """Each question's key with its answer; the first where nobody has looked yet."""
        shown = {(box.case.code, box.case.place): box.answer() for box in self._boxes}
        return {(case.code, case.place): shown.get((case.code, case.place), 0) for case in self._cases}

    def boxes(self) -> list[CaseBox]:
        return self._boxes
