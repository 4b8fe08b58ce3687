"""Somebody's part in the community on their card: four counts, each of which unfolds into what it counts."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from copdesk.clock import hh_mm
from copdesk.people.part import Attended, Part, Promised, Said, Sat
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.icons import paint_icon
from ui.parts.tip import tip
from ui.shell.theme import theme_now

AT_ONCE = 8
MOST = 200
One = Attended | Sat | Said | Promised


def words_of(one: One) -> tuple[str, str]:
    """What a line says, and the smaller words under it."""
    if isinstance(one, Attended):
        came = tr("came {time}").format(time=hh_mm(one.arrived_at)) if one.arrived_at else ""
        left = tr("left {time}").format(time=hh_mm(one.left_at)) if one.left_at else ""
        return one.title, _dotted(one.day, came, left)
    if isinstance(one, Sat):
        with_whom = tr("with {names}").format(names=", ".join(one.others)) if one.others else tr("alone at the table")
        table = " · ".join(filter(None, (f"T{one.number}" if one.number else "", one.place)))
        before = "" if one.session_id or one.title else tr("before")
        return with_whom, _dotted(one.title, one.day, table, before)
    if isinstance(one, Said):
        return one.body, one.day
    due = tr("by {day}").format(day=one.due) if one.due else ""
    return one.what, _dotted(tr("done") if one.done else "", due)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class PartLine(QAbstractButton):
    """One of them, at most two lines of it, with a smaller line below; a press leads there."""

    led = Signal(object)

    def __init__(self, one: One, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self.said, self.under = words_of(one)
        self.setObjectName("part_line")
        self.setAccessibleName(_dotted(self.said, self.under))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        leads = not isinstance(one, Sat | Promised) or one.session_id is not None
        self.setEnabled(leads)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip(self, self.said)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_now()
        box, metrics = self._box(width), QFontMetrics(theme.font(14))
        lines = min(2, max(1, round(metrics.boundingRect(box, _WRAP, self.said).height() / metrics.lineSpacing())))
        small = QFontMetrics(theme.font(12)).lineSpacing() if self.under else 0
        return lines * metrics.lineSpacing() + small + theme.px(8)

    def sizeHint(self) -> QSize:
        width = max(theme_now().px(200), self.width())
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), self._box(self.width()))
        metrics = QFontMetrics(theme.font(14))
        small = QFontMetrics(theme.font(12)).lineSpacing() if self.under else 0
        box.setHeight(self.height() - small - theme.px(8))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink"))
        shown = self.said
        if metrics.boundingRect(box, _WRAP, shown).height() > box.height() + 1:
            shown = metrics.elidedText(shown.replace("\n", " "), Qt.TextElideMode.ElideRight, round(box.width() * 1.8))
        painter.drawText(box, _WRAP, shown)
        if self.under:
            below = QRect(box.left(), box.bottom() + 1, box.width(), small)
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("muted"))
            under = QFontMetrics(theme.font(12)).elidedText(self.under, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), under)

    def _box(self, width: int) -> QRect:
        theme = theme_now()
        return QRect(theme.px(22), theme.px(4), width - theme.px(28), theme.px(200))

    def _on_clicked(self) -> None:
        self.led.emit(self._one)


_WRAP = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class PartHead(QAbstractButton):
    """A count with its name. It unfolds what it counts, unless that is nothing."""

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.count = ""
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: str, *, any_of_it: bool) -> None:
        """The count in words."""
        self.count = count
        self.setEnabled(any_of_it)
        self.setAccessibleName(f"{self._words}: {count}")
        tip(self, tr("Show them") if any_of_it else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(200), theme_now().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        side = theme.px(14)
        if self.isEnabled():
            folded = "chevron_left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "chevron_right"
            sign = QRect(theme.px(2), (self.height() - side) // 2, side, side)
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), sign)
            paint_icon(painter, place, "chevron_down" if self.isChecked() else folded, theme.roles["muted"])
        box = self.rect().adjusted(0, 0, -theme.px(4), 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), box.adjusted(theme.px(22), 0, 0, 0))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "muted"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._words)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing), self.count)


class PartFold(QWidget):
    """A head with its lines below; they are made when somebody unfolds it."""

    led = Signal(object)

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there: Sequence[One] = ()
        self._made: Sequence[One] | None = None
        self.head = PartHead(words, name)
        self.more = Button("", "ghost", height=28, name=f"{name}_more")
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        self.head.toggled.connect(self._on_toggled)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._lines)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_part(self, count: str, there: Sequence[One]) -> None:
        """Takes a count and what it counts."""
        self._there = there
        self.head.show_count(count, any_of_it=bool(there))
        if self._made is None or tuple(self._made) != tuple(there[: len(self._made)]) or len(self._made) < AT_ONCE:
            self._make(AT_ONCE)
        else:
            self._tell_more()

    def lines(self) -> list[PartLine]:
        """What is unfolded, from above."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        return [line for item in items if item is not None and isinstance(line := item.widget(), PartLine)]

    def _make(self, most: int) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._made = self._there[:most] if self.head.isChecked() else None
        for one in self._made or ():
            line = PartLine(one)
            line.led.connect(self.led)
            self._lines.addWidget(line)
        self._tell_more()

    def _tell_more(self) -> None:
        left = len(self._there) - len(self._made) if self._made is not None else 0
        self.more.setVisible(left > 0)
        self.more.setText(tr("Show {n} more").format(n=left))

    def _on_more(self) -> None:
        self._make(MOST)

    def _on_toggled(self, _on: bool) -> None:
        self._make(AT_ONCE)


class PartList(QWidget):
    """The four of them. `led` carries what somebody pressed."""

    led = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        names = (
            ("sessions", tr("Sessions")), ("groups", tr("Met in trios")), ("said", tr("Notes said")),
            ("promises", tr("Promised")),
        )  # fmt: skip
        self.folds = {key: PartFold(words, f"part_{key}") for key, words in names}
        for fold in self.folds.values():
            fold.led.connect(self.led)
            column.addWidget(fold)

    def show_part(self, part: Part) -> None:
        """Takes somebody's part into view; what was unfolded stays so."""
        promised = str(len(part.open))
        counts: dict[str, tuple[str, Sequence[One]]] = {
            "sessions": (tr("{n} of {m}").format(n=len(part.sessions), m=part.of_sessions), part.sessions),
            "groups": (tr_many("{n} person", "{n} people", part.met), part.groups),
            "said": (str(len(part.said)), part.said),
            "promises": (tr("{n}, by {day}").format(n=promised, day=part.due) if part.due else promised, part.promises),
        }
        for key, (count, there) in counts.items():
            self.folds[key].show_part(count, there)
