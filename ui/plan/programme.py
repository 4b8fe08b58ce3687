"""All sessions by event and day: moved by dragging, and what the day before left behind."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.events import Event, Part
from copdesk.plan.recap import Recap, recap_activity, recap_of
from copdesk.words import sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.plan.days import DayTree
from ui.shell.theme import theme_now

EVENT_FIELDS = ("title", "first_day", "last_day", "about")


class ProgrammePanel(QWidget):
    """In the plan's place. `opened` carries the session to plan; `left` gives the place back; `told` what was done."""

    opened = Signal(object)
    left = Signal()
    told = Signal(str, str)
    removal_wanted = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("programme")
        self._desk, self._bridge = desk, bridge
        self._recap = Recap()
        self._recap_of: Id | None = None
        self._wanted: Id | None = None  # what is chosen as soon as the sessions have come
        self._events: dict[Id, Event] = {}
        self.tree = DayTree()
        self.setFocusProxy(self.tree)
        self.tree.moved.connect(self._on_moved)
        self.tree.block_moved.connect(self._on_block_moved)
        self.tree.opened.connect(self.opened)
        self.tree.itemSelectionChanged.connect(self._on_chosen)
        self._lay_out()

    def begin(self, session_id: Id | None) -> None:
        """Shows all sessions, one of them chosen."""
        self._wanted = session_id
        self.refresh()
        self.tree.setFocus()

    def refresh(self) -> None:
        """Asks anew."""
        self._bridge.ask(self._desk.plan.events.programme, then=self._on_programme)
        self._on_chosen()

    # ---- what comes back -----------------------------------------------------------------------------------

    def _on_programme(self, parts: Sequence[Part]) -> None:
        self._events = {part.event.id: part.event for part in parts if part.event is not None}
        self.tree.show_parts(parts)
        if self._wanted is not None:
            self.tree.choose(self._wanted)
            self._wanted = None
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

    def _on_block_moved(self, key: Id, source: Id, target: Id, before: Id | None) -> None:
        self._refusal.setText("")
        move = self._desk.plan.several.move_to_session
        self._bridge.do(move, source, [key], target, before, then=self._on_block_there, refused=self._on_refused)

    def _on_block_there(self, keys: Sequence[Id]) -> None:
        self._wanted = keys[0]
        self.refresh()

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
        self._wanted = key
        self.refresh()

    def _on_remove(self) -> None:
        self.removal_wanted.emit(self.tree.session())

    def _on_add_recap(self) -> None:
        if self._recap_of is not None:
            self._refusal.setText("")
            activity = recap_activity(self._recap, self._recap_of)
            self._bridge.do(
                self._desk.plan.add_activity, self._recap_of, activity, 0,
                then=self._on_recap_added, refused=self._on_refused,
            )  # fmt: skip

    def _on_recap_added(self, _key: Id) -> None:
        self.told.emit(tr("The recap stands at the beginning of the plan."), "")

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
        told = tr("Drag a session to another day, a block to another session, or press Alt and an arrow.")
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
        self._recap_head = PlainLabel("", bold=True, wrap=True)
        holder = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        inside.setSpacing(theme.px(8))
        inside.addWidget(self._event_box)
        inside.addWidget(self._recap_head)
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
