"""The plan check beside the plan: what goes wrong, in a facilitator's words, each with one press that mends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.plan.remark import Remark
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.parts.tip import tip
from ui.shell.theme import theme_now

WORDS = 246  # the width that is left for a remark's words


class RemarksPanel(QScrollArea):
    """`mended` carries the Remark whose mend a person pressed; `chosen` the one whose place they want to see."""

    mended = Signal(object)
    chosen = Signal(object)
    expected = Signal(object)  # how many people, or None

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
        self.people = QLineEdit()
        self.people.setObjectName("plan_expected")
        self.people.setAccessibleName(tr("People expected"))
        self.people.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.people.setFixedWidth(theme.px(56))
        self.people.setMaxLength(4)
        self.people.editingFinished.connect(self._on_people)
        tip(self.people, tr("People expected: type a number, or empty it to count those who are listed."))
        column.addLayout(head)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(tr("People expected"), "muted"), 1)
        line.addWidget(self.people)
        column.addLayout(line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(14))
        column.addLayout(self._rows)
        column.addStretch()
        self.setWidget(holder)
        self._shown: tuple[Remark, ...] = ()
        self._count: int | None = None

    def show_expected(self, count: int | None, listed: int | None) -> None:
        """How many people the plan is checked for; those who are listed stand there in grey."""
        self._count = count
        if not self.people.hasFocus():
            self.people.setText(str(count) if count else "")
        self.people.setPlaceholderText(str(listed or "–"))

    def _on_people(self) -> None:
        text = self.people.text().strip()
        if text and not text.isdecimal():
            self.people.setText(str(self._count) if self._count else "")
            return
        count = int(text) if text and int(text) else None
        if count != self._count:
            self._count = count
            self.expected.emit(count)

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
            row.chosen.connect(self.chosen)
            self._rows.addWidget(row)
        if not remarks:
            words = tr("Nothing to remark: it fits its slot, and there is time to breathe.")
            self._rows.addWidget(PlainLabel(words, "muted", wrap=True))


class _Row(QWidget):
    mended = Signal(object)
    chosen = Signal(object)

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self._remark = remark
        self.setAccessibleName(f"{remark.title}. {remark.comfort}")
        if remark.activity_id:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tip(self, tr("Show it in the plan"))
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
            button.setMaximumWidth(theme.px(WORDS))  # a step's name in it may be long; the tool tip has it whole
            button.clicked.connect(self._on_mend)
            line.addWidget(button)
            line.addStretch()
            words.addLayout(line)
        row.addLayout(words, 1)

    def _on_mend(self) -> None:
        self.mended.emit(self._remark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._remark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._remark)
        else:
            super().keyPressEvent(event)
