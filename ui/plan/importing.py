"""A plan that somebody sent: the source at the left, what was understood at the right, corrected before it is kept."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.incoming import take_read
from copdesk.plan.lengths import length_text
from copdesk.plan.reading.values import PlanReading
from copdesk.plan.reading.whole import read_whole
from copdesk.plan.values import Session
from copdesk.tables.manner import Manner
from copdesk.words import Refused, sentence, tr, tr_many
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.dropping import take_copy
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.manner import MannerBar
from ui.parts.tip import tip
from ui.plan.drafting import DraftEditing
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
        self._places: list[Id] = []  # of the activities as they were read, to find their lines by
        self._path: Path | None = None
        self._asked = 0
        self._filling = self._typed = False
        self.source = SourceText()
        self.source.setAccessibleName(tr("The plan as it came in"))
        self.source.setPlaceholderText(tr("Paste a plan here, drop a file, or open one."))
        self.manner = MannerBar()
        self.title = Field(tr("Title"), name="import_title")
        self.model = PlanModel(self)
        self.table = PlanTable(self.model)
        self.editing = DraftEditing(self.model, self.table, self)
        self.bar = TimeBar()
        self._kind = PlainLabel("", "muted", elide=True)
        self._facts, self._warnings = PlainLabel("", "muted", wrap=True), PlainLabel("", "accent_text", wrap=True)
        self._refusal = PlainLabel("", "danger", wrap=True)
        self.days = Choice()
        self.days.setObjectName("import_day")
        self.days.setAccessibleName(tr("Day"))
        self.days.hide()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(REREAD_MS)
        self._again.timeout.connect(self._on_reread)
        self._lay_out()
        self.setFocusProxy(self.source)
        self.source.textChanged.connect(self._on_typed)
        self.manner.chosen.connect(self._on_manner)
        self.days.activated.connect(self._on_day)
        self.editing.changed.connect(self._on_corrected)
        self.editing.refused.connect(self._on_cell_refused)
        self.title.entered.connect(self._on_title)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.begin()

    def begin(self) -> None:
        """An empty page, nothing understood yet."""
        self._path = None
        self._asked += 1
        self._fill("")
        self.manner.begin()
        self._show_nothing()
        self._refuse("")

    def read_file(self, path: Path) -> None:
        """Reads a file of any known kind on the book's thread."""
        self._path = path
        self.manner.begin()
        self._facts.setText(tr("Reading {name} …").format(name=path.name))
        self._read(path, "")

    # ---- what was read -------------------------------------------------------------------------------------

    def _read(self, source: Path | bytes, name: str) -> None:
        """Reads beside the book: notes are kept meanwhile, and whoever leaves or types on does not wait."""
        self._asked += 1
        self._bridge.aside(_answer, self._asked, source, name, self.manner.manner, then=self._on_answer)

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
        self._reading = reading
        self._places = [one.id for session in sessions for one in session.activities]
        self.days.clear()
        for number, session in enumerate(sessions, 1):
            self.days.addItem(session.day_text or tr("Day {n}").format(n=number))
        self.days.setVisible(len(sessions) > 1)
        as_it_came = self._path is not None and not self._typed
        self.manner.show_told(reading, letters=as_it_came, cells=reading.format in ("table", "text"))
        self.source.show_reading(reading)
        self._warn(reading.warnings)
        self.editing.begin(sessions)
        self._refuse("" if sessions else sentence(Refused("plan.nothing")))

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
            self.manner.begin()
            self._show_nothing()
            return
        name = "pasted.txt"
        if self._path is not None and self._path.suffix.lower() in (".md", ".html", ".htm", ".rst", ".csv", ".tsv"):
            name = self._path.name  # what was opened as a table is still one
        self._read(text.encode("utf-8", "replace"), name)

    def _fill(self, text: str) -> None:
        self._filling = True
        self.source.setPlainText(text)
        self._filling = self._typed = False

    # ---- what is shown -------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._reading, self._places = None, []
        self.source.show_reading(None)
        for label in (self._warnings, self._kind):
            label.setText("")
        self.days.hide()
        self.editing.begin(())

    def _on_corrected(self) -> None:
        """Shows the session as it is now: read, corrected, or as it was before."""
        self._refuse("")
        sessions, session = self.editing.sessions, self.editing.session
        self.model.show_session(session)
        self.bar.show_session(session)
        if not self.title.edit.hasFocus():
            self.title.set_text(session.title if session is not None else "")
        self.take.set_off("" if session and session.activities else tr("No activity was understood yet."))
        if len(sessions) > 1:
            self.take.setText(tr("Make it {n} sessions").format(n=len(sessions)))
        else:
            self.take.setText(tr("Make it a session"))
        self._facts.setText(self._facts_of(session))
        reading = self._reading
        parts = (kinds().get(reading.format, ""), reading.encoding.upper()) if reading is not None else ()
        self._kind.setText(" · ".join(part for part in parts if part))

    def _facts_of(self, session: Session | None) -> str:
        if session is None or self._reading is None:
            return tr("What is understood will stand here; nothing is kept before you say so.")
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        slot = "" if slot and slot.replace(":", ".") in session.day_text.replace("-", "–").replace(":", ".") else slot
        total = tr("{length} in all").format(length=length_text(session.planned_s))
        hosts = ", ".join((*self._reading.convener, *self._reading.process_coach))
        hosted = tr("hosted by {names}").format(names=hosts) if hosts else ""
        parts = (session.day_text, slot, session.space, hosted, total)
        return " · ".join(part for part in parts if part)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        """The first of them, so that what was understood keeps its room; all stand in the tool tip."""
        more = len(warnings) - MOST_WARNINGS
        shown = [*warnings[:MOST_WARNINGS], *([tr_many("and {n} more", "and {n} more", more)] if more > 0 else [])]
        self._warnings.setText("\n".join(shown))
        tip(self._warnings, "\n".join(warnings) if more > 0 else "")

    # ---- what a person does --------------------------------------------------------------------------------

    def _on_row(self) -> None:
        line = self.table.line()
        if line is None or self._reading is None:
            return
        lines = lines_of(self._reading.activities)
        at = self._places.index(line.activity.id) if line.activity.id in self._places else -1
        self.source.point_at(lines[at] if 0 <= at < len(lines) else 0)

    def _on_day(self, at: int) -> None:
        self.editing.at = at
        self._on_corrected()

    def _on_manner(self, _manner: Manner) -> None:
        """Reads the same once more, in the way that a person chose."""
        if self._path is not None and not self._typed:
            self._read(self._path, "")
        else:
            self._on_reread()

    def _on_title(self, text: str) -> None:
        session = self.editing.session
        if session is not None and session.title != text.strip():
            self.editing.put(replace(session, title=text.strip()))

    def _on_cell_refused(self, exc: Refused) -> None:
        self._refuse(sentence(exc))

    def _on_open(self) -> None:
        known = tr("Plans") + " (*.txt *.md *.html *.htm *.rst *.csv *.tsv *.xlsx *.ods *.docx *.ics *.json *.toml)"
        dialog = QFileDialog(self, tr("Open a plan"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.setNameFilters([known, tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._on_file)
        dialog.show()

    def _on_file(self, path: str) -> None:
        self.read_file(Path(path))

    def _on_take(self) -> None:
        if self.editing.sessions and self._reading is not None:
            self._on_title(self.title.text())
            untitled = tr("A plan")
            sessions = [one if one.title else replace(one, title=untitled) for one in self.editing.sessions]
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
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
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
        left.addLayout(_heading(tr("What came in"), self._kind))
        left.addWidget(self.manner)
        left.addWidget(self.source, 1)
        right.addLayout(_heading(tr("What was understood"), self.days))
        for widget in (self.title, self._facts, self.bar):
            right.addWidget(widget)
        right.addWidget(self.table, 1)
        how = tr("Correct any cell; Del takes a line out, Alt and an arrow moves it, Ctrl+Z takes it back.")
        right.addWidget(PlainLabel(how, "muted", "small", wrap=True))
        right.addWidget(self._warnings)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        column.addLayout(row, 1)


def _answer(number: int, source: Path | bytes, name: str, manner: Manner) -> tuple[int, bool, Found | Refused]:
    """What was read, or why not, with the number of the question: answers may come when others are wanted."""
    try:
        return number, isinstance(source, Path), read_whole(source, name, manner)
    except Refused as exc:
        return number, isinstance(source, Path), exc


def kinds() -> dict[str, str]:
    """What a reading's format is called."""
    return {
        "text": tr("Text"), "markdown": "Markdown", "html": "HTML", "rest": "reStructuredText",
        "wiki": tr("Wiki page"),
        "table": tr("Rows and columns"), "xlsx": tr("Workbook"), "document": tr("Word document"),
        "calendar": tr("Calendar"), "ontime": "Ontime", "toml": "copdesk",
    }  # fmt: skip


def _heading(words: str, beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme_now().px(8))
    row.addStrut(theme_now().px(36))  # as high with a choice as without
    row.addWidget(PlainLabel(words, bold=True))
    row.addWidget(beside)
    row.addStretch()
    return row
