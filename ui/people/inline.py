"""Text that is read until somebody clicks into it: then it is a field, and Enter keeps it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.parts.field import PlainEdit
from ui.shell.theme import theme_now

MOST_LINES = 8


class InlineText(QWidget):
    """`entered` gives a changed text, by Enter or by leaving; Esc puts back what stood there."""

    entered = Signal(str)

    def __init__(self, says: str, hint: str = "–", *, size: int = 14, bold: bool = False, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._kept = ""
        self.setObjectName(name or "inline")
        self.edit = _Edit(self)
        self.edit.setObjectName(f"{self.objectName()}_edit")
        self.edit.setAccessibleName(says)
        self.edit.setPlaceholderText(hint)
        self._font: QFont = theme_now().font(size, bold)
        self.edit.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border: 0; padding: 0; min-height: 0; background: transparent;"
            f" font-size: {theme_now().px(size)}px; font-weight: {700 if bold else 400}; }}"
        )
        row = QHBoxLayout(self)
        pad = theme_now().px(4)
        row.setContentsMargins(pad, theme_now().px(2), pad, theme_now().px(2))
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._on_text)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows what is kept; somebody who is typing here is not disturbed."""
        if self.edit.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        if self.text() != text:
            self.edit.setPlainText(text)

    def settle(self) -> None:
        """Gives the text on, if it is another than the one that is kept."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.entered.emit(self._kept)

    def put_back(self) -> None:
        """Shows again what is kept."""
        self.edit.setPlainText(self._kept)

    def sizeHint(self) -> QSize:
        lines = max(1, min(MOST_LINES, round(self.edit.document().size().height())))
        return QSize(theme_now().px(120), lines * self.edit.fontMetrics().lineSpacing() + theme_now().px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        focused = self.edit.hasFocus()
        if not focused and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("primary" if focused else "edge"), theme.px(2) if focused else 1))
        painter.setBrush(theme.colour("surface"))
        edge = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), theme.px(6), theme.px(6))

    def _on_text(self) -> None:
        self.updateGeometry()


class _Edit(PlainEdit):
    def __init__(self, owner: InlineText) -> None:
        super().__init__(owner)
        self._owner = owner
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self._owner.put_back()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._owner.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._owner.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._owner.settle()
