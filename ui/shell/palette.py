"""Ctrl+K: one list over everything. The run goes on beneath."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.icons import Glyph, paint_icon
from ui.parts.keycap import KeyCap, cap_size, paint_cap
from ui.parts.label import PlainLabel
from ui.shell.actions import ActionTable, Doers
from ui.shell.theme import theme_now

_MOST = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: under which heading, what it says, a fact at the right, a key, and what it does."""

    group: str
    title: str
    then: Callable[[], None]
    fact: str = ""
    icon: str = "search"
    key: str = ""


Provider = Callable[[str], Sequence[Entry]]


def rank(words: str, title: str) -> int | None:
    """How well a title answers what was typed: 0 begins with it, 1 a word begins with it, 2 holds it; None not at all.

    Case does not count, and several words may be typed in any order.
    """
    sought, given = words.casefold().strip(), title.casefold()
    if not sought:
        return 2
    if given.startswith(sought):
        return 0
    if f" {sought}" in f" {given}":
        return 1
    return 2 if all(part in given for part in sought.split()) else None


def action_provider(table: ActionTable, doers: Doers) -> Provider:
    """Offers the actions that somebody does, with the keys they have now."""

    def found(words: str) -> list[Entry]:
        rooms = {
            "run": tr("Run"),
            "stage": tr("Projector"),
            "notes": tr("Notes"),
            "desk": tr("Everywhere"),
            "rooms": tr("Rooms"),
        }
        ranked = []
        for place, row in enumerate(table.rows):
            how = rank(words, row.title)
            if how is not None and doers.can(row.key_id) and row.key_id != "desk.search":
                entry = Entry(
                    tr("Actions"),
                    row.title,
                    _Doing(doers, row.key_id),
                    rooms[row.room],
                    row.icon or "next",
                    table.key_of(row.key_id),
                )
                ranked.append((how, place, entry))
        return [entry for _how, _place, entry in sorted(ranked, key=_by_rank)]

    return found


class _Doing:
    def __init__(self, doers: Doers, key_id: str) -> None:
        self._doers, self._key_id = doers, key_id

    def __call__(self) -> None:
        self._doers.do(self._key_id)


def _by_rank(ranked: tuple[int, int, Entry]) -> tuple[int, int]:
    return ranked[0], ranked[1]


class Palette(QWidget):
    """A field and what answers to it. Up and Down choose, Enter does it, `left` asks to be closed."""

    left = Signal()

    def __init__(self, providers: Sequence[Provider], running: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._providers = tuple(providers)
        self.setObjectName("palette")
        self.setAccessibleName(tr("Search everything"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = _Field()
        self.field.setObjectName("palette_field")
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setProperty("bare", "true")
        self.field.setProperty("type", "title")
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.textChanged.connect(self._on_words)
        self.field.moved.connect(self._on_moved)
        self.field.returnPressed.connect(self._on_enter)
        self.lines = _Lines()
        self.lines.taken.connect(self._on_taken)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.lines)
        top = QWidget()
        top.setFixedHeight(theme.px(56))
        head = QHBoxLayout(top)
        head.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        head.setSpacing(theme.px(12))
        head.addWidget(Glyph("search", "muted", 20))
        head.addWidget(self.field, 1)
        head.addWidget(PlainLabel(tr("actions, people, plan, drawings, notes"), "muted", "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(_rule())
        column.addWidget(self._area, 1)
        column.addWidget(_rule())
        column.addWidget(_foot(running))
        self.setFocusProxy(self.field)
        self._on_words("")

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(680), theme.px(506))

    def titles(self) -> list[str]:
        """What is offered now, from top to bottom."""
        return [entry.title for entry in self.lines.entries]

    def _on_words(self, words: str) -> None:
        entries = [entry for provider in self._providers for entry in provider(words.strip())]
        self.lines.show_entries(entries[:_MOST], words.strip())
        self._area.verticalScrollBar().setValue(0)

    def _on_moved(self, step: int) -> None:
        self.lines.go(step)
        box = self.lines.chosen_box()
        self._area.ensureVisible(box.center().x(), box.center().y(), 0, box.height())

    def _on_enter(self) -> None:
        self._on_taken(self.lines.at)

    def _on_taken(self, place: int) -> None:
        if 0 <= place < len(self.lines.entries):
            entry = self.lines.entries[place]
            self.left.emit()
            entry.then()


class _Field(QLineEdit):
    """Gives the arrows away; everything else is typing."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class _Lines(QWidget):
    """The answers under their headings, 44 high; what answers to the words stands in bold."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.at = 0
        self._words = ""
        self._boxes: list[QRect] = []
        self.setObjectName("palette_lines")
        self.setMouseTracking(True)

    def show_entries(self, entries: list[Entry], words: str) -> None:
        self.entries, self.at, self._words = entries, 0, words
        self._place()
        self.update()

    def go(self, step: int) -> None:
        if self.entries:
            self.at = min(max(self.at + step, 0), len(self.entries) - 1)
            self.update()

    def chosen_box(self) -> QRect:
        return self._boxes[self.at] if self._boxes else QRect()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if place is not None and place != self.at:
            self.at = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if place is not None:
            self.taken.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.entries:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(theme.px(24), 0, self.width(), theme.px(52)), Qt.AlignmentFlag.AlignVCenter,
                             tr("Nothing answers to these words."))  # fmt: skip
        group = ""
        for place, (entry, box) in enumerate(zip(self.entries, self._boxes, strict=True)):
            if entry.group != group:
                group = entry.group
                painter.setFont(theme.font(12))
                painter.setPen(theme.colour("muted"))
                above = QRect(theme.px(24), box.top() - theme.px(20), self.width(), theme.px(16))
                painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, group)
            self._paint_line(painter, entry, QRect(theme.px(8), box.top(), self.width() - theme.px(16), box.height()),
                             place == self.at)  # fmt: skip

    def _paint_line(self, painter: QPainter, entry: Entry, box: QRect, on: bool) -> None:
        theme = theme_now()
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint"))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        side = theme.px(18)
        left, middle = box.left() + theme.px(16), box.center().y()
        paint_icon(painter, QRect(left, middle - side // 2, side, side), entry.icon,
                   theme.roles["primary" if on else "muted"])  # fmt: skip
        left += side + theme.px(12)
        right = box.right() - theme.px(16)
        if entry.key:
            cap = cap_size(entry.key)
            place = QRect(right - cap.width(), middle - cap.height() // 2, cap.width(), cap.height())
            paint_cap(painter, place, entry.key, theme.colour("muted"), theme.colour("button_edge"),
                      theme.colour("surface"))  # fmt: skip
        right -= theme.px(104)
        small = theme.font(12)
        fact = QFontMetrics(small).elidedText(entry.fact, Qt.TextElideMode.ElideRight, theme.px(200))
        advance = QFontMetrics(small).horizontalAdvance(fact)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(right - advance, box.top(), advance + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, fact
        )
        painter.setPen(theme.colour("ink"))
        room = right - advance - theme.px(12) - left
        _paint_found(painter, QRect(left, box.top(), room, box.height()), entry.title, self._words)

    def _place(self) -> None:
        theme = theme_now()
        self._boxes, top, group = [], 0, ""
        for entry in self.entries:
            if entry.group != group:
                group = entry.group
                top += theme.px(28 if top == 0 else 32)
            self._boxes.append(QRect(0, top, theme.px(680), theme.px(44)))
            top += theme.px(44)
        self.setMinimumHeight(top + theme.px(8))

    def _under(self, event: QMouseEvent) -> int | None:
        y = int(event.position().y())
        return next((place for place, box in enumerate(self._boxes) if box.top() <= y <= box.bottom()), None)


def _paint_found(painter: QPainter, box: QRect, title: str, words: str) -> None:
    """The title with the typed words in bold, shortened as a whole where it is too long."""
    plain, bold = theme_now().font(), theme_now().font(bold=True)
    shown = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, box.width())
    at = shown.casefold().find(words.casefold()) if words else -1
    end = at + len(words)
    pieces: tuple[tuple[str, QFont], ...] = (
        ((shown[:at], plain), (shown[at:end], bold), (shown[end:], plain)) if at >= 0 else ((shown, plain),)
    )
    left = box.left()
    for text, font in pieces:
        advance = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.drawText(QRect(left, box.top(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text)
        left += advance


def _foot(running: bool) -> QWidget:
    theme = theme_now()
    foot = QWidget()
    foot.setFixedHeight(theme.px(40))
    row = QHBoxLayout(foot)
    row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
    row.setSpacing(theme.px(4))
    for keys, words in ((("Up", "Down"), tr("choose")), (("Return",), tr("do it")), (("Escape",), tr("close"))):
        for key in keys:
            row.addWidget(KeyCap(key))
        row.addWidget(PlainLabel(words, "muted", "small"))
        row.addSpacing(theme.px(12))
    row.addStretch(1)
    if running:
        row.addWidget(PlainLabel(tr("The run goes on"), "muted", "small"))
    return foot


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("line", "top")
    rule.setFixedHeight(1)
    return rule
