"""The projector's picture, small: painted by the very code that paints the projector."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.stage.view import StageView
from copdesk.words import tr
from ui.shell.theme import theme_now
from ui.stage.canvas import StageCanvas
from ui.stage.paint.sheet import PictureSource
from ui.stage.theme import load_themes

LAID_OUT_FOR = QSize(1920, 1080)


class Preview(QWidget):
    """A picture of 16 to 9, as wide as its column, in a thin frame."""

    def __init__(self, pictures: PictureSource | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.canvas = StageCanvas(load_themes(), pictures, self, like=LAID_OUT_FOR, reduced_motion=True)
        self.canvas.setAccessibleName(tr("What the projector shows"))

    def show_view(self, view: StageView) -> None:
        """Another picture; only what moved is painted anew."""
        self.canvas.set_view(view)

    def view(self) -> StageView:
        """What is shown."""
        return self.canvas.view

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(272), theme.px(153))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.canvas.setGeometry(self.rect().adjusted(1, 1, -1, -1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme_now().colour("button_edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
