"""Who has met whom: half a square of small squares, readable by pointer and by keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.book.ids import Id
from copdesk.trios.hand import Pair, pair
from copdesk.words import tr
from ui.shell.theme import Role, theme_now

ROLES: dict[str, Role] = {"now": "primary", "before": "pline", "repeat": "accent"}
LARGEST = 14
LEAST = 3


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
        self.setFixedHeight(max(1, self._side() * (len(self._people) - 1)))
        self.update()

    def choose(self, member: Id | None) -> None:
        """Marks one person's row and column."""
        self._chosen = next((i for i, (key, _) in enumerate(self._people) if key == member), None)
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

    def _side(self) -> int:
        theme = theme_now()
        rows = max(1, len(self._people) - 1)
        return max(theme.px(LEAST), min(theme.px(LARGEST), max(self.width(), theme.px(120)) // rows))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(max(1, self._side() * (len(self._people) - 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, side = theme_now(), QPainter(self), self._side()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 1 if side > 4 else 0
        painter.setPen(Qt.PenStyle.NoPen)
        lit = set(self._cell or ()) | ({self._chosen} if self._chosen is not None else set())
        for row in range(1, len(self._people)):
            for column in range(row):
                key = pair(self._people[row][0], self._people[column][0])
                mark = self._marks.get(key)
                role: Role = ROLES[mark] if mark else "rule" if lit & {row, column} else "sunk"
                painter.setBrush(theme.colour(role))
                box = self._box(row, column).adjusted(0, 0, -gap, -gap)
                painter.drawRoundedRect(QRectF(box), 1.5, 1.5)
        if self._cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), theme.px(2) if self.hasFocus() else 1))
            painter.drawRect(self._box(*self._cell))

    def _box(self, row: int, column: int) -> QRect:
        side = self._side()
        left = column * side
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - side
        return QRect(left, (row - 1) * side, side, side)

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        side = self._side()
        x = point.x() if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else self.width() - 1 - point.x()
        row, column = point.y() // side + 1, x // side
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
