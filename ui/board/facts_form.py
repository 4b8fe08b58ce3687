"""What is known about a drawing, in the words of the session plan; each field is kept when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from copdesk.board.drawing import Drawing, Facts
from copdesk.words import tr
from ui.parts.chip import Chip
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.show import show
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class FlowLayout(QLayout):
    """Widgets one after another, breaking into rows as words do."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            wide = min(hint.width(), rect.width())
            if x > rect.x() and x + wide > rect.right() + 1:
                x, y, high = rect.x(), y + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, hint.height())))
            x += wide + self.spacing()
            high = max(high, hint.height())
        return y + high - rect.y()


class KeyWords(QWidget):
    """Words as chips: a click takes one away, the field below adds one (or several, with commas)."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_words")
        theme = theme_now()
        self._words: tuple[str, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(theme.px(4))
        self._chips.setLayout(self._flow)
        self._field = Field("", tr("Add a key word"), name="key_word")
        self._field.edit.setAccessibleName(tr("Add a key word"))
        self._field.entered.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(tr("Key words"), "muted", "small"))
        column.addWidget(self._chips)
        column.addWidget(self._field)

    def show_words(self, words: tuple[str, ...]) -> None:
        if words == self._words and self._flow.count() == len(words):
            return
        self._words = words
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for word in words:
            chip = Chip(word, name="key_word_chip")
            chip.setCheckable(False)
            tip(chip, tr("Take “{word}” away").format(word=word))
            chip.clicked.connect(self._on_chip)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(words))
        self._chips.updateGeometry()

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.settled.emit(tuple(word for word in self._words if word != chip.text()))

    def _on_entered(self, text: str) -> None:
        new = [word.strip() for word in text.split(",") if word.strip()]
        self._field.set_text("")
        if new:
            self.settled.emit((*self._words, *(word for word in new if word not in self._words)))


class FactsForm(QWidget):
    """`settled` gives the field's name and its new value; what is refused is shown with `refuse`."""

    settled = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawing_facts")
        theme = theme_now()
        self._facts = Facts()
        self._drawing: bytes | None = None
        self._fields = {
            "title": Field(tr("Title"), name="fact_title"),
            "whose": Field(tr("Whose"), name="fact_whose"),
            "members": Field(tr("Members"), tr("number"), name="fact_members"),
            "governance": Field(tr("Governance"), name="fact_governance"),
            "numbers": Field(tr("Numbers"), tr("3 working groups, 2 meetings a year"), name="fact_numbers"),
            "focus": Field(tr("Focus"), lines=2, most=6, name="fact_focus"),
            "activity": Field(tr("Activity"), lines=2, most=6, name="fact_activity"),
        }
        self._words = KeyWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._fields["title"])
        column.addWidget(self._fields["whose"])
        pair = QHBoxLayout()
        pair.setSpacing(theme.px(8))
        self._fields["members"].setFixedWidth(theme.px(88))
        pair.addWidget(self._fields["members"], 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._fields["governance"], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        for name in ("numbers", "focus", "activity"):
            column.addWidget(self._fields[name])
        column.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for field in self._fields.values():
            field.entered.connect(self._on_entered)
            if not isinstance(field.edit, QLineEdit):
                field.edit.document().setDocumentMargin(0)
                field.edit.installEventFilter(self)
        self._words.settled.connect(self._on_words)

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show another drawing, or the same as it is now; a field being typed in is left alone."""
        other = (drawing.id if drawing else None) != self._drawing
        self._drawing = drawing.id if drawing else None
        self._facts = drawing.facts if drawing else Facts()
        for name, field in self._fields.items():
            if other or not (field.edit.hasFocus() or field.refusal()):
                field.set_text(_text(getattr(self._facts, name)))
                field.accept()
        self._words.show_words(self._facts.keywords)

    def refuse(self, name: str, sentence: str) -> None:
        """Say why a fact was not kept; what was typed stays."""
        if name in self._fields:
            self._fields[name].refuse(sentence)

    def settle(self) -> None:
        """Keep what is being typed, because the drawing is left."""
        for name, field in self._fields.items():
            if field.text() != _text(getattr(self._facts, name)):
                self._tell(name, field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for name, field in self._fields.items():
                if field.edit is watched and field.text() != _text(getattr(self._facts, name)):
                    self._tell(name, field)
        return False

    def _on_entered(self, text: str) -> None:
        sender = self.sender()
        for name, field in self._fields.items():
            if field is sender and text != _text(getattr(self._facts, name)):
                self._tell(name, field)

    def _on_words(self, words: tuple[str, ...]) -> None:
        self.settled.emit("keywords", words)

    def _tell(self, name: str, field: Field) -> None:
        field.accept()
        self.settled.emit(name, field.text())


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _sample() -> QWidget:
    form = FactsForm()
    facts = Facts(
        "CoPs in Ethiopia and Malawi", "Natalie Campbell", None, "Multi-organizational", keywords=("advocacy",)
    )
    form.show_drawing(Drawing(b"1", b"2", facts))
    return form


if __name__ == "__main__":
    show(_sample, (288, 560))
