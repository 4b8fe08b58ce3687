"""Reading view: there is no projector, or no power for it. The laptop shows digits, prompt and groups large.

It may be turned round for others to read: nothing private is on it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.run.digits import widest
from copdesk.run.face import Face
from copdesk.stage.groups import client_of
from copdesk.stage.material import Group, Material
from copdesk.stage.shows import questions
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.marks import ClockMark
from ui.run.clock_panel import DIGIT_ROLES
from ui.run.digits import BigDigits
from ui.run.pulse import CLOCK_KINDS, Pulse
from ui.shell.theme import Role, theme_now

MOST_PROMPTS = 6


class GroupGrid(QWidget):
    """Every table with its people, in columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("clear", "true")
        theme = theme_now()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(16))
        self._shown: tuple[Group, ...] = ()
        self._clients: tuple[str, ...] = ()

    def count(self) -> int:
        """How many tables stand there."""
        return len(self._shown)

    def show_groups(self, groups: tuple[Group, ...], clients: tuple[str, ...]) -> None:
        """These tables, each with the seat of its client, who is bold."""
        if (groups, clients) == (self._shown, self._clients):
            return
        self._shown, self._clients = groups, clients
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        columns = 2 if len(groups) <= 4 else 3 if len(groups) <= 6 else 4
        for number, (group, client) in enumerate(zip(groups, clients, strict=True)):
            self._grid.addWidget(_table(group, client), number // columns, number % columns, Qt.AlignmentFlag.AlignTop)


class ReadingView(QWidget):
    """Fills the window; keys go on steering the run. `left` when it is closed."""

    left = Signal()

    def __init__(self, pulse: Pulse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_view")
        self.setAccessibleName(tr("Reading view"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pulse = pulse
        theme = theme_now()
        self._activity, self.mark = PlainLabel("", "muted", "heading", elide=True), ClockMark("running")
        self.title = PlainLabel("", type="display", bold=True, wrap=True)
        self.digits = BigDigits()
        self.prompts = [PlainLabel("", type="display", wrap=True) for _ in range(MOST_PROMPTS)]
        self.groups = GroupGrid()
        self.away = Button(tr("Back to the desk"), key="F11", name="reading_away")
        self.away.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(32),) * 4)
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(self._activity, 1)
        head.addWidget(self.mark)
        head.addSpacing(theme.px(24))
        head.addWidget(self.away)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.digits, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in self.prompts:
            column.addWidget(label)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.groups)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroll, 1)
        pulse.ticked.connect(self._on_tick)
        pulse.material_changed.connect(self._on_material)
        self._on_material(pulse.material)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_material(self, material: Material) -> None:
        cue, session = material.state.cue, material.session
        self.mark.setVisible(cue is not None)
        self.digits.setVisible(cue is not None)
        asked = [line.text for question in questions(cue) for line in question.lines] if cue else []
        for number, label in enumerate(self.prompts):
            label.setVisible(number < len(asked))
            label.setText(asked[number] if number < len(asked) else "")
        self._show_groups(material)
        if cue is None:
            self._activity.setText(material.community)
            self.title.setText(session.title if session else tr("No session yet"))
        else:
            turn = tr("turn {n} of {all}").format(n=cue.turn, all=cue.activity.turns) if cue.turn else ""
            self._activity.setText(" · ".join(part for part in (cue.activity.title, turn) if part))
            self.title.setText(cue.step.title)
        self._on_tick(self._pulse.face())
        self._fit()

    def _show_groups(self, material: Material) -> None:
        """Those of the running activity; a table of four has another client before the bell rings."""
        cue, drawn, now = material.state.cue, material.drawn(), self._pulse.now()
        own = drawn is not None and cue is not None and drawn.activity_id == cue.activity.id
        groups = drawn.groups if own and drawn else ()
        self.groups.show_groups(groups, tuple(client_of(material, group, now) for group in groups))

    def _on_tick(self, seen: Face) -> None:
        self._show_groups(self._pulse.material)
        kind = CLOCK_KINDS.get(seen.kind)
        if kind is None:
            return
        role: Role = DIGIT_ROLES.get(seen.kind, "ink")
        self.digits.show_digits(seen.digits, widest(seen.total_ms), role)
        self.mark.show_kind(kind)

    def _fit(self) -> None:
        """Digits as large as width and two fifths of the height allow, a quarter where groups need the room."""
        theme = theme_now()
        share = 0.26 if self.groups.count() else 0.42
        for size in (400, 320, 240, 192, 144, 96):
            need = self.digits.size_at(size)
            if need.width() <= self.width() - theme.px(64) and need.height() <= self.height() * share:
                self.digits.set_size(size)
                return


def _table(group: Group, client: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PlainLabel(group.name, "primary", "title", bold=True))
    for seat in group.seats:
        here = seat.letter == client
        column.addWidget(PlainLabel(f"{seat.letter}  {seat.name}", type="title", bold=here, wrap=True))
    return whole
