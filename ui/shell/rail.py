"""The rail of rooms on the left: an icon over its name, or the icon alone where the window is narrow."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.parts.keycap import key_words
from ui.parts.tip import tip
from ui.shell.theme import Role, theme_now


class RailButton(QAbstractButton):
    """One door of the rail; without a title it is one of the three at the foot."""

    def __init__(self, key: str, title: str, icon: str, hint: str = "", *, small: bool = False) -> None:
        super().__init__()
        self.key, self._title, self._icon, self._small = key, title, icon, small
        self._narrow = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # paints anew as the pointer comes and goes
        self._hint = hint
        self.setCheckable(not small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"rail_{key}")
        self.setAccessibleName(title)
        tip(self, title, key_words(hint) if hint else "")

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        height = 40 if self._small else 36 if self._narrow else 56
        return QSize(theme.px(48 if self._narrow else 80), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width(), theme_now().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint" if on else "sunk"))
            painter.drawRoundedRect(self.rect(), theme.px(8), theme.px(8))
        role: Role = "primary" if on else "muted" if self.isEnabled() else "edge"
        side = theme.px(20)
        icon = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        if not (self._narrow or self._small):
            words = QRect(0, 0, self.width(), theme.px(16))
            gap = theme.px(2)
            icon.moveTop((self.height() - side - gap - words.height()) // 2)
            words.moveTop(icon.bottom() + 1 + gap)
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour(role))
            shown = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
        paint_icon(painter, icon, self._icon, theme.roles[role])


class Rail(QWidget):
    """The rooms, and at the foot search, settings and help; `asked` gives the key of the door that was used."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Rooms"))
        self.setProperty("ground", "tint")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(4), theme.px(8), theme.px(5), theme.px(8))
        self._column.setSpacing(theme.px(2))
        self._column.addStretch(1)
        self._rooms: list[RailButton] = []
        self._feet = [
            RailButton("search", tr("Search"), "search", "Ctrl+K", small=True),
            RailButton("settings", tr("Settings"), "settings", small=True),
            RailButton("help", tr("Help"), "help", "F1", small=True),
        ]
        for button in self._feet:
            button.clicked.connect(self._on_clicked)
            self._column.addWidget(button)
        self.set_narrow(False)

    def add_room(self, key: str, title: str, icon: str, hint: str) -> None:
        """A door at the end of the others; a room that has one already keeps it."""
        if any(button.key == key for button in self._rooms):
            return
        button = RailButton(key, title, icon, hint)
        button.set_narrow(self._narrow)
        button.clicked.connect(self._on_clicked)
        self._column.insertWidget(len(self._rooms), button)
        self._rooms.append(button)

    def show_room(self, key: str) -> None:
        for button in self._rooms:
            button.setChecked(button.key == key)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(theme_now().px(56 if narrow else 88))
        for button in (*self._rooms, *self._feet):
            button.set_narrow(narrow)

    def set_open(self, is_open: bool) -> None:
        """Rooms lead nowhere while no community file is open."""
        for button in self._rooms:
            button.setEnabled(is_open)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            button.setChecked(button.isCheckable())
            self.asked.emit(button.key)
