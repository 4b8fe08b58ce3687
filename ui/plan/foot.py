"""What stands under the plan: new lines, and how the sum of all lengths stands to the slot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.plan.lengths import length_text
from copdesk.plan.lines import clock_after, length_s
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.plan.editing import PlanEditing
from ui.shell.theme import theme_now


class PlanFoot(QWidget):
    """Buttons for a step, an activity and a break; the sum at the right."""

    def __init__(self, editing: PlanEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sum = PlainLabel("", "muted", elide=True)
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        for words, name, slot in (
            (tr("Step"), "add_step", editing.add_step),
            (tr("Activity"), "add_activity", editing.add_activity),
            (tr("Break"), "add_break", editing.add_break),
        ):
            button = Button(words, "ghost", icon="add", name=name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.sum)

    def show_session(self, session: Session) -> None:
        """The sum of a plan, also of one that is still being typed."""
        self.sum.setText(sum_words(session))


def sum_words(session: Session) -> str:
    """Planned of slot, and when it ends."""
    planned, end = length_text(session.planned_s), clock_after(session, length_s(session))
    if session.slot_s is None:
        return tr("Planned {planned}").format(planned=planned)
    of = length_text(session.slot_s)
    return tr("Planned {planned} of {slot}, ends {end}").format(planned=planned, slot=of, end=end)
