"""What does not fit into a row: a step's words and rules, and the session's head."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.lengths import length_text, seconds_of
from copdesk.plan.values import Session, Step
from copdesk.words import Refused, sentence, tr
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Switch
from ui.shell.theme import theme_now


class _Form(QScrollArea):
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
        self._readers: dict[str, Callable[[str], Any]] = {}
        self._shown: dict[str, Any] = {}

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

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == event.Type.FocusOut:
            for name, field in self.fields.items():
                if field.edit is watched:
                    self.settle(name)
        return False

    def show_values(self, values: dict[str, Any]) -> None:
        """Fills the fields; the one that is being typed into is left alone."""
        self._shown = values
        for name, field in self.fields.items():
            if not field.edit.hasFocus():
                field.set_text(str(values.get(name, "")))
                field.accept()
        for name, switch in self.switches.items():
            switch.setChecked(bool(values.get(name)))

    def settle(self, name: str) -> None:
        """Passes on what was typed, if it differs; refuses in words what cannot be read."""
        if name in self.switches:
            self.changed.emit(name, self.switches[name].isChecked())
            return
        field = self.fields[name]
        if field.text() == str(self._shown.get(name, "")):
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
    def __init__(self, form: _Form, name: str) -> None:
        self._form, self._name = form, name

    def __call__(self, *_: object) -> None:
        self._form.settle(self._name)


class StepForm(_Form):
    """The words, the range and the rules of one step."""

    def __init__(self) -> None:
        super().__init__("step_form")
        self._title = PlainLabel("", bold=True, wrap=True)
        self.column.addWidget(self._title)
        for name, label, lines in (
            ("instruction", tr("Instruction for the room"), 3),
            ("prompts", tr("Prompts, one a line"), 4),
            ("hint", tr("Hint, only for you"), 2),
        ):
            reader = _prompts if name == "prompts" else str.strip
            self.column.addWidget(self.add_field(name, label, lines=lines, reader=reader))
        row = QHBoxLayout()
        for name, label in (("min_s", tr("At least")), ("max_s", tr("At most"))):
            row.addWidget(self.add_field(name, label, hint="m:ss", reader=_length))
        self.column.addLayout(row)
        self.column.addWidget(self.add_field("materials", tr("Materials")))
        self.column.addWidget(self.add_field("leader", tr("Who leads it")))
        self.add_switch("skippable", tr("May be skipped"))
        self.add_switch("each_turn", tr("Repeats in every turn"))
        self.add_switch("confidential", tr("Confidential: no notes are taken"))
        self.add_switch("silent", tr("Silent"))
        self.column.addStretch()

    def show_step(self, step: Step | None) -> None:
        """Takes a step into view; None empties the form."""
        self.setEnabled(step is not None)
        self._title.setText(step.title if step else tr("Choose a step in the list."))
        if step is None:
            self.show_values({})
            return
        values: dict[str, Any] = {name: getattr(step, name) for name in (*self.fields, *self.switches)}
        values["prompts"] = "\n".join(step.prompts)
        for name in ("min_s", "max_s"):
            values[name] = length_text(values[name]) if values[name] else ""
        self.show_values(values)


class SessionForm(_Form):
    """The head of the session."""

    def __init__(self) -> None:
        super().__init__("session_form")
        self.column.addWidget(self.add_field("title", tr("Title")))
        for pair in (
            (("day_text", tr("Day")), ("space", tr("Space"))),
            (("starts", tr("Starts")), ("ends", tr("Ends"))),
        ):
            row = QHBoxLayout()
            for name, label in pair:
                row.addWidget(self.add_field(name, label))
            self.column.addLayout(row)
        for name, label, lines in (
            ("outline", tr("Outline"), 4),
            ("purpose", tr("Purpose"), 4),
            ("outcomes", tr("Objectives, products, outcomes"), 4),
            ("problem", tr("Problem or issue"), 4),
        ):
            self.column.addWidget(self.add_field(name, label, lines=lines))
        self.column.addStretch()

    def show_session(self, session: Session | None) -> None:
        """Takes a session's head into view."""
        self.setEnabled(session is not None)
        self.show_values({name: getattr(session, name) for name in self.fields} if session is not None else {})


def _length(text: str) -> int:
    return seconds_of(text) if text.strip() else 0


def _prompts(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
