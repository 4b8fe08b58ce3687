"""The centre of the Trios room: what is shown, the groups, what they cost, and finding one's place."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.trios.looking import found_in
from copdesk.trios.view import TriosView
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.tip import tip
from ui.shell.theme import theme_now
from ui.trios.counting import CountOff
from ui.trios.groups import GroupsView
from ui.trios.offer import OfferCard
from ui.trios.shown import Offer, Shown
from ui.trios.telling import again_words, place_words, short_title, short_titles, told_words

MOST_SEGMENTS = 3
ANYTIME = ("type", "interests", "met", "earlier")
"""What needs no draw."""


class CentrePanel(QWidget):
    """`occasion_chosen` carries an activity; `act` one of the words of MENU; `empty_pressed` what was missing;

    `found` somebody whose seat is to be shown to the room.
    """

    occasion_chosen = Signal(object)
    found = Signal(object)
    act = Signal(str)
    empty_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_centre")
        self._view = TriosView()
        self._missing = ""
        self._build()

    # ---- showing -----------------------------------------------------------------------------------

    def show_view(self, view: TriosView, shown: Shown | None, facts: str) -> None:
        """`facts` stand behind the title: the turn that runs and its client."""
        self._view = view
        title = view.at.title if view.at else tr("Groups")
        self.title.setText(short_title(title) if len(view.occasions) > 1 else title)
        tip(self.title, title)
        self.facts.setText(facts)
        self._show_occasions()
        self.groups.show_draw(shown)
        self.stage.set_off("" if view.held else tr("No groups are drawn yet."))
        self.stage.set_kind("primary" if view.held else "plain")
        self.more.setEnabled(view.at is not None)
        for action in self.more.menu().actions():
            action.setEnabled(view.held is not None or action.data() in ANYTIME)
        self.where.setEnabled(view.held is not None)
        self._show_foot()
        self._on_where(self.where.text())

    def show_missing(self, what: str) -> None:
        """'' for a draw; else what is missing: 'session', 'plan', 'people' or 'draw'."""
        self._missing = what
        words = {
            "session": (
                tr("No session is open"),
                tr("Groups are drawn for a session's activities."),
                tr("Go to the plan"),
            ),
            "plan": (
                tr("No activity of this session needs groups"),
                tr("Steps in pairs, trios or fours do. Add one to the plan."),
                tr("Go to the plan"),
            ),
            "people": (
                tr("Nobody is checked in yet"),
                tr("Check people in, or count off without names below."),
                tr("Go to People"),
            ),
            "draw": (
                tr("No groups are drawn yet"),
                tr("{n} are here. Draw makes the groups, or type in those that formed themselves.").format(
                    n=len(self._view.here)
                ),
                tr("Type groups in"),
            ),
        }
        self.pages.setCurrentIndex(1 if what else 0)
        self.foot.setVisible(not what)
        if what:
            missing, comfort, button = words[what]
            self.empty.tell(missing, comfort)
            self.empty.button.setText(button)
        self.count_off.setVisible(what in ("people", "session", "draw"))

    def show_refusal(self, words: str) -> None:
        """A sentence under the groups that stays until something else is done."""
        self.told.setText(words)
        self.told.set_tone("danger")
        self.sign.show_icon("warning", "danger")
        self.foot.show()

    def as_drawn(self) -> str:
        """The line below the groups."""
        return self.told.text()

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        column.setSpacing(0)
        column.addWidget(self._build_head())
        self.groups = GroupsView()
        self.groups.offered.connect(self._on_offered)
        self.groups.looked_at.connect(self._on_looked_at)
        self.area = QScrollArea()
        self.area.setObjectName("trios_scroll")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.groups)
        around.addStretch()
        self.area.setWidget(inside)
        self.offer = OfferCard(self)
        self.empty = EmptyPlace("-", "-", "-")
        self.empty.pressed.connect(self._on_empty)
        self.count_off = CountOff()
        nothing = QWidget()
        under = QVBoxLayout(nothing)
        under.setContentsMargins(0, theme.px(8), 0, 0)
        under.setSpacing(theme.px(16))
        under.addWidget(self.empty)
        under.addWidget(self.count_off)
        under.addStretch()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.area)
        self.pages.addWidget(nothing)
        column.addWidget(self.pages, 1)
        column.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        theme = theme_now()
        self.title = PlainLabel("", type="title", bold=True, elide=True)
        self.facts = PlainLabel("", "muted", elide=True)
        self.choice: QWidget = QWidget()
        self.stage = Button(tr("Show on projector"), "primary", icon="stage", name="trios_stage")
        self.stage.clicked.connect(self._on_stage)
        head = QWidget()
        head.setFixedHeight(theme.px(56))
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(theme.px(12))
        self._head.addWidget(self.title)
        self._head.addWidget(self.facts)
        self._head.addStretch(1)
        self._head.addWidget(self.choice)
        self._head.addWidget(self.stage)
        return head

    def _build_foot(self) -> QWidget:
        theme = theme_now()
        self.foot = QWidget()
        self.foot.setMinimumHeight(theme.px(48))  # more where wishes that could not be kept are named
        line = QHBoxLayout(self.foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        self.more = Button(kind="ghost", icon="more", says=tr("More about these groups"), name="trios_more")
        self.more.setMenu(self._menu())
        self.sign = Glyph("check", "muted")
        self.told = PlainLabel("", "muted", wrap=True)
        self.told.setObjectName("trios_told")
        self.where = QLineEdit()
        self.where.setObjectName("trios_where")
        self.where.setPlaceholderText(tr("Where am I? A name …"))
        self.where.setAccessibleName(tr("Where am I? Type a name"))
        self.where.setFixedWidth(theme.px(184))
        self.where.textEdited.connect(self._on_where)
        self.where.returnPressed.connect(self._on_where_entered)
        tip(self.where, tr("Enter shows the seat on the projector."))
        line.addWidget(self.sign)
        line.addWidget(self.told, 1)
        line.addWidget(self.where)
        line.addWidget(self.more)
        return self.foot

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(tr("More about these groups"))
        for key, words in (
            ("places", tr("Names A–Z on the projector")),
            ("type", tr("Type groups in …")),
            ("interests", tr("Groups by interest …")),
            ("copy", tr("Copy as a list")),
            ("save", tr("Save as a table …")),
            ("met", tr("They have met before …")),
            ("earlier", tr("Groups of an earlier session …")),
            ("remove", tr("Remove this draw")),
        ):
            action = menu.addAction(words)
            action.setData(key)
        menu.triggered.connect(self._on_menu)
        return menu

    def _show_occasions(self) -> None:
        occasions = self._view.occasions
        at = self._view.number - 1
        titles = short_titles([one.title for one in occasions])
        if self.choice.property("titles") != list(titles):
            self._head.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = self._choice_of(titles)
            self.choice.setProperty("titles", list(titles))
            self._head.insertWidget(3, self.choice)
        self.choice.setVisible(len(titles) > 1)
        if isinstance(self.choice, Segments):
            self.choice.show_at(at)
        elif isinstance(self.choice, QComboBox):
            self.choice.setCurrentIndex(at)

    def _choice_of(self, titles: tuple[str, ...]) -> QWidget:
        says = tr("Activity")
        if len(titles) <= MOST_SEGMENTS:
            segments = Segments(titles, name="trios_activity", says=says)
            segments.chosen.connect(self._on_occasion)
            return segments
        box = QComboBox()
        box.setObjectName("trios_activity")
        box.setAccessibleName(says)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.addItems(list(titles))
        box.activated.connect(self._on_occasion)
        return box

    # ---- the foot ----------------------------------------------------------------------------------

    def _show_foot(self) -> None:
        held = self._view.held
        words = "" if held is None else told_words(self._view)
        trouble = bool(held and held.problems)
        self.told.set_tone("accent_text" if trouble else "muted")
        self.sign.show_icon("warning" if trouble else "check", "accent_text" if trouble else "muted")
        self.told.setText(words)
        tip(self.told, "\n".join((*(held.problems if held else ()), *again_words(self._view))))

    def _on_where(self, text: str) -> None:
        held = self._view.held
        found = found_in(held, text) if held else []
        self.groups.show_found(frozenset(seat.member_id for _, seat in found))
        if not text.strip():
            self._show_foot()
        elif found:
            said = [place_words(trio, seat) for trio, seat in found[:2]]
            more = len(found) - 2
            self.told.set_tone("ink")
            self.told.setText(" · ".join(said) + (tr(" and {n} more").format(n=more) if more > 0 else ""))
            card = next(card for card in self.groups.plot().cards if card.trio.id == found[0][0].id)
            self._on_looked_at(card.box)
        else:
            self.told.set_tone("accent_text")
            self.told.setText(tr("Nobody of that name has a seat in these groups."))

    def _on_where_entered(self) -> None:
        found = found_in(self._view.held, self.where.text()) if self._view.held else []
        if len(found) == 1:
            self.found.emit(found[0][1].member_id)

    # ---- slots -------------------------------------------------------------------------------------

    def _on_offered(self, offer: Offer | None) -> None:
        self.offer.show_offer(offer)
        if not self.offer.isHidden():
            self._place_offer(offer)

    def _place_offer(self, offer: Offer | None) -> None:
        """Beside or below the last cards where there is room, else at the edge away from the group aimed at."""
        theme = theme_now()
        view = QRect(self.area.mapTo(self, QPoint(0, 0)), self.area.viewport().size())
        spare = self.groups.seen(self.groups.plot().spare).translated(self.groups.mapTo(self, QPoint(0, 0)))
        self.offer.ensurePolished()
        beside = spare.width() >= theme.px(240) and view.contains(spare.topLeft() + QPoint(1, theme.px(100)))
        width = spare.width() if beside else min(view.width(), theme.px(460))
        height = max(self.offer.heightForWidth(width), self.offer.minimumSizeHint().height())
        below = self.groups.mapTo(self, QPoint(0, self.groups.plot().height + theme.px(12))).y()
        if beside:
            self.offer.setGeometry(spare.left(), spare.top(), width, height)
        elif below + height <= view.bottom():
            self.offer.setGeometry(view.left(), below, width, height)
        else:
            card = next((c for c in self.groups.plot().cards if offer and c.trio.id == offer.to.id), None)
            middle = self.groups.mapTo(self, self.groups.seen(card.box).center()).y() if card else 0
            top = view.top() if middle > view.center().y() else view.bottom() + 1 - height
            self.offer.setGeometry(view.left() + (view.width() - width) // 2, top, width, height)
        self.offer.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.offer.hide()

    def _on_looked_at(self, box: QRect) -> None:
        middle = box.center()
        self.area.ensureVisible(middle.x(), middle.y(), 0, box.height() // 2 + theme_now().px(24))

    def _on_stage(self) -> None:
        self.act.emit("stage")

    def _on_menu(self, action: object) -> None:
        self.act.emit(str(action.data()))  # type: ignore[attr-defined]

    def _on_empty(self) -> None:
        self.empty_pressed.emit(self._missing)

    def _on_occasion(self, place: int) -> None:
        if 0 <= place < len(self._view.occasions):
            key: Id = self._view.occasions[place].activity_id
            self.occasion_chosen.emit(key)
