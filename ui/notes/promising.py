"""The closing of a session: what it came to, and what was promised, with a tick for what is done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.notes.dues import due_day, overdue
from copdesk.notes.values import Promise
from copdesk.words import tr
from ui.notes.outcome import OutcomeList
from ui.notes.shortly import InShort, ParkedList
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.people.inline import InlineText
from ui.shell.theme import theme_now

MOST = 300


class PromiseRow(QWidget):
    """One promise. `changed` gives its id, the field and the new words; `ticked` whether it is done."""

    changed = Signal(object, str, str)
    ticked = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, promise: Promise, *, late: bool = False, parent: QWidget | None = None) -> None:
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
        day = due_day(promise)
        told = day.isoformat() if day is not None and promise.due != day.isoformat() else ""
        overdue_mark = PlainLabel(tr("overdue") if late else told, "danger" if late else "muted", "small")
        overdue_mark.setFixedWidth(theme.px(76))
        overdue_mark.setContentsMargins(0, theme.px(4), 0, 0)
        for widget in (self.done, self.what, self.who, self.due, overdue_mark, away):
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
    """The closing on one page. `written` gives a typed line, `file_wanted` asks where to; the others are the rows'."""

    written = Signal(str)
    changed = Signal(object, str, str)
    ticked = Signal(object, bool)
    removed = Signal(object)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("promising")
        self.line = Field("", tr("send the list @jane by Friday"), name="promise_line")
        assert isinstance(self.line.edit, QLineEdit)
        self.line.edit.returnPressed.connect(self._on_return)
        self._none = PlainLabel(
            tr("Nothing was promised yet. A note that begins with > stands here too."), "muted", wrap=True
        )
        self.outcomes, self.parked, self.short = OutcomeList(), ParkedList(), InShort()
        self._own, self._earlier = PromiseList(), PromiseList(tr("Still open from earlier sessions"))
        self._save = Button(
            tr("Save as a file …"), "ghost", height=28, says=tr("As a table or for a calendar"), name="promises_save"
        )
        self._save.clicked.connect(self.file_wanted)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Who does what by when"), bold=True), 1)
        head.addWidget(self._save)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self._earlier)
        column.addWidget(self.outcomes)
        column.addLayout(head)
        for widget in (self.line, self._none, self._own, self.parked, self.short):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        for promises in (self._own, self._earlier):
            promises.changed.connect(self.changed)
            promises.ticked.connect(self.ticked)
            promises.removed.connect(self.removed)

    def show_promises(self, promises: Sequence[Promise], today: date) -> None:
        """The session's own, open ones first."""
        self._own.show_promises(promises, today)
        self._none.setVisible(not promises)
        self._save.setVisible(bool(promises))

    def show_earlier(self, promises: Sequence[Promise], today: date) -> None:
        """Those that earlier sessions left open: they are looked at first."""
        self._earlier.show_promises(promises, today)

    def rows(self) -> list[PromiseRow]:
        """The session's own rows from above."""
        return self._own.rows()

    def earlier_rows(self) -> list[PromiseRow]:
        return self._earlier.rows()

    def written_down(self) -> None:
        """Empties the line: the promise is kept."""
        self.line.accept()
        self.line.set_text("")

    def _on_return(self) -> None:
        text = self.line.text().strip()
        if text:
            self.written.emit(text)


class PromiseList(QWidget):
    """Promises below each other, under a heading if it has one; away while there are none."""

    changed = Signal(object, str, str)
    ticked = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Promise, bool], ...] = ()
        self._rows: list[PromiseRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if title:
            self._column.addWidget(PlainLabel(title, bold=True))
        self.hide()

    def show_promises(self, promises: Sequence[Promise], today: date) -> None:
        """A list that is the same stays as it is, with the caret in it."""
        shown = tuple((promise, overdue(promise, today)) for promise in promises[:MOST])
        if shown == self._shown:
            return
        self._shown = shown
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [PromiseRow(promise, late=late) for promise, late in shown]
        for row in self._rows:
            row.changed.connect(self.changed)
            row.ticked.connect(self.ticked)
            row.removed.connect(self.removed)
            self._column.addWidget(row)
        self.setVisible(bool(shown))

    def rows(self) -> list[PromiseRow]:
        return self._rows
