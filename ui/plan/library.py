"""The activity library beside the plan: find a method by its purpose, time, size or grouping; add it with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.lengths import length_text, range_text
from copdesk.plan.library import Method, find, method
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.plan.model import grouping_words
from ui.plan.table import METHOD_TYPE
from ui.shell.theme import theme_now

TIMES = (15, 30, 60)
GROUPINGS = ("alone", "pairs", "trios", "tables", "all")


class LibraryPanel(QWidget):
    """`added` carries the Method that a person wants at the end of the plan; the rest is about one's own ones:

    `removal_wanted` and `share_wanted` carry keys, `take_wanted` asks for a file of activities.
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
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(self._head())
        self.field = Field(hint=tr("purpose, time, group size …"), name="library_field")
        self.field.edited.connect(self._on_edited)
        edit: QWidget = self.field.edit
        edit.setAccessibleName(tr("Find an activity"))
        column.addWidget(self.field)
        self._chips(column)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        holder = QWidget()
        holder.setProperty("ground", "tint")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._rows)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        self._none = PlainLabel(tr("No activity is like that. Try fewer words, or other filters."), "muted", wrap=True)
        column.addWidget(self._none)
        self._found: tuple[Method, ...] = ()
        self._known: dict[Method, _Row] = {}
        if hasattr(self.field.edit, "returnPressed"):
            self.field.edit.returnPressed.connect(self._on_enter)
        self._show_found()

    def methods(self) -> tuple[Method, ...]:
        """What is listed now."""
        return self._found

    def method_of(self, key: str) -> Method | None:
        """The method of a key, one's own ones too."""
        return next((one for one in self._own if one.key == key), None) or method(key)

    def show_own(self, methods: Sequence[Method]) -> None:
        """The community's own activities; they stand first."""
        self._own = tuple(methods)
        self._show_found()

    def show_people(self, count: int | None) -> None:
        """How many people are expected, for the filter of that name."""
        if count == self._people:
            return
        self._people = count
        self.fits.setText(tr("for {n} people").format(n=count or 0))
        self.fits.setVisible(bool(count))
        if self.fits.isChecked():
            self._show_found()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Activity library"), bold=True))
        head.addWidget(PlainLabel(tr("drag, or press Enter"), "muted", "small"), 1)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("Your own activities"))
        self._menu.addAction(tr("Share your own activities …")).triggered.connect(self._on_share)
        self._menu.addAction(tr("Take in activities from a file …")).triggered.connect(self._on_take)
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
        rows: tuple[Sequence[Chip], ...] = ((*self.times.values(), self.fits), tuple(self.groupings.values()))
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
        self._found = find(self.field.text(), minutes, people, grouping, self._own)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
        mine = {one.key for one in self._own}
        for one in self._found:
            row = self._known.get(one)
            if row is None:
                row = _Row(one, own=one.key in mine)
                row.added.connect(self.added)
                row.removal_wanted.connect(self.removal_wanted)
                self._known[one] = row
            self._rows.addWidget(row)
            row.show()
        for one in [one for one in self._known if one not in self._found and one not in self._own and one.key in mine]:
            self._known.pop(one).deleteLater()
        self._none.setVisible(not self._found)

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
        if self._found and self.field.text().strip():
            self.added.emit(self._found[0])
            self.field.set_text("")
            self._show_found()

    def _on_share(self) -> None:
        self.share_wanted.emit([one.key for one in self._own])

    def _on_take(self) -> None:
        self.take_wanted.emit()


class _Row(QWidget):
    """One method; a click opens its details, dragging takes it into the plan."""

    added = Signal(object)
    removal_wanted = Signal(str)

    def __init__(self, method: Method, *, own: bool) -> None:
        super().__init__()
        self._method, self._own = method, own
        self._details: QWidget | None = None
        self._pressed_at: QPoint | None = None
        theme = theme_now()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        self._column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        title = f"{method.title} · {tr('your own')}" if own else method.title
        words.addWidget(PlainLabel(title, elide=True))
        minutes = tr("{n} min").format(n=round(method.planned_s / 60))
        people = tr("from {n} people").format(n=method.min_people) if method.min_people > 1 else ""
        facts = " · ".join(part for part in (minutes, people, method.purpose) if part)
        words.addWidget(PlainLabel(facts, "muted", "small", elide=True))
        self.setAccessibleName(f"{method.title}, {facts}")
        row.addLayout(words, 1)
        add = Button("", "ghost", icon="add", height=28, says=tr("Add {title}").format(title=method.title))
        add.clicked.connect(self._on_add)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def open_details(self) -> None:
        """Shows the steps under the title, or hides them again."""
        if self._details is None:
            self._details = self._made()
            self._column.addWidget(self._details)
        else:
            self._details.setVisible(self._details.isHidden())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            drag, mime = QDrag(self), QMimeData()
            mime.setData(METHOD_TYPE, self._method.key.encode())
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            self._pressed_at = None
            self.open_details()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
        elif key == Qt.Key.Key_Space:
            self.open_details()
        else:
            super().keyPressEvent(event)

    def _made(self) -> QWidget:
        theme = theme_now()
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(theme.px(8), 0, theme.px(4), theme.px(8))
        column.setSpacing(theme.px(2))
        method = self._method
        people = tr("{least} to {most} people").format(least=method.min_people, most=method.max_people)
        turns = tr_many("{n} turn", "{n} turns", method.turns) if method.turns > 1 else ""
        groups = ", ".join(grouping_words().get(one, one) for one in method.groupings)
        texts = [method.purpose, " · ".join(part for part in (people, turns, groups) if part)]
        for step in method.steps:
            span = range_text(step.min_s, step.max_s)
            length = f"{length_text(step.planned_s)} ({span})" if span else length_text(step.planned_s)
            texts.append(f"{length}  {step.title}")
        for text in (*texts, method.source):
            if text:
                column.addWidget(PlainLabel(text, "muted", "small", wrap=True))
        if self._own:
            away = Button(tr("Remove from the library"), height=28, name="remove_method")
            away.clicked.connect(self._on_away)
            column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        return details

    def _on_add(self) -> None:
        self.added.emit(self._method)

    def _on_away(self) -> None:
        self.removal_wanted.emit(self._method.key)
