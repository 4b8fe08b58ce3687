"""The bar over every room: where we are, how we stand, what is saved, what the room sees; and the run itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel, Tone
from ui.parts.marks import ClockKind, ClockMark, Keeping, SavedMark, WordMark
from ui.parts.pill import Pill, pace_words
from ui.shell.theme import theme_now

_ANY_WIDTH = 16_777_215

_DIGIT_TONES: dict[ClockKind, Tone] = {"running": "ink", "last": "accent_text", "over": "danger", "held": "muted"}


@dataclass(frozen=True, slots=True)
class RunFace:
    """What every room shows of the running step: its title, the digits as the projector has them, the state."""

    step: str
    digits: str
    state: str
    kind: ClockKind


class TopBar(QWidget):
    """48 high, 40 in a narrow window. What is least needed gives way first when there is no room."""

    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._narrow, self._paced, self._urgent = False, False, False
        self._telling, self._due = False, False
        self._told: dict[str, tuple[object, ...]] = {}
        self._community = PlainLabel("", "muted", elide=True)
        self._arrow = Glyph("chevron_right", "muted", 14)
        self._session = PlainLabel(tr("No community file is open"), elide=True)
        self._step = PlainLabel("", elide=True)
        self._digits = PlainLabel("", type="title", bold=True)
        self._clock = ClockMark()
        self._next = Button(tr("Next"), icon="next", key="PgDown", height=28, name="top_next")
        self._pace, self._time = Pill(), PlainLabel("", type="title", bold=True)
        self._saved, self._stage = SavedMark(), WordMark("stage")
        self._run_rule, self._saved_rule, self._stage_rule = _rule(), _rule(), _rule()
        self._name_parts()
        self._lay_out()
        self._next.clicked.connect(self.next_requested)
        self.set_run(None)
        self.set_pace(None)
        for widget in (self._saved, self._saved_rule, self._stage, self._stage_rule, self._arrow):
            widget.hide()
        self.set_narrow(False)

    def set_place(self, community: str, session: str) -> None:
        """Where we are; both empty while no file is open, the session alone empty outside a session."""
        self._community.setText(community if session else "")
        self._session.setText(session or community or tr("No community file is open"))
        self._session.set_bold(bool(session or community))
        self._fit()

    def set_pace(self, ahead_ms: int | None) -> None:
        """Milliseconds ahead of the plan, negative behind; None hides the pill."""
        words = pace_words(ahead_ms) if ahead_ms is not None else None
        if self._is_told("pace", words):
            return
        self._paced = words is not None
        if words is not None:
            self._pace.show_fact(*words)
        self._fit()

    def set_time(self, text: str) -> None:
        if text != self._time.text():
            self._time.setText(text)
            self._fit()

    def set_saved(self, state: Keeping, text: str, short: str = "") -> None:
        """`short` is what stays in a narrow window, such as the time alone. An empty text hides the mark."""
        if self._is_told("saved", state, text, short):
            return
        self._saved.show_state(state, text, short)
        self._saved.setVisible(bool(text))
        self._saved_rule.setVisible(bool(text))
        self._fit()

    def set_stage(self, text: str, short: str = "", *, urgent: bool = False) -> None:
        """What the projector does, in words; an empty text hides it.

        What is `urgent` (the room sees black, or a picture that stands still) keeps its words in every window.
        """
        if self._is_told("stage", text, short, urgent):
            return
        self._urgent = urgent
        self._stage.show_words(text, short)
        self._stage.set_urgent(urgent)
        self._stage.setVisible(bool(text))
        self._stage_rule.setVisible(bool(text))
        self._fit()

    def set_run(self, face: RunFace | None) -> None:
        """The running step; None when no session runs. A tick changes the digits and costs next to nothing."""
        shown = face is not None
        if face is not None:
            self._digits.setText(face.digits)
        if self._is_told("run", face and (face.step, len(face.digits), face.kind, face.state)):
            return
        for widget in (self._step, self._digits, self._clock, self._next, self._run_rule):
            if widget.isVisibleTo(self) != shown:
                widget.setVisible(shown)
        if face is not None:
            self._step.setText(face.step)
            self._digits.set_tone(_DIGIT_TONES[face.kind])
            self._clock.show_kind(face.kind, face.state)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedHeight(theme_now().px(40 if narrow else 48))
        self._next.show_cap(not narrow)
        self._fit()

    def names_place(self, wide: int) -> QRect:
        """Room for so much over the names at the start; where it is too little, over the step's name too, whole."""
        gap = theme_now().px(4)
        tail = [part.x() for part in self._parts[3:] if part.isVisibleTo(self) and part is not self._run_rule]
        room = tail[0] - 3 * gap if tail else self.width() - 2 * gap
        if room < wide and self._step.isVisibleTo(self):
            room = wide = self._digits.x() - 3 * gap
        return QRect(gap, gap, min(wide, room), self.height() - 2 * gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _is_told(self, what: str, *facts: object) -> bool:
        """Whether the bar shows just this already: fitting the parts anew takes longer than a tick should."""
        if self._told.get(what) == facts:
            return True
        self._told[what] = facts
        return False

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Several facts are told; the parts are fitted to the room once, at the end."""
        self._telling = True
        try:
            yield
        finally:
            self._telling = False
            if self._due:
                self._fit()

    def _fit(self) -> None:
        """Let go, one after the other, of the community's name, the words of saved and projector, the key, half of
        the names, the state's word, the session's name and the pace, until the rest fits.
        """
        self._due = self._telling
        if self._telling:
            return
        running = self._next.isVisibleTo(self)
        for given_up in range(2 if self._narrow else 0, 8):
            named = bool(self._community.text()) and given_up < 1
            self._community.setVisible(named)
            self._arrow.setVisible(named)
            self._saved.hide_words(given_up >= 2 and self._saved.state() != "trouble")
            self._stage.hide_words(given_up >= 2 and not self._urgent)
            self._next.show_cap(given_up < 3)
            self._clock.hide_words(given_up >= 5)
            self._session.setVisible(given_up < 6 or not running)
            self._pace.setVisible(self._paced and (given_up < 7 or not running))
            most = (480, 360) if given_up < 2 else (320, 280) if given_up < 4 else (120, 120)
            wanted = self._wanted(*most)
            if wanted <= self.width():
                break
        self._step.setMinimumWidth(min(self._step.sizeHint().width(), theme_now().px(most[1])))  # the name gives way
        own = theme_now().px(most[0]) + max(0, self.width() - wanted)
        self._session.setMaximumWidth(own if running else _ANY_WIDTH)  # a long name leaves the step its words
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _wanted(self, session: int, step: int) -> int:
        """The width that the shown parts need; a long name never needs more than what is granted to it."""
        theme = theme_now()
        most = {self._community: 240, self._session: session, self._step: step}
        shown = [widget for widget in self._parts if widget.isVisibleTo(self)]
        wide = 0
        for widget in shown:
            hint = max(1, widget.sizeHint().width())  # a rule has no hint and is one pixel wide
            wide += min(hint, theme.px(most[widget])) if widget in most else hint
        return wide + theme.px(12) * (len(shown) - 1) + theme.px(32)

    def _lay_out(self) -> None:
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the bar fits itself to any width
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        crumb = QHBoxLayout()
        crumb.setSpacing(theme.px(6))
        for widget in (self._community, self._arrow, self._session):
            crumb.addWidget(widget)
        row.addLayout(crumb)
        row.addStretch(1)
        tail = (
            self._step, self._digits, self._clock, self._next, self._run_rule,
            self._pace, self._time, self._saved_rule, self._saved, self._stage_rule, self._stage,
        )  # fmt: skip
        for part in tail:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._parts: tuple[QWidget, ...] = (self._community, self._arrow, self._session, *tail)

    def _name_parts(self) -> None:
        names = {
            "top_community": self._community, "top_session": self._session, "top_step": self._step,
            "top_digits": self._digits, "top_pace": self._pace, "top_time": self._time, "top_stage": self._stage,
        }  # fmt: skip
        for name, widget in names.items():
            widget.setObjectName(name)
        self._next.set_says(tr("Next step"))


def _rule() -> QFrame:
    theme = theme_now()
    rule = QFrame()
    rule.setProperty("line", "left")
    rule.setFixedSize(1, theme.px(20))
    return rule
