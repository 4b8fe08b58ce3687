"""All sessions by event and day: moved by dragging, and what the day before left behind."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.events import Event, Part
from copdesk.plan.recap import Recap, recap_of
from copdesk.plan.values import Session
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

KIND, KEY, DAY = (Qt.ItemDataRole.UserRole + at for at in range(3))
EVENT_FIELDS = ("title", "first_day", "last_day", "about")


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
                under = self._item(head, day.day or tr("No date yet"), "day")
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
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == both and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
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


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]


class ProgrammePanel(QWidget):
    """In the plan's place. `opened` carries the session to plan; `left` gives the place back; `refused` an exception.

    `recap_wanted` carries a session's key and its Recap, to be put into its plan.
    """

    opened = Signal(object)
    left = Signal()
    recap_wanted = Signal(object, object)
    removal_wanted = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("programme")
        self._desk, self._bridge = desk, bridge
        self._recap = Recap()
        self._recap_of: Id | None = None
        self._events: dict[Id, Event] = {}
        self.tree = DayTree()
        self.tree.moved.connect(self._on_moved)
        self.tree.opened.connect(self.opened)
        self.tree.itemSelectionChanged.connect(self._on_chosen)
        self._lay_out()

    def begin(self, session_id: Id | None) -> None:
        """Shows all sessions, one of them chosen."""
        self.refresh()
        if session_id is not None:
            self.tree.choose(session_id)
        self.tree.setFocus()

    def refresh(self) -> None:
        """Asks anew."""
        self._bridge.ask(self._desk.plan.events.programme, then=self._on_programme)
        self._on_chosen()

    # ---- what comes back -----------------------------------------------------------------------------------

    def _on_programme(self, parts: Sequence[Part]) -> None:
        self._events = {part.event.id: part.event for part in parts if part.event is not None}
        self.tree.show_parts(parts)
        self._show_event()

    def _on_recap(self, recap: Recap) -> None:
        self._recap = recap
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        titles = ", ".join(one.title for one in recap.sessions)
        self._recap_head.setText(tr("Recap of {titles}").format(titles=titles) if titles else tr("Recap"))
        if not recap.sessions:
            self._lines.addWidget(PlainLabel(tr("No session came before this one."), "muted", wrap=True))
        for title, texts in ((tr("Starred"), recap.starred), (tr("Promised and open"), recap.promises)):
            if texts:
                self._lines.addWidget(PlainLabel(title, "muted", "small"))
            for text in texts:
                self._lines.addWidget(PlainLabel(text, wrap=True))
        if recap.photos:
            self._lines.addWidget(PlainLabel(tr("Photos"), "muted", "small"))
        for key in recap.photos[:6]:
            self._bridge.ask(self._desk.board.picture, key, "thumb", then=self._on_photo)
        if recap.sessions and not (recap.starred or recap.promises or recap.photos):
            words = tr("Nothing was starred, promised or photographed there.")
            self._lines.addWidget(PlainLabel(words, "muted", wrap=True))
        self.add_recap.set_off("" if recap.sessions else tr("No session came before this one."))

    def _on_photo(self, data: bytes | None) -> None:
        picture = QPixmap()
        if data and picture.loadFromData(QByteArray(data)):
            label = PlainLabel("")
            label.setPixmap(picture.scaledToWidth(theme_now().px(240), Qt.TransformationMode.SmoothTransformation))
            label.setAccessibleName(tr("A photo of that day"))
            self._lines.addWidget(label)

    # ---- what a person does --------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        key = self.tree.session()
        for button in (self.open_button, self.again_button, self.remove_button):
            button.set_off("" if key is not None else tr("Choose a session first."))
        self._recap_of = key
        if key is not None:
            self._bridge.ask(partial(recap_of, self._desk), key, then=self._on_recap)
        else:
            self._on_recap(Recap())
        self._show_event()

    def _show_event(self) -> None:
        event = self._events.get(self.tree.event_key() or b"")
        self._event_box.setVisible(event is not None)
        for name, field in self.event_fields.items():
            if event is not None and not field.edit.hasFocus():
                field.set_text(getattr(event, name))
                field.accept()

    def _on_moved(self, session_id: Id, event_id: Id | None, day: str) -> None:
        self._do(self._desk.plan.events.place, session_id, event_id, day)

    def _on_new_event(self) -> None:
        self._refusal.setText("")
        texts = [self.new_fields[name].text().strip() for name in ("title", "first_day", "last_day")]
        self._bridge.do(self._desk.plan.events.add, *texts, then=self._on_added, refused=self._on_refused)

    def _on_added(self, _key: Id) -> None:
        for field in self.new_fields.values():
            field.set_text("")

    def _on_event_field(self) -> None:
        key = self.tree.event_key()
        event = self._events.get(key or b"")
        for name, field in self.event_fields.items():
            if event is not None and field.text() != getattr(event, name):
                self._do(self._desk.plan.events.change, event.id, name, field.text())

    def _on_remove_event(self) -> None:
        key = self.tree.event_key()
        if key is not None:
            self._do(self._desk.plan.events.remove, key)

    def _on_open(self) -> None:
        self.opened.emit(self.tree.session())

    def _on_again(self) -> None:
        key = self.tree.session()
        if key is not None:
            self._bridge.do(self._desk.plan.again, key, then=self._on_made, refused=self._on_refused)

    def _on_made(self, key: Id) -> None:
        self.tree.choose(key)

    def _on_remove(self) -> None:
        self.removal_wanted.emit(self.tree.session())

    def _on_add_recap(self) -> None:
        if self._recap_of is not None:
            self.recap_wanted.emit(self._recap_of, self._recap)

    def _do(self, verb: Callable[..., None], *args: object) -> None:
        self._refusal.setText("")
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _on_refused(self, exc: Exception) -> None:
        self._refusal.setText(sentence(exc))

    # ---- building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        row.setSpacing(theme.px(24))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Sessions and events"), type="heading", bold=True), 1)
        back = Button(tr("Back to the plan"), icon="back", name="leave_programme")
        back.clicked.connect(self.left)
        head.addWidget(back)
        left.addLayout(head)
        told = tr("Drag a session to another day, or press Alt+Shift and an arrow.")
        left.addWidget(PlainLabel(told, "muted", wrap=True))
        left.addWidget(self.tree, 1)
        self._refusal = PlainLabel("", "danger", wrap=True)
        left.addWidget(self._refusal)
        left.addLayout(self._new_event())
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _new_event(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme_now().px(8))
        self.new_fields = {
            "title": Field(tr("New event"), tr("its title"), name="event_title"),
            "first_day": Field(tr("First day"), "2026-05-25", name="event_first"),
            "last_day": Field(tr("Last day"), "2026-05-27", name="event_last"),
        }
        for name, field in self.new_fields.items():
            line.addWidget(field, 2 if name == "title" else 1)
        add = Button(tr("Add the event"), icon="add", name="add_event")
        add.clicked.connect(self._on_new_event)
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _side(self) -> QWidget:
        theme = theme_now()
        side = QWidget()
        side.setFixedWidth(theme.px(288))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        buttons = QHBoxLayout()
        self.open_button = Button(tr("Plan it"), "primary", name="open_session")
        self.again_button = Button(tr("Like this again"), icon="copy", name="again_session")
        self.remove_button = Button("", "ghost", icon="remove", says=tr("Remove this session"), name="remove_session")
        for button, slot in (
            (self.open_button, self._on_open),
            (self.again_button, self._on_again),
            (self.remove_button, self._on_remove),
        ):
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self._event_box = QWidget()
        box = QVBoxLayout(self._event_box)
        box.setContentsMargins(0, theme.px(8), 0, 0)
        labels = {"title": tr("Event"), "first_day": tr("First day"), "last_day": tr("Last day"), "about": tr("About")}
        self.event_fields = {name: Field(labels[name], name=f"event_{name}") for name in EVENT_FIELDS}
        for field in self.event_fields.values():
            field.entered.connect(self._on_event_field)
            box.addWidget(field)
        away = Button(tr("Remove the event; its sessions stay"), height=28, name="remove_event")
        away.clicked.connect(self._on_remove_event)
        box.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._event_box)
        self._recap_head = PlainLabel("", bold=True, wrap=True)
        column.addWidget(self._recap_head)
        holder = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        inside.addLayout(self._lines)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        self.add_recap = Button(tr("Put a recap into its plan"), icon="add", name="add_recap")
        self.add_recap.clicked.connect(self._on_add_recap)
        column.addWidget(self.add_recap, 0, Qt.AlignmentFlag.AlignLeft)
        return side
