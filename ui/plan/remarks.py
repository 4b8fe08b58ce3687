"""The plan check beside the plan: what goes wrong, in a facilitator's words, each with one press that mends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.check import Remark
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class RemarksPanel(QScrollArea):
    """`mended` carries the Remark whose mend a person pressed; `chosen` the one whose place they want to see."""

    mended = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_check")
        self.setAccessibleName(tr("Plan check"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme = theme_now()
        holder = QWidget()
        holder.setProperty("ground", "tint")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Plan check"), bold=True))
        self.count = PlainLabel("", "muted")
        head.addWidget(self.count, 1)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(14))
        column.addLayout(self._rows)
        column.addStretch()
        self.setWidget(holder)
        self._shown: tuple[Remark, ...] = ()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Takes other remarks into view."""
        if remarks == self._shown and self._rows.count():
            return
        self._shown = remarks
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.count.setText(tr_many("{n} remark", "{n} remarks", len(remarks)))
        for remark in remarks:
            row = _Row(remark)
            row.mended.connect(self.mended)
            self._rows.addWidget(row)
        if not remarks:
            words = tr("Nothing to remark: it fits its slot, and there is time to breathe.")
            self._rows.addWidget(PlainLabel(words, "muted", wrap=True))


class _Row(QWidget):
    mended = Signal(object)

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self._remark = remark
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(Glyph("warning", "accent_text", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(PlainLabel(remark.title, bold=True, wrap=True))
        words.addWidget(PlainLabel(remark.comfort, "muted", wrap=True))
        if remark.mend is not None:
            line = QHBoxLayout()
            button = Button(remark.mend.label, height=28, name="mend")
            button.clicked.connect(self._on_mend)
            line.addWidget(button)
            line.addStretch()
            words.addLayout(line)
        row.addLayout(words, 1)

    def _on_mend(self) -> None:
        self.mended.emit(self._remark)
