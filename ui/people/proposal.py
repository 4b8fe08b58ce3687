"""The two lists of an import: what came in, line by line, and who was understood."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from copdesk.people.joining import Proposal, Proposed
from copdesk.words import tr
from ui.parts.icons import paint_icon
from ui.shell.theme import Role, theme_now

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NAME = 0.32
_WIDTHS = {"email": 0.34, "organisation": 0.22, "role": 0.14}


class LinesModel(QAbstractListModel):
    """Each source line with its number, and whether it was 'skipped', is to be 'decide'd, or is fine ('')."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[int, str, str]] = []

    def show_lines(self, proposal: Proposal) -> None:
        doubtful = {one.row for one in proposal.people if one.cases}
        kinds = ((number, line) for number, line in enumerate(proposal.lines, 1) if line.strip())
        self.beginResetModel()
        self._lines = [
            (number, line.replace("\t", "   "), "decide" if number in doubtful else _skipped(number, proposal))
            for number, line in kinds
        ]
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of a source line; -1 for an empty one."""
        return next((row for row, one in enumerate(self._lines) if one[0] == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number, line, kind = self._lines[index.row()]
        if role == ROW:
            return number, line, kind
        if role == Qt.ItemDataRole.DisplayRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = {"skipped": tr("skipped"), "decide": tr("to decide"), "": ""}[kind]
            return f"{number}: {line} {words}".strip()
        return None


def _skipped(number: int, proposal: Proposal) -> str:
    return "skipped" if number in proposal.skipped_rows else ""


class LineRow(QStyledItemDelegate):
    """28 high: the number, the words, struck out where they were skipped, on a warm ground where to decide."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme_now().px(200), theme_now().px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        number, line, kind = index.data(ROW)
        box: QRect = option.rect
        painter.save()
        if kind == "decide":
            painter.fillRect(box, theme.colour("atint"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("ptint"))
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box.adjusted(theme.px(16), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), str(number))
        font.setStrikeOut(kind == "skipped")
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if kind == "skipped" else "ink"))
        place = box.adjusted(theme.px(48), 0, -theme.px(12), 0)
        words = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class ProposedModel(QAbstractListModel):
    """Who was understood. `kept` says which of them are ticked."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Proposed, ...] = ()
        self._left_out: set[int] = set()
        self.shares: tuple[tuple[str, float], ...] = ()
        """Which fields stand beside the name, and how much of the row each takes: those that the list has."""

    def show_people(self, proposal: Proposal) -> None:
        self.beginResetModel()
        self._people, self._left_out = proposal.people, set()
        there = [field for field in _WIDTHS if any(one.fields.get(field) for one in proposal.people)]
        whole = _NAME + sum(_WIDTHS[field] for field in there)
        self.shares = (("name", _NAME / whole), *((field, _WIDTHS[field] / whole) for field in there))
        self.endResetModel()

    def left_out(self) -> frozenset[int]:
        """The places of those who were unticked."""
        return frozenset(self._left_out)

    def tick(self, place: int) -> None:
        """Ticks or unticks a person."""
        self._left_out ^= {place}
        self.dataChanged.emit(self.index(place), self.index(place))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, kept = self._people[index.row()], index.row() not in self._left_out
        if role == ROW:
            return one, kept, self.shares
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("to be added") if kept else tr("left out")
            return ", ".join(part for part in (one.name, str(one.fields.get("email", "")), state) if part)
        return None


class ProposedRow(QStyledItemDelegate):
    """36 high: a tick, name, e-mail, organisation, role, and whether something is to decide."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme_now().px(300), theme_now().px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        one, kept, shares = index.data(ROW)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ptint"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        side = theme.px(16)
        sign = QRect(box.left() + theme.px(16), box.center().y() - side // 2 + 1, side, side)
        painter.setPen(QPen(theme.colour("primary" if kept else "edge"), 1))
        painter.setBrush(theme.colour("primary" if kept else "surface"))
        painter.drawRoundedRect(sign, theme.px(4), theme.px(4))
        if kept:
            gap = theme.px(2)
            paint_icon(painter, sign.adjusted(gap, gap, -gap, -gap), "check", theme.roles["on_primary"])
        wide, left = box.width() - theme.px(44 + 88), box.left() + theme.px(44)
        for field, share in shares:
            width = round(wide * share)
            text = one.name if field == "name" else str(one.fields.get(field, "") or "–")
            place = QRect(left, box.top(), width - theme.px(8), box.height())
            dark, size = field == "name" or (field == "email" and text != "–"), 14 if field == "name" else 12
            self._write(painter, place, text, "ink" if dark else "muted", size)
            left += width
        if one.cases:
            icon = QRect(left, box.center().y() - theme.px(7) + 1, theme.px(14), theme.px(14))
            paint_icon(painter, icon, "warning", theme.roles["accent_text"])
            place = QRect(left + theme.px(18), box.top(), theme.px(70), box.height())
            self._write(painter, place, tr("decide"), "accent_text", 12)
        else:
            word = tr("new") if one.known is None else tr("known")
            self._write(painter, QRect(left, box.top(), theme.px(80), box.height()), word, "muted", 12)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, role: Role, size: int) -> None:
        theme = theme_now()
        font = theme.font(size)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), words)


class ProposedList(QListView):
    """Space or a click on the tick leaves somebody out or takes them in again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = ProposedModel(self)
        self.setModel(self.people)
        self.setItemDelegate(ProposedRow(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setObjectName("proposed_list")
        self.setAccessibleName(tr("What was understood"))
        self.setProperty("takes_typing", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.people.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < theme_now().px(44):
            self.people.tick(index.row())
