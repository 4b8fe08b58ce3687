"""The last notes above the capture line, and the signs that a line may begin with."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from copdesk.clock import hh_mm
from copdesk.notes.values import Line
from copdesk.words import tr
from ui.notes.words import category_words, one_line
from ui.parts.icons import paint_icon
from ui.parts.keycap import KeyCap
from ui.parts.label import PlainLabel
from ui.shell.theme import Role, theme_now

ROWS = 3


class LastNotes(QWidget):
    """Three rows of 28: when, which trio, what kind, the words, who said them, and whether they are on disk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._saving: tuple[str, ...] = ()
        self.setObjectName("last_notes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line], saving: Sequence[str]) -> None:
        """`saving` are texts on their way to the disk, the newest at the end."""
        self._lines, self._saving = tuple(lines), tuple(saving)
        self.setAccessibleName(tr("Last notes"))
        self.setAccessibleDescription(". ".join(self.texts()))
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """The words of the rows, as they stand from above."""
        return [*(_words(line) for line in self._lines), *self._saving][-ROWS:]

    def sizeHint(self) -> QSize:
        theme = theme_now()
        rows = len(self.texts())
        return QSize(theme.px(400), rows * theme.px(28) + (theme.px(8) if rows else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        every: list[Line | str] = [*self._lines]
        every.extend(self._saving)
        rows = every[-ROWS:]
        top = self.height() - len(rows) * theme.px(28)
        for place, row in enumerate(rows):
            self._paint_row(painter, QRect(0, top + place * theme.px(28), self.width(), theme.px(28)), row)

    def _paint_row(self, painter: QPainter, box: QRect, row: Line | str) -> None:
        theme = theme_now()
        pad, small = theme.px(16), theme.font(12)
        words = row if isinstance(row, str) else _words(row)
        right = box.width() - pad
        right = self._paint_saved(painter, box, right, saved=not isinstance(row, str))
        left = pad
        if isinstance(row, Line):
            if row.who:
                width = min(theme.px(180), QFontMetrics(small).horizontalAdvance(row.who) + 2)
                self._write(painter, QRect(right - width, box.top(), width, box.height()), row.who, "muted", 12)
                right -= width + theme.px(12)
            self._write(
                painter, QRect(left, box.top(), theme.px(40), box.height()), hh_mm(row.note.said_at), "muted", 12
            )
            self._write(
                painter, QRect(left + theme.px(48), box.top(), theme.px(28), box.height()), row.trio, "muted", 12
            )
            left += theme.px(80)
            category = row.kind
            if category is not None:
                mark = QRect(left, box.center().y() - theme.px(3), theme.px(8), theme.px(8))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.category(category.colour).mark))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawEllipse(self._placed(mark))
                name = QRect(left + theme.px(14), box.top(), theme.px(90), box.height())
                self._write(painter, name, category_words(category), "ink", 12)
            left += theme.px(112)
        self._write(painter, QRect(left, box.top(), right - left, box.height()), one_line(words), "ink", 14)

    def _paint_saved(self, painter: QPainter, box: QRect, right: int, *, saved: bool) -> int:
        theme = theme_now()
        words = tr("saved") if saved else tr("saving …")
        width = QFontMetrics(theme.font(12)).horizontalAdvance(words) + 2
        self._write(painter, QRect(right - width, box.top(), width, box.height()), words, "muted", 12)
        side = theme.px(14)
        sign = QRect(right - width - side - theme.px(6), box.center().y() - side // 2, side, side)
        paint_icon(painter, self._placed(sign), "check" if saved else "saving", theme.roles["muted"])
        return sign.left() - theme.px(12)

    def _write(self, painter: QPainter, box: QRect, text: str, role: Role, size: int) -> None:
        theme = theme_now()
        font = theme.font(size)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(self._placed(box), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)

    def _placed(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class GrammarRow(QWidget):
    """The signs that one needs and the key that parks, 40 high; the others are told by F1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("grammar_row")
        self.setFixedHeight(theme.px(40))
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(6))
        signs = (
            ("+", tr("positive")),
            ("−", tr("negative")),
            ("?", tr("question")),
            (">", tr("action")),
            ("@", tr("who")),
            ("F12", tr("parking lot")),
            ("F1", tr("all signs")),
        )
        for key, word in signs:
            row.addWidget(KeyCap(key))
            row.addWidget(PlainLabel(word, "muted", "small"))
            row.addSpacing(theme.px(8))
        row.addStretch()


def _words(line: Line) -> str:
    return " ".join((line.note.body, *(f"#{tag}" for tag in line.note.tags)))
