"""The door: how many are here, two letters and Enter for the next one, walk-ins, and who came last."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.people.values import Attendance, at_the_door
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.keycap import KeyCap
from ui.parts.label import PlainLabel
from ui.parts.switch import Switch
from ui.people.arrivals import Arrivals
from ui.people.words import state_words
from ui.shell.theme import theme_now

MATCHES = 4


class MatchRow(QWidget):
    """One person the letters may mean, with the one thing to do about them; 56 high."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.person: Attendance | None = None
        self.setObjectName("match_row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(56))
        self.setStyleSheet(f"#match_row {{ border-radius: {theme.px(6)}px; }}")
        self._name = PlainLabel("", type="title", elide=True)
        self._state = PlainLabel("", "muted", "small", elide=True)
        self.button = Button("", height=28, name="match_button")
        self.button.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_person(self, person: Attendance | None, *, chosen: bool) -> None:
        self.person = person
        self.setVisible(person is not None)
        if person is None:
            return
        organisation = person.member.organisation
        state = state_words(person)
        self._name.setText(person.member.name)
        self._name.set_bold(chosen)
        self._state.setText(f"{organisation} · {state}" if organisation else state)
        here = person.status == "here"
        self.button.setText(tr("Left early") if here else tr("Back again") if person.status == "left" else tr("Here"))
        self.button.set_kind("primary" if chosen and not here else "plain")
        self.setProperty("ground", "ptint" if chosen else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{person.member.name}, {state}")

    def _on_clicked(self) -> None:
        if self.person is not None:
            self.taken.emit(self.person)


class Door(QWidget):
    """The left column. `taken` gives a person whose state changes, `walked_in` the typed line of a newcomer.

    `sought` asks to show somebody's card; `head_count_wanted` is the switch at the foot.
    """

    taken = Signal(object)
    walked_in = Signal(str)
    sought = Signal(object)
    head_count_wanted = Signal(bool)
    heads_counted = Signal(object)  # a bare number, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Attendance, ...] = ()
        self._matches: list[Attendance] = []
        self._chosen = 0
        self._counted: int | None = None
        self._build()

    def show_people(self, people: Sequence[Attendance], began: int | None) -> None:
        """Everyone at this session; `began` is when it started, ms UTC."""
        self._people = tuple(people)
        here = sum(one.status == "here" for one in people)
        self.count.setText(str(here))
        self.of.setText(tr("of {n} are here").format(n=len(people)))
        self.arrivals.show_people(people, began)
        self._match(keep=True)

    def show_day(self, words: str) -> None:
        """The session's day, beside the heading."""
        self._day.setText(words)

    def show_heads(self, count: int | None) -> None:
        """How many somebody counted in the room."""
        self._counted = count
        if not self.heads.hasFocus():
            self.heads.setText("" if count is None else str(count))

    def _on_heads(self) -> None:
        text = self.heads.text().strip()
        count = int(text) if text.isdecimal() else None
        if text and count is None:
            self.heads.setText("" if self._counted is None else str(self._counted))
        elif count != self._counted:
            self._counted = count
            self.heads_counted.emit(count)

    def refuse(self, words: str) -> None:
        """Why the walk-in was not added; the line stays as typed."""
        self.walk_in.refuse(words)

    def walk_in_kept(self) -> None:
        """Empties the walk-in line: the person is in."""
        self.walk_in.accept()
        self.walk_in.set_text("")
        self.field.setFocus()

    def matches(self) -> list[Attendance]:
        """Who the typed letters may mean, the first one being whom Enter takes."""
        return self._matches

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("door")
        self.setProperty("ground", "tint")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(296))
        self._day = PlainLabel("", "muted", elide=True)
        self.count = PlainLabel("0", type="count", bold=True)
        self.count.setObjectName("head_count")
        self.of = PlainLabel("", "muted")
        self.field = QLineEdit()
        self.field.setObjectName("check_in")
        self.field.setAccessibleName(tr("Check in: letters of a name"))
        self.field.setPlaceholderText(tr("Two letters …"))
        self.field.setProperty("tall", "true")
        self.field.setTextMargins(0, 0, theme.px(56), 0)
        cap = QHBoxLayout(self.field)
        cap.setContentsMargins(0, 0, theme.px(12), 0)
        cap.addStretch()
        cap.addWidget(KeyCap("Return"))
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        self._box = QWidget()
        self._box.setProperty("card", "plain")
        self._box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box.setObjectName("matches")
        self._rows = [MatchRow() for _ in range(MATCHES)]
        self._nobody = PlainLabel("", "muted", "small", wrap=True)
        box = QVBoxLayout(self._box)
        box.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        box.setSpacing(0)
        for row in self._rows:
            row.taken.connect(self._on_taken)
            box.addWidget(row)
        self._nobody.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        box.addWidget(self._nobody)
        self.walk_in = Field(tr("Walk-in"), tr("Name, organisation, e-mail"), name="walk_in")
        assert isinstance(self.walk_in.edit, QLineEdit)
        self.walk_in.edit.returnPressed.connect(self._on_walk_in)
        self.walk_in.edited.connect(self._on_walk_in_edited)
        self.arrivals = Arrivals()
        self.head_count = Switch(tr("Head count on the projector"), name="head_count_switch")
        self.head_count.toggled.connect(self.head_count_wanted)
        self.heads = QLineEdit()
        self.heads.setObjectName("bare_head_count")
        self.heads.setAccessibleName(tr("Counted in the room, without names"))
        self.heads.setPlaceholderText("–")
        self.heads.setMaxLength(4)
        self.heads.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.heads.setFixedWidth(theme.px(64))
        self.heads.editingFinished.connect(self._on_heads)
        counted = QHBoxLayout()
        counted.addWidget(PlainLabel(tr("Counted in the room"), "muted"), 1)
        counted.addWidget(self.heads)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(PlainLabel(tr("Check-in"), bold=True))
        head.addWidget(self._day, 1)
        number = QHBoxLayout()
        number.setSpacing(theme.px(8))
        number.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        number.addWidget(self.of, 1, Qt.AlignmentFlag.AlignBottom)
        self.of.setContentsMargins(0, 0, 0, theme.px(9))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(theme.px(14))
        column.addLayout(number)
        column.addSpacing(theme.px(12))
        column.addWidget(self.field)
        column.addSpacing(theme.px(8))
        column.addWidget(self._box)
        column.addSpacing(theme.px(16))
        column.addWidget(self.walk_in)
        column.addSpacing(theme.px(20))
        column.addWidget(PlainLabel(tr("Last arrivals"), "muted", "small"))
        column.addSpacing(theme.px(4))
        column.addWidget(self.arrivals, 1)
        column.addLayout(counted)
        column.addSpacing(theme.px(8))
        column.addWidget(self.head_count)
        self._match()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(240), theme_now().px(320))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._matches:
                self._choose((self._chosen + step) % len(self._matches))
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.setText("")
                self._match()
                return True
        return super().eventFilter(watched, event)

    def _match(self, *, keep: bool = False) -> None:
        typed = self.field.text().strip()
        was = self._matches[self._chosen].member.id if keep and self._matches else None
        self._matches = at_the_door(self._people, typed, MATCHES)
        place = next((n for n, one in enumerate(self._matches) if one.member.id == was), 0)
        self._nobody.setText(tr("Nobody of that name. Enter takes “{text}” as a walk-in.").format(text=typed))
        self._nobody.setVisible(bool(typed) and not self._matches)
        self._box.setVisible(bool(typed))
        self._choose(place)

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number, row in enumerate(self._rows):
            one = self._matches[number] if number < len(self._matches) else None
            row.show_person(one, chosen=number == place)

    def _on_typed(self, _text: str) -> None:
        self._match()

    def _on_return(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            return
        if not self._matches:
            self.walk_in.edit.setFocus()  # first: the caret then stands behind what was typed
            self.walk_in.set_text(typed)
            self.field.setText("")
            self._match()
            return
        person = self._matches[self._chosen]
        if person.status == "here":  # Enter twice must not send somebody away
            self.sought.emit(person.member.id)
            return
        self._on_taken(person)

    def _on_taken(self, person: Attendance) -> None:
        self.field.setText("")
        self._match()
        self.field.setFocus()
        self.taken.emit(person)

    def _on_walk_in(self) -> None:
        line = self.walk_in.text().strip()
        if line:
            self.walked_in.emit(line)

    def _on_walk_in_edited(self, _text: str) -> None:
        self.walk_in.accept()
