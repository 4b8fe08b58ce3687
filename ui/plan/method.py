"""One method of the library, told in full: what it is for, for whom, its steps, where it comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.lengths import length_text, range_text
from copdesk.plan.library import Method, grouping_words
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class MethodDetails(QWidget):
    """`added`, `share_wanted` and `removal_wanted` carry the Method that is told; the last is for one's own only."""

    added = Signal(object)
    share_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("method_details")
        self._method: Method | None = None
        theme = theme_now()
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        self._title = PlainLabel("", bold=True, wrap=True)
        column.addWidget(self._title)
        self._words = PlainLabel("", "muted", "small", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("ground", "tint")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.px(4), 0)
        inside.addWidget(self._words)
        inside.addStretch()
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        told_add, told_away = tr("Add it to the plan"), tr("Remove from the library")
        self.add = Button(tr("Add"), icon="add", height=28, says=told_add, key="Enter", name="add_method")
        self.share = Button(tr("Share …"), height=28, says=tr("Save it as a file for others"), name="share_method")
        self.away = Button("", "ghost", icon="remove", height=28, says=told_away, name="remove_method")
        for button, slot in ((self.add, self._on_add), (self.share, self._on_share), (self.away, self._on_away)):
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    def show_method(self, method: Method | None, *, own: bool) -> None:
        """Tells of a method; None tells of none."""
        self._method = method
        self.setVisible(method is not None)
        if method is None:
            return
        self._title.setText(method.title)
        self._words.setText("\n".join(told(method)))
        self.away.setVisible(own)

    def words(self) -> str:
        """What is told."""
        return self._words.text()

    def _on_add(self) -> None:
        self.added.emit(self._method)

    def _on_share(self) -> None:
        self.share_wanted.emit(self._method)

    def _on_away(self) -> None:
        self.removal_wanted.emit(self._method)


def told(method: Method) -> list[str]:
    """The lines that tell of a method."""
    people = tr("{least} to {most} people").format(least=method.min_people, most=method.max_people)
    turns = tr_many("{n} turn", "{n} turns", method.turns) if method.turns > 1 else ""
    groups = ", ".join(grouping_words().get(one, one) for one in method.groupings)
    lines = [method.purpose, " · ".join(part for part in (people, turns, groups) if part)]
    for step in method.steps:
        span = range_text(step.min_s, step.max_s)
        length = f"{length_text(step.planned_s)} ({span})" if span else length_text(step.planned_s)
        lines.append(f"{length}  {step.title}")
    return [line for line in (*lines, method.source) if line]
