"""The left column of the Trios room: what is wished of a draw, and what it costs."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from copdesk.people.values import Attendance
from copdesk.trios.options import LEFTOVERS, MIXES, USUAL, Mix, Options
from copdesk.trios.view import TriosView, price_words, seated_sizes, seating_words
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Switch
from ui.parts.tip import tip
from ui.shell.theme import theme_now
from ui.trios.scrolled import scrolled

MOST_SEED = 999_999_999


class ChoicesPanel(QWidget):
    """`draw_wanted` carries Options and a seed or None, `changed` what the next draw would get; the other signals

    open what belongs to a row.
    """

    changed = Signal(object)
    draw_wanted = Signal(object, object)
    host_wanted = Signal(object, bool)  # member, takes part
    wishes_wanted = Signal(str)  # 'apart' or 'together'
    places_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_choices")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "tint")
        self.options: Options = USUAL
        self._view = TriosView()
        self._state = "rest"
        self._heads = 0
        self._build()

    # ---- showing -----------------------------------------------------------------------------------

    def show_view(self, view: TriosView, options: Options) -> None:
        """What the session holds now; `options` are those that the next draw would get."""
        self._view, self.options = view, options
        drawn = view.held is not None and not view.held.typed
        of = tr("{n} of {all} today").format(n=view.number, all=len(view.occasions)) if view.at else ""
        self.count.setText(of)
        self.over.show_at(LEFTOVERS.index(options.sizes))
        for switch, on in (
            (self.strangers, options.strangers), (self.mix, options.mix), (self.earlier, options.earlier),
            (self.newcomers, options.newcomers), (self.helping, options.helping), (self.series, options.series),
            (self.own_turns, options.own_turns), (self.scribes, options.scribes),
        ):  # fmt: skip
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.mix_by.setText(_onward(mix_words(options.mix_by)))
        self._show_hosts(view.hosts)
        self.group_size.setText(
            _onward(size_words(view.at.size if view.at and not options.group else options.group or 3))
        )
        self._show_price()
        for button, kind in ((self.apart, "apart"), (self.together, "together")):
            n = sum(wish.kind == kind for wish in view.wishes)
            button.setText(_onward(str(n) if n else tr("none")))
        self.places.setText(_onward(", ".join(view.places[:2]) + " …" if view.places else tr("numbers")))
        self.seed.setText(str(view.held.seed) if drawn and view.held else "")
        self.draw.setText(tr("Draw again") if view.held else tr("Draw"))
        self.draw.set_icon("repeat" if view.held else "trios")
        self.draw.set_kind("plain" if view.held else "primary")
        self.show_state(self._state)

    def show_heads(self, heads: int) -> None:
        """How many are in the room, to be priced as long as nobody is checked in."""
        self._heads = heads
        self._show_price()

    def show_state(self, state: str) -> None:
        """While groups are being drawn, and when there is nobody to draw, the buttons rest.

        `state` is that of `Drawing`: what takes long can be cancelled where chance is offered else.
        """
        self._state = state
        cancel = state == "long"
        self.random.setText(tr("Cancel") if cancel else tr("Random"))
        self.random.setAccessibleName(tr("Cancel") if cancel else tr("Plain chance, whoever has met whom"))
        self.random.set_icon("close" if cancel else "dice")
        why = tr("Groups are being drawn …") if state != "rest" else ""
        if not why and self._view.at is None:
            why = tr("No activity of this session needs groups.")
        if not why and len(self._view.here) < 2:
            why = tr("At least two people have to be checked in.")
        self.draw.set_off(why)
        self.random.set_off("" if cancel else why)

    def _show_price(self) -> None:
        n, group = len(self._view.here), self.options.group or (self._view.at.size if self._view.at else 3)
        free = [one.short for one in self._view.free_hosts]
        if not n:  # counted, not named: whoever hosts will be there
            n, free = self._heads, [one.member.short for one in self._view.hosts if not one.takes_part]
        helpers, sizes = seated_sizes(n, self.options, group)
        self.shape.setText(seating_words(n, self.options, group, list(dict.fromkeys(free))))
        self.price.setText(price_words(n, self.options, group, len(self._view.occasions)))
        self.over.setEnabled(n % group != 0)
        larger, smaller = (tr("Fours"), tr("Pairs")) if group == 3 else (tr("Larger"), tr("Smaller"))
        self.over.show_words((tr("Host sits in"), larger, smaller))
        self.price.setVisible(n > 1)
        if helpers > len(free) and self._view.here:
            lacking = tr_many("{n} host would have to sit in.", "{n} hosts would have to sit in.", helpers)
            there = tr_many("{n} is here and free.", "{n} are here and free.", len(free))
            self.price.setText(f"{lacking} {there}")
        turns = self._view.at.turns if self._view.at else 0
        self._own_turns.setVisible(turns > 1 and any(size > turns for size in sizes))
        bell = tr("The fourth is client first next time.") if not self.options.own_turns else ""
        if bell and not self._own_turns.isHidden():
            self.price.setText(f"{self.price.text()} {bell}")

    def _show_hosts(self, hosts: tuple[Attendance, ...]) -> None:
        seen: dict[Any, Attendance] = {one.member.id: one for one in hosts}
        self.hosts.blockSignals(True)
        self.hosts.setChecked(bool(seen) and all(one.takes_part for one in seen.values()))
        self.hosts.blockSignals(False)
        self.hosts.setEnabled(bool(seen))
        menu = self.each_host.menu()
        menu.clear()
        for one in seen.values():
            action = menu.addAction(one.member.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one.takes_part)
            action.setData(one.member.id)
        self.each_host.setVisible(len(seen) > 1)

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setFixedWidth(theme.px(304))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(16))
        whole.setSpacing(0)
        area, column = scrolled("trios_choices_area")
        self.count = PlainLabel("", "muted")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(PlainLabel(tr("Draw"), bold=True))
        head.addWidget(self.count, 1)
        top = QWidget()
        top.setFixedHeight(theme.px(48))
        top.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(top)
        self.group_size = Button(kind="ghost", height=28, text=tr("threes"), name="trios_size")
        self.group_size.setMenu(self._sizes())
        column.addWidget(_row(tr("Group size"), self.group_size))
        self.over = Segments(
            (tr("Host sits in"), tr("Fours"), tr("Pairs")), name="trios_left_over", says=tr("Left over")
        )
        self.over.chosen.connect(self._on_over)
        column.addWidget(_row(tr("Left over"), QWidget()))
        column.addWidget(self.over)
        column.addSpacing(theme.px(12))
        column.addWidget(self._card())
        column.addSpacing(theme.px(8))
        self.strangers = _switch(tr("Strangers first"), "trios_strangers")
        self.mix = _switch(tr("Mix"), "trios_mix")
        self.hosts = _switch(tr("Facilitators take part"), "trios_hosts")
        self.earlier = _switch(tr("Count earlier sessions"), "trios_earlier")
        self.newcomers = _switch(tr("Newcomers with old hands"), "trios_newcomers")
        self.helping = _switch(tr("Askers with offerers"), "trios_helping")
        self.series = _switch(tr("Plan later sessions, too"), "trios_series")
        self.scribes = _switch(tr("One of each group writes"), "trios_scribes")
        self.own_turns = _switch(tr("Fours turn on their own"), "trios_own_turns")
        tip(self.helping, tr("Who needs something sits with somebody who offers it. Both stand in People."))
        tip(self.series, tr("Draws of the sessions after this one are planned with it, as if the same people came."))
        tip(self.scribes, tr("The same people write in every draw, each in another group. A pencil marks them."))
        tip(self.own_turns, tr("Shorter turns, so that all four are clients. Else the fourth is first next time."))
        for switch in (
            self.strangers, self.mix, self.earlier, self.newcomers, self.helping, self.series, self.own_turns,
            self.scribes,
        ):  # fmt: skip
            switch.toggled.connect(self._on_switch)
        self._own_turns = _row(tr("Fours turn on their own"), self.own_turns)
        column.addWidget(self._own_turns)
        self.mix_by = Button(kind="ghost", height=28, text=_onward(mix_words("organisation")), name="trios_mix_by")
        self.mix_by.setMenu(self._mixes())
        self.hosts.toggled.connect(self._on_hosts)
        self.each_host = Button(
            kind="ghost", height=28, icon="chevron_down", says=tr("Each host"), name="trios_each_host"
        )
        menu = QMenu(self)
        menu.setAccessibleName(tr("Each host"))
        menu.triggered.connect(self._on_host)
        self.each_host.setMenu(menu)
        for words, switch, more in (
            (tr("Strangers first"), self.strangers, None),
            (tr("Mix"), self.mix, self.mix_by),
            (tr("Facilitators take part"), self.hosts, self.each_host),
            (tr("Count earlier sessions"), self.earlier, None),
        ):
            column.addWidget(_row(words, switch, more))
        self.apart = Button(tr("none"), "ghost", height=28, name="trios_apart")
        self.together = Button(tr("none"), "ghost", height=28, name="trios_together")
        self.places = Button(tr("numbers"), "ghost", height=28, name="trios_places")
        self.apart.clicked.connect(self._on_apart)
        self.together.clicked.connect(self._on_together)
        self.places.clicked.connect(self.places_wanted)
        column.addWidget(_row(tr("Never together"), self.apart))
        column.addWidget(_row(tr("Always together"), self.together))
        column.addWidget(_row(tr("Names of tables"), self.places))
        self.seed = QLineEdit()
        self.seed.setObjectName("trios_seed")
        self.seed.setAccessibleName(tr("Seed of the draw"))
        self.seed.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.seed.setValidator(QIntValidator(0, MOST_SEED, self.seed))
        self.seed.setFixedWidth(theme.px(112))
        self.seed.returnPressed.connect(self._on_seed)
        tip(self.seed, tr("The same seed, people and wishes draw the same groups. Type one and press Enter."))
        column.addWidget(_row(tr("Seed"), self.seed, height=40))
        column.addWidget(_row(tr("Newcomers with old hands"), self.newcomers))
        column.addWidget(_row(tr("Askers with offerers"), self.helping))
        column.addWidget(_row(tr("One of each group writes"), self.scribes))
        column.addWidget(_row(tr("Plan later sessions, too"), self.series))
        column.addStretch()
        whole.addWidget(area, 1)
        whole.addSpacing(theme.px(8))
        whole.addLayout(self._foot())

    def _card(self) -> QWidget:
        theme = theme_now()
        card = QWidget()
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setProperty("card", "plain")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.px(12),) * 4)
        inside.setSpacing(theme.px(4))
        self.shape = PlainLabel("", bold=True, wrap=True)
        self.price = PlainLabel("", "muted", wrap=True)
        self.shape.setObjectName("trios_shape")
        self.price.setObjectName("trios_price")
        inside.addWidget(self.shape)
        inside.addWidget(self.price)
        return card

    def _foot(self) -> QHBoxLayout:
        theme = theme_now()
        self.draw = Button(tr("Draw"), "primary", icon="trios", name="trios_draw")
        self.random = Button(tr("Random"), icon="dice", name="trios_random",
                             says=tr("Plain chance, whoever has met whom"))  # fmt: skip
        self.draw.clicked.connect(self._on_draw)
        self.random.clicked.connect(self._on_random)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.draw, 1)
        foot.addWidget(self.random)
        return foot

    def _sizes(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Group size"))
        for size in (0, 2, 3, 4, 5, 6):
            action = menu.addAction(size_words(size) if size else tr("as planned"))
            action.setData(size)
        menu.triggered.connect(self._on_size)
        return menu

    def _mixes(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(tr("What is mixed"))
        for mix in MIXES:
            menu.addAction(mix_words(mix)).setData(mix)
        menu.triggered.connect(self._on_mix)
        return menu

    # ---- doing -------------------------------------------------------------------------------------

    def _change(self, **new: Any) -> None:
        self.options = replace(self.options, **new)
        self._show_price()
        self.changed.emit(self.options)

    def _on_over(self, place: int) -> None:
        self._change(sizes=LEFTOVERS[place])

    def _on_size(self, action: QAction) -> None:
        size = int(action.data())
        self._change(group=size)
        self.group_size.setText(_onward(size_words(size or (self._view.at.size if self._view.at else 3))))

    def _on_switch(self) -> None:
        self._change(
            strangers=self.strangers.isChecked(), mix=self.mix.isChecked(), earlier=self.earlier.isChecked(),
            newcomers=self.newcomers.isChecked(), helping=self.helping.isChecked(), series=self.series.isChecked(),
            own_turns=self.own_turns.isChecked(), scribes=self.scribes.isChecked(),
        )  # fmt: skip

    def _on_mix(self, action: QAction) -> None:
        self.mix_by.setText(_onward(mix_words(action.data())))
        self.mix.setChecked(True)
        self._change(mix_by=action.data(), mix=True)

    def _on_hosts(self, on: bool) -> None:
        for member in dict.fromkeys(one.member.id for one in self._view.hosts if one.takes_part != on):
            self.host_wanted.emit(member, on)

    def _on_host(self, action: QAction) -> None:
        self.host_wanted.emit(action.data(), action.isChecked())

    def _on_apart(self) -> None:
        self.wishes_wanted.emit("apart")

    def _on_together(self) -> None:
        self.wishes_wanted.emit("together")

    def _on_draw(self) -> None:
        self.draw_wanted.emit(replace(self.options, dice=False), None)

    def _on_random(self) -> None:
        if self._state == "long":
            self.cancel_wanted.emit()
            return
        self.draw_wanted.emit(replace(self.options, dice=True), None)

    def _on_seed(self) -> None:
        if self.seed.text() and self.draw.isEnabled():
            self.draw_wanted.emit(replace(self.options, dice=False), int(self.seed.text()))


def size_words(size: int) -> str:
    """How a group size is called."""
    words = {2: tr("pairs"), 3: tr("threes"), 4: tr("fours"), 5: tr("fives"), 6: tr("sixes")}
    return words.get(size, str(size))


def mix_words(mix: Mix) -> str:
    """What is mixed, as a person says it."""
    words = {
        "organisation": tr("organisations"), "country": tr("countries"), "languages": tr("languages"),
        "role": tr("roles"),
    }  # fmt: skip
    return words[mix]


def _onward(words: str) -> str:
    """Words of a button that opens something."""
    return f"{words}  ›"


def _switch(says: str, name: str) -> Switch:
    switch = Switch("", name=name)
    switch.setAccessibleName(says)
    return switch


def _row(words: str, control: QWidget, more: QWidget | None = None, height: int = 32) -> QWidget:
    theme = theme_now()
    row = QWidget()
    row.setFixedHeight(theme.px(height))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(theme.px(4))
    inside.addWidget(PlainLabel(words, elide=True), 1)
    if more is not None:
        inside.addWidget(more)
    inside.addWidget(control)
    return row
