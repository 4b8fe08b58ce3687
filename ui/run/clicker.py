"""Where a clicker's keys are tried: each is named as it comes, and letters among them are learned."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from copdesk.words import tr
from ui.shell.theme import theme_now

BLANK = "stage.blank"


class ClickerPad(QWidget):
    """`learned(letter)` gives a letter that the clicker sends; `heard(words)` names any key that came.

    Some clickers blank the picture with a letter. Letters write notes, so one counts as a key only after it was
    pressed here.
    """

    learned = Signal(str)
    heard = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clicker_pad")
        self.setAccessibleName(tr("Press each key of the clicker here"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("catches_keys", True)  # what steers a session or the projector is only named here

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(180), theme.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_PageDown:
            self.heard.emit(tr("Next step"))
        elif key == Qt.Key.Key_PageUp:
            self.heard.emit(tr("Back"))
        elif key == Qt.Key.Key_F5:
            self.heard.emit(tr("Projector on or off"))
        elif len(text) == 1 and text.isprintable() and not text.isspace():
            self.learned.emit(text)
            self.heard.emit(tr("“{letter}” blanks the projector from now on").format(letter=text))
        else:
            self.heard.emit(tr("A key that does nothing here; set the clicker to page keys"))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: object) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ready = self.hasFocus()
        painter.setPen(QPen(theme.colour("primary" if ready else "button_edge"), 2 if ready else 1))
        painter.setBrush(theme.colour("ptint" if ready else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        words = tr("Press its keys now") if ready else tr("Try the clicker")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
