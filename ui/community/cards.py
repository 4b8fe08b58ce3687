"""The cards of the Community room: one question each, one way on."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.community.values import Commitment, Health, Overview, Topic
from copdesk.people.values import Member
from copdesk.plan.values import Session
from copdesk.run.state import RunState
from copdesk.trios.held import Meeting
from copdesk.words import tr
from ui.community.pictures import MetRing, Share, Trend
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.switch import Check
from ui.shell.theme import theme_now

ROWS = 5


class Card(QWidget):
    """A card: its question in bold, rows, and what a person can do at its foot."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        theme = theme_now()
        self.setObjectName(name)
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(8))
        self.head = QHBoxLayout()
        self.title = PlainLabel(title, bold=True)
        self.head.addWidget(self.title, 1)
        column.addLayout(self.head)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(6))
        column.addLayout(self.rows)
        column.addStretch()
        self.foot = QHBoxLayout()
        column.addLayout(self.foot)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Shows other rows."""
        while (item := self.rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()  # it goes when the event loop comes round, and must not be seen until then
                old.deleteLater()
        for widget in widgets:
            self.rows.addWidget(widget)


class CardGrid(QScrollArea):
    """Cards in three columns, in two where they would be narrow; a low window scrolls and squeezes none of them."""

    def __init__(self, cards: Sequence[Card]) -> None:
        super().__init__()
        theme = theme_now()
        self._cards, self._columns = tuple(cards), 0
        self.setObjectName("card_grid")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("ground", "tint")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(16))
        self.setWidget(inside)
        self._lay_out(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(3 if self.width() >= theme_now().px(3 * 320) else 2)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for line in range(len(self._cards)):
            self._grid.setRowStretch(line, 0)
        for place, card in enumerate(self._cards):
            card.setMinimumHeight(theme_now().px(240))
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setRowStretch(place // columns, 1)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))


def row(*parts: QWidget, stretch: int = 0) -> QWidget:
    """Widgets beside each other; the one at `stretch` takes the room."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme_now().px(8))
    for place, part in enumerate(parts):
        line.addWidget(part, 1 if place == stretch else 0)
    return holder


class NextCard(Card):
    """The session in view: what still lacks before it can start."""

    def __init__(self) -> None:
        super().__init__(tr("Next session"), "next_card")
        self.open = Button(tr("Open the plan"), "primary", icon="plan", name="open_plan")
        self.foot.addWidget(self.open)
        self.foot.addStretch()

    def show_state(self, state: RunState) -> None:
        """Says whether the session in view is still to come, runs, or is over."""
        over = tr("This session is over")
        running = tr("This session runs")
        self.title.setText(over if state.finished else running if state.index is not None else tr("Next session"))

    def show_session(self, session: Session | None) -> None:
        """Takes a session into view; without one says what to do."""
        if session is None:
            self.fill([PlainLabel(tr("No session is planned yet."), "muted", wrap=True)])
            return
        day = " · ".join(part for part in (session.day_text or session.day, session.starts) if part)
        facts = [
            (bool(session.activities), tr("The plan has {n} activities").format(n=len(session.activities))),
            (bool(session.purpose), tr("Its purpose is written")),
            (session.space not in ("", "TBD"), tr("Space: {space}").format(space=session.space or tr("not known yet"))),
        ]
        ticks = []
        for done, words in facts:
            tick = Check(words, done)
            tick.setEnabled(False)
            ticks.append(tick)
        self.fill([PlainLabel(session.title, type="title", bold=True, wrap=True), PlainLabel(day, "muted"), *ticks])


class PromiseCard(Card):
    """What was promised; ticking keeps it."""

    ticked = Signal(object, bool)
    promised = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Promised"), "promise_card")
        self.field = Field(hint=tr("Who does what by when"), name="promise_field")
        self.foot.addWidget(self.field)
        if isinstance(self.field.edit, QLineEdit):
            self.field.edit.returnPressed.connect(self._on_return)

    def show_promises(self, promises: list[Commitment]) -> None:
        """Takes commitments into view, open ones first."""
        widgets: list[QWidget] = []
        for one in promises[: ROWS + 1]:
            tick = _Tick(one)
            tick.ticked.connect(self.ticked)
            due = tr("done") if one.done_at else one.due
            widgets.append(row(tick, PlainLabel(due, "muted", "small")))
        if len(promises) > ROWS + 1:
            widgets.append(PlainLabel(tr("and {n} more").format(n=len(promises) - ROWS - 1), "muted", "small"))
        if not promises:
            words = tr("Nothing is promised yet. A note that begins with > lands here.")
            widgets.append(PlainLabel(words, "muted", wrap=True))
        self.fill(widgets)

    def kept(self) -> None:
        """Makes room for the next promise."""
        self.field.accept()
        self.field.set_text("")

    def _on_return(self) -> None:
        self.promised.emit(self.field.text())


class _Tick(Check):
    ticked = Signal(object, bool)

    def __init__(self, one: Commitment) -> None:
        words = tr("{who}: {body}").format(who=one.who, body=one.what) if one.who else one.what
        super().__init__(words, bool(one.done_at))
        self._id = one.id
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, on: bool) -> None:
        self.ticked.emit(self._id, on)


class MetCard(Card):
    """Who has met whom in groups."""

    def __init__(self) -> None:
        super().__init__(tr("Who has met whom"), "met_card")
        self.ring = MetRing()
        self._words = PlainLabel("", "muted", wrap=True)
        self.rows.addWidget(self.ring)
        self.foot.addWidget(self._words)

    def show_met(self, people: list[Member], met: list[Meeting]) -> None:
        """Takes people and meetings into view."""
        self.ring.show_met(people, met)
        pairs = len(people) * (len(people) - 1) // 2
        words = tr("{n} of {all} pairs have met.").format(n=len(met), all=pairs)
        self._words.setText(words if met else tr("Nobody has been drawn into a group yet."))


class TopicCard(Card):
    """What members want to learn about, most wanted first."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Topics waiting"), "topic_card")
        self.ask = Button(tr("Survey"), "ghost", height=28, name="ask_survey")
        self.head.addWidget(self.ask)
        self.field = Field(hint=tr("A topic; once more counts one more"), name="topic_field")
        self.foot.addWidget(self.field)
        if isinstance(self.field.edit, QLineEdit):
            self.field.edit.returnPressed.connect(self._on_return)

    def show_topics(self, topics: list[Topic]) -> None:
        """Takes topics into view."""
        most = max((topic.wanted for topic in topics), default=1)
        widgets: list[QWidget] = [
            row(
                PlainLabel(topic.title, elide=True),
                Share(topic.wanted / most, topic.wanted / most),
                PlainLabel(str(topic.wanted), "muted"),
            )
            for topic in topics[: ROWS + 1]
        ]
        if not topics:
            words = tr("No topic is waiting. Ask what members want to learn about.")
            widgets.append(PlainLabel(words, "muted", wrap=True))
        self.fill(widgets)

    def kept(self) -> None:
        """Makes room for the next topic."""
        self.field.accept()
        self.field.set_text("")

    def _on_return(self) -> None:
        self.wanted.emit(self.field.text())


class HealthCard(Card):
    """How the community feels about itself, over time."""

    def __init__(self) -> None:
        super().__init__(tr("Health check"), "health_card")
        self.ask = Button(tr("Ask again"), "ghost", height=28, name="ask_health")
        self.head.addWidget(self.ask)

    def show_health(self, health: list[Health]) -> None:
        """Takes the dimensions into view."""
        names = {"up": tr("up"), "falling": tr("falling"), "steady": tr("steady"), "": ""}
        widgets: list[QWidget] = []
        for one in health:
            scores = tuple(score for _, score in one.scores)
            falling = one.trend == "falling"
            mean = PlainLabel(f"{scores[-1]:.1f}" if scores else "–", bold=True)
            trend = PlainLabel(names[one.trend], "accent_text" if falling else "muted", "small")
            trend.setMinimumWidth(theme_now().px(48))
            widgets.append(row(PlainLabel(tr(one.dimension), elide=True), Trend(scores, falling), mean, trend))
        if all(not one.scores for one in health):
            widgets.append(PlainLabel(tr("Not asked yet. Five numbers, in a minute."), "muted", wrap=True))
        self.fill(widgets)


class RhythmCard(Card):
    """Who came to which session."""

    def __init__(self) -> None:
        super().__init__(tr("Attendance and rhythm"), "rhythm_card")

    def show_overview(self, overview: Overview) -> None:
        """Takes the sessions' attendance into view."""
        most = max((people for _, people, _ in overview.attended), default=0) or 1
        widgets: list[QWidget] = [
            row(
                PlainLabel(title, elide=True),
                Share(people / most, fresh / most),
                PlainLabel(str(people), bold=True),
                PlainLabel(tr("{n} new").format(n=fresh), "muted", "small"),
            )
            for title, people, fresh in overview.attended[-ROWS:]
        ]
        if not overview.attended:
            widgets.append(PlainLabel(tr("No session yet."), "muted"))
        if overview.never_seen:
            names = ", ".join(overview.never_seen[:4])
            more = len(overview.never_seen) - 4
            words = tr("{names} and {n} more").format(names=names, n=more) if more > 0 else names
            widgets.append(PlainLabel(tr("Not seen yet: {names}").format(names=words), "muted", wrap=True))
        if overview.review_on:
            words = tr("The charter is to be read again on {day}.").format(day=overview.review_on)
            widgets.append(PlainLabel(words, "muted", wrap=True))
        self.fill(widgets)
