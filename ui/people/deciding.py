"""The questions of an import, one below the other, each with its first answer taken until another is."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from copdesk.people.joining import Case, Proposal
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.switch import Radio
from ui.shell.theme import theme_now

AT_ONCE = 20
_MAY_BREAK = "\u200b"  # an address is one long word otherwise, and runs out of its column


class CaseBox(QWidget):
    """One question. `taken` says that another answer was chosen, `alike` that all of its kind are answered so."""

    taken = Signal(object)
    alike = Signal(object)

    def __init__(self, case: Case, answer: int, of_its_kind: int, parent: QWidget | None = None) -> None:
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
        for line in case.comfort.split("\n"):
            column.addWidget(PlainLabel(line.replace("@", f"@{_MAY_BREAK}"), "muted", wrap=True))
        column.addSpacing(theme.px(4))
        for place, words in enumerate(case.answers):
            radio = Radio(words, place == answer, name=f"answer_{place}")
            self._group.addButton(radio, place)
            column.addWidget(radio)
        self._group.idClicked.connect(self._on_clicked)
        self.all_alike = Button(tr("All {n} like this").format(n=of_its_kind), "ghost", height=28, name="all_alike")
        self.all_alike.clicked.connect(self._on_alike)
        self.all_alike.setVisible(of_its_kind > 1)
        column.addWidget(self.all_alike, 0, Qt.AlignmentFlag.AlignLeft)

    def answer(self) -> int:
        """The place of the answer that stands."""
        return max(0, self._group.checkedId())

    def show_answer(self, answer: int) -> None:
        """Takes an answer that was given elsewhere."""
        button = self._group.button(answer)
        if button is not None:
            button.setChecked(True)

    def _on_clicked(self, _place: int) -> None:
        self.taken.emit(self)

    def _on_alike(self) -> None:
        self.alike.emit(self)


class Deciding(QWidget):
    """The right column of an import. `looked_at` gives the place of the person whose question was answered."""

    taken = Signal()
    looked_at = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._boxes: list[CaseBox] = []
        self._cases: tuple[Case, ...] = ()
        self._kinds: Counter[str] = Counter()
        self._answers: dict[tuple[str, int], int] = {}
        self._column = QVBoxLayout()
        self.more = Button("", "ghost", name="more_cases")
        self.setObjectName("deciding")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(276))
        self.head = PlainLabel("", bold=True)
        self.head.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = PlainLabel(tr("The whole list is one undo step."), "muted", wrap=True)
        foot.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        foot.setProperty("line", "top")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
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
        self._kinds, self._answers = Counter(case.code for case in self._cases), {}
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
        count = len(self._cases)
        self.head.setText(tr_many("Decide: {n} case", "Decide: {n} cases", count) if count else tr("Decide"))

    def _on_more(self) -> None:
        """The next ones: hundreds of boxes at once would hold the desk up, and nobody reads them at once."""
        for case in self._cases[len(self._boxes) : len(self._boxes) + AT_ONCE]:
            box = CaseBox(case, self._answers.get((case.code, case.place), 0), self._kinds[case.code])
            box.taken.connect(self._on_taken)
            box.alike.connect(self._on_alike)
            self._column.addWidget(box)
            self._boxes.append(box)
        left = len(self._cases) - len(self._boxes)
        self.more.setText(tr("Show {n} more").format(n=min(left, AT_ONCE)))
        self.more.setVisible(left > 0)

    def answers(self) -> dict[tuple[str, int], int]:
        """Each question's key with its answer; the first where nobody has looked yet."""
        keys = ((case.code, case.place) for case in self._cases)
        return {key: self._answers.get(key, 0) for key in keys}

    def boxes(self) -> list[CaseBox]:
        return self._boxes

    def _on_taken(self, box: CaseBox) -> None:
        self._answers[box.case.code, box.case.place] = box.answer()
        self.taken.emit()
        self.looked_at.emit(box.case.place)

    def _on_alike(self, box: CaseBox) -> None:
        """Its answer for all of its kind: also for those that are not shown yet."""
        kind, answer = box.case.code, box.answer()
        self._answers |= {(case.code, case.place): answer for case in self._cases if case.code == kind}
        for other in self._boxes:
            if other.case.code == kind:
                other.show_answer(answer)
        self.taken.emit()
