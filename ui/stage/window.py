"""The window the room sees: full screen on the projector, or a window where there is one screen only."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QHideEvent, QKeyEvent, QMouseEvent, QMoveEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from copdesk.words import tr
from ui.stage.canvas import StageCanvas

ON_PROJECTOR = (
    Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
)  # fmt: skip
LEAST = QSize(320, 180)
MARGIN = 8


class StageWindow(QWidget):
    """Takes no focus on the projector. On a single screen it takes keys, so that Esc brings the desk back.

    It never gets a dialog as its child, and closing it only asks: the projector decides.
    """

    desk_requested = Signal()
    whole_screen_requested = Signal()
    close_requested = Signal()
    moved = Signal()

    def __init__(self, canvas: StageCanvas) -> None:
        super().__init__(None)
        self.setObjectName("stage_window")
        self.setAccessibleName(tr("Projector"))
        self.setWindowTitle(tr("Projector"))
        self.canvas = canvas
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(canvas)
        self.setMinimumSize(LEAST)
        self._spot = QRect()
        self._leaving = False

    def show_on(self, screen: QScreen) -> None:
        """Fills the projector's screen without taking the focus; its pointer is hidden there."""
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        self.setWindowFlags(ON_PROJECTOR)
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen would also ask for the focus

    def show_as_window(self, screen: QScreen | None) -> None:
        """A window that can be moved, resized and shared; it leaves the keys to the desk, and most of it in sight.

        It comes back where it was left.
        """
        self._plain()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        if screen is not None and not screen.geometry().intersects(self._spot):
            self._spot = _corner(screen.availableGeometry())
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setGeometry(self._spot)
        self.show()

    def show_whole(self, screen: QScreen) -> None:
        """The whole of the only screen; Esc or a double click brings the desk back."""
        self._plain()
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        plain = not self.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        if plain and self.windowState() == Qt.WindowState.WindowNoState and not event.spontaneous():
            self._spot = self.geometry()

    def _plain(self) -> None:
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self.setWindowFlags(Qt.WindowType.Window)
        self.unsetCursor()

    def leave(self) -> None:
        """Closes for good, without asking."""
        self._leaving = True
        self.close()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.desk_requested.emit()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
            return
        if self.isFullScreen():
            self.desk_requested.emit()
        else:
            self.whole_screen_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()


def _corner(room: QRect) -> QRect:
    """A good third of the screen's width at its far side, where it hides neither clock, *Next* nor capture line."""
    width = max(LEAST.width(), room.width() * 36 // 100)
    high = width * 9 // 16
    return QRect(room.right() - width - MARGIN, room.bottom() - room.height() // 10 - high, width, high)
