"""All drawings of the session in one row under the page, each one click away."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from copdesk.board.describe import caption
from copdesk.board.drawing import Drawing
from copdesk.board.templates import TEMPLATES, template_label
from copdesk.words import tr
from ui.board.cards import DRAWING, paint_picture
from ui.board.gallery import GalleryModel
from ui.board.pictures import DrawingPictures
from ui.parts.buttons import Button
from ui.parts.tip import tip
from ui.shell.theme import theme_now

WIDE, HIGH, GAP = 112, 64, 12
_Index = QModelIndex | QPersistentModelIndex


class StripDelegate(QStyledItemDelegate):
    """A picture and, below it, the first name of whose it is."""

    def __init__(self, pictures: DrawingPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_now()
        return QSize(theme.px(WIDE + GAP), theme.px(HIGH + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        drawing = index.data(DRAWING)
        if not isinstance(drawing, Drawing):
            return
        theme = theme_now()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect.left(), rect.top(), theme.px(WIDE), theme.px(HIGH))
        radius = theme.px(6)
        paint_picture(painter, box, self._pictures.small(drawing.id), fill=drawing.is_photo, radius=radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(theme.colour("primary"), theme.px(2)) if chosen else QPen(theme.colour("rule"), 1)
        painter.setPen(line)
        inset = line.widthF() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        font = theme.font(12, bold=chosen)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if chosen else "muted"))
        below = QRectF(box.left(), box.bottom() + theme.px(2), box.width(), theme.px(16))
        words = QFontMetrics(font).elidedText(short_name(drawing), Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def short_name(drawing: Drawing) -> str:
    """The first name of whose it is, else the title, else its number."""
    whose = drawing.facts.whose.split()
    if whose:
        return whose[0].rstrip(",")
    return drawing.facts.title or tr("Drawing {number}").format(number=drawing.place)


class Strip(QWidget):
    """`chosen` gives the id of the drawing to show, `new_requested` what a new page starts with.

    `all_requested` asks for the gallery, because there are more than fit.
    """

    chosen = Signal(object)
    new_requested = Signal(str)
    all_requested = Signal()

    def __init__(self, model: GalleryModel, pictures: DrawingPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawing_strip")
        self.setProperty("ground", "tint")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setFixedHeight(theme.px(104))
        self._model = model
        self.view = QListView()
        self.view.setObjectName("strip_drawings")
        self.view.setAccessibleName(tr("Drawings of the session"))
        self.view.setModel(model)
        self.view.setItemDelegate(StripDelegate(pictures, self.view))
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setWrapping(False)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setStyleSheet("QListView#strip_drawings { background: transparent; border: 0; padding: 0; }")
        self.view.setFixedHeight(theme.px(HIGH + 20))
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        self._new = Button(kind="ghost", icon="add", says=tr("New drawing"), name="new_drawing")
        self._new.clicked.connect(self._on_new)
        self.menu = QMenu(self)
        for name in TEMPLATES:
            self.menu.addAction(template_label(name)).setData(name)
        self.menu.triggered.connect(self._on_template)
        self._more = Button("", name="more_drawings")
        self._more.clicked.connect(self.all_requested)
        tip(self._more, tr("Show all in the gallery"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1000)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._new)
        model.modelReset.connect(self._count)
        self._count()

    def choose(self, key: bytes | None) -> None:
        """Mark the drawing that is on the page."""
        row = self._model.place_of(key)
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if row >= 0:
            self.view.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count()

    def _count(self) -> None:
        theme = theme_now()
        room = self.width() - theme.px(32 + 36)
        fit = max((room + theme.px(GAP)) // theme.px(WIDE + GAP), 1)
        if self._model.rowCount() > fit:
            fit = max((room - theme.px(56) + theme.px(GAP)) // theme.px(WIDE + GAP), 1)
        over = max(self._model.rowCount() - fit, 0)
        self.view.setMaximumWidth(fit * theme.px(WIDE + GAP))
        self._more.setVisible(over > 0)
        self._more.setText(tr("+{n}").format(n=over))

    def _on_new(self) -> None:
        place = self._new.mapToGlobal(self._new.rect().topRight())
        size = self.menu.sizeHint()
        self.menu.popup(QPoint(place.x() - size.width(), place.y() - size.height()))

    def _on_template(self, action: QAction) -> None:
        self.new_requested.emit(action.data())

    def _on_clicked(self, index: QModelIndex) -> None:
        drawing = index.data(DRAWING)
        if isinstance(drawing, Drawing):
            self.chosen.emit(drawing.id)


def words_for(drawing: Drawing | None) -> str:
    """What the page is called for a screen reader."""
    return caption(drawing.facts, drawing.place or None) if drawing else tr("New drawing")
