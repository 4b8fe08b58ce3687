"""The charter and the health check as pages to fill in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.community.values import Answer, Health
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now


class Page(QScrollArea):
    """A column of at most 760 pixels that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setViewportMargins(theme.px(16), theme.px(12), 0, theme.px(12))
        holder = QWidget()
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(760))
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, theme.px(12), theme.px(24))
        self.column.setSpacing(theme.px(12))
        outer.addWidget(inside, 1)
        outer.addStretch(0)
        self.setWidget(holder)


class CharterPage(Page):
    """Ten questions with the community's answers; leaving a field keeps it."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("charter_page")
        self.fields: dict[str, Field] = {}
        self._shown: dict[str, str] = {}

    def show_charter(self, charter: list[Answer]) -> None:
        """Takes the charter into view; the field that is being typed into is left alone."""
        for one in charter:
            if one.question not in self.fields:
                field = Field(tr(one.question), lines=2, name="charter_answer")
                field.edit.installEventFilter(self)
                self.fields[one.question] = field
                self.column.addWidget(field)
            field = self.fields[one.question]
            self._shown[one.question] = one.answer
            if not field.edit.hasFocus():
                field.set_text(one.answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for question, field in self.fields.items():
                if field.edit is watched and field.text().strip() != self._shown.get(question, ""):
                    self.answered.emit(question, field.text())
        return False


class HealthPage(Page):
    """Five questions from 1 to 5, asked of the room; the mean is kept with today's date."""

    checked = Signal(object)

    def __init__(self) -> None:
        super().__init__("health_page")
        theme = theme_now()
        self.column.addWidget(PlainLabel(tr("How is the community today? 1: not at all, 5: fully."), type="title"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(10))
        self.column.addLayout(self._rows)
        self.scores: dict[str, Segments] = {}
        self.keep = Button(tr("Save the health check"), "primary", icon="check", name="keep_health")
        self.keep.clicked.connect(self._on_keep)
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addStretch()
        self.column.addLayout(line)
        self.column.addStretch()

    def show_health(self, health: list[Health]) -> None:
        """Takes the dimensions into view."""
        for one in health:
            if one.dimension in self.scores:
                continue
            segments = Segments(["1", "2", "3", "4", "5"], -1, says=tr(one.dimension))
            self.scores[one.dimension] = segments
            line = QHBoxLayout()
            name = PlainLabel(tr(one.dimension))
            name.setMinimumWidth(theme_now().px(160))
            line.addWidget(name)
            line.addWidget(segments)
            line.addStretch(1)
            self._rows.addLayout(line)

    def _on_keep(self) -> None:
        """Only what was answered is kept: a dimension nobody touched has no score."""
        self.checked.emit({name: float(s.at() + 1) for name, s in self.scores.items() if s.at() >= 0})
        for segments in self.scores.values():
            segments.show_at(-1)
