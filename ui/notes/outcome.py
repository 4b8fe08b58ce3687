"""What the session was for, with the hands that say it came and a line of answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.notes.outcomes import MOST_HANDS, Outcome
from copdesk.words import tr
from ui.notes.counting import CountField
from ui.notes.words import one_line
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.people.inline import InlineText
from ui.shell.theme import theme_now

MOST_TOLD = 3  # notes whose words stand under what they answer


class OutcomeRow(QWidget):
    """One wanted thing. `counted` gives its words and how many hands, `answered` its words and the answer."""

    counted = Signal(str, int)
    answered = Signal(str, str)

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.outcome = outcome
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(outcome.body, wrap=True))
        self.answer = InlineText(tr("Answer to: {text}").format(text=outcome.body), tr("How it came, or why not"))
        self.answer.set_text(outcome.answered)
        self.answer.entered.connect(self._on_answered)
        words.addWidget(self.answer)
        if outcome.notes:
            said = " · ".join(one_line(body)[:80] for body in outcome.notes[:MOST_TOLD])
            words.addWidget(PlainLabel(f"{len(outcome.notes)}: {said}", "muted", "small", wrap=True))
        if outcome.open:
            words.addWidget(PlainLabel(tr("Nobody has answered this yet."), "accent_text", "small"))
        hands = outcome.hands or 0
        self.count = CountField(MOST_HANDS, "outcome_hands")
        self.count.setAccessibleName(tr("Hands for: {text}").format(text=outcome.body))
        self.count.show_count(outcome.hands, hint="–")
        self.count.counted.connect(self._on_counted)
        self.of = PlainLabel(
            tr("of {m} hands").format(m=outcome.present) if outcome.present else tr("hands"), "muted", "small"
        )
        self.of.setContentsMargins(0, theme.px(8), 0, 0)
        less = Button("", icon="minus", height=28, says=tr("One hand less"), name="hand_less")
        more = Button("", icon="add", height=28, says=tr("One hand more"), name="hand_more")
        less.set_off("" if hands else tr("There is none to take away."))
        less.clicked.connect(self._on_less)
        more.clicked.connect(self._on_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        for widget in (self.count, self.of, less, more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _on_counted(self, hands: int) -> None:
        self.counted.emit(self.outcome.body, hands)

    def _on_less(self) -> None:
        self.counted.emit(self.outcome.body, (self.outcome.hands or 0) - 1)

    def _on_more(self) -> None:
        self.counted.emit(self.outcome.body, (self.outcome.hands or 0) + 1)

    def _on_answered(self, text: str) -> None:
        self.answered.emit(self.outcome.body, text)


class OutcomeList(QWidget):
    """All outcomes of a session under one heading; away while the plan names none."""

    counted = Signal(str, int)
    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes: tuple[Outcome, ...] = ()
        self.setObjectName("outcome_list")
        self._rows: list[OutcomeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(tr("Did it come to what we wanted?"), bold=True))
        self.hide()

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Shows them; a list that is the same stays as it is, with the caret in it."""
        if tuple(outcomes) == self._outcomes:
            return
        self._outcomes = tuple(outcomes)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for outcome in outcomes[:20]:
            row = OutcomeRow(outcome)
            row.counted.connect(self.counted)
            row.answered.connect(self.answered)
            self._column.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(outcomes))

    def rows(self) -> list[OutcomeRow]:
        return self._rows
