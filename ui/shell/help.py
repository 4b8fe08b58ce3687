"""What F1 shows: every key of the table by where it belongs, and the signs that the capture line understands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.keycap import KeyCap
from ui.parts.label import PlainLabel
from ui.shell.actions import ActionTable, Room
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
    """Reads the table as it is now, rebound keys included."""

    left = Signal()

    def __init__(self, table: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("help_panel")
        self.setAccessibleName(tr("Help"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close = Button(tr("Close"), key="Escape", name="help_close")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Keys"), type="heading", bold=True), 1)
        head.addWidget(close)
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
            rows = [(row.keys, row.title) for row in table.rows if row.room == room and row.keys]
            column.addLayout(_block(title, rows))
        third.addLayout(_block(tr("Signs in a note"), [((sign,), word) for sign, word in capture_signs()], 56))
        for column in (first, second, third):
            column.addStretch(1)
        self._area = area = QScrollArea()
        self._inner = inner
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        column.addLayout(head)
        column.addWidget(PlainLabel(tr("Letters always write: while a session runs they start a note."), "muted"))
        column.addWidget(area, 1)

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


def _block(title: str, rows: list[tuple[tuple[str, ...], str]], keys_width: int = 112) -> QGridLayout:
    theme = theme_now()
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnMinimumWidth(0, theme.px(keys_width))
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, bold=True), 0, 0, 1, 2)
    for number, (keys, words) in enumerate(rows, 1):
        caps = QHBoxLayout()
        caps.setSpacing(theme.px(4))
        for key in keys:
            caps.addWidget(KeyCap(key))
        caps.addStretch(1)
        grid.addLayout(caps, number, 0)
        grid.addWidget(PlainLabel(words, elide=True), number, 1)
    return grid
