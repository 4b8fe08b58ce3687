"""Under the wall: two notes that look alike, and what to do about them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.notes.values import Line, Note
from copdesk.words import tr
from ui.notes.words import one_line
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class TwinRow(QWidget):
    """48 high; hidden while nothing looks alike. `merged` and `kept_apart` carry the two ids."""

    merged = Signal(object, object)
    kept_apart = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._pair: tuple[Id, Id] | None = None
        self.setObjectName("twin_row")
        self.setFixedHeight(theme.px(48))
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = PlainLabel("", elide=True)
        merge = Button(tr("Merge"), height=28, name="merge_twins")
        keep = Button(tr("Keep both"), height=28, name="keep_twins")
        merge.clicked.connect(self._on_merge)
        keep.clicked.connect(self._on_keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Glyph("merge", "muted", 18))
        row.addWidget(self._words, 1)
        row.addWidget(merge)
        row.addWidget(keep)
        self.hide()

    def show_twins(self, pairs: Sequence[tuple[Note, Note]], lines: Sequence[Line]) -> None:
        """Offers the first pair; the row goes away without one."""
        self._pair = (pairs[0][0].id, pairs[0][1].id) if pairs else None
        if pairs:
            first, second = pairs[0]
            trios = {line.note.id: line.trio for line in lines}
            where = tr(" and ").join(trio for trio in (trios.get(first.id, ""), trios.get(second.id, "")) if trio)
            if one_line(first.body) == one_line(second.body):
                words = tr("Two notes look alike: “{text}” twice").format(text=one_line(first.body))
            else:
                words = tr("Two notes look alike: “{text}” and “{other}”")
                words = words.format(text=one_line(first.body), other=one_line(second.body))
            self._words.setText(f"{words}, {where}." if where else f"{words}.")
        self.setVisible(bool(pairs))

    def words(self) -> str:
        return self._words.text()

    def _on_merge(self) -> None:
        if self._pair is not None:
            self.merged.emit(*self._pair)

    def _on_keep(self) -> None:
        if self._pair is not None:
            self.kept_apart.emit(*self._pair)
