"""A plan that somebody sent: the source at the left, what was understood at the right, corrected before it is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.incoming import take_read
from copdesk.plan.lengths import length_text
from copdesk.plan.lines import PlanLine
from copdesk.plan.reading.values import PlanReading
from copdesk.plan.reading.whole import read_whole
from copdesk.plan.values import Session
from copdesk.tables.decoding import OFFERED
from copdesk.words import Refused, sentence, tr, tr_many
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.plan.correcting import corrected
from ui.plan.model import PlanModel
from ui.plan.source import SourceText, lines_of
from ui.plan.table import PlanTable
from ui.plan.timebar import TimeBar
from ui.shell.theme import theme_now

REREAD_MS = 300
MOST_WARNINGS = 4
Found = tuple[tuple[Session, ...], PlanReading]


class PlanImport(QWidget):
    """`taken` carries the new session's key; `left` means that nothing was kept."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_import")
        self.setAcceptDrops(True)
        self._desk, self._bridge = desk, bridge
        self._reading: PlanReading | None = None
        self._sessions: list[Session] = []
        self._at = 0  # the session in view: one for each day that the plan names
        self._path: Path | None = None
        self._asked = 0
        self._filling = self._typed = False
        self.source = SourceText()
        self.source.setAccessibleName(tr("The plan as it came in"))
        self.source.setPlaceholderText(tr("Paste a plan here, drop a file, or open one."))
        self.title = Field(tr("Title"), name="import_title")
        self.model = PlanModel(self)
        self.table = PlanTable(self.model)
        self.bar = TimeBar()
        self._kind = PlainLabel("", "muted", elide=True)
        self._facts, self._warnings = PlainLabel("", "muted", wrap=True), PlainLabel("", "accent_text", wrap=True)
        self._refusal = PlainLabel("", "danger", wrap=True)
        self.days = _choice(tr("Day"), "import_day", self._on_day)
        self.encodings = _choice(tr("Letters as in"), "import_encoding", self._on_encoding)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(REREAD_MS)
        self._again.timeout.connect(self._on_reread)
        self._lay_out()
        self.source.textChanged.connect(self._on_typed)
        self.model.edited.connect(self._on_edited)
        self.title.edited.connect(self._on_title)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.begin()

    def begin(self) -> None:
        """An empty page, nothing understood yet."""
        self._path = None
        self._asked += 1
        self._fill("")
        self._show_nothing()
        self._refuse("")

    def read_file(self, path: Path, encoding: str = "") -> None:
        """Reads a file of any known kind on the book's thread."""
        self._path = path
        if not encoding:
            self.encodings.hide()
        self._facts.setText(tr("Reading {name} …").format(name=path.name))
        self._read(path, "", encoding)

    # ---- what was read -------------------------------------------------------------------------------------

    def _read(self, source: Path | bytes, name: str, encoding: str = "") -> None:
        """Reads beside the book: notes are kept meanwhile, and whoever leaves or types on does not wait."""
        self._asked += 1
        self._bridge.aside(_answer, self._asked, source, name, encoding, then=self._on_answer)

    def _on_answer(self, answer: tuple[int, bool, Found | Refused]) -> None:
        number, file, found = answer
        if number != self._asked:  # something else was asked for since, or the page was left
            return
        if isinstance(found, Refused):
            if file and not self._typed:  # what another file held does not belong to this one; what was typed stays
                self._fill("")
            self._on_refused(found)
            return
        if file:
            self._fill("\n".join(found[1].lines))
        self._on_reading(*found)

    def _on_reading(self, sessions: tuple[Session, ...], reading: PlanReading) -> None:
        self._refuse("")
        self._reading, self._sessions, self._at = reading, list(sessions), 0
        self.days.clear()
        for number, session in enumerate(sessions, 1):
            self.days.addItem(session.day_text or tr("Day {n}").format(n=number))
        self.days.setVisible(len(sessions) > 1)
        self._show_encodings(reading)
        self.source.show_reading(reading)
        self._warn(reading.warnings)
        self.title.set_text(sessions[0].title)
        self._show()

    def _on_refused(self, exc: Exception) -> None:
        self._show_nothing()
        self._refuse(sentence(exc))

    def _on_typed(self) -> None:
        if not self._filling:
            self._typed = True
            self._again.start()

    def _on_reread(self) -> None:
        text = self.source.toPlainText()
        if not text.strip():
            self._show_nothing()
            return
        name = "pasted.txt"
        if self._path is not None and self._path.suffix.lower() in (".md", ".html", ".htm", ".rst", ".csv", ".tsv"):
            name = self._path.name  # what was opened as a table is still one
        data = text.encode("utf-8", "replace")
        self._read(data, name)

    def _fill(self, text: str) -> None:
        self._filling = True
        self.source.setPlainText(text)
        self._filling = self._typed = False

    # ---- what is shown -------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._reading, self._sessions = None, []
        self.source.show_reading(None)
        for label in (self._warnings, self._kind):
            label.setText("")
        for box in (self.days, self.encodings):
            box.hide()
        self.title.set_text("")
        self._show()

    def _show(self) -> None:
        session = self._sessions[self._at] if self._sessions else None
        self.model.show_session(session)
        self.bar.show_session(session)
        self.take.set_off("" if session and session.activities else tr("No activity was understood yet."))
        if len(self._sessions) > 1:
            self.take.setText(tr("Make it {n} sessions").format(n=len(self._sessions)))
        else:
            self.take.setText(tr("Make it a session"))
        if session is None or self._reading is None:
            self._facts.setText(tr("What is understood will stand here; nothing is kept before you say so."))
            return
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        slot = "" if slot and slot.replace(":", ".") in session.day_text.replace("-", "–").replace(":", ".") else slot
        total = tr("{length} in all").format(length=length_text(session.planned_s))
        hosts = ", ".join((*self._reading.convener, *self._reading.process_coach))
        hosted = tr("hosted by {names}").format(names=hosts) if hosts else ""
        parts = (session.day_text, slot, session.space, hosted, total)
        self._facts.setText(" · ".join(part for part in parts if part))
        kind = kinds().get(self._reading.format, "")
        self._kind.setText(" · ".join(part for part in (kind, self._reading.encoding.upper()) if part))

    def _warn(self, warnings: tuple[str, ...]) -> None:
        """The first of them, so that what was understood keeps its room; all stand in the tool tip."""
        more = len(warnings) - MOST_WARNINGS
        shown = [*warnings[:MOST_WARNINGS], *([tr_many("and {n} more", "and {n} more", more)] if more > 0 else [])]
        self._warnings.setText("\n".join(shown))
        self._warnings.setToolTip("\n".join(warnings) if more > 0 else "")

    def _show_encodings(self, reading: PlanReading) -> None:
        """Offered only where the letters had to be guessed, and are still there as they came."""
        guessed = not reading.encoding_sure and self._path is not None
        self.encodings.setVisible(guessed or (self.encodings.isVisible() and self._path is not None))
        if guessed:
            self.encodings.clear()
            self.encodings.addItems(list(dict.fromkeys((reading.encoding, *OFFERED))))

    # ---- what a person does --------------------------------------------------------------------------------

    def _on_row(self) -> None:
        line = self.table.line()
        if line is None or self._reading is None:
            return
        places = [one.id for session in self._sessions for one in session.activities]
        lines = lines_of(self._reading.activities)
        at = places.index(line.activity.id) if line.activity.id in places else -1
        self.source.point_at(lines[at] if 0 <= at < len(lines) else 0)

    def _on_day(self, at: int) -> None:
        self._at = at
        self.title.set_text(self._sessions[at].title)
        self._show()

    def _on_encoding(self, _at: int) -> None:
        if self._path is not None:
            self.read_file(self._path, self.encodings.currentText())

    def _on_title(self, text: str) -> None:
        if self._sessions:
            self._sessions[self._at] = replace(self._sessions[self._at], title=text.strip())

    def _on_edited(self, line: PlanLine, column: int, text: str) -> None:
        """Corrects the reading itself: nothing of it is in the book yet."""
        if not self._sessions:
            return
        try:
            changed = corrected(line, column, text).activity
        except Refused as exc:
            self._refuse(sentence(exc))
            return
        session = self._sessions[self._at]
        activities = tuple(changed if one.id == changed.id else one for one in session.activities)
        self._sessions[self._at] = replace(session, activities=activities)
        self._refuse("")
        self._show()

    def _on_open(self) -> None:
        known = tr("Plans") + " (*.txt *.md *.html *.htm *.rst *.csv *.tsv *.xlsx *.docx *.ics *.json *.toml)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Open a plan"), "", f"{known};;{tr('All files')} (*)")
        if chosen:
            self.read_file(Path(chosen))

    def _on_take(self) -> None:
        if self._sessions and self._reading is not None:
            self._on_title(self.title.text())
            untitled = tr("A plan")
            sessions = [one if one.title else replace(one, title=untitled) for one in self._sessions]
            take = partial(take_read, self._desk)
            self._bridge.do(take, sessions, self._reading, then=self._on_taken, refused=self._on_take_refused)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def _on_take_refused(self, exc: Exception) -> None:
        self._refuse(sentence(exc))

    def _on_taken(self, key: Id) -> None:
        self.begin()
        self.taken.emit(key)

    def _on_leave(self) -> None:
        self._path = None
        self._asked += 1
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.read_file(Path(paths[0]))

    # ---- building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Import a plan"), type="heading", bold=True), 1)
        opened = Button(tr("Open a file"), icon="folder", name="open_plan_file")
        opened.clicked.connect(self._on_open)
        leave = Button(tr("Cancel"), key="Esc", name="leave_import")
        leave.clicked.connect(self._on_leave)
        self.take = Button(tr("Make it a session"), "primary", icon="check", name="take_plan")
        self.take.clicked.connect(self._on_take)
        for button in (opened, leave, self.take):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self._refusal)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(theme.px(8))
        left.addLayout(_heading(tr("What came in"), self._kind, self.encodings))
        left.addWidget(self.source, 1)
        right.addLayout(_heading(tr("What was understood"), None, self.days))
        for widget in (self.title, self._facts, self.bar):
            right.addWidget(widget)
        right.addWidget(self.table, 1)
        right.addWidget(self._warnings)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        column.addLayout(row, 1)


def _answer(number: int, source: Path | bytes, name: str, encoding: str) -> tuple[int, bool, Found | Refused]:
    """What was read, or why not, with the number of the question: answers may come when others are wanted."""
    try:
        return number, isinstance(source, Path), read_whole(source, name, encoding)
    except Refused as exc:
        return number, isinstance(source, Path), exc


def kinds() -> dict[str, str]:
    """What a reading's format is called."""
    return {
        "text": tr("Text"), "markdown": "Markdown", "html": "HTML", "rest": "reStructuredText",
        "table": tr("Rows and columns"), "xlsx": tr("Workbook"), "document": tr("Word document"),
        "calendar": tr("Calendar"), "ontime": "Ontime", "toml": "copdesk",
    }  # fmt: skip


def _heading(words: str, fact: QWidget | None, choice: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme_now().px(8))
    row.addStrut(theme_now().px(36))  # as high with a choice as without
    row.addWidget(PlainLabel(words, bold=True))
    if fact is not None:
        row.addWidget(fact)
    row.addStretch()
    row.addWidget(choice)
    return row


def _choice(says: str, name: str, slot: Callable[[int], Any]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(says)
    box.setToolTip(says)
    box.activated.connect(slot)
    box.hide()
    return box
