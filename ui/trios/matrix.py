"""Who has met whom: half a square of small squares, readable by pointer and by keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.book.ids import Id
from copdesk.trios.hand import Pair, pair
from copdesk.words import tr
from ui.shell.theme import Role, theme_now

ROLES: dict[str, Role] = {"now": "primary", "before": "pline", "repeat": "accent"}
LARGEST = 14
LEAST = 3
LINED = 4
"""Cells larger than this have a line between them."""


class MatrixView(QWidget):
    """Rows and columns are people by name; `pointed` gives in words what stands where pointer or keyboard are."""

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_matrix")
        self.setAccessibleName(tr("Who has met whom"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._people: tuple[tuple[Id, str], ...] = ()
        self._marks: Mapping[Pair, str] = {}
        self._met: Mapping[Pair, str] = {}
        self._place: dict[Id, int] = {}
        self._cell: tuple[int, int] | None = None
        self._chosen: int | None = None

    def show_meetings(
        self, people: Sequence[tuple[Id, str]], marks: Mapping[Pair, str], met: Mapping[Pair, str]
    ) -> None:
        """`marks` says 'now', 'before' or 'repeat' for pairs, `met` how often and where before."""
        self._people, self._marks, self._met = tuple(people), marks, met
        if self._cell is not None and max(self._cell) >= len(self._people):
            self._cell = None
        if self._chosen is not None and self._chosen >= len(self._people):
            self._chosen = None
        self._place = {key: at for at, (key, _) in enumerate(self._people)}
        self._fit()
        self.update()

    def choose(self, member: Id | None) -> None:
        """Marks one person's row and column."""
        self._chosen = self._place.get(member) if member is not None else None
        self.update()

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        (a, first), (b, second) = self._people[row], self._people[column]
        key = pair(a, b)
        names = tr("{a} and {b}").format(a=first, b=second)
        told = {
            "now": tr("{names}: for the first time"),
            "before": tr("{names}: {when}"),
            "repeat": tr("{names}: again; {when}"),
        }.get(self._marks.get(key, ""), tr("{names}: not yet"))
        return told.format(names=names, when=self._met.get(key, tr("before")))

    def people(self) -> int:
        """How many rows and columns there are."""
        return len(self._people)

    def cell(self) -> tuple[int, int] | None:
        """(row, column) of pointer or keyboard, row > column."""
        return self._cell

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(232), self.height())

    def _side(self) -> float:
        """A cell's side: whole pixels where they fit, parts of one in a large community."""
        theme, rows = theme_now(), max(1, len(self._people) - 1)
        side = min(theme.px(LARGEST), max(self.width(), theme.px(120)) / rows)
        return int(side) if side >= LEAST else side

    def _fit(self) -> None:
        self.setFixedHeight(max(1, round(self._side() * (len(self._people) - 1))))

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bands for rows, marks on them, lines between: a few strokes for each person, not for each pair."""
        theme, painter, side, n = theme_now(), QPainter(self), self._side(), len(self._people)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunk"))
        painter.drawRects([QRectF(0, (row - 1) * side, row * side, side) for row in range(1, n)])
        painter.setBrush(theme.colour("rule"))
        for lit in {*(self._cell or ()), *(() if self._chosen is None else (self._chosen,))}:
            painter.drawRect(QRectF(0, (lit - 1) * side, lit * side, side))
            painter.drawRect(QRectF(lit * side, lit * side, side, (n - 1 - lit) * side))
        boxes: dict[str, list[QRectF]] = {mark: [] for mark in ROLES}
        for (a, b), mark in self._marks.items():
            row, column = self._place.get(a, -1), self._place.get(b, -1)
            if row >= 0 and column >= 0:
                boxes[mark].append(self._box(max(row, column), min(row, column)))
        for mark, role in ROLES.items():
            painter.setBrush(theme.colour(role))
            painter.drawRects(boxes[mark])
        if side > LINED:
            painter.setPen(QPen(theme.colour("tint"), 1))
            for line in range(1, n):
                at = int(line * side) - 1
                painter.drawLine(0, at, at, at)
                painter.drawLine(at, int((line - 1) * side), at, self.height())
        if self._cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), theme.px(2) if self.hasFocus() else 1))
            painter.drawRect(self._box(*self._cell))

    def _box(self, row: int, column: int) -> QRectF:
        side = self._side()
        return QRectF(column * side, (row - 1) * side, max(1.0, side), max(1.0, side))

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        side = self._side()
        x = point.x() if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else self.width() - 1 - point.x()
        row, column = int(point.y() // side) + 1, int(x // side)
        return (row, column) if 0 <= column < row < len(self._people) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._cell_at(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if event.key() not in steps or len(self._people) < 2:
            super().keyPressEvent(event)
            return
        if self._cell is None:
            self._point((1, 0))
            return
        down, across = steps[Qt.Key(event.key())]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = -across
        row = max(1, min(len(self._people) - 1, self._cell[0] + down))
        column = max(0, min(row - 1, self._cell[1] + across))
        self._point((row, column))

    def _point(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        said = self.words(*cell) if cell else ""
        self.setAccessibleDescription(said)
        self.pointed.emit(said)
        self.update()
