"""What F1 shows: every key of the table by where it belongs, and the signs that the capture line understands.

Here a person also gives an action a key of their own.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.keycap import KeyCap, key_words
from ui.parts.label import PlainLabel
from ui.shell.actions import Action, ActionTable, Room
from ui.shell.key_catcher import KeyCatcher
from ui.shell.theme import theme_now


def capture_signs() -> tuple[tuple[str, str], ...]:
    """Each sign at the beginning of a note or within it, and what it makes of the note."""
    return (
        ("+", tr("positive")),
        ("−", tr("negative")),
        ("?", tr("question")),
        ("!", tr("idea")),
        ("“", tr("quote")),
        (">", tr("action")),
        ("=", tr("decision")),
        ("*", tr("star")),
        ("@", tr("who")),
        ("#", tr("tag")),
        ("/t4", tr("trio")),
        ("^", tr("goes on")),
        ("~", tr("correct")),
    )


class HelpPanel(QWidget):
    """Reads the table as it is now, a person's own keys included.

    `keys_chosen` gives these by action when they change.
    """

    left = Signal()
    keys_chosen = Signal(dict)

    def __init__(self, table: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._asking = ""  # the action that waits for its key
        self._rows: dict[str, _Row] = {}
        theme = theme_now()
        self.setObjectName("help_panel")
        self.setAccessibleName(tr("Help"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choosing = Button(tr("Keys of your own"), name="help_own_keys")
        self.choosing.setCheckable(True)
        self.choosing.toggled.connect(self._on_choosing)
        close = Button(tr("Close"), key="Escape", name="help_close")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(PlainLabel(tr("Keys"), type="heading", bold=True), 1)
        head.addWidget(self.choosing)
        head.addWidget(close)
        self._told = PlainLabel("", "muted", wrap=True)
        self.catcher = KeyCatcher()
        self.catcher.hide()
        self.catcher.pressed.connect(self._on_pressed)
        self.catcher.cleared.connect(self._on_cleared)
        self.catcher.left.connect(self._on_left)
        self._area = area = QScrollArea()
        self._inner = self._build_table()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.catcher)
        column.addWidget(area, 1)
        self._on_choosing(False)

    def _build_table(self) -> QWidget:
        theme = theme_now()
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, theme.px(8), 0)
        columns.setSpacing(theme.px(32))
        first, second, third = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column, share in ((first, 4), (second, 5), (third, 3)):
            column.setSpacing(theme.px(16))
            columns.addLayout(column, share)
        titles: tuple[tuple[Room, str, QVBoxLayout], ...] = (
            ("run", tr("The run"), first),
            ("stage", tr("Projector"), first),
            ("notes", tr("Notes"), first),
            ("rooms", tr("Rooms"), second),
            ("desk", tr("Everywhere"), second),
        )
        for room, title, column in titles:
            rows = [_Row(row) for row in self._table.rows if row.room == room]
            for line in rows:
                line.asked.connect(self.ask)
                self._rows[line.key_id] = line
            column.addLayout(_block(title, rows))
        signs = [_Row(Action("", word, "notes", (sign,))) for sign, word in capture_signs()]
        third.addLayout(_block(tr("Signs in a note"), signs, 56))
        for column in (first, second, third):
            column.addStretch(1)
        return inner

    def ask(self, key_id: str) -> None:
        """Waits for the key of an action."""
        self._asking = key_id
        words = tr("Press the key for “{action}”. Esc leaves it.").format(action=self._table.row(key_id).title)
        own = self._table.own.get(key_id, ())
        if own:
            words += " " + tr("Del takes {key} away.").format(key=", ".join(key_words(key) for key in own))
        self.catcher.show()
        self.catcher.wait(words)

    def _on_choosing(self, on: bool) -> None:
        self._told.setText(
            tr("Choose what shall have a key of your own. The keys that stand there go on working.")
            if on
            else tr("Letters always write: while a session runs they start a note.")
        )
        for row in self._rows.values():
            row.set_choosing(on)
        if not on:
            self.catcher.hide()

    def _on_pressed(self, key: str) -> None:
        owner = self._table.taken_by(key)
        if owner is not None:
            taken = tr("{key} is “{action}” already. Press another one.")
            self.catcher.say(taken.format(key=key_words(key), action=owner.title))
            return
        self._choose((*self._table.own.get(self._asking, ()), key))

    def _on_cleared(self) -> None:
        self._choose(())

    def _choose(self, keys: tuple[str, ...]) -> None:
        key_id = self._asking
        self._table.choose(key_id, keys)
        row = self._table.row(key_id)
        self._rows[key_id].show_keys(row.keys)
        self._on_left()
        said = tr("“{action}” is {keys} now.") if row.keys else tr("“{action}” has no key now.")
        self._told.setText(said.format(action=row.title, keys=", ".join(key_words(key) for key in row.keys)))
        self.keys_chosen.emit(self._table.own)

    def _on_left(self) -> None:
        self.catcher.hide()
        if self._asking:
            self._rows[self._asking].words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asking = ""

    def sizeHint(self) -> QSize:
        """As high as the table; a small window makes it scroll."""
        theme = theme_now()
        return QSize(theme.px(960), self._inner.sizeHint().height() + theme.px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * theme_now().px(48))


class _Row(QWidget):
    """An action: its keys, and its name, which is a button while keys are chosen."""

    asked = Signal(str)

    def __init__(self, row: Action) -> None:
        super().__init__()
        self.key_id = row.key_id
        self._choosing = False
        self.caps = QWidget()
        self._line = QHBoxLayout(self.caps)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme_now().px(4))
        self.words = Button(row.title, "ghost", height=28, name="help_key", says=row.title)
        self.words.clicked.connect(self._on_clicked)
        self._name = PlainLabel(row.title, elide=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name)
        line.addWidget(self.words, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.hide()
        self.show_keys(row.keys)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        while (item := self._line.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for key in keys:
            self._line.addWidget(KeyCap(key))
        self._line.addStretch(1)
        self._has_keys = bool(keys)
        self._show_or_hide()

    def set_choosing(self, on: bool) -> None:
        """While keys are chosen the actions that have none stand there as well."""
        self._choosing = on
        self._name.setHidden(on)
        self.words.setHidden(not on)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        hidden = not (self._has_keys or self._choosing)
        for part in (self, self.caps):
            if part.isHidden() != hidden and (hidden or part.parentWidget()):  # shown alone it would be a window
                part.setHidden(hidden)

    def _on_clicked(self) -> None:
        self.asked.emit(self.key_id)


def _block(title: str, rows: list[_Row], keys_width: int = 112) -> QGridLayout:
    theme = theme_now()
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnMinimumWidth(0, theme.px(keys_width))
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, bold=True), 0, 0, 1, 2)
    for number, row in enumerate(rows, 1):
        grid.addWidget(row.caps, number, 0)
        grid.addWidget(row, number, 1)
    return grid
