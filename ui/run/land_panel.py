"""Finish on time: three ways in three lines, chosen by 1, 2, 3, taken by Enter. Nothing changes until then."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from copdesk.clock import Reading, hh_mm
from copdesk.run.face import Face
from copdesk.run.landing import Landing, Way, applied, landing
from copdesk.run.landing_words import question, told
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.keycap import KeyCap
from ui.parts.label import PlainLabel
from ui.parts.marks import ClockMark
from ui.run.land_bars import LandBars, pieces
from ui.run.pulse import CLOCK_KINDS
from ui.shell.theme import theme_now

MOST = 4


class WayCard(QWidget):
    """One way: its key, what happens, who loses what, when it ends; bars on request."""

    pressed = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"way_{number + 1}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme = theme_now()
        self._number = number
        self._title = PlainLabel("", type="title", bold=True, wrap=True)
        self._cost = PlainLabel("", "muted", wrap=True)
        self._lengths = PlainLabel("", "muted", "small", wrap=True)
        self._ends = PlainLabel("", type="title", bold=True)
        self._verdict = PlainLabel("", "accent_text", "small")
        self.bars = LandBars()
        self.bars.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(KeyCap(str(number + 1)), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        for label in (self._title, self._cost, self._lengths):
            words.addWidget(label)
        words.addStretch()
        row.addLayout(words, 1)
        ends = QVBoxLayout()
        ends.setSpacing(0)
        for label in (self._ends, self._verdict):
            ends.addWidget(label, 0, Qt.AlignmentFlag.AlignTrailing)
        ends.addStretch()
        row.addLayout(ends)
        whole.addLayout(row)
        whole.addWidget(self.bars)

    def show_way(self, way: Way) -> None:
        """Says a way."""
        said = told(way)
        self._title.setText(said.title)
        self._cost.setText(said.cost)
        self._lengths.setText(said.lengths)
        self._lengths.setVisible(bool(said.lengths))
        self._ends.setText(said.ends)
        self._ends.set_tone("primary" if way.lands else "accent_text")
        self._verdict.setText(said.verdict)
        self._verdict.setVisible(bool(said.verdict))
        self._verdict.set_tone("muted" if way.lands else "accent_text")
        self.setAccessibleName(". ".join(part for part in (said.title, said.cost, said.ends, said.verdict) if part))

    def title(self) -> str:
        """The way's name."""
        return self._title.text()

    def set_chosen(self, chosen: bool) -> None:
        """The chosen one has the strong frame."""
        kind = "chosen" if chosen else "plain"
        if self.property("card") != kind:
            self.setProperty("card", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self._number)


class LandPanel(QWidget):
    """`taken(Way)` when one is used, `left` when nothing is; `previewed(Way)` for the agenda beside it."""

    taken = Signal(object)
    left = Signal()
    previewed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("land_panel")
        self.setProperty("takes_typing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = theme_now()
        self.found = Landing(0, 0, 0, ())
        self.chosen = 0
        self.question = PlainLabel("", type="heading", bold=True, wrap=True)
        self.cancel = Button(tr("Cancel"), key="Esc", name="land_cancel")
        self.use = Button(tr("Use this way"), "primary", icon="check", key="Return", name="land_use")
        self._mark, self._step = ClockMark("running"), PlainLabel("", elide=True)
        self._digits = PlainLabel("", type="title", bold=True)
        self._calm = PlainLabel(tr("The clock goes on. Nothing changes until you choose."), "muted", elide=True)
        self.cards = [WayCard(number) for number in range(MOST)]
        self.as_bars = Button(tr("Show as bars"), "ghost", icon="layout", height=28, name="land_bars")
        self.as_bars.setCheckable(True)
        self._caps = [KeyCap(str(number + 1)) for number in range(MOST)]
        self._keys = self._key_row()
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.use.clicked.connect(self._on_use)
        self.as_bars.toggled.connect(self._on_bars)
        for card in self.cards:
            card.pressed.connect(self.choose)
        self.setContentsMargins(theme.px(8), 0, theme.px(8), 0)

    def set_roomy(self, narrow: bool) -> None:
        """In a small window the ways need the height: a smaller question, and no keys that the hand knows."""
        self.question.set_type("title" if narrow else "heading")
        self.cancel.show_cap(not narrow)
        self.use.show_cap(not narrow)
        self._calm.setVisible(not narrow)

    def open(self, material: Material, now: Reading) -> None:
        """Works the ways out and chooses the first that lands."""
        self._refresh(material, now)
        self._choose_way("")

    def renew(self, material: Material, now: Reading) -> None:
        """The run has moved meanwhile: the ways from where it stands now, the same one chosen if it is still there."""
        ways = self.found.ways
        key = ways[self.chosen].key if self.chosen < len(ways) else ""
        self._refresh(material, now)
        self._choose_way(key)

    def show_now(self, material: Material, seen: Face, now: Reading) -> None:
        """A tick: the clock goes on; ways are worked out anew once they would differ."""
        kind = CLOCK_KINDS.get(seen.kind)
        cue, session = material.state.cue, material.session
        if kind is None or cue is None or session is None:
            self.left.emit()
            return
        self._mark.show_kind(kind)
        self._step.setText(cue.step.title)
        self._digits.setText(seen.digits)
        late = landing(session, material.state, now).late_ms
        if late // 30_000 != self.found.late_ms // 30_000:
            self.renew(material, now)

    def choose(self, number: int) -> None:
        """Marks a way; the agenda shows how it would go."""
        if not 0 <= number < len(self.found.ways):
            return
        self.chosen = number
        for index, card in enumerate(self.cards):
            card.set_chosen(index == number)
        self.use.setText(tr("Use way {n}").format(n=number + 1))
        self.previewed.emit(self.found.ways[number])

    def _choose_way(self, key: str) -> None:
        same = [number for number, way in enumerate(self.found.ways) if way.key == key]
        lands = [number for number, way in enumerate(self.found.ways) if way.lands]
        self.choose(next(iter([*same, *lands]), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        number = key - Qt.Key.Key_1
        if 0 <= number < len(self.found.ways):
            self.choose(number)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.choose(self.chosen + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_use()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc and Enter belong to this panel before any shortcut."""
        ours = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()
            return True
        return super().event(event)

    def _refresh(self, material: Material, now: Reading) -> None:
        session, state = material.session, material.state
        assert session is not None
        self.found = landing(session, state, now)
        self.question.setText(question(self.found))
        ways = self.found.ways
        rest = max(0, state.remaining_ms(now))
        whole = max([self.found.ends, self.found.target, *(way.ends for way in ways)]) - now.utc
        for number, (card, cap) in enumerate(zip(self.cards, self._caps, strict=True)):
            card.setVisible(number < len(ways))
            cap.setVisible(number < len(ways))
            if number < len(ways):
                card.show_way(ways[number])
                after = pieces(applied(state, ways[number]))
                card.bars.show_ways(pieces(state), after, rest, whole, max(0, self.found.target - now.utc))
        self.use.setVisible(bool(ways))
        self._keys.setVisible(bool(ways))

    def _on_use(self) -> None:
        if self.found.ways:
            self.taken.emit(self.found.ways[self.chosen])
        else:
            self.left.emit()

    def _on_bars(self, shown: bool) -> None:
        for card in self.cards:
            card.bars.setVisible(shown)

    def _key_row(self) -> QWidget:
        theme = theme_now()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for cap in self._caps:
            row.addWidget(cap)
        row.addWidget(PlainLabel(tr("choose and compare"), "muted", "small", elide=True))
        row.addSpacing(theme.px(8))
        row.addWidget(KeyCap("Ctrl+Z"))
        row.addWidget(PlainLabel(tr("puts the old times back"), "muted", "small", elide=True))
        row.addStretch()
        row.addWidget(self.as_bars)
        return whole

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.question, 1)
        head.addWidget(self.cancel)
        head.addWidget(self.use)
        column.addLayout(head)
        strip = QWidget()
        strip.setProperty("ground", "tint")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        for widget in (self._mark, self._step, self._digits):
            row.addWidget(widget)
        row.addWidget(self._calm, 1)
        column.addWidget(strip)
        inner = QWidget()
        inner.setProperty("clear", "true")
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        for card in self.cards:
            stack.addWidget(card)
        stack.addWidget(self._keys)
        stack.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)


def taken_words(way: Way) -> str:
    """What the notice says once a way is in use."""
    return tr("Finish on time is in use: ends {time}.").format(time=hh_mm(way.ends))
