"""A plan that somebody sent: the source at the left, what was understood at the right, corrected before it is kept."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.lengths import length_text, range_of, seconds_of
from copdesk.plan.lines import PlanLine
from copdesk.plan.reading.values import PlanReading
from copdesk.plan.reading.whole import read_whole
from copdesk.plan.values import Session, clock_of
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field, PlainEdit
from ui.parts.label import PlainLabel
from ui.plan.model import GROUP, PLANNED, RANGE, SCENE, STARTS, TITLE, PlanModel, grouping_words, scene_words
from ui.plan.table import PlanTable
from ui.plan.timebar import TimeBar
from ui.shell.theme import theme_now

REREAD_MS = 300


class PlanImport(QWidget):
    """`taken` carries the new session's key; `left` means that nothing was kept."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_import")
        self.setAcceptDrops(True)
        self._desk, self._bridge = desk, bridge
        self._session: Session | None = None
        self._filling = False
        self.source = PlainEdit()
        self.source.setAccessibleName(tr("The plan as it came in"))
        self.source.setPlaceholderText(tr("Paste a plan here, drop a file, or open one."))
        self.title = Field(tr("Title"), name="import_title")
        self.model = PlanModel(self)
        self.table = PlanTable(self.model)
        self.bar = TimeBar()
        self._facts, self._warnings = PlainLabel("", "muted", wrap=True), PlainLabel("", "accent_text", wrap=True)
        self._refusal = PlainLabel("", "danger", wrap=True)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(REREAD_MS)
        self._again.timeout.connect(self._on_reread)
        self._lay_out()
        self.source.textChanged.connect(self._on_typed)
        self.model.edited.connect(self._on_edited)
        self.begin()

    def begin(self) -> None:
        """An empty page, nothing understood yet."""
        self._fill("")
        self._show(None, ())
        self._refusal.setText("")

    def read_file(self, path: Path) -> None:
        """Reads a file of any known kind on the book's thread."""
        self._bridge.ask(read_whole, path, then=self._on_file, refused=self._on_refused)

    def _on_file(self, found: tuple[Session, PlanReading]) -> None:
        self._fill("\n".join(found[1].lines))
        self._on_reading(found)

    def _on_reading(self, found: tuple[Session, PlanReading]) -> None:
        session, reading = found
        self._refusal.setText("")
        self._show(session, reading.warnings)

    def _on_refused(self, exc: Exception) -> None:
        self._refusal.setText(sentence(exc))

    def _on_typed(self) -> None:
        if not self._filling:
            self._again.start()

    def _on_reread(self) -> None:
        text = self.source.toPlainText()
        if not text.strip():
            self._show(None, ())
            return
        data = text.encode("utf-8", "replace")
        self._bridge.ask(read_whole, data, "pasted.txt", then=self._on_reading, refused=self._on_refused)

    def _fill(self, text: str) -> None:
        self._filling = True
        self.source.setPlainText(text)
        self._filling = False

    def _show(self, session: Session | None, warnings: tuple[str, ...]) -> None:
        self._session = session
        self.model.show_session(session)
        self.bar.show_session(session)
        self._warnings.setText("\n".join(warnings))
        self.take.set_off("" if session and session.activities else tr("No activity was understood yet."))
        if session is None:
            self.title.set_text("")
            self._facts.setText(tr("What is understood will stand here; nothing is kept before you say so."))
            return
        self.title.set_text(session.title)
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        total = tr("{length} in all").format(length=length_text(session.planned_s))
        parts = (session.day_text, slot, session.space, total)
        self._facts.setText(" · ".join(part for part in parts if part))

    def _on_edited(self, line: PlanLine, column: int, text: str) -> None:
        """Corrects the reading itself: nothing of it is in the book yet."""
        session = self._session
        if session is None:
            return
        try:
            changed = _corrected(line, column, text)
        except Refused as exc:
            self._on_refused(exc)
            return
        activities = tuple(
            changed.activity if activity.id == line.activity.id else activity for activity in session.activities
        )
        self._refusal.setText("")
        self._show(replace(session, activities=activities, title=self.title.text()), ())

    def _on_open(self) -> None:
        kinds = tr("Plans") + " (*.txt *.md *.html *.htm *.rst *.csv *.tsv *.xlsx *.ics *.json *.toml)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Open a plan"), "", f"{kinds};;{tr('All files')} (*)")
        if chosen:
            self.read_file(Path(chosen))

    def _on_take(self) -> None:
        if self._session is not None:
            session = replace(self._session, title=self.title.text().strip() or tr("A plan"))
            self._bridge.do(self._desk.plan.take, session, then=self._on_taken, refused=self._on_refused)

    def _on_taken(self, key: Id) -> None:
        self.begin()
        self.taken.emit(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.read_file(Path(paths[0]))

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Import a plan"), type="heading", bold=True), 1)
        opened = Button(tr("Open a file"), icon="folder", name="open_plan_file")
        opened.clicked.connect(self._on_open)
        leave = Button(tr("Cancel"), name="leave_import")
        leave.clicked.connect(self.left)
        self.take = Button(tr("Make it a session"), "primary", icon="check", name="take_plan")
        self.take.clicked.connect(self._on_take)
        for button in (opened, leave, self.take):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self._refusal)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(PlainLabel(tr("What came in"), bold=True))
        left.addWidget(self.source, 1)
        right.addWidget(PlainLabel(tr("What was understood"), bold=True))
        for widget in (self.title, self._facts, self.bar):
            right.addWidget(widget)
        right.addWidget(self.table, 1)
        right.addWidget(self._warnings)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        column.addLayout(row, 1)


def _corrected(line: PlanLine, column: int, text: str) -> PlanLine:
    activity, step = line.activity, line.step
    if step is None and column == STARTS:
        return replace(line, activity=replace(activity, fixed_at=clock_of(text)))
    if step is None and column == GROUP:
        return replace(line, activity=replace(activity, turns=int(text)))
    if step is None:
        return replace(line, activity=replace(activity, title=text.strip() or activity.title))
    if column == PLANNED:
        fresh = replace(step, planned_s=seconds_of(text), min_s=0, max_s=0)
    elif column == RANGE:
        least, most = range_of(text)
        fresh = replace(step, min_s=least, max_s=most)
    elif column == GROUP and text in grouping_words():
        fresh = replace(step, grouping=text)
    elif column == SCENE and text in scene_words():
        fresh = replace(step, scene=text)
    elif column == TITLE:
        fresh = replace(step, title=text.strip() or step.title)
    else:
        fresh = step
    steps = tuple(fresh if one.id == step.id else one for one in activity.steps)
    return replace(line, activity=replace(activity, steps=steps))
