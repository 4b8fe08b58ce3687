"""Taking in a list of people: paste, drop or open it, see what was understood, decide, add."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.people.joining import Proposal, counted
from copdesk.people.progress import Progress
from copdesk.people.proposing import proposed
from copdesk.people.ready import Ready, made_ready
from copdesk.people.values import Member
from copdesk.tables.manner import Manner
from copdesk.words import Refused, sentence, tr, tr_many
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.dropping import take_copy
from ui.parts.field import PlainEdit
from ui.parts.label import PlainLabel
from ui.parts.manner import MannerBar
from ui.parts.switch import Check
from ui.people.columns import ColumnsBar, Waiting
from ui.people.deciding import Deciding
from ui.people.proposal import LineRow, LinesModel, ProposedList
from ui.shell.theme import theme_now

TEXTS = ("list", "table", "form", "zoom", "teams", "tickets", "copdesk")
"""Kinds of lists that are text: with letters and cells that a person may see otherwise."""


def kinds() -> dict[str, str]:
    """What a reading's format is called."""
    return {
        "list": tr("list"), "table": tr("table"), "form": tr("answers of a form"), "vcard": tr("address cards"),
        "zoom": tr("Zoom"), "teams": tr("Teams"), "tickets": tr("tickets"), "xlsx": tr("workbook"),
        "copdesk": tr("table of copdesk"), "document": tr("document"), "page": tr("web page"),
        "calendar": tr("invitation"), "json": "JSON",
    }  # fmt: skip


class ImportPanel(QWidget):
    """In the room's place while a list is taken in. `left` gives the room back; `kept` says how many were added, and

    `answers_wanted` that the list's answers to questions are to be looked at then.
    """

    left = Signal()
    kept = Signal(int, int)
    answers_wanted = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._proposal: Proposal | None = None
        self._source: Path | str = ""
        self._name = ""
        self._columns: Mapping[str, int] | None = None
        self._progress: Progress | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._on_watch)
        self.setObjectName("import_panel")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        self.pages = QStackedWidget()
        self.pages.addWidget(self._build_source())
        self.pages.addWidget(self._build_reading())
        self.waiting = Waiting()
        self.waiting.stopped.connect(self._on_stopped)
        self.pages.addWidget(self.waiting)
        column.addWidget(self.pages, 1)
        self.begin()

    def begin(self) -> None:
        """Asks for a list, with nothing of an earlier one left."""
        self._on_stopped()
        self._waited()
        self._proposal = None
        self.pages.setCurrentIndex(0)
        self.title.setText(tr("Import a list of people"))
        self.facts.setText("")
        self.refusal.hide()
        self.manner.begin()
        self.paste.setPlainText("")
        self._show_button()
        self.paste.setFocus()

    def open_path(self, path: str) -> None:
        """Reads a file."""
        self._proposal = None
        self.manner.begin()
        self._read(Path(path), Path(path).name)

    def open_text(self, text: str) -> None:
        """Reads a pasted list."""
        self._proposal = None
        self.manner.begin()
        self._read(text, "")

    # ---- building ----------------------------------------------------------------------------------

    def _build_head(self) -> QWidget:
        theme = theme_now()
        head = QWidget()
        head.setFixedHeight(theme.px(64))
        head.setProperty("line", "bottom")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        back = Button("", "ghost", icon="back", says=tr("Another list"), name="import_back")
        back.clicked.connect(self.begin)
        self.title = PlainLabel("", type="title", bold=True, elide=True)
        self.facts = PlainLabel("", "muted", elide=True)
        cancel = Button(tr("Cancel"), key="Escape", name="import_cancel")
        cancel.clicked.connect(self.left)
        self.add = Button("", "primary", icon="check", name="import_add")
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(back)
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        for widget in (cancel, self.add):
            row.addWidget(widget)
        return head

    def _build_source(self) -> QWidget:
        theme = theme_now()
        page = QWidget()
        self.paste = PlainEdit()
        self.paste.setObjectName("import_paste")
        self.paste.setAccessibleName(tr("The list, pasted"))
        self.paste.setPlaceholderText(
            tr("Paste a list here: names and addresses one a line, a To: line, cells of a table, a participants list …")
        )
        self.refusal = PlainLabel("", "danger", wrap=True)
        self.refusal.setObjectName("import_refusal")
        look = Button(tr("See what is in it"), icon="eye", name="import_look")
        look.clicked.connect(self._on_look)
        choose = Button(tr("Open a file …"), icon="folder", name="import_open")
        choose.clicked.connect(self._on_choose)
        hint = PlainLabel(
            tr(
                "Tables, address cards (VCF), Word, web pages, invitations or text; a file may also be dropped here."
                " Nothing is written yet."
            ),
            "muted",
            wrap=True,
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(look)
        row.addWidget(choose)
        row.addWidget(hint, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        column.addWidget(self.paste, 1)
        column.addWidget(self.refusal)
        column.addLayout(row)
        return page

    def _build_reading(self) -> QWidget:
        theme = theme_now()
        page = QWidget()
        self.lines = LinesModel(self)
        source = QListView()
        source.setObjectName("import_lines")
        source.setAccessibleName(tr("What came in"))
        source.setModel(self.lines)
        source.setItemDelegate(LineRow(source))
        source.setUniformItemSizes(True)
        source.setLayoutMode(QListView.LayoutMode.Batched)  # ten thousand lines at once stall the desk
        source.setProperty("ground", "tint")
        source.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._source_view = source
        self.came = PlainLabel("", "muted", elide=True)
        self.manner = MannerBar()
        self.manner.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(12))
        self.manner.chosen.connect(self._on_manner)
        hint = tr("Struck out: skipped. Warm ground: to decide.")
        left = _column(tr("What came in"), self.came, source, hint, over=self.manner)
        left.setFixedWidth(theme.px(364))
        left.setProperty("ground", "tint")
        left.setProperty("line", "right")
        self.people = ProposedList()
        self.people.people.ticked.connect(self._on_answered)
        self.people.selectionModel().currentChanged.connect(self._on_current)
        self.warnings = PlainLabel("", "muted", "small", wrap=True)
        self.answers = Check(tr("Then look at its answers for the survey"), name="import_answers")
        self.answers.hide()
        self.columns = ColumnsBar()
        self.columns.chosen.connect(self._on_columns)
        middle = _column(tr("What was understood"), PlainLabel(""), self.people, "", self.warnings, self.columns)
        inside = middle.layout()
        assert isinstance(inside, QVBoxLayout)
        asked = QHBoxLayout()
        asked.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10))
        asked.addWidget(self.answers)
        inside.addLayout(asked)
        self.deciding = Deciding()
        self.deciding.taken.connect(self._on_answered)
        self.deciding.looked_at.connect(self._on_looked_at)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(middle, 1)
        row.addWidget(self.deciding)
        return page

    # ---- reading -----------------------------------------------------------------------------------

    def _read(self, source: Path | str, name: str, columns: Mapping[str, int] | None = None) -> None:
        self._source, self._name = source, name
        self.title.setText(name or tr("Pasted list"))
        self._columns = columns
        self._wait(tr("Reading …"))
        self._bridge.ask(self._desk.people.members, then=self._on_members)

    def _on_members(self, members: list[Member]) -> None:
        """Reading needs only who is known already, so it goes on beside the book: notes are kept meanwhile."""
        if self._progress is not None:
            self._bridge.aside(
                proposed, members, self._source, self._name, self.manner.manner, self._columns, self._progress,
                then=self._on_proposal, refused=self._on_refused,
            )  # fmt: skip

    def _wait(self, words: str) -> Progress:
        self._on_stopped()
        self._progress = Progress()
        self.waiting.show_words(words)
        self._watch.start()
        return self._progress

    def _on_watch(self) -> None:
        """What takes a while is shown; what does not never flickers."""
        if self._progress is not None:
            self.waiting.show_share(self._progress.share)
            self.pages.setCurrentWidget(self.waiting)
            self.add.set_off(tr("Wait until the list is read."))

    def _waited(self) -> None:
        self._watch.stop()
        self._progress = None

    def _on_stopped(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _on_proposal(self, proposal: Proposal) -> None:
        self._waited()
        self._proposal = proposal
        self.columns.show_columns(proposal.headers, proposal.columns)
        self.refusal.hide()
        self.lines.show_lines(proposal)
        self.people.people.show_people(proposal)
        self.deciding.show_cases(proposal)
        kind = kinds().get(proposal.format, proposal.format)
        self.came.setText(", ".join(part for part in (proposal.encoding.upper(), kind) if part))
        self.warnings.setText(" ".join(proposal.warnings))
        self.warnings.setVisible(bool(proposal.warnings))
        self.answers.setVisible(proposal.asks)
        self.answers.setChecked(proposal.asks)
        text = proposal.format in TEXTS
        self.manner.show_told(proposal, letters=text and isinstance(self._source, Path), cells=text)
        self.pages.setCurrentIndex(1)
        self._show_button()
        self.people.setFocus()

    def _on_refused(self, exc: Exception) -> None:
        stopped = isinstance(exc, Refused) and exc.code == "people.stopped"
        if stopped and self._progress is not None and not self._progress.stopped:
            return  # an earlier reading that gave way to the one now going on
        self._waited()
        if self._proposal is not None:  # read otherwise it holds nobody, say: what was understood stays in sight
            self.warnings.setText(sentence(exc))
            self.warnings.show()
            self.pages.setCurrentIndex(1)
            self._show_button()
            return
        self.refusal.setText(sentence(exc))
        self.refusal.show()
        self.pages.setCurrentIndex(0)

    def _counts(self) -> tuple[int, int]:
        """How many would be new, and how many are known already."""
        if self._proposal is None:
            return 0, 0
        return counted(self._proposal, self.deciding.answers(), self.people.people.left_out())

    def _show_button(self) -> None:
        fresh, known = self._counts()
        add = tr_many("Add {n} person", "Add {n} people", fresh)
        if known:
            add = tr("{add}, {n} known").format(add=add, n=known) if fresh else tr("Complete {n} known").format(n=known)
        self.add.setText(add)
        self.add.set_off("" if fresh or known else tr("There is nobody to add yet."))
        if self._proposal is not None:
            people, skipped = len(self._proposal.people), len(self._proposal.skipped_rows)
            read = tr_many("{n} person read", "{n} people read", people)
            left = tr_many("{n} line skipped", "{n} lines skipped", skipped)
            words = tr("{read}, {left}, {k} to decide. Nothing is written yet.")
            self.facts.setText(words.format(read=read, left=left, k=len(self._proposal.cases)))

    # ---- slots -------------------------------------------------------------------------------------

    def _on_look(self) -> None:
        self.open_text(self.paste.toPlainText())

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, tr("Open a list of people"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.fileSelected.connect(self.open_path)
        dialog.show()

    def _on_manner(self, _manner: Manner) -> None:
        self._read(self._source, self._name)

    def _on_columns(self, columns: dict[str, int]) -> None:
        name = self._source.name if isinstance(self._source, Path) else "pasted.csv"
        self._read(self._source, name, columns)

    def _on_answered(self) -> None:
        self._show_button()

    def _on_looked_at(self, place: int) -> None:
        self.people.setCurrentIndex(self.people.people.index(place))

    def _on_current(self) -> None:
        index = self.people.currentIndex()
        if self._proposal is not None and index.isValid():
            row = self.lines.row_of(self._proposal.people[index.row()].row)
            if row >= 0:
                self._source_view.setCurrentIndex(self.lines.index(row))

    def _on_add(self) -> None:
        if self._proposal is not None:
            self._wait(tr("Adding …"))
            self._bridge.ask(self._desk.people.members, then=self._on_members_to_join)

    def _on_members_to_join(self, members: list[Member]) -> None:
        """What is to be written is made ready beside the book too; then it is put down at once."""
        if self._proposal is not None and self._progress is not None:
            self._bridge.aside(
                made_ready, self._proposal, members, self.deciding.answers(), self.people.people.left_out(),
                self._progress, then=self._on_ready, refused=self._on_refused,
            )  # fmt: skip

    def _on_ready(self, ready: Ready) -> None:
        if self._progress is not None and not self._progress.stopped:
            self._bridge.do(self._desk.people.keep_list, ready, then=self._on_kept, refused=self._on_refused)

    def _on_kept(self, counts: tuple[int, int]) -> None:
        self._waited()
        self.kept.emit(*counts)
        self.left.emit()
        if self.answers.isChecked():
            source = self._source
            self.answers_wanted.emit(source if isinstance(source, Path) else source.encode("utf-8", "replace"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_path(paths[0])
        elif event.mimeData().hasText():
            self.open_text(event.mimeData().text())


def _column(
    title: str, fact: PlainLabel, view: QWidget, foot: str, words: PlainLabel | None = None, over: QWidget | None = None
) -> QWidget:
    theme = theme_now()
    part = QWidget()
    part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head = QHBoxLayout()
    head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    head.setSpacing(theme.px(8))
    head.addWidget(PlainLabel(title, bold=True))
    head.addWidget(fact, 1)
    below = words or PlainLabel(foot, "muted", "small", wrap=True)
    below.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    below.setProperty("line", "top")
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    if over is not None:
        column.addWidget(over)
    column.addWidget(view, 1)
    column.addWidget(below)
    return part
