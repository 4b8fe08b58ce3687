"""What does not fit into a row: the words and rules of one step, and of one activity."""

from typing import Any

from PySide6.QtCore import Signal

from copdesk.plan.categories import categories_of, categories_text, roles_of, roles_text
from copdesk.plan.lengths import length_text, seconds_of
from copdesk.plan.library import grouping_words
from copdesk.plan.values import Activity, Step
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.plan.form import Form
from ui.plan.model import scene_words


def _clocks() -> dict[str, str]:
    return {"digits": tr("Digits"), "bar": tr("A bar"), "words": tr("Words"), "none": tr("No clock")}


def _chimes() -> dict[str, str]:
    return {"end": tr("At the end"), "both": tr("A minute before, and at the end"), "none": tr("No chime")}


def _colours() -> dict[str, str]:
    return {"teal": tr("Green"), "blue": tr("Blue"), "amber": tr("Amber"), "violet": tr("Violet"),
            "crimson": tr("Red")}  # fmt: skip


class StepForm(Form):
    """The words, the range and the rules of one step."""

    def __init__(self) -> None:
        super().__init__("step_form")
        self._title = PlainLabel("", bold=True, wrap=True)
        self.column.addWidget(self._title)
        for name, label, lines, reader in (
            ("instruction", tr("Instruction for the room"), 3, str.strip),
            ("prompts", tr("Prompts, one a line; | parts two languages"), 4, _prompts),
            ("hint", tr("Hint, only for you"), 2, str.strip),
        ):
            hint = tr("What do you see? | Que voyez-vous ?") if name == "prompts" else ""
            self.column.addWidget(self.add_field(name, label, lines=lines, hint=hint, reader=reader))
        self.add_row(
            self.add_field("planned_s", tr("Planned"), hint="m:ss", reader=seconds_of),
            self.add_field("min_s", tr("At least"), hint="m:ss", reader=_length),
            self.add_field("max_s", tr("At most"), hint="m:ss", reader=_length),
        )
        self.add_row(
            self.add_choice("grouping", tr("Group"), grouping_words()),
            self.add_choice("scene", tr("On the projector"), scene_words()),
        )
        self.add_row(
            self.add_choice("clock", tr("Clock for the room"), _clocks()),
            self.add_choice("chime", tr("Chime"), _chimes()),
        )
        for name, label in (
            ("skippable", tr("May be skipped")),
            ("each_turn", tr("Repeats in every turn")),
            ("between_turns", tr("Only between turns, where the client changes")),
            ("confidential", tr("Confidential: no notes are taken")),
            ("silent", tr("Silent")),
        ):
            self.add_switch(name, label)
        self.column.addWidget(
            self.add_field(
                "categories", tr("Note categories, one a line"), lines=3, hint="+ Positive", reader=categories_of
            )
        )
        self.column.addWidget(
            self.add_field(
                "roles", tr("Roles, one a line"), lines=3, hint=tr("client: shares the question"), reader=roles_of
            )
        )
        for name, label in (
            ("leader", tr("Who leads it")),
            ("materials", tr("Materials")),
            ("room", tr("Room set-up")),
            ("short", tr("Short name, for the time bar")),
        ):
            self.column.addWidget(self.add_field(name, label))
        self.column.addStretch()

    def show_step(self, step: Step | None) -> None:
        """Takes a step into view; None empties the form."""
        self.setEnabled(step is not None)
        self._title.setText(step.title if step else tr("Choose a step in the list."))
        if step is None:
            self.show_values({})
            return
        names = (*self.fields, *self.switches, *self.choices)
        values: dict[str, Any] = {name: getattr(step, name) for name in names}
        values["prompts"] = "\n".join(step.prompts)
        values["categories"], values["roles"] = categories_text(step.categories), roles_text(step.roles)
        values["planned_s"] = length_text(step.planned_s)
        for name in ("min_s", "max_s"):
            values[name] = length_text(values[name]) if values[name] else ""
        self.show_values(values, step.id)
        self.switches["between_turns"].setEnabled(step.each_turn)


class ActivityForm(Form):
    """The words, the turns and the fixed time of one activity."""

    keep_requested = Signal()

    def __init__(self) -> None:
        super().__init__("activity_form")
        self.column.addWidget(self.add_field("title", tr("Title")))
        self.column.addWidget(self.add_field("purpose", tr("Purpose"), lines=3))
        self.add_row(
            self.add_field("turns", tr("Turns"), hint="1", reader=_turns),
            self.add_field("fixed_at", tr("Fixed time"), hint="12:30"),
        )
        self.column.addWidget(self.add_choice("colour", tr("Colour"), _colours()))
        told = tr("With a fixed time (coffee, lunch, the bus) the plan waits for it, and says when it is late.")
        self.column.addWidget(PlainLabel(told, "muted", "small", wrap=True))
        keep = Button(tr("Keep in the library"), icon="star", name="keep_method")
        keep.clicked.connect(self.keep_requested)
        self.add_row(keep)
        self.column.addStretch()

    def show_activity(self, activity: Activity) -> None:
        """Takes an activity into view."""
        values: dict[str, Any] = {name: getattr(activity, name) for name in (*self.fields, *self.choices)}
        values["turns"] = str(activity.turns)
        self.show_values(values, activity.id)


def _length(text: str) -> int:
    return seconds_of(text) if text.strip() else 0


def _turns(text: str) -> int:
    return int(text) if text.strip().isdigit() else 0


def _prompts(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
