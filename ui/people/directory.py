"""Everyone of the community in rows of 40, painted: thousands of people cost what the visible ones cost."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.people.fields import field_words
from copdesk.people.searching import Sought, found_in, wanted
from copdesk.people.values import Attendance, folded
from copdesk.words import tr
from ui.parts.avatar import colour_of, paint_avatar
from ui.parts.icons import paint_icon
from ui.parts.tip import plain_tip, tip
from ui.people.words import host_words, state_words
from ui.shell.theme import Role, theme_now

Index = QModelIndex | QPersistentModelIndex
PERSON = Qt.ItemDataRole.UserRole
FOUND = Qt.ItemDataRole.UserRole + 1  # where a search found somebody, if the row does not show it by itself
FILTERS = (
    "everyone", "here", "not_here", "left", "hosts", "walk_ins", "not_asked", "no_photo", "needs", "offers", "gone",
)  # fmt: skip


class DirectoryModel(QAbstractListModel):
    """The people that a search, a filter and an order leave, in that order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._every: list[tuple[Sought, Attendance]] = []  # by name: at every key only ranks are sorted
        self._rows: list[Attendance] = []
        self._words: tuple[str, ...] = ()
        self._filter, self._order, self._down = "everyone", "name", False

    def show_people(self, people: Sequence[Attendance]) -> None:
        """All of them; what was searched, filtered and ordered stays so."""
        by_name = sorted(people, key=_name)
        self._every = [(Sought.of(one.member), one) for one in by_name]
        self._arrange()

    def search(self, text: str) -> None:
        """Keeps those in whose card all words of `text` stand, whoever answers it best first."""
        self._words = wanted(text)
        self._arrange()

    def keep(self, which: str) -> None:
        """One of FILTERS."""
        self._filter = which
        self._arrange()

    def order(self, by: str) -> None:
        """By 'name', 'organisation', 'knows' or 'today'; the same again turns the order round."""
        self._down = not self._down if by == self._order else False
        self._order = by
        self._arrange()

    def ordered_by(self) -> str:
        return self._order

    def people(self) -> list[Attendance]:
        """Who is in the rows, from above."""
        return self._rows

    def row_of(self, key: Id) -> int:
        """The row of a person; -1 where the search left them out."""
        return next((row for row, one in enumerate(self._rows) if one.member.id == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == PERSON:
            return one
        if role == FOUND:
            return self._found(one)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.member.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (one.member.name, one.member.organisation, self._found(one), state_words(one), host_words(one))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._found(one) or one.member.expertise or one.member.name)
        return None

    def _arrange(self) -> None:
        words, fitting = self._words, self._every
        if self._filter != "everyone":
            fitting = [pair for pair in fitting if self._fits(pair[1])]
        if words:
            ranked = [(sought.rank(words), one) for sought, one in fitting if sought.has(words)]
            if self._order == "name":
                ranked.sort(key=_rank)
            kept = [one for _, one in ranked]
        else:
            kept = [one for _, one in fitting]
        if self._order != "name":
            kept.sort(key=self._place)
        if self._down:
            kept.reverse()
        self.beginResetModel()
        self._rows = kept
        self.endResetModel()

    def _fits(self, one: Attendance) -> bool:
        which = self._filter
        if which == "hosts":
            return bool(one.host_role)
        if which == "walk_ins":
            return one.walk_in
        of_card = {
            "not_asked": not one.member.consent,
            "no_photo": not one.member.photo_ok,
            "needs": bool(one.member.needs),
            "offers": bool(one.member.offers or one.member.expertise),
            "gone": bool(one.member.left_on),
        }
        if which in of_card:
            return of_card[which]
        return which == "everyone" or one.status == {"here": "here", "left": "left"}.get(which, "expected")

    def _found(self, one: Attendance) -> str:
        """`needs: a story` where a search found somebody by what the row does not show."""
        field = found_in(one.member, self._words) if self._words else ""
        return tr("{field}: {text}").format(field=field_words(field), text=getattr(one.member, field)) if field else ""

    def _place(self, one: Attendance) -> tuple[Any, ...]:
        name = _name(one)
        if self._order == "organisation":
            return not one.member.organisation, folded(one.member.organisation), name
        if self._order == "knows":
            return not one.member.expertise, folded(one.member.expertise), name
        if self._order == "today":
            return one.status != "here", one.arrived_at or 0, name
        return (name,)


def _name(one: Attendance) -> str:
    return folded(one.member.name)


def _rank(found: tuple[int, Attendance]) -> int:
    return found[0]


def columns(width: int) -> dict[str, tuple[int, int]]:
    """Left edge and width of each column in a row of `width`, as the heading and the rows share them."""
    theme = theme_now()
    left, today = theme.px(52), theme.px(84)
    room = width - left - today - theme.px(12)
    # Where the list shares a small screen, names stay whole and what people know is told by their card.
    shares = (1.0, 0.0) if room < theme.px(300) else (0.36, 0.235) if room > theme.px(400) else (0.6, 0.4)
    name, organisation = round(room * shares[0]), round(room * shares[1])
    return {
        "name": (left, name - theme.px(8)),
        "organisation": (left + name, organisation - theme.px(8)),
        "knows": (left + name + organisation, room - name - organisation - theme.px(8)),
        "today": (width - today - theme.px(4), today),
    }


class PersonRow(QStyledItemDelegate):
    """Paints one person: circle, name and role, organisation, what they know, and whether they are here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme_now().px(320), theme_now().px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        one: Attendance = index.data(PERSON)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground: Role | None = "ptint" if chosen else "tint" if state & QStyle.StateFlag.State_MouseOver else None
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        self._direction: Qt.LayoutDirection = option.direction
        side = theme.px(28)
        circle = QRect(box.left() + theme.px(12), box.center().y() - side // 2 + 1, side, side)
        paint_avatar(painter, self._placed(box, circle), one.member.name, colour_of(one.member.id), ring=chosen)
        at = columns(box.width())
        self._paint_name(painter, box, at["name"], one, bold=chosen)
        self._write(painter, box, at["organisation"], one.member.organisation or "–", 14, False,
                    "ink" if one.member.organisation else "muted")  # fmt: skip
        self._write(painter, box, at["knows"], index.data(FOUND) or one.member.expertise, 14, False, "muted")
        self._paint_today(painter, box, at["today"], one)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, at: tuple[int, int], one: Attendance, *, bold: bool) -> None:
        theme = theme_now()
        role = host_words(one)
        if not role:
            self._write(painter, box, at, one.member.name, 14, bold, "ink")
            return
        upper, lower = QRect(box), QRect(box)
        upper.setHeight(box.height() // 2 + theme.px(2))
        lower.setTop(box.top() + box.height() // 2 - theme.px(1))
        self._write(painter, upper, at, one.member.name, 14, bold, "ink", low=True)
        self._write(painter, lower, at, role, 12, False, "muted")

    def _paint_today(self, painter: QPainter, box: QRect, at: tuple[int, int], one: Attendance) -> None:
        theme = theme_now()
        if one.status != "here":
            left = tr("left {time}").format(time=hh_mm(one.left_at)) if one.status == "left" and one.left_at else ""
            self._write(painter, box, at, left or tr("not here"), 12, False, "muted")
            return
        side = theme.px(14)
        sign = QRect(box.left() + at[0], box.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, self._placed(box, sign), "check", theme.roles["primary"])
        words = hh_mm(one.arrived_at) if one.arrived_at else tr("here")
        self._write(painter, box, (at[0] + theme.px(18), at[1] - theme.px(18)), words, 12, False, "primary")

    def _write(self, painter: QPainter, box: QRect, at: tuple[int, int], text: str, size: int, bold: bool,
               role: Role, *, low: bool = False) -> None:  # fmt: skip
        theme = theme_now()
        if at[1] <= 0:
            return
        font = theme.font(size, bold)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        place = QRect(box.left() + at[0], box.top(), at[1], box.height())
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, at[1])
        upright = Qt.AlignmentFlag.AlignBottom if low else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._placed(box, place), int(upright | Qt.AlignmentFlag.AlignLeading), shown)

    def _placed(self, box: QRect, part: QRect) -> QRect:
        return QStyle.visualRect(self._direction, box, part)


class Directory(QListView):
    """The list itself. `opened` gives the person whose card is wanted."""

    opened = Signal(object)
    several = Signal(list)  # the keys of all who are chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DirectoryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PersonRow(self))
        self.setObjectName("directory")
        self.setAccessibleName(tr("People of the community"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def choose(self, key: Id | None) -> None:
        """Marks a person without saying that somebody chose them."""
        row = self.rows.row_of(key) if key is not None else -1
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())
        selection.blockSignals(False)
        if row >= 0:
            self.scrollTo(self.rows.index(row))
        self.viewport().update()

    def chosen(self) -> list[Id]:
        """The keys of all who are chosen, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.people()[row].member.id for row in rows]

    def choose_many(self, keys: Sequence[Id]) -> None:
        """Chooses several; those who are not in the rows are passed over."""
        places = {one.member.id: row for row, one in enumerate(self.rows.people())}
        selection = QItemSelection()
        for key in keys:
            if key in places:
                index = self.rows.index(places[key])
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_selected(self) -> None:
        self.several.emit(self.chosen())

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.opened.emit(self.rows.people()[now.row()].member.id)


class Headings(QWidget):
    """The columns' names over the rows; each orders by its column."""

    ordered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme_now().px(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names = {
            "name": tr("Name"),
            "organisation": tr("Organisation"),
            "knows": tr("Knows about"),
            "today": tr("Today"),
        }
        self._buttons: dict[str, _Heading] = {}
        for key, words in names.items():
            button = _Heading(key, words, self)
            button.chosen.connect(self.ordered)
            self._buttons[key] = button

    def resizeEvent(self, event: object) -> None:
        for key, (left, width) in columns(self.width()).items():
            self._buttons[key].setVisible(width > 0)
            box = QRect(left, 0, width, self.height())
            self._buttons[key].setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))


class _Heading(QAbstractButton):
    chosen = Signal(str)

    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName(f"order_by_{key}")
        self.setAccessibleName(tr("Order by {column}").format(column=words))
        tip(self, self.accessibleName())
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(QFontMetrics(theme.font(12)).horizontalAdvance(self.text()) + theme.px(8), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("ink" if self.underMouse() else "muted"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(self.rect(), flags, self.text())

    def _on_clicked(self) -> None:
        self.chosen.emit(self._key)
