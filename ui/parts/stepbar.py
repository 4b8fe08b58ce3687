"""How far a step is: a bar of 8 with a notch where its last minute begins."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.show import show
from ui.shell.theme import Role, theme_now


class StepBar(QWidget):
    """`done` and `notch` are shares of the step's planned time, 0 to 1; no notch is None."""

    def __init__(self, done: float = 0.0, notch: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._notch = done, notch
        self._role: Role = "primary"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("step_bar")

    def show_share(self, done: float, notch: float | None = None, role: Role = "primary") -> None:
        if (done, notch, role) != (self._done, self._notch, self._role):
            self._done, self._notch, self._role = done, notch, role
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(160), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        radius = self.height() / 2
        trough = QPainterPath()
        trough.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.fillPath(trough, theme.colour("sunk"))
        width = self.width() * min(1.0, max(0.0, self._done))
        if width > 0:
            full = QPainterPath()
            full.addRoundedRect(QRectF(0, 0, max(width, self.height()), self.height()), radius, radius)
            painter.fillPath(full.intersected(trough), theme.colour(self._role))
        if self._notch is not None:
            painter.fillRect(QRectF(self.width() * self._notch, 0, theme.px(2), self.height()), theme.colour("surface"))


def _sample() -> QWidget:
    return StepBar(0.354, 0.846)


if __name__ == "__main__":
    show(_sample, (400, 8))
