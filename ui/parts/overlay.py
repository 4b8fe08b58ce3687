"""Panels that live in the window, over what they concern: never a dialog, so the clock stays in sight."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.shell.theme import theme_now

Place = Literal["centre", "top", "right", "fill"]


class Overlay(QWidget):
    """Covers its host with a scrim and holds one panel; Esc and a click beside the panel close it.

    The focus goes to the panel, stays in it whatever Tab does, and goes back to where it was when it closes. `closed`
    is emitted once. While `firm` says so a click beside does nothing: what was written in the panel would be lost by a
    slip of the hand.
    """

    closed = Signal()

    def __init__(self, host: QWidget, panel: QWidget, place: Place = "centre") -> None:
        super().__init__(host)
        self.setObjectName("overlay")
        self.panel, self._place_of = panel, place
        self.firm: Callable[[], bool] | None = None
        self._came_from = host.window().focusWidget()
        panel.setParent(self)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        panel.show()
        self._lay_out()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Close as Esc does."""
        if self.isHidden():
            return
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # or Qt hands it to whatever comes next, and Space would press that
        self.hide()
        host = self.parentWidget()
        if host is not None:
            host.removeEventFilter(self)
        came_from = self._came_from
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._lay_out()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel: what lies under it cannot be seen."""
        begun = self.window().focusWidget() or self.panel
        at = _beside(begun, forward)
        while at is not begun and not (self.isAncestorOf(at) and _takes_tab(at)):
            at = _beside(at, forward)
        at.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self.panel.geometry().contains(event.position().toPoint())  # an empty place of it is no leaving
        if not inside and (self.firm is None or not self.firm()):
            self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._place_of != "fill":
            QPainter(self).fillRect(self.rect(), QColor(theme_now().roles["scrim"]))

    def _lay_out(self) -> None:
        theme = theme_now()
        gap = theme.px(16)
        if self._place_of == "fill":
            self.panel.setGeometry(self.rect())
            return
        if self._place_of == "right":
            width = min(max(self.panel.sizeHint().width(), self.width() // 2), self.width())
            self.panel.setGeometry(self.width() - width, 0, width, self.height())
            return
        hint = self.panel.sizeHint()
        width = min(hint.width(), self.width() - 2 * gap)
        height = min(max(hint.height(), self.panel.heightForWidth(width)), self.height() - 2 * gap)
        top = (
            min(theme.px(96), (self.height() - height) // 2)
            if self._place_of == "top"
            else (self.height() - height) // 2
        )
        self.panel.setGeometry((self.width() - width) // 2, max(gap, top), width, height)


def _beside(widget: QWidget, forward: bool) -> QWidget:
    return (widget.nextInFocusChain() if forward else widget.previousInFocusChain()) or widget


def _takes_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
