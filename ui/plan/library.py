"""The activity library beside the plan: find a method by its purpose, time, size or grouping; add it with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from copdesk.plan.library import GROUPINGS, Method, find, grouping_words
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.plan.method import MethodDetails
from ui.plan.shelf import Shelf
from ui.shell.theme import theme_now

TIMES = (15, 30, 60)


class LibraryPanel(QWidget):
    """`added` carries the Method that a person wants in the plan. The rest is about files and one's own ones:

    `removal_wanted` carries a key, `share_wanted` keys, `take_wanted` asks for a file of activities.
    """

    added = Signal(object)
    removal_wanted = Signal(str)
    share_wanted = Signal(list)
    take_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activity_library")
        self._own: tuple[Method, ...] = ()
        self._people: int | None = None
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(self._head())
        self.field = Field(hint=tr("purpose, time, group size …"), name="library_field")
        self.field.edited.connect(self._on_edited)
        edit: QWidget = self.field.edit
        edit.setAccessibleName(tr("Find an activity"))
        edit.installEventFilter(self)
        column.addWidget(self.field)
        self._chips(column)
        self.shelf, self.details = Shelf(), MethodDetails()
        self.shelf.added.connect(self.added)
        self.shelf.chosen.connect(self._on_chosen)
        self.details.added.connect(self.added)
        self.details.share_wanted.connect(self._on_share_one)
        self.details.removal_wanted.connect(self._on_away)
        column.addWidget(self.shelf, 1)
        self._none = PlainLabel(tr("No activity is like that. Try fewer words, or other filters."), "muted", wrap=True)
        column.addWidget(self._none)
        column.addWidget(self.details, 1)
        if isinstance(edit, QLineEdit):
            edit.returnPressed.connect(self._on_enter)
        self._show_found()

    def methods(self) -> tuple[Method, ...]:
        """What is listed now."""
        return self.shelf.shelf.methods

    def show_own(self, methods: Sequence[Method]) -> None:
        """The community's own activities; they stand first."""
        if tuple(methods) != self._own:
            self._own = tuple(methods)
            self._show_found()

    def show_people(self, count: int | None) -> None:
        """How many people are expected, for the filter of that name."""
        if count == self._people:
            return
        self._people = count
        self.fits.setText(tr("for {n}").format(n=count or 0))
        self.fits.setAccessibleName(tr("for {n} people").format(n=count or 0))
        self.fits.setVisible(bool(count))
        if self.fits.isChecked():
            self._show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from what was typed to what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.shelf.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Activity library"), bold=True))
        head.addWidget(PlainLabel(tr("drag, or press Enter"), "muted", "small"), 1)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("Your own activities"))
        self._menu.addAction(tr("Share your own activities …")).triggered.connect(self._on_share)
        self._menu.addAction(tr("Import activities from a file …")).triggered.connect(self._on_take)
        more = Button("", "ghost", icon="more", height=28, says=tr("Your own activities"), name="library_more")
        more.setMenu(self._menu)
        head.addWidget(more)
        return head

    def _chips(self, column: QVBoxLayout) -> None:
        theme = theme_now()
        self.times = {n: Chip(tr("{n} min").format(n=n), name=f"up_to_{n}") for n in TIMES}
        self.groupings = {key: Chip(grouping_words()[key], name=f"grouping_{key}") for key in GROUPINGS}
        self.fits = Chip("", name="fits_people")
        self.fits.hide()
        seats = tuple(self.groupings.values())
        rows: tuple[Sequence[Chip], ...] = ((*self.times.values(), self.fits), seats[:4], seats[4:])
        for chips in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            for chip in chips:
                chip.clicked.connect(self._on_chip)
                row.addWidget(chip)
            row.addStretch()
            column.addLayout(row)

    def _show_found(self) -> None:
        minutes = next((n for n, chip in self.times.items() if chip.isChecked()), None)
        grouping = next((key for key, chip in self.groupings.items() if chip.isChecked()), "")
        people = self._people if self.fits.isChecked() else None
        found = find(self.field.text(), minutes, people, grouping, self._own)
        self.shelf.shelf.show_methods(found, frozenset(one.key for one in self._own))
        self._on_chosen(None)
        self._none.setVisible(not found)

    def _on_chosen(self, method: Method | None) -> None:
        self.details.show_method(method, own=method is not None and self.shelf.shelf.is_own(method))
        if method is not None:
            self.shelf.scrollTo(self.shelf.currentIndex())

    def _on_edited(self, _text: str) -> None:
        self._show_found()

    def _on_chip(self) -> None:
        chip = self.sender()
        for group in (self.times, self.groupings):
            if chip in group.values():
                for other in group.values():
                    if other is not chip:
                        other.setChecked(False)
        self._show_found()

    def _on_enter(self) -> None:
        found = self.methods()
        if found and self.field.text().strip():
            self.added.emit(found[0])
            self.field.set_text("")
            self._show_found()

    def _on_share(self) -> None:
        self.share_wanted.emit([one.key for one in self._own])

    def _on_share_one(self, method: Method) -> None:
        self.share_wanted.emit([method.key])

    def _on_away(self, method: Method) -> None:
        self.removal_wanted.emit(method.key)

    def _on_take(self) -> None:
        self.take_wanted.emit()
