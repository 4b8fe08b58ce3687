"""The newsletter that is being written, and the tasks of a community's life, as pages."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.community.life import Section, Talk, Task
from copdesk.words import tr
from ui.community.pages import MOST_LINES, Page
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.keeping import Keeping
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.shell.theme import theme_now


class NewsletterPage(Page):
    """A field for each part; leaving it keeps it. What the book offers for a part is one press away."""

    written = Signal(str, str)
    sent = Signal()
    preview_requested = Signal()

    def __init__(self) -> None:
        super().__init__("newsletter_page")
        self.fields: dict[str, Field] = {}
        self._offers: dict[str, QVBoxLayout] = {}
        self._shown: dict[str, Section] = {}
        self.keeping = Keeping(self._text_of, self)
        self.keeping.settled.connect(self.written)
        self._last = PlainLabel("", "muted")
        self.column.addWidget(self._last)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme_now().px(16))
        self.column.addLayout(self._parts)
        foot = QHBoxLayout()
        preview = Button(tr("See it as a page"), icon="report", name="see_newsletter")
        preview.clicked.connect(self.preview_requested)
        self.send = Button(tr("It is sent"), "primary", icon="mail", name="send_newsletter")
        self.send.clicked.connect(self.sent)
        foot.addWidget(preview)
        foot.addWidget(self.send)
        foot.addStretch()
        self.column.addLayout(foot)
        self.column.addStretch()

    def show_sections(self, sections: list[Section]) -> None:
        """Takes the parts into view; the field that is being typed into is left alone."""
        for one in sections:
            if one.key not in self.fields:
                self._build(one)
            before = self._shown.get(one.key)
            self._shown[one.key] = one
            if not self.fields[one.key].edit.hasFocus():
                self.fields[one.key].set_text(one.text)
            if before != one:
                self._show_offers(one)

    def show_sent(self, days: list[str]) -> None:
        """Says when the last one was sent."""
        words = tr("The last newsletter was sent on {day}.").format(day=days[0]) if days else ""
        self._last.setText(words or tr("No newsletter was sent yet. Write a part or two; the rest may stay empty."))

    def _text_of(self, key: str) -> str:
        return self._shown[key].text

    def _build(self, one: Section) -> None:
        field = Field(tr(one.title), lines=3, most=MOST_LINES, name="newsletter_part")
        self.keeping.watch(one.key, field)
        self.fields[one.key] = field
        offers = QVBoxLayout()
        offers.setSpacing(0)
        self._offers[one.key] = offers
        self._parts.addWidget(field)
        self._parts.addLayout(offers)

    def _show_offers(self, one: Section) -> None:
        layout = self._offers[one.key]
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        taken = set(one.text.splitlines())
        for line in [line for line in one.offered if line not in taken][:3]:
            offer = _Offer(self, one.key, line)
            layout.addWidget(offer)

    def take(self, key: str, line: str) -> None:
        """Adds an offered line to a part."""
        text = self.fields[key].text().strip()
        self.written.emit(key, f"{text}\n{line}" if text else line)


class _Offer(QWidget):
    """A line that may be taken: by its button, or by a press anywhere on it."""

    def __init__(self, page: NewsletterPage, key: str, line: str) -> None:
        super().__init__()
        self._page, self._key, self._line = page, key, line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        add = Button("", "ghost", icon="add", height=28, says=tr("Add “{line}”").format(line=line))
        add.clicked.connect(self._on_add)
        row.addWidget(add)
        row.addWidget(PlainLabel(line, "muted", elide=True), 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._on_add()

    def _on_add(self) -> None:
        self._page.take(self._key, self._line)


class TasksPage(Page):
    """What is to be done at the beginning, on the way and at the end; and what came up in talks with leaders."""

    ticked = Signal(str, str, bool)
    added = Signal(str, str)
    talked = Signal(str, str)  # what came up, and the name of whom it was with

    def __init__(self) -> None:
        super().__init__("tasks_page")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_now().px(6))
        self.column.addLayout(self._list)
        self.column.addWidget(PlainLabel(tr("Talks with leaders"), bold=True))
        self.talk_with = Field(hint=tr("With whom?"), name="talk_with")
        self.talk_field = Field(hint=tr("How does it go? What came up?"), name="talk_field")
        line = QHBoxLayout()
        line.setSpacing(theme_now().px(8))
        line.addWidget(self.talk_with, 1)
        line.addWidget(self.talk_field, 3)
        self.column.addLayout(line)
        self._names = QStringListModel(self)
        if isinstance(self.talk_with.edit, QLineEdit):
            completer = QCompleter(self._names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.talk_with.edit.setCompleter(completer)
        if isinstance(self.talk_field.edit, QLineEdit):
            self.talk_field.edit.returnPressed.connect(self._on_talk)
        self._talks = QVBoxLayout()
        self.column.addLayout(self._talks)
        self.column.addStretch()
        self._shown: list[Task] = []
        self.task_fields: dict[str, Field] = {}

    def show_tasks(self, tasks: list[Task]) -> None:
        """Takes the tasks into view, each phase with its heading."""
        if tasks == self._shown:
            return
        self._shown = tasks
        _empty(self._list)
        self.task_fields = {}
        phases = list(dict.fromkeys(task.phase for task in tasks))
        for phase in phases:
            mine = [task for task in tasks if task.phase == phase]
            done = sum(1 for task in mine if task.done_at)
            head = QHBoxLayout()
            head.setContentsMargins(0, theme_now().px(8), 0, 0)
            head.addWidget(PlainLabel(tr(phase), type="title", bold=True))
            head.addWidget(PlainLabel(tr("{done} of {all}").format(done=done, all=len(mine)), "muted"), 1)
            holder = QWidget()
            holder.setLayout(head)
            self._list.addWidget(holder)
            for task in mine:
                self._list.addWidget(_TaskRow(self, task))
            field = _NewTask(self, phase)
            self.task_fields[phase] = field
            self._list.addWidget(field)

    def show_people(self, names: list[str]) -> None:
        """Who may be named as the one a talk was with."""
        self._names.setStringList(names)

    def show_talks(self, talks: list[Talk]) -> None:
        """Takes talks into view, the latest first."""
        _empty(self._talks)
        for one in talks[:12]:
            words = " · ".join(part for part in (one.day, one.who, one.body) if part)
            self._talks.addWidget(PlainLabel(words, wrap=True))
        if not talks:
            self._talks.addWidget(PlainLabel(tr("No talk was noted yet."), "muted"))

    def talk_kept(self) -> None:
        """Makes room for the next talk."""
        for field in (self.talk_field, self.talk_with):
            field.accept()
            field.set_text("")

    def _on_talk(self) -> None:
        self.talked.emit(self.talk_field.text(), self.talk_with.text())


class _TaskRow(Check):
    def __init__(self, page: TasksPage, task: Task) -> None:
        super().__init__(tr(task.body), bool(task.done_at))
        self._page, self._task = page, task
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, on: bool) -> None:
        self._page.ticked.emit(self._task.phase, self._task.body, on)


class _NewTask(Field):
    def __init__(self, page: TasksPage, phase: str) -> None:
        super().__init__(hint=tr("Another task"), name="task_field")
        self._page, self._phase = page, phase
        if isinstance(self.edit, QLineEdit):
            self.edit.returnPressed.connect(self._on_return)

    def _on_return(self) -> None:
        self._page.added.emit(self._phase, self.text())


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
