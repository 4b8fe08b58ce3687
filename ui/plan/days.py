"""All sessions as a tree of events, days and blocks; sessions and blocks are moved by dragging or by key."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from copdesk.book.ids import Id
from copdesk.plan.events import Part
from copdesk.plan.lengths import length_text
from copdesk.plan.lines import clock_after, starts_of
from copdesk.plan.values import Session
from copdesk.words import tr
from ui.plan.table import moves_a_line
from ui.shell.theme import theme_now

KIND, KEY, DAY = (Qt.ItemDataRole.UserRole + at for at in range(3))


class DayTree(QTreeWidget):
    """Events, their days, their sessions, the blocks of those. `moved` carries a session's key, an event's key or None,
    and a day; `block_moved` an activity's key with its session's, the session it goes to, and before which activity."""

    moved = Signal(object, object, str)
    block_moved = Signal(object, object, object, object)
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
        kept, opened = self._key("session", "block"), self._opened()
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
                    self._add_session(under, session, kept, opened)
                under.setExpanded(True)
            head.setExpanded(True)
        for column in (0, 1):
            self.resizeColumnToContents(column)

    def session(self) -> Id | None:
        """The session that is chosen, or of which a block is."""
        item = _up_to(self.currentItem(), "session")
        return _key_of(item) if item is not None else None

    def event_key(self) -> Id | None:
        """The event in which the chosen line stands."""
        item = _up_to(self.currentItem(), "event")
        return _key_of(item) if item is not None else None

    def choose(self, key: Id) -> None:
        """Chooses a session or a block; the session of a block is opened."""
        for session in self._sessions():
            for item in (session, *_children(session)):
                if _key_of(item) == key:
                    self.setCurrentItem(item)

    def move_session(self, by: int) -> None:
        """The chosen session to the day before (-1) or after (+1) in the list."""
        item, days = self._key_item("session"), self._days()
        under = item.parent() if item is not None else None
        if under is None:
            return
        at = next(place for place, one in enumerate(days) if one is under) + by
        if 0 <= at < len(days):
            self.moved.emit(self.session(), days[at].data(0, KEY), days[at].data(0, DAY))

    def move_block(self, by: int) -> None:
        """The chosen block one place up (-1) or down (+1), from the edge of its session into the one beside it."""
        item = self._key_item("block")
        holder = item.parent() if item is not None else None
        if item is None or holder is None:
            return
        at, sessions = holder.indexOfChild(item), self._sessions()
        beside = sessions.index(holder) + by
        if 0 <= at + by < holder.childCount():
            before = holder.child(at - 1 if by < 0 else at + 2)
            self._tell_block(item, holder, before)
        elif 0 <= beside < len(sessions):
            self._tell_block(item, sessions[beside], sessions[beside].child(0) if by > 0 else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if moves_a_line(event):
            by = -1 if event.key() == Qt.Key.Key_Up else 1
            self.move_session(by)
            self.move_block(by)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the book says where it stands, not the tree
        event.accept()
        block, session = self._key_item("block"), self._key_item("session")
        if block is not None and target is not None:
            self._drop_block(block, target, low=self._is_low(target, event.position().y()))
        elif session is not None and target is not None:
            self._drop_session(session, _up_to(target, "day") or (_up_to(target, "event") or target).child(0))

    def _drop_session(self, session: QTreeWidgetItem, day: QTreeWidgetItem | None) -> None:
        if day is not None:
            self.moved.emit(_key_of(session), _key_of(day), day.data(0, DAY) or "")

    def _drop_block(self, block: QTreeWidgetItem, target: QTreeWidgetItem, *, low: bool) -> None:
        """Onto a block: before it, or after it where it is dropped on its lower half. Onto a session: to its end."""
        holder = _up_to(target, "session")
        if holder is None or target is block:
            return
        before = target if target.data(0, KIND) == "block" else None
        if before is not None and low:
            before = holder.child(holder.indexOfChild(before) + 1)
        self._tell_block(block, holder, before)

    def _tell_block(self, block: QTreeWidgetItem, holder: QTreeWidgetItem, before: QTreeWidgetItem | None) -> None:
        source = block.parent()
        if source is not None and before is not block:
            there = _key_of(before) if before is not None else None
            self.block_moved.emit(_key_of(block), _key_of(source), _key_of(holder), there)

    def _is_low(self, item: QTreeWidgetItem, y: float) -> bool:
        return y > self.visualItemRect(item).center().y()

    def _key_item(self, kind: str) -> QTreeWidgetItem | None:
        """The chosen line, if it is of that kind."""
        item = self.currentItem()
        return item if item is not None and item.data(0, KIND) == kind else None

    def _key(self, *kinds: str) -> Id | None:
        item = self.currentItem()
        return _key_of(item) if item is not None and item.data(0, KIND) in kinds else None

    def _opened(self) -> set[Id | None]:
        return {_key_of(item) for item in self._sessions() if item.isExpanded()}

    def _add_session(self, under: QTreeWidgetItem, session: Session, kept: Id | None, opened: set[Id | None]) -> None:
        slot = f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts
        item = self._item(under, session.title, "session")
        item.setText(1, slot)
        item.setText(2, session.space)
        item.setData(0, KEY, session.id)
        for activity, at in zip(session.activities, starts_of(session), strict=True):
            block = self._item(item, activity.title, "block")
            block.setText(1, clock_after(session, at))
            block.setText(2, length_text(activity.planned_s))
            block.setData(0, KEY, activity.id)
            if activity.id == kept:
                self.setCurrentItem(block)
        item.setExpanded(session.id in opened)
        if session.id == kept:
            self.setCurrentItem(item)

    def _item(self, parent: QTreeWidgetItem | None, words: str, kind: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, KIND, kind)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if kind in ("session", "block") else flags)
        if kind == "event":
            font = theme_now().font(14, bold=True)
            item.setFont(0, font)
        if kind == "block":
            for column in range(3):
                item.setForeground(column, theme_now().colour("muted"))
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
        session = _up_to(item, "session")
        if session is not None:
            self.opened.emit(_key_of(session))


def day_words(day: str) -> str:
    """A date with its weekday, which is what people know a day by."""
    week = (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday")
    )  # fmt: skip
    return f"{week[date.fromisoformat(day).weekday()]} {day}" if day else tr("No date yet")


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]


def _up_to(item: QTreeWidgetItem | None, kind: str) -> QTreeWidgetItem | None:
    """The line of that kind in which a line stands, or that it is."""
    while item is not None and item.data(0, KIND) != kind:
        item = item.parent()
    return item


def _key_of(item: QTreeWidgetItem) -> Id | None:
    key = item.data(0, KEY)
    return key if isinstance(key, bytes) else None
