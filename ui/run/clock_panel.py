"""Where we are and how long still: activity, turn, state, step, digits, bar."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QStyle, QVBoxLayout, QWidget

from copdesk.clock import hh_mm
from copdesk.run import agenda
from copdesk.run.digits import about_left, digits, widest
from copdesk.run.face import Face, last_part_ms
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel, Tone
from ui.parts.marks import CLOCK_ROLES, ClockMark
from ui.parts.stepbar import StepBar
from ui.parts.tip import tip
from ui.run.digits import SIZES, BigDigits
from ui.run.pulse import CLOCK_KINDS
from ui.shell.theme import Role, theme_now

DIGIT_ROLES: dict[str, Role] = {"last": "accent_text", "over": "danger", "held": "muted"}


class TurnPips(QWidget):
    """One short bar for each turn; those begun are filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._turn, self._turns = 0, 0

    def show_turn(self, turn: int, turns: int) -> None:
        """Which of how many; no turns hide it."""
        self.setVisible(turn > 0)
        if (turn, turns) != (self._turn, self._turns):
            self._turn, self._turns = turn, turns
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(max(0, self._turns * theme.px(28) - theme.px(4)), theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self._turns):
            painter.setBrush(theme.colour("primary" if number < self._turn else "button_edge"))
            box = QRect(number * theme.px(28), 0, theme.px(24), theme.px(4))
            painter.drawRoundedRect(QStyle.visualRect(self.layoutDirection(), self.rect(), box), 2, 2)


class BarWords(QWidget):
    """Under the bar: when the step began, and where its last minute begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._began, self._notch = "", 0.0

    def show_words(self, began: str, notch: float) -> None:
        """`notch` is the share at which the last minute begins."""
        if (began, notch) != (self._began, self._notch):
            self._began, self._notch = began, notch
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(160), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        metrics, last = QFontMetrics(theme.font(12)), tr("last minute")
        need = metrics.horizontalAdvance(last) + 1
        left = min(round(self.width() * self._notch), self.width() - need)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        boxes = [(QRect(0, 0, self.width(), self.height()), self._began)]
        if left > metrics.horizontalAdvance(self._began) + theme.px(16):
            boxes.append((QRect(left, 0, need, self.height()), last))
        for box, words in boxes:
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
            painter.drawText(place, flags | Qt.AlignmentFlag.AlignLeading, words)


class Fact(QWidget):
    """A few words and a bold value, such as "ends 12:18"; `text` has {value} where the value stands."""

    def __init__(self, tone: Tone = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = PlainLabel("", tone, bold=tone == "ink")
        self._before, self._after = PlainLabel("", tone), PlainLabel("", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for label in (self._before, self._value, self._after):
            row.addWidget(label)
        row.addStretch()

    def text(self) -> str:
        """The whole line."""
        return self._before.text() + self._value.text() + self._after.text()

    def say(self, text: str, value: str) -> None:
        """Says it; what does not change is not set again."""
        before, _, after = text.partition("{value}")
        for label, words in ((self._before, before), (self._value, value), (self._after, after)):
            if label.text() != words:
                label.setText(words)


class ClockPanel(QWidget):
    """`stretch_requested` gives the milliseconds a person wants to add to or take from the running step.

    `explained` gives why the session is paused.
    """

    stretch_requested = Signal(int)
    menu_requested = Signal(object)  # the global point to open it at
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clock_panel")
        theme = theme_now()
        self._narrow, self._titles = False, ("", "")
        self._activity = PlainLabel("", "muted", elide=True)
        self._pips, self._turn = TurnPips(), PlainLabel("", "muted")
        self.mark = ClockMark("running")
        self.title = PlainLabel("", type="heading", bold=True, wrap=True)
        self.digits = BigDigits()
        self._left_of, self._ends, self._planned = Fact(), Fact(), Fact("muted")
        self.less = Button(tr("− 1 min"), name="run_less", says=tr("A minute less"), key="F7")
        self.more = Button(tr("+ 1 min"), name="run_more", says=tr("A minute more"), key="F8")
        self.bar, self._words = StepBar(), BarWords()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.menu = Button(icon="more", name="run_menu", says=tr("More about this step"))
        self.reason = QLineEdit()
        self.reason.setObjectName("pause_reason")
        self.reason.setPlaceholderText(tr("Why?"))
        tip(self.reason, tr("Why the session is paused; only you see it"))
        self.reason.setAccessibleName(tr("Why the session is paused"))
        self.reason.setMaximumWidth(theme.px(160))
        self.reason.hide()
        self.reason.editingFinished.connect(self._on_reason)
        self.menu.clicked.connect(self._on_menu)
        for button in (self.less, self.more):
            button.show_cap(False)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._head())
        column.addWidget(self.title)
        column.addLayout(self._middle())
        column.addWidget(self.bar)
        column.addWidget(self._words)

    def show_material(self, material: Material) -> None:
        """What changes with the step only."""
        cue, leg, session = material.state.cue, material.state.leg, material.session
        if cue is None or leg is None or session is None:
            return
        self._activity.setText(cue.activity.title)
        self._pips.show_turn(cue.turn, cue.activity.turns)
        self._turn.setVisible(cue.turn > 0)
        self._turn.setText(tr("turn {n} of {all}").format(n=cue.turn, all=cue.activity.turns))
        self.reason.setVisible(leg.held is not None)
        if not self.reason.hasFocus():
            self.reason.setText(leg.reason)
        self._titles = (cue.step.title, cue.step.short or cue.step.title)
        self._name_step()
        planned = agenda.planned_end(session, material.state)
        self._planned.say(tr("planned {value}"), hh_mm(planned))
        self._words.show_words(hh_mm(leg.began.utc), self._notch_place(material))

    def _name_step(self) -> None:
        """In a small window the short name stands where the whole one needs a second line."""
        whole, short = self._titles
        room = self.width() if self._narrow else (1 << 24)
        title = whole if self.title.fontMetrics().horizontalAdvance(whole) <= room else short
        if self.title.text() != title:
            self.title.setText(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_step()

    def show_face(self, seen: Face) -> None:
        """One tick: digits, state, bar. Words that do not change are not set again."""
        kind = CLOCK_KINDS.get(seen.kind)
        if kind is None:
            return
        role: Role = DIGIT_ROLES.get(seen.kind, "ink")
        self.digits.show_digits(seen.digits, widest(seen.total_ms), role)
        spoken = about_left(seen.remaining_ms)
        if self.digits.accessibleName() != spoken:
            self.digits.setAccessibleName(spoken)  # milestones, not seconds
        if kind == "held" and seen.since:
            self.mark.show_kind(kind, tr("Paused since {time}").format(time=seen.since))
        else:
            self.mark.show_kind(kind)
        self._left_of.say(tr("left of {value}"), digits(seen.total_ms))
        if seen.kind == "over":
            self._ends.say(tr("since {value}"), seen.since)
        else:
            self._ends.say(tr("ends {value}"), seen.ends)
        self.bar.show_share(1.0 - seen.fraction, 1.0 - seen.notch, CLOCK_ROLES[kind])

    def set_roomy(self, narrow: bool, wide: bool) -> None:
        """Small windows leave the planned time and the bar's words out; large ones have a larger title."""
        self._narrow = narrow
        self._planned.setVisible(not narrow)
        self._words.setVisible(not narrow)
        self.title.set_type("display" if wide else "heading")

    def fit(self, height: int, width: int, largest: int) -> None:
        """Takes the largest digits that leave `height` for the rest of the centre, in a column of `width`.

        Where that makes them larger, the buttons stand under the facts beside the digits.
        """
        sizes = [size for size in SIZES if size <= largest]
        for size in sizes:
            need = self.digits.size_at(size)
            beside = need.width() + self._side_width(False) <= width
            under = need.width() + self._side_width(True) <= width and need.height() >= self._stack_height()
            if size == sizes[-1] or (need.height() <= height and (beside or under)):
                self._stack(under and not beside)
                self.digits.set_size(size)
                return

    def _stack(self, stacked: bool) -> None:
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._beside.setStretch(0, int(stacked))  # the facts rest upon the buttons, or the buttons keep to the far end
        self._beside.setStretch(1, int(not stacked))

    def rest_height(self, width: int) -> int:
        """The height of this panel without its digits, in a column of `width`."""
        whole = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        return whole - self.digits.sizeHint().height()

    def _side_width(self, stacked: bool) -> int:
        theme = theme_now()
        words = max(label.sizeHint().width() for label in (self._left_of, self._ends, self._planned))
        buttons = (self.less, self.more, self.menu)
        row = sum(button.sizeHint().width() for button in buttons) + 2 * theme.px(8)
        return theme.px(20 + 8) + (max(words, row) if stacked else words + theme.px(24) + row)

    def _stack_height(self) -> int:
        theme = theme_now()
        facts = [label for label in (self._left_of, self._ends, self._planned) if not label.isHidden()]
        return sum(label.sizeHint().height() for label in facts) + self.less.sizeHint().height() + theme.px(12)

    def _notch_place(self, material: Material) -> float:
        cue = material.state.cue
        if cue is None:
            return 1.0
        total = max(1, material.state.length_ms(cue))
        return 1.0 - last_part_ms(total) / total

    def _on_reason(self) -> None:
        if self.reason.isModified():
            self.reason.setModified(False)
            self.explained.emit(self.reason.text())

    def _on_menu(self) -> None:
        self.menu_requested.emit(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))

    def _on_less(self) -> None:
        self.stretch_requested.emit(-60_000)

    def _on_more(self) -> None:
        self.stretch_requested.emit(60_000)

    def _head(self) -> QHBoxLayout:
        theme = theme_now()
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._activity)
        row.addWidget(self._pips)
        row.addWidget(self._turn)
        row.addStretch()
        row.addWidget(self.reason)  # here it takes no height from the digits
        row.addWidget(self.mark)
        return row

    def _middle(self) -> QHBoxLayout:
        theme = theme_now()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.digits)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addStretch()
        for label in (self._left_of, self._ends, self._planned):
            facts.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button in (self.less, self.more, self.menu):
            buttons.addWidget(button)
        buttons.addStretch()
        far = QVBoxLayout()
        far.setSpacing(theme.px(8))
        far.addStretch(1)
        far.addLayout(buttons)
        self._beside.setContentsMargins(theme.px(20), 0, 0, theme.px(16))
        self._beside.setSpacing(theme.px(8))
        self._beside.addLayout(facts)
        self._beside.addStretch()
        self._beside.addLayout(far)
        row.addLayout(self._beside, 1)
        return row
