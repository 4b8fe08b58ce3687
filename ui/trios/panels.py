"""What opens over the Trios room and what leaves it: pairs, names of tables, typed groups, lists and tables."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.report.save import atomic_write
from copdesk.tables.decoding import decode
from copdesk.trios.view import TriosView
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.overlay import Overlay
from ui.parts.question import QuestionPanel
from ui.trios.papers import Line, PairsPanel, PaperPanel, TablesPanel
from ui.trios.tapping import TapNames, with_name


class Panels(QObject):
    """Belongs to one room. `said` is a notice as the window takes it; `open` the panel over the room, or None.

    `interests_typed` carries cards of interest, whose groups take a search: its end is told to `show_made` or `refuse`.
    """

    said = Signal(str, str, str, str)
    interests_typed = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._bridge = desk, bridge
        self._session: Id | None = None
        self._view = TriosView()
        self._folder = self._saved = Path.home()
        self.open: QuestionPanel | None = None

    def _host(self) -> QWidget:
        host = self.parent()
        assert isinstance(host, QWidget)
        return host

    def show_view(self, session: Id | None, view: TriosView) -> None:
        """What the room shows; an open list of pairs is asked for anew."""
        self._session, self._view = session, view
        self._ask_pairs()

    # ---- pairs -------------------------------------------------------------------------------------

    def ask_pairs(self, kind: str) -> None:
        """Opens who is 'apart', 'together', or has 'met' elsewhere."""
        panel = PairsPanel(kind)
        panel.added.connect(self._on_pair)
        panel.removed.connect(self._on_unpair)
        self._open(panel)
        self._bridge.ask(self._desk.people.members, then=panel.show_people)
        self._ask_pairs()

    def _ask_pairs(self) -> None:
        if isinstance(self.open, PairsPanel):
            read = self._desk.trios.entered if self.open.kind == "met" else self._desk.trios.wishes
            self._bridge.ask(read, then=self._on_pairs)

    def _on_pairs(self, found: list[Any]) -> None:
        panel = self.open
        if not isinstance(panel, PairsPanel):
            return
        lines: list[Line] = []
        for one in found:
            if panel.kind == "met" and isinstance(one, dict):
                source = f" · {one['source']}" if one["source"] else ""
                lines.append((one["id"], tr("{a} and {b}").format(a=one["a_name"], b=one["b_name"]) + source))
            elif panel.kind != "met" and not isinstance(one, dict) and one.kind == panel.kind:
                lines.append((one.id, tr("{a} and {b}").format(a=one.a_name, b=one.b_name)))
        panel.show_lines(lines)

    def _on_pair(self, a: Id, b: Id, source: str) -> None:
        panel = self.open
        if isinstance(panel, PairsPanel) and panel.kind == "met":
            self._bridge.do(self._desk.trios.met, a, b, "", source, refused=self._on_no_pair)
        elif isinstance(panel, PairsPanel):
            self._bridge.do(self._desk.trios.wish, panel.kind, a, b, refused=self._on_no_pair)

    def _on_unpair(self, key: Id) -> None:
        panel = self.open
        if isinstance(panel, PairsPanel):
            verb = self._desk.trios.unmet if panel.kind == "met" else self._desk.trios.unwish
            self._bridge.do(verb, key, refused=self._on_no_pair)

    def _on_no_pair(self, exc: Exception) -> None:
        if isinstance(self.open, PairsPanel):
            self.open.refuse(sentence(exc))

    # ---- texts -------------------------------------------------------------------------------------

    def ask_places(self) -> None:
        """Opens the names of the tables."""
        panel = TablesPanel(self._view.places, self._view.spots)
        panel.answered.connect(self._on_named)
        self._open(panel)

    def _on_named(self) -> None:
        if isinstance(self.open, TablesPanel):
            names, spots = self.open.names(), self.open.plan.spots()
            self._bridge.do(self._desk.trios.name_places, self._session, names, spots, then=self._on_kept,
                            refused=self._on_not_kept)  # fmt: skip

    def ask_groups(self) -> None:
        """Opens groups as text, to be changed or typed in."""
        held = self._view.held
        lines = "\n".join("; ".join(seat.name for seat in trio.seats) for trio in held.trios) if held else ""
        panel = PaperPanel(
            tr("Type groups in"),
            tr("One group a line, names separated by commas; first letters do. Tables with groups and names do, too."),
            tr("Take these groups"),
            lines,
            name="trios_typed",
            hint="Jane, Manuel, Noy",
            lines=7,
        )
        panel.answered.connect(self._on_typed)
        self.tapping = TapNames()
        self.tapping.show_names([one.name for one in self._view.here], lines)
        self.tapping.tapped.connect(self._on_tapped)
        panel.field.edited.connect(self.tapping.show_text)
        panel.add(self.tapping)
        file = Button(tr("From a file …"), height=28, icon="folder", name="trios_from_file")
        file.clicked.connect(self._on_from_file)
        panel.add(file)
        self._open(panel)

    def _on_tapped(self, name: str) -> None:
        if isinstance(self.open, PaperPanel):
            self.open.put(with_name(self.open.text(), name, self._view.size))

    def ask_interests(self) -> None:
        """Opens cards of interest: a topic and who signed it."""
        panel = PaperPanel(
            tr("Groups by interest"),
            tr("One card a line: the topic, a colon, and who signed it. Each card's people are put in groups."),
            tr("Make the groups"),
            "",
            name="trios_interests",
            hint=tr("Seeds: Jane, Manuel, Noy, Aisha"),
        )
        panel.answered.connect(self._on_interests)
        self._open(panel)

    def _on_interests(self) -> None:
        if isinstance(self.open, PaperPanel) and self._view.at is not None:
            self.interests_typed.emit(self.open.text())

    def show_made(self) -> None:
        """The groups that were asked for are in the book."""
        if self._is_interests():
            self.close()

    def refuse(self, words: str) -> bool:
        """Says in the panel why there are no groups; whether there was one that waited for them."""
        waited = self._is_interests()
        if waited and isinstance(self.open, PaperPanel):
            self.open.field.refuse(words)
        return waited

    def _is_interests(self) -> bool:
        return self.open is not None and self.open.objectName() == "trios_interests"

    def ask_earlier(self) -> None:
        """Opens groups of a session held without copdesk."""
        panel = PaperPanel(
            tr("Groups of an earlier session"),
            tr("One group a line. They count as met, as if copdesk had drawn them."),
            tr("They have met"),
            "",
            name="trios_earlier_groups",
            hint="Jane, Manuel, Noy",
        )
        self.source = QLineEdit()
        self.source.setObjectName("trios_earlier_source")
        self.source.setAccessibleName(tr("Where they met"))
        self.source.setPlaceholderText(tr("Where they met"))
        panel.add(self.source)
        panel.answered.connect(self._on_earlier)
        self._open(panel)

    def _on_earlier(self) -> None:
        if isinstance(self.open, PaperPanel):
            self._bridge.do(self._desk.trios.met_groups, self.open.text(), "", self.source.text(), then=self._on_kept,
                            refused=self._on_not_kept)  # fmt: skip

    def _on_from_file(self) -> None:
        kinds = tr("Tables and texts (*.csv *.tsv *.txt)")
        dialog = QFileDialog(self._host(), tr("Groups from a file"), str(self._folder), kinds)
        dialog.setObjectName("trios_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_file)
        dialog.show()

    def read_file(self, chosen: str) -> None:
        """Puts a file's text into the open panel, where it can be looked over before it counts."""
        self._bridge.errand(_text_of, Path(chosen), then=self._on_read, refused=self._on_not_kept)

    def _on_read(self, text: str) -> None:
        if isinstance(self.open, PaperPanel):
            self.open.put(text)
            self.open.field.accept()

    def _on_typed(self) -> None:
        if isinstance(self.open, PaperPanel) and self._session is not None and self._view.at is not None:
            self._bridge.do(
                self._desk.trios.take_typed, self._session, self._view.at.activity_id, self.open.text(),
                then=self._on_kept, refused=self._on_not_kept,
            )  # fmt: skip

    def _on_kept(self, _result: object) -> None:
        self.close()

    def _on_not_kept(self, exc: Exception) -> None:
        if isinstance(self.open, PaperPanel):
            self.open.field.refuse(sentence(exc))

    # ---- opening -----------------------------------------------------------------------------------

    def _open(self, panel: QuestionPanel) -> None:
        self.close()
        overlay = Overlay(self._host(), panel)
        if isinstance(panel, PaperPanel):
            overlay.firm = panel.is_written
        panel.left.connect(overlay.close_panel)
        overlay.closed.connect(self._on_closed)
        self.open = panel

    def close(self) -> None:
        """Leaves the panel that is open as Esc does."""
        overlay = self.open.parentWidget() if self.open is not None else None
        if isinstance(overlay, Overlay):
            overlay.close_panel()

    def _on_closed(self) -> None:
        self.open = None

    # ---- out of the house --------------------------------------------------------------------------

    def copy_lines(self) -> None:
        """Puts the groups on the clipboard, one a line."""
        if self._session is not None and self._view.held is not None:
            self._bridge.ask(self._desk.trios.as_lines, self._session, self._view.held.id, then=self._on_lines)

    def save(self) -> None:
        """Asks where to save the groups as a table."""
        if self._session is not None and self._view.held is not None:
            self._bridge.ask(self._desk.trios.as_csv, self._session, self._view.held.id, then=self._on_table)

    def _on_lines(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(tr("The groups are on the clipboard."), "", "", "primary")

    def _on_table(self, text: str) -> None:
        title = f"{self._view.at.title if self._view.at else ''}.csv".replace("/", "-")
        dialog = QFileDialog(self._host(), tr("Save as a table"), str(self._folder / title), tr("Table (*.csv)"))
        dialog.setObjectName("trios_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty("table", text)
        dialog.fileSelected.connect(self._on_file)
        dialog.show()

    def _on_file(self, chosen: str) -> None:
        dialog = self.sender()
        path = Path(chosen)
        self._folder = path.parent
        if isinstance(dialog, QFileDialog):
            self.save_table(path, str(dialog.property("table")))

    def save_table(self, path: Path, text: str) -> None:
        """Writes a table with the mark by which spreadsheets know its letters."""
        self._saved = path
        data = text.encode("utf-8-sig")
        self._bridge.errand(atomic_write, path, data, then=self._on_saved, refused=self._on_not_saved)

    def _on_saved(self, _nothing: object) -> None:
        self.said.emit(tr("The table is saved as {path}.").format(path=self._saved), "", "", "primary")

    def _on_not_saved(self, exc: Exception) -> None:
        fact = tr("The table could not be saved as {path}.").format(path=self._saved)
        self.said.emit(fact, sentence(exc), "", "danger")


def _text_of(path: Path) -> str:
    """A file's text, whatever it was written with."""
    try:
        return decode(path.read_bytes()).text
    except OSError as exc:
        raise Refused("trios.unreadable", path=path.name, why=exc.strerror or "") from exc
