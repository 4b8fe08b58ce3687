"""The left column: what was planned, what happened, what is to be expected, and when it all ends."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from copdesk.clock import Reading, hh_mm
from copdesk.run import agenda
from copdesk.run.outline import Row, outline
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.parts.label import PlainLabel
from ui.parts.tip import plain_tip
from ui.shell.theme import Role, Theme, theme_now

LATE_MS = 30_000
_ICONS = {"done": "check", "now": "play", "next": "todo", "skipped": "close"}
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Widths of the drawing: sign, time of the plan, time that was or is expected."""

    SIGN = 20
    PLAN = 44
    TIME = 52


class AgendaModel(QAbstractListModel):
    """The rows of `outline`; an item's text is its whole line, as a screen reader says it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Takes new rows; only what changed is told where the lines are the same."""
        if rows == self.rows:
            return
        same = [(row.cues, row.kind) for row in rows] == [(row.cues, row.kind) for row in self.rows]
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.text)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return _spoken(row)
        return None

    def live_row(self) -> int:
        """Where the running step stands; -1 while nothing runs."""
        live = [number for number, row in enumerate(self.rows) if row.state == "now" and not row.open]
        return live[0] if live else -1


class AgendaDelegate(QStyledItemDelegate):
    """Paints a row: sign, text, plan, time. Times are never shortened, the text is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, model = theme_now(), index.model()
        assert isinstance(model, AgendaModel)
        row = model.rows[index.row()]
        height = 36 if row.kind == "activity" or _is_live(row) else 28
        return QSize(theme.px(120), theme.px(height + _gap(model.rows, index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, model = theme_now(), index.model()
        assert isinstance(model, AgendaModel)
        row = model.rows[index.row()]
        box = QRect(option.rect)
        box.setTop(box.top() + theme.px(_gap(model.rows, index.row())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if _is_live(row):
            painter.fillRect(box, theme.colour("ptint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        self._paint_row(painter, theme, row, box)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("primary"))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_row(self, painter: QPainter, theme: Theme, row: Row, box: QRect) -> None:
        live, gone = _is_live(row), row.state in ("done", "skipped")
        bold = live or row.open
        text: Role = "primary" if live else "muted" if gone else "ink"
        left, right = box.left() + theme.px(12), box.right() - theme.px(15)
        side = theme.px(16)
        icon = ("chevron_down" if row.kind == "activity" else "todo") if row.open else _ICONS[row.state]
        role: Role = "muted" if row.state in ("next", "skipped") and not row.open else "primary"
        sign = QRect(left, box.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, self._placed(box, sign), icon, theme.roles[role])
        left += theme.px(Column.SIGN + 4) + (theme.px(16) if row.deep else 0)
        if row.shown is not None:
            words = hh_mm(row.shown)
            expected = row.expected and row.state != "skipped"
            painter.setFont(theme.font(12, bold=live, italic=expected))
            painter.setPen(theme.colour("primary" if live else "muted" if expected or gone else "ink"))
            self._paint_time(painter, box, right, theme.px(Column.TIME), words)
        right -= theme.px(Column.TIME)
        if not self.narrow:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("muted"))
            self._paint_time(painter, box, right, theme.px(Column.PLAN), hh_mm(row.planned))
            right -= theme.px(Column.PLAN)
        font = theme.font(14, bold)
        font.setStrikeOut(row.state == "skipped")
        painter.setFont(font)
        painter.setPen(theme.colour(text))
        room = max(theme.px(40), right - left - theme.px(4))
        shown = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        place = self._placed(box, QRect(left, box.top(), room, box.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    def _paint_time(self, painter: QPainter, box: QRect, right: int, width: int, words: str) -> None:
        place = self._placed(box, QRect(right - width, box.top(), width, box.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, words)

    def _placed(self, box: QRect, part: QRect) -> QRect:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return QStyle.visualRect(parent.layoutDirection(), box, part)


class AgendaPanel(QWidget):
    """`menu_requested(cues, QPoint)` asks what may be done with a line: the keys (step, turn) of all that it stands
    for, and a global point."""

    menu_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agenda_panel")
        self.setAccessibleName(tr("Agenda"))
        theme = theme_now()
        self.model = AgendaModel(self)
        self.list = QListView()
        self._delegate = AgendaDelegate(self.list)
        self._dress_list()
        self._plan = PlainLabel(tr("plan"), "muted", "small")
        self._actual = PlainLabel(tr("actual"), "muted", "small")
        self._expected = PlainLabel(tr("expected"), "muted", "small")
        self._expected.setProperty("slant", "italic")
        self._pace = PlainLabel(tr("At this pace"))
        self.ends = PlainLabel("", bold=True)
        self._slot = PlainLabel("", "muted", "small")
        self.ends.setObjectName("agenda_ends")
        self._preview: tuple[Material, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme))
        column.addWidget(self.list, 1)
        column.addWidget(self._foot(theme))

    def set_narrow(self, narrow: bool) -> None:
        """Without the plan's times, where there is no room for them."""
        self._delegate.narrow = narrow
        self._plan.setVisible(not narrow)
        self.list.viewport().update()

    def show_preview(self, material: Material | None, label: str = "") -> None:
        """Shows a way of going on that is not taken yet, under a name; None shows what is."""
        self._preview = (material, label) if material is not None else None

    def show_run(self, material: Material, now: Reading) -> None:
        """Brings rows and end up to date; cheap where nothing changed."""
        shown = self._preview[0] if self._preview else material
        session = shown.session
        if session is None:
            self.model.show_rows(())
            return
        at = self.model.live_row()
        self.model.show_rows(outline(session, shown.state, now))
        live = self.model.live_row()
        if live >= 0 and live != at:
            self.list.scrollTo(self.model.index(live), QAbstractItemView.ScrollHint.EnsureVisible)
        self._show_end(shown, now)

    def _show_end(self, material: Material, now: Reading) -> None:
        session, state = material.session, material.state
        assert session is not None
        ends, slot = state.ends_utc(now), agenda.slot_end(session, state, now)
        late = ends - slot >= LATE_MS
        if self._preview:
            self._pace.setText(self._preview[1])
        elif state.finished:
            self._pace.setText(tr("Finished"))
        else:
            self._pace.setText(tr("At this pace") if state.legs else tr("If you start now"))
        words = tr("ended {time}") if state.finished else tr("ends {time}")
        self.ends.setText(words.format(time=hh_mm(ends)))
        self.ends.set_tone("accent_text" if late else "primary")
        self._slot.setText(tr("slot {time}").format(time=hh_mm(slot)))

    def _dress_list(self) -> None:
        self.list.setObjectName("agenda_list")
        self.list.setAccessibleName(tr("Agenda"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("ground", "tint")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)  # a hand without a right button, too

    def _on_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(self.model.rows[index.row()].cues, self.list.viewport().mapToGlobal(point))

    def _on_activated(self, index: QModelIndex) -> None:
        corner = self.list.visualRect(index).bottomLeft()
        self.menu_requested.emit(self.model.rows[index.row()].cues, self.list.viewport().mapToGlobal(corner))

    def _head(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12 + Column.SIGN + 4), 0, theme.px(16), 0)
        row.setSpacing(0)
        row.addWidget(PlainLabel(tr("Agenda"), "muted", "small"))
        row.addStretch()
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        self._plan.setAlignment(trailing)
        self._plan.setFixedWidth(theme.px(Column.PLAN))
        row.addWidget(self._plan)
        times = QVBoxLayout()
        times.setSpacing(0)
        for label in (self._actual, self._expected):
            label.setAlignment(trailing)
            label.setMinimumWidth(theme.px(Column.TIME))
            times.addWidget(label)
        row.addLayout(times)
        return row

    def _foot(self, theme: Theme) -> QWidget:
        foot = QWidget()
        foot.setProperty("line", "top")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(self._pace)
        row.addStretch()
        row.addWidget(self.ends)
        row.addWidget(self._slot)
        return foot


def _is_live(row: Row) -> bool:
    return row.state == "now" and not row.open


def _gap(rows: tuple[Row, ...], at: int) -> int:
    """A little air before the opened activity, and before the one after it."""
    row = rows[at]
    if at == 0 or row.kind != "activity":
        return 0
    return 8 if row.open or rows[at - 1].kind != "activity" else 0


def _spoken(row: Row) -> str:
    states = {"done": tr("done"), "now": tr("now"), "next": tr("to come"), "skipped": tr("skipped")}
    parts = [row.text, states[row.state], tr("planned {time}").format(time=hh_mm(row.planned))]
    if row.shown is not None:
        words = tr("expected {time}") if row.expected else tr("actual {time}")
        parts.append(words.format(time=hh_mm(row.shown)))
    return ", ".join(parts)
