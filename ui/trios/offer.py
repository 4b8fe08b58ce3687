"""What letting go would cost, said while a person is carried."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.trios.hand import Price, called
from copdesk.words import tr
from ui.parts.icons import Glyph
from ui.parts.keycap import KeyCap
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now
from ui.trios.shown import Offer


class OfferCard(QWidget):
    """A warm card with why it matters, what dropping does, and what Shift does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trios_offer")
        self.setAccessibleName(tr("What dropping here would do"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(4))
        self.why = PlainLabel("", "accent_text", bold=True, wrap=True)
        self.more = PlainLabel("", wrap=True)
        self.move_sign, self.swap_sign = Glyph("check", "muted"), Glyph("check", "muted")
        self.drop, self.swap = PlainLabel("", wrap=True), PlainLabel("", wrap=True)
        column.addWidget(self.why)
        column.addWidget(self.more)
        column.addLayout(_line(self.move_sign, self.drop))
        self._swap = QWidget()
        self._swap.setLayout(_line(self.swap_sign, self.swap, KeyCap("Shift")))
        column.addWidget(self._swap)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """None takes the card away."""
        self.setVisible(offer is not None and offer.move is not None)
        if offer is None or offer.move is None:
            return
        price = offer.move
        self.why.setText(_why(price))
        self.why.setVisible(bool(self.why.text()))
        rest = "; ".join(price.broken[1:] if not price.repeats else price.broken)
        where = tr("In “{where}”.").format(where=price.repeats[0].where) if price.repeats else ""
        self.more.setText(" ".join(part for part in (where, rest) if part))
        self.more.setVisible(bool(self.more.text()))
        self.drop.setText(price.words)
        self._sign(self.move_sign, price)
        self._swap.setVisible(offer.swap is not None)
        if offer.swap is not None:
            self.swap.setText(tr("drop: {what}").format(what=offer.swap.words))
            self._sign(self.swap_sign, offer.swap)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("atint"))
        painter.drawRoundedRect(self.rect(), theme.px(8), theme.px(8))

    def texts(self) -> list[str]:
        """What stands on the card."""
        labels = (self.why, self.more, self.drop, self.swap)
        return [label.text() for label in labels if not label.isHidden() and label.text()]

    def _sign(self, sign: Glyph, price: Price) -> None:
        if price.free:
            sign.show_icon("check", "muted")
        else:
            sign.show_icon("repeat" if price.repeats else "warning", "accent_text")


def _why(price: Price) -> str:
    if price.repeats:
        first = price.repeats[0]
        words = tr("{a} and {b} will meet later") if first.later else tr("{a} and {b} have met")
        words = words.format(a=called(first.a), b=called(first.b))
        more = len(price.repeats) - 1
        return words if not more else tr("{words}, and {n} more").format(words=words, n=more)
    return price.broken[0] if price.broken else ""


def _line(sign: Glyph, words: PlainLabel, cap: KeyCap | None = None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme_now().px(8))
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    if cap is not None:
        line.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line
