"""The list of notes at the left: read, found, ordered, rewritten in place, moved, taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.notes.history import Former
from copdesk.notes.looking import Heading, Look
from copdesk.notes.values import KEPT_OUT, Line, Shown, groups_of
from copdesk.words import tr
from ui.notes.model import NotesModel
from ui.notes.row import NoteRow
from ui.notes.words import category_words, one_line

MOST_PEOPLE = 100


class NotesList(QListView):
    """Rows grow with their words. The signals carry the ids of the chosen notes and what is wanted of them."""

    rewritten = Signal(object, str)
    removal_wanted = Signal(object)
    category_wanted = Signal(object, str)
    step_wanted = Signal(object, object)
    star_wanted = Signal(object, bool)
    park_wanted = Signal(object, bool)
    gather_wanted = Signal(object)
    consent_wanted = Signal(object, str)
    room_wanted = Signal(object, bool)
    who_wanted = Signal(object, object)
    group_wanted = Signal(object, object)
    outcome_wanted = Signal(object, str)
    split_wanted = Signal(object, int)
    former_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._look, self._at_end = Shown(), Look(), True
        self.outcomes: tuple[str, ...] = ()
        self.notes = NotesModel(self)
        self.row = NoteRow(self)
        self.row.rewritten.connect(self.rewritten)
        self.row.split.connect(self.split_wanted)
        self.setModel(self.notes)
        self.setItemDelegate(self.row)
        self.setObjectName("notes_list")
        self.setAccessibleName(tr("Notes of this session"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._above = QTimer(self)
        self._above.setSingleShot(True)
        self._above.setInterval(0)
        self._above.timeout.connect(self._on_above)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_notes(self, shown: Shown, look: Look, before: Sequence[Line | Heading] = ()) -> None:
        """Shows what a look leaves; what was chosen stays chosen, and the end stays in sight where it was."""
        self._shown = shown
        chosen, turned = self.chosen_ids(), look != self._look
        if turned:
            self._look, self._at_end = look, look.order == "time"
        if self._at_end:
            self.notes.settle()
        self.notes.show_notes(shown, look, before)
        if chosen != self.chosen_ids():
            self.choose(chosen)
        if self._at_end:
            self.scrollToBottom()
        elif turned:
            self.scrollToTop()

    def show_row(self, key: Id) -> bool:
        """Chooses a note and brings it into sight; False where the look leaves it out."""
        row = self.notes.find(key)
        if row >= 0:
            self.choose([key])
            self.setCurrentIndex(self.notes.index(row))
            self.scrollTo(self.notes.index(row))
        return row >= 0

    def _on_scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()
        if value < self.viewport().height() and self.notes.more_above():
            self._above.start()

    def _on_range(self, _least: int, most: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def _on_above(self) -> None:
        """Older notes come in above; what is in sight stays where it is."""
        bar = self.verticalScrollBar()
        below = bar.maximum() - bar.value()
        if self.notes.more_above():
            self.notes.reach()
            self.executeDelayedItemsLayout()
            bar.setValue(bar.maximum() - below)

    def chosen(self) -> list[Line]:
        """The chosen notes, as they stand from above."""
        found = (self.notes.line_at(index) for index in sorted(self.selectedIndexes(), key=QModelIndex.row))
        return [line for line in found if line is not None]

    def chosen_ids(self) -> list[Id]:
        return [line.note.id for line in self.chosen()]

    def choose(self, keys: list[Id]) -> None:
        """Marks notes; those that the look leaves out are left out."""
        selection = self.selectionModel()
        selection.clearSelection()
        for key in keys:
            row = self.notes.row_of(key)
            if row >= 0:
                selection.select(self.notes.index(row), selection.SelectionFlag.Select)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.row.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = self.chosen_ids()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete and keys:
            self.removal_wanted.emit(keys)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and keys:
            self.edit(self.currentIndex())
        elif alt and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and keys:
            self._number(keys, event.key() - Qt.Key.Key_1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # these steer the run
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self._menu().exec(event.globalPos())

    def open_menu(self) -> QMenu:
        """The menu of what can be done with the chosen notes, below the first of them."""
        menu = self._menu()
        place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(0, 1)
        menu.popup(self.viewport().mapToGlobal(place))
        return menu

    def show_former(self, formers: Sequence[Former]) -> QMenu:
        """What the chosen note said before; one that is chosen stands there again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("What it said before"))
        menu.triggered.connect(self._on_menu)
        for one in formers:
            words = tr("until {time}: {text}").format(time=hh_mm(one.at), text=one_line(one.body))
            _add(menu, words.replace("&", "&&"), "again", one.body)
        if not formers:
            menu.addAction(tr("It was never changed.")).setEnabled(False)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        return menu

    def _number(self, keys: list[Id], place: int) -> None:
        if place < len(self._shown.categories):
            self.category_wanted.emit(keys, self._shown.categories[place].key)

    def _menu(self) -> QMenu:
        lines = self.chosen()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("The chosen notes"))
        menu.triggered.connect(self._on_menu)
        _add(menu, tr("Change the words"), "edit", None, key="F2")
        starred = all(line.note.starred for line in lines)
        _add(menu, tr("No star") if starred else tr("Star"), "star", not starred)
        parked = all(line.note.parked for line in lines)
        _add(menu, tr("Out of the parking lot") if parked else tr("Into the parking lot"), "park", not parked)
        kinds = menu.addMenu(tr("Category"))
        for number, category in enumerate(self._shown.categories, 1):
            words = category_words(category).replace("&", "&&")
            _add(kinds, words, "category", category.key, key=f"Alt+{number}" if number < 10 else "")
        _add(kinds, tr("None"), "category", "")
        if len(lines) == 1:
            _add(menu, tr("What it said before …"), "former", None)
        steps = menu.addMenu(tr("Move to the step"))
        for part in self._shown.parts:
            _add(steps, f"{part.activity} · {part.title}".replace("&", "&&"), "step", part.step_id)
        _add(steps, tr("No step"), "step", None)
        self._add_speakers(menu, lines)
        consent = menu.addMenu(tr("In reports"))
        for key, words in consents().items():
            _tick(_add(consent, words, "consent", key), all(line.note.consent == key for line in lines))
        for_room = all(line.note.for_room for line in lines)
        words = tr("Only for the team: no projector, no public report") if for_room else tr("For the room again")
        _add(menu, words, "room", not for_room)
        if self.outcomes:
            outcomes = menu.addMenu(tr("Answers what was wanted"))
            for body in self.outcomes:
                _add(outcomes, one_line(body)[:80].replace("&", "&&"), "outcome", body)
            _add(outcomes, tr("None of it"), "outcome", "")
        _add(menu, tr("New cluster with these"), "gather", None)
        menu.addSeparator()
        _add(menu, tr("Remove"), "remove", None, key="Del")
        return menu

    def _add_speakers(self, menu: QMenu, lines: Sequence[Line]) -> None:
        """Who said it, and in which group."""
        who = menu.addMenu(tr("Who said it"))
        _tick(_add(who, tr("Nobody in particular"), "who", None), all(not line.who for line in lines))
        for key, name in self._shown.people[:MOST_PEOPLE]:
            _tick(_add(who, name.replace("&", "&&"), "who", key), all(line.note.who_id == key for line in lines))
        if not self._shown.groups:
            return
        group = menu.addMenu(tr("Group"))
        _tick(_add(group, tr("None"), "group", None), all(not line.note.trio_id for line in lines))
        for one in groups_of(self._shown, self._look.activity_id):
            label = one.label.replace("&", "&&")
            _tick(_add(group, label, "group", one.id), all(line.note.trio_id == one.id for line in lines))

    def _on_menu(self, action: QAction) -> None:
        keys = self.chosen_ids()
        if not keys or not isinstance(action.data(), tuple):
            return
        what, value = action.data()
        if what == "edit":
            self.edit(self.currentIndex())
        elif what == "remove":
            self.removal_wanted.emit(keys)
        elif what == "gather":
            self.gather_wanted.emit(keys)
        elif what == "former":
            self.former_wanted.emit(keys[0])
        elif what == "again":
            self.rewritten.emit(keys[0], value)
        else:
            {
                "star": self.star_wanted,
                "park": self.park_wanted,
                "category": self.category_wanted,
                "step": self.step_wanted,
                "consent": self.consent_wanted,
                "room": self.room_wanted,
                "who": self.who_wanted,
                "group": self.group_wanted,
                "outcome": self.outcome_wanted,
            }[what].emit(keys, value)


def consents() -> dict[str, str]:
    """How a note may be quoted, in words."""
    return {
        "": tr("As the person's card says"),
        "full": tr("With the name"),
        "initials": tr("With initials"),
        "none": tr("Without a name"),
        KEPT_OUT: tr("Not in any report"),
    }


def _tick(action: QAction, on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(on)


def _add(menu: QMenu, words: str, what: str, value: object, *, key: str = "") -> QAction:
    action = menu.addAction(f"{words}\t{key}" if key else words)
    action.setData((what, value))
    return action
