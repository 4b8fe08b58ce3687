"""The Report room: documents at the left, the document itself, what can be chosen about it at the right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.report.forms import FORMS, form_of
from copdesk.report.save import file_name, free_path
from copdesk.report.values import Options, ReportContent
from copdesk.words import Refused, Trouble, sentence, tr
from ui.bridge import Bridge
from ui.parts.empty import EmptyPlace
from ui.parts.overlay import Overlay
from ui.parts.segments import Segments
from ui.report.all_choices import AllChoices
from ui.report.choices import SAVE_KEY, STICK_KEY, Choices
from ui.report.documents import DocumentList
from ui.report.pages import Pages
from ui.report.press import DrawnPage, Press, Printed
from ui.report.sticks import sticks
from ui.shell.theme import theme_now

LEFT, RIGHT, SHARED = 248, 304, 280
NARROW = 1010
"""Of the room, which is the window without its rail."""
CALM_MS = 250
QWIDGETSIZE_MAX = 16_777_215
KINDS = (
    ("PDF document", "pdf"),
    ("Word document", "docx"),
    ("Web page", "html"),
    ("Markdown", "md"),
    ("Table of all notes", "csv"),
    ("JSON", "json"),
)
"""What "Save in another place" offers; English, for `tr`."""


class ReportRoom(QWidget):
    """Looks at one session; sets its document anew when something in the book changes while it is in sight."""

    scene_requested = Signal(str, object)
    said = Signal(str, str, str, str)
    room_requested = Signal(str)

    def __init__(
        self, desk: Desk, bridge: Bridge, clock: Clock, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("report_room")
        self._desk, self._bridge = desk, bridge
        self._folder = folder or documents_folder()
        self._session: Id | None = None
        self._content: ReportContent | None = None
        self._printed: Printed | None = None
        self._stale, self._under_way = True, False
        self._own: set[Path] = set()
        self._settling = 0
        self._panel: AllChoices | None = None
        self.press = Press(clock, self)
        self.documents = DocumentList(FORMS)
        self.pages, self.choices = Pages(), Choices()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._lay_out()
        self._connect()
        self.documents.choose(FORMS[0].key)

    def show_session(self, session_id: Id | None) -> None:
        """The session whose documents these are; None shows the empty place."""
        self._session, self._content, self._stale = session_id, None, True
        self._place.setCurrentWidget(self.pages if session_id else self._empty_page)
        self.choices.set_ready(False)
        if session_id and self.isVisible():
            self._refresh()

    def show_document(self, key: str) -> None:
        """Looks at one of the documents, wanted from another room."""
        self.documents.choose(key)

    # laying out --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = theme_now()
        self._left = QWidget()
        self._left.setProperty("ground", "tint")
        self._left.setProperty("line", "right")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 1, 0)
        left.addWidget(self.documents)
        self.choices.setProperty("line", "left")
        self.empty = EmptyPlace(tr("There is no session to report on"), tr("Plan one, or choose one at the top."))
        self._empty_page = QWidget()
        centred = QVBoxLayout(self._empty_page)
        centred.addStretch(1)
        centred.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        centred.addStretch(2)
        self._place = QStackedWidget()
        self._place.addWidget(self._empty_page)
        self._place.addWidget(self.pages)
        self._switch = Segments((tr("Documents"), tr("Options")), name="report_side", says=tr("Side"))
        self._shared = QWidget()
        self._shared.setProperty("ground", "tint")
        self._shared.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shared = QVBoxLayout(self._shared)
        shared.setContentsMargins(0, theme.px(8), 0, 0)
        shared.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._side = QStackedWidget()
        shared.addWidget(self._side, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._narrow: bool | None = None
        self._arrange(False)

    def _arrange(self, narrow: bool) -> None:
        """Three columns, or the page and one column that left and right share."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        theme = theme_now()
        for widget in (self._left, self._place, self.choices, self._shared):
            self._row.removeWidget(widget)
        self._shared.setVisible(narrow)
        if narrow:
            for widget in (self._left, self.choices):
                widget.setMinimumWidth(0)
                widget.setMaximumWidth(QWIDGETSIZE_MAX)
                self._side.addWidget(widget)
            self._side.setCurrentIndex(self._switch.at())
            self._shared.setFixedWidth(theme.px(SHARED))
            self._row.addWidget(self._place, 1)
            self._row.addWidget(self._shared)
        else:
            self._left.setFixedWidth(theme.px(LEFT))
            self.choices.setFixedWidth(theme.px(RIGHT))
            for column in (self._left, self._place, self.choices):
                self._row.addWidget(column, int(column is self._place))
                column.show()
        self.pages.show_thumbs(not narrow)

    def _connect(self) -> None:
        self._calm.timeout.connect(self._refresh)
        self._bridge.changed.connect(self._on_changed)
        self.documents.chosen.connect(self._on_form)
        self.choices.changed.connect(self._on_options)
        self.choices.save_requested.connect(self._on_save)
        self.choices.elsewhere_requested.connect(self._on_elsewhere)
        self.choices.stick_requested.connect(self._on_stick)
        for key, button in ((SAVE_KEY, self.choices.save), (STICK_KEY, self.choices.stick)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.choices.cancel_requested.connect(self._on_cancel)
        self.choices.more_requested.connect(self._on_more)
        self.choices.room_requested.connect(self.room_requested)
        self.choices.again_requested.connect(self._print)
        self.pages.wanted.connect(self._on_page_wanted)
        self.press.printed.connect(self._on_printed)
        self.press.progressed.connect(self._on_progressed)
        self.press.drawn.connect(self._on_drawn)
        self.press.written.connect(self._on_written)
        self.press.failed.connect(self._on_failed)
        self._switch.chosen.connect(self._side.setCurrentIndex)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width() < theme_now().px(NARROW))

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale and self._session:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._calm.stop()

    # asking and printing -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        if self._session:
            self._stale = False
            self._bridge.ask(self._desk.report.content, self._session, then=self._show_content)

    def _show_content(self, content: ReportContent) -> None:
        """What the book says now. Choices still on their way into the book are newer than what it says."""
        if not self._settling:
            self.choices.show_options(content.options)
            if self._panel is not None:
                self._panel.show_options(content.options)
        content = replace(content, options=self.choices.options())
        if content == self._content and (self._printed is not None or self._under_way):
            return
        self._content = content
        self.choices.show_content(content)
        self._print()

    def _print(self) -> None:
        if self._content is None:
            return
        self.choices.set_ready(False)
        self.choices.tell("")
        self._printed, self._under_way = None, True
        self.press.print_document(replace(self._content, options=self.choices.options()), self.documents.key())

    def _on_changed(self, changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._calm.start()

    def _on_form(self, key: str) -> None:
        self.choices.show_form(form_of(key))
        self._print()

    def _on_options(self, options: Options) -> None:
        """Shown at once, and kept for the community."""
        if self._content is not None:
            self._content = replace(self._content, options=options)
            self.choices.show_content(self._content)
        if self._panel is not None:
            self._panel.show_options(options)
        self._settle(self._desk.report.kept.choose, options)
        self._print()

    def _settle(self, verb: Callable[..., object], *args: object) -> None:
        self._settling += 1
        self._bridge.do(verb, *args, then=self._on_settled, refused=self._on_unsettled)

    def _on_settled(self, _result: object) -> None:
        self._settling = max(0, self._settling - 1)

    def _on_unsettled(self, problem: Exception) -> None:
        self._on_settled(None)
        self.choices.tell(sentence(problem), "danger")
        if self._panel is not None:
            self._panel.refuse(sentence(problem))

    # all choices -------------------------------------------------------------------------------------------

    def _on_more(self) -> None:
        form = form_of(self.documents.key())
        panel = AllChoices(self.choices.options(), form.sections)
        overlay = Overlay(self.window(), panel)
        panel.left.connect(overlay.close_panel)
        panel.changed.connect(self._on_all)
        panel.logo_requested.connect(self._on_logo)
        panel.logo_dropped.connect(self._on_no_logo)
        overlay.closed.connect(self._on_panel_closed)
        self._panel = panel

    def _on_all(self, options: Options) -> None:
        self.choices.show_options(options)
        self._on_options(options)

    def _on_panel_closed(self) -> None:
        self._panel = None

    def _on_logo(self) -> None:
        dialog = QFileDialog(self, tr("Choose a logo"), str(self._folder), tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setObjectName("report_logo_file")
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_logo_chosen)
        dialog.show()

    def _on_logo_chosen(self, chosen: str) -> None:
        if self._panel is not None:
            self._panel.refuse("")
        self._settle(self._desk.report.kept.set_logo, Path(chosen))

    def _on_no_logo(self) -> None:
        self._settle(self._desk.report.kept.set_logo, None)

    def _on_printed(self, printed: Printed) -> None:
        if printed.draft:
            if self._under_way:
                self._printed = printed
                self.pages.show_document(printed)
                self.press.go_on(printed.ticket)
            return
        self._printed, self._under_way = printed, False
        self.choices.show_pages(printed.pages)
        self.choices.show_missing(printed.missing)
        self.choices.set_ready(True)
        self.pages.show_document(printed)

    def _on_progressed(self, share: float) -> None:
        if self._under_way:
            self.choices.show_progress(share)

    def _on_cancel(self) -> None:
        self.press.cancel()
        self._under_way = False
        self.choices.set_given_up()
        self.choices.tell(tr("The document was not finished."))

    def _on_page_wanted(self, page: int, width: int) -> None:
        if self._printed:
            self.press.draw_page(self._printed.ticket, page, width)

    def _on_drawn(self, drawn: DrawnPage) -> None:
        if self._printed and drawn.ticket == self._printed.ticket:
            self.pages.show_page(drawn)

    # saving ------------------------------------------------------------------------------------------------

    def _name(self) -> str:
        content, form = self._content, form_of(self.documents.key())
        parts = (content.title, content.day, tr(form.title)) if content else (tr(form.title),)
        return file_name(" - ".join(part for part in parts if part))

    def _on_save(self) -> None:
        self._write_into(self._folder)

    def _on_stick(self) -> None:
        found = sticks()
        if found:
            self._write_into(found[0])
        else:
            self._on_failed(Refused("report.no_stick"))

    def _on_elsewhere(self) -> None:
        dialog = QFileDialog(self, tr("Save PDF"), str(self._folder / self._name()))
        dialog.setObjectName("report_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([f"{tr(kind)} (*.{suffix})" for kind, suffix in KINDS])
        dialog.filterSelected.connect(self._on_kind)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_place)
        dialog.show()

    def _on_kind(self, chosen: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            suffix = chosen.rpartition("*.")[2].rstrip(")")
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(Path(self._name()).with_suffix(f".{suffix}").name)

    def _on_place(self, chosen: str) -> None:
        path = Path(chosen)
        self._folder = path.parent
        self._write(path)

    def _write_into(self, folder: Path) -> None:
        """Its own earlier file is replaced; anybody else's of the same name stays."""
        path = folder / self._name()
        self._write(path if path in self._own else free_path(folder, path.name))

    def _write(self, path: Path) -> None:
        if self._printed and not self._printed.draft:
            self.choices.tell(tr("Saving …"))
            self.press.write_file(self._printed.ticket, path)

    def _on_written(self, path: Path) -> None:
        self._own.add(path)
        if not self._under_way:
            self.choices.set_ready(True)
        fact = tr("Saved: {name}").format(name=path.name)
        where = tr("In {folder}").format(folder=path.parent)
        self.choices.tell(f"{fact}\n{where}")
        self.said.emit(fact, where, "", "primary")

    def _on_failed(self, problem: Exception) -> None:
        self.choices.tell_unsaved(sentence(problem))
        if self._printed is None or self._printed.draft:
            self._under_way = False
            self.choices.set_given_up()
        if isinstance(problem, Trouble):
            self.said.emit(sentence(problem), "", "", "danger")


def documents_folder() -> Path:
    """Where documents are saved at first: the person's documents, or their home where there is no such folder."""
    folder = Path(platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()
