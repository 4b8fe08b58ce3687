"""The session in short, in the facilitator's words; and what waits in the parking lot before the closing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.synthesis import MESSAGES, Synthesis
from copdesk.notes.values import Line, Part
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.people.inline import InlineText
from ui.shell.theme import theme_now

MOST = 50


class InShort(QWidget):
    """Three messages, one quote and a headline an activity; each is kept by Enter or by leaving its line."""

    message_written = Signal(int, str)
    quote_written = Signal(str)
    headline_written = Signal(object, str)
    closing_written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("in_short")
        self._activities: tuple[tuple[Id, str], ...] = ()
        self.headlines: list[InlineText] = []
        self.messages: list[InlineText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().px(4))
        self._column.addWidget(PlainLabel(tr("In short"), bold=True))
        hint = tr("All of it may stay empty. The report begins with it.")
        self._column.addWidget(PlainLabel(hint, "muted", wrap=True))
        for number in range(1, MESSAGES + 1):
            line = InlineText(tr("Key message {n}").format(n=number), tr("Key message {n}").format(n=number),
                              name=f"message_{number}")  # fmt: skip
            line.entered.connect(self._on_message)
            self.messages.append(line)
            self._column.addWidget(line)
        self.quote = InlineText(tr("One quote"), tr("One quote"), name="synthesis_quote")
        self.quote.entered.connect(self.quote_written)
        self._column.addWidget(self.quote)
        hint = tr("A closing line: the sheet of questions and answers ends with it")
        self.closing = InlineText(tr("Closing line"), hint, name="synthesis_closing")
        self.closing.entered.connect(self.closing_written)
        self._column.addWidget(self.closing)

    def show_synthesis(self, synthesis: Synthesis, parts: Sequence[Part]) -> None:
        """What is written; whoever types in a line is not disturbed."""
        activities = tuple(dict.fromkeys((part.activity_id, part.activity) for part in parts))
        if activities != self._activities:
            self._activities = activities
            for old in self.headlines:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.headlines = []
            for number, (_, title) in enumerate(activities, 1):
                hint = tr("Headline of “{activity}”").format(activity=title)
                line = InlineText(hint, hint, name=f"headline_{number}")
                line.entered.connect(self._on_headline)
                self.headlines.append(line)
                self._column.addWidget(line)
        for line, (key, _) in zip(self.headlines, activities, strict=True):
            line.set_text(synthesis.headline(key))
        for line, text in zip(self.messages, synthesis.messages, strict=True):
            line.set_text(text)
        self.quote.set_text(synthesis.quote)
        self.closing.set_text(synthesis.closing)

    def _on_message(self, text: str) -> None:
        line = self.sender()
        if isinstance(line, InlineText) and line in self.messages:
            self.message_written.emit(self.messages.index(line), text)

    def _on_headline(self, text: str) -> None:
        line = self.sender()
        if isinstance(line, InlineText) and line in self.headlines:
            self.headline_written.emit(self._activities[self.headlines.index(line)][0], text)


class ParkedRow(QWidget):
    """One parked note: it stays as a topic, or it is done with."""

    topic_wanted = Signal(object)
    settled = Signal(object)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.line = line
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stays = Button(tr("To the topics"), height=28, name="parked_topic")
        self.done = Button(tr("Settled"), "ghost", height=28, name="parked_settled")
        self.stays.clicked.connect(self._on_stays)
        self.done.clicked.connect(self._on_done)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(PlainLabel(line.note.body, wrap=True), 1)
        row.addWidget(self.stays)
        row.addWidget(self.done)

    def _on_stays(self) -> None:
        self.topic_wanted.emit(self.line.note.id)

    def _on_done(self) -> None:
        self.settled.emit(self.line.note.id)


class ParkedList(QWidget):
    """The parking lot, to be looked through before the closing; away while it is empty."""

    topic_wanted = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parked_list")
        self._lines: tuple[Line, ...] = ()
        self._rows: list[ParkedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(tr("In the parking lot"), bold=True))
        self.hide()

    def show_parked(self, lines: Sequence[Line]) -> None:
        parked = tuple(line for line in lines if line.note.parked)[:MOST]
        if parked == self._lines:
            return
        self._lines = parked
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [ParkedRow(line) for line in parked]
        for row in self._rows:
            row.topic_wanted.connect(self.topic_wanted)
            row.settled.connect(self.settled)
            self._column.addWidget(row)
        self.setVisible(bool(parked))

    def rows(self) -> list[ParkedRow]:
        return self._rows
