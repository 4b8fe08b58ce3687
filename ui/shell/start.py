"""The first page of all: one field and one action, two other doors, and a place to drop a file."""

from math import cos, pi, sin
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.dropping import take_copy
from ui.parts.field import Field
from ui.parts.icons import Glyph, paint_icon
from ui.parts.label import PlainLabel
from ui.parts.show import show
from ui.shell.theme import theme_now

SUFFIX = ".copdesk"


class StartPage(QWidget):
    """Asks for a name; nothing is made before the button. `dropped` gives the path of a community file.

    `last_requested` asks for the file that `set_last` named.
    """

    new_requested = Signal(str)
    open_requested = Signal()
    example_requested = Signal()
    dropped = Signal(str)
    last_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self.setAccessibleName(tr("Start with your community"))
        self.setAcceptDrops(True)
        theme = theme_now()
        self.name = Field(
            tr("Name of the community"), tr("for example, the practice that you share"), tall=True, name="start_name"
        )
        self.new = Button(tr("New community"), "primary", icon="add", height=48, name="start_new")
        self.open = Door("folder", tr("Open a community file"), tr("a .copdesk file, also from a stick"), "start_open")
        self.example = Door("eye", tr("Look at the example"), tr("a 90-minute session, ready to run"), "start_example")
        self.new.clicked.connect(self._on_new)
        self.name.edited.connect(self._on_typed)
        self.name.entered.connect(self._on_new)
        self.open.clicked.connect(self.open_requested)
        self.example.clicked.connect(self.example_requested)
        block = QWidget()
        block.setMaximumWidth(theme.px(560))
        block.setMinimumWidth(theme.px(480))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._drawing = _Drawing()
        column.addWidget(self._drawing)
        column.addSpacing(theme.px(16))
        column.addWidget(PlainLabel(tr("Start with your community"), type="display", bold=True, wrap=True))
        column.addSpacing(theme.px(8))
        comfort = tr(
            "Everything about it lives in one file on this computer: people, sessions, drawings, notes. "
            "No internet is needed."
        )
        column.addWidget(PlainLabel(comfort, "muted", "title", wrap=True))
        column.addSpacing(theme.px(32))
        column.addLayout(self._asking())
        column.addSpacing(theme.px(24))
        self.last = Door("run", "", "", "start_last")
        self.last.clicked.connect(self.last_requested)
        doors = QGridLayout()
        doors.setSpacing(theme.px(12))
        doors.addWidget(self.last, 0, 0, 1, 2)
        doors.addWidget(self.open, 1, 0)
        doors.addWidget(self.example, 1, 1)
        doors.setColumnStretch(0, 1)
        doors.setColumnStretch(1, 1)
        self.last.hide()
        column.addLayout(doors)
        column.addSpacing(theme.px(24))
        column.addLayout(_drop_line())
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(16),) * 4)
        row.addStretch(1)
        row.addWidget(block, 100, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFocusProxy(self.name)

    def set_last(self, path: Path | None) -> None:
        """The file that was open last, offered with one press; None, or one that is gone, is not."""
        offered = path is not None and path.exists()
        if offered and path is not None:
            self.last.tell(tr("Go on with {name}").format(name=path.stem), str(path.parent))
        self.last.setVisible(offered)
        self.setFocusProxy(self.last if offered else self.name)

    def _asking(self) -> QHBoxLayout:
        theme = theme_now()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, QFontMetrics(theme.font(12)).height() + theme.px(4), 0, 0)
        beside.addWidget(self.new)
        beside.addStretch(1)
        row.addLayout(beside)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing.setVisible(self.height() >= theme_now().px(560))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if book_in(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = book_in(event.mimeData())
        if path:
            take_copy(event)
            self.dropped.emit(path)

    def _on_new(self) -> None:
        name = self.name.text().strip()
        if name:
            self.new_requested.emit(name)
        else:
            self.name.refuse(tr("Give the community a name first."))
            self.name.setFocus()

    def _on_typed(self) -> None:
        self.name.accept()


def book_in(data: QMimeData) -> str:
    """The path of the one community file among what is dragged; empty when there is none, or more than one."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    books = [path for path in paths if path.suffix.lower() == SUFFIX]
    return str(books[0]) if len(books) == 1 else ""


class Door(QAbstractButton):
    """A card to press: icon, bold words, a muted line below."""

    def __init__(self, icon: str, title: str, comfort: str, name: str) -> None:
        super().__init__()
        self._icon, self._title, self._comfort = icon, title, comfort
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # paints anew as the pointer comes and goes
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(comfort)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, title: str, comfort: str) -> None:
        """Other words on the same door."""
        self._title, self._comfort = title, comfort
        self.setAccessibleName(title)
        self.setAccessibleDescription(comfort)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        words = max(
            QFontMetrics(theme.font(bold=True)).horizontalAdvance(self._title),
            QFontMetrics(theme.font(12)).horizontalAdvance(self._comfort),
        )
        return QSize(theme.px(16 + 24 + 16 + 16) + words + 2, theme.px(72))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.setBrush(theme.colour("sunk" if self.isDown() else "tint" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        side = theme.px(24)
        icon = QRect(theme.px(16), (self.height() - side) // 2, side, side)
        paint_icon(painter, self._placed(icon), self._icon, theme.roles["primary"])
        left = theme.px(56)
        room = self.width() - left - theme.px(12)
        middle = self.height() // 2
        upper, lower = QRect(left, middle - theme.px(19), room, theme.px(20)), QRect(left, middle, room, theme.px(18))
        side_flag = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for box, text, font, colour in (
            (upper, self._title, theme.font(bold=True), "ink"),
            (lower, self._comfort, theme.font(12), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(QColor(theme.roles[colour]))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self._placed(box), side_flag, shown)

    def _placed(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class _Drawing(QWidget):
    """A community as people draw it on paper: a core, the active ones, the periphery."""

    def __init__(self) -> None:
        super().__init__()
        theme = theme_now()
        self.setFixedSize(theme.px(200), theme.px(125))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 320, self.height() / 200)
        middle = QPointF(160, 100)
        rings = (
            ("teal", 34, 29, 2.6, tr("core"), (160, 104), ()),
            ("blue", 81, 57, 2.2, tr("active"), (214, 88), ((112, 92), (130, 129), (196, 131), (208, 102))),
            (
                "amber",
                133,
                89,
                2.0,
                tr("periphery"),
                (270, 70),
                ((56, 86), (70, 134), (120, 28), (200, 24), (250, 132)),
            ),
        )
        font = theme.font(12, italic=True)
        font.setPixelSize(12)
        painter.setFont(font)
        for colour, wide, high, line, word, at, people in rings:
            painter.setPen(QPen(QColor(theme.category(colour).mark), line, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_by_hand(middle, wide, high))
            advance = QFontMetrics(font).horizontalAdvance(word)
            painter.drawText(QPointF(at[0] - advance / 2, at[1]), word)
            for x, y in people:
                painter.drawEllipse(QPointF(x, y), 3.4, 3.4)
                painter.drawArc(QRectF(x - 5, y + 5, 10, 16), 0, 180 * 16)


def _by_hand(middle: QPointF, wide: float, high: float) -> QPainterPath:
    """An oval as a hand draws it: not quite round, and its end passes its beginning."""
    path = QPainterPath()
    for step in range(101):
        turn = -1.2 + 2 * pi * 1.01 * step / 100
        wobble = 1 + 0.02 * sin(3 * turn) + 0.015 * cos(5 * turn) + 0.0004 * step
        point = QPointF(middle.x() + wide * wobble * cos(turn), middle.y() + high * wobble * sin(turn))
        if step == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    return path


def _drop_line() -> QHBoxLayout:
    theme = theme_now()
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(Glyph("saving", "muted", 18))
    row.addWidget(PlainLabel(tr("You can also drop a .copdesk file onto this window."), "muted", elide=True), 1)
    return row


def _sample() -> QWidget:
    return StartPage()


if __name__ == "__main__":
    show(_sample, (1278, 720))
