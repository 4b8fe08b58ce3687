"""Sheets that groups fill, by keyboard: the list of them, and the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.sheets import GROUP, PEER_ASSIST, QUESTIONS, Part, Sheet
from copdesk.notes.values import Note
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.people.inline import InlineText
from ui.shell.theme import theme_now


def kinds() -> dict[str, str]:
    """What each kind of sheet is called."""
    return {PEER_ASSIST: tr("Peer assist"), QUESTIONS: tr("Questions"), GROUP: tr("Group")}


class SheetRow(QWidget):
    """A sheet in the list: what it is about and, of a group, who convenes, who writes, where, when, report in."""

    changed = Signal(object, str, str)
    reported = Signal(object, bool)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.sheet = sheet
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fields: dict[str, InlineText] = {}
        labels = {"topic": tr("Topic")}
        if sheet.kind == GROUP:
            labels |= {
                "convener": tr("Convener"), "taker": tr("Note-taker"), "place": tr("Place"), "slot": tr("Slot"),
            }  # fmt: skip
        under = QHBoxLayout()
        under.setContentsMargins(theme.px(92), 0, 0, 0)
        under.setSpacing(theme.px(8))
        for name, label in labels.items():
            field = InlineText(label, label, bold=name == "topic", name=f"sheet_{name}")
            field.set_text(getattr(sheet, name))
            field.entered.connect(self._on_entered)
            self.fields[name] = field
            if name != "topic":
                under.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.report = Check(tr("Report in"), sheet.reported, name="sheet_reported")
        self.report.toggled.connect(self._on_reported)
        self.report.setVisible(sheet.kind == GROUP)
        self.open = Button(tr("Write"), height=28, name="sheet_open")
        self.open.clicked.connect(self._on_open)
        away = Button("", "ghost", icon="remove", height=28, says=tr("Remove the sheet; its notes stay"),
                      name="sheet_remove")  # fmt: skip
        away.clicked.connect(self._on_removed)
        kind = PlainLabel(kinds()[sheet.kind], "muted", "small")
        kind.setFixedWidth(theme.px(84))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["topic"], 1)
        for widget in (self.report, self.open, away):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(under)

    def _on_entered(self, text: str) -> None:
        name = next((name for name, field in self.fields.items() if field is self.sender()), "")
        if name:
            self.changed.emit(self.sheet.id, name, text)

    def _on_reported(self, on: bool) -> None:
        self.reported.emit(self.sheet.id, on)

    def _on_open(self) -> None:
        self.opened.emit(self.sheet.id)

    def _on_removed(self) -> None:
        self.removed.emit(self.sheet.id)


class PartForm(QWidget):
    """A heading with its notes, and a line for the next one: Enter keeps it and stays."""

    asked = Signal(int, str)
    written = Signal(int, str)
    rewritten = Signal(object, str)
    drafted = Signal(str)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._notes = place, tuple[Note, ...]()
        self.title = InlineText(tr("Heading"), tr("Another heading …"), bold=True, name=f"part_{place}_title")
        self.title.entered.connect(self._on_title)
        self.lines: list[InlineText] = []
        self.line = Field("", tr("Write and press Enter"), name=f"part_{place}_line")
        assert isinstance(self.line.edit, QLineEdit)
        self.line.edit.returnPressed.connect(self._on_return)
        self.line.edited.connect(self.drafted)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme_now().px(8), 0, 0)
        column.setSpacing(theme_now().px(4))
        column.addWidget(self.title)
        column.addLayout(self._column)
        column.addWidget(self.line)

    def show_part(self, part: Part | None) -> None:
        """A part; None offers to begin one."""
        self.title.set_text(part.title if part else "")
        self.line.setVisible(part is not None)
        notes = part.notes if part else ()
        if [note.id for note in notes] != [note.id for note in self._notes]:
            for old in self.lines[len(notes) :]:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.lines = self.lines[: len(notes)]
            while len(self.lines) < len(notes):
                line = InlineText(tr("Line"), name="part_note")
                line.entered.connect(self._on_rewritten)
                self.lines.append(line)
                self._column.addWidget(line)
        self._notes = notes
        for line, note in zip(self.lines, notes, strict=True):
            line.set_text(note.body)

    def kept(self) -> None:
        """What was written is on disk."""
        self.line.set_text("")

    def _on_title(self, text: str) -> None:
        self.asked.emit(self._place, text)

    def _on_return(self) -> None:
        if self.line.text().strip():
            self.written.emit(self._place, self.line.text())

    def _on_rewritten(self, text: str) -> None:
        line = self.sender()
        if isinstance(line, InlineText) and line in self.lines:
            self.rewritten.emit(self._notes[self.lines.index(line)].id, text)


class Sheeting(QWidget):
    """The sheets of a session. `begun` names a kind; `asked` and `written` say sheet, place and words.

    `drafted` gives what is half typed.
    """

    begun = Signal(str)
    changed = Signal(object, str, str)
    reported = Signal(object, bool)
    removed = Signal(object)
    asked = Signal(object, int, str)
    written = Signal(object, int, str)
    rewritten = Signal(object, str)
    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("sheeting")
        self._sheets: tuple[Sheet, ...] = ()
        self._open: Id | None = None
        self._rows: list[SheetRow] = []
        self.parts: list[PartForm] = []
        bar = QHBoxLayout()
        bar.addWidget(PlainLabel(tr("New sheet"), "muted"))
        self.new: dict[str, Button] = {}
        for kind, words in kinds().items():
            self.new[kind] = Button(words, height=28, icon="add", name=f"new_{kind}")
            self.new[kind].clicked.connect(self._on_new)
            bar.addWidget(self.new[kind])
        bar.addStretch()
        self._none = PlainLabel(
            tr("A sheet is filled by a group: a problem with ideas, questions with answers, or what a group reports."),
            "muted",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._title = PlainLabel("", type="title", bold=True, wrap=True)
        self._form = QVBoxLayout()
        self._form.setSpacing(0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addLayout(bar)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self._title)
        column.addLayout(self._form)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """All sheets; the one that was open stays open, with the caret where it is."""
        heads = [_head(one) for one in sheets] != [_head(one) for one in self._sheets]
        self._sheets = tuple(sheets)
        if heads:
            self._show_rows()
        self._none.setVisible(not sheets)
        self._show_form()

    def open_sheet(self, key: Id) -> None:
        """Opens a sheet and brings the caret to its first line."""
        self._open = key
        self._show_form()
        if self.parts:
            self.parts[0].line.setFocus()

    def rows(self) -> list[SheetRow]:
        return self._rows

    def kept(self, place: int) -> None:
        """The line written there is on disk."""
        if place < len(self.parts):
            self.parts[place].kept()

    def _show_rows(self) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [SheetRow(one) for one in self._sheets]
        for row in self._rows:
            row.changed.connect(self.changed)
            row.reported.connect(self.reported)
            row.opened.connect(self.open_sheet)
            row.removed.connect(self.removed)
            self._list.addWidget(row)

    def _show_form(self) -> None:
        sheet = next((one for one in self._sheets if one.id == self._open), None)
        self._title.setVisible(sheet is not None)
        self._title.setText((sheet.topic or kinds()[sheet.kind]) if sheet is not None else "")
        parts: list[Part | None] = [*sheet.parts, None] if sheet is not None else []
        for old in self.parts[len(parts) :]:
            self._form.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.parts = self.parts[: len(parts)]
        while len(self.parts) < len(parts):
            form = PartForm(len(self.parts))
            form.asked.connect(self._on_asked)
            form.written.connect(self._on_written)
            form.rewritten.connect(self.rewritten)
            form.drafted.connect(self.drafted)
            self.parts.append(form)
            self._form.addWidget(form)
        for form, part in zip(self.parts, parts, strict=True):
            form.show_part(part)

    def _on_new(self) -> None:
        kind = next((kind for kind, button in self.new.items() if button is self.sender()), "")
        if kind:
            self.begun.emit(kind)

    def _on_asked(self, place: int, text: str) -> None:
        self.asked.emit(self._open, place, text)

    def _on_written(self, place: int, text: str) -> None:
        self.written.emit(self._open, place, text)


def _head(sheet: Sheet) -> tuple[object, ...]:
    return (sheet.id, sheet.kind, sheet.topic, sheet.convener, sheet.taker, sheet.place, sheet.slot, sheet.reported)
