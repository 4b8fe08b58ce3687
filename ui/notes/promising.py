"""The closing of a session: what it came to, and what was promised, with a tick for what is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.notes.values import Promise
from copdesk.words import tr
from ui.notes.outcome import OutcomeList
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.people.inline import InlineText
from ui.shell.theme import theme_now


class PromiseRow(QWidget):
    """One promise. `changed` gives its id, the field and the new words; `ticked` whether it is done."""

    changed = Signal(object, str, str)
    ticked = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.promise = promise
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.done = Check("", promise.done_at is not None, name="promise_done")
        self.done.setAccessibleName(tr("Done: {what}").format(what=promise.what))
        self.done.toggled.connect(self._on_toggled)
        self.what = InlineText(tr("What"), name="promise_what")
        self.who = InlineText(tr("Who"), tr("who?"), name="promise_who")
        self.due = InlineText(tr("By when"), tr("by when?"), name="promise_due")
        self.what.set_text(promise.what)
        self.who.set_text(promise.who)
        self.due.set_text(promise.due)
        self.what.entered.connect(self._on_what)
        self.who.entered.connect(self._on_who)
        self.due.entered.connect(self._on_due)
        self.who.setFixedWidth(theme.px(150))
        self.due.setFixedWidth(theme.px(120))
        away = Button("", "ghost", icon="remove", height=28, says=tr("Remove"), name="promise_remove")
        away.clicked.connect(self._on_removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(8))
        for widget in (self.done, self.what, self.who, self.due, away):
            row.addWidget(widget, 1 if widget is self.what else 0, Qt.AlignmentFlag.AlignTop)

    def _on_toggled(self, done: bool) -> None:
        self.ticked.emit(self.promise.id, done)

    def _on_what(self, text: str) -> None:
        self.changed.emit(self.promise.id, "what", text)

    def _on_who(self, text: str) -> None:
        self.changed.emit(self.promise.id, "who", text)

    def _on_due(self, text: str) -> None:
        self.changed.emit(self.promise.id, "due", text)

    def _on_removed(self) -> None:
        self.removed.emit(self.promise.id)


class Promising(QWidget):
    """All promises of a session. `written` gives a typed line; the other signals are those of the rows."""

    written = Signal(str)
    changed = Signal(object, str, str)
    ticked = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._promises: tuple[Promise, ...] = ()
        self.setObjectName("promising")
        self.line = Field("", tr("send the list @jane by Friday"), name="promise_line")
        assert isinstance(self.line.edit, QLineEdit)
        self.line.edit.returnPressed.connect(self._on_return)
        self._none = PlainLabel(
            tr("Nothing was promised yet. A note that begins with > stands here too."), "muted", wrap=True
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 0)
        column.setSpacing(theme.px(8))
        self.outcomes = OutcomeList()
        column.addWidget(self.outcomes)
        column.addWidget(PlainLabel(tr("Who does what by when"), bold=True))
        column.addWidget(self.line)
        column.addWidget(self._none)
        column.addWidget(self._scroll, 1)

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Shows them, open ones first; a list that is the same stays as it is, with the caret in it."""
        if tuple(promises) == self._promises:
            return
        self._promises = tuple(promises)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for promise in promises[:300]:
            row = PromiseRow(promise)
            row.changed.connect(self.changed)
            row.ticked.connect(self.ticked)
            row.removed.connect(self.removed)
            column.addWidget(row)
        column.addStretch()
        self._scroll.setWidget(inner)
        self._none.setVisible(not promises)

    def rows(self) -> list[PromiseRow]:
        """The rows from above."""
        inner = self._scroll.widget()
        return inner.findChildren(PromiseRow) if inner is not None else []

    def written_down(self) -> None:
        """Empties the line: the promise is kept."""
        self.line.accept()
        self.line.set_text("")

    def _on_return(self) -> None:
        text = self.line.text().strip()
        if text:
            self.written.emit(text)
