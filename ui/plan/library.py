"""The activity library beside the plan: find a method by its purpose, add it with Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.library import Method, find
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class LibraryPanel(QWidget):
    """`added` carries the Method that a person wants at the end of the plan."""

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activity_library")
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Activity library"), bold=True))
        head.addWidget(PlainLabel(tr("Enter adds the first"), "muted", "small"), 1)
        column.addLayout(head)
        self.field = Field(hint=tr("purpose, time, group size …"), name="library_field")
        self.field.edited.connect(self._on_edited)
        edit: QWidget = self.field.edit
        edit.setAccessibleName(tr("Find an activity"))
        column.addWidget(self.field)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        holder = QWidget()
        holder.setProperty("ground", "tint")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._rows)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        self._none = PlainLabel(tr("No activity has these words. Try fewer."), "muted", wrap=True)
        column.addWidget(self._none)
        self._found: tuple[Method, ...] = ()
        if hasattr(self.field.edit, "returnPressed"):
            self.field.edit.returnPressed.connect(self._on_enter)
        self._on_edited("")

    def methods(self) -> tuple[Method, ...]:
        """What is listed now."""
        return self._found

    def _on_edited(self, text: str) -> None:
        self._found = find(text)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for method in self._found:
            row = _Row(method)
            row.added.connect(self.added)
            self._rows.addWidget(row)
        self._none.setVisible(not self._found)

    def _on_enter(self) -> None:
        if self._found and self.field.text().strip():
            self.added.emit(self._found[0])
            self.field.set_text("")
            self._on_edited("")


class _Row(QWidget):
    added = Signal(object)

    def __init__(self, method: Method) -> None:
        super().__init__()
        self._method = method
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(method.title, elide=True))
        minutes = tr("{n} min").format(n=round(method.planned_s / 60))
        people = tr("from {n} people").format(n=method.min_people) if method.min_people > 1 else ""
        facts = " · ".join(part for part in (method.purpose, minutes, people) if part)
        words.addWidget(PlainLabel(facts, "muted", "small", elide=True))
        row.addLayout(words, 1)
        add = Button("", "ghost", icon="add", height=28, says=tr("Add {title}").format(title=method.title))
        add.clicked.connect(self._on_add)
        row.addWidget(add)

    def _on_add(self) -> None:
        self.added.emit(self._method)
