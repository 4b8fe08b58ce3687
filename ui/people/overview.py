"""The community as a whole: who came when, who can help whom, and who may stand there twice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.people.counting import DayCount
from copdesk.people.helping import Match
from copdesk.people.twice import Pair
from copdesk.words import tr, tr_many
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

MOST_ROWS = 200


class OverviewPanel(QWidget):
    """In the room's place. `left` gives it back; `opened` asks for somebody's card; `refused` carries an exception."""

    left = Signal()
    opened = Signal(object)
    refused = Signal(object)
    _joining = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._desk, self._bridge = desk, bridge
        self.setObjectName("people_overview")
        words = (tr("Who came"), tr("Who can help whom"), tr("Twice?"))
        self.tabs = Segments(words, name="overview_tabs", says=tr("What to look at"))
        self.tabs.chosen.connect(self.show_page)
        self._joining.connect(self._join)
        back = Button(tr("Back to the list"), icon="back", name="leave_overview")
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch()
        head.addWidget(back)
        holder = QWidget()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(14))
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.px(12), 0)
        inside.addLayout(self._rows)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), 0)
        column.setSpacing(theme.px(16))
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def begin(self) -> None:
        """Asks anew for what is in view."""
        self.show_page(max(0, self.tabs.at()))

    def show_page(self, at: int) -> None:
        """0 who came, 1 who can help whom, 2 who may stand there twice."""
        people = self._desk.people
        self.tabs.show_at(at)
        if at == 0:
            self._bridge.ask(people.days, then=self._on_days)
        elif at == 1:
            self._bridge.ask(people.helping, then=self._on_matches)
        else:
            self._bridge.ask(people.twice, then=self._on_pairs)

    def texts(self) -> list[str]:
        """Everything that stands there, from above."""
        return [label.text() for label in self.findChildren(PlainLabel) if not label.isHidden() and label.text()]

    def _on_days(self, days: Sequence[DayCount]) -> None:
        self._clear(tr("Nobody was checked in yet."), not days)
        for day in days[:MOST_ROWS]:
            title = " · ".join(part for part in (day.day, day.title or tr("the whole day, everyone once")) if part)
            facts = [tr_many("{n} person came", "{n} people came", day.came)]
            if day.walk_ins:
                facts.append(tr_many("{n} walk-in", "{n} walk-ins", day.walk_ins))
            if day.left_early:
                facts.append(tr("{n} left early").format(n=day.left_early))
            if day.head_count is not None:
                facts.append(tr("{n} counted in the room").format(n=day.head_count))
            lines = [", ".join(facts)]
            for name, counts in day.by.items():
                told = ", ".join(f"{value or tr('not said')} {n}" for value, n in counts.items())
                lines.append(tr("{name}: {told}").format(name=name, told=told))
            self._add(title, lines)

    def _on_matches(self, matches: Sequence[Match]) -> None:
        self._clear(tr("Nobody said yet what they need."), not matches)
        for match in matches[:MOST_ROWS]:
            lines = [tr("needs: {words}").format(words=match.needing.needs)]
            for helper, words in match.helpers:
                about = helper.offers or helper.expertise or helper.passions
                lines.append(f"{helper.name} ({', '.join(words)}): {about}")
            if not match.helpers:
                lines.append(tr("Nobody in the community says that they could help. Ask the room."))
            self._add(match.needing.name, lines, _Act(tr("Open the card"), self.opened, match.needing.id))
        self._more(len(matches))

    def _on_pairs(self, pairs: Sequence[Pair]) -> None:
        self._clear(tr("Nobody seems to stand there twice."), not pairs)
        for pair in pairs[:MOST_ROWS]:
            lines = [pair.why]
            for one in (pair.one, pair.other):
                lines.append(" · ".join(part for part in (one.name, one.organisation, one.email, one.phone) if part))
            self._add(pair.one.name, lines, _Act(tr("Same person: make one card"), self._joining, pair))
        self._more(len(pairs))

    def _join(self, pair: Pair) -> None:
        self._bridge.do(
            self._desk.people.make_one, pair.one.id, pair.other.id, then=self._on_joined, refused=self._on_refused
        )

    def _on_joined(self, _none: object) -> None:
        self.show_page(2)

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)

    def _clear(self, nothing: str, empty: bool) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if empty:
            self._rows.addWidget(PlainLabel(nothing, "muted", wrap=True))

    def _more(self, count: int) -> None:
        if count > MOST_ROWS:
            self._rows.addWidget(PlainLabel(tr("… and {n} more").format(n=count - MOST_ROWS), "muted"))

    def _add(self, title: str, lines: Sequence[str], act: "_Act | None" = None) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(theme_now().px(2))
        words.addWidget(PlainLabel(title, bold=True, wrap=True))
        for text in lines:
            words.addWidget(PlainLabel(text, "muted", wrap=True))
        line.addLayout(words, 1)
        if act is not None:
            button = Button(act.words, height=28, name="overview_act")
            button.clicked.connect(act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(row)


class _Act:
    """What a row's button asks for, with what it is about; it holds no widget."""

    def __init__(self, words: str, asked: SignalInstance, about: object) -> None:
        self.words, self._asked, self._about = words, asked, about

    def __call__(self, *_: object) -> None:
        self._asked.emit(self._about)
