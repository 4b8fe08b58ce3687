"""The Community room: six cards over the whole life of the community, its charter and its health check."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock
from copdesk.community.values import Commitment, Overview, Topic
from copdesk.desk import Desk
from copdesk.people.values import Member, folded
from copdesk.trios.held import Meeting
from copdesk.words import sentence, tr, tr_many
from ui.bridge import Bridge
from ui.community.cards import CardGrid, HealthCard, MetCard, NextCard, PromiseCard, RhythmCard, TopicCard
from ui.community.life_pages import NewsletterPage, TasksPage
from ui.community.pages import CharterPage, HealthPage
from ui.community.survey.page import SurveyPage
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now

OVERVIEW, CHARTER, SURVEY, HEALTH, NEWSLETTER, HAND_OVER = range(6)


class CommunityRoomWidget(QWidget):
    """Signals: `room_requested(key)`, `document_requested(key)`, `said(fact, comfort, button, tone)`."""

    room_requested = Signal(str)
    document_requested = Signal(str)
    said = Signal(str, str, str, str)

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("community_room")
        self.setProperty("ground", "tint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._bridge = desk, bridge
        self._session_id: Id | None = None
        self._stale = False
        self._known: dict[str, object] = {}
        self._people: list[Member] = []
        self._name, self._facts = (
            PlainLabel("", type="heading", bold=True, elide=True),
            PlainLabel("", "muted", elide=True),
        )
        self.next, self.promises, self.met = NextCard(), PromiseCard(), MetCard()
        self.health, self.topics, self.rhythm = HealthCard(), TopicCard(), RhythmCard()
        self.charter_page, self.health_page = CharterPage(), HealthPage()
        self.survey_page = SurveyPage(desk, bridge)
        self.newsletter_page, self.tasks_page = NewsletterPage(), TasksPage()
        self._lay_out()
        self._connect()
        self._ask()

    def show_session(self, session_id: Id | None) -> None:
        """The next session is the one in view."""
        self._session_id = session_id
        if session_id is None:
            self.next.show_session(None)
        else:
            self._bridge.ask(self._desk.plan.session, session_id, then=self.next.show_session)
            self._bridge.ask(self._desk.run.state, session_id, then=self.next.show_state)
            self._bridge.ask(self._desk.trios.meetings, session_id, then=self._on_met)

    def show_page(self, at: int) -> None:
        """Overview, charter, survey, health, newsletter, hand-over: 0 to 5. A page is filled when it is looked at."""
        self._tabs.show_at(at)
        self._pages.setCurrentIndex(at)
        self._ask()

    def show_answers(self, source: Path | bytes) -> None:
        """The survey's page with what a file of answers holds, to be kept or left."""
        self.show_page(SURVEY)
        self.survey_page.read_source(source)

    def _ask(self) -> None:
        ask, desk = self._bridge.ask, self._desk
        ask(desk.community.overview, then=self._on_overview)
        at = self._pages.currentIndex()
        if at == OVERVIEW:
            ask(desk.people.members, then=self._on_members)
            ask(desk.community.commitments, then=self._on_promises)
            ask(desk.community.topics, then=self._on_topics)
            self.show_session(self._session_id)
        if at in (OVERVIEW, HEALTH):
            ask(desk.community.health, then=self._on_health)
        elif at == CHARTER:
            ask(desk.community.charter, then=self.charter_page.show_charter)
            ask(desk.community.review_on, then=self.charter_page.show_review)
        elif at == SURVEY:
            self.survey_page.refresh()
        elif at == NEWSLETTER:
            ask(desk.life.sections, then=self.newsletter_page.show_sections)
            ask(desk.life.sent, then=self.newsletter_page.show_sent)
        elif at == HAND_OVER:
            ask(desk.life.tasks, then=self.tasks_page.show_tasks)
            ask(desk.life.talks, then=self.tasks_page.show_talks)
            ask(desk.people.members, then=self._on_members)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables - {"fact", "stroke", "step"}:
            self._stale = True
            self._ask_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_if_seen()

    def _ask_if_seen(self) -> None:
        """Nobody in another room waits for this one."""
        if self._stale and self.isVisible():
            self._stale = False
            self._ask()

    def _is_known(self, what: str, value: object) -> bool:
        """Whether a card shows just this already; building its rows anew would hold the desk up for nothing."""
        if what in self._known and self._known[what] == value:
            return True
        self._known[what] = value
        return False

    def _on_promises(self, promises: list[Commitment]) -> None:
        if not self._is_known("promises", promises):
            self.promises.show_promises(promises)

    def _on_topics(self, topics: list[Topic]) -> None:
        if not self._is_known("topics", topics):
            self.topics.show_topics(topics)

    def _on_overview(self, overview: Overview) -> None:
        if self._is_known("overview", overview):
            return
        self._name.setText(overview.community.name)
        counts = (
            tr_many("{n} member", "{n} members", overview.members),
            tr_many("{n} session", "{n} sessions", overview.sessions),
            tr_many("{n} note", "{n} notes", overview.notes),
        )
        self._facts.setText(" · ".join(counts))
        self.rhythm.show_overview(overview)

    def _on_members(self, people: list[Member]) -> None:
        self._people = people
        self.tasks_page.show_people([one.name for one in people])

    def _on_met(self, met: list[Meeting]) -> None:
        if not self._is_known("met", (self._people, met)):
            self.met.show_met(self._people, met)

    def _on_health(self, health: list[Any]) -> None:
        if not self._is_known("health", health):
            self.health.show_health(health)
        if self._pages.currentIndex() == HEALTH:
            self.health_page.show_health(health)

    def _on_ticked(self, key: Id, done: bool) -> None:
        self._bridge.do(self._desk.community.tick, key, done, refused=self._on_refused)

    def _on_promised(self, what: str) -> None:
        promise = self._desk.community.promise
        self._bridge.do(
            promise, what, session_id=self._session_id, then=self._on_promise_kept, refused=self._on_promise_refused
        )

    def _on_promise_kept(self, _key: Id) -> None:
        self.promises.kept()

    def _on_promise_refused(self, exc: Exception) -> None:
        self.promises.field.refuse(sentence(exc))

    def _on_wanted(self, title: str) -> None:
        add = self._desk.community.add_topic
        self._bridge.do(add, title, then=self._on_topic_kept, refused=self._on_topic_refused)

    def _on_topic_kept(self, _key: Id) -> None:
        self.topics.kept()

    def _on_topic_refused(self, exc: Exception) -> None:
        self.topics.field.refuse(sentence(exc))

    def _on_answered(self, question: str, text: str) -> None:
        self._bridge.do(self._desk.community.answer, question, text, refused=self._on_refused)

    def _on_review(self, day: str) -> None:
        self._bridge.do(self._desk.community.review, day, refused=self._on_review_refused)

    def _on_review_refused(self, exc: Exception) -> None:
        self.charter_page.review.refuse(sentence(exc))

    def _on_checked(self, scores: dict[str, float], answers: dict[str, int]) -> None:
        check = self._desk.community.check_health
        self._bridge.do(check, scores, answers, then=self._on_health_kept, refused=self._on_refused)

    def _on_health_kept(self, _: object) -> None:
        self.show_page(OVERVIEW)

    def _on_written(self, key: str, text: str) -> None:
        self._bridge.do(self._desk.life.write_section, key, text, refused=self._on_refused)

    def _on_sent(self) -> None:
        self._bridge.do(self._desk.life.send_newsletter, refused=self._on_refused)

    def _on_see_newsletter(self) -> None:
        self.document_requested.emit("newsletter")

    def _on_told(self, fact: str, comfort: str) -> None:
        self.said.emit(fact, comfort, "", "primary")

    def _on_task(self, phase: str, body: str, done: bool) -> None:
        self._bridge.do(self._desk.life.tick, phase, body, done, refused=self._on_refused)

    def _on_new_task(self, phase: str, body: str) -> None:
        self._bridge.do(self._desk.life.add_task, phase, body, refused=self._on_refused)

    def _on_talked(self, body: str, name: str) -> None:
        wanted = folded(name.strip())
        key = next((one.id for one in self._people if folded(one.name) == wanted), None)
        if wanted and key is None:
            self.tasks_page.talk_with.refuse(tr("Nobody of that name is in the community."))
            return
        self._bridge.do(self._desk.life.talk, body, key, then=self._on_talk_kept, refused=self._on_talk_refused)

    def _on_talk_kept(self, _: object) -> None:
        self.tasks_page.talk_kept()

    def _on_talk_refused(self, exc: Exception) -> None:
        self.tasks_page.talk_field.refuse(sentence(exc))

    def _on_ask_health(self) -> None:
        self.show_page(HEALTH)

    def _on_ask_survey(self) -> None:
        self.show_page(SURVEY)

    def _on_open_plan(self) -> None:
        self.room_requested.emit("plan")

    def _on_refused(self, exc: Exception) -> None:
        self._known.clear()  # a mark that was set and refused is taken back
        self._ask()
        self.said.emit(sentence(exc), "", "", "accent")

    def _connect(self) -> None:
        self._bridge.changed.connect(self._on_changed)
        self.next.open.clicked.connect(self._on_open_plan)
        self.promises.ticked.connect(self._on_ticked)
        self.promises.promised.connect(self._on_promised)
        self.topics.wanted.connect(self._on_wanted)
        self.health.ask.clicked.connect(self._on_ask_health)
        self.topics.ask.clicked.connect(self._on_ask_survey)
        self.charter_page.answered.connect(self._on_answered)
        self.charter_page.review_wanted.connect(self._on_review)
        self.health_page.checked.connect(self._on_checked)
        self.newsletter_page.written.connect(self._on_written)
        self.newsletter_page.sent.connect(self._on_sent)
        self.newsletter_page.preview_requested.connect(self._on_see_newsletter)
        self.survey_page.told.connect(self._on_told)
        self.survey_page.document_requested.connect(self.document_requested)
        self.tasks_page.ticked.connect(self._on_task)
        self.tasks_page.added.connect(self._on_new_task)
        self.tasks_page.talked.connect(self._on_talked)
        self._tabs.chosen.connect(self.show_page)

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._name)
        head.addWidget(self._facts)
        head.addStretch(1)
        words = [tr("Overview"), tr("Charter"), tr("Survey"), tr("Health"), tr("Newsletter"), tr("Hand-over")]
        self._tabs = Segments(words, name="community_tabs", says=tr("Page"))
        head.addWidget(self._tabs)
        column.addLayout(head)
        self._pages = QStackedWidget()
        overview = CardGrid((self.next, self.promises, self.met, self.health, self.topics, self.rhythm))
        pages = (self.charter_page, self.survey_page, self.health_page, self.newsletter_page, self.tasks_page)
        for page in (overview, *pages):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
