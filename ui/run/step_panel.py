"""What to say and who is whose turn: roles, instruction, prompts, and the hint that only the facilitator sees."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from copdesk.clock import Reading, hh_mm
from copdesk.plan.values import Step
from copdesk.run.learning import Learned, learned_words
from copdesk.run.roles import bell_words, fours_words, roles_of
from copdesk.stage.groups import own_turn
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class SeatCircles(QWidget):
    """A circle for each seat; the client's is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seat_circles")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._letters: tuple[str, ...] = ()
        self._client = ""

    def show_seats(self, letters: tuple[str, ...], client: str) -> None:
        """The seats' letters and the client's."""
        if (letters, client) != (self._letters, self._client):
            self._letters, self._client = letters, client
            self.setAccessibleName(tr("Client: seat {letter}").format(letter=client))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(len(self._letters) * theme.px(44) - theme.px(4), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(14, bold=True))
        for number, letter in enumerate(self._letters):
            client = letter == self._client
            painter.setPen(QPen(theme.colour("primary" if client else "button_edge"), 1.5))
            painter.setBrush(theme.colour("primary" if client else "surface"))
            box = QRect(number * theme.px(44), 0, theme.px(40), theme.px(40))
            box = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            painter.setPen(theme.colour("on_primary" if client else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class Prompts(QWidget):
    """Questions behind a bar of 3 at their start edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prompts")
        theme = theme_now()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(15), 0, 0, 0)
        self._column.setSpacing(0)
        self._labels: list[PlainLabel] = []

    def texts(self) -> list[str]:
        """What is asked."""
        return [label.text() for label in self._labels if not label.isHidden()]

    def show_texts(self, texts: tuple[str, ...], wide: bool) -> None:
        """One label for each question; labels are kept, those not needed are hidden."""
        while len(self._labels) < len(texts):
            label = PlainLabel("", type="title", wrap=True)
            self._labels.append(label)
            self._column.addWidget(label)
        for number, label in enumerate(self._labels):
            label.setVisible(number < len(texts))
            label.setText(texts[number] if number < len(texts) else "")
            label.set_type("heading" if wide else "title")
        self.setVisible(bool(texts))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        bar = QRect(0, 0, theme.px(3), self.height())
        QPainter(self).fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), bar), theme.colour("primary"))


class StepPanel(QWidget):
    """Everything below the bar; at most 960 wide, it scrolls where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_panel")
        theme = theme_now()
        self.setMaximumWidth(theme.px(960))
        self._narrow = self._wide = False
        self._seats, self._client = SeatCircles(), PlainLabel("", type="title", bold=True)
        self._others = PlainLabel("", "muted", elide=True)
        self._roles = self._role_row()
        self.instruction = PlainLabel("", type="title", wrap=True)
        self.prompts = Prompts()
        self.hint = PlainLabel("", "muted", wrap=True)
        self.hint.setObjectName("hint")
        self._hint_row = _muted_row("private", self.hint)
        self.who = PlainLabel("", "muted", wrap=True)
        self.who.setObjectName("who")
        self._who_row = _muted_row("person", self.who)
        self._who_row.hide()
        self.learned = PlainLabel("", "muted", wrap=True)
        self.learned.setObjectName("learned")
        self._learned_row = _muted_row("clock", self.learned)
        self._learned_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        for widget in (self._roles, self.instruction, self.prompts, self._who_row, self._hint_row, self._learned_row):
            column.addWidget(widget)
        column.addStretch()

    def set_roomy(self, narrow: bool, wide: bool) -> None:
        """Small windows say less of the roles, large ones everything larger."""
        self._narrow, self._wide = narrow, wide
        self.instruction.set_type("heading" if wide else "title")
        self._client.set_type("body" if narrow else "title")
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(theme_now().px(8 if narrow else 16))

    def show_material(self, material: Material, now: Reading) -> None:
        """What the running step says."""
        cue = material.state.cue
        if cue is None:
            return
        step = cue.step
        self.instruction.setText(step.instruction)
        self.instruction.setVisible(bool(step.instruction))
        self.prompts.show_texts(step.prompts, self._wide)
        self.hint.setText(tr("Only for you: {hint}").format(hint=step.hint))
        self._hint_row.setVisible(bool(step.hint))
        who = _who(step, in_turn=cue.turn > 0)
        self.who.setText(who)
        self._who_row.setVisible(bool(who))
        self.show_roles(material, now)

    def show_roles(self, material: Material, now: Reading) -> None:
        """Who is client; tables of four move on by themselves within a step."""
        cue = material.state.cue
        roles = roles_of(cue) if cue is not None else None
        self._roles.setVisible(roles is not None)
        if roles is None or cue is None:
            return
        self._seats.show_seats(roles.letters, roles.client)
        self._client.setText(tr("Client: seat {letter}").format(letter=roles.client))
        drawn = material.drawn()
        fours = [group.name for group in drawn.groups if len(group.seats) > cue.activity.turns] if drawn else []
        turns = cue.activity.turns + 1
        if drawn is not None and not drawn.own_turns:
            own = bell_words(fours)
        else:
            their = own_turn(material.state, cue, turns, now)
            own = fours_words(fours, their.turn, turns, hh_mm(now.later(their.left_ms)))
        others = "" if self._narrow and own else tr("Consultants: {letters}").format(letters=roles.consultants)
        self._others.setText(". ".join(part for part in (others, own) if part))

    def show_learned(self, step: Step, learned: Learned | None) -> None:
        """What the step took at other times; only where it differs from the plan."""
        there = learned is not None and learned.differs(step.planned_s)
        self._learned_row.setVisible(there)
        if learned is not None and there:
            self.learned.setText(learned_words(learned))

    def _role_row(self) -> QWidget:
        theme = theme_now()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._client)
        words.addWidget(self._others)
        row.addWidget(self._seats)
        row.addLayout(words, 1)
        return whole


def _who(step: Step, *, in_turn: bool) -> str:
    """Who leads a step, and its roles where no seat has them: in turns the seats tell."""
    lines = [tr("Led by {name}").format(name=step.leader)] if step.leader else []
    lines += [] if in_turn else [f"{role}: {does}" for role, does in step.roles]
    return "\n".join(lines)


def _muted_row(sign: str, label: PlainLabel) -> QWidget:
    theme = theme_now()
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(Glyph(sign, "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return whole
