"""The walkabout beside the gallery: which group stands where, who comes next, and how long it stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.board.describe import caption
from copdesk.board.dots import Dots
from copdesk.board.drawing import Drawing
from copdesk.board.walkabout import STEP_MS, Walk, stops, usual_each
from copdesk.clock import Clock
from copdesk.run.digits import digits, until_change
from copdesk.stage.walk import Walkabout
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.stepbar import StepBar
from ui.parts.switch import Switch
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class WalkPanel(QWidget):
    """`turned` gives the ids of the drawings that a group has stood before, when all move on.

    `rang()` when the time at a station is over, or all move on before that. `blinded(bool)` asks for dots that nobody
    sees, or shows those that were counted.
    `show_requested(Walkabout)` asks the projector for the walk as it stands: once by its button, then at each change.
    """

    turned = Signal(object)
    rang = Signal()
    blinded = Signal(bool)
    show_requested = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("walkabout")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = clock
        self._drawings: list[Drawing] = []
        self._groups: tuple[str, ...] = ()
        self._walk = Walk(0)
        self._shown = self._rung = False
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._show)
        self._build()
        self._show()

    def show_walk(self, drawings: list[Drawing], groups: tuple[str, ...], step_ms: int) -> None:
        """The stations, the groups and the time the step has for all of it; a walk under way keeps its turn."""
        self._drawings, self._groups = drawings, groups
        turns = max(len(drawings), len(groups)) if drawings else 0
        if not self._walk.begun:
            self._walk = Walk(turns, usual_each(step_ms, turns))
        self._show()

    def walk(self) -> Walk:
        return self._walk

    def _build(self) -> None:
        theme = theme_now()
        self._head = PlainLabel(tr("Walkabout"), bold=True)
        self._many = PlainLabel("", "muted")
        self._digits = PlainLabel("", type="count", bold=True)
        self._where = PlainLabel("", wrap=True)
        self._turn = PlainLabel("", "muted", wrap=True)
        self._bar = StepBar()
        self._less = Button("−", height=28, says=tr("A quarter of a minute less at each station"), name="walk_less")
        self._more = Button("+", height=28, says=tr("A quarter of a minute more at each station"), name="walk_more")
        self._hold = Button(tr("Pause"), icon="pause", name="walk_hold")
        self._next = Button(tr("Start"), "primary", icon="next", name="walk_next")
        self._less.clicked.connect(self._on_less)
        self._more.clicked.connect(self._on_more)
        self._hold.clicked.connect(self._on_hold)
        self._next.clicked.connect(self._on_next)
        head, time, words, foot = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(0, theme.px(14), 0, theme.px(8))
        head.addWidget(self._head)
        head.addWidget(self._many, 1)
        self._stage = Button(kind="ghost", icon="stage", height=28, says=tr("Show on projector"), name="walk_show")
        self._stage.clicked.connect(self._on_show)
        head.addWidget(self._stage)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._where)
        words.addWidget(self._turn)
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, theme.px(4), 0, 0)
        steps.setSpacing(theme.px(8))
        steps.addWidget(self._less)
        steps.addWidget(self._more)
        steps.addStretch(1)
        words.addWidget(self._steps)
        time.setSpacing(theme.px(16))
        time.addWidget(self._digits)
        time.addLayout(words, 1)
        rows = QWidget()
        rows.setObjectName("walk_rows")
        self._rows = QGridLayout(rows)
        self._rows.setContentsMargins(0, 0, theme.px(16), 0)
        self._rows.setHorizontalSpacing(theme.px(8))
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setObjectName("walk_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea#walk_scroll, QWidget#walk_rows { background: transparent; }")
        scroll.setWidget(rows)
        self.bell = Switch(tr("Bell at each turn"), True, name="walk_bell")
        self.dots = Switch(tr("Dots, blind until revealed"), name="walk_dots")
        tip(self.dots, tr("On: dots are counted and nobody sees how many. Off again: they are shown."))
        self.dots.clicked.connect(self.blinded)
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._hold)
        foot.addWidget(self._next, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), 0, 0, theme.px(16))
        column.setSpacing(theme.px(8))
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, theme.px(16), 0)
        inner.setSpacing(theme.px(8))
        inner.addLayout(head)
        inner.addLayout(time)
        inner.addWidget(self._bar)
        column.addLayout(inner)
        column.addWidget(scroll, 1)
        column.addWidget(self.bell)
        column.addWidget(self.dots)
        holder = QWidget()
        foot.setContentsMargins(0, 0, theme.px(16), 0)
        holder.setLayout(foot)
        column.addWidget(holder)

    def _show(self) -> None:
        now, walk = self._clock.now(), self._walk
        left = walk.remaining_ms(now)
        many = [tr_many("{n} station", "{n} stations", len(self._drawings))]
        if self._groups:
            many.append(tr_many("{n} group", "{n} groups", len(self._groups)))
        self._many.setText(", ".join(many))
        self._digits.setText("" if walk.over else digits(left))
        self._digits.setVisible(not walk.over)
        where = tr("at this station") if walk.begun else tr("at each station")
        self._where.setText(tr("All stations are seen") if walk.over and walk.turns else where)
        turn = tr("turn {turn} of {turns} · {each} each")
        turn = turn.format(turn=min(walk.turn + 1, walk.turns), turns=walk.turns, each=digits(walk.each_ms))
        self._turn.setText(turn if walk.turns and walk.begun and not walk.over else "")
        self._bar.show_share(min(max(1 - left / walk.each_ms, 0.0), 1.0) if walk.begun else 0.0)
        self._steps.setVisible(not walk.begun)
        self._hold.setVisible(walk.begun and not walk.over)
        self._hold.setText(tr("Pause") if walk.since is not None else tr("Go on"))
        self._hold.set_icon("pause" if walk.since is not None else "play")
        self._next.setText(self._next_words())
        self._next.set_off("" if walk.turns else tr("There is no drawing to walk to."))
        self._show_rows()
        if walk.since is not None and left <= 0:
            self._ring()
        if walk.since is not None:
            self._tick.start(max(until_change(left), 20))

    def _ring(self) -> None:
        """Once at each station."""
        if not self._rung and self.bell.isChecked():
            self.rang.emit()
        self._rung = True

    def show_dots(self, dots: Dots | None) -> None:
        """Whether dots are counted that nobody sees."""
        self.dots.setChecked(dots is not None and not dots.ballot.revealed)

    def _next_words(self) -> str:
        if not self._walk.begun:
            return tr("Start")
        if self._walk.over:
            return tr("Walk again")
        return tr("Next station") if self._walk.turn + 1 < self._walk.turns else tr("End the walk")

    def _show_rows(self) -> None:
        theme = theme_now()
        heads = (tr("now"), tr("then")) if self._groups else ("", "")
        rows = [("", tr("Drawing"), *heads)]
        titles = [caption(drawing.facts) for drawing in self._drawings]
        turn = min(self._walk.turn, max(self._walk.turns - 1, 0))
        last = self._walk.turn + 1 >= self._walk.turns
        for stop in stops(titles, self._groups, turn) if titles else ():
            then = tr("→ {group}").format(group=stop.then) if stop.then and not last else ""
            rows.append((str(stop.number), stop.title, stop.now, then))
        while self._rows.count() > 4 * len(rows):
            item = self._rows.takeAt(self._rows.count() - 1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                label = self._label(at, column)
                label.setText(text)
        self._rows.setRowStretch(len(rows), 1)
        self._rows.setRowMinimumHeight(0, theme.px(28))

    def _label(self, row: int, column: int) -> PlainLabel:
        item = self._rows.itemAtPosition(row, column)
        widget = item.widget() if item is not None else None
        if isinstance(widget, PlainLabel):
            return widget
        theme = theme_now()
        quiet = row == 0 or column == 2
        label = PlainLabel(
            "",
            "muted" if quiet else "ink",
            "small" if row == 0 or column > 1 else "body",
            bold=column == 0,
            elide=column == 1,
        )
        label.setFixedHeight(theme.px(28 if row == 0 else 36))
        self._rows.addWidget(label, row, column)
        return label

    def walkabout(self) -> Walkabout:
        """The walk as the projector shows it."""
        titles = tuple(caption(drawing.facts) for drawing in self._drawings)
        return Walkabout(self._walk, titles, self._groups)

    def _on_show(self) -> None:
        self._shown = True
        self._tell_stage()

    def _tell_stage(self) -> None:
        if self._shown:
            self.show_requested.emit(self.walkabout())
            self._shown = not self._walk.over

    def _on_less(self) -> None:
        self._walk = self._walk.with_each(self._walk.each_ms - STEP_MS)
        self._show()

    def _on_more(self) -> None:
        self._walk = self._walk.with_each(self._walk.each_ms + STEP_MS)
        self._show()

    def _on_hold(self) -> None:
        now = self._clock.now()
        self._walk = self._walk.hold(now) if self._walk.since is not None else self._walk.go(now)
        self._tell_stage()
        self._show()

    def _on_next(self) -> None:
        now = self._clock.now()
        if self._walk.over:
            self._walk = Walk(self._walk.turns, self._walk.each_ms)
        elif not self._walk.begun:
            self._walk = self._walk.go(now)
        else:
            titles = [drawing.id.hex() for drawing in self._drawings]
            seen = [d.id for d, stop in zip(self._drawings, stops(titles, self._groups, self._walk.turn), strict=True)
                    if stop.now or not self._groups]  # fmt: skip
            self._ring()
            self._rung = False
            self._walk = self._walk.next(now)
            self.turned.emit(seen)
        self._tell_stage()
        self._show()
