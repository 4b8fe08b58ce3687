"""Words on the desk, never read as markup, and shortened with the whole text at hand when there is no room."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.parts.show import show
from ui.parts.tip import tip

Tone = Literal["ink", "muted", "primary", "on_primary", "accent_text", "danger"]
Type = Literal["small", "body", "title", "heading", "display", "count"]


class PlainLabel(QLabel):
    """A label whose text is always plain.

    `elide` shortens one line where there is no room and puts the whole text into the tool tip; `wrap` breaks lines.
    """

    def __init__(
        self,
        text: str = "",
        tone: Tone = "ink",
        type: Type = "body",  # noqa: A002 (the word of the drawings)
        *,
        bold: bool = False,
        elide: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setProperty("tone", tone)
        self.setProperty("type", type)
        if bold:
            self.setProperty("weight", "bold")
        self._elide, self._own_tip = elide, False
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def set_tone(self, tone: Tone) -> None:
        _restyle(self, "tone", tone)

    def set_bold(self, bold: bool) -> None:
        _restyle(self, "weight", "bold" if bold else "")

    def set_type(self, size: Type) -> None:
        _restyle(self, "type", size)

    def is_elided(self) -> bool:
        return self._elide and self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("mmm…")))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_elided():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        box = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(self.palette().windowText().color())
        upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        painter.drawText(box, int(upright | Qt.AlignmentFlag.AlignLeading) | int(Qt.TextFlag.TextSingleLine), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._elide and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._tell_whole()

    def _tell_whole(self) -> None:
        if self.is_elided():
            tip(self, self.text())
            self._own_tip = True
        elif self._own_tip:
            self.setToolTip("")
            self._own_tip = False


def _restyle(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _sample() -> QWidget:
    return PlainLabel("<b>Anna</b> & the community of practice of rural water", "muted", "title", elide=True)


if __name__ == "__main__":
    show(_sample, (280, 40))
