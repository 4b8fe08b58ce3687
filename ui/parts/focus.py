"""The ring around what the keyboard is on: two pixels, two pixels away, and never after a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.shell.theme import theme_now

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_OWN_FRAME = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class FocusRing(QWidget):
    """Lies over a whole window and draws the ring; fields have their own frame, lists get it inside.

    A style sheet cannot do this: it draws its outline inside the button, and on a click too.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around: QWidget | None = None
        self.hide()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def around(self) -> QWidget | None:
        """The control that wears the ring now."""
        return self._around

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFocusEvent) and watched is not self._around:
            return False  # at once: every event of the program comes by here
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            if event.reason() in _BY_KEYBOARD and self._is_ours(watched):
                self._put_around(watched)
            else:
                self._take_off()
        elif watched is self._around and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.DeferredDelete):
            self._take_off()
        elif watched is self._around and kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("primary"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(10), theme.px(10))

    def _is_ours(self, watched: QWidget) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isAncestorOf(watched) and not isinstance(watched, _OWN_FRAME)

    def _put_around(self, widget: QWidget) -> None:
        self._around = widget
        self._place()
        self.show()
        self.raise_()

    def _take_off(self) -> None:
        self._around = None
        self.hide()

    def _place(self) -> None:
        window, around = self.parentWidget(), self._around
        if window is None or around is None:
            return
        box = QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        away = 0 if isinstance(around, QAbstractItemView) else 4
        self.setGeometry(box.adjusted(-away, -away, away, away).intersected(window.rect()))
