"""What a session as a whole can become: another session, a template, a file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.plan.outgoing import save_plan
from copdesk.plan.own import Template
from copdesk.report.save import file_name
from copdesk.words import tr, tr_many
from ui.bridge import Bridge

PACKING = ".packing.md"


def forms() -> dict[str, str]:
    """The forms in which a plan leaves the house, by the ending of their files."""
    return {
        ".md": tr("Document (Markdown) …"),
        ".csv": tr("Table (CSV) …"),
        ".ics": tr("Calendar (iCalendar) …"),
        ".ontime.csv": tr("Table for Ontime (CSV) …"),
        ".toml": tr("The whole plan, for another copdesk (TOML) …"),
        PACKING: tr("Packing list (Markdown) …"),
    }


class SessionMenus(QObject):
    """The menus at the plan's head. `chosen` carries a new session's key, `told` fact and comfort."""

    chosen = Signal(object)
    told = Signal(str, str)
    refused = Signal(object)
    programme_requested = Signal()
    packing_requested = Signal()
    document_requested = Signal(str)  # one of the documents that the Report room lays out
    template_kept = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._clock, self._host = desk, bridge, clock, parent
        self._session: Id | None = None
        self._title = ""
        self.fresh, self.more = QMenu(parent), QMenu(parent)
        self.fresh.setAccessibleName(tr("New session"))
        self.more.setAccessibleName(tr("More about this session"))
        self._templates: list[Template] = []
        self.fresh.triggered.connect(self._on_fresh)
        self.more.triggered.connect(self._on_more)
        self._fill_more()
        self.ask()

    def show_session(self, session_id: Id | None, title: str) -> None:
        """Which session the menus are about."""
        self._session, self._title = session_id, title
        self._fill_fresh()
        for action in filter(QAction.data, self.more.actions()):
            action.setEnabled(session_id is not None or action.data() == ("programme", ""))

    def ask(self) -> None:
        """Asks for the templates anew."""
        self._bridge.ask(self._desk.plan.own.templates, then=self._on_templates)

    def save_packing(self) -> None:
        """Asks for a file, and writes the packing list there."""
        self._ask_where(tr("Packing list"), PACKING)

    def save_to(self, path: str) -> None:
        """Writes the plan to a file, in the form that its name asks for."""
        if self._session is not None:
            self._bridge.do(
                partial(save_plan, self._desk), self._session, Path(path), self._clock.now().utc,
                then=self._on_saved, refused=self._on_refused,
            )  # fmt: skip

    def remove(self, session_id: Id) -> None:
        """Takes a session out of the lists."""
        self._bridge.do(self._desk.plan.remove_session, session_id, then=self._on_removed, refused=self._on_refused)

    def save_methods(self, keys: Sequence[str], title: str = "") -> None:
        """Asks for a file, and writes activities there; `title` is the name of one alone."""
        if not keys:
            self.told.emit(tr("You have no activity of your own yet."), tr("Keep one of a plan in the library first."))
            return
        self._keys = list(keys)
        asked = tr("Share {title}").format(title=title) if title else tr("Share your own activities")
        dialog = self._dialog(asked, file_name(title, ".toml") if title else "activities.toml", save=True)
        dialog.fileSelected.connect(self.save_methods_to)

    def save_methods_to(self, path: str) -> None:
        """Writes the activities that were asked for."""
        self._bridge.do(self._desk.plan.own.save, self._keys, Path(path), then=self._on_saved, refused=self._on_refused)

    def take_methods(self) -> None:
        """Asks for a file of activities, and takes them in."""
        dialog = self._dialog(tr("Import activities"), "", save=False)
        dialog.setNameFilters([tr("Activities") + " (*.toml)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.take_methods_of)

    def take_methods_of(self, path: str) -> None:
        """Takes in the activities of a file."""
        self._bridge.do(self._desk.plan.own.take_file, Path(path), then=self._on_methods, refused=self._on_refused)

    # ---- inside --------------------------------------------------------------------------------------------

    def _fill_fresh(self) -> None:
        self.fresh.clear()
        self.fresh.addAction(tr("Empty")).setData(("empty", b""))
        if self._session is not None:
            words = tr("Again like {title}").format(title=self._title).replace("&", "&&")
            self.fresh.addAction(words).setData(("again", self._session))
        if self._templates:
            _head(self.fresh, tr("Templates"))
        for one in self._templates:
            self.fresh.addAction(one.title.replace("&", "&&")).setData(("template", one.id))
        if self._templates:
            away = self.fresh.addMenu(tr("Remove a template"))
            for one in self._templates:
                away.addAction(one.title.replace("&", "&&")).setData(("remove", one.id))

    def _fill_more(self) -> None:
        self.more.addAction(tr("Sessions and events")).setData(("programme", ""))
        self.more.addAction(tr("Packing list")).setData(("packing", ""))
        self.more.addAction(tr("Run sheet on paper (PDF)")).setData(("document", "runsheet"))
        _head(self.more, tr("Save the plan as"))
        for ending, words in forms().items():
            self.more.addAction(words).setData(("save", ending))
        self.more.addSeparator()
        self.more.addAction(tr("Keep as a template")).setData(("keep", ""))
        self.more.addAction(tr("Remove this session")).setData(("remove", ""))

    def _on_fresh(self, action: QAction) -> None:
        kind, key = action.data()
        plan = self._desk.plan
        if kind == "remove":
            self._bridge.do(plan.own.remove_template, key, then=self._on_template, refused=self._on_refused)
            return
        verbs: dict[str, tuple[Callable[..., Id], object]] = {
            "empty": (plan.add_session, tr("New session")),
            "again": (plan.again, key),
            "template": (plan.from_template, key),
        }
        verb, argument = verbs[kind]
        self._bridge.do(verb, argument, then=self._on_made, refused=self._on_refused)

    def _on_more(self, action: QAction) -> None:
        kind, ending = action.data()
        if kind == "programme":
            self.programme_requested.emit()
        elif self._session is None:
            return
        elif kind == "packing":
            self.packing_requested.emit()
        elif kind == "document":
            self.document_requested.emit(ending)
        elif kind == "save":
            self._ask_where(action.text(), ending)
        elif kind == "keep":
            keep = self._desk.plan.own.keep_template
            self._bridge.do(keep, self._session, then=self._on_template_kept, refused=self._on_refused)
        elif kind == "remove":
            self.remove(self._session)

    def _ask_where(self, title: str, ending: str) -> None:
        dialog = self._dialog(title, file_name(self._title, ending), save=True)
        dialog.fileSelected.connect(self.save_to)

    def _dialog(self, title: str, name: str, *, save: bool) -> QFileDialog:
        dialog = QFileDialog(self._host, title)
        dialog.setModal(False)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
        if name:
            dialog.selectFile(name)
        dialog.show()
        return dialog

    def _on_templates(self, templates: list[Template]) -> None:
        self._templates = templates
        self._fill_fresh()

    def _on_template_kept(self, _key: Id) -> None:
        self.told.emit(tr("Kept as a template."), tr("It is under New session."))
        self.ask()

    def _on_template(self, _none: object) -> None:
        self.ask()

    def _on_made(self, key: Id) -> None:
        self.chosen.emit(key)

    def _on_removed(self, _none: object) -> None:
        self.told.emit(tr("The session is out of the lists."), tr("Ctrl+Z brings it back."))
        self.chosen.emit(None)

    def _on_saved(self, name: str) -> None:
        self.told.emit(tr("Saved: {name}").format(name=name), "")

    def _on_methods(self, count: int) -> None:
        self.told.emit(tr_many("{n} activity taken in.", "{n} activities taken in.", count), "")

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)


def _head(menu: QMenu, words: str) -> None:
    """A line that says what those below it are; a section of Qt's own shows its words in few styles."""
    menu.addSeparator()
    menu.addAction(words).setEnabled(False)
