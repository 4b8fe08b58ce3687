"""All sessions as a tree of events and days; they are moved by dragging or by key."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from copdesk.book.ids import Id
from copdesk.plan.events import Part
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.plan.table import moves_a_line
from ui.shell.theme import theme_now

KIND, KEY, DAY = (Qt.ItemDataRole.UserRole + at for at in range(3))


class DayTree(QTreeWidget):
    """Events, their days, their sessions. `moved` carries a session's key, an event's key or None, and a day."""

    moved = Signal(object, object, str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("programme_tree")
        self.setAccessibleName(tr("Sessions by event and day"))
        self.setHeaderHidden(True)
        self.setColumnCount(3)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setProperty("takes_typing", True)
        self.itemActivated.connect(self._on_activated)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Takes all events into view; what was chosen stays chosen."""
        kept = self.session()
        self.clear()
        for part in parts:
            if part.event is None and not part.days:
                continue
            head = self._item(None, part.event.title if part.event else tr("In no event"), "event")
            head.setData(0, KEY, part.event.id if part.event else None)
            for day in part.days:
                under = self._item(head, day_words(day.day), "day")
                under.setData(0, KEY, part.event.id if part.event else None)
                under.setData(0, DAY, day.day)
                for session in day.sessions:
                    self._add_session(under, session, kept)
            head.setExpanded(True)
        self.expandAll()
        for column in (0, 1):
            self.resizeColumnToContents(column)

    def session(self) -> Id | None:
        """The chosen session."""
        item = self.currentItem()
        if item is None or item.data(0, KIND) != "session":
            return None
        key = item.data(0, KEY)
        return key if isinstance(key, bytes) else None

    def event_key(self) -> Id | None:
        """The event in which the chosen line stands."""
        item = self.currentItem()
        while item is not None and item.data(0, KIND) != "event":
            item = item.parent()
        key = item.data(0, KEY) if item is not None else None
        return key if isinstance(key, bytes) else None

    def choose(self, key: Id) -> None:
        """Chooses a session."""
        for item in self._sessions():
            if item.data(0, KEY) == key:
                self.setCurrentItem(item)

    def move_session(self, by: int) -> None:
        """The chosen session to the day before (-1) or after (+1) in the list."""
        item, days = self.currentItem(), self._days()
        under = item.parent() if item is not None else None
        if self.session() is None or under is None:
            return
        at = next(place for place, one in enumerate(days) if one is under) + by
        if 0 <= at < len(days):
            self.moved.emit(self.session(), days[at].data(0, KEY), days[at].data(0, DAY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if moves_a_line(event):
            self.move_session(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        while target is not None and target.data(0, KIND) == "session":
            target = target.parent()
        if target is not None and target.data(0, KIND) == "event" and target.childCount():
            target = target.child(0)
        key = self.session()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the book says where it stands, not the tree
        event.accept()
        if target is not None and key is not None:
            self.moved.emit(key, target.data(0, KEY), target.data(0, DAY) or "")

    def _add_session(self, under: QTreeWidgetItem, session: Session, kept: Id | None) -> None:
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        item = self._item(under, session.title, "session")
        item.setText(1, slot)
        item.setText(2, session.space)
        item.setData(0, KEY, session.id)
        if session.id == kept:
            self.setCurrentItem(item)

    def _item(self, parent: QTreeWidgetItem | None, words: str, kind: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, KIND, kind)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if kind == "session" else flags)
        if kind == "event":
            font = theme_now().font(14, bold=True)
            item.setFont(0, font)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _days(self) -> list[QTreeWidgetItem]:
        heads = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [day for head in heads if head is not None for day in _children(head)]

    def _sessions(self) -> list[QTreeWidgetItem]:
        return [item for day in self._days() for item in _children(day)]

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, KIND) == "session":
            self.opened.emit(item.data(0, KEY))


def day_words(day: str) -> str:
    """A date with its weekday, which is what people know a day by."""
    week = (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday")
    )  # fmt: skip
    return f"{week[date.fromisoformat(day).weekday()]} {day}" if day else tr("No date yet")


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]
