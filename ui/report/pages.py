"""The document as it will be printed: small pages at the side, one page large. Pictures come when they are ready."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from copdesk.words import tr
from ui.report.press import DrawnPage, Printed
from ui.shell.theme import theme_now

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
THUMB = 64
SETTLE_MS = 60
READABLE = 420
"""Narrower than this a page is not shown whole."""


class Thumbs(QAbstractListModel):
    """The pages of a document; a picture that is not there yet is asked for when it comes into sight."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pages = 0
        self.ratio = 1.414
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()

    def show_document(self, pages: int, ratio: float) -> None:
        self.beginResetModel()
        self._pages, self.ratio = pages, ratio
        self._images.clear()
        self._asked.clear()
        self.endResetModel()

    def show_page(self, page: int, image: QImage) -> None:
        self._images[page] = image
        self.dataChanged.emit(self.index(page), self.index(page))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._pages

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Page {number}").format(number=page + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            if page not in self._images and page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(page)
            return self._images.get(page)
        return None


class _ThumbRows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_now()
        return QSize(theme.px(88), round(theme.px(THUMB) * _ratio(index)) + theme.px(4 + 16 + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        box: QRect = option.rect
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        wide, tall = theme.px(THUMB), round(theme.px(THUMB) * _ratio(index))
        page = QRect(box.center().x() - wide // 2, box.top() + theme.px(4), wide, tall)
        painter.save()
        painter.fillRect(page, Qt.GlobalColor.white)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(image, QImage):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, image)
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        if on:
            pen = QPen(theme.colour("primary"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(page.adjusted(-3, -3, 2, 2))
        painter.setFont(theme.font(12, on))
        painter.setPen(theme.colour("ink" if on else "muted"))
        under = QRect(box.left(), page.bottom() + theme.px(5), box.width(), theme.px(16))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()


def _ratio(index: Index) -> float:
    model = index.model()
    return model.ratio if isinstance(model, Thumbs) else 1.414


class PageSheet(QWidget):
    """One page, whole where it can be read so, else as wide as it fits. The wheel moves it and turns pages."""

    width_wanted = Signal(int)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_page")
        self.setAccessibleName(tr("Page"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image: QImage | None = None
        self._ratio, self._down = 1.414, 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    def show_ratio(self, ratio: float) -> None:
        self._ratio = ratio
        self.update()

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def image(self) -> QImage | None:
        return self._image

    def pixels(self) -> int:
        """The page's width in device pixels."""
        return max(1, round(self._page().width() * self.devicePixelRatioF()))

    def show_top(self) -> None:
        """A page begins at its beginning."""
        self._down = 0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_now().px(480), theme_now().px(672))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move(-event.angleDelta().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 120, Qt.Key.Key_Up: -120}
        if event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        page = self._page()
        painter.fillRect(page, Qt.GlobalColor.white)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image)
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))

    def _page(self) -> QRect:
        room = self.contentsRect()
        readable = max(round(room.height() / self._ratio), theme_now().px(READABLE))
        wide = min(room.width(), readable)
        tall = round(wide * self._ratio)
        down = min(self._down, max(0, tall - room.height()))
        return QRect(room.left() + (room.width() - wide) // 2, room.top() - down, wide, tall)

    def _move(self, by: int) -> None:
        """Moves the page by a step of a wheel; at its end turns to the next."""
        most = max(0, self._page().height() - self.contentsRect().height())
        to = self._down + by
        if (by > 0 and self._down >= most) or (by < 0 and self._down <= 0):
            self.turned.emit(1 if by > 0 else -1)
            return
        self._down = min(max(0, to), most)
        self.update()

    def _on_settled(self) -> None:
        self.width_wanted.emit(self.pixels())


class Pages(QWidget):
    """Small pages and the large one; `wanted(page, width)` asks for a picture."""

    wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_pages")
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.model = Thumbs()
        self.thumbs = QListView()
        self.thumbs.setObjectName("report_thumbs")
        self.thumbs.setAccessibleName(tr("Pages"))
        self.thumbs.setModel(self.model)
        self.thumbs.setItemDelegate(_ThumbRows(self.thumbs))
        self.thumbs.setFrameShape(QFrame.Shape.NoFrame)
        self.thumbs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.thumbs.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.thumbs.setFixedWidth(theme.px(108))
        self.thumbs.setProperty("ground", "sunk")
        self.sheet = PageSheet()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(24), theme.px(24), theme.px(24))
        row.setSpacing(theme.px(16))
        row.addWidget(self.thumbs)
        row.addWidget(self.sheet, 1)
        self.model.wanted.connect(self._on_thumb_wanted)
        self.sheet.width_wanted.connect(self._on_width_wanted)
        self.sheet.turned.connect(self.turn)
        self.thumbs.selectionModel().currentChanged.connect(self._on_current)

    def page(self) -> int:
        """The page in sight, from 0."""
        return max(0, self.thumbs.currentIndex().row())

    def show_document(self, printed: Printed) -> None:
        """A new document; the same page stays in sight where there still is one."""
        page = min(self.page(), printed.pages - 1)
        self.model.show_document(printed.pages, printed.ratio)
        self.sheet.show_ratio(printed.ratio)
        self.thumbs.setCurrentIndex(self.model.index(page))

    def show_page(self, drawn: DrawnPage) -> None:
        if drawn.width <= self._thumb_pixels():
            self.model.show_page(drawn.page, drawn.image)
        elif drawn.page == self.page():
            self.sheet.show_image(drawn.image)

    def turn(self, by: int) -> None:
        page = min(max(0, self.page() + by), self.model.rowCount() - 1)
        self.thumbs.setCurrentIndex(self.model.index(page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Home: -self.model.rowCount(), Qt.Key.Key_End: self.model.rowCount()}
        if event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def show_thumbs(self, shown: bool) -> None:
        self.thumbs.setVisible(shown)

    def _thumb_pixels(self) -> int:
        return round(theme_now().px(THUMB) * 2)

    def _on_thumb_wanted(self, page: int) -> None:
        self.wanted.emit(page, self._thumb_pixels())

    def _on_width_wanted(self, width: int) -> None:
        if self.model.rowCount():
            self.wanted.emit(self.page(), max(width, self._thumb_pixels() + 1))

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            if before.row() != now.row():
                self.sheet.show_top()
            self._on_width_wanted(self.sheet.pixels())
