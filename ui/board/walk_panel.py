"""The walkabout beside the gallery: free, or by stations with who stands where, who comes next, how long they stay."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.board.describe import caption
from copdesk.board.dots import Dots
from copdesk.board.drawing import Drawing
from copdesk.board.walkabout import FREE_MS, FREE_STEP_MS, STEP_MS, Walk, free_walk, stops, usual_each
from copdesk.clock import Clock
from copdesk.run.digits import digits, until_change
from copdesk.run.side import SideClock
from copdesk.stage.walk import Walkabout
from copdesk.words import tr, tr_many
from ui.board.walk_table import WalkTable
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.stepbar import StepBar
from ui.parts.switch import Switch
from ui.parts.tip import tip
from ui.shell.theme import theme_now

FREE, STATIONS = 0, 1


class WalkPanel(QWidget):
    """`turned` gives the ids of the drawings that a group has stood before, when all move on.

    `rang()` when the time at a station is over, or all move on before that. `blinded(bool)` asks for dots that nobody
    sees, or shows those that were counted. `kept(Walk)` when the walk has changed and is to be remembered.
    `show_requested(Walkabout)` asks the projector for the walk as it stands: once by its button, then at each change.
    `gallery_requested()` asks it for the drawings, with the clock of the step. `came()` when a walk that is under way
    has been taken up.
    """

    turned = Signal(object)
    rang = Signal()
    blinded = Signal(bool)
    kept = Signal(object)
    show_requested = Signal(object)
    gallery_requested = Signal()
    came = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("walkabout")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = clock
        self._drawings: list[Drawing] = []
        self._groups: tuple[str, ...] = ()
        self._step: SideClock | None = None
        self._walk = free_walk()
        self._set_by_hand = self._rung = False
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._show)
        self._build()
        self._show()

    # what the room says

    def show_walk(self, drawings: list[Drawing], groups: tuple[str, ...], step: SideClock | None) -> None:
        """The stations, the groups and the clock of the step that is a walkabout; a walk under way keeps its turn."""
        self._drawings, self._groups, self._step = drawings, groups, step
        if not self._walk.begun and not self._set_by_hand:
            self._prepare()
        self._show()

    def take_up(self, walk: Walk | None) -> None:
        """A walk that is under way, or none: another session is in view, or the program was ended in the middle."""
        self._set_by_hand = False
        self._walk = walk or free_walk()
        self._rung = walk is not None and walk.remaining_ms(self._clock.now()) <= 0
        if walk is None:
            self._prepare()
        elif walk.shown:
            self.show_requested.emit(self.walkabout())
        self._show()
        if walk is not None:
            self.came.emit()

    def show_dots(self, dots: Dots | None) -> None:
        """Whether dots are counted that nobody sees."""
        self.dots.setChecked(dots is not None and not dots.ballot.revealed)

    def walk(self) -> Walk:
        return self._walk

    def walkabout(self) -> Walkabout:
        """The walk as the projector shows it."""
        titles = tuple(caption(drawing.facts) for drawing in self._drawings)
        return Walkabout(self._walk, titles, () if self._walk.free else self._groups)

    def _prepare(self) -> None:
        """A walk of the usual length: that of its step, shared out among the stations where there are any."""
        step_ms = self._step.planned_ms if self._step is not None else 0
        if self._walk.free:
            self._walk = free_walk(step_ms or FREE_MS)
        else:
            turns = max(len(self._drawings), len(self._groups)) if self._drawings else 0
            self._walk = Walk(turns, usual_each(step_ms, turns))

    @property
    def _by_step(self) -> bool:
        """Everybody walks where they like until the step is over: it has a clock already."""
        return self._walk.free and self._step is not None and not self._walk.begun

    # within

    def _build(self) -> None:
        theme = theme_now()
        self._many = PlainLabel("", "muted")
        self._mode = Segments([tr("Free"), tr("By stations")], name="walk_mode", says=tr("How people walk"))
        self._digits = PlainLabel("", type="count", bold=True)
        self._where = PlainLabel("", wrap=True)
        self._turn = PlainLabel("", "muted", wrap=True)
        self._told = PlainLabel("", "muted", wrap=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bar = StepBar()
        self.table = WalkTable()
        self._less = Button("−", height=28, name="walk_less")
        self._more = Button("+", height=28, name="walk_more")
        self._hold = Button(tr("Pause"), icon="pause", name="walk_hold")
        self._next = Button(tr("Start"), "primary", icon="next", name="walk_next")
        self._stage = Button(kind="ghost", icon="stage", height=28, says=tr("Show on projector"), name="walk_show")
        self.bell = Switch(tr("Bell at each turn"), True, name="walk_bell")
        self.dots = Switch(tr("Dots, blind until revealed"), name="walk_dots")
        tip(self.dots, tr("On: dots are counted and nobody sees how many. Off again: they are shown."))
        for button, slot in (
            (self._less, self._on_less), (self._more, self._on_more), (self._hold, self._on_hold),
            (self._next, self._on_next), (self._stage, self._on_show), (self.dots, self.blinded),
        ):  # fmt: skip
            button.clicked.connect(slot)
        self._mode.chosen.connect(self._on_mode)
        head, time, words, foot = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(0, theme.px(14), 0, theme.px(8))
        head.addWidget(PlainLabel(tr("Walkabout"), bold=True))
        head.addWidget(self._many, 1)
        head.addWidget(self._stage)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._where)
        words.addWidget(self._turn)
        words.addWidget(self._length_buttons())
        time.setSpacing(theme.px(16))
        time.addWidget(self._digits)
        time.addLayout(words, 1)
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
        inner.addWidget(self._mode)
        inner.addLayout(time)
        inner.addWidget(self._bar)
        inner.addWidget(self._told, 1)
        column.addLayout(inner)
        column.addWidget(self.table, 1)
        column.addWidget(self.bell)
        column.addWidget(self.dots)
        foot.setContentsMargins(0, 0, theme.px(16), 0)
        column.addLayout(foot)
        self._inner, self._column = inner, column

    def _length_buttons(self) -> QWidget:
        theme = theme_now()
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, theme.px(4), 0, 0)
        steps.setSpacing(theme.px(8))
        steps.addWidget(self._less)
        steps.addWidget(self._more)
        steps.addStretch(1)
        return self._steps

    def _show(self) -> None:
        now, walk = self._clock.now(), self._walk
        by_step = self._step if self._by_step else None
        left = by_step.remaining(now) if by_step is not None else walk.remaining_ms(now)
        total = by_step.planned_ms if by_step is not None else walk.each_ms
        runs = not by_step.held if by_step is not None else walk.since is not None
        begun = walk.begun or by_step is not None
        self._mode.setVisible(not walk.begun)
        self._mode.show_at(FREE if walk.free else STATIONS)
        self._many.setText(self._many_words())
        self._digits.setText("" if walk.over else digits(left))
        self._digits.setVisible(not walk.over)
        self._where.setText(self._where_words())
        turn = tr("turn {turn} of {turns} · {each} each")
        turn = turn.format(turn=min(walk.turn + 1, walk.turns), turns=walk.turns, each=digits(walk.each_ms))
        self._turn.setText(turn if walk.turns and walk.begun and not walk.over and not walk.free else "")
        self._bar.show_share(min(max(1 - left / max(total, 1), 0.0), 1.0) if begun else 0.0)
        self._show_buttons(by_step)
        self._show_table()
        if walk.since is not None and left <= 0:
            self._ring()
        if runs:
            self._tick.start(max(until_change(left), 20))

    def _show_buttons(self, by_step: SideClock | None) -> None:
        walk = self._walk
        self._steps.setVisible(not walk.begun and by_step is None)
        less, more = tr("A quarter of a minute less at each station"), tr("A quarter of a minute more at each station")
        tip(self._less, tr("A minute less") if walk.free else less)
        tip(self._more, tr("A minute more") if walk.free else more)
        self._hold.setVisible(walk.begun and not walk.over)
        self._hold.setText(tr("Pause") if walk.since is not None else tr("Go on"))
        self._hold.set_icon("pause" if walk.since is not None else "play")
        self._stage.setVisible(by_step is None)
        self._next.setText(self._next_words())
        self._next.set_icon("stage" if by_step is not None else "next")
        self._next.set_off("" if walk.turns and self._drawings else tr("There is no drawing to walk to."))
        self.bell.setVisible(by_step is None)
        self.bell.setText(tr("Bell at the end") if walk.free else tr("Bell at each turn"))

    def _show_table(self) -> None:
        walk = self._walk
        self.table.setVisible(not walk.free)
        self._told.setVisible(walk.free)
        self._told.setText(self._free_words())
        self._column.setStretchFactor(self._inner, int(walk.free))
        if walk.free:
            return
        titles = [caption(drawing.facts) for drawing in self._drawings]
        turn = min(walk.turn, max(walk.turns - 1, 0))
        seen = stops(titles, self._groups, turn) if titles else []
        self.table.show_stops(seen, groups=bool(self._groups), last=walk.turn + 1 >= walk.turns)

    def _many_words(self) -> str:
        if self._walk.free:
            return tr_many("{n} drawing", "{n} drawings", len(self._drawings))
        many = [tr_many("{n} station", "{n} stations", len(self._drawings))]
        if self._groups:
            many.append(tr_many("{n} group", "{n} groups", len(self._groups)))
        return ", ".join(many)

    def _where_words(self) -> str:
        walk = self._walk
        if walk.free:
            return tr("The walk is over") if walk.over else tr("for all of it")
        if walk.over:
            return tr("All stations are seen")
        return tr("at this station") if walk.begun else tr("at each station")

    def _free_words(self) -> str:
        if self._walk.over:
            return ""
        if self._by_step:
            return tr("Everybody goes where they like. The clock is that of the step.")
        return tr("Everybody goes where they like.")

    def _next_words(self) -> str:
        walk = self._walk
        if self._by_step:
            return tr("Show on projector")
        if not walk.begun:
            return tr("Start")
        if walk.over:
            return tr("Walk again")
        return tr("Next station") if walk.turn + 1 < walk.turns else tr("End the walk")

    def _ring(self) -> None:
        """Once at each station."""
        if not self._rung and self.bell.isChecked():
            self.rang.emit()
        self._rung = True

    # what a person does

    def _on_mode(self, mode: int) -> None:
        self._set_by_hand = False
        self._walk = replace(self._walk, free=mode == FREE)
        self._prepare()
        self._show()

    def _on_show(self) -> None:
        self._turn_to(replace(self._walk, shown=True))

    def _turn_to(self, walk: Walk) -> None:
        """The walk stands otherwise: desk, book and projector are to know it."""
        self._walk = walk
        self.kept.emit(walk)
        if walk.shown:
            self.show_requested.emit(self.walkabout())
        self._show()

    def _on_less(self) -> None:
        self._lengthen(-1)

    def _on_more(self) -> None:
        self._lengthen(1)

    def _lengthen(self, by: int) -> None:
        self._set_by_hand = True
        each = self._walk.each_ms + by * (FREE_STEP_MS if self._walk.free else STEP_MS)
        self._walk = self._walk.with_each(each)
        self._show()

    def _on_hold(self) -> None:
        now = self._clock.now()
        self._turn_to(self._walk.hold(now) if self._walk.since is not None else self._walk.go(now))

    def _on_next(self) -> None:
        now, walk = self._clock.now(), self._walk
        if self._by_step:
            self.gallery_requested.emit()
        elif walk.over:
            self._set_by_hand = False
            self._turn_to(walk.again())
        elif not walk.begun:
            self._turn_to(walk.go(now))
        else:
            self._ring()
            self._rung = False
            seen = self._seen()
            self._turn_to(walk.next(now))
            if seen:
                self.turned.emit(seen)

    def _seen(self) -> list[bytes]:
        """What groups stand before at this turn; nobody knows where people go who walk as they like."""
        if self._walk.free:
            return []
        places = [drawing.id.hex() for drawing in self._drawings]
        here = zip(self._drawings, stops(places, self._groups, self._walk.turn), strict=True)
        return [drawing.id for drawing, stop in here if stop.now or not self._groups]
