"""The right column of the Trios room: who has met whom, who comes and goes, who never met."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.trios.view import Late, TriosView, shape_words
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import Role, theme_now
from ui.trios.matrix import ROLES, MatrixView
from ui.trios.scrolled import scrolled

MOST_ROWS = 4


class MemoryPanel(QWidget):
    """`place_wanted` and `take_out_wanted` carry a member; `replan_wanted` asks for later draws anew,

    `gather_wanted` for a group of those who wait; `back_wanted` carries who left and is back.
    """

    place_wanted = Signal(object)
    take_out_wanted = Signal(object)
    replan_wanted = Signal()
    gather_wanted = Signal()
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_memory")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "tint")
        self._running, self._asked = False, False
        self._build()

    def show_view(self, view: TriosView, *, running: bool, drawn_later: bool) -> None:
        """While the groups are at work the square stays away unless it is asked for."""
        self._running = running
        self.matrix.show_meetings(view.people, view.marks, view.met)
        self.never_count.setText(tr_many("{n} pair", "{n} pairs", view.never_count))
        self._never.setStringList([tr("{a} – {b}").format(a=a, b=b) for a, b in view.never])
        self._show_matrix()
        self._show_moving(view, drawn_later)

    def show_words(self, words: str) -> None:
        """What pointer or keyboard stand on."""
        self.said.setText(words)

    def coming(self) -> list[str]:
        """The lines of Coming and going, as they stand."""
        found = [label.text() for label in self._moving.findChildren(PlainLabel)]
        return [text for text in found if text]

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setFixedWidth(theme.px(264))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(12))
        whole.setSpacing(0)
        area, column = scrolled("trios_memory_area")
        self.head = QWidget()
        self.head.setFixedHeight(theme.px(48))
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(PlainLabel(tr("Who has met whom"), bold=True, elide=True), 1)
        self.asked = Button(tr("Show"), height=28, name="trios_show_matrix", says=tr("Show who has met whom"))
        self.asked.setCheckable(True)
        self.asked.toggled.connect(self._on_asked)
        head.addWidget(self.asked)
        whole.addWidget(self.head)
        whole.addWidget(area, 1)
        self.matrix = MatrixView()
        self.matrix.pointed.connect(self.show_words)
        column.addWidget(self.matrix)
        self.legend = QWidget()
        legend = QHBoxLayout(self.legend)
        legend.setContentsMargins(0, theme.px(10), 0, 0)
        legend.setSpacing(theme.px(6))
        for mark, words in (("now", tr("now")), ("before", tr("before")), ("repeat", tr("repeat"))):
            legend.addWidget(_Sign(ROLES[mark]))
            legend.addWidget(PlainLabel(words, "muted", "small"))
            legend.addSpacing(theme.px(6))
        legend.addStretch()
        column.addWidget(self.legend)
        self.said = PlainLabel("", type="small", wrap=True)
        self.said.setObjectName("trios_said")
        self.said.setFixedHeight(theme.px(40))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.said)
        self._moving = QWidget()
        self._rows = QVBoxLayout(self._moving)
        self._rows.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        self._rows.setSpacing(theme.px(2))
        column.addWidget(_rule())
        column.addWidget(self._moving)
        column.addWidget(_rule())
        column.addLayout(self._never_head())
        self._never = QStringListModel(self)
        self.never = _Low()
        self.never.setObjectName("trios_never")
        self.never.setAccessibleName(tr("Never met"))
        self.never.setModel(self._never)
        self.never.setProperty("ground", "tint")
        self.never.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.never.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.never.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.never.setUniformItemSizes(True)
        self.never.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.never.setMinimumHeight(theme.px(112))
        self.never.setViewportMargins(-theme.px(8), 0, 0, 0)
        column.addWidget(self.never, 1)

    def _never_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, theme_now().px(8), 0, theme_now().px(2))
        head.addWidget(PlainLabel(tr("Never met"), bold=True), 1)
        self.never_count = PlainLabel("", "muted")
        head.addWidget(self.never_count)
        return head

    def _show_matrix(self) -> None:
        self.asked.setVisible(self._running)
        shown = (not self._running or self._asked) and self.matrix.people() > 1
        for widget in (self.matrix, self.legend, self.said):
            widget.setVisible(shown)

    def _on_asked(self, on: bool) -> None:
        self._asked = on
        self.asked.setText(tr("Hide") if on else tr("Show"))
        self._show_matrix()

    # ---- coming and going --------------------------------------------------------------------------

    def _show_moving(self, view: TriosView, drawn_later: bool) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._rows.addWidget(PlainLabel(tr("Coming and going"), bold=True))
        if not view.late and not view.left:
            self._rows.addWidget(PlainLabel(tr("Everyone here has a seat.") if view.held else "", "muted", wrap=True))
        for late in view.late[:MOST_ROWS]:
            self._add_late(late)
        if len(view.late) > MOST_ROWS:
            more = tr_many("and {n} more", "and {n} more", len(view.late) - MOST_ROWS)
            self._rows.addWidget(PlainLabel(more, "muted"))
        least = view.held.group if view.held else 3
        if len(view.late) >= least:
            words = tr_many("Make a group of {n}", "Make a group of {n}", len(view.late))
            gather = Button(words, height=28, icon="trios", name="trios_gather")
            gather.setVisible(len(view.late) <= least + 1)
            gather.clicked.connect(self.gather_wanted)
            self._rows.addWidget(gather)
        if view.late:
            self._rows.addWidget(PlainLabel(_late_words(view.late, drawn_later), "muted", wrap=True))
            if drawn_later:
                again = Button(tr("Draw the next ones anew"), height=28, icon="repeat", name="trios_replan")
                again.clicked.connect(self.replan_wanted)
                self._rows.addWidget(again)
        for member in view.left[:MOST_ROWS]:
            self._add_person(
                tr("{name}, left").format(name=member.name),
                tr("Take out"),
                member.id,
                self._on_take_out,
                "trios_take_out",
                back=True,
            )

    def _add_late(self, late: Late) -> None:
        words = tr("{name}, late").format(name=late.member.name)
        button = tr("Place in {place}").format(place=late.to) if late.to else tr("Place now")
        self._add_person(words, button, late.member.id, self._on_place, "trios_place")

    def _add_person(self, words: str, does: str, member: Id, slot: object, name: str, *, back: bool = False) -> None:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme_now().px(8))
        inside.addWidget(PlainLabel(words, elide=True), 1)
        button = Button(does, height=28, name=name)
        button.setAccessibleName(f"{does}: {words}")
        button.setProperty("member", member)
        button.clicked.connect(slot)
        if back:
            again = Button(tr("Back"), height=28, name="trios_back")
            again.setAccessibleName(tr("Is back: {who}").format(who=words))
            again.setProperty("member", member)
            again.clicked.connect(self._on_back)
            inside.addWidget(again)
        inside.addWidget(button)
        row.setFixedHeight(theme_now().px(34))
        self._rows.addWidget(row)

    def _on_place(self) -> None:
        self.place_wanted.emit(_member_of(self.sender()))

    def _on_back(self) -> None:
        self.back_wanted.emit(_member_of(self.sender()))

    def _on_take_out(self) -> None:
        self.take_out_wanted.emit(_member_of(self.sender()))


class _Low(QListView):
    """A list that is content with little height, and takes what is there."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class _Sign(QWidget):
    """A small square of the legend."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        side = theme_now().px(10)
        self.setFixedSize(side, side)
        self._role = role

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_now().colour(self._role))


def _late_words(late: Sequence[Late], drawn_later: bool) -> str:
    if drawn_later:
        return tr("The next groups are drawn already, without them.")
    first = late[0]
    if len(late) == 1 and first.to:
        said = tr("Comes in with the next draw. Placed now, only {place} changes: {shape}.")
        return said.format(place=first.to, shape=_one(first.size))
    return tr("They come in with the next draw. Placed now, each changes one group.")


def _one(size: int) -> str:
    return shape_words([size]).replace("1 ", tr("a "), 1)


def _member_of(sender: object) -> Id | None:
    found = sender.property("member") if isinstance(sender, QWidget) else None
    return bytes(found) if found is not None else None


def _rule() -> QWidget:
    line = QWidget()
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("line", "top")
    return line
