"""A column of fields beside the plan: each settles by itself, and says in words why it was not kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import Refused, sentence
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Switch
from ui.shell.theme import theme_now


class Form(QScrollArea):
    """A column of fields; `changed` carries (field name, value)."""

    changed = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("ground", "tint")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        self.column.setSpacing(theme.px(12))
        self.setWidget(holder)
        self.fields: dict[str, Field] = {}
        self.switches: dict[str, Switch] = {}
        self.choices: dict[str, Choice] = {}
        self._readers: dict[str, Callable[[str], Any]] = {}
        self._shown: dict[str, Any] = {}
        self._about: object = None

    def add_field(
        self, name: str, label: str, *, lines: int = 1, hint: str = "", reader: Callable[[str], Any] = str.strip
    ) -> Field:
        field = Field(label, hint, lines=lines, name=f"{self.objectName()}_{name}")
        self.fields[name] = field
        self._readers[name] = reader
        field.entered.connect(_Entered(self, name))
        if lines > 1:
            field.edit.installEventFilter(self)
        return field

    def add_switch(self, name: str, label: str) -> None:
        switch = Switch(label, name=f"{self.objectName()}_{name}")
        self.switches[name] = switch
        switch.clicked.connect(_Entered(self, name))
        self.column.addWidget(switch)

    def add_choice(self, name: str, label: str, words: dict[str, str]) -> QWidget:
        """A list to choose from: what is kept, and how it is said."""
        box = Choice()
        box.setObjectName(f"{self.objectName()}_{name}")
        box.setAccessibleName(label)
        for key, said in words.items():
            box.addItem(said, key)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.activated.connect(_Entered(self, name))
        self.choices[name] = box
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().px(4))
        column.addWidget(PlainLabel(label, "muted", "small"))
        column.addWidget(box)
        return holder

    def add_row(self, *widgets: QWidget) -> None:
        """Widgets side by side, of the same width."""
        row = QHBoxLayout()
        row.setSpacing(theme_now().px(8))
        for widget in widgets:
            row.addWidget(widget, 1)
        self.column.addLayout(row)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == event.Type.FocusOut:
            for name, field in self.fields.items():
                if field.edit is watched:
                    self.settle(name)
        return False

    def show_values(self, values: dict[str, Any], about: object = None) -> None:
        """Fills the fields with what is `about` a step, an activity or a session. One that is being typed into is left
        alone, and so is one whose words were refused, until something else is in view."""
        same, self._shown, self._about = about == self._about, values, about
        for name, field in self.fields.items():
            if not field.edit.hasFocus() and not (same and field.refusal()):
                field.set_text(str(values.get(name, "")))
                if isinstance(field.edit, QLineEdit):
                    field.edit.home(False)
                field.accept()
        for name, switch in self.switches.items():
            switch.setChecked(bool(values.get(name)))
        for name, box in self.choices.items():
            value = values.get(name)
            if value is not None and box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))

    def settle(self, name: str) -> None:
        """Passes on what was typed, if it differs; refuses in words what cannot be read."""
        if name in self.switches:
            self.changed.emit(name, self.switches[name].isChecked())
            return
        if name in self.choices:
            self.changed.emit(name, self.choices[name].currentData())
            return
        field = self.fields[name]
        if field.text() == str(self._shown.get(name, "")):
            field.accept()
            return
        try:
            value = self._readers[name](field.text())
        except Refused as exc:
            field.refuse(sentence(exc))
            return
        field.accept()
        self.changed.emit(name, value)

    def refuse(self, name: str, words: str) -> None:
        """Says under a field why it was not kept."""
        if name in self.fields:
            self.fields[name].refuse(words)


class _Entered:
    def __init__(self, form: Form, name: str) -> None:
        self._form, self._name = form, name

    def __call__(self, *_: object) -> None:
        self._form.settle(self._name)
