"""The right column of the Trios room: who has met whom, who comes and goes, who never met."""

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from copdesk.trios.view import TriosView
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import Role, theme_now
from ui.trios.matrix import ROLES, MatrixView
from ui.trios.moving import MovingPanel
from ui.trios.scrolled import scrolled


class MemoryPanel(QWidget):
    """The square of meetings, `moving` with those who come and go, and pairs that never met."""

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
        self.moving.show_view(view, drawn_later=drawn_later)

    def show_words(self, words: str) -> None:
        """What pointer or keyboard stand on."""
        self.said.setText(words)

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
        self.said.setFixedHeight(theme.px(56))  # three lines: sessions have long titles
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.said)
        self.moving = MovingPanel()
        column.addWidget(_rule())
        column.addWidget(self.moving)
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


def _rule() -> QWidget:
    line = QWidget()
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("line", "top")
    return line
